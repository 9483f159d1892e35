// One input from its name to its interpretations: the place where any failure of a document becomes
// a record, so that nothing one file holds can stop the others.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "interpreter/interpretation.h"
#include "output/writer.h"
#include "parser/reader.h"

namespace labread {

// What all inputs of a run share.
struct Judging {
  const Catalogue* catalogue = nullptr;
  Patient patient;  // as supplied by the user
  std::size_t input_bytes = 0;
};

struct Processed {
  SourceInfo source;
  std::vector<Interpretation> reports;
  std::optional<ErrorRecord> error;  // then there are no reports
};

// The bytes of a file, or of standard input for "-". Throws Error.
Bytes bytes_of(const std::string& file, std::size_t limit);

// Reads standard input for "-". Never throws for a fault of the document.
Processed process(const std::string& file, Reader& reader, const Judging& judging);
// The same for bytes that are no file here; `name` stands in the record.
Processed process(const std::string& name, const Bytes& bytes, Reader& reader,
                  const Judging& judging);

// Nothing where text in pictures would have to be recognised, which takes seconds.
std::optional<Processed> process_without_recognition(const std::string& file, Reader& reader,
                                                     const Judging& judging);

// What --fail-on, the summary and the exit code count.
struct Tally {
  std::size_t reports = 0;
  std::size_t results = 0;
  std::size_t out_of_range = 0;
  std::size_t critical = 0;
};
Tally tally_of(const Processed& processed);

// All records of one input in the writer's format; for a failed one its error record.
std::string rendered(const Processed& processed, const Writer& writer, const Catalogue& catalogue,
                     const WriteOptions& options);

}  // namespace labread

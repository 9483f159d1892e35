#include "cli/process.h"

#include <algorithm>
#include <exception>

#include "base/sha256.h"
#include "output/selection.h"

namespace labread {
namespace {

constexpr int standard_input = 0;

std::string_view kind_name(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::pdf: return "pdf";
    case DocumentKind::hl7: return "hl7";
    case DocumentKind::fhir: return "fhir";
    case DocumentKind::ldt: return "ldt";
    case DocumentKind::cda: return "cda";
    case DocumentKind::image: return "image";
    case DocumentKind::text: break;
  }
  return "text";
}

}  // namespace

Bytes bytes_of(const std::string& file, std::size_t limit) {
  return file == "-" ? Bytes::read(standard_input, limit) : Bytes::map(file, limit);
}

namespace {

void interpret_file(Processed& processed, ReadFile read, const Judging& judging) {
  processed.source.kind = kind_name(read.kind);
  processed.source.pages = read.pages;
  processed.source.recognised_pages = std::move(read.recognised_pages);
  processed.source.partial = std::move(read.partial);
  for (Report& report : read.reports) {
    processed.reports.push_back(interpret(std::move(report), judging.patient, *judging.catalogue));
  }
}

void read_and_interpret(Processed& processed, const Bytes& bytes, Reader& reader,
                        const Judging& judging) {
  processed.source.sha256 = sha256_of(bytes.view());
  interpret_file(processed, reader.read(bytes), judging);
}

// `work` fills the record it is given; what it throws becomes its error.
template <class Work>
Processed recorded(const std::string& name, Work work) {
  Processed processed;
  processed.source.file = name;
  try {
    work(processed);
  } catch (...) {
    processed.reports.clear();
    processed.error = to_record(std::current_exception());
  }
  return processed;
}

}  // namespace

Processed process(const std::string& file, Reader& reader, const Judging& judging) {
  return recorded(file, [&](Processed& processed) {
    read_and_interpret(processed, bytes_of(file, judging.input_bytes), reader, judging);
  });
}

Processed process(const std::string& name, const Bytes& bytes, Reader& reader,
                  const Judging& judging) {
  return recorded(
      name, [&](Processed& processed) { read_and_interpret(processed, bytes, reader, judging); });
}

std::optional<Processed> process_without_recognition(const std::string& file, Reader& reader,
                                                     const Judging& judging) {
  bool postponed = false;
  Processed processed = recorded(file, [&](Processed& record) {
    const Bytes bytes = bytes_of(file, judging.input_bytes);
    record.source.sha256 = sha256_of(bytes.view());
    std::optional<ReadFile> read = reader.read_without_recognition(bytes);
    postponed = !read;
    if (read) interpret_file(record, std::move(*read), judging);
  });
  if (postponed) return std::nullopt;
  return processed;
}

Tally tally_of(const Processed& processed) {
  Tally tally;
  tally.reports = processed.reports.size();
  for (const Interpretation& report : processed.reports) {
    tally.results += report.results.size();
    tally.out_of_range +=
        static_cast<std::size_t>(std::ranges::count_if(report.results, is_out_of_range));
    tally.critical += static_cast<std::size_t>(std::ranges::count_if(
        report.results, [](const JudgedResult& result) { return !result.critical.empty(); }));
  }
  return tally;
}

std::string rendered(const Processed& processed, const Writer& writer, const Catalogue& catalogue,
                     const WriteOptions& options) {
  if (processed.error) return writer.write_error(*processed.error, processed.source, options);
  std::string text;
  WriteOptions numbered = options;
  for (const Interpretation& report : processed.reports) {
    std::string record = writer.write(report, processed.source, catalogue, numbered);
    if (text.empty()) {
      text = std::move(record);
    } else {
      text.append(writer.between).append(record);
    }
    ++numbered.number;
  }
  return text;
}

}  // namespace labread

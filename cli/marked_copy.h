// A report's PDF with what was read marked on it: which marks the verdicts give, and the update
// that goes behind the original's bytes. For `labread annotate` and the page of `labread serve`.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "cli/process.h"
#include "output/writer.h"
#include "parser/reader.h"

namespace labread {

struct MarkedCopy {
  PdfUpdate update;                 // the copy is the original's bytes and then update.bytes
  std::vector<std::string> doubts;  // why the marks may not be all there is to mark
  std::size_t marks = 0;
  std::size_t out_of_range = 0;
};

// Throws Error where the bytes are no PDF, or hold nothing to mark, or cannot be marked.
MarkedCopy mark_report(const Bytes& bytes, Reader& reader, const Judging& judging,
                       const WriteOptions& options);

}  // namespace labread

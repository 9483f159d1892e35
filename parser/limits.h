// What a single document may cost. Each limit is documented in docs/exit_codes.md and ends in
// Error limit_exceeded or, where part of the document was read, in a partial document.
#pragma once

#include <cstddef>

namespace labread {

struct Limits {
  std::size_t input_bytes = 256'000'000;
  std::size_t text_bytes = 64'000'000;  // of a text file
  std::size_t pages = 2'000;
  std::size_t words = 2'000'000;                   // of a document
  std::size_t stream_bytes = 64'000'000;           // one decoded PDF stream
  std::size_t decoded_bytes = 512'000'000;         // all decoded streams of a PDF
  std::size_t image_bytes = 128'000'000;           // one image of a PDF, and the pixels of any
  std::size_t operators = 20'000'000;              // content-stream operators of a PDF
  std::size_t worker_memory = 512'000'000;         // address space of the PDF worker
  std::size_t segments = 2'000'000;                // of an HL7 file, lines of an LDT file
  std::size_t reports = 10'000;                    // of a coded file
  std::size_t results = 5'000;                     // of a report in a coded file
  std::size_t rows = 200'000;                      // of all reports in a coded file
  std::size_t nodes = 2'000'000;                   // of a JSON or XML file
  std::size_t depth = 200;                         // of a JSON or XML file
  std::size_t recognition_memory = 1'500'000'000;  // address space of the worker for pictures
  double seconds = 20;                             // wall time of one document in the worker
  double recognition_seconds = 60;                 // of one picture of a page
};

}  // namespace labread

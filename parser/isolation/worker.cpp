#include "parser/isolation/worker.h"

#include <utility>
#include <variant>

#include "base/error.h"
#include "parser/isolation/mark_wire.h"

namespace labread {

Worker::Worker(std::string path, const Limits& limits, bool sandboxed)
    : process_(path.empty() ? find_worker("labread-pdf") : std::move(path), "the PDF worker"),
      limits_(limits),
      sandboxed_(sandboxed) {}

// An answer longer than all the worker's memory is none.
template <class Wanted, class Decode>
Wanted Worker::ask(const Bytes& bytes, RequestHead head, Decode decode_bytes) {
  head.limits = limits_;
  head.size = bytes.view().size();
  head.sandboxed = sandboxed_;
  for (;;) {
    head.with_module = with_module_;
    auto answer = process_.ask(encode(head), bytes.view(), limits_.seconds, limits_.worker_memory,
                               decode_bytes);
    if (auto* wanted = std::get_if<Wanted>(&answer)) return std::move(*wanted);
    if (const auto* error = std::get_if<ErrorRecord>(&answer)) {
      throw Error(error->code, error->message, error->page);
    }
    if (std::exchange(with_module_, true)) break;
    process_.give_up();
  }
  throw Error(ErrorCode::internal, "the PDF worker cannot load labread-podofo.so");
}

Document Worker::read(const Bytes& bytes, const std::string& password, bool accepts_scans) {
  RequestHead head;
  head.password = password;
  head.accepts_scans = accepts_scans;
  return ask<Document>(bytes, std::move(head),
                       [this](const std::string& answer) { return decode(answer, limits_); });
}

Scan Worker::read_scan(const Bytes& bytes, const std::string& password, int page) {
  RequestHead head;
  head.password = password;
  head.scan_of = page;
  return ask<Scan>(bytes, std::move(head),
                   [this](const std::string& answer) { return decode_scan(answer, limits_); });
}

PdfUpdate Worker::mark(const Bytes& bytes, const std::string& password, const PdfMarks& marks) {
  RequestHead head;
  head.password = password;
  head.marks = encode(marks);
  if (head.marks.size() + password.size() + sizeof(Limits) + 64 > longest_head) {
    throw Error(ErrorCode::limit_exceeded, "has more values than can be marked");
  }
  return ask<PdfUpdate>(bytes, std::move(head),
                        [](const std::string& answer) { return decode_update(answer); });
}

}  // namespace labread

// One PDF worker process, owned by one thread: started at the first document (or early by start()),
// reused for many, given up when it dies, hangs or grows. Such a document is tried once more alone
// in a fresh worker, then fails with worker_failed or limit_exceeded. A document that needs the
// module of ciphers is handed to a fresh worker that loads it before it locks itself in.
#pragma once

#include <string>

#include "base/bytes.h"
#include "parser/document.h"
#include "parser/isolation/scan_wire.h"
#include "parser/isolation/wire.h"
#include "parser/isolation/worker_process.h"
#include "parser/limits.h"
#include "parser/mark.h"
#include "parser/scan.h"

namespace labread {

class Worker {
 public:
  // `path` of the executable; empty: the installed place beside the running program, then the
  // program's own folder.
  // Not `sandboxed`: PDFs are read also where the system cannot filter the worker's calls.
  Worker(std::string path, const Limits& limits, bool sandboxed = true);

  // Starts the process without waiting, so that its start-up overlaps the caller's own.
  void start() { process_.start(); }
  // Throws Error: what the worker reports, or worker_failed, limit_exceeded. A PDF of nothing but
  // images is no failure where scans are accepted.
  Document read(const Bytes& bytes, const std::string& password, bool accepts_scans = false);
  // The images painted on a page. Throws Error.
  Scan read_scan(const Bytes& bytes, const std::string& password, int page);
  // What is to be put behind these bytes of a PDF. Throws Error like read().
  PdfUpdate mark(const Bytes& bytes, const std::string& password, const PdfMarks& marks);

 private:
  template <class Wanted, class Decode>
  Wanted ask(const Bytes& bytes, RequestHead head, Decode decode_bytes);

  WorkerProcess process_;
  Limits limits_;
  bool sandboxed_;
  bool with_module_ = false;  // one document of this kind is seldom the last
};

}  // namespace labread

// One PDF worker process, owned by one thread: started at the first document (or early by start()),
// reused for many, given up when it dies, hangs or grows. Such a document is tried once more alone
// in a fresh worker, then fails with worker_failed or limit_exceeded.
#pragma once

#include <memory>
#include <string>

#include "base/bytes.h"
#include "parser/document.h"
#include "parser/limits.h"

namespace labread {

class Worker {
 public:
  // `path` of the executable; empty: the installed place beside the running program, then the
  // program's own folder.
  Worker(std::string path, const Limits& limits);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Starts the process without waiting, so that its start-up overlaps the caller's own.
  void start();
  // Throws Error: what the worker reports, or worker_failed, limit_exceeded.
  Document read(const Bytes& bytes, const std::string& password);

 private:
  struct Process;
  Document accept(const std::string& answer);
  std::string path_;
  Limits limits_;
  std::unique_ptr<Process> process_;
};

}  // namespace labread

// A worker executable and the process of it that is running: asked one thing at a time, started
// when first needed, given up when it dies, hangs or grows. What it was asked then is tried once
// more alone in a fresh process.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"

namespace labread {

class Child;

// The installed place beside the running program, then the program's own folder. Never looked for
// on PATH: what is found there need not be ours.
std::string find_worker(std::string_view name);

class WorkerProcess {
 public:
  // `name` for messages: "the PDF worker".
  WorkerProcess(std::string path, std::string name);
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;

  const std::string& path() const { return path_; }
  // Starts the process without waiting, so that its start-up overlaps the caller's own.
  void start();
  // Sends `head` as a frame and `body` as it is, and gives the answer's bytes: at most `longest`,
  // within `seconds`. Throws Error worker_failed, limit_exceeded.
  std::string ask(std::string_view head, std::string_view body, double seconds,
                  std::size_t longest);
  // The same, decoded: one that answers nonsense is not asked again.
  template <class Decode>
  auto ask(std::string_view head, std::string_view body, double seconds, std::size_t longest,
           Decode decode) {
    const std::string answer = ask(head, body, seconds, longest);
    try {
      return decode(answer);
    } catch (const Error&) {
      give_up();
      throw;
    }
  }
  // The next question goes to a fresh process.
  void give_up();

 private:
  struct Process;
  std::string path_;
  std::string name_;
  std::unique_ptr<Process> process_;
};

}  // namespace labread

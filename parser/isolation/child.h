// A child process with a socket on its standard input, owned by one object: started, spoken with
// until a deadline, and never left behind. Safe beside other threads that start processes.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace labread {

using Deadline = std::chrono::steady_clock::time_point;

enum class Exchange { done, closed, late };  // closed: the other side is gone

class Child {
 public:
  // Throws Error worker_failed where it cannot be started. What the child prints goes nowhere.
  explicit Child(const std::string& path);
  // Kills what still runs, and waits for it.
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // One piece behind the other, as far as the system can in a single call.
  Exchange send(std::string_view first, std::string_view second, Deadline deadline);
  // Fills `size` bytes, no more.
  Exchange receive(char* bytes, std::size_t size, Deadline deadline);
  // What is there, at least a byte and at most `size`, which becomes the number of them.
  Exchange receive_some(char* bytes, std::size_t& size, Deadline deadline);

  // The signal it died of, 0 for none; ends it first where it still runs.
  int end();

 private:
  bool wait_until_ready(short events, Deadline deadline) const;

  pid_t process_ = -1;
  int socket_ = -1;
};

}  // namespace labread

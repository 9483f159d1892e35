// Many inputs read by several threads, each with a Reader of its own. Finished records are
// delivered one at a time; interrupts and progress belong to the thread that waits.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/inputs.h"
#include "cli/journal.h"
#include "cli/process.h"

namespace labread {

struct FinishedInput {
  JournalRecord record;
  bool resumed = false;
  std::optional<ErrorRecord> failure;  // of this run
};

struct BatchWork {
  const std::vector<BatchInput>* inputs = nullptr;
  unsigned jobs = 1;
  std::size_t window = 0;  // inputs in work beyond the oldest undelivered one; 0: no bound
  // Makes the record of one input; called by several threads at a time. An input that takes long
  // may wait: where that is allowed, nothing is given for it, and it is asked for again at the end.
  std::function<std::optional<FinishedInput>(const BatchInput&, Reader&, bool may_wait)> read;
  std::function<Reader()> make_reader;
  std::function<void(std::size_t, FinishedInput)> deliver;
  std::function<void(std::size_t)> progress;  // with the number delivered, a few times a second
};

// Whether all was done; false after SIGINT or SIGTERM. What deliver() throws ends the run and is
// thrown here.
bool run_work(const BatchWork& work);

}  // namespace labread

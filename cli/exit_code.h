// What the program's exit code means; docs/exit_codes.md says it for users.
#pragma once

namespace labread {

enum ExitCode : int {
  exit_done = 0,
  exit_some_failed = 1,   // at least one of several inputs failed, or a check of check-data
  exit_wrong_use = 2,     // the command, or the data it names, cannot be used as given
  exit_nothing_done = 3,  // nothing could be read, or the output could not be written
  exit_found = 4,         // --fail-on is met
  exit_internal = 70,     // a fault of the program
  exit_interrupted = 130,
};

}  // namespace labread

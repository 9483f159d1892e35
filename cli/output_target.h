// Where records go: standard output, or a file that appears when all of them are there.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/atomic_file.h"

namespace labread {

class OutputTarget {
 public:
  // Empty or "-": standard output.
  explicit OutputTarget(const std::string& target);
  void write(std::string_view text);
  void commit();

 private:
  std::optional<AtomicFile> file_;
};

}  // namespace labread

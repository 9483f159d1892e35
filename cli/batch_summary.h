// What a batch says at its end: read, failed by reason, same content, untried types, results.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "cli/process.h"

namespace labread {

struct BatchSummary {
  std::size_t files = 0;
  std::size_t read = 0;
  std::size_t resumed = 0;  // of these, taken from the journal
  std::size_t duplicates = 0;
  std::map<std::string, std::size_t> failed;   // by error code
  std::map<std::string, std::size_t> untried;  // by extension
  Tally tally;

  std::size_t failures() const;
};

std::string as_text(const BatchSummary& summary);
std::string as_json(const BatchSummary& summary);  // one line

}  // namespace labread

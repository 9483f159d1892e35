// Doubt attached to a place: a report can be read, but something in it was ambiguous, repaired or
// left out. Notes are output (`warnings`), never chatter on stderr.
#pragma once

#include <optional>
#include <string>

namespace labread {

// Where something stood: page and line count from 1.
struct Place {
  int page = 0;
  int line = 0;
};

struct Note {
  std::string code;     // stable, snake_case: "ambiguous_decimal_mark"
  std::string message;  // one sentence, with what would settle it
  std::optional<Place> place;
};

}  // namespace labread

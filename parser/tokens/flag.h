// Reads a flag at the start of a text: H, L, HH, LL, *, **, +, -, +++, ↑, ↓, (H), [L], "High",
// "Critical Low", "Abnormal", "hoch".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parser/tokens/taken.h"
#include "reference_ranges/lexicon.h"

namespace labread {

struct Flag {
  std::string text;     // as printed
  std::string meaning;  // low, high, critical_low, critical_high, abnormal, normal
};

// Where `in_flag_column`, single letters such as A and N are flags too.
std::optional<Taken<Flag>> take_flag(std::string_view text, const Lexicon& lexicon,
                                     bool in_flag_column = false);

}  // namespace labread

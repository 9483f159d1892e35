// Digits as superscripts: what a page sets raised, in letters of the text.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace labread {

// "9" -> "\u2079"; `digits` are ASCII digits.
inline std::string superscript_of(std::string_view digits) {
  static constexpr auto raised =
      std::to_array<std::string_view>({"\u2070", "\u00b9", "\u00b2", "\u00b3", "\u2074", "\u2075",
                                       "\u2076", "\u2077", "\u2078", "\u2079"});
  std::string out;
  for (const char digit : digits) out += raised[static_cast<std::size_t>(digit - '0')];
  return out;
}

}  // namespace labread

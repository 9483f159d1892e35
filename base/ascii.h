// Questions about bytes that are ASCII, without a locale. Bytes of longer characters are neither
// digits nor letters.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace labread {

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

// Where the first digit stands; npos: nowhere. find_first_of() would search ten digits for each
// byte.
constexpr std::size_t first_digit(std::string_view text) {
  const auto found = std::find_if(text.begin(), text.end(), is_ascii_digit);
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}
constexpr bool holds_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_ascii_digit);
}

}  // namespace labread

// Questions about whole texts that every reader asks: blanks about them, and lists that hold them.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string_view>

namespace labread {

// Without the bytes of `blanks` in front and behind.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = " ") {
  const std::size_t from = text.find_first_not_of(blanks);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

constexpr bool is_one_of(std::string_view text, std::span<const std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}
constexpr bool is_one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace labread

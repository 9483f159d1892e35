// The kinds of characters in PDF syntax, by a table, for every byte of a content stream is asked;
// and the steps over blanks and words that the readers of objects and of tokens share.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace labread::pdf {

enum class CharacterKind : std::uint8_t { regular, blank, delimiter };

inline constexpr std::array<CharacterKind, 256> character_kinds = [] {
  std::array<CharacterKind, 256> table{};
  for (const char c : std::string_view("\0\t\n\f\r ", 6)) {
    table[static_cast<std::uint8_t>(c)] = CharacterKind::blank;
  }
  for (const char c : std::string_view("()<>[]{}/%")) {
    table[static_cast<std::uint8_t>(c)] = CharacterKind::delimiter;
  }
  return table;
}();

constexpr CharacterKind kind_of(char c) { return character_kinds[static_cast<std::uint8_t>(c)]; }
constexpr bool is_blank(char c) { return kind_of(c) == CharacterKind::blank; }
constexpr bool is_delimiter(char c) { return kind_of(c) == CharacterKind::delimiter; }
constexpr bool is_regular(char c) { return kind_of(c) == CharacterKind::regular; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

inline constexpr std::array<std::int8_t, 256> hex_digits = [] {
  std::array<std::int8_t, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    const auto from = [c](char first, char last, int value) {
      const auto low = static_cast<std::uint8_t>(first);
      return c >= low && c <= static_cast<std::uint8_t>(last) ? static_cast<int>(c - low) + value
                                                              : -1;
    };
    table[c] = static_cast<std::int8_t>(
        std::max({from('0', '9', 0), from('A', 'F', 10), from('a', 'f', 10)}));
  }
  return table;
}();

// What a hexadecimal digit is worth; -1: it is none.
constexpr int hex_digit(char c) { return hex_digits[static_cast<std::uint8_t>(c)]; }

// The first place from `at` on that is neither blank nor comment; may be the end.
inline std::size_t skip_blanks(std::string_view bytes, std::size_t at) {
  for (; at < bytes.size(); ++at) {
    if (is_blank(bytes[at])) continue;
    if (bytes[at] != '%') break;
    at = std::min(bytes.find_first_of("\r\n", at), bytes.size() - 1);
  }
  return at;
}

// The first place from `at` on where a word ends; may be the end of all.
inline std::size_t word_end(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && is_regular(bytes[at])) ++at;
  return at;
}

// Whether `word` stands at `at` and ends there.
inline bool word_at(std::string_view bytes, std::size_t at, std::string_view word) {
  if (at >= bytes.size() || bytes[at] != word[0] || !bytes.substr(at).starts_with(word)) {
    return false;
  }
  const std::size_t end = at + word.size();
  return end == bytes.size() || !is_regular(bytes[end]);
}

}  // namespace labread::pdf

// The kinds of characters in PDF syntax, by a table: every byte of a content stream is asked.
#pragma once

#include <array>
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

// What a hexadecimal digit is worth; -1: it is none.
constexpr int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace labread::pdf

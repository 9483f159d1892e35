// An exact decimal number as a laboratory prints it: `8.40` keeps its two places and compares equal
// to `8.4`. Reports are compared with their ranges through this type, never through floating point;
// only unit conversion leaves it, through to_double().
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace labread {

enum class DecimalMark : std::uint8_t { point, comma };

// coefficient * 10^-places. At most 18 digits and 0 <= places <= 18.
struct Decimal {
  std::int64_t coefficient = 0;
  std::int8_t places = 0;

  double to_double() const;       // correctly rounded
  std::string to_string() const;  // "8.40", "-0.5", always with a point
  // Writes the same, at most `longest_text` bytes, and gives its end.
  static constexpr std::size_t longest_text = 24;
  char* print(char* at) const;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }
};

// Reads the whole text: digits with at most one decimal mark, an optional sign, and thousands marks
// (the other mark, a blank, a narrow blank or an apostrophe) only in groups of three. Nothing for
// any other text and for more than 18 digits.
std::optional<Decimal> parse_decimal(std::string_view text, DecimalMark mark);

// The shortest decimal that reads back as this finite double; nothing where that has over 18
// digits.
std::optional<Decimal> decimal_from(double value);

}  // namespace labread

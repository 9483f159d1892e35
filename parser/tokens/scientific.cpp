#include "parser/tokens/scientific.h"

#include <cstdint>

#include "base/ascii.h"
#include "base/utf8.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

// Takes `start` off the text where it begins with that.
bool take(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) return false;
  text.remove_prefix(start.size());
  return true;
}

// The value of a raised digit, or -1.
int raised_digit(char32_t c) {
  if (c == 0xB2 || c == 0xB3) return static_cast<int>(c - 0xB0);
  if (c == 0xB9) return 1;
  return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? static_cast<int>(c - 0x2070) : -1;
}

std::optional<int> take_raised(std::string_view& text) {
  std::optional<int> exponent;
  for (std::size_t at = 0; !text.empty(); text.remove_prefix(at)) {
    at = 0;
    const int digit = raised_digit(next_code_point(text, at));
    if (digit < 0 || exponent > 9) break;
    exponent = 10 * exponent.value_or(0) + digit;
  }
  return exponent;
}

// One digit or two.
std::optional<int> take_exponent(std::string_view& text) {
  std::optional<int> exponent;
  for (; !text.empty() && is_ascii_digit(text[0]); text.remove_prefix(1)) {
    if (exponent > 9) return std::nullopt;
    exponent = 10 * exponent.value_or(0) + (text[0] - '0');
  }
  return exponent;
}

}  // namespace

std::optional<Taken<int>> scan_power_of_ten(std::string_view text) {
  std::string_view rest = text.substr(blanks_at(text, 0));
  if (!take(rest, "x") && !take(rest, "X") && !take(rest, "\u00d7") && !take(rest, "*")) {
    return std::nullopt;
  }
  rest.remove_prefix(blanks_at(rest, 0));
  if (!take(rest, "10")) return std::nullopt;
  std::optional<int> exponent = take_raised(rest);
  if (!exponent) {
    if (!take(rest, "^") && !take(rest, "**") && !take(rest, "*") && !take(rest, "E")) {
      take(rest, "e");
    }
    const bool bracket = take(rest, "(");
    exponent = take_exponent(rest);
    if (bracket && !take(rest, ")")) return std::nullopt;
  }
  if (!exponent) return std::nullopt;
  return Taken<int>{*exponent, text.size() - rest.size()};
}

std::optional<Taken<int>> scan_exponent(std::string_view text) {
  std::string_view rest = text;
  if (!take(rest, "E") && !take(rest, "e")) return std::nullopt;
  const bool minus = take(rest, "-");
  if (!minus && !take(rest, "+")) return std::nullopt;
  const auto exponent = take_exponent(rest);
  if (!exponent) return std::nullopt;
  return Taken<int>{minus ? -*exponent : *exponent, text.size() - rest.size()};
}

std::optional<Decimal> times_power_of_ten(const Decimal& number, int exponent) {
  constexpr int most_digits = 18;
  constexpr std::int64_t largest = 100'000'000'000'000'000;  // that may grow by a digit
  int places = number.places - exponent;
  std::int64_t coefficient = number.coefficient;
  for (; places < 0; ++places) {
    if (coefficient >= largest || coefficient <= -largest) return std::nullopt;
    coefficient *= 10;
  }
  if (places > most_digits) return std::nullopt;
  return Decimal{coefficient, static_cast<std::int8_t>(places)};
}

}  // namespace labread

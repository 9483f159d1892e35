#include "base/decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace labread {
namespace {

constexpr int max_digits = 18;

// Holds 18 digits shifted by 18 places.
__extension__ typedef __int128 Wide;

constexpr std::array<std::int64_t, max_digits + 1> powers_of_ten = [] {
  std::array<std::int64_t, max_digits + 1> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

// Bytes of a thousands mark at the start of `text` (0 where there is none).
std::size_t thousands_mark(std::string_view text, DecimalMark mark) {
  if (text.empty()) return 0;
  const char other = mark == DecimalMark::point ? ',' : '.';
  if (text[0] == other || text[0] == ' ' || text[0] == '\'') return 1;
  for (const std::string_view blank : {"\u00a0", "\u2009", "\u202f", "\u2019"}) {
    if (text.substr(0, blank.size()) == blank) return blank.size();
  }
  return 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits of the whole part; after the first mark every group must have three digits and the mark
// must stay the same.
class WholePart {
 public:
  bool take(std::string_view text, DecimalMark mark, std::size_t& at) {
    std::string_view first_mark;
    std::size_t group = 0;
    const std::size_t start = at;
    while (at < text.size()) {
      if (is_digit(text[at])) {
        ++group;
        ++at;
        continue;
      }
      const std::size_t length = thousands_mark(text.substr(at), mark);
      if (length == 0 || at == start) break;
      const std::string_view found = text.substr(at, length);
      const bool first = first_mark.empty();
      if (first ? group > 3 : (group != 3 || found != first_mark)) return false;
      first_mark = found;
      group = 0;
      at += length;
    }
    return first_mark.empty() || group == 3;
  }
};

}  // namespace

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.places == b.places) return a.coefficient <=> b.coefficient;
  const int places = std::max(a.places, b.places);
  const auto scaled = [places](const Decimal& d) {
    return Wide{d.coefficient} * powers_of_ten[static_cast<std::size_t>(places - d.places)];
  };
  const Wide left = scaled(a);
  const Wide right = scaled(b);
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

char* Decimal::print(char* at) const {
  const bool negative = coefficient < 0;
  const std::uint64_t size = negative ? 0 - static_cast<std::uint64_t>(coefficient)
                                      : static_cast<std::uint64_t>(coefficient);
  std::array<char, 20> digits;
  const char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), size).ptr;
  const auto whole = (end - digits.data()) - places;
  const char* const point = digits.data() + std::max<std::ptrdiff_t>(whole, 0);
  if (negative) *at++ = '-';
  at = whole > 0 ? std::copy(static_cast<const char*>(digits.data()), point, at)
                 : std::fill_n(at, 1, '0');
  if (places == 0) return at;
  *at++ = '.';
  if (whole < 0) at = std::fill_n(at, -whole, '0');
  return std::copy(point, end, at);
}

std::string Decimal::to_string() const {
  std::array<char, longest_text> text;
  return {text.data(), print(text.data())};
}

double Decimal::to_double() const {
  // A quotient of two numbers that a double holds exactly is rounded once, and so correctly.
  constexpr std::int64_t largest_exact = std::int64_t{1} << 53;
  if (-largest_exact <= coefficient && coefficient <= largest_exact) {
    return static_cast<double>(coefficient) /
           static_cast<double>(powers_of_ten[static_cast<std::size_t>(places)]);
  }
  std::array<char, longest_text> text;
  double value = 0;
  std::from_chars(text.data(), print(text.data()), value);
  return value;
}

std::optional<Decimal> parse_decimal(std::string_view text, DecimalMark mark) {
  Decimal result;
  std::size_t at = 0;
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    ++at;
  } else if (constexpr std::string_view minus = "\u2212"; text.starts_with(minus)) {
    negative = true;
    at += minus.size();
  }
  const std::size_t start = at;
  if (!WholePart{}.take(text, mark, at)) return std::nullopt;
  int digits = 0;
  const auto add = [&](char c) {
    result.coefficient = result.coefficient * 10 + (c - '0');
    return ++digits <= max_digits;
  };
  for (std::size_t i = start; i < at; ++i) {
    if (is_digit(text[i]) && !add(text[i])) return std::nullopt;
  }
  const char point = mark == DecimalMark::point ? '.' : ',';
  if (at < text.size() && text[at] == point) {
    const std::size_t fraction = ++at;
    while (at < text.size() && is_digit(text[at])) {
      if (!add(text[at++])) return std::nullopt;
    }
    if (at == fraction) return std::nullopt;
    result.places = static_cast<std::int8_t>(at - fraction);
  }
  if (digits == 0 || at != text.size()) return std::nullopt;
  if (negative) result.coefficient = -result.coefficient;
  return result;
}

std::optional<Decimal> decimal_from(double value) {
  std::array<char, 400> buffer;
  if (!std::isfinite(value)) return std::nullopt;
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  if (error != std::errc{}) return std::nullopt;
  return parse_decimal({buffer.data(), static_cast<std::size_t>(end - buffer.data())},
                       DecimalMark::point);
}

}  // namespace labread

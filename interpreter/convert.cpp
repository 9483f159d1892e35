#include "interpreter/convert.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace labread {
namespace {

constexpr int most_digits = 18;

struct Base {
  std::string_view code;
  std::string_view quantity;
};

// The base units that occur in laboratory results. Longer codes first where one starts another.
constexpr std::array<Base, 21> bases = {{
    {"[arb'U]", "arbitrary"},
    {"[IU]", "activity"},
    {"[ppth]", "fraction"},
    {"mm[Hg]", "pressure"},
    {"[iU]", "activity"},
    {"kat", "activity"},
    {"mol", "amount"},
    {"osm", "amount"},
    {"eq", "amount"},
    {"min", "time"},
    {"wk", "time"},
    {"mo", "time"},
    {"g", "mass"},
    {"L", "volume"},
    {"U", "activity"},
    {"m3", "volume"},
    {"m", "length"},
    {"s", "time"},
    {"h", "time"},
    {"d", "time"},
    {"%", "fraction"},
}};

std::string_view quantity_of(std::string_view atom) {
  if (atom.empty() || atom == "1" || atom.starts_with("10*")) return "count";
  for (const Base& base : bases) {
    if (atom == base.code) return base.quantity;
  }
  constexpr std::string_view prefixes = "fpnumckd";
  if (atom.size() < 2 || prefixes.find(atom.front()) == std::string_view::npos) return {};
  const std::string_view rest = atom.substr(1);
  for (const Base& base : bases) {
    if (rest == base.code && base.quantity != "time" && base.quantity != "fraction") {
      return base.quantity;
    }
  }
  return {};
}

std::string without_annotations(std::string_view ucum) {
  std::string plain;
  bool inside = false;
  for (const char c : ucum) {
    if (c == '{') inside = true;
    if (!inside) plain += c;
    if (c == '}') inside = false;
  }
  while (plain.ends_with('/')) plain.pop_back();
  return plain;
}

// k where a ratio of factors is 10^k.
std::optional<int> power_of_ten(double ratio) {
  if (!(ratio > 0)) return std::nullopt;
  const double exponent = std::log10(ratio);
  const double whole = std::round(exponent);
  if (std::abs(exponent - whole) > 1e-12 || std::abs(whole) > 12) return std::nullopt;
  return static_cast<int>(whole);
}

// value * 10^k, exact; nothing where it does not fit the digits.
std::optional<Decimal> scaled(Decimal value, int exponent) {
  int places = value.places - exponent;
  for (; places < 0; ++places) {
    if (std::abs(value.coefficient) >= 100'000'000'000'000'000) return std::nullopt;
    value.coefficient *= 10;
  }
  for (; places > most_digits; --places) {
    if (value.coefficient % 10 != 0) return std::nullopt;
    value.coefficient /= 10;
  }
  value.places = static_cast<std::int8_t>(places);
  return value;
}

// The twelve digits of "-1.23456789012e+02" without zeros at their end, where they are the number's
// shortest text: not where many zeros would have to stand beside them.
std::optional<Decimal> plain_decimal(std::string_view scientific) {
  const std::size_t mark = scientific.find('e');
  const std::size_t sign = scientific[mark + 1] == '+' ? 1 : 0;  // which from_chars() does not know
  int exponent = 0;
  std::from_chars(scientific.data() + mark + 1 + sign, scientific.data() + scientific.size(),
                  exponent);
  if (exponent < -6 || exponent > 11) return std::nullopt;
  Decimal decimal;
  for (const char c : scientific.substr(0, mark)) {
    if (c >= '0' && c <= '9') decimal.coefficient = decimal.coefficient * 10 + (c - '0');
  }
  if (scientific.starts_with('-')) decimal.coefficient = -decimal.coefficient;
  decimal.places = static_cast<std::int8_t>(11 - exponent);
  for (; decimal.places > 0 && decimal.coefficient % 10 == 0; --decimal.places) {
    decimal.coefficient /= 10;
  }
  return decimal;
}

}  // namespace

std::optional<double> to_canonical(const Decimal& value, std::string_view unit,
                                   const Analyte& analyte) {
  const AnalyteUnit* accepted = find_unit(analyte, unit);
  if (accepted == nullptr) return std::nullopt;
  if (accepted->offset == 0) {
    // Powers of ten shift the printed digits, so that 4.1 g/dL is 41 g/L and not 40.99….
    if (const auto power = power_of_ten(accepted->factor)) {
      if (const auto exact = scaled(value, *power)) return exact->to_double();
    }
  }
  return value.to_double() * accepted->factor + accepted->offset;
}

std::optional<Decimal> convert(const Decimal& value, std::string_view from, std::string_view to,
                               const Analyte& analyte) {
  if (from == to) return value;
  const AnalyteUnit* source = find_unit(analyte, from);
  const AnalyteUnit* target = find_unit(analyte, to);
  if (source == nullptr || target == nullptr || target->factor == 0) return std::nullopt;
  if (source->offset == target->offset) {
    if (const auto power = power_of_ten(source->factor / target->factor)) {
      if (const auto exact = scaled(value, *power)) return exact;
    }
  }
  const double canonical = value.to_double() * source->factor + source->offset;
  return rounded((canonical - target->offset) / target->factor);
}

bool converts_exactly(std::string_view from, std::string_view to, const Analyte& analyte) {
  if (from == to) return true;
  const AnalyteUnit* source = find_unit(analyte, from);
  const AnalyteUnit* target = find_unit(analyte, to);
  if (source == nullptr || target == nullptr || target->factor == 0) return false;
  return source->offset == target->offset &&
         power_of_ten(source->factor / target->factor).has_value();
}

std::optional<Decimal> rounded(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  std::array<char, 32> buffer;
  const char* const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                        std::chars_format::scientific, 11)
                              .ptr;
  if (const auto plain = plain_decimal({buffer.data(), end})) return plain;
  double shortened = 0;
  std::from_chars(buffer.data(), end, shortened);
  return decimal_from(shortened);
}

std::string dimension_of(std::string_view ucum) {
  const std::string plain = without_annotations(ucum);
  std::string dimension;
  std::size_t at = 0;
  while (at <= plain.size()) {
    const std::size_t slash = std::min(plain.find('/', at), plain.size());
    const std::string_view quantity = quantity_of(std::string_view{plain}.substr(at, slash - at));
    if (quantity.empty()) return {};
    if (!dimension.empty()) dimension += '/';
    dimension += quantity;
    at = slash + 1;
  }
  return dimension;
}

Property property_of(std::string_view ucum) {
  const std::string dimension = dimension_of(ucum);
  if (dimension.starts_with("mass")) return Property::mass;
  if (dimension.starts_with("amount")) return Property::molar;
  return Property::other;
}

}  // namespace labread

// Where the true value of a result lies: a point for a plain number, a half-open interval for a
// censored one (<4.0), a closed one for a printed interval. Comparing extents with bounds gives
// certain answers or none, and never through floating point.
//
//   side_of(extent_of(value "<4.0"), 30, 100) -> below
//   side_of(extent_of(value "<5"), 3, 10)     -> unclear
#pragma once

#include <optional>
#include <string_view>

#include "interpreter/convert.h"
#include "parser/report.h"

namespace labread {

struct Extent {
  std::optional<Bound> low, high;  // none: open on that side
  friend bool operator==(const Extent& a, const Extent& b);
};

// Nothing for words and for numbers that could not be read beyond doubt. Quantities of blood are
// not negative, so `<4.0` starts at 0.
std::optional<Extent> extent_of(const Value& value);
Extent point(const Decimal& value);

std::optional<Extent> convert(const Extent& extent, std::string_view from, std::string_view to,
                              const Analyte& analyte);

enum class Side : std::uint8_t { below, inside, above, unclear };

// Where the extent surely lies against the bounds.
Side side_of(const Extent& extent, const std::optional<Bound>& low,
             const std::optional<Bound>& high);

enum class Truth : std::uint8_t { no, unknown, yes };

Truth is_less(const Extent& extent, const Decimal& limit);
Truth is_less_equal(const Extent& extent, const Decimal& limit);

Truth negated(Truth truth);

}  // namespace labread

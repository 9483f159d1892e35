#include "interpreter/change.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "interpreter/formulas.h"

namespace labread {
namespace {

// Limits of a variable whose logarithm is normally distributed, from its variation in per cent:
// exp(±z √2 σ) with σ² = ln(1 + CV²).
void make_log_normal(ReferenceChange& limits, double z) {
  const Variation& variation = *limits.variation;
  const double cv =
      std::hypot(variation.within_subject_percent, variation.analytical_percent) / 100;
  const double reach = z * std::sqrt(2.0) * std::sqrt(std::log1p(cv * cv));
  limits.up_percent = 100 * std::expm1(reach);
  limits.down_percent = -100 * std::expm1(-reach);
}

std::optional<Decimal> minus(const Decimal& a, const Decimal& b) {
  return rounded(a.to_double() - b.to_double());
}

// (later / earlier - 1) in per cent; nothing where the earlier value is not above zero.
std::optional<double> percent_of(const Decimal& earlier, const Decimal& later) {
  const double base = earlier.to_double();
  if (!(base > 0)) return std::nullopt;
  return 100 * (later.to_double() - base) / base;
}

// The same between two ends; not a number where one is open or nothing can be said.
double percent_between(const std::optional<Bound>& earlier, const std::optional<Bound>& later) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  return earlier && later ? percent_of(earlier->value, later->value).value_or(unknown) : unknown;
}

bool is_point(const Extent& extent) {
  return extent.low && extent.high && extent.low->value == extent.high->value;
}

// Whether the one ends before the other begins. Where they meet in a value (<4.0, then 4.0), one of
// them must not reach it.
bool surely_before(const Extent& lower, const Extent& upper) {
  if (!lower.high || !upper.low) return false;
  if (lower.high->value != upper.low->value) return lower.high->value < upper.low->value;
  return !lower.high->inclusive || !upper.low->inclusive;
}

Change sized(Direction direction, ChangeSize size, const Decimal& earlier, const Decimal& later) {
  return {direction, size, minus(later, earlier), percent_of(earlier, later)};
}

}  // namespace

std::optional<ReferenceChange> reference_change_of(AnalyteIndex analyte,
                                                   const Catalogue& catalogue) {
  const Variation* variation = catalogue.variation(analyte);
  const Formula* formula = catalogue.formula("rcv");
  if (variation == nullptr || formula == nullptr) return std::nullopt;
  const auto shifted = [](const AnalyteUnit& unit) { return unit.offset != 0; };
  if (std::ranges::any_of(catalogue.analyte(analyte).units, shifted)) return std::nullopt;
  const std::array inputs{variation->analytical_percent, variation->within_subject_percent};
  const auto percent = compute(*formula, inputs, {});
  const auto z = constant(*formula, "z");
  if (!percent || !z) return std::nullopt;
  ReferenceChange limits{*percent, *percent, variation};
  if (variation->log_normal) make_log_normal(limits, *z);
  return limits;
}

Change change_between(const Extent& earlier, const Extent& later) {
  if (is_point(earlier) && is_point(later)) {
    const Decimal& from = earlier.low->value;
    const Decimal& to = later.low->value;
    const Direction direction = from < to   ? Direction::up
                                : to < from ? Direction::down
                                            : Direction::none;
    return sized(direction, ChangeSize::exact, from, to);
  }
  if (surely_before(earlier, later)) {
    return sized(Direction::up, ChangeSize::at_least, earlier.high->value, later.low->value);
  }
  if (surely_before(later, earlier)) {
    return sized(Direction::down, ChangeSize::at_least, earlier.low->value, later.high->value);
  }
  return {};
}

ChangeVerdict verdict_on(const Extent& earlier, const Extent& later,
                         const ReferenceChange& limits) {
  // What is not known is not a number, and compares as neither more nor less.
  const double least = percent_between(earlier.high, later.low);
  const double most = percent_between(earlier.low, later.high);
  if (least > limits.up_percent || most < -limits.down_percent) return ChangeVerdict::beyond;
  const bool inside = least >= -limits.down_percent && most <= limits.up_percent;
  return inside ? ChangeVerdict::within : ChangeVerdict::unclear;
}

}  // namespace labread

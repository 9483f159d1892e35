#include "output/value_scale.h"

#include <algorithm>
#include <cmath>

namespace labread {
namespace {

constexpr double room = 0.15;  // beyond the outermost values, of their distance

struct Reach {
  double least = 0, most = 1;
  bool any = false;

  void take(const std::optional<Bound>& bound) {
    if (!bound) return;
    const double number = bound->value.to_double();
    least = any ? std::min(least, number) : number;
    most = any ? std::max(most, number) : number;
    any = true;
  }
};

}  // namespace

bool is_cut_off_below(const TrendPoint& point) {
  return point.comparator == Comparator::less || point.comparator == Comparator::less_equal ||
         !point.extent.low;
}

bool is_exact(const TrendPoint& point) {
  const auto& [low, high] = point.extent;
  return low && high && low->value == high->value;
}

ValueScale::ValueScale(const Series& series) {
  Reach reach;
  for (const TrendPoint& point : series.points) {
    if (!is_cut_off_below(point)) reach.take(point.extent.low);
    reach.take(point.extent.high);
    if (!point.reference) continue;
    reach.take(point.reference->low);
    reach.take(point.reference->high);
  }
  const auto [least, most, any] = reach;
  const double length = most > least ? most - least : std::max(std::abs(most), 1.0);
  from_ = least >= 0 ? std::max(least - room * length, 0.0) : least - room * length;
  to_ = most + room * length;
}

double ValueScale::share(double number) const {
  return std::clamp((number - from_) / (to_ - from_), 0.0, 1.0);
}

}  // namespace labread

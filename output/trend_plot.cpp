#include "output/trend_plot.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace labread {
namespace {

void take(const std::optional<Bound>& bound, double& least, double& most, bool& any) {
  if (!bound) return;
  const double number = bound->value.to_double();
  least = any ? std::min(least, number) : number;
  most = any ? std::max(most, number) : number;
  any = true;
}

using Cells = std::vector<std::string_view>;

void put_interval(Cells& cells, const PointReference& reference, const PlotScale& scale) {
  const std::size_t low = reference.low ? scale.column_of(reference.low->value) : 0;
  const std::size_t high =
      reference.high ? scale.column_of(reference.high->value) : cells.size() - 1;
  for (std::size_t i = low; i <= high; ++i) cells[i] = "─";
  if (reference.low) cells[low] = "├";
  if (reference.high) cells[high] = low == high && reference.low ? "│" : "┤";
}

bool is_point(const Extent& extent) {
  return extent.low && extent.high && extent.low->value == extent.high->value;
}

void put_value(Cells& cells, const TrendPoint& point, const PlotScale& scale) {
  const auto& [low, high] = point.extent;
  if (is_point(point.extent)) {
    cells[scale.column_of(low->value)] = point.earlier ? "○" : "●";
    return;
  }
  const bool below =
      point.comparator == Comparator::less || point.comparator == Comparator::less_equal || !low;
  const std::size_t from = below || !low ? 0 : scale.column_of(low->value);
  const std::size_t to = high ? scale.column_of(high->value) : cells.size() - 1;
  for (std::size_t i = from; i <= to; ++i) cells[i] = "═";
  if (below) cells[from] = "◄";
  if (!high) cells[to] = "►";
}

}  // namespace

PlotScale::PlotScale(const Series& series, std::size_t columns) : columns_(columns) {
  double least = 0;
  double most = 1;
  bool any = false;
  for (const TrendPoint& point : series.points) {
    // Where a value is cut off, only its limit has a place.
    const bool below =
        point.comparator == Comparator::less || point.comparator == Comparator::less_equal;
    if (!below) take(point.extent.low, least, most, any);
    take(point.extent.high, least, most, any);
    if (!point.reference) continue;
    take(point.reference->low, least, most, any);
    take(point.reference->high, least, most, any);
  }
  const double length = most > least ? most - least : std::max(std::abs(most), 1.0);
  from_ = least >= 0 ? std::max(least - 0.15 * length, 0.0) : least - 0.15 * length;
  to_ = most + 0.15 * length;
}

std::size_t PlotScale::column_of(const Decimal& number) const {
  const double share = std::clamp((number.to_double() - from_) / (to_ - from_), 0.0, 1.0);
  return static_cast<std::size_t>(std::lround(share * static_cast<double>(columns_ - 1)));
}

std::string plot_line(const TrendPoint& point, const PlotScale& scale) {
  Cells cells(scale.columns(), " ");
  if (point.reference) put_interval(cells, *point.reference, scale);
  put_value(cells, point, scale);
  std::string line;
  for (const std::string_view cell : cells) line += cell;
  return line;
}

}  // namespace labread

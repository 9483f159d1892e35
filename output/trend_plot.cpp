#include "output/trend_plot.h"

#include <cmath>
#include <string_view>
#include <vector>

namespace labread {
namespace {

using Cells = std::vector<std::string_view>;

void put_interval(Cells& cells, const PointReference& reference, const PlotScale& scale) {
  const std::size_t low = reference.low ? scale.column_of(reference.low->value) : 0;
  const std::size_t high =
      reference.high ? scale.column_of(reference.high->value) : cells.size() - 1;
  for (std::size_t i = low; i <= high; ++i) cells[i] = "─";
  if (reference.low) cells[low] = "├";
  if (reference.high) cells[high] = low == high && reference.low ? "│" : "┤";
}

void put_value(Cells& cells, const TrendPoint& point, const PlotScale& scale) {
  const auto& [low, high] = point.extent;
  if (is_exact(point)) {
    cells[scale.column_of(low->value)] = point.earlier ? "○" : "●";
    return;
  }
  const bool below = is_cut_off_below(point);
  const std::size_t from = below || !low ? 0 : scale.column_of(low->value);
  const std::size_t to = high ? scale.column_of(high->value) : cells.size() - 1;
  for (std::size_t i = from; i <= to; ++i) cells[i] = "═";
  if (below) cells[from] = "◄";
  if (!high) cells[to] = "►";
}

}  // namespace

std::size_t PlotScale::column_of(const Decimal& number) const {
  const double last = static_cast<double>(columns_ - 1);
  return static_cast<std::size_t>(std::lround(values_.share(number) * last));
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

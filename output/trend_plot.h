// One line of a terminal plot: the reference interval as a bar, the value as a dot on it. All lines
// of a series share their scale, so that a series reads from top to bottom. A value cut off at the
// limit of its method is an arrow from that limit.
//
//   ├───────●──────┤        ·        a value inside its interval
//   ●  ├───────────┤                 one below
//   ◄──○  ├────────┤                 "<4.0"
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "interpreter/trend.h"

namespace labread {

class PlotScale {
 public:
  // Holds all values and limits of the series.
  PlotScale(const Series& series, std::size_t columns);
  std::size_t column_of(const Decimal& number) const;
  std::size_t columns() const { return columns_; }

 private:
  double from_ = 0, to_ = 1;
  std::size_t columns_;
};

// As wide as the scale. An earlier value has a hollow dot.
std::string plot_line(const TrendPoint& point, const PlotScale& scale);

}  // namespace labread

// One line of a terminal plot: the reference interval as a bar, the value as a dot on it. All lines
// of a series share their scale, so that a series reads from top to bottom. A value cut off at the
// limit of its method is an arrow from that limit.
//
//   ├───────●──────┤        ·        a value inside its interval
//   ●  ├───────────┤                 one below
//   ◄──○  ├────────┤                 "<4.0"
#pragma once

#include <cstddef>
#include <string>

#include "output/value_scale.h"

namespace labread {

class PlotScale {
 public:
  PlotScale(const Series& series, std::size_t columns) : values_(series), columns_(columns) {}
  std::size_t column_of(const Decimal& number) const;
  std::size_t columns() const { return columns_; }

 private:
  ValueScale values_;
  std::size_t columns_;
};

// As wide as the scale. An earlier value has a hollow dot.
std::string plot_line(const TrendPoint& point, const PlotScale& scale);

}  // namespace labread

// The height of values in the pictures of one series: all its values and limits have a place, and a
// little room is left beyond them.
#pragma once

#include "interpreter/trend.h"

namespace labread {

class ValueScale {
 public:
  explicit ValueScale(const Series& series);
  double share(double number) const;  // 0 at the lower end, 1 at the upper
  double share(const Decimal& number) const { return share(number.to_double()); }

 private:
  double from_ = 0, to_ = 1;
};

// Whether a point is open towards lower values: only its upper limit has a place.
bool is_cut_off_below(const TrendPoint& point);
bool is_exact(const TrendPoint& point);

}  // namespace labread

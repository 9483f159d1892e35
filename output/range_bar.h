// Where a value lies, as one line of a terminal: the range as a bar with its limits beside its
// ends, the value as a mark in or beside it. What is open has an arrow, and what lies further out
// than the line reaches stands behind two slashes. The bars of one table stand below each other.
//
//   14.6          ●······ 30.0 ├────────────────────────┤ 100.0
//   > 1476                 145 ├────────────────────────┤ 569   ·········//●─►
#pragma once

#include <optional>
#include <string>

#include "output/result_picture.h"

namespace labread {

struct RangeBar {
  Span range;  // at least one limit
  std::string low_label, high_label;
  Span spot;
  Status side = Status::normal;  // of a value that is one of the limits: on which side it counts
};

// The printed range, the normal ones of printed bands, or our interval where none is printed;
// nothing where there is no picture of the result or its
// bands leave open what is normal.
std::optional<RangeBar> bar_of(const Result& result, const JudgedResult& judged,
                               const Patient& patient, const Catalogue& catalogue);

// Columns of the parts.
struct BarWidths {
  std::size_t label_low = 0, label_high = 0;
  std::size_t inside = 0;   // between the ends of the bar
  std::size_t outside = 0;  // on either side
};

BarWidths bar_widths(const std::vector<RangeBar>& bars, std::size_t room);

std::string drawn(const RangeBar& bar, const BarWidths& widths);

}  // namespace labread

// Draws where a value lies: a small inline SVG, as wide as its place, whose texts keep their size.
// The laboratory's interval is a thick bar with its limits written below, ours a thin one,
// critical limits are ticks with a line outwards, and a round mark with the verdict's letters hangs
// over the value. A bar or value that is open on a side (<4.0) runs to that side's arrow. All
// numbers of a picture are in one unit.
//
//   const Scale scale(limits, others);
//   draw_picture(page, picture, scale);
//   draw_strip(page, strip, picture.spot, scale);   // a guideline's tiers, on the same scale
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "output/markup.h"
#include "output/status_marks.h"

namespace labread {

// From low to high; none: open on that side. A plain value is a span of no length.
struct Span {
  std::optional<Decimal> low, high;
};

// Numbers to places in per cent of the picture's width. Even between and near the `limits`; what
// lies far outside stands in order behind a break of the axis, so that it does not squeeze the
// rest.
class Scale {
 public:
  Scale(const std::vector<Decimal>& limits, const std::vector<Decimal>& others);

  static constexpr double left = 4;
  static constexpr double right = 96;

  double at(const Decimal& number) const;
  double low_end(const Span& span) const { return span.low ? at(*span.low) : left; }
  double high_end(const Span& span) const { return span.high ? at(*span.high) : right; }
  // Where the axis is broken; none: it is not.
  std::optional<double> break_left() const;
  std::optional<double> break_right() const;

 private:
  double from_ = 0, to_ = 1;
  std::vector<double> far_below_, far_above_;
};

// Neighbouring steps between ascending limits, the one that holds the value filled.
struct TierStrip {
  std::vector<Decimal> limits;
  std::optional<std::size_t> step;  // 0 lies below the first limit
};

struct RangePicture {
  std::optional<Span> printed;
  std::string low_label, high_label;  // the printed limits as they are printed
  std::optional<TierStrip> steps;     // in the place of `printed`: a range printed as bands
  std::optional<Span> known;
  std::optional<Span> critical;  // critical at or below `low` and at or above `high`
  Span spot;
  StatusMark mark;
  std::string description;  // for those who do not see it
};

void draw_picture(Markup& page, const RangePicture& picture, const Scale& scale);

void draw_strip(Markup& page, const TierStrip& strip, const Span& spot, const Scale& scale);

}  // namespace labread

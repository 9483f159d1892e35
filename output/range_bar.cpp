#include "output/range_bar.h"

#include <algorithm>
#include <cmath>

#include "interpreter/reference.h"
#include "output/terminal.h"

namespace labread {
namespace {

constexpr std::string_view mark = "●", trail = "·", line = "─", break_sign = "//";
constexpr std::string_view end_low = "├", end_high = "┤", open_low = "◄", open_high = "►";
constexpr std::size_t widest_label = 10;

std::string repeated(std::string_view sign, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += sign;
  return text;
}

std::string label_of(const std::optional<Decimal>& limit) {
  return limit ? limit->to_string() : std::string();
}

bool is_open(const Span& spot) { return !spot.low || !spot.high; }

// The number at which the mark stands: the limit of an open value, the further end of a span.
double marked(const RangeBar& bar) {
  const bool at_high = !bar.spot.low || (bar.spot.high && bar.side == Status::high);
  return (at_high ? *bar.spot.high : *bar.spot.low).to_double();
}

// The place of a number in lengths of the bar: 0 is its low end, 1 its high end. A bar with one
// limit is as long as that limit is far from zero.
double place_of(double number, const Span& range) {
  if (range.low && range.high) {
    const double low = range.low->to_double();
    return (number - low) / (range.high->to_double() - low);
  }
  const double limit = (range.low ? *range.low : *range.high).to_double();
  const double length = limit == 0 ? 1 : std::abs(limit);
  return (number - limit) / length + (range.low ? 0 : 1);
}

enum class Region : std::uint8_t { below, inside, above };

Region region_of(double place, const RangeBar& bar) {
  if (bar.range.low && (place < 0 || (place <= 0 && bar.side == Status::low))) return Region::below;
  if (bar.range.high && (place > 1 || (place >= 1 && bar.side == Status::high))) {
    return Region::above;
  }
  return Region::inside;
}

// Signs of one side, from the bar outwards.
struct Outside {
  std::size_t trail = 0;
  bool broken = false;
  bool open = false;
};

Outside outside_of(double distance, const RangeBar& bar, Region region, const BarWidths& widths) {
  Outside part;
  part.open = is_open(bar.spot) && (region == Region::below ? !bar.spot.low : !bar.spot.high);
  const std::size_t room = widths.outside - 1 - (part.open ? 2 : 0);
  constexpr double rounding = 1e-6;
  const double columns = std::floor(distance * static_cast<double>(widths.inside) + rounding);
  part.broken = columns > static_cast<double>(room);
  part.trail = part.broken ? room - break_sign.size() : static_cast<std::size_t>(columns);
  return part;
}

std::string drawn_below(const Outside& part) {
  return (part.open ? std::string(open_low) + std::string(line) : "") + std::string(mark) +
         (part.broken ? std::string(break_sign) : "") + repeated(trail, part.trail);
}

std::string drawn_above(const Outside& part) {
  return repeated(trail, part.trail) + (part.broken ? std::string(break_sign) : "") +
         std::string(mark) + (part.open ? std::string(line) + std::string(open_high) : "");
}

std::string drawn_inside(std::optional<double> place, const RangeBar& bar, std::size_t length) {
  std::string text(bar.range.low ? end_low : open_low);
  std::size_t at = length;
  if (place) {
    const double column = std::clamp(*place, 0.0, 1.0) * static_cast<double>(length);
    at = std::min(static_cast<std::size_t>(column), length - 1);
  }
  for (std::size_t i = 0; i < length; ++i) text += i == at ? mark : line;
  return text.append(bar.range.high ? end_high : open_high);
}

bool is_drawable(const RangeBar& bar) {
  if (!bar.range.low && !bar.range.high) return false;
  if (bar.range.low && bar.range.high && *bar.range.high <= *bar.range.low) return false;
  return display_width(bar.low_label) <= widest_label &&
         display_width(bar.high_label) <= widest_label;
}

}  // namespace

std::optional<RangeBar> bar_of(const Result& result, const JudgedResult& judged,
                               const Patient& patient, const Catalogue& catalogue) {
  const auto found = picture_of(result, judged, patient, catalogue);
  if (!found) return std::nullopt;
  const RangePicture& picture = found->picture;
  RangeBar bar{{}, {}, {}, picture.spot, judged.status};
  if (picture.printed) {
    bar.range = *picture.printed;
    bar.low_label = picture.low_label;
    bar.high_label = picture.high_label;
  } else {
    const auto normal = picture.steps ? normal_bounds(result.range, catalogue) : std::nullopt;
    if (picture.steps && !normal) return std::nullopt;
    if (normal) {
      if (normal->low) bar.range.low = normal->low->value;
      if (normal->high) bar.range.high = normal->high->value;
    } else if (picture.known) {
      bar.range = *picture.known;
    }
    bar.low_label = label_of(bar.range.low);
    bar.high_label = label_of(bar.range.high);
  }
  if (!is_drawable(bar)) return std::nullopt;
  return bar;
}

BarWidths bar_widths(const std::vector<RangeBar>& bars, std::size_t room) {
  constexpr std::size_t longest = 24, furthest = 12, least = 6;
  constexpr std::size_t ends_and_gaps = 6;
  BarWidths widths;
  for (const RangeBar& bar : bars) {
    widths.label_low = std::max(widths.label_low, display_width(bar.low_label));
    widths.label_high = std::max(widths.label_high, display_width(bar.high_label));
  }
  const std::size_t taken = ends_and_gaps + widths.label_low + widths.label_high;
  const std::size_t left = room > taken ? room - taken : 0;
  widths.outside = std::clamp(left / 4, least, furthest);
  widths.inside =
      std::clamp(left > 2 * widths.outside ? left - 2 * widths.outside : 0, least, longest);
  return widths;
}

std::string drawn(const RangeBar& bar, const BarWidths& widths) {
  const double place = place_of(marked(bar), bar.range);
  const Region region = region_of(place, bar);
  std::string below, above;
  if (region == Region::below) below = drawn_below(outside_of(-place, bar, region, widths));
  if (region == Region::above) above = drawn_above(outside_of(place - 1, bar, region, widths));
  const auto inside = region == Region::inside ? std::optional(place) : std::nullopt;
  return padded_left(below, widths.outside) + " " + padded_left(bar.low_label, widths.label_low) +
         " " + drawn_inside(inside, bar, widths.inside) + " " +
         padded(bar.high_label, widths.label_high) + " " + above;
}

}  // namespace labread

#include "output/range_picture.h"

#include <algorithm>
#include <cmath>

#include "output/page_frame.h"
#include "output/svg_pieces.h"

namespace labread {
namespace {

constexpr double far_zone = 11;  // per cent behind a break of the axis
constexpr double reach = 3;      // what lies further from the limits, in their distance, is far

// Heights of the picture, in pixels.
constexpr int pin_y = 10;
constexpr int bar_y = 26;
constexpr int bar_height = 10;
constexpr int track_y = 29;
constexpr int track_height = 4;
constexpr int known_y = 40;
constexpr int known_height = 4;
constexpr int label_y = 57;
constexpr std::string_view picture_height = "60";
constexpr int strip_y = 5;
constexpr int strip_height = 8;
constexpr std::string_view strip_total = "18";

// Upright.
void put_line(Markup& page, std::string_view kind, double x, int from_y, int to_y) {
  put_line(page, kind, x, from_y, x, to_y);
}

void put_arrow(Markup& page, std::string_view kind, bool to_the_right, int y) {
  put_shape(page, kind, to_the_right ? Scale::right : Scale::left, y,
            to_the_right ? "M0 -5 L7 0 L0 5 Z" : "M0 -5 L-7 0 L0 5 Z");
}

// A bar from end to end, with an arrow where it is open.
void put_bar(Markup& page, std::string_view kind, const Span& span, const Scale& scale, int y,
             int height) {
  put_rect(page, kind, scale.low_end(span), scale.high_end(span), y, height);
  const std::string tip = std::string(kind) + " tip";
  if (!span.low) put_arrow(page, tip, false, y + height / 2);
  if (!span.high) put_arrow(page, tip, true, y + height / 2);
}

void put_steps(Markup& page, const TierStrip& strip, const Scale& scale, int y, int height) {
  for (std::size_t step = 0; step <= strip.limits.size(); ++step) {
    Span span;
    if (step > 0) span.low = strip.limits[step - 1];
    if (step < strip.limits.size()) span.high = strip.limits[step];
    put_rect(page, step == strip.step ? "step here" : "step", scale.low_end(span),
             scale.high_end(span), y, height);
  }
}

void put_breaks(Markup& page, const Scale& scale, int y) {
  for (const std::optional<double> place : {scale.break_left(), scale.break_right()}) {
    if (!place) continue;
    put_shape(page, "gap", *place, y, "M-5 7 L-1 -7 L5 -7 L1 7 Z");
    put_shape(page, "break", *place, y, "M-5 7 L-1 -7 M1 7 L5 -7");
  }
}

void put_critical(Markup& page, const Span& critical, const Scale& scale) {
  const auto limit = [&](double x, double outer) {
    put_rect(page, "critical", std::min(x, outer), std::max(x, outer), track_y, track_height);
    put_line(page, "critical-tick", x, track_y - 5, track_y + track_height + 5);
  };
  if (critical.low) limit(scale.at(*critical.low), Scale::left);
  if (critical.high) limit(scale.at(*critical.high), Scale::right);
}

void put_label(Markup& page, std::string_view text, double x) {
  put_label(page, {}, text, x, label_y, x < 10 ? "start" : x > 90 ? "end" : "middle");
}

void put_labels(Markup& page, const RangePicture& picture, const Scale& scale) {
  if (picture.steps) {
    for (const Decimal& limit : picture.steps->limits) {
      put_label(page, limit.to_string(), scale.at(limit));
    }
  }
  if (!picture.printed) return;
  if (picture.printed->low) put_label(page, picture.low_label, scale.at(*picture.printed->low));
  if (picture.printed->high) put_label(page, picture.high_label, scale.at(*picture.printed->high));
}

// Where the mark hangs: over the value, over the limit of an open one, over the middle of a span.
double spot_place(const Span& spot, const Scale& scale) {
  if (!spot.low || !spot.high) return spot.low ? scale.at(*spot.low) : scale.high_end(spot);
  return (scale.at(*spot.low) + scale.at(*spot.high)) / 2;
}

bool is_point(const Span& spot) { return spot.low && spot.high && *spot.low == *spot.high; }

void put_spot(Markup& page, const RangePicture& picture, const Scale& scale) {
  const Span& spot = picture.spot;
  const double x = spot_place(spot, scale);
  if (!is_point(spot)) {
    put_rect(page, "reach", scale.low_end(spot), scale.high_end(spot), pin_y - 1, 2);
    if (!spot.low) put_arrow(page, "reach-tip", false, pin_y);
    if (!spot.high) put_arrow(page, "reach-tip", true, pin_y);
  }
  put_line(page, "stem", x, pin_y + 9, known_y + known_height + 2);
  const auto place = page.inside(
      "svg", {{"x", svg_percent(x)}, {"y", svg_pixels(pin_y)}, {"overflow", "visible"}});
  page.lone("circle", {{"class", is_point(spot) ? "pin" : "pin open"}, {"r", "9.5"}});
  page.element("text", picture.mark.letters,
               {{"class", is_point(spot) ? "pin-letters" : "pin-letters open"},
                {"text-anchor", "middle"},
                {"y", "3.6"}});
}

}  // namespace

Scale::Scale(const std::vector<Decimal>& limits, const std::vector<Decimal>& others) {
  std::vector<double> near;
  for (const Decimal& limit : limits) near.push_back(limit.to_double());
  if (near.empty() && !others.empty()) near.push_back(others.front().to_double());
  if (near.empty()) return;
  auto [low, high] = std::ranges::minmax(near);
  const bool positive = low >= 0 && std::ranges::all_of(others, [](const Decimal& number) {
                          return number >= Decimal{};
                        });
  if (low == high && positive) low = 0;  // one limit: what matters lies between it and nothing
  const double length = high > low ? high - low : std::max(std::abs(high), 1.0);
  from_ = low - 0.5 * length;
  to_ = high + 0.5 * length;
  for (const Decimal& other : others) {
    const double number = other.to_double();
    if (number < low - reach * length) {
      far_below_.push_back(number);
    } else if (number > high + reach * length) {
      far_above_.push_back(number);
    } else {
      from_ = std::min(from_, number - 0.15 * length);
      to_ = std::max(to_, number + 0.15 * length);
    }
  }
  if (positive) from_ = std::max(from_, 0.0);
  for (std::vector<double>* far : {&far_below_, &far_above_}) {
    std::ranges::sort(*far);
    far->erase(std::unique(far->begin(), far->end()), far->end());
  }
}

std::optional<double> Scale::break_left() const {
  return far_below_.empty() ? std::nullopt : std::optional(left + far_zone);
}

std::optional<double> Scale::break_right() const {
  return far_above_.empty() ? std::nullopt : std::optional(right - far_zone);
}

double Scale::at(const Decimal& number) const {
  const double value = number.to_double();
  const auto in_zone = [&](const std::vector<double>& far, double start) {
    const auto rank = std::ranges::lower_bound(far, value) - far.begin();
    return start + far_zone * static_cast<double>(rank + 1) / static_cast<double>(far.size() + 1);
  };
  if (!far_below_.empty() && value <= far_below_.back()) return in_zone(far_below_, left);
  if (!far_above_.empty() && value >= far_above_.front()) {
    return in_zone(far_above_, right - far_zone);
  }
  const double start = break_left().value_or(left);
  const double end = break_right().value_or(right);
  return start + (end - start) * std::clamp((value - from_) / (to_ - from_), 0.0, 1.0);
}

void draw_picture(Markup& page, const RangePicture& picture, const Scale& scale) {
  const std::string kind = "picture " + tone_class(picture.mark.tone);
  const auto svg = page.inside("svg", {{"class", kind},
                                       {"width", "100%"},
                                       {"height", picture_height},
                                       {"role", "img"},
                                       {"aria-label", picture.description}});
  put_rect(page, "track", Scale::left, Scale::right, track_y, track_height);
  if (picture.critical) put_critical(page, *picture.critical, scale);
  if (picture.printed) put_bar(page, "printed", *picture.printed, scale, bar_y, bar_height);
  if (picture.steps) put_steps(page, *picture.steps, scale, bar_y, bar_height);
  if (picture.known) put_bar(page, "known", *picture.known, scale, known_y, known_height);
  put_breaks(page, scale, track_y + track_height / 2);
  put_labels(page, picture, scale);
  put_spot(page, picture, scale);
}

void draw_strip(Markup& page, const TierStrip& strip, const Span& spot, const Scale& scale) {
  const auto svg = page.inside(
      "svg",
      {{"class", "strip"}, {"width", "100%"}, {"height", strip_total}, {"aria-hidden", "true"}});
  put_steps(page, strip, scale, strip_y, strip_height);
  put_line(page, "stem", spot_place(spot, scale), 1, strip_y + strip_height + 4);
}

}  // namespace labread

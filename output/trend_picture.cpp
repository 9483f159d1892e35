#include "output/trend_picture.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "output/page_frame.h"
#include "output/svg_pieces.h"
#include "output/trend_words.h"
#include "output/value_scale.h"

namespace labread {
namespace {

// Heights in pixels.
constexpr double top = 30;
constexpr double bottom = 162;
constexpr double date_y = 184;
constexpr std::string_view picture_height = "192";

// Places across in per cent; the limits are written left of the first point.
constexpr double left = 14;
constexpr double first_at = 22;
constexpr double last_at = 95;
constexpr double right = 98;
constexpr double label_room = 25;  // of a date
constexpr double number_room = 14;
constexpr double word_room = 15;  // of what changed

// Days since some day; only differences count.
long day_number(const Date& date) {
  const int shifted = date.month <= 2 ? date.year - 1 : date.year;
  const int month = date.month <= 2 ? date.month + 9 : date.month - 3;
  const long years = shifted;
  return 365 * years + years / 4 - years / 100 + years / 400 + (153 * month + 2) / 5 + date.day;
}

class Drawing {
 public:
  Drawing(Markup& page, const Series& series) : page_(page), series_(series), scale_(series) {
    const long first = day_number(series.points.front().when.date);
    const long last = day_number(series.latest().when.date);
    for (const TrendPoint& point : series.points) {
      const double days = static_cast<double>(day_number(point.when.date) - first);
      const double share = last > first ? days / static_cast<double>(last - first) : 0.5;
      places_.push_back(first_at + share * (last_at - first_at));
    }
  }

  void draw() const {
    put_references();
    put_chance();
    put_line(page_, "axis", left, bottom, right, bottom);
    put_breaks();
    put_path();
    for (std::size_t i = 0; i < places_.size(); ++i) put_point(i);
    put_numbers();
    put_limits();
    put_dates();
  }

 private:
  double y_of(double number) const { return bottom - scale_.share(number) * (bottom - top); }
  double y_of(const Decimal& number) const { return y_of(number.to_double()); }

  double between(std::size_t i) const { return (places_[i - 1] + places_[i]) / 2; }

  // One band for neighbouring points with the same interval.
  void put_references() const {
    for (std::size_t from = 0; from < places_.size();) {
      std::size_t to = from + 1;
      while (to < places_.size() && same_reference(from, to)) ++to;
      const double start = from == 0 ? left : between(from);
      const double end = to == places_.size() ? right : between(to);
      if (const auto& reference = series_.points[from].reference) {
        put_reference(*reference, start, end);
      }
      from = to;
    }
  }

  bool same_reference(std::size_t a, std::size_t b) const {
    const auto& one = series_.points[a].reference;
    const auto& other = series_.points[b].reference;
    return one && other ? *one == *other && one->printed == other->printed : !one && !other;
  }

  void put_reference(const PointReference& reference, double start, double end) const {
    const double high = reference.high ? y_of(reference.high->value) : top - 6;
    const double low = reference.low ? y_of(reference.low->value) : bottom;
    put_rect(page_, reference.printed ? "interval" : "interval known", start, end, high,
             std::max(low - high, 1.0));
    if (reference.high) put_line(page_, "interval-edge", start, high, end, high);
    if (reference.low) put_line(page_, "interval-edge", start, low, end, low);
  }

  void put_chance() const {
    const JudgedChange* const change = change_drawn(series_);
    if (change == nullptr) return;
    const double base = series_.points[change->since].extent.low->value.to_double();
    const double high = y_of(base * (1 + series_.limits->up_percent / 100));
    const double low = y_of(base * (1 - series_.limits->down_percent / 100));
    put_rect(page_, "chance", places_[change->since], right, high, std::max(low - high, 2.0));
  }

  static std::string words_of(const PointBreaks& breaks) {
    std::string words;
    const auto add = [&](bool is, std::string_view word) {
      if (is) words.append(words.empty() ? "" : ", ").append(word);
    };
    add(breaks.laboratory, "lab");
    add(breaks.method, "method");
    add(breaks.unit, "unit");
    return words;
  }

  // The words go into a second row where they would meet.
  void put_breaks() const {
    double last = -word_room;
    bool lower = false;
    for (std::size_t i = 1; i < places_.size(); ++i) {
      const std::string words = words_of(series_.points[i].breaks);
      if (words.empty()) continue;
      const double x = between(i);
      lower = x - last < word_room && !lower;
      last = x;
      put_line(page_, "changed", x, lower ? 25 : 13, x, bottom);
      put_label(page_, {}, words, x, lower ? 22 : 10, x > 88 ? "end" : "middle");
    }
  }

  // The height of the mark of a point: its value, or the limit it was cut off at.
  double mark_y(std::size_t i) const {
    const auto& [low, high] = series_.points[i].extent;
    if (is_exact(series_.points[i]) || is_cut_off_below(series_.points[i]))
      return y_of(high->value);
    if (!high) return y_of(low->value);
    return (y_of(low->value) + y_of(high->value)) / 2;
  }

  void put_path() const {
    for (std::size_t i = 1; i < places_.size(); ++i) {
      const PointBreaks& breaks = series_.points[i].breaks;
      const bool sure = is_exact(series_.points[i - 1]) && is_exact(series_.points[i]) &&
                        !breaks.laboratory && !breaks.method;
      put_line(page_, sure ? "course" : "course unsure", places_[i - 1], mark_y(i - 1), places_[i],
               mark_y(i));
    }
  }

  void put_point(std::size_t i) const {
    const TrendPoint& point = series_.points[i];
    const StatusMark& mark = mark_of(point);
    const double x = places_[i];
    const double y = mark_y(i);
    const auto group = page_.inside("g", {{"class", tone_class(mark.tone)}});
    if (!is_exact(point)) {
      put_arrow(point, x, y);
    } else if (point.earlier) {
      put_shape(page_, "point open", x, y, "M0 -6 L6 0 L0 6 L-6 0 Z");
    } else {
      put_circle(page_, "point", x, y, 5);
    }
  }

  // The number of each point with the letters of its verdict; where they would meet, those of the
  // latest and the letters alone.
  void put_numbers() const {
    const std::size_t last = places_.size() - 1;
    double behind = 0;
    for (std::size_t i = 0; i <= last; ++i) {
      const bool fits = i == last || (places_[i] - number_room / 2 >= behind &&
                                      places_[i] + number_room <= places_[last]);
      put_number(i, fits);
      if (fits) behind = places_[i] + number_room / 2;
    }
  }

  void put_number(std::size_t i, bool fits) const {
    const TrendPoint& point = series_.points[i];
    const StatusMark& mark = mark_of(point);
    const bool plain = mark.letters == "N" || mark.letters == "?";
    std::string text = fits ? number_of(point, series_) : "";
    if (!plain) text.append(text.empty() ? "" : " ").append(mark.letters);
    if (text.empty()) return;
    const auto group = page_.inside("g", {{"class", tone_class(mark.tone)}});
    const double y = mark_y(i);
    const bool above = y > top + 6 && !(!is_exact(point) && !point.extent.high);
    put_label(page_, plain ? "number" : "number letters", text, places_[i], above ? y - 10 : y + 19,
              places_[i] > 88 ? "end" : "middle");
  }

  void put_arrow(const TrendPoint& point, double x, double y) const {
    const bool up = !point.extent.high;
    if (!up && !is_cut_off_below(point)) {  // a printed interval: 2-4
      put_line(page_, "span", x, y_of(point.extent.low->value), x, y_of(point.extent.high->value));
    } else {
      put_line(page_, "span", x, y, x, up ? top - 12 : bottom - 2);
      put_shape(page_, "span-tip", x, up ? top - 12 : bottom - 2,
                up ? "M-4 4 L0 -3 L4 4 Z" : "M-4 -4 L0 3 L4 -4 Z");
    }
    put_circle(page_, "point open", x, y, 5);
  }

  // The limits of the latest interval, apart where they would meet.
  void put_limits() const {
    const auto& reference = series_.latest().reference;
    if (!reference) return;
    constexpr double line_height = 13;
    double high = reference->high ? y_of(reference->high->value) + 4 : 0;
    double low = reference->low ? y_of(reference->low->value) + 4 : 0;
    if (reference->high && reference->low && low - high < line_height) {
      const double middle = (low + high) / 2;
      high = middle - line_height / 2;
      low = middle + line_height / 2;
    }
    if (reference->high) put_label(page_, {}, limit_text(*reference->high), 0, high, "start");
    if (reference->low) put_label(page_, {}, limit_text(*reference->low), 0, low, "start");
  }

  void put_dates() const {
    const auto day = [&](std::size_t i) {
      return Moment{series_.points[i].when.date, {}}.to_iso();
    };
    const std::size_t last = places_.size() - 1;
    put_label(page_, {}, day(0), left, date_y, "start");
    double behind = left + label_room;
    for (std::size_t i = 1; i < last; ++i) {
      put_line(page_, "axis", places_[i], bottom, places_[i], bottom + 5);
      const bool fits =
          places_[i] - label_room / 2 > behind && places_[i] + label_room / 2 < right - label_room;
      if (!fits) continue;
      put_label(page_, {}, day(i), places_[i], date_y, "middle");
      behind = places_[i] + label_room / 2;
    }
    put_line(page_, "axis", places_[0], bottom, places_[0], bottom + 5);
    put_line(page_, "axis", places_[last], bottom, places_[last], bottom + 5);
    if (day(last) != day(0)) put_label(page_, {}, day(last), right, date_y, "end");
  }

  Markup& page_;
  const Series& series_;
  ValueScale scale_;
  std::vector<double> places_;
};

}  // namespace

const JudgedChange* change_drawn(const Series& series) {
  if (!series.limits) return nullptr;
  for (const JudgedChange* change : series.changes()) {
    const bool judged = change->verdict != ChangeVerdict::unclear || change->reason == "censored";
    if (judged && is_exact(series.points[change->since])) return change;
  }
  return nullptr;
}

void draw_series(Markup& page, const Series& series, const std::string& description) {
  const auto svg = page.inside("svg", {{"class", "picture over-time"},
                                       {"width", "100%"},
                                       {"height", picture_height},
                                       {"role", "img"},
                                       {"aria-label", description}});
  Drawing(page, series).draw();
}

}  // namespace labread

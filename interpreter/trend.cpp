#include "interpreter/trend.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "interpreter/trend_points.h"

namespace labread {
namespace {

using Points = std::vector<DatedPoint>;

// Everything that a point says, so that the order of the files decides nothing.
auto content_of(const DatedPoint& dated) {
  const TrendPoint& point = dated.point;
  return std::tie(point.when, point.value, point.unit, dated.laboratory, dated.state, point.status,
                  point.report, point.result);
}

void put_in_fixed_order(Points& points) {
  std::ranges::sort(points, [](const DatedPoint& a, const DatedPoint& b) {
    const bool later = a.point.earlier.has_value();
    if (later != b.point.earlier.has_value()) return !later;  // results before earlier values
    return content_of(a) < content_of(b);
  });
}

bool of_one_drawing(const DatedPoint& kept, const DatedPoint& other) {
  const Moment& a = kept.point.when;
  const Moment& b = other.point.when;
  if (a.date == b.date) return !a.time || !b.time || a.time == b.time;
  // Columns of earlier values may carry the day of the report instead.
  return other.point.earlier && std::ranges::find(kept.other_days, b.date) != kept.other_days.end();
}

// A value printed again in another unit moves by less than this.
constexpr double conversion_rounding = 0.02;

// Whether two numbers can be prints of one value: in one unit equal up to the digits of the shorter
// print.
bool is_one_number(const Decimal& a, const Decimal& b, bool same_unit) {
  const double one = a.to_double();
  const double two = b.to_double();
  const double last_digit = std::pow(10.0, -std::min(a.places, b.places));
  const double slack = same_unit ? 0.5000001 * last_digit
                                 : conversion_rounding * std::max(std::abs(one), std::abs(two));
  if (same_unit && a.places == b.places) return a == b;
  return std::abs(one - two) <= slack;
}

bool of_one_value(const DatedPoint& a, const DatedPoint& b, const Analyte& analyte) {
  if (a.point.comparator != b.point.comparator) return false;
  const auto other = convert(b.point.extent, b.point.ucum, a.point.ucum, analyte);
  if (!other) return false;
  const bool same_unit = a.point.ucum == b.point.ucum;
  const auto alike = [&](const std::optional<Bound>& x, const std::optional<Bound>& y) {
    if (!x || !y) return !x && !y;
    return is_one_number(x->value, y->value, same_unit);
  };
  return alike(a.point.extent.low, other->low) && alike(a.point.extent.high, other->high);
}

void merge(TrendPoint& kept, const TrendPoint& other) {
  const bool known = std::ranges::find(kept.also_in, other.report) != kept.also_in.end();
  if (other.report != kept.report && !known) kept.also_in.push_back(other.report);
  std::ranges::sort(kept.also_in);
  if (!kept.when.time && kept.when.date == other.when.date) kept.when.time = other.when.time;
}

// One point a result: what stands in several reports is merged, what was corrected is left out.
Points without_repeats(Points points, const Analyte& analyte, std::vector<LeftOut>& left_out) {
  put_in_fixed_order(points);
  Points kept;
  for (DatedPoint& next : points) {
    const auto same = std::ranges::find_if(kept, [&](const DatedPoint& other) {
      return of_one_drawing(other, next) && of_one_value(other, next, analyte);
    });
    if (same != kept.end()) {
      same->state = std::max(same->state, next.state);
      merge(same->point, next.point);
    } else {
      kept.push_back(std::move(next));
    }
  }
  const auto corrected = [&](const DatedPoint& point) {
    return std::ranges::any_of(kept, [&](const DatedPoint& other) {
      return point.state < other.state && of_one_drawing(other, point);
    });
  };
  Points valid;
  for (const DatedPoint& dated : kept) {
    if (corrected(dated)) {
      left_out.push_back(
          {dated.point.report, dated.point.result, dated.point.earlier, "corrected"});
    } else {
      valid.push_back(dated);
    }
  }
  std::ranges::stable_sort(valid, {}, [](const DatedPoint& dated) { return dated.point.when; });
  return valid;
}

std::optional<PointReference> converted(const std::optional<PointReference>& reference,
                                        std::string_view from, std::string_view to,
                                        const Analyte& analyte) {
  if (!reference) return std::nullopt;
  const auto bounds = convert(Extent{reference->low, reference->high}, from, to, analyte);
  if (!bounds) return std::nullopt;
  return PointReference{bounds->low, bounds->high, reference->printed, reference->source};
}

bool codes_differ(const DatedPoint& a, const DatedPoint& b) {
  if (a.codes.empty() || b.codes.empty()) return false;
  if (property_of(a.point.ucum) != property_of(b.point.ucum)) return false;  // codes of units
  return std::ranges::find_first_of(a.codes, b.codes) == a.codes.end();
}

bool laboratories_differ(const DatedPoint& a, const DatedPoint& b) {
  return !a.laboratory.empty() && !b.laboratory.empty() && a.laboratory != b.laboratory;
}

bool is_before(const Moment& a, const Moment& b) {
  if (a.date != b.date) return a.date < b.date;
  return a.time && b.time && *a.time < *b.time;
}

bool is_point(const Extent& extent) {
  return extent.low && extent.high && extent.low->value == extent.high->value;
}

// Printed limits that were converted differ in digits without meaning.
bool references_differ(const TrendPoint& a, const TrendPoint& b) {
  if (!a.reference || !b.reference || a.ucum != b.ucum) return false;
  return a.reference->printed && b.reference->printed && !(*a.reference == *b.reference);
}

class Making {
 public:
  Making(const SeriesKey& key, Points points, const Catalogue& catalogue)
      : points_(std::move(points)), catalogue_(catalogue) {
    series_.analyte = key.analyte;
    series_.specimen = key.specimen;
    series_.unit = points_.back().point.ucum;
    series_.limits = reference_change_of(key.analyte, catalogue);
  }

  Series make() {
    const Analyte& analyte = catalogue_.analyte(series_.analyte);
    for (const DatedPoint& dated : points_) {
      TrendPoint point = dated.point;
      point.reference = converted(point.reference, point.ucum, series_.unit, analyte);
      // All units are the analyte's own, so there is a value in each.
      point.extent = convert(point.extent, point.ucum, series_.unit, analyte).value_or(Extent{});
      series_.points.push_back(std::move(point));
    }
    for (std::size_t i = 1; i < points_.size(); ++i) compare(i);
    add_changes_of_latest();
    return std::move(series_);
  }

 private:
  void compare(std::size_t at) {
    TrendPoint& point = series_.points[at];
    const TrendPoint& before = series_.points[at - 1];
    point.breaks = {laboratories_differ(points_[at - 1], points_[at]),
                    codes_differ(points_[at - 1], points_[at]), before.ucum != point.ucum,
                    references_differ(before, point)};
    point.same_day = !is_before(before.when, point.when);
    for (std::size_t since = at; since-- > 0;) {
      if (!is_before(series_.points[since].when, point.when)) continue;
      point.change = judged(since, at);
      return;
    }
  }

  void add_changes_of_latest() {
    const std::size_t latest = series_.points.size() - 1;
    const auto& change = series_.points.back().change;
    if (!change || change->since == 0) return;
    series_.since_first = judged(0, latest);
    if (are_comparable(change->since, latest)) return;
    for (std::size_t since = change->since; since-- > 1;) {
      if (!are_comparable(since, latest)) continue;
      series_.since_comparable = judged(since, latest);
      return;
    }
  }

  // A person's variation is known from day to day.
  bool of_one_day(std::size_t a, std::size_t b) const {
    return series_.points[a].when.date == series_.points[b].when.date;
  }

  bool are_comparable(std::size_t a, std::size_t b) const {
    return !of_one_day(a, b) && !laboratories_differ(points_[a], points_[b]) &&
           !codes_differ(points_[a], points_[b]);
  }

  JudgedChange judged(std::size_t since, std::size_t at) const {
    const Extent& earlier = series_.points[since].extent;
    const Extent& later = series_.points[at].extent;
    JudgedChange change{since, change_between(earlier, later), ChangeVerdict::unclear, {}};
    change.reason = why_unclear(since, at, change.change);
    if (!change.reason.empty()) return change;
    if (!series_.limits) {  // nothing that did not move has moved too far
      change.verdict = ChangeVerdict::within;
      return change;
    }
    change.verdict = verdict_on(earlier, later, *series_.limits);
    if (change.verdict == ChangeVerdict::unclear) change.reason = "censored";
    return change;
  }

  std::string_view why_unclear(std::size_t since, std::size_t at, const Change& change) const {
    if (laboratories_differ(points_[since], points_[at])) return "other_laboratory";
    if (codes_differ(points_[since], points_[at])) return "other_method";
    if (of_one_day(since, at)) return "same_day";
    if (!series_.limits) {
      if (change.direction == Direction::none) return {};
      if (change.direction == Direction::unknown) return "censored";
      return catalogue_.variation(series_.analyte) == nullptr ? "no_limits" : "unit_matters";
    }
    const bool exact =
        is_point(series_.points[since].extent) && is_point(series_.points[at].extent);
    return exact && !change.percent ? "not_positive" : "";
  }

  Points points_;
  const Catalogue& catalogue_;
  Series series_;
};

// How far a change goes, in its limits where they say something, else in per cent.
double weight_of(const JudgedChange& change, const Series& series) {
  const double percent = std::abs(change.change.percent.value_or(0));
  if (change.verdict == ChangeVerdict::unclear || !series.limits) return percent / 100;
  const bool down = change.change.direction == Direction::down;
  return percent / (down ? series.limits->down_percent : series.limits->up_percent);
}

// What changed most first: beyond the limits, then what they do not judge, then within them, and
// what was measured once.
std::pair<int, double> rank_of(const Series& series) {
  std::pair<int, double> best{3, 0};
  for (const JudgedChange* change : series.changes()) {
    const int group = change->verdict == ChangeVerdict::beyond    ? 0
                      : change->verdict == ChangeVerdict::unclear ? 1
                                                                  : 2;
    best = std::min(best, {group, -weight_of(*change, series)});
  }
  return best;
}

void sort_by_change(std::vector<Series>& all, const Catalogue& catalogue) {
  std::ranges::sort(all, [&](const Series& a, const Series& b) {
    const auto one = rank_of(a);
    const auto two = rank_of(b);
    if (one != two) return one < two;
    return std::tie(catalogue.analyte(a.analyte).id, a.specimen) <
           std::tie(catalogue.analyte(b.analyte).id, b.specimen);
  });
}

bool is_chosen(const DatedPoint& dated, const TrendChoice& choice) {
  const bool wanted =
      choice.only.empty() || std::ranges::find(choice.only, dated.key.analyte) != choice.only.end();
  return wanted && (!choice.since || !(dated.point.when.date < *choice.since));
}

bool same_limit(const std::optional<Bound>& a, const std::optional<Bound>& b) {
  return a && b ? a->value == b->value : !a && !b;
}

}  // namespace

bool operator==(const PointReference& a, const PointReference& b) {
  return same_limit(a.low, b.low) && same_limit(a.high, b.high);
}

std::vector<const JudgedChange*> Series::changes() const {
  std::vector<const JudgedChange*> all;
  for (const auto* change : {&latest().change, &since_comparable, &since_first}) {
    if (*change) all.push_back(&**change);
  }
  return all;
}

Trend trend_of(std::span<const Interpretation> reports, const TrendChoice& choice,
               const Catalogue& catalogue) {
  DatedPoints found = points_of(reports, catalogue);
  Trend trend;
  trend.left_out = std::move(found.left_out);
  std::map<SeriesKey, Points> by_key;
  for (DatedPoint& dated : found.points) {
    if (is_chosen(dated, choice)) by_key[dated.key].push_back(std::move(dated));
  }
  for (auto& [key, points] : by_key) {
    points = without_repeats(std::move(points), catalogue.analyte(key.analyte), trend.left_out);
    trend.series.push_back(Making(key, std::move(points), catalogue).make());
  }
  sort_by_change(trend.series, catalogue);
  return trend;
}

std::string_view name_of(DatedBy by) {
  switch (by) {
    case DatedBy::collection: break;
    case DatedBy::receipt: return "receipt";
    case DatedBy::report: return "report";
  }
  return "collection";
}

std::string_view name_of(Direction direction) {
  switch (direction) {
    case Direction::unknown: break;
    case Direction::none: return "none";
    case Direction::down: return "down";
    case Direction::up: return "up";
  }
  return "unknown";
}

std::string_view name_of(ChangeSize size) {
  switch (size) {
    case ChangeSize::unknown: break;
    case ChangeSize::exact: return "exact";
    case ChangeSize::at_least: return "at_least";
  }
  return "unknown";
}

std::string_view name_of(ChangeVerdict verdict) {
  switch (verdict) {
    case ChangeVerdict::unclear: break;
    case ChangeVerdict::within: return "within";
    case ChangeVerdict::beyond: return "beyond";
  }
  return "unclear";
}

}  // namespace labread

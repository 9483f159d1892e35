// Several reports of one person as series: each analyte's results in the order of their collection,
// in one unit, with the change since the point before and since the first. Only what can be
// compared meets (analyte, specimen, a number in a known unit); what cannot is listed with the
// reason. The order in which the reports are given does not matter.
//
//   const Trend trend = trend_of(reports, {}, catalogue);
//   trend.series.front().since_previous->verdict   // what changed most comes first
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/change.h"
#include "interpreter/interpretation.h"

namespace labread {

enum class DatedBy : std::uint8_t { collection, receipt, report };

// What a result was held against, in the series' unit.
struct PointReference {
  std::optional<Bound> low, high;
  bool printed = false;  // by the laboratory; else an interval of ours
  std::string_view source;
  friend bool operator==(const PointReference& a, const PointReference& b);
};

// What differs from the point before, so that a change may be no change of the person.
struct PointBreaks {
  bool laboratory = false;
  bool method = false;  // coded as another measurement
  bool unit = false;
  bool reference = false;  // another interval
};

// A change, and whether the limits of change say anything about it.
struct JudgedChange {
  std::size_t since = 0;  // index of the earlier point
  Change change;
  ChangeVerdict verdict = ChangeVerdict::unclear;
  // Why it is unclear: censored, other_laboratory, other_method, same_day, no_limits, unit_matters,
  // not_positive
  std::string_view reason;
};

struct TrendPoint {
  std::size_t report = 0;  // index into the reports
  std::size_t result = 0;  // index into its results
  std::optional<std::size_t>
      earlier;                       // index into Result::previous: an earlier value printed there
  std::vector<std::size_t> also_in;  // other reports that hold the same result
  Moment when;
  DatedBy dated_by = DatedBy::collection;
  std::string value, unit;  // as printed
  Comparator comparator = Comparator::none;
  std::string_view ucum;
  bool unit_inferred = false;
  Extent extent;  // in the series' unit
  Status status = Status::undecidable;
  bool critical = false;
  std::optional<PointReference> reference;
  bool same_day = false;  // differs from another value of that moment
  PointBreaks breaks;
  std::optional<JudgedChange> change;  // since the last point of an earlier moment
};

struct Series {
  AnalyteIndex analyte = 0;
  std::string specimen;            // class
  std::string_view unit;           // UCUM, that of the latest point
  std::vector<TrendPoint> points;  // by their moment
  std::optional<ReferenceChange> limits;
  // Of the latest point, where they are not its `change`: since the last point of the same
  // laboratory and method, and since the first.
  std::optional<JudgedChange> since_comparable, since_first;

  const TrendPoint& latest() const { return points.back(); }
  // Its change and the two above, those that are there.
  std::vector<const JudgedChange*> changes() const;
};

// A result that is in no series.
struct LeftOut {
  std::size_t report = 0;
  std::size_t result = 0;
  std::optional<std::size_t> earlier;
  // no_date, not_a_number, ambiguous_number, needs_unit, unknown_unit, unknown_analyte,
  // ambiguous_analyte, implausible, corrected
  std::string_view reason;
};

struct Trend {
  std::vector<Series> series;  // what changed most first
  std::vector<LeftOut> left_out;
};

struct TrendChoice {
  std::optional<Date> since;       // nothing before this day
  std::vector<AnalyteIndex> only;  // empty: all
};

Trend trend_of(std::span<const Interpretation> reports, const TrendChoice& choice,
               const Catalogue& catalogue);

// When a report was collected, else received, else reported.
struct ReportDate {
  Moment moment;
  DatedBy by = DatedBy::collection;
};
std::optional<ReportDate> date_of(const ReportHeader& header);

std::string_view name_of(DatedBy by);             // "collection"
std::string_view name_of(Direction direction);    // "up"
std::string_view name_of(ChangeSize size);        // "at_least"
std::string_view name_of(ChangeVerdict verdict);  // "beyond"

}  // namespace labread

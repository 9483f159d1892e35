// The results of reports as points in time, each with the key of the series it belongs to; earlier
// values that a report prints beside a result are read and judged as results of their own date.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "interpreter/trend.h"

namespace labread {

struct SeriesKey {
  AnalyteIndex analyte = 0;
  std::string specimen;
  friend auto operator<=>(const SeriesKey&, const SeriesKey&) = default;
};

struct DatedPoint {
  SeriesKey key;
  TrendPoint point;                // its extent and reference in its own unit
  std::vector<Date> other_days;    // that a later report may print for it: of receipt, of reporting
  std::string laboratory;          // folded; empty: not printed
  std::vector<std::string> codes;  // LOINC
  int state = 0;                   // of the report: preliminary below final below corrected
};

struct DatedPoints {
  std::vector<DatedPoint> points;
  std::vector<LeftOut> left_out;
};

DatedPoints points_of(std::span<const Interpretation> reports, const Catalogue& catalogue);

}  // namespace labread

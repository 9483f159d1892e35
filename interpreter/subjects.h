// What rules speak about: one measured value an analyte, chosen among repeats and dates, and the
// values derived from them (albumin-adjusted calcium, eGFR from creatinine, globulin). Derived
// values are subjects of rules only; they never become results.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "interpreter/extent.h"
#include "interpreter/interpretation.h"

namespace labread {

struct Measured {
  std::optional<Extent> extent;  // in `unit`; none: a word, or not usable
  std::string_view unit;         // UCUM; empty: unknown
  const Analyte* analyte = nullptr;
  std::optional<AnalyteIndex> index;
  Status status = Status::undecidable;
  std::optional<Decimal> upper_limit;  // of the range or interval that holds, in `unit`
  std::vector<std::size_t> results;
  const Formula* formula = nullptr;  // how it was derived; null: measured
};

class Subjects {
 public:
  std::vector<std::string_view> flags;  // the patient's, and those the report shows (hemolyzed)

  // One that is there already stays.
  void add(std::string_view subject, Measured measured);
  const Measured* find(std::string_view subject) const;

 private:
  std::map<std::string_view, Measured> measured_;
  std::uint64_t marks_ = 0;  // of the subjects in it: the rules ask for many more than a report has
};

Subjects subjects_of(const Report& report, const std::vector<JudgedResult>& results,
                     const Patient& patient, const Catalogue& catalogue);

}  // namespace labread

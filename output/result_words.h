// What a result was held against, in words: limits, the outcome and its source, in the unit that
// the report prints wherever that can be said.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "output/status_marks.h"
#include "output/writer.h"

namespace labread {

// The printed range on one line, its bands one behind the other, with the unit where the report
// prints one there.
std::string printed_range(const Result& result);

// "8.6 - 10.2 mg/dL", "up to 35 U/L"; empty: none.
std::string limits_of(const Judgement& judgement);

// The yardstick with its limits in the unit of the result, computed ones at three digits; none
// where it is in that unit already or a limit cannot be said in it.
std::optional<Judgement> in_printed_unit(const Judgement& judgement, const Observation& observed,
                                         const Catalogue& catalogue);

// "known range 8.6 - 10.2 mg/dL: normal [MAYO]", limits of ours in the printed unit and marked as
// converted. Empty for the printed range, which stands beside the value.
std::string told(const Judgement& judgement, const JudgedResult& judged,
                 const Catalogue& catalogue);

// The same without the mark of its source.
std::string without_source(Judgement judgement, const JudgedResult& judged,
                           const Catalogue& catalogue);

// Beside a normal result another yardstick is worth a line only where it disagrees, guidelines
// always.
bool is_worth_saying(const Judgement& judgement, const JudgedResult& judged);

// What several guidelines say of one value, without their names: "guidelines: 4 say low, 1 says
// borderline"; the whole sentence where there is one. Empty: none says anything.
std::string guidelines_in_short(const JudgedResult& judged, const Catalogue& catalogue);

// What else is to be known of a result, a sentence each: the doubt about it, what its name may
// mean, what was inferred or repaired.
std::vector<std::string> doubts_about(const Result& result, const JudgedResult& judged,
                                      const Catalogue& catalogue);
// "collected on 2024-03-05; earlier: 18.7 ng/mL on 2024-01-12; 16.0"; empty: none, and collected on
// the day of the report.
std::string earlier_values(const Result& result);

// The results out of range, those that could not be judged, and those within range.
struct ResultGroups {
  std::vector<std::size_t> out_of_range;  // critical first
  std::vector<std::size_t> not_judged;
  std::vector<std::size_t> within;
};
ResultGroups groups_of(const Interpretation& answer, const WriteOptions& options);

}  // namespace labread

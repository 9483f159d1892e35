// The yardsticks a result is held against: the range printed beside it, with its bands chosen by
// person or by meaning, and the interval of ours for this person. The printed one always goes
// first; where nothing fits surely, there is no yardstick.
#pragma once

#include <optional>
#include <string_view>

#include "interpreter/extent.h"
#include "interpreter/interpretation.h"

namespace labread {

// What a range says of a value; without a status, why it says nothing.
struct RangeVerdict {
  std::optional<Status> status;
  std::string_view reason;         // needs_person, censored, not_a_number, indeterminate_band, …
  std::optional<Bound> low, high;  // the bounds that decided
};

// The verdict of the printed range. `extent` is the value in the unit of the range; none for words.
// An empty verdict without a reason: nothing usable is printed.
RangeVerdict judge_by_print(const PrintedRange& range, const Value& value,
                            const std::optional<Extent>& extent, const Patient& patient,
                            const Catalogue& catalogue);

// The bands of a printed range that are normal by their words, taken together; nothing where there
// is none, or where a band is for somebody or has no meaning that is known.
struct NormalBounds {
  std::optional<Bound> low, high;
};
std::optional<NormalBounds> normal_bounds(const PrintedRange& range, const Catalogue& catalogue);

Status status_of(Side side);

// Our interval for this person, in the order of preference of its rows; null: none fits surely.
const Interval* interval_for(AnalyteIndex analyte, const Patient& patient,
                             const Catalogue& catalogue);

// Whether more knowledge of the person could give an interval where there is none.
bool person_would_help(AnalyteIndex analyte, const Patient& patient, const Catalogue& catalogue);

// Whether the printed bounds, read in this unit, lie near those of an interval of ours.
bool fits_known_interval(const PrintedRange& range, std::string_view ucum, AnalyteIndex analyte,
                         const Catalogue& catalogue);

// The unit that a range without one can only be printed in: the one in which it fits; none: it fits
// in several or in none.
std::optional<std::string_view> inferred_unit(const PrintedRange& range, AnalyteIndex analyte,
                                              const Catalogue& catalogue);

}  // namespace labread

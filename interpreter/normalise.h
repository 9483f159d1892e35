// A report's results as observations: each bound to its analyte, with LOINC, UCUM unit and
// canonical value. A result that stands twice is one observation, the later ones marked as
// repeated.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "interpreter/interpretation.h"

namespace labread {

struct Normalised {
  std::vector<std::optional<Observation>> observations;  // one for each result
  std::vector<std::string_view> reasons;  // for results without one: ambiguous_analyte or empty
  std::vector<Note> notes;                // repeats that disagree, units inferred
};

Normalised normalise(const Report& report, const Catalogue& catalogue);

// The printed unit of a result, beside the value or in its range; empty: none.
std::string_view printed_unit(const Result& result);

}  // namespace labread

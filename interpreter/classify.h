// The verdict on one result: against the printed range first, then the printed flag, then our
// interval; guideline tiers and critical limits stand beside them. Comparisons are exact and in the
// printed unit wherever the limits are published in it.
#pragma once

#include <optional>
#include <string_view>

#include "interpreter/extent.h"
#include "interpreter/interpretation.h"

namespace labread {

// `open_reason` says why there is no observation; empty: the name is unknown.
JudgedResult judge(const Result& result, const std::optional<Observation>& observation,
                   std::string_view open_reason, const Patient& patient,
                   const Catalogue& catalogue);

// False: the laboratory printed the limits in another unit than the result, so that the numbers of
// both must not stand side by side without it.
bool shares_unit_with_range(const Result& result, const Catalogue& catalogue);

// The limits of one tier set that are published in the unit, or in one that differs from it by a
// power of ten, or else the first ones; null: the set has none.
const TierBoundaries* boundaries_for(const TierSet& set, std::string_view unit,
                                     const Analyte& analyte);

}  // namespace labread

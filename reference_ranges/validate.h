// Checks that no single row can show: references between rows, units that an analyte accepts,
// limits that contradict each other, overlapping intervals, tiers with gaps, names and words that
// clash.
#pragma once

#include <vector>

#include "reference_ranges/knowledge.h"

namespace labread {

std::vector<Defect> validate(const Knowledge& knowledge);

}  // namespace labread

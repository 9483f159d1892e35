// "Calcium 120 mg", "Vitamin B12 2.4 µg": what food, a tablet or a plan holds has the names of
// tests; a result has a unit that its test is given in.
#pragma once

#include <span>
#include <string_view>

#include "reference_ranges/catalogue.h"

namespace labread {

// Whether the unit is a mass or amount alone and none of the analytes is given in it.
bool is_dose(std::string_view printed_unit, std::span<const AnalyteIndex> candidates,
             const Catalogue& catalogue);

}  // namespace labread

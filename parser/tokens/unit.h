// Reads a unit at the start of a text. Known spellings come from the catalogue; unknown ones are
// accepted by their form (mass or amount or count or activity per volume, powers of ten, "%").
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "parser/tokens/taken.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// The unit as printed, e.g. "x 10^9/L", "mL/min/1.73m2", "mg/dL (calc)"; the longest that fits.
// Refuses plain words that are no unit, and numbers.
std::optional<Taken<std::string>> take_unit(std::string_view text, const Catalogue& catalogue);

// "pct", "mg%": nothing but a unit, though it may be a name elsewhere.
bool is_whole_unit(std::string_view text, const Catalogue& catalogue);

// Whether one of the analytes is measured in the unit, given as its fold_unit() key.
bool is_unit_of_any(std::span<const AnalyteIndex> analytes, std::string_view folded_unit,
                    const Catalogue& catalogue);

// The UCUM code of a printed unit, or nothing. "(calc)" and blanks do not count.
std::optional<std::string> ucum_of(std::string_view printed, const Catalogue& catalogue);

// Whether a power of ten in front of the unit is the number's, "1.2 x 10^6 IU/mL". Of what is
// counted per volume it is the unit's: "5.4 x10^3 cells/uL".
bool leaves_power_to_number(std::string_view printed, const Catalogue& catalogue);

}  // namespace labread

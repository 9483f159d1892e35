// The words people know for analytes and units, instead of those of the catalogue and of UCUM. For
// sentences; fields that programs read keep ids and UCUM.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parser/report.h"
#include "reference_ranges/rows.h"

namespace labread {

// "Vitamin D (25-OH)" for "25-hydroxyvitamin D, total (D2+D3)"; "Phosphate" without its fine print.
std::string_view plain_name(const Analyte& analyte);

// A UCUM unit as it is printed: "mL/min/1.73 m²" for "mL/min/{1.73_m2}"; empty for a bare number.
std::string plain_unit(std::string_view ucum);

// A printed range on one line: bands one behind the other, and a hyphen between two bounds that
// stand in columns of their own.
std::string plain_range(std::string_view printed);

// The same with the unit where the report prints one there.
std::string plain_range(const PrintedRange& range);

// "8.5 - 10.2 mg/dL", "at least 20 ng/mL", "below 4"; empty where there is no bound.
std::string plain_bounds(const std::optional<Bound>& low, const std::optional<Bound>& high,
                         const std::string& unit);

// The first letter of a sentence in upper case; ASCII only.
std::string capitalised(std::string_view text);

}  // namespace labread

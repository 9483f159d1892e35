// Units of an analyte: what a UCUM code measures, and exact conversion between the units that one
// analyte accepts. Percent and absolute counts, mass and enzyme units never meet here, because an
// analyte lists only units of one quantity.
//
//   convert(Decimal{200, 1}, "g/dL", "g/L", albumin) -> 200 (exact)
//   to_canonical(Decimal{182, 1}, "ng/mL", vitamin_d) -> 45.427… nmol/L
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// The value in the analyte's canonical unit; nothing where the analyte does not accept the unit.
std::optional<double> to_canonical(const Decimal& value, std::string_view unit,
                                   const Analyte& analyte);

// The value in another unit of the analyte: exact where the units are the same or differ by a power
// of ten, else rounded to 12 digits, far below any printed digit.
std::optional<Decimal> convert(const Decimal& value, std::string_view from, std::string_view to,
                               const Analyte& analyte);

// Whether conversion between the two units only moves the decimal point.
bool converts_exactly(std::string_view from, std::string_view to, const Analyte& analyte);

// A double as a decimal of at most 12 significant digits.
std::optional<Decimal> rounded(double value);

// What a unit measures, as a word that is equal for units of one quantity: "mass/volume" for mg/dL
// and µg/L, "amount/volume" for mmol/L and mEq/L, "fraction" for %. Empty for an unknown unit.
std::string dimension_of(std::string_view ucum);

// Which LOINC property a unit calls for.
Property property_of(std::string_view ucum);

}  // namespace labread

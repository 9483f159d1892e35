// Pieces of a row that several coded formats share: the cell that holds a value with what stands
// around it, the meaning of a flag, and the analytes that a name may mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/report.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct ValueCell {
  std::string value, unit, flag;  // as printed
  Value read;                     // of kind word without a word: a text of unknown meaning
};

// "8.1", "<4.0 ng/mL", "8.1 mg/dL (L)", "H 8.1", "negative". The whole text is used: what is not
// understood is a word result as it stands.
ValueCell read_value_cell(std::string_view text, const Conventions& conventions,
                          const Catalogue& catalogue);

// "Low: 4.0 g/L High: 11.0 g/L": both limits, each behind its name.
std::optional<PrintedRange> named_limits(std::string_view text, const Conventions& conventions,
                                         const Catalogue& catalogue);

// Codes of HL7 (H, LL, HU, …) and what laboratories print; several joined by commas or blanks mean
// what the first that says something means.
std::string flag_meaning(std::string_view flag, const Lexicon& lexicon);

// "g/dL" of "Hemoglobin (g/dL)", or nothing.
std::string_view unit_of_name(std::string_view name, const Catalogue& catalogue);

// "mg/dL", "%": nothing but a unit, one that no word could be.
bool is_unit_alone(std::string_view text, const Catalogue& catalogue);

// Empty where the name is unknown. Long names of LOINC are known by their component.
std::vector<AnalyteIndex> candidates_of(std::string_view name, const Catalogue& catalogue);

}  // namespace labread

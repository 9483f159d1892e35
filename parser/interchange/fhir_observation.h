// One FHIR Observation as rows of a report: its value, or those of its components.
#pragma once

#include <string>
#include <vector>

#include "parser/interchange/json_tree.h"
#include "parser/interchange/printed_row.h"

namespace labread {

// Rows without specimen and time. Empty where the Observation holds no value (a panel of others).
std::vector<PrintedRow> fhir_rows(const JsonValue& observation);

// text, or else the first display, or else the first code of a CodeableConcept.
std::string fhir_concept_text(const JsonValue& concept_value);

// Of effective[x], collected[x] and the like: a time, an instant, or the start of a period.
std::optional<Moment> fhir_moment(const JsonValue& holder, std::string_view name);

}  // namespace labread

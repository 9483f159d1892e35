// One FHIR Observation as rows of a report: its value, or those of its components.
#pragma once

#include <string>
#include <vector>

#include "parser/interchange/json_tree.h"
#include "parser/interchange/printed_row.h"

namespace labread {

// Rows without specimen and time. Empty where the Observation holds no value (a panel of others);
// of an antibiotic the letter alone is one.
std::vector<PrintedRow> fhir_rows(const JsonValue& observation, const Lexicon& lexicon);

// Whether the Observation or component states a value[x].
bool fhir_has_value(const JsonValue& holder);

// text, or else the first display, or else the first code of a CodeableConcept.
std::string fhir_concept_text(const JsonValue& concept_value);

// Of effective[x], collected[x] and the like: a time, an instant, or the start of a period.
std::optional<Moment> fhir_moment(const JsonValue& holder, std::string_view name);

// The date or time of one element, with the time of day that its text extension tells where FHIR,
// for want of a zone, has only the day.
std::optional<Moment> fhir_date(const JsonValue& holder, const std::string& name);

// A quantity of time in years.
std::optional<Decimal> fhir_years(const JsonValue& quantity);

}  // namespace labread

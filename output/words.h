// The names under which enumerations and codes appear in outputs: as stable words for programs and
// as plain English for readers.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "interpreter/interpretation.h"

namespace labread {

std::string_view symbol_of(Comparator comparator);  // "<="; empty for none
std::string_view word_of(Sex sex);                  // "female"
std::string_view word_of(Trimester trimester);      // "first"
std::string_view word_of(PatientOrigin origin);     // "report"
std::string_view word_of(ValueKind kind);           // "ordinal"
std::string_view word_of(Origin origin);            // "detected"
std::string_view word_of(NutrientState state);      // "not measured"
std::string_view word_of(Meaning meaning);          // "not low", "borderline"

// A code and what it says in plain English; a code that no row has says itself.
using CodeWords = std::pair<std::string_view, std::string_view>;
std::string_view words_for(std::string_view code, std::span<const CodeWords> rows);

// What a severity asks of a person: "IMPORTANT", "to discuss"; and a finding's next step as a
// sentence: same_day -> "See a doctor today." A step that is not known here is returned as it is.
std::string_view spoken(Severity severity);
std::string_view explain_action(std::string_view code);

// A verdict's reason in plain English: "needs_unit" -> "its unit is not printed, and …". A code
// that is not known here is returned as it is.
std::string_view explain_reason(std::string_view code);

}  // namespace labread

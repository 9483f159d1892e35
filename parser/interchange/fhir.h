// FHIR results in JSON or XML to reports: a Bundle, a DiagnosticReport with what it contains,
// single Observations, arrays and lines of them. One report a patient and day of collection. A name
// is code.text or the first display, a value is printed with its comparator, a range as its text or
// "low - high", a flag as the code of the interpretation.
#pragma once

#include "parser/interchange/interchange.h"

namespace labread {

// Whether the text is JSON or XML that holds a FHIR resource.
bool looks_like_fhir(std::string_view text);

// Throws Error.
InterchangeFile read_fhir(std::string_view bytes, const Catalogue& catalogue, const Limits& limits);

}  // namespace labread

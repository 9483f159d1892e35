// FHIR in XML as the JSON that says the same, so that one reader serves both.
#pragma once

#include <string>
#include <string_view>

#include "parser/limits.h"

namespace labread {

// Whether the text is XML in FHIR's namespace.
bool looks_like_fhir_xml(std::string_view text);

// Each object starts on the line of its element where the order of the members allows it. What
// hangs on plain values (extensions) is left out. Throws Error.
std::string json_of_fhir_xml(std::string_view text, const Limits& limits);

}  // namespace labread

// Diagnostic services of HL7 v2 (table 0074, OBR-24): what made an observation. Told by their
// codes.
#pragma once

#include <string_view>

namespace labread {

// One that makes pictures, tracings or treatments.
bool is_other_service(std::string_view section);

// One of a laboratory.
bool is_laboratory_service(std::string_view section);

}  // namespace labread

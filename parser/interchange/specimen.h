// The specimen class of coded specimens: codes of HL7 table 0487, of SNOMED CT and their texts.
#pragma once

#include <string>
#include <string_view>

#include "reference_ranges/lexicon.h"

namespace labread {

// "SER", "119364003" -> "serum"; empty: not one that a report tells apart.
std::string specimen_of_code(std::string_view code);

// The text, and where it says nothing the code.
std::string specimen_of(std::string_view text, std::string_view code, const Lexicon& lexicon);

}  // namespace labread

// What coded formats send beside the results of a laboratory: vital signs, facts about a person,
// questions asked with an order, vaccinations, pictures and tracings. Told by their codes.
#pragma once

#include <string_view>

namespace labread {

// Whether a code of LOINC asks for something that no laboratory measures. Its check digit does not
// count, which questionnaires often have wrong.
bool is_asked_of_person(std::string_view loinc);

// A diagnostic service of HL7 (table 0074) that makes pictures, tracings or treatments; and one of
// a laboratory.
bool is_other_service(std::string_view section);
bool is_laboratory_service(std::string_view section);

}  // namespace labread

// The form of a LOINC code: "718-7", digits with a check digit behind a dash.
#pragma once

#include <string_view>

namespace labread {

// Whether the text is a LOINC code by its form and its check digit.
bool is_loinc(std::string_view code);

}  // namespace labread

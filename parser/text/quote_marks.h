// The marks that mail programs put in front of the lines of a text that is answered or passed on:
// "> Sodium 139 mmol/L", "> > Sodium 139 mmol/L".
#pragma once

#include <string>

namespace labread {

// Puts blanks in their place, where several such lines follow each other and the sign can be no
// comparator.
void blank_quote_marks(std::string& text);

}  // namespace labread

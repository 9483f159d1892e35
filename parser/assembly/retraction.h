// Remarks by which a report takes a result back: "Result withdrawn", "Sample mislabelled -
// disregard", "Corrected to 4.5". Words that make a rule of it ("Reject if haemolysed") take
// nothing back.
#pragma once

#include <string_view>

#include "parser/rows/reading.h"

namespace labread {

// The words that take it back, or nothing. `value`: the result's number as printed, which a remark
// may repeat: "amended to 4.5".
std::string_view words_taking_back(std::string_view remark, std::string_view value,
                                   const Lexicon& lexicon);

// Whether such a remark stands behind a row's value in its line.
bool takes_itself_back(const Line& line, const RowReading& reading, const Catalogue& catalogue);

}  // namespace labread

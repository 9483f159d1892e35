// What stands at a row's name and is no part of it: running numbers, "2. Urea: 9.1", and codes,
// "Hematocrit (LOINC 4544-3): 34.8 %".
#pragma once

#include <deque>
#include <vector>

#include "parser/layout/lines.h"

namespace labread {

// Takes them out of the lines; words that were changed thereby live in `words`.
void drop_row_marks(std::vector<Line>& lines, std::deque<Word>& words);

}  // namespace labread

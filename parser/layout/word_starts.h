// Which report words may begin in the cells of a line, a bit for each role: most passes over the
// lines look for words that most cells do not hold, and ask here first.
#pragma once

#include <vector>

#include "parser/layout/lines.h"
#include "reference_ranges/lexicon.h"

namespace labread {

// Notes for all cells what may begin there. Cells that are made later may begin anything.
void note_starts(std::vector<Line>& lines, const Lexicon& lexicon);

// What may begin in any of its cells.
WordRoles starts_of(const Line& line);

}  // namespace labread

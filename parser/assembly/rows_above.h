// Columns by example, where no titles tell them: what the last rows of the page held at the place
// where this one holds its value.
#pragma once

#include <span>

#include "parser/report.h"
#include "parser/rows/reading.h"

namespace labread {

// Each of these wants two rows above: one alone may stand there by chance.
// "<200" or "negative" below the ranges of the two rows above and behind their values: the range of
// a result that there is not.
bool stands_below_ranges(const Piece& value, const Line& line, std::span<const Location> above);

// Below the values of the two rows above, whose names stand in front of them.
bool stands_below_values(const Piece& value, const Line& line, std::span<const Location> above);

}  // namespace labread

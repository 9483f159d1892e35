// Numbers that are set in columns of their own inside one field: "3.5 -   5.0", "<    1.0",
// "[  7.350  -  7.450  ]". The wide gap is padding in front of digits, no gap between two fields.
#pragma once

#include <vector>

#include "parser/layout/lines.h"

namespace labread {

// Joins such cells of one line. Drops a bracket that holds no more than a gauge of dots and a star,
// or the dash of limits that there are not.
void join_spread_cells(std::vector<Cell>& cells);

}  // namespace labread

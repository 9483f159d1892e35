// Cells that run into the next column of a table with titles, parted where a word begins below a
// title.
#pragma once

#include <span>

#include "parser/layout/columns.h"
#include "parser/layout/lines.h"

namespace labread {

void cut_at_titles(std::span<Line> lines, const Columns& columns);

}  // namespace labread

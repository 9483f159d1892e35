// One line of the lines of a table's row: the cells of each column put together.
#pragma once

#include <span>
#include <vector>

#include "parser/layout/columns.h"
#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// The cells of the lines under the titles they stand under, each top to bottom; what stands behind
// a cell of the last column, under no title, is one of its own. The limits
// and the unit that stand below a name stay a line of their own, behind it.
std::vector<Line> joined_row(std::span<const Line> lines, const Columns& columns,
                             const Conventions& conventions, const Catalogue& catalogue);

}  // namespace labread

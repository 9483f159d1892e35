// The lines below the titles of a table, those joined that one row fills because its cells wrap.
#pragma once

#include <span>
#include <vector>

#include "parser/document.h"
#include "parser/layout/columns.h"
#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// Rows are told apart by the rules drawn between them, else by the gaps between their lines. On a
// character grid, that of a text file, no cell is cut below a title.
std::vector<Line> table_rows(const Columns& columns, const Line& titles, std::vector<Line> lines,
                             std::span<const Stroke> strokes, bool on_grid,
                             const Conventions& conventions, const Catalogue& catalogue);

}  // namespace labread

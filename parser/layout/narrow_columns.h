// Columns that stand one blank apart: where a row fills its columns, the gap between two cells
// looks like one between two words. A place that the words of nearly no line cross, and where a
// title and cells begin, parts columns all the same.
#pragma once

#include <span>

#include "parser/layout/columns.h"

namespace labread {

// Cuts the titles and the lines below them at such places. Only lines that no place of them crosses
// are cut, so that sentences between the rows stay whole.
void cut_narrow_columns(Line& titles, std::span<Line> below, const Columns& columns);

}  // namespace labread

// Table rows whose cells wrap over several lines, put together again: one line a row, each cell's
// words in reading order. Drawn rules tell where rows end; where none are drawn, lines that stand
// closer together than the others do belong to one row. Nothing is joined where two lines of a row
// would each hold a number under the title of results.
//
//   lines = join_wrapped_rows(std::move(lines), document, conventions, catalogue);
#pragma once

#include <vector>

#include "parser/document.h"
#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

std::vector<Line> join_wrapped_rows(std::vector<Line> lines, const Document& document,
                                    const Conventions& conventions, const Catalogue& catalogue);

}  // namespace labread

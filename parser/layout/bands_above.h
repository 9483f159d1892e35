// Lines of limits that stand above the own line of their row, since its cells are centred: they
// follow the row before as the limits below its own line do. Limits that go on where the others end
// ("< 20", "20 - 29", "30 - 100") tell whose they are.
#pragma once

#include <vector>

#include "parser/layout/columns.h"
#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// Puts such lines into the cell of limits of the row below. Those that may be of either row, of
// which one has its own interval and the other none, are dropped with what stands below the second.
void place_bands_above(std::vector<Line>& rows, const Columns& columns,
                       const Conventions& conventions, const Catalogue& catalogue);

}  // namespace labread

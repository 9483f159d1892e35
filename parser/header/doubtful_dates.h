// Dates that read two ways (05/11/2024) in a document that does not show which is meant: a result
// keeps none of them, neither as its day nor as that of an earlier one, and is not of the report's
// day either where that is another one.
#pragma once

#include <vector>

#include "parser/header/header.h"
#include "parser/layout/lines.h"
#include "parser/report.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// `lines` are those the results were read from. Does nothing where the order of day and month is
// known.
void drop_doubtful_dates(const std::vector<Line>& lines, const Conventions& conventions,
                         const Catalogue& catalogue, HeaderReading& head,
                         std::vector<Result>& results);

}  // namespace labread

// The order of day and month where the document's own numbers do not settle it: from the events
// that dates belong to, and from the country that an address or a unit shows.
#pragma once

#include <optional>
#include <vector>

#include "parser/header/header_findings.h"
#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

DateOrder turned(DateOrder order);

// Whether day and month must be swapped against how they were read; nothing where undecided.
std::optional<bool> swap_shown(const Findings& findings, const std::vector<Line>& lines,
                               const Conventions& conventions, const Catalogue& catalogue);

}  // namespace labread

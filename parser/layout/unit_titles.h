// Units as titles of columns: "DIFFERENTIAL   %   /mm3", "Specific IgE   kU/L   Class". Used by the
// search for headers in columns.h.
#pragma once

#include <optional>

#include "parser/layout/columns.h"

namespace labread {

std::optional<Columns> titled_by_units(const Line& line, const Catalogue& catalogue);

}  // namespace labread

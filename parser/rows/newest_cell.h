// Tables with a column for each day, in which a test that was not done on the last one has an empty
// cell there: its newest result stands in a column further back, and is of that day.
#pragma once

#include <optional>

#include "parser/layout/columns.h"
#include "parser/layout/typed_line.h"

namespace labread {

// The table's columns with the newest day that this row has a result of as the one of results.
// Nothing where the row holds anything below the newest of all, or where days do not head the
// results.
std::optional<Columns> columns_of_newest(const Columns& table, const TypedLine& row);

}  // namespace labread

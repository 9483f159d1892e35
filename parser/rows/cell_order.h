// Tables whose cells keep the order of their titles but not their place, as in text that was copied
// out of a page: everything stands two blanks apart. What a cell holds then tells which of the
// titles it belongs to; a row that could be told in two ways is told in none.
//
//   if (table.by_order) columns = columns_by_order(table, row, catalogue);
//
// Where bars are typed between the cells, as between the titles, they tell it alone.
#pragma once

#include <optional>

#include "parser/layout/columns.h"
#include "parser/layout/typed_line.h"

namespace labread {

// The table's columns as this row has them: each where its cell stands, those without a cell out of
// the way. Without geometry where the line is no row; nothing where the cells fit their titles in
// several ways.
std::optional<Columns> columns_by_order(const Columns& table, const TypedLine& row,
                                        const Catalogue& catalogue);

}  // namespace labread

// What the columns of a narrative table hold: by their titles, and where those do not say it by
// what stands in them and what the coded entries expect there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parser/interchange/cda_narrative.h"
#include "parser/layout/columns.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread::cda {

// A coded result that a row of the narrative should show.
struct Expected {
  std::string name;
  std::string value;
};

struct TableColumn {
  ColumnRole role = ColumnRole::skip;
  std::optional<Moment> date;  // of a column of values headed by a date
};

struct TableShape {
  std::vector<TableColumn> columns;
  std::size_t first_row = 0;  // below the titles

  std::vector<std::size_t> all(ColumnRole role) const;
  std::optional<std::size_t> first(ColumnRole role) const;
};

// Nothing for a table that holds no results.
std::optional<TableShape> shape_of(const Table& table, const std::vector<Expected>& expected,
                                   const Conventions& conventions, const Catalogue& catalogue);

// The roles that this row titles; nothing where it is no row of titles.
std::optional<std::vector<TableColumn>> titles_of(const TableRow& row,
                                                  const Conventions& conventions,
                                                  const Lexicon& lexicon);

// What a value is compared by: of a number its digits without trailing zeros, with a point.
std::string value_key(std::string_view value);

// Whether the printed value is the coded one, whatever its decimal mark.
bool is_same_value(std::string_view printed, std::string_view coded);

}  // namespace labread::cda

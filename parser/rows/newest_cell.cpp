#include "parser/rows/newest_cell.h"

#include <algorithm>

namespace labread {
namespace {

bool is_result(const TypedToken& token) {
  return token.is(token_number | token_interval | token_word_value) &&
         !token.is(token_date | token_flag);
}

bool stands_below(const TypedToken& token, const Column& column) {
  return token.box.left < column.right && token.box.right > column.left;
}

// "-" says no more than an empty cell; limits and units may stand behind it without a title.
bool fills(const TypedToken& token, const Column& column, const TypedLine& row) {
  const bool dash = token.is(token_dash) && row.cells[token.cell].size() == token.text.size();
  return stands_below(token, column) ? !dash : is_result(token) && !token.is(token_range);
}

// The column of the row's newest result; null where it has one of the last day, or none, or nothing
// says which of several it is.
const Column* newest_of(const Columns& table, const Column& last_day, const TypedLine& row) {
  const Column* newest = nullptr;
  bool several = false;
  for (const TypedToken& token : row.tokens) {
    if (token.cell == 0) continue;
    const Column* column = table.at(token.box);
    if (column == &last_day && fills(token, last_day, row)) return nullptr;
    const bool earlier = column->role == ColumnRole::previous && column->date &&
                         stands_below(token, *column) && is_result(token);
    if (!earlier || (newest != nullptr && column->is_before(*newest))) continue;
    several = newest != nullptr && newest != column && !newest->is_before(*column);
    newest = column;
  }
  return several ? nullptr : newest;
}

}  // namespace

std::optional<Columns> columns_of_newest(const Columns& table, const TypedLine& row) {
  const auto last_day = std::find_if(
      table.columns.begin(), table.columns.end(),
      [](const Column& column) { return column.role == ColumnRole::value && column.date; });
  if (!table.aligned || last_day == table.columns.end() || row.cells.size() < 2)
    return std::nullopt;
  const Column* newest = newest_of(table, *last_day, row);
  if (newest == nullptr) return std::nullopt;
  Columns own = table;
  own.columns[static_cast<std::size_t>(last_day - table.columns.begin())].role = ColumnRole::skip;
  own.columns[static_cast<std::size_t>(newest - table.columns.data())].role = ColumnRole::value;
  return own;
}

}  // namespace labread

// Where the columns of a table begin and end, as the lines below its titles tell.
#include <algorithm>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/layout/columns.h"

namespace labread {

void reach_to_next_title(Columns& table, std::span<const Line> below) {
  constexpr std::size_t least_rows = 3;
  if (!table.aligned || below.empty()) return;
  const auto overlaps = [](const Rect& box, const Column& column) {
    return box.left < column.right && box.right > column.left;
  };
  for (std::size_t i = 0; i + 1 < table.columns.size(); ++i) {
    Column& own = table.columns[i];
    const Column& next = table.columns[i + 1];
    if (own.role != ColumnRole::value) continue;
    std::size_t of_own = 0;
    std::size_t of_next = 0;
    double reach = own.right;
    for (const Line& line : below) {
      if (line.page != below.front().page) break;
      bool in_own = false;
      bool in_next = false;
      const Rect* between = nullptr;
      for (const Cell& cell : line.cells) {
        in_own = in_own || overlaps(cell.box, own);
        in_next = in_next || overlaps(cell.box, next);
        if (cell.box.left >= own.right && cell.box.right <= next.left) between = &cell.box;
      }
      if (between == nullptr || in_own == in_next) continue;
      ++(in_next ? of_own : of_next);
      if (in_next) reach = std::max(reach, between->right);
    }
    if (of_own >= least_rows && of_next == 0) own.right = reach;
  }
}

void part_off_unknown(Columns& table, std::span<const Line> below) {
  const auto cell_below = [](const Line& line, double left, double right) {
    const auto cell = std::find_if(line.cells.begin(), line.cells.end(), [&](const Cell& other) {
      return other.box.left < right && other.box.right > left;
    });
    return cell == line.cells.end() ? nullptr : &*cell;
  };
  for (const Rect& title : table.unknown) {
    const auto next = std::find_if(table.columns.begin(), table.columns.end(),
                                   [&](const Column& column) { return column.left > title.left; });
    if (next == table.columns.begin()) continue;
    const Column& results = *(next - 1);
    const bool numbers = std::any_of(below.begin(), below.end(), [&](const Line& line) {
      const Cell* result = cell_below(line, results.left, results.right);
      const Cell* number = cell_below(line, title.left, title.right);
      if (line.page != below.front().page || result == nullptr || number == nullptr) return false;
      return result != number && is_ascii_digit(number->text().front());
    });
    if (numbers) table.columns.insert(next, {ColumnRole::skip, title.left, title.right, {}, {}});
  }
}

void title_names_by_rows(Columns& table, std::span<const Line> below, const Catalogue& catalogue) {
  constexpr std::size_t least_rows = 2;
  if (!table.aligned || table.columns.size() < 2 || below.empty()) return;
  Column& first = table.columns.front();
  if (first.role != ColumnRole::skip || table.has(ColumnRole::name)) return;
  std::size_t named = 0;
  for (const Line& line : below) {
    if (line.page != below.front().page || named == least_rows) break;
    const Cell& cell = line.cells.front();
    if (cell.box.left >= table.columns[1].left || cell.box.right <= first.left) continue;
    const NameMatch match = catalogue.match_name(fold_name(cell.text()));
    named += match.name != nullptr && !match.name->analytes.empty();
  }
  if (named == least_rows) first.role = ColumnRole::name;
}

}  // namespace labread

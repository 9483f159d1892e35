// Where the columns of a table begin and end, as the lines below its titles tell.
#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/layout/columns.h"

namespace labread {
namespace {

constexpr std::size_t rows_looked_at = 12;
constexpr double narrow_share = 0.8;  // of the rows that have narrow gaps alone
constexpr std::size_t least_rows_to_reach = 3;

bool overlaps(const Rect& box, const Column& column) {
  return box.left < column.right && box.right > column.left;
}

}  // namespace

void reach_to_next_title(Columns& table, std::span<const Line> below) {
  if (!table.aligned || below.empty()) return;
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
      bool is_number = false;
      const Rect* between = nullptr;
      for (const Cell& cell : line.cells) {
        in_own = in_own || overlaps(cell.box, own);
        in_next = in_next || overlaps(cell.box, next);
        if (cell.box.left < own.right || cell.box.right > next.left) continue;
        between = &cell.box;
        is_number = first_digit(cell.words.front()->text) <= 1;
      }
      if (between == nullptr) continue;
      of_next += in_own && !in_next;
      const bool no_flag = is_number && next.role == ColumnRole::flag;
      if (in_own || !(in_next || no_flag)) continue;
      ++of_own;
      reach = std::max(reach, between->right);
    }
    if (of_own >= least_rows_to_reach && of_next == 0) own.right = reach;
  }
}

namespace {

// "135 - 180", "<0.21"
bool has_form_of_range(const Cell& cell) {
  const std::string text = cell.text();
  if (text.find_first_not_of("0123456789.,<>= -") != std::string::npos) return false;
  const bool limit = text.front() == '<' || text.front() == '>';
  const std::size_t dash = text.find('-', 1);
  return holds_digit(text) && (limit || (dash != std::string::npos && dash + 1 < text.size()));
}

// What stands below the titles of units, results and ranges, of which the numbers may stand left of
// theirs.
struct CellsBesideUnits {
  bool unit = false;
  const Cell* number = nullptr;  // between the titles of units and of results
  const Cell* below = nullptr;   // the title of results
  bool range = false;            // below its own title

  CellsBesideUnits(const Line& line, const Column& units, const Column& results,
                   const Column* ranges) {
    for (const Cell& cell : line.cells) {
      const bool between = cell.box.left >= units.right && cell.box.right <= results.left;
      if (between && first_digit(cell.words.front()->text) <= 1) number = &cell;
      unit = unit || overlaps(cell.box, units);
      if (overlaps(cell.box, results)) below = &cell;
      range = range || (ranges != nullptr && overlaps(cell.box, *ranges));
    }
  }
};

}  // namespace

void reach_to_units(Columns& table, std::span<const Line> below) {
  if (!table.aligned) return;
  for (std::size_t i = 1; i < table.columns.size(); ++i) {
    Column& own = table.columns[i];
    const Column& units = table.columns[i - 1];
    if (own.role != ColumnRole::value || units.role != ColumnRole::unit) continue;
    const bool last = i + 1 == table.columns.size();
    Column* ranges =
        last || table.columns[i + 1].role != ColumnRole::range ? nullptr : &table.columns[i + 1];
    std::size_t rows = 0;
    std::optional<Rect> numbers;
    std::optional<Rect> limits;  // below the title of results, and nothing below their own
    bool fits = true;
    for (const Line& line : below) {
      if (line.page != below.front().page) break;
      const CellsBesideUnits cells(line, units, own, ranges);
      if (cells.number == nullptr) continue;
      rows += cells.unit;
      numbers = united(numbers.value_or(cells.number->box), cells.number->box);
      if (cells.below == nullptr) continue;
      fits = fits && ranges != nullptr && !cells.range && has_form_of_range(*cells.below);
      limits = united(limits.value_or(cells.below->box), cells.below->box);
    }
    if (rows < least_rows_to_reach || !fits) continue;
    if (limits && limits->left <= numbers->right) continue;
    own.left = numbers->left;
    if (!limits) continue;
    own.right = numbers->right;
    ranges->left = limits->left;
  }
}

namespace {

// What a line holds behind a place, a box for each number with what is glued to it; nothing where
// other words stand there.
std::vector<Rect> numbers_behind(const Line& line, double place) {
  std::vector<Rect> boxes;
  for (const Cell& cell : line.cells) {
    if (cell.box.left < place) continue;
    const std::string& text = cell.words.front()->text;
    const bool sign = text.find_first_not_of("+-*!") == std::string::npos;
    if (sign && !boxes.empty()) {
      boxes.back() = united(boxes.back(), cell.box);
    } else if (first_digit(text) <= 1) {
      boxes.push_back(cell.box);
    } else {
      return {};
    }
  }
  return boxes;
}

bool lie_apart(std::span<const Column> columns) {
  for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
    if (columns[i].right >= columns[i + 1].left) return false;
  }
  return true;
}

}  // namespace

void reach_over_days(Columns& table, std::span<const Line> below) {
  const auto first = std::find_if(table.columns.begin(), table.columns.end(),
                                  [](const Column& column) { return column.date.has_value(); });
  const bool behind = first != table.columns.begin() &&
                      std::all_of(first, table.columns.end(),
                                  [](const Column& column) { return column.date.has_value(); });
  if (!table.aligned || !behind || table.columns.end() - first < 2) return;
  std::vector<Column> wide(first, table.columns.end());
  std::size_t rows = 0;
  for (const Line& line : below) {
    if (line.page != below.front().page) break;
    const std::vector<Rect> numbers = numbers_behind(line, (first - 1)->right);
    if (numbers.size() != wide.size()) continue;
    ++rows;
    for (std::size_t i = 0; i < wide.size(); ++i) {
      wide[i].left = std::min(wide[i].left, numbers[i].left);
      wide[i].right = std::max(wide[i].right, numbers[i].right);
    }
  }
  if (rows >= least_rows_to_reach && lie_apart(wide)) std::copy(wide.begin(), wide.end(), first);
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
    if (next == table.columns.begin() || next == table.columns.end()) continue;
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

namespace {

// Whether a cell runs on from the last column of the left table under the first title of the right.
bool bridges(const Line& line, const Column& last, const Column& first) {
  return std::any_of(line.cells.begin(), line.cells.end(), [&](const Cell& cell) {
    return cell.box.left < last.right && cell.box.right > first.left;
  });
}

// The lines between this title and the one in which something stands below both tables.
std::span<const Line> rows_of_both(std::span<const Line> below, const Column& last,
                                   const Column& first) {
  std::size_t count = 0;
  while (count < below.size() && below[count].page == below.front().page &&
         !bridges(below[count], last, first)) {
    ++count;
  }
  return below.first(count);
}

bool crosses(const Line& line, double left, double right) {
  return std::any_of(line.cells.begin(), line.cells.end(), [&](const Cell& cell) {
    return cell.box.left < left && cell.box.right > right;
  });
}

// Where the names below a title begin that reach under it; nothing where only few begin there above
// a line that runs across, such as a remark below the tables.
std::optional<double> edge_of_names(std::span<const Line> rows, const Column& last,
                                    const Column& title) {
  std::vector<double> edges;
  for (const Line& line : rows) {
    for (const Cell& cell : line.cells) {
      if (overlaps(cell.box, title) && cell.box.left >= last.right) edges.push_back(cell.box.left);
    }
  }
  if (edges.empty()) return std::nullopt;
  const double edge = *std::min_element(edges.begin(), edges.end());
  const double slack = 0.6 * double(rows.front().font_size);
  std::size_t names = 0;
  for (const Line& line : rows) {
    if (crosses(line, edge - slack, edge)) break;
    names += std::any_of(line.cells.begin(), line.cells.end(), [&](const Cell& cell) {
      return overlaps(cell.box, title) && std::abs(cell.box.left - edge) <= slack;
    });
  }
  return names >= least_rows_to_reach ? std::optional(edge) : std::nullopt;
}

}  // namespace

void begin_with_names(std::vector<Columns>& tables, std::span<const Line> below) {
  for (std::size_t t = 1; t < tables.size(); ++t) {
    Columns& own = tables[t];
    Column& title = own.columns.front();
    if (!own.aligned || title.role != ColumnRole::name) continue;
    const Column& last = tables[t - 1].columns.back();
    const std::span<const Line> rows = rows_of_both(below, last, title);
    const auto edge = edge_of_names(rows, last, title);
    if (!edge || *edge >= own.left) continue;
    title.left = *edge;
    own.left = *edge - 0.6 * double(rows.front().font_size);
    tables[t - 1].right = own.left;
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

bool keeps_order_only(const Line& titles, std::span<const Line> below) {
  if (titles.cells.size() < 2) return false;
  std::size_t rows = 0;
  std::size_t narrow = 0;
  std::size_t in_front = 0;  // rows whose second cell ends in front of the second title
  for (const Line& line : below) {
    if (line.page != titles.page || rows == rows_looked_at) break;
    if (line.cells.size() < 2) continue;
    ++rows;
    narrow += has_narrow_gaps(line);
    in_front += line.cells[1].box.right < titles.cells[1].box.left;
  }
  if (!has_narrow_gaps(titles)) return rows > 2 && narrow == rows && 2 * in_front > rows;
  return narrow > 0 && double(narrow) >= narrow_share * double(rows);
}

}  // namespace labread

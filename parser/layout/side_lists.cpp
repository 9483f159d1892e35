#include "parser/layout/side_lists.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <string>

#include "base/ascii.h"
#include "base/fold.h"

namespace labread {
namespace {

constexpr std::size_t least_lines = 3;

// A known name makes up most of the cell, and nothing behind it is a number.
bool is_name(const Cell& cell, const Catalogue& catalogue) {
  const std::string key = fold_name(cell.text());
  const NameMatch match = catalogue.match_name(key);
  return match.name != nullptr && match.length * 2 >= key.size() &&
         !holds_digit(std::string_view(key).substr(match.length));
}

// The cell in which the right list's name stands: a known name behind the left one and its result,
// with a result of its own. 0: there is none.
std::size_t second_name(const Line& line, const Catalogue& catalogue) {
  if (line.cells.size() < 4 || !is_name(line.cells[0], catalogue)) return 0;
  if (is_name(line.cells[1], catalogue)) return 0;
  for (std::size_t i = 2; i + 1 < line.cells.size(); ++i) {
    if (is_name(line.cells[i], catalogue)) return is_name(line.cells[i + 1], catalogue) ? 0 : i;
  }
  return 0;
}

// Once lines of known names tell where both lists begin, a name that nobody knows goes on there.
std::size_t name_below(const Line& line, const SideLists& lists, double slack) {
  if (lists.lines < least_lines || std::abs(line.cells[0].box.left - lists.left) > slack) return 0;
  for (std::size_t i = 2; i + 1 < line.cells.size(); ++i) {
    if (std::abs(line.cells[i].box.left - lists.right) <= slack) return i;
  }
  return 0;
}

// Whether nothing of the line runs on under the right list's names, or begins right of them with
// nothing below them.
bool keeps_apart(const Line& line, const SideLists& lists) {
  const double size = double(line.font_size);
  const double cut = lists.right - 0.6 * size;
  const auto second =
      std::ranges::find_if(line.cells, [&](const Cell& cell) { return cell.box.left >= cut; });
  if (second != line.cells.end() && second->box.left > cut + 1.2 * size) return false;
  return second == line.cells.begin() || std::prev(second)->box.right <= lists.right;
}

// A known name below those of the right list, and something behind it.
bool holds_right_row(const Line& line, const SideLists& lists, const Catalogue& catalogue) {
  const double slack = 0.6 * double(line.font_size);
  const auto name = std::ranges::find_if(
      line.cells, [&](const Cell& cell) { return std::abs(cell.box.left - lists.right) <= slack; });
  return name != line.cells.end() && std::next(name) != line.cells.end() &&
         is_name(*name, catalogue) && !is_name(*std::next(name), catalogue);
}

// One list may be longer, and each may have headings and gaps of its own: both reach to the last
// row of the right one before a line that does not keep them apart.
std::size_t reach(std::span<const Line> lines, const SideLists& lists, const Catalogue& catalogue) {
  std::size_t end = lists.lines;
  for (std::size_t i = end; i < lines.size() && lines[i].page == lines.front().page; ++i) {
    if (!keeps_apart(lines[i], lists)) break;
    if (holds_right_row(lines[i], lists, catalogue)) end = i + 1;
  }
  return end;
}

}  // namespace

std::optional<SideLists> side_lists(std::span<const Line> lines, const Catalogue& catalogue) {
  SideLists lists;
  // What stands in every line below itself is no name: "Blood", the specimen.
  std::set<std::string> names;
  for (const Line& line : lines) {
    const double slack = 0.6 * double(line.font_size);
    const std::size_t known = second_name(line, catalogue);
    const std::size_t second = known > 0 ? known : name_below(line, lists, slack);
    if (second == 0 || line.page != lines.front().page) break;
    const double left = line.cells[0].box.left;
    const double right = line.cells[second].box.left;
    if (lists.lines == 0) lists = {left, right, 0};
    if (std::abs(left - lists.left) > slack || std::abs(right - lists.right) > slack) break;
    if (!names.insert(fold_name(line.cells[second].text())).second) return std::nullopt;
    ++lists.lines;
  }
  if (lists.lines < least_lines) return std::nullopt;
  lists.lines = reach(lines, lists, catalogue);
  return lists;
}

}  // namespace labread

#include "parser/layout/title_cuts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "base/fold.h"

namespace labread {
namespace {

// The gap, in font sizes, that is wider than the blanks between the words of these lines.
double wider_than_blanks(std::span<const Line> lines) {
  std::vector<double> gaps;
  for (const Line& line : lines) {
    for (const Cell& cell : line.cells) {
      for (std::size_t i = 1; i < cell.words.size(); ++i) {
        gaps.push_back((cell.words[i]->box.left - cell.words[i - 1]->box.right) /
                       std::max(1.0F, line.font_size));
      }
    }
  }
  constexpr double usual = 0.35;
  if (gaps.empty()) return usual;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return std::max(usual, 1.3 * *middle);
}

Line cut_at_titles(const Line& line, const Columns& columns, double least_gap) {
  const double near = 0.5 * double(line.font_size);
  const auto starts_column = [&](const Word* word, double cell_left) {
    return std::any_of(columns.columns.begin(), columns.columns.end(), [&](const Column& column) {
      return column.left > cell_left + near && std::abs(word->box.left - column.left) < near;
    });
  };
  Line cut = line;
  cut.untitled = false;
  cut.cells.clear();
  for (const Cell& cell : line.cells) {
    for (std::size_t i = 0; i < cell.words.size(); ++i) {
      const Word* word = cell.words[i];
      const double gap = i == 0 ? 0 : word->box.left - cell.words[i - 1]->box.right;
      // "< 0.45": a comparator stays with its number.
      const bool word_before = i > 0 && !fold_name(cell.words[i - 1]->text).empty();
      const bool apart = word_before && gap > least_gap * double(line.font_size);
      if (i == 0 || (apart && starts_column(word, cut.cells.back().box.left))) {
        cut.cells.push_back({{}, word->box});
      }
      cut.cells.back().words.push_back(word);
      cut.cells.back().box = united(cut.cells.back().box, word->box);
    }
  }
  return cut;
}

}  // namespace

void cut_at_titles(std::span<Line> lines, const Columns& columns) {
  const double least_gap = wider_than_blanks(lines);
  for (Line& line : lines) line = cut_at_titles(line, columns, least_gap);
}

}  // namespace labread

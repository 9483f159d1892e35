#include "parser/layout/narrow_columns.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/ascii.h"
#include "parser/layout/page_mark.h"

namespace labread {
namespace {

constexpr double touching = 0.15;     // in font sizes
constexpr double most_crossed = 0.2;  // of the lines that reach beyond a place
constexpr double least_begun = 0.5;   // of them, that begin a word there

template <class Is>
bool any_word(const Line& line, Is is) {
  return std::any_of(line.cells.begin(), line.cells.end(), [&](const Cell& cell) {
    return std::any_of(cell.words.begin(), cell.words.end(),
                       [&](const Word* word) { return is(word->box); });
  });
}

bool crosses(const Line& line, double x) {
  const double slack = touching * double(line.font_size);
  return any_word(line,
                  [&](const Rect& box) { return box.left < x - slack && box.right > x - slack; });
}

bool begins_at(const Rect& box, double x, float font_size) {
  return std::abs(box.left - x) <= touching * double(font_size);
}

bool is_running(const Line& line) {
  constexpr std::size_t most_words = 4;  // of a page's mark
  return line.cells.size() > 1 && line.cells.back().words.size() <= most_words &&
         is_page_mark(line.cells.back().text(), line.page);
}

// The titles' left edges that part columns.
std::vector<double> places_of(std::span<const Line> lines, const Columns& columns) {
  std::vector<double> places;
  // Lines of one cell are headings and sentences, unless all are.
  const bool any_cut = std::any_of(lines.begin(), lines.end(),
                                   [](const Line& line) { return line.cells.size() > 1; });
  std::vector<const Line*> rows;
  for (const Line& line : lines) {
    if (!(any_cut && line.cells.size() == 1) && !is_running(line)) rows.push_back(&line);
  }
  for (std::size_t i = 1; i < columns.columns.size(); ++i) {
    const double x = columns.columns[i].left;
    std::size_t beyond = 0;
    std::size_t crossed = 0;
    std::size_t begun = 0;
    for (const Line* line : rows) {
      if (line->box.right <= x) continue;
      ++beyond;
      crossed += crosses(*line, x);
      begun += any_word(*line, [&](const Rect& box) { return begins_at(box, x, line->font_size); });
    }
    const bool parts = double(crossed) <= most_crossed * double(beyond) &&
                       double(begun) >= least_begun * double(beyond);
    if (beyond > 0 && parts) places.push_back(x);
  }
  return places;
}

// Whether no further cell of the line stands in the column that begins at `place`.
bool fills_column(const Line& line, std::size_t cell, double place, const Columns& columns) {
  if (cell + 1 == line.cells.size()) return true;
  const auto next = std::find_if(columns.columns.begin(), columns.columns.end(),
                                 [place](const Column& column) { return column.left > place; });
  const double slack = touching * double(line.font_size);
  return next == columns.columns.end() || line.cells[cell + 1].box.left >= next->left - slack;
}

// The column in which a box begins: the last one that begins in front of it.
std::size_t column_of(const Rect& box, const Columns& columns, double slack) {
  std::size_t column = 0;
  while (column + 1 < columns.columns.size() &&
         columns.columns[column + 1].left <= box.left + slack) {
    ++column;
  }
  return column;
}

// "232 - 1245      in process": behind a cell that fills the column, the next one only reaches into
// it from its own, which begins at `place`.
bool reaches_out(const Line& line, std::size_t cell, double place, const Columns& columns) {
  if (cell == 0) return false;
  const double slack = touching * double(line.font_size);
  const std::size_t column = column_of(line.cells[cell].box, columns, slack);
  return column == column_of(line.cells[cell - 1].box, columns, slack) &&
         column + 1 < columns.columns.size() && columns.columns[column + 1].left == place;
}

bool begins_number(const Word& word) {
  return first_digit(word.text) == (word.text.find_first_of("<>") == 0 ? 1U : 0U) ||
         word.text == "<" || word.text == ">";
}

// A line of one cell is a row only where it fills at least half of the columns, one by a number.
bool may_be_row(const Line& line, const std::vector<double>& places) {
  if (line.cells.size() > 1) return true;
  std::size_t begun = 0;
  bool number = false;
  for (const Word* word : line.cells.front().words) {
    const bool begins = std::any_of(places.begin(), places.end(), [&](double x) {
      return begins_at(word->box, x, line.font_size);
    });
    begun += begins;
    number = number || (begins && begins_number(*word));
  }
  return begun >= 2 && number && 2 * begun >= places.size();
}

// "Follicular phase: 3.5 - 12.5": in front of the dash or of the second number, where the first
// begins no cell.
bool is_within_interval(const Cell& cell, std::size_t word) {
  const auto is_dash = [&](std::size_t i) {
    const std::string& text = cell.words[i]->text;
    return text == "-" || text == "\u2013" || text == "\u2014";
  };
  const std::size_t dash = is_dash(word) ? word : word - 1;
  if (dash < 2 || dash + 1 >= cell.words.size() || !is_dash(dash)) return false;
  return first_digit(cell.words[dash - 1]->text) == 0 &&
         first_digit(cell.words[dash + 1]->text) == 0;
}

// Whether words behind the first of a cell begin at one of the places; most lines' do not.
bool may_be_cut(const Line& line, const std::vector<double>& places) {
  const auto begins = [&](const Word* word) {
    return std::any_of(places.begin(), places.end(),
                       [&](double x) { return begins_at(word->box, x, line.font_size); });
  };
  return std::any_of(line.cells.begin(), line.cells.end(), [&](const Cell& cell) {
    return std::any_of(cell.words.begin() + 1, cell.words.end(), begins);
  });
}

void cut(Line& line, const std::vector<double>& places, const Columns& columns) {
  if (line.cells.back().bars == 0 && !may_be_cut(line, places)) return;
  std::vector<Cell> cells;
  cells.reserve(places.size() + 1);
  for (std::size_t c = 0; c < line.cells.size(); ++c) {
    const Cell& cell = line.cells[c];
    for (std::size_t w = 0; w < cell.words.size(); ++w) {
      const Word* word = cell.words[w];
      const auto place = std::find_if(places.begin(), places.end(), [&](double x) {
        return begins_at(word->box, x, line.font_size);
      });
      const bool begins = place != places.end() && w > 0 && !is_within_interval(cell, w) &&
                          *place > cells.back().box.left + double(line.font_size) &&
                          fills_column(line, c, *place, columns) &&
                          !reaches_out(line, c, *place, columns);
      if (w == 0 || begins) cells.push_back({{}, word->box});
      cells.back().words.push_back(word);
      cells.back().box = united(cells.back().box, word->box);
    }
  }
  line.untitled = line.untitled && cells.size() == line.cells.size();
  line.cells = std::move(cells);
}

}  // namespace

void cut_narrow_columns(Line& titles, std::span<Line> below, const Columns& columns) {
  const std::vector<double> places = places_of(below, columns);
  if (places.empty()) return;
  cut(titles, places, columns);
  for (Line& line : below) {
    const bool whole =
        std::any_of(places.begin(), places.end(), [&](double x) { return crosses(line, x); });
    if (!whole && !is_running(line) && may_be_row(line, places)) cut(line, places, columns);
  }
}

}  // namespace labread

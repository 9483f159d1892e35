#include "parser/layout/table_rows.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "parser/layout/bands_above.h"
#include "parser/layout/columns.h"
#include "parser/layout/joined_row.h"
#include "parser/layout/row_rules.h"
#include "parser/layout/title_cuts.h"

namespace labread {
namespace {

constexpr std::size_t most_row_lines = 9;  // a frame around more is no row
constexpr double clear_step = 0.15;  // in font sizes: between gaps inside rows and between rows

bool holds_digit(const Word& word) { return labread::holds_digit(word.text); }

bool holds_digit(const Cell& cell) {
  return std::any_of(cell.words.begin(), cell.words.end(),
                     [](const Word* word) { return holds_digit(*word); });
}

bool has_small_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool small = (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) ||
                       (c >= 0x430 && c <= 0x45F);
    if (small) return true;
  }
  return false;
}

class Table {
 public:
  Table(const Columns& columns, const Line& titles, std::vector<Line> lines, bool on_grid,
        const Conventions& conventions, const Catalogue& catalogue)
      : columns_(columns),
        titles_(titles),
        conventions_(conventions),
        catalogue_(catalogue),
        on_grid_(on_grid),
        lines_(std::move(lines)) {
    if (on_grid) return;  // where a blank is as wide as a gap can be
    cut_at_titles(lines_, columns);
  }

  // The table's lines, those of one row joined.
  std::vector<Line> rows(std::span<const Stroke> strokes) && {
    double right = titles_.box.right;
    for (const Line& line : lines_) right = std::max(right, line.box.right);
    const std::vector<double> rules = rules_of(strokes, titles_.box.left, right);
    const auto below = std::count_if(rules.begin(), rules.end(),
                                     [&](double y) { return y > titles_.box.middle(); });
    std::vector<Line> joined = below >= 2 ? by_rules(rules) : by_gaps();
    place_bands_above(joined, columns_, conventions_, catalogue_);
    return joined;
  }

 private:
  std::vector<Line> by_rules(const std::vector<double>& rules) {
    std::vector<Line> out;
    out.reserve(lines_.size());
    for (std::size_t i = 0; i < lines_.size();) {
      const auto rule = std::upper_bound(rules.begin(), rules.end(), lines_[i].box.middle());
      std::size_t end = i + 1;
      // Limits that stand above their row's name have nothing in front of them yet.
      const auto left_of = [&](const Line& line) {
        return is_bands_alone(line) ? titles_.box.left : line.box.left;
      };
      double left = left_of(lines_[i]);
      while (rule != rules.end() && end < lines_.size() && lines_[end].box.middle() < *rule &&
             !heads_section(lines_[end], left)) {
        left = std::min(left, left_of(lines_[end++]));
      }
      put_frame(out, i, end);
      i = end;
    }
    return out;
  }

  // Rules may stand around a table and below its titles alone: then one frame holds all rows.
  void put_frame(std::vector<Line>& out, std::size_t first, std::size_t end) {
    if (end - first > most_row_lines && values_in(first, end) > 1) {
      put_by_gaps(out, first, end);
    } else {
      put(out, first, end);
    }
  }

  // "Ferritin" over the titles of the next table: one cell that begins in front of the row above
  // it, whose lines begin at `left`.
  static bool heads_section(const Line& line, double left) {
    return line.cells.size() == 1 && line.box.left < left - 0.5 * double(line.font_size);
  }

  std::vector<Line> by_gaps() {
    std::vector<Line> out;
    out.reserve(lines_.size());
    put_by_gaps(out, 0, lines_.size());
    return out;
  }

  // Where gaps of two clearly different widths stand between these lines.
  void put_by_gaps(std::vector<Line>& out, std::size_t from, std::size_t to) {
    std::vector<double> gaps;
    for (std::size_t i = from + 1; i < to; ++i) gaps.push_back(gap_before(i));
    const double widest_inside = step_in(gaps);
    std::vector<std::pair<std::size_t, std::size_t>> rows;
    for (std::size_t i = from; i < to;) {
      std::size_t end = i + 1;
      while (end < to && gaps[end - from - 1] <= widest_inside) ++end;
      rows.emplace_back(i, end);
      i = end;
    }
    const bool sound = std::all_of(rows.begin(), rows.end(), [&](const auto& row) {
      return row.second - row.first == 1 || values_in(row.first, row.second) <= 1;
    });
    const auto valued = std::count_if(rows.begin(), rows.end(), [&](const auto& row) {
      return values_in(row.first, row.second) == 1;
    });
    if (!sound || valued < 2) return move_lines(out, from, to);
    for (const auto& [first, end] : rows) put(out, first, end);
  }

  double gap_before(std::size_t i) const {
    double bottom = lines_[i - 1].box.bottom;
    if (i > 1) bottom = std::max(bottom, lines_[i - 2].box.bottom);
    // Lines of cells that are centred in their row overlap.
    return std::max(0.0, lines_[i].box.top - bottom) / std::max(1.0F, lines_[i].font_size);
  }

  // The widest of the narrow gaps, or less than any where they do not fall apart in two kinds.
  static double step_in(std::vector<double> gaps) {
    constexpr double none = -1e9;
    if (gaps.size() < 2) return none;
    std::sort(gaps.begin(), gaps.end());
    for (std::size_t i = 1; i < gaps.size(); ++i) {
      if (gaps[i] - gaps[i - 1] > clear_step) return gaps[i - 1];
    }
    return none;
  }

  // By its words, for it may run into the next column ("2,54 mmol/l") or begin in the one before.
  bool is_value(const Cell& cell) const {
    const Column* first = columns_.at(cell.words.front()->box);
    if (first != nullptr && first->role == ColumnRole::value && holds_digit(cell)) return true;
    return std::any_of(cell.words.begin(), cell.words.end(), [&](const Word* word) {
      const Column* column = holds_digit(*word) ? columns_.at(word->box) : nullptr;
      return column != nullptr && column->role == ColumnRole::value &&
             word->box.left < column->right && word->box.right > column->left;
    });
  }

  // "HBsAg   Negative": no line of a wrapped row has a name and a whole word result of its own.
  bool is_word_result(const Line& line) const {
    if (line.cells.size() < 2 || name_cell(line) == nullptr) return false;
    return std::any_of(line.cells.begin() + 1, line.cells.end(), [&](const Cell& cell) {
      if (!cell.starts.shares(WordRole::value_word)) return false;
      const Column* column = columns_.at(cell.box);
      return column != nullptr && column->role == ColumnRole::value &&
             catalogue_.lexicon().find(fold_name(cell.text()), WordRole::value_word) != nullptr;
    });
  }

  std::size_t values_in(std::size_t first, std::size_t end) const {
    return static_cast<std::size_t>(
        std::count_if(lines_.begin() + static_cast<std::ptrdiff_t>(first),
                      lines_.begin() + static_cast<std::ptrdiff_t>(end), [&](const Line& line) {
                        return is_word_result(line) ||
                               std::any_of(line.cells.begin(), line.cells.end(),
                                           [&](const Cell& cell) { return is_value(cell); });
                      }));
  }

  // Text that runs on under several titles is no part of a cell.
  bool spans_columns(const Line& line) const {
    const double margin = 0.5 * double(line.font_size);
    return std::any_of(line.cells.begin(), line.cells.end(), [&](const Cell& cell) {
      const auto titles =
          std::count_if(columns_.columns.begin(), columns_.columns.end(), [&](const Column& c) {
            return cell.box.left < c.right - margin && cell.box.right > c.left + margin;
          });
      return titles > 1 && cell.words.size() >= 5;
    });
  }

  const Cell* name_cell(const Line& line) const {
    for (const Cell& cell : line.cells) {
      const Column* column = columns_.at(cell.box);
      if (column != nullptr && column->role == ColumnRole::name) return &cell;
    }
    return nullptr;
  }

  // What stands in the column of names.
  std::string name_on(const Line& line) const {
    const Cell* cell = name_cell(line);
    return cell == nullptr ? std::string() : cell->text();
  }

  bool is_known(const std::string& name) const {
    return !name.empty() && !name.starts_with('(') &&
           catalogue_.find_name(fold_name(name)) != nullptr;
  }

  // "Ferritin 02": behind the name who performed the test.
  static std::string without_code(std::string name) {
    const std::size_t blank = name.rfind(' ');
    const bool code = blank != std::string::npos && blank + 3 == name.size() &&
                      name[blank + 1] == '0' && is_ascii_digit(name.back());
    if (code) name.resize(blank);
    return name;
  }

  // "High sensitivity troponin I": known from some word on.
  bool ends_with_known(std::string_view name) const {
    for (std::size_t at = 0; at != std::string_view::npos; at = name.find(' ', at)) {
      if (at > 0) ++at;
      if (is_known(std::string(name.substr(at)))) return true;
    }
    return false;
  }

  // The names of the lines in one.
  std::string joined_name(std::span<const Line> lines) const {
    std::string whole;
    for (const Line& line : lines) {
      const std::string name = name_on(line);
      if (!whole.empty() && !name.empty()) whole += ' ';
      whole += name;
    }
    return whole;
  }

  // The first line with a number under the title of results, or else with anything there.
  std::size_t valued_in(std::span<const Line> lines) const {
    const auto first = [&](auto holds_value) {
      return std::find_if(lines.begin(), lines.end(), [&](const Line& line) {
        return std::any_of(line.cells.begin(), line.cells.end(), holds_value);
      });
    };
    auto valued = first([&](const Cell& cell) { return is_value(cell); });
    if (valued == lines.end()) {
      valued = first([&](const Cell& cell) {
        const Column* column = columns_.at(cell.box);
        return column != nullptr && column->role == ColumnRole::value;
      });
    }
    return static_cast<std::size_t>(valued - lines.begin());
  }

  // In capitals or bold above a name that is not, in front of the column of names, or in brackets.
  // `above`, where there is one, is the line above it.
  bool is_heading(const Line& line, const Line& row, const Line* above) const {
    if (line.cells.size() != 1) return false;
    const std::string name = name_on(line);
    // The last band of the row above.
    const bool other_range = holds_range(row) || (above != nullptr && holds_band(*above));
    if (name.empty() && is_known(name_on(row)) && is_band(line) && other_range) return true;
    if (name.empty()) return columns_.at(line.box)->left < name_left();
    const Cell* named = name_cell(row);
    if (named != nullptr && is_bold(line.cells.front()) && !is_bold(*named)) return true;
    return name.starts_with('(') || (!has_small_letter(name) && has_small_letter(name_on(row)));
  }

  // Nothing but limits under their title.
  bool is_bands_alone(const Line& line) const {
    return line.cells.size() == 1 && is_range(line.cells.front());
  }

  // Whether as many lines of limits stand above the row's own line as below it, at the same
  // distances: one cell, centred in its row.
  bool are_bands_centred(std::span<const Line> lines, std::size_t valued) const {
    std::vector<double> above;
    std::vector<double> below;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i == valued || !is_bands_alone(lines[i])) continue;
      const double distance = lines[i].box.middle() - lines[valued].box.middle();
      (i < valued ? above : below).push_back(std::abs(distance));
    }
    std::reverse(above.begin(), above.end());
    const double near = 0.15 * double(lines[valued].font_size);
    return !above.empty() && std::equal(above.begin(), above.end(), below.begin(), below.end(),
                                        [&](double a, double b) { return std::abs(a - b) < near; });
  }

  static bool is_bold(const Cell& cell) {
    return std::all_of(cell.words.begin(), cell.words.end(),
                       [](const Word* word) { return word->bold; });
  }

  bool is_range(const Cell& cell) const {
    const Column* column = columns_.at(cell.box);
    return column != nullptr && column->role == ColumnRole::range && holds_digit(cell);
  }
  bool is_band(const Cell& cell) const {
    return is_range(cell) && cell.text().find(':') != std::string::npos;
  }
  bool is_band(const Line& line) const { return is_band(line.cells.front()); }
  bool holds_band(const Line& line) const {
    return std::any_of(line.cells.begin(), line.cells.end(),
                       [&](const Cell& cell) { return is_band(cell); });
  }
  bool holds_range(const Line& line) const {
    return std::any_of(line.cells.begin(), line.cells.end(),
                       [&](const Cell& cell) { return is_range(cell); });
  }

  double name_left() const {
    for (const Column& column : columns_.columns) {
      if (column.role == ColumnRole::name) return column.left;
    }
    return 0;
  }

  // Headings and the ends of other names above a row whose own name is known without them.
  // `above`, where there is one, is the line above them.
  std::size_t lines_above_name(std::size_t from, std::size_t to, const Line* above) const {
    const std::span<const Line> lines = std::span(lines_).subspan(from, to - from);
    const std::size_t valued = valued_in(lines);
    if (valued == lines.size()) return 0;
    const bool centred = are_bands_centred(lines, valued);
    std::size_t headings = 0;
    while (headings < valued) {
      if (centred && is_bands_alone(lines[headings])) break;
      if (!is_heading(lines[headings], lines[valued], above)) break;
      above = &lines[headings++];
    }
    if (headings > 0 || is_known(joined_name(lines))) return headings;
    // The name may go on on the line below.
    const std::size_t last = std::min(to + 1, lines_.size());
    for (std::size_t first = 1; first <= valued; ++first) {
      for (std::size_t end = from + valued + 1; end <= last; ++end) {
        if (is_known(joined_name(std::span(lines_).subspan(from + first, end - from - first)))) {
          return first;
        }
      }
    }
    return 0;
  }

  // A line with a name of its own, or a heading above a row whose name is complete.
  bool names_differ(std::span<const Line> lines) const {
    const std::size_t valued = valued_in(lines);
    if (valued == lines.size()) return false;
    if (is_lead(name_on(lines[valued]))) return true;
    if (!is_known(without_code(name_on(lines[valued])))) return false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string name = name_on(lines[i]);
      const bool own = !name.empty() && !name.starts_with('(');
      if (i != valued && own && (i < valued || ends_with_known(name))) return true;
    }
    return false;
  }

  // "Folate   4.6 ng/mL   >4.0" beside a table whose lines stand between its own: a known name away
  // from the column of names, and a number behind it.
  bool holds_row_beside(const Line& line) const {
    for (std::size_t i = 0; i + 1 < line.cells.size(); ++i) {
      const Column* column = columns_.at(line.cells[i].box);
      if (column != nullptr && column->role != ColumnRole::name && is_known(line.cells[i].text()) &&
          holds_digit(line.cells[i + 1])) {
        return true;
      }
    }
    return false;
  }

  // Moves lines to the others.
  void put(std::vector<Line>& out, std::size_t first, std::size_t end) {
    const Line* const before = out.empty() ? nullptr : &out.back();
    const std::size_t remark = remark_below_name(first, end);
    if (remark < end) {
      const auto begin = lines_.begin();
      std::rotate(begin + static_cast<std::ptrdiff_t>(remark),
                  begin + static_cast<std::ptrdiff_t>(remark + 1),
                  begin + static_cast<std::ptrdiff_t>(end));
    }
    const std::size_t stop = remark < end ? end - 1 : end;
    const std::size_t above = stop - first > 1 ? lines_above_name(first, stop, before) : 0;
    move_lines(out, first, first + above);
    put_row(out, first + above, stop);
    move_lines(out, stop, end);
  }

  // "Method: ISE", alone on its line in the column of names, below the name of the only row: it is
  // no part of the row, which goes on around it. `end`: there is none.
  std::size_t remark_below_name(std::size_t first, std::size_t end) const {
    if (end - first < 3 || values_in(first, end) != 1) return end;
    std::size_t names = 0;
    std::size_t last = end;
    for (std::size_t i = first; i < end; ++i) {
      if (name_cell(lines_[i]) == nullptr) continue;
      ++names;
      last = i;
    }
    if (names < 2) return end;
    const Line& line = lines_[last];
    const bool remark =
        line.cells.size() == 1 && holds_remark({&line, 1}) && line.box.right < names_end();
    return remark ? last : end;
  }

  // Where the next column behind that of names begins.
  double names_end() const {
    double end = titles_.box.right;
    for (const Column& column : columns_.columns) {
      if (column.left > name_left()) end = std::min(end, column.left);
    }
    return end;
  }

  void move_lines(std::vector<Line>& out, std::size_t first, std::size_t end) {
    std::move(lines_.begin() + static_cast<std::ptrdiff_t>(first),
              lines_.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(out));
  }

  // "Comment: ..." from the column of names on.
  bool holds_remark(std::span<const Line> lines) const {
    return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
      const Cell& first = line.cells.front();
      const bool behind_names =
          std::any_of(columns_.columns.begin(), columns_.columns.end(), [&](const Column& column) {
            return column.left > name_left() && first.box.left >= column.left;
          });
      const std::string name = first.text();
      return !behind_names && (name.find(": ") != std::string::npos || name.ends_with(':'));
    });
  }

  // "Result", below a heading that names the test.
  bool is_lead(const std::string& name) const {
    return catalogue_.lexicon().find(fold_name(name), WordRole::value_lead) != nullptr;
  }

  void put_row(std::vector<Line>& out, std::size_t first, std::size_t end) {
    const auto begin = lines_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto stop = lines_.begin() + static_cast<std::ptrdiff_t>(end);
    const bool is_row =
        end - first > 1 && end - first <= most_row_lines && values_in(first, end) <= 1 &&
        !names_differ({begin, stop}) && !holds_remark({begin, stop}) &&
        std::none_of(begin, stop, [&](const Line& l) { return holds_row_beside(l); }) &&
        !(on_grid_ && values_in(first, end) != values_in(first, first + 1)) &&
        std::none_of(begin, stop, [&](const Line& l) { return spans_columns(l); });
    if (is_row) {
      for (Line& line : joined_row({begin, stop}, columns_, conventions_, catalogue_)) {
        out.push_back(std::move(line));
      }
    } else {
      move_lines(out, first, end);
    }
  }

  const Columns& columns_;
  const Line& titles_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  bool on_grid_;  // a text file
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Line> table_rows(const Columns& columns, const Line& titles, std::vector<Line> lines,
                             std::span<const Stroke> strokes, bool on_grid,
                             const Conventions& conventions, const Catalogue& catalogue) {
  return Table(columns, titles, std::move(lines), on_grid, conventions, catalogue).rows(strokes);
}

}  // namespace labread

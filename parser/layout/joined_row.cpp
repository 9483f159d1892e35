#include "parser/layout/joined_row.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/fold.h"
#include "parser/tokens/range.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

// In clearly smaller letters than the name above it: the method, not the rest of the name.
bool is_note_below(const Cell& cell, const Cell& name) {
  constexpr float clearly_smaller = 0.85F;
  return !name.words.empty() &&
         cell.words.front()->font_size < clearly_smaller * name.words.front()->font_size;
}

// "mg/dL" and nothing else.
bool is_unit(std::string_view text, const Catalogue& catalogue) {
  const auto unit = take_unit(text, catalogue);
  return unit && unit->length == text.size() && ucum_of(unit->value, catalogue);
}

void add(Cell& cell, const Cell& part) {
  cell.box = cell.words.empty() ? part.box : united(cell.box, part.box);
  cell.words.insert(cell.words.end(), part.words.begin(), part.words.end());
}

class JoinedRow {
 public:
  JoinedRow(std::span<const Line> lines, const Columns& columns, const Conventions& conventions,
            const Catalogue& catalogue)
      : lines_(lines),
        columns_(columns),
        conventions_(conventions),
        catalogue_(catalogue),
        cells_(columns.columns.size() + 1) {}

  void add_line(const Line& line) {
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      const Cell& cell = line.cells[i];
      const std::size_t column = column_of(cell.box);
      if (i == 0 && is_limits_below(cell, role(column))) {
        add(limits_, cell);
        continue;
      }
      if (role(column) == ColumnRole::name && is_note_below(cell, cells_[column])) continue;
      add(cells_[column], cell);
    }
  }

  // A line like `line` with the row's cells, and one with the limits below its name.
  std::vector<Line> lines(Line line) {
    std::erase_if(cells_, [](const Cell& cell) { return cell.words.empty(); });
    std::vector<Line> out;
    line.cells = std::move(cells_);
    fit_box(line);
    out.push_back(line);
    if (limits_.words.empty()) return out;
    line.cells = {std::move(limits_)};
    fit_box(line);
    out.push_back(std::move(line));
    return out;
  }

 private:
  // The last is what stands behind a cell of the last column, under no title.
  std::size_t column_of(const Rect& box) const {
    const std::size_t untitled = columns_.columns.size();
    const auto column = static_cast<std::size_t>(columns_.at(box) - columns_.columns.data());
    const bool outside = column + 1 == untitled && box.left > columns_.columns.back().right;
    return outside && is_behind_last_column(box) ? untitled : column;
  }

  // On whichever line of the row: a cell of one line is centred beside one that wraps.
  bool is_behind_last_column(const Rect& box) const {
    return std::any_of(lines_.begin(), lines_.end(), [&](const Line& line) {
      return std::any_of(line.cells.begin(), line.cells.end(), [&](const Cell& cell) {
        return cell.box.right < box.left && columns_.at(cell.box) == &columns_.columns.back();
      });
    });
  }

  ColumnRole role(std::size_t column) const {
    return column < columns_.columns.size() ? columns_.columns[column].role : ColumnRole::skip;
  }

  // "136 - 145 mmol/L" right below "Sodium", under titles of names or of limits.
  bool is_limits_below(const Cell& cell, ColumnRole title) const {
    const auto holds_name = [](ColumnRole r) {
      return r == ColumnRole::name || r == ColumnRole::range;
    };
    const auto name = std::find_if(cells_.begin(), cells_.end(),
                                   [](const Cell& other) { return !other.words.empty(); });
    return name != cells_.end() && holds_name(title) &&
           holds_name(role(static_cast<std::size_t>(name - cells_.begin()))) &&
           cell.box.left < name->box.right && cell.box.right > name->box.left &&
           is_limits(cell.text(), name->text(), title == ColumnRole::range);
  }

  // Limits, a unit, or both. Without a unit they may be the end of the name ("CA" / "19-9").
  bool is_limits(std::string_view text, const std::string& name, bool titled) const {
    if (titled && is_words_range(text, catalogue_.lexicon())) return true;
    const auto range = take_range(text, conventions_, catalogue_);
    if (!range) return is_unit(text, catalogue_);
    if (range->length < text.size()) {
      return is_unit(text.substr(text.find_first_not_of(' ', range->length)), catalogue_);
    }
    return titled || !range->value.unit.empty() || ends_known(name, text);
  }

  bool ends_known(const std::string& name, std::string_view behind) const {
    const Name* known = catalogue_.find_name(fold_name(name));
    return known != nullptr && !known->analytes.empty() &&
           catalogue_.find_name(fold_name(name + " " + std::string(behind))) == nullptr;
  }

  std::span<const Line> lines_;
  const Columns& columns_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  std::vector<Cell> cells_;
  Cell limits_;
};

}  // namespace

std::vector<Line> joined_row(std::span<const Line> lines, const Columns& columns,
                             const Conventions& conventions, const Catalogue& catalogue) {
  JoinedRow row(lines, columns, conventions, catalogue);
  Line like = lines.front();
  like.untitled = false;
  for (const Line& line : lines) {
    like.number = std::min(like.number, line.number);
    row.add_line(line);
  }
  return row.lines(std::move(like));
}

}  // namespace labread

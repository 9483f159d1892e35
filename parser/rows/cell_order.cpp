#include "parser/rows/cell_order.h"

#include <algorithm>
#include <limits>

#include "base/ascii.h"
#include "parser/rows/pieces.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

constexpr double away = 1e9;          // where no cell stands
constexpr double clear_margin = 1.0;  // by which the best placing must beat one with another value

// How well a cell fits a title: points, or nothing where it cannot stand there.
using Fit = std::optional<double>;

class CellKind {
 public:
  CellKind(const TypedLine& row, std::size_t cell, const Catalogue& catalogue)
      : text_(row.cells[cell]), catalogue_(catalogue) {
    for (const TypedToken& token : row.tokens) {
      if (token.cell == cell) tokens_.push_back(&token);
    }
  }

  Fit fit(ColumnRole role) const {
    switch (role) {
      case ColumnRole::name: return name();
      case ColumnRole::value: return value();
      case ColumnRole::previous: return value();
      case ColumnRole::unit: return unit();
      case ColumnRole::range: return range();
      case ColumnRole::flag: return is_flag() ? Fit(3) : std::nullopt;
      case ColumnRole::low:
      case ColumnRole::high: return holds(token_number) ? Fit(2.5) : std::nullopt;
      case ColumnRole::date: return holds(token_date) ? Fit(3) : std::nullopt;
      case ColumnRole::skip: return 1;
    }
    return std::nullopt;
  }

  bool is_flag() const {
    return !tokens_.empty() && all([](const TypedToken& token) {
      return token.is(token_flag | token_dash) || is_sign(token) ||
             (token.text.size() == 1 && has_letter(token.text));
    });
  }

 private:
  static bool is_sign(const TypedToken& token) {
    return token.text.find_first_not_of("+-*!") == std::string::npos;
  }
  template <class Holds>
  bool all(Holds holds) const {
    return std::all_of(tokens_.begin(), tokens_.end(),
                       [&](const TypedToken* token) { return holds(*token); });
  }
  template <class Holds>
  bool any(Holds holds) const {
    return std::any_of(tokens_.begin(), tokens_.end(),
                       [&](const TypedToken* token) { return holds(*token); });
  }
  bool holds(std::uint16_t kinds) const {
    return any([kinds](const TypedToken& token) { return token.is(kinds); });
  }

  Fit name() const {
    if (!has_letter(text_)) return std::nullopt;
    return holds(token_name) ? 2 : 1.5;
  }

  Fit value() const {
    Fit best;
    for (const TypedToken* token : tokens_) {
      const double points = value_of(*token);
      if (points > 0 && (!best || *best < points)) best = points;
    }
    return best;
  }

  double value_of(const TypedToken& token) const {
    if (is_spoiled_number(token.text)) return 3;
    const bool limit = token.is(token_range) || comparator_of(token) != Comparator::none;
    const bool per_field = text_.find('/') != std::string::npos && !holds(token_number);
    if (token.is(token_number)) return limit ? 2.5 : 3;
    if (token.is(token_interval))
      return !limit ? 3 : per_field ? 2 : token.is(token_range) ? 1 : 2.5;
    if (token.is(token_word_value)) return 2.5;
    return token.is(token_text) && has_letter(token.text) ? 0.5 : 0;
  }

  static Comparator comparator_of(const TypedToken& token) {
    return token.value ? token.value->comparator : Comparator::none;
  }

  Fit unit() const {
    if (is_whole_unit(text_, catalogue_)) return 3;
    if (holds(token_number | token_range | token_word_value | token_flag)) return std::nullopt;
    return has_letter(text_) ? Fit(1) : std::nullopt;
  }

  Fit range() const {
    const bool limited = any([](const TypedToken& token) {
      return token.is(token_interval) && comparator_of(token) != Comparator::none;
    });
    if (holds(token_range)) return holds(token_number) ? 2.5 : 3;
    if (holds(token_label) && holds_digit(text_)) return 3;
    if (holds(token_word_value) || limited) return 2.5;
    if (holds(token_number | token_unit)) return std::nullopt;
    return has_letter(text_) ? Fit(0.5) : std::nullopt;
  }

  std::string_view text_;
  const Catalogue& catalogue_;
  std::vector<const TypedToken*> tokens_;
};

// What it costs that a title has no cell in a row, or nothing where every row has one.
Fit cost_of_none(ColumnRole role) {
  switch (role) {
    case ColumnRole::name: return std::nullopt;
    case ColumnRole::value: return 3;
    case ColumnRole::flag: return 0;
    case ColumnRole::previous: return 0.5;
    default: return 1;
  }
}

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

// Tries every way to give the cells, in order, to the titles, in order.
class Placing {
 public:
  Placing(const Columns& table, const std::vector<CellKind>& cells)
      : table_(table), cells_(cells), now_(cells.size(), nowhere) {}

  // The column of each cell, `nowhere` for a mark beside the value; empty: none or several ways.
  std::vector<std::size_t> run() {
    try_from(0, 0, 0);
    return best_.empty() || best_score_ - other_score_ < clear_margin ? std::vector<std::size_t>()
                                                                      : best_;
  }

 private:
  void try_from(std::size_t cell, std::size_t column, double score) {
    if (cell == cells_.size()) return end(column, score);
    if (mark_beside_value(cell)) {
      now_[cell] = nowhere;
      try_from(cell + 1, column, score + 1);
    }
    if (column == table_.columns.size()) return;
    const ColumnRole role = table_.columns[column].role;
    if (const Fit fit = cells_[cell].fit(role)) {
      now_[cell] = column;
      try_from(cell + 1, column + 1, score + *fit);
    }
    if (const Fit cost = cost_of_none(role)) try_from(cell, column + 1, score - *cost);
  }

  bool mark_beside_value(std::size_t cell) const {
    if (cell == 0 || now_[cell - 1] == nowhere || !cells_[cell].is_flag()) return false;
    return table_.columns[now_[cell - 1]].role == ColumnRole::value;
  }

  void end(std::size_t column, double score) {
    for (; column < table_.columns.size(); ++column) {
      const Fit cost = cost_of_none(table_.columns[column].role);
      if (!cost) return;
      score -= *cost;
    }
    const std::size_t value = value_cell();
    if (best_.empty() || score > best_score_) {
      if (value != best_value_) other_score_ = std::max(other_score_, best_score_);
      best_ = now_;
      best_score_ = score;
      best_value_ = value;
    } else if (value != best_value_) {
      other_score_ = std::max(other_score_, score);
    }
  }

  std::size_t value_cell() const {
    for (std::size_t i = 0; i < now_.size(); ++i) {
      if (now_[i] != nowhere && table_.columns[now_[i]].role == ColumnRole::value) return i;
    }
    return nowhere;
  }

  const Columns& table_;
  const std::vector<CellKind>& cells_;
  std::vector<std::size_t> now_, best_;
  double best_score_ = std::numeric_limits<double>::lowest();
  double other_score_ = std::numeric_limits<double>::lowest();
  std::size_t best_value_ = nowhere;
};

// Each title's column is what stands behind as many bars as it does; an untitled one holds flags.
Columns columns_by_bars(const Columns& table, const TypedLine& row, const Catalogue& catalogue) {
  Columns placed = table;
  for (Column& column : placed.columns) column.left = column.right = away;
  for (std::size_t i = 0; i < row.line->cells.size(); ++i) {
    const Cell& cell = row.line->cells[i];
    const auto column =
        std::find_if(placed.columns.begin(), placed.columns.end(),
                     [&](const Column& titled) { return titled.bars == cell.bars; });
    if (column != placed.columns.end()) {
      column->left = std::min(column->left, cell.box.left);
      column->right = cell.box.right;
    } else {
      const bool flag = CellKind(row, i, catalogue).is_flag();
      placed.columns.push_back({flag ? ColumnRole::flag : ColumnRole::skip,
                                cell.box.left,
                                cell.box.right,
                                std::nullopt,
                                {},
                                cell.bars});
    }
  }
  placed.aligned = true;
  return placed;
}

}  // namespace

std::optional<Columns> columns_by_order(const Columns& table, const TypedLine& row,
                                        const Catalogue& catalogue) {
  Columns placed = table;
  placed.aligned = false;
  const std::size_t count = row.cells.size();
  if (count > 0 && row.line->cells.back().bars > 0 && table.by_bars()) {
    return columns_by_bars(table, row, catalogue);
  }
  if (count < 2 || count > table.columns.size() + 1 || !has_narrow_gaps(*row.line)) return placed;
  std::vector<CellKind> cells;
  for (std::size_t i = 0; i < count; ++i) cells.emplace_back(row, i, catalogue);
  const std::vector<std::size_t> columns = Placing(table, cells).run();
  if (columns.empty()) return std::nullopt;
  for (Column& column : placed.columns) column.left = column.right = away;
  for (std::size_t i = 0; i < count; ++i) {
    const Rect& box = row.line->cells[i].box;
    if (columns[i] == nowhere) {
      placed.columns.push_back({ColumnRole::flag, box.left, box.right, std::nullopt, {}});
    } else {
      placed.columns[columns[i]].left = box.left;
      placed.columns[columns[i]].right = box.right;
    }
  }
  placed.aligned = true;
  return placed;
}

}  // namespace labread

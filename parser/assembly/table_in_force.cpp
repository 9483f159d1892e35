#include "parser/assembly/table_in_force.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/fold.h"
#include "parser/assembly/line_kinds.h"
#include "parser/rows/cell_order.h"
#include "parser/rows/newest_cell.h"
#include "parser/rows/pieces.h"

namespace labread {
namespace {

// "HbA1c   *7.3 %   (<6.5)": one number, and its unit in the same cell.
bool is_quantity_alone(const TypedLine& typed) {
  std::size_t numbers = 0;
  bool unit = false;
  for (std::size_t i = 1; i < typed.tokens.size(); ++i) {
    const TypedToken& token = typed.tokens[i];
    if (!token.is(token_number) || token.is(token_range)) continue;
    ++numbers;
    const bool begins = token.begin == 0 || typed.tokens[i - 1].is(token_flag);
    unit = unit || (begins && token.cell > 0 && i + 1 < typed.tokens.size() &&
                    typed.tokens[i + 1].is(token_unit) && typed.tokens[i + 1].cell == token.cell);
  }
  return numbers == 1 && unit;
}

// "ANA:   Negative", "AMA (M2):   Positive 1:160": a name with a colon and a word result alone.
bool is_labelled_word(const TypedLine& typed) {
  if (typed.cells.size() > 2 || typed.tokens.size() < 2) return false;
  const TypedToken& value = typed.tokens.back();
  const bool names = std::all_of(
      typed.tokens.begin(), typed.tokens.end() - 1,
      [](const TypedToken& token) { return token.is(token_text | token_name) && !token.date; });
  return names && value.is(token_word_value) && !value.is(token_number | token_unit) &&
         typed.tokens[typed.tokens.size() - 2].colon;
}

bool overlaps(const Rect& box, double left, double right) {
  return box.left < right && box.right > left;
}

}  // namespace

void TableInForce::begin(const Line& titles, std::vector<Columns>&& titled,
                         std::span<const Line> below) {
  earlier_.reset();
  bare_rows_ = 0;
  Columns* above = columns_ != nullptr && columns_->by_units() ? around_ : columns_;
  around_ = titled.front().by_units() ? above : nullptr;
  left_ = nullptr;
  columns_ = &all_.emplace_back(std::move(titled.front()));
  columns_->by_order = titled.size() == 1 && keeps_order_only(titles, below);
  columns_->aligned = columns_->aligned && !columns_->by_order;
  reach_to_next_title(*columns_, below);
  reach_to_units(*columns_, below);
  reach_over_days(*columns_, below);
  part_off_unknown(*columns_, below);
  title_names_by_rows(*columns_, below, catalogue_);
  titles_ = &titles;
}

bool TableInForce::is_dated_by(const std::vector<Columns>& titled, const Line* above) const {
  if (titled.size() != 1 || !columns_ || above == nullptr || titles_ != above) return false;
  const auto& dated = titled.front().columns;
  return columns_->has(ColumnRole::value) && columns_->has(ColumnRole::previous) &&
         std::all_of(dated.begin(), dated.end(),
                     [](const Column& c) { return c.date.has_value(); });
}

bool TableInForce::is_parted_by_guide(const std::vector<Columns>& titled, const Line* above,
                                      bool in_comment) const {
  if (columns_ == nullptr || titled.size() != 1 || above == nullptr) return false;
  const std::string lead = fold_name(above->text());
  const bool led = catalogue_.lexicon().find(lead, WordRole::comment_lead) != nullptr;
  if (!in_comment && !led) return false;
  const Columns& guide = titled.front();
  const Column& first = guide.columns.front();
  const Column* over = columns_->at({first.left, 0, first.right, 0});
  return columns_->has(ColumnRole::value) && over != nullptr && over->role == ColumnRole::name &&
         !guide.has(ColumnRole::name) && !guide.has(ColumnRole::unit);
}

bool TableInForce::leaves_aside(const TypedLine& typed, const Line* above) {
  if (columns_ && columns_->by_units() && !goes_on_by_units(typed)) leave_units();
  if (may_be_below_units(typed)) return true;
  if (columns_ && below_heading_ && is_left_by(typed)) {
    // Days stay those of the rows that follow.
    if (!has_earlier_days()) end();
    return true;
  }
  count_bare_row(typed);
  const Line& line = *typed.line;
  if (above == nullptr || breaks_off(line, *above)) {
    const bool led = line.cells.back().words.back()->text.ends_with(':');
    below_heading_ = line.cells.size() == 1 && (typed.prose_words == 0 || led) &&
                     std::none_of(typed.tokens.begin(), typed.tokens.end(), [](const auto& token) {
                       return token.is(token_number | token_range);
                     });
  }
  return false;
}

void TableInForce::place(const TypedLine& typed, RowContext& context) {
  if (context.columns == nullptr) return;
  if (columns_->by_order) {
    auto placed = columns_by_order(*columns_, typed, catalogue_);
    context.unplaced = !placed;
    if (placed) context.columns = &all_.emplace_back(*std::move(placed));
  }
  auto own = columns_of_newest(*context.columns, typed);
  if (own) context.columns = &all_.emplace_back(*std::move(own));
}

void TableInForce::note_earlier_column(const TypedLine& typed) {
  if (columns_) return;
  const bool numbers = std::any_of(typed.tokens.begin(), typed.tokens.end(), [](const auto& token) {
    return token.is(token_number | token_unit);
  });
  if (numbers) return;
  for (std::size_t i = 1; i < typed.cells.size(); ++i) {
    const std::string key = fold_name(typed.cells[i]);
    if (catalogue_.lexicon().find(key, WordRole::header_previous) != nullptr) {
      earlier_ = EarlierColumn{typed.line->cells[i].box, std::nullopt};
    }
  }
  for (const TypedToken& token : typed.tokens) {
    const bool below = earlier_ && !earlier_->date && token.is(token_date) &&
                       overlaps(token.box, earlier_->box.left, earlier_->box.right);
    if (below) earlier_->date = token.date->date;
  }
}

ColumnRole TableInForce::role_at(const Rect& box) const {
  const Column* column = columns_ ? columns_->at(box) : nullptr;
  return column != nullptr ? column->role : ColumnRole::skip;
}

// A name and bare numbers under the units that title them.
bool TableInForce::goes_on_by_units(const TypedLine& typed) const {
  // "Class   0   1   2" explains what stands below the title of that name.
  const std::string first = fold_name(typed.cells[0]);
  if (catalogue_.lexicon().find(first, WordRole::header_skip) != nullptr) return false;
  bool under_unit = false;
  const TypedToken* before = nullptr;
  for (const TypedToken& token : typed.tokens) {
    if (token.label != nullptr || token.is(token_date)) return false;
    // "Platelets: 263.000 /mm3", "Platelets   263.000   /mm3" below "%": a row with its own unit.
    if (token.is(token_unit) && before != nullptr && before->is(token_number) &&
        !before->is(token_range)) {
      const Column* titled = columns_->at(before->box);
      const bool other = titled != nullptr && (!titled->holds_values_in_unit() ||
                                               fold_unit(titled->unit) != fold_unit(token.text));
      if (before->cell == token.cell || other) return false;
    }
    before = &token;
    const Column* column = columns_->at(token.box);
    under_unit = under_unit || (token.is(token_number) && column && column->holds_values_in_unit());
  }
  return under_unit;
}

void TableInForce::leave_units() {
  left_ = columns_;
  columns_ = std::exchange(around_, nullptr);
}

// "Bands   3.0   374" behind a heading in the middle of a table with "%" and "/mm3" above it: it
// may go on there, or stand below the titles around it.
bool TableInForce::may_be_below_units(const TypedLine& typed) const {
  if (columns_ == nullptr || left_ == nullptr) return false;
  const Column* first = nullptr;
  for (const TypedToken& token : typed.tokens) {
    if (!token.is(token_number) || token.is(token_range)) continue;
    const Column* column = left_->at(token.box);
    if (column == nullptr || !column->holds_values_in_unit()) continue;
    if (first != nullptr && column != first) return true;
    first = column;
  }
  return false;
}

bool TableInForce::has_earlier_days() const {
  return std::count_if(columns_->columns.begin(), columns_->columns.end(),
                       [](const Column& column) { return column.role == ColumnRole::previous; }) >=
         2;
}

// "Urine albumin   84 mg/L" below a heading of its own: a number with its unit in one cell, where
// the table has a column of units that this unit does not stand in, or columns of several days of
// which the number stands in none.
bool TableInForce::is_left_by(const TypedLine& typed) const {
  if (!columns_->has(ColumnRole::unit) && !has_earlier_days()) return false;
  if (is_labelled_word(typed)) return true;
  if (has_earlier_days() && bare_rows_ >= 3 && is_quantity_alone(typed)) return true;
  bool aside = false;
  for (std::size_t i = 1; i + 1 < typed.tokens.size(); ++i) {
    const TypedToken& unit = typed.tokens[i + 1];
    const bool quantity = typed.tokens[i].is(token_number) && unit.is(token_unit) &&
                          typed.tokens[i].cell == unit.cell;
    if (!quantity) continue;
    const bool titled = columns_->has(ColumnRole::unit);
    const TypedToken& place = titled ? unit : typed.tokens[i];
    const Column* column = columns_->at(place.box);
    const double slack = 0.5 * double(typed.line->font_size);
    const bool below = column != nullptr && (!titled || column->role == ColumnRole::unit) &&
                       overlaps(place.box, column->left, column->right + slack);
    // "78.4 %   or 9784 /mm3": the second stands in its columns.
    if (below) return false;
    aside = aside || typed.tokens[i].begin == 0;
  }
  return aside;
}

// Rows of a table with columns of days so far whose cells hold numbers without units; one that
// holds a unit beside its number says that this is the table's way.
void TableInForce::count_bare_row(const TypedLine& typed) {
  if (!columns_ || bare_rows_ < 0) return;
  bool bare = false;
  for (std::size_t i = 1; i < typed.tokens.size(); ++i) {
    const TypedToken& token = typed.tokens[i];
    const Column* column = columns_->at(token.box);
    const bool dated =
        column != nullptr && column->date && overlaps(token.box, column->left, column->right);
    if (!dated || !token.is(token_number)) continue;
    const bool unit = i + 1 < typed.tokens.size() && typed.tokens[i + 1].is(token_unit) &&
                      typed.tokens[i + 1].cell == token.cell;
    if (unit) bare_rows_ = -1;
    bare = !unit;
  }
  if (bare && bare_rows_ >= 0) ++bare_rows_;
}

// "25   20 - 50   26 ng/mL" above "hydroxyvitamin D": a number alone in the column of names,
// another under the title of results.
bool TableInForce::begins_name_with_number(const TypedLine& typed) const {
  const auto stands = [&](const TypedToken& token, ColumnRole role) {
    const Column* column = columns_->at(token.box);
    return token.is(token_number) && !token.is(token_range) && column != nullptr &&
           column->role == role && overlaps(token.box, column->left, column->right);
  };
  const TypedToken& first = typed.tokens.front();
  return first.cell == 0 && typed.cells[0].size() == first.text.size() &&
         stands(first, ColumnRole::name) &&
         std::any_of(typed.tokens.begin() + 1, typed.tokens.end(),
                     [&](const TypedToken& token) { return stands(token, ColumnRole::value); });
}

// Words that begin below the title of names, though they were taken for no name.
bool TableInForce::holds_name_below_title(const TypedLine& typed) const {
  return std::any_of(typed.tokens.begin(), typed.tokens.end(), [&](const TypedToken& token) {
    const Column* column = columns_->at(token.box);
    const double slack = 0.5 * double(typed.line->font_size);
    return token.is(token_text | token_name) && has_two_letters(token.text) &&
           has_letter(token.text) && column != nullptr && column->role == ColumnRole::name &&
           std::abs(token.box.left - column->left) <= slack;
  });
}

bool TableInForce::holds_another_name(const TypedLine& typed) const {
  if (!columns_ || typed.cells.size() < 2) return false;
  if (begins_name_with_number(typed) || holds_name_below_title(typed)) return true;
  return std::any_of(typed.tokens.begin(), typed.tokens.end(), [](const TypedToken& token) {
    return token.cell == 0 && token.name != nullptr && !token.name->analytes.empty() &&
           !token.is(token_unit | token_flag);
  });
}

}  // namespace labread

#include "parser/rows/proposal.h"

#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "parser/rows/pieces.h"
#include "parser/rows/row_proposal.h"
#include "parser/rows/weights.h"
#include "parser/tokens/range.h"
#include "parser/tokens/unit.h"

namespace labread {

RowReading Proposal::make_without_value() {
  for (const TypedToken& token : tokens()) lone(token);
  close_range();
  drop_code_from_name();
  return std::move(reading_);
}

RowReading Proposal::make() {
  const std::size_t first = first_of_value();
  for (std::size_t i = 0; i < first; ++i) before(i);
  settle_unit_before();
  for (std::size_t i = first; i < value_; ++i) append(reading_.value, tokens()[i], line_);
  const bool led = first < value_ && first > 0 && tokens()[first - 1].colon;
  if (led) note("words that end in a known result", weights::led_words);
  take_value();
  note_torn_number();
  take_rest();
  note_joined_numbers();
  settle_dash_in_front();
  settle_sign_in_front();
  settle_lead_flag();
  settle_letter_behind();
  note_limit_table();
  drop_code_from_name();
  if (!second_) take_unit_of_name();
  if (second_) add_second();
  return std::move(reading_);
}

void Proposal::take_rest() {
  for (std::size_t i = value_ + 1; i < tokens().size() && !second_; ++i) {
    if (i == taken_ || i == taken_unit_) continue;
    if (starts_second(i)) {
      second_ = i;
    } else {
      after(i);
    }
  }
  close_range();
}

// "HbA1c: good 6.0 - 7.0 %   fair 7.0 - 8.0 %": words with limits of their own behind others.
bool Proposal::stands_among_limits() const {
  if (reading_.read.kind != ValueKind::word || !reading_.read.word.empty()) return false;
  const auto has_range = [&](bool in_front) {
    return std::any_of(tokens().begin(), tokens().end(), [&](const TypedToken& token) {
      const bool place =
          in_front ? token.box.right <= reading_.value.box.left : token.cell == reading_.value.cell;
      return place && token.is(token_range);
    });
  };
  return has_range(true) && has_range(false);
}

void Proposal::note_limit_table() {
  std::ptrdiff_t limits = 0;
  for (std::size_t i = 0; i < tokens().size(); ++i) {
    const bool band = i > 0 && tokens()[i - 1].label != nullptr;
    // ">90   > 60   >90": the last is an earlier result.
    const bool earlier =
        i != value_ && (role(tokens()[i]) == ColumnRole::previous || below_earlier(tokens()[i]));
    limits += tokens()[i].is(token_range) && !band && !earlier;
  }
  const TypedToken& value = tokens()[value_];
  if (stands_among_limits()) note("a table of limits", weights::limit_table);
  if (!value.is(token_range)) return;
  // "Secondary hyperparathyroidism   >65   <10.2", "Normal   15 - 65   8.6 - 10.2": a guide. Counts
  // of a field ("0-2   0-5") have a name.
  const bool guide = limits == 2 && reading_.unit.empty() && !reading_.known_name &&
                     !reading_.range.empty() &&
                     (reading_.name.empty() || (value.is(token_number) && reading_.flag.empty()));
  if (limits > 2 || guide) note("a table of limits", weights::limit_table);
}

bool Proposal::starts_second(std::size_t i) const {
  const TypedToken& token = tokens()[i];
  if (context_.antigens && is_antigen_result(token)) return token.cell != reading_.value.cell;
  if (!token.is(token_number) || token.is(token_range)) return false;
  if (const Column* column = column_at(token);
      column != nullptr && column->holds_values_in_unit()) {
    const Column* mine = column_at(tokens()[value_]);
    return mine != nullptr && mine != column && mine->holds_values_in_unit();
  }
  if (reading_.unit.empty() || another_name_stands_before(i)) return false;
  // "56,2 %   soit 3,56 Giga/L": led to, it is a result wherever it stands.
  const bool led = tokens()[i - 1].labels(WordRole::value_lead);
  if (!led && (in(token, ColumnRole::range) || in(token, ColumnRole::previous))) return false;
  const std::size_t unit = stands_in_second_column(i) ? unit_behind_range(i) : unit_behind(i);
  return unit > 0 && fold_unit(tokens()[unit].text) != fold_unit(reading_.unit.text);
}

// Below a second title of results.
bool Proposal::stands_in_second_column(std::size_t i) const {
  return below_title(tokens()[i], ColumnRole::value) && in(tokens()[value_], ColumnRole::value) &&
         column_at(tokens()[i]) != column_at(tokens()[value_]);
}

// "123.0   70 - 105   mg/dL"
std::size_t Proposal::unit_behind_range(std::size_t i) const {
  const std::size_t unit = unit_behind(i);
  if (unit > 0 || i + 1 == tokens().size() || !tokens()[i + 1].is(token_range)) return unit;
  return unit_behind(i + 1);
}

std::size_t Proposal::unit_behind(std::size_t i) const {
  std::size_t next = i + 1;
  // "131 H   mg/dL"
  if (next < tokens().size() && tokens()[next].is(token_flag) && !tokens()[next].is(token_dash)) {
    ++next;
  }
  return next < tokens().size() && tokens()[next].is(token_unit) ? next : 0;
}

// "136-145   3 Ferritin   44 ug/L": the number is the other name's.
bool Proposal::another_name_stands_before(std::size_t i) const {
  return std::any_of(tokens().begin() + static_cast<std::ptrdiff_t>(value_),
                     tokens().begin() + static_cast<std::ptrdiff_t>(i),
                     [&](const TypedToken& token) {
                       if (!token.is(token_text | token_name) || token.is(token_unit)) return false;
                       const Name* name = catalogue_.find_name(fold_name(token.text));
                       return name != nullptr && !name->analytes.empty();
                     });
}

void Proposal::add_second() {
  Proposal other(line_, *second_, context_, conventions_, catalogue_);
  other.reading_.name = reading_.name;
  other.reading_.candidates = reading_.candidates;
  other.reading_.known_name = reading_.known_name;
  drop_percent(other.reading_);
  other.take_value();
  // "Result   Unit   Range   (a title nobody knows)   Unit   Range": below titles of its own.
  const std::size_t unit = unit_behind(*second_);
  if (in(tokens()[*second_], ColumnRole::skip) && below_title(tokens()[unit], ColumnRole::unit)) {
    std::erase_if(other.reading_.placement,
                  [](const auto& note) { return note.weight == weights::wrong_column; });
  }
  share_ranges(other);
  other.take_rest();
  if (other.second_ || !other.reading_.left_over.empty() || other.is_half() ||
      is_of_another_test(other.reading_)) {
    reading_.left_over.push_back(other.reading_.value.text);
  } else {
    reading_.more.push_back(std::move(other.reading_));
    give_back_flag(reading_.more.back());
  }
}

// "Leukocytes   14.7 G/l (4 - 10),   7.9 mmol/l (7.4 - 9.9)": whose name is lost.
bool Proposal::is_of_another_test(const RowReading& second) const {
  const std::string unit = fold_unit(second.unit.text);
  return !second.candidates.empty() && catalogue_.find_unit(unit) != nullptr &&
         !is_unit_of_any(second.candidates, unit, catalogue_);
}

// "5.8%   *   0.62   10^9/L   0.0 - 0.4": a flag in a cell of its own between both belongs to the
// second, whose limits say so, where the first has none.
void Proposal::give_back_flag(RowReading& second) {
  const bool between = !reading_.flag.empty() && reading_.flag.cell != reading_.value.cell &&
                       second.flag.empty() && reading_.range.empty();
  if (!between) return;
  const PrintedRange limits = read_range_cell(second.range.text, conventions_, catalogue_);
  if (!broken_limits(second.read.number, limits).any()) return;
  second.flag = std::exchange(reading_.flag, {});
  second.flag_meaning = std::exchange(reading_.flag_meaning, {});
}

// "Lymphocytes %   37 %   4.04 10^9/L": the second result is not the share that the name says,
// though it is printed beside it.
void Proposal::drop_percent(RowReading& second) const {
  std::string key = fold_name(second.name.text);
  if (!key.ends_with(" %")) return;
  key.resize(key.size() - 2);
  const Name* name = catalogue_.find_name(key);
  second.candidates.clear();
  if (name != nullptr) second.candidates.assign(name->analytes.begin(), name->analytes.end());
}

// "51   3.101   30 a 70   1.700 a 8.000", "60 %   43 g/l   56 - 66 %   40 - 48 g/l": as many ranges
// behind the values as there are values.
void Proposal::share_ranges(Proposal& other) {
  std::vector<std::size_t> ranges;
  for (std::size_t i = *second_ + 1; i < tokens().size(); ++i) {
    if (tokens()[i].is(token_range)) ranges.push_back(i);
  }
  if (ranges.size() == 1 && reading_.range.empty()) return give_back_range(other, ranges[0]);
  if (ranges.size() != 2 || !reading_.range.empty()) return;
  append(reading_.range, tokens()[ranges[0]], line_);
  other.taken_ = ranges[0];
  const TypedToken& behind = tokens()[ranges[0] + 1];
  if (behind.is(token_unit) && repeats_unit_behind_range(behind)) {
    append(reading_.range, behind, line_);
    reading_.unit_in_range = true;
    other.taken_unit_ = ranges[0] + 1;
  }
  close_range();
}

// Where each unit has a column of ranges too, that of the first.
const Column* Proposal::first_of_two_ranges() const {
  if (context_.columns == nullptr || !context_.columns->by_units()) return nullptr;
  const Column* first = nullptr;
  for (const Column& column : context_.columns->columns) {
    if (column.role != ColumnRole::range) continue;
    if (first != nullptr) return first;
    first = &column;
  }
  return nullptr;
}

// "64 %   5.408 /mm3   VR: 50 - 70 %": the range in the first result's unit is its range, as is one
// below a title that names it, "%   /mm3   Reference (%)".
void Proposal::give_back_range(Proposal& other, std::size_t i) {
  // "5.4 % (36 mmol/mol)   <5.7": what stands in brackets is the first result once more.
  const bool with_unit = i + 1 < tokens().size() && tokens()[i + 1].is(token_unit);
  if (tokens()[*second_].bracketed && !tokens()[i].bracketed && !with_unit) {
    append(reading_.range, tokens()[i], line_);
    close_range();
    other.taken_ = i;
    return;
  }
  const Column* column = column_at(tokens()[i]);
  const bool first = column != nullptr && column == first_of_two_ranges();
  if (first ||
      (limits_another(tokens()[i], other.reading_) && !limits_another(tokens()[i], reading_))) {
    append(reading_.range, tokens()[i], line_);
    close_range();
    other.taken_ = i;
    return;
  }
  if (i + 1 >= tokens().size() || !tokens()[i + 1].is(token_unit)) return;
  const std::string unit = fold_unit(tokens()[i + 1].text);
  if (unit != fold_unit(reading_.unit.text) ||
      unit == fold_unit(tokens()[unit_behind(*second_)].text)) {
    return;
  }
  append(reading_.range, tokens()[i], line_);
  close_range();
  other.taken_ = i;
  other.taken_unit_ = i + 1;
}

const Column* Proposal::column_at(const TypedToken& token) const {
  return context_.columns ? context_.columns->at(token.box) : nullptr;
}

std::optional<ColumnRole> Proposal::role(const TypedToken& token) const {
  const Column* column = column_at(token);
  if (column == nullptr) return std::nullopt;
  // Behind the end of its title a token belongs to the column in which its cell begins.
  const bool below = token.box.left < column->right && token.box.right > column->left;
  if (below || leads_to_its_range(token, *column)) return column->role;
  return context_.columns->at(line_.line->cells[token.cell].box)->role;
}

// "4,38 T/L (3,80 - 5,90)": a cell that begins nearer to the title of results than to that of the
// limits, with which it ends.
bool Proposal::leads_to_its_range(const TypedToken& token, const Column& column) const {
  if (column.role != ColumnRole::value || !token.is(token_number) || token.begin > 0) return false;
  const TypedToken* end = &tokens().back();
  const auto i = static_cast<std::size_t>(&token - tokens().data());
  for (std::size_t at = i + 1; at < tokens().size() && tokens()[at].cell == token.cell; ++at) {
    end = &tokens()[at];
  }
  const Column* title = end->cell == token.cell && end->is(token_range) ? column_at(*end) : nullptr;
  return title != nullptr && title->role == ColumnRole::range;
}

// The whole name stands in the column of names.
bool Proposal::in_name_column() const {
  const Column* column = context_.columns ? context_.columns->at(reading_.name.box) : nullptr;
  return column != nullptr && column->role == ColumnRole::name;
}

RowReading propose(const TypedLine& line, std::size_t value, const RowContext& context,
                   const Conventions& conventions, const Catalogue& catalogue) {
  return Proposal(line, value, context, conventions, catalogue).make();
}

RowReading propose_without_value(const TypedLine& line, const RowContext& context,
                                 const Conventions& conventions, const Catalogue& catalogue) {
  return Proposal(line, line.tokens.size(), context, conventions, catalogue).make_without_value();
}

}  // namespace labread

// What stands in front of a value and speaks against it: another number, a unit with its limits, a
// comment, words of another result.
#include <algorithm>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/rows/pieces.h"
#include "parser/rows/row_proposal.h"
#include "parser/rows/weights.h"

namespace labread {

void Proposal::doubt_by(std::size_t i) {
  const TypedToken& token = tokens()[i];
  if (token.is(token_number | token_word_value) && !token.bracketed &&
      !in(token, ColumnRole::name)) {
    doubt_by_value(i);
  }
  if (!reading_.name.empty() && token.cell != reading_.name.cell) {
    if (is_spoiled_number(token.text)) note("a number with letters in it", weights::spoiled_number);
    if (is_unread_number(token)) note("a number that is not read", weights::spoiled_number);
  }
  if (is_word_of_results(i)) {
    note("words below the title of results in front", weights::wrong_column);
  }
  if (!reading_.name.empty()) note_row_in_front(token);
  // "Magnesium   mg/dL   1.6 - 2.6   1.9": the unit and the limits of a result that there is not,
  // and perhaps an earlier one.
  const bool own_unit = token.is(token_unit) && !token.is(token_name) && token.cell > 0 &&
                        line_.cells[token.cell].size() == token.text.size();
  if (own_unit && !in(tokens()[value_], ColumnRole::value) && tokens()[i + 1].is(token_range) &&
      tokens()[i + 1].cell != token.cell) {
    note("a unit and limits in front", weights::row_in_front);
  }
  doubt_by_word(i);
}

void Proposal::doubt_by_value(std::size_t i) {
  const TypedToken& token = tokens()[i];
  const TypedToken& value = tokens()[value_];
  const bool number = token.is(token_number);
  const bool decimal = token.value && token.value->number && token.value->number->places > 0;
  const bool own_cell =
      token.begin == 0 && !reading_.name.empty() && token.cell != reading_.name.cell;
  // "Creatinine   166   121": without titles either may be the result.
  const bool apart = context_.columns == nullptr && own_cell && number &&
                     value.cell != token.cell && value.is(token_number) && is_number_and_flag(i);
  // "500 Leu/µl (3+)": what a cell begins with is no part of the name.
  const bool begins_cell = number && token.cell > 0 && own_cell && token.cell == value.cell;
  const bool led = begins_cell && !value.is(token_number);
  if (begins_cell && !led) note("another number beside it in its cell", weights::two_numbers);
  if (own_cell && number) note_below_title_of_value(token);
  // "Leucocytes   100   12.480" under "%" and "/mm3": each is a result.
  const Column* column = column_at(token);
  const bool result = column != nullptr && column->holds_values_in_unit() && number;
  // "Ferritin 4 5 ng/mL", "Fe 85 TIBC 310 ug/dL": what follows a whole name may be its value.
  const bool beside_name =
      i > 0 && tokens()[i - 1].is(token_name) && tokens()[i - 1].cell == token.cell && number &&
      value.cell == token.cell && catalogue_.find_name(fold_name(tokens()[i - 1].text)) != nullptr;
  double weight = decimal ? weights::decimal_in_name : weights::value_in_name;
  if (apart || led || beside_name) weight = weights::number_in_front;
  note("a value stands in front of the value", result ? weights::row_in_front : weight);
}

// A number behind the limits, below their title: where none titles results, either may be one.
void Proposal::note_beside_value() {
  if (in(tokens()[value_], ColumnRole::value)) {
    note("a further number behind the row", weights::further_number);
  } else {
    note("two values and nothing that says which is the result", weights::second_number);
  }
}

// Cells that have slipped from under the titles of several days: of two below one title the other
// may be the newest.
void Proposal::note_below_title_of_value(const TypedToken& token) {
  const TypedToken& value = tokens()[value_];
  if (token.cell == value.cell || token.begin > 0) return;
  if (!in(token, ColumnRole::value) || !in(value, ColumnRole::value)) return;
  const Column* column = column_at(value);
  const bool slipped = column->date && context_.columns->has(ColumnRole::previous);
  if (slipped) note("two numbers below one day", weights::two_numbers);
}

// "Crystals   Calcium oxalate (+)": a name below the title of results is the result. Where dots or
// a colon lead to it, nobody knows whether it is another test.
bool Proposal::is_word_of_results(std::size_t i) const {
  const TypedToken& token = tokens()[i];
  const bool result_word = token.is(token_word_value) && tokens()[value_].cell != token.cell;
  return !reading_.name.empty() && token.cell != reading_.name.cell &&
         (token.is(token_name) || result_word) && token.begin == 0 &&
         (below_title(token, ColumnRole::value) ||
          (token.is(token_name) && i > 0 && tokens()[i - 1].colon &&
           catalogue_.find_name(fold_name(reading_.name.text)) != nullptr));
}

void Proposal::doubt_by_word(std::size_t i) {
  const TypedToken& token = tokens()[i];
  if (!token.value || reading_.name.empty()) return;
  // "HIV ........ Non-reactive, index 0.10": the word is what the leader leads to.
  const bool led_word = i > 0 && tokens()[i - 1].colon && token.is(token_word_value) &&
                        tokens()[i - 1].cell == token.cell &&
                        is_definite_word(token.value->word, catalogue_);
  if (led_word) note("a word result in front", weights::number_in_front);
  if (token.value->kind != ValueKind::status) return;
  // "Ferritin see comment 3   ng/mL": the number is the comment's.
  const bool refers = !token.bracketed && token.value->word != "not_established" &&
                      tokens()[value_].is(token_number);
  if (refers) note("in front stands why there is no result", weights::spoiled_number);
  const bool pending = token.begin == 0 && token.cell != reading_.name.cell &&
                       line_.cells[token.cell].size() == token.text.size();
  if (pending) note("in front stands why there is no result", weights::number_in_front);
}

// A counter in front of the name; "24,25 Vitamin D" begins with none.
void Proposal::note_counter(const TypedToken& token) {
  if (token.is(token_range)) note("a limit in front", weights::row_in_front);
  if (!is_digits(token.text)) {
    note("a number in front that counts no rows", weights::spoiled_number);
  }
}

// "5+2   < 21": digits in front of a limit may be the value.
bool Proposal::is_unread_number(const TypedToken& token) {
  return token.kinds == token_text && is_ascii_digit(token.text.front()) && !has_letter(token.text);
}

// "166", "166 H": all of a cell.
bool Proposal::is_number_and_flag(std::size_t i) const {
  const TypedToken& token = tokens()[i];
  const std::size_t whole = line_.cells[token.cell].size();
  const TypedToken& next = tokens()[i + 1];
  const bool flag = next.cell == token.cell && next.is(token_flag) && next.end == whole;
  return token.end == whole || flag;
}

void Proposal::note_row_in_front(const TypedToken& token) {
  number_in_front_ = number_in_front_ || (token.is(token_number) && !token.bracketed);
  const bool quantity =
      number_in_front_ && token.is(token_unit | token_range) && !token.is(token_number);
  if (quantity && !row_in_front_) {
    row_in_front_ = true;
    note("another result in front", weights::row_in_front);
  }
}

}  // namespace labread

#include "parser/rows/row_proposal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/rows/pieces.h"
#include "parser/rows/weights.h"
#include "parser/tokens/words.h"

namespace labread {

void Proposal::after(std::size_t i) {
  if (i < std::max(wide_flag_end_, words_of_limits_end_)) return;
  const TypedToken& token = tokens()[i];
  if (is_parting_mark(token.text) || is_mark_of_range(token) || is_on_gauge(i)) return;
  if (take_words_of_limits(i) || take_lead_of_limits(i) || is_in_remark(i)) return;
  if (is_in_starred_remark(token)) return;
  if (names_band(i)) {
    if (in(token, ColumnRole::skip)) return;
    in_bands_ = true;
    return range(token);
  }
  const auto place = role(token);
  if (stands_in_no_column(token, place)) return;
  if (place == ColumnRole::previous || below_earlier(token)) {
    return is_unit_beside_earlier(token) ? unit(token) : previous(i);
  }
  // The mark of a footnote.
  const bool letter = token.text.size() == 1 && has_letter(token.text);
  if (token.superscript && (token.is(token_number) || letter)) return;
  if (below_title(token, ColumnRole::flag) && column_flag(token)) return;
  if (is_site(i, place) || is_watermark(token)) return;
  if (words_of_range(i)) {
    in_bands_ = true;
    return range(token);
  }
  if (token.label != nullptr && is_fact(token.label->role)) {
    if (reading_.read.kind != ValueKind::number)
      note("a label of the page head", weights::page_head);
    return leave(token);
  }
  if (is_spoiled_number(token.text)) note("a number with letters in it", weights::spoiled_number);
  if (token.cell == reading_.value.cell && is_exponent(token.text)) {
    note("a power that is not read", weights::spoiled_number);
  }
  if (leads_limits(i)) return;
  if (column_flag(token) || sign_flag(i)) return;
  // "4.90   2.5 - 6.4   mmol/L   13.7   7.0 - 17.9   mg/dL": the range of the further number.
  if (token.is(token_range) && behind_further_ && !reading_.range.empty()) return;
  if (after_number(i, place)) return;
  if (token.is(token_date)) return date_behind(i);
  if (after_dash(i, place)) return;
  if (place == ColumnRole::range && !token.is(token_unit) && !token.is(token_flag))
    return range(token);
  if (token.is(token_flag)) return after_flag(i, place);
  if (token.is(token_unit)) return unit(token);
  if (token.is(token_range)) return range(token);
  after_words(i, place);
}

// "141 mg/dL   According to the risk": words alone in the last cell, where no titles say what they
// are, behind a number with its unit that a colon leads to.
bool Proposal::is_in_remark(std::size_t i) const {
  const TypedToken& token = tokens()[i];
  const char first = line_.cells[token.cell].front();
  const bool led = value_ > 0 && tokens()[value_ - 1].colon && tokens()[value_].is(token_number);
  if (context_.columns != nullptr || !led || reading_.unit.empty() || !reading_.range.empty() ||
      token.cell <= reading_.unit.cell || token.cell + 1 != line_.cells.size() ||
      (first >= 'a' && first <= 'z')) {
    return false;
  }
  const auto begin = std::find_if(tokens().begin(), tokens().end(),
                                  [&](const TypedToken& word) { return word.cell == token.cell; });
  return tokens().end() - begin > 1 && std::all_of(begin, tokens().end(), [](const auto& word) {
           return (word.kinds & ~(token_text | token_label)) == 0 && has_letter(word.text) &&
                  !holds_digit(word.text);
         });
}

// "2.7 mmol/L   3.5-5.1   *called to S. Boyd 15:58": a word with its star begins the last cell,
// behind a row that lacks nothing.
bool Proposal::is_in_starred_remark(const TypedToken& token) const {
  const std::string_view cell = line_.cells[token.cell];
  const bool starred = cell.starts_with('*') && cell.size() > 1 && is_ascii_letter(cell[1]);
  return starred && token.cell + 1 == line_.cells.size() && reading_.read.number &&
         !reading_.unit.empty() && !reading_.range.empty() && token.cell > reading_.value.cell &&
         token.cell > reading_.unit.cell && token.cell > reading_.range.cell;
}

// "124 mg/dL   With fasting: below 150 mg/dL": words that lead limits up to the end of the last
// cell say for whom they are.
bool Proposal::take_lead_of_limits(std::size_t i) {
  const TypedToken& token = tokens()[i];
  if (context_.columns != nullptr || token.begin > 0 || reading_.unit.empty() ||
      !reading_.range.empty() || token.cell + 1 != line_.cells.size() ||
      token.cell <= reading_.unit.cell) {
    return false;
  }
  std::size_t at = i;
  for (bool led = false; !led; ++at) {
    if (at == tokens().size()) return false;
    const TypedToken& word = tokens()[at];
    const bool letters = has_two_letters(word.text) && !holds_digit(word.text);
    if ((word.kinds & ~(token_text | token_label)) != 0 || !letters) return false;
    led = word.colon;
  }
  constexpr WordRoles others = {WordRole::target_word, WordRole::header_previous,
                                WordRole::range_lead, WordRole::header_range};
  const LexiconEntry* label = token.label;
  const bool other = label != nullptr && (is_fact(label->role) || others.shares(label->role));
  if (other || at == tokens().size() || !tokens()[at].is(token_range)) return false;
  const std::size_t behind = tokens().size() - at - 1;
  if (behind > 1 || (behind == 1 && !tokens().back().is(token_unit))) return false;
  for (std::size_t word = i; word < at; ++word) append(reading_.range, tokens()[word], line_);
  in_bands_ = true;
  words_of_limits_end_ = at;
  return true;
}

// Below the title of neither result, unit, range nor flag, or of another of them.
bool Proposal::stands_in_no_column(const TypedToken& token, std::optional<ColumnRole> place) {
  // "Non-reactive   0.12 S/CO" below the titles of results and of something else.
  if (place == ColumnRole::skip && token.is(token_number) && !token.is(token_range) &&
      reading_.read.kind == ValueKind::word) {
    reading_.measured = true;
    measured_cell_ = token.cell;
    return true;
  }
  // "101   mg/dL   70 - 99   97   mg/dL   70 - 99": the unit and the limits are the second
  // number's.
  const auto i = static_cast<std::size_t>(&token - tokens().data());
  if (place == ColumnRole::skip && token.is(token_number) && unit_behind(i) > 0) {
    behind_further_ = true;
  }
  if (measured_cell_ == token.cell && token.is(token_unit)) return true;
  if (place == ColumnRole::skip && column_at(token)->target) return true;
  if (token.kinds == token_text && is_below_unknown_title(token)) return true;
  const bool flag_words =
      token.is(token_flag) && (token.cell == reading_.value.cell ||
                               (token.text.size() > 2 && is_cell_of_flags(token.cell)));
  // "1.2   +" in front of the title of a column without results, below none.
  const bool untitled_flag = token.is(token_flag) && !below_title(token, ColumnRole::skip) &&
                             line_.cells[token.cell].size() == token.text.size();
  return place == ColumnRole::skip && !token.is(token_unit | token_range) && !flag_words &&
         !untitled_flag;
}

// "PDX", "02" behind the range, or where none is printed.
bool Proposal::is_site(std::size_t i, std::optional<ColumnRole> place) const {
  const TypedToken& token = tokens()[i];
  const bool behind_range =
      reading_.range.empty() ? place == ColumnRole::range && !below_title(token, ColumnRole::range)
                             : token.cell != reading_.range.cell;
  const bool code = (is_code_text(token.text) && token.is(token_text)) ||
                    is_code_number(token.text) || is_short_code(token);
  return code && i + 1 == tokens().size() && behind_range;
}

bool Proposal::after_dash(std::size_t i, std::optional<ColumnRole> place) {
  const TypedToken& token = tokens()[i];
  if (!token.is(token_dash)) return false;
  if (place == ColumnRole::range && !reading_.range.empty()) {
    const bool of_range =
        token.cell == reading_.range.cell || below_title(token, ColumnRole::range);
    if (of_range) range(token);
    return true;
  }
  return place != ColumnRole::flag && !dash_flags(i);
}

// With nothing but marks between them: "14.6 Lo   15.1 - Lo" flags two numbers.
bool Proposal::stands_beside_flag(std::size_t i) const {
  for (; i > 0 && tokens()[i - 1].is(token_flag); --i) {
    const TypedToken& mark = tokens()[i - 1];
    if (mark.cell == reading_.flag.cell && mark.end == reading_.flag.end) return true;
  }
  return false;
}

void Proposal::after_flag(std::size_t i, std::optional<ColumnRole> place) {
  const TypedToken& token = tokens()[i];
  // "131 mmol/L   126 mmol/L (L)": the flag of another column's number.
  if (behind_further_ && reading_.flag.empty() && !token.is(token_dash)) return;
  if (after_previous_) return;
  if (place == ColumnRole::range && token.is(token_word_value) && !limits_follow(i))
    return range(token);
  if (reading_.flag.empty()) return take_flag(token);
  // "Critical High", "HIGH *": further marks of the same kind.
  const bool beside = stands_beside_flag(i);
  // "N   -", "A   Y": the letters of two columns.
  const bool letters = beside && token.cell != reading_.flag.cell && token.text.size() == 1 &&
                       (has_letter(token.text) || token.is(token_dash));
  if (letters) return;
  beside ? append(reading_.flag, token, line_) : leave(token);
}

// Remarks, or the names in another language.
bool Proposal::is_below_unknown_title(const TypedToken& token) const {
  if (context_.columns == nullptr || token.cell == reading_.value.cell) return false;
  const auto& titles = context_.columns->unknown;
  return std::any_of(titles.begin(), titles.end(), [&](const Rect& title) {
    return token.box.left < title.right && token.box.right > title.left;
  });
}

void Proposal::after_words(std::size_t i, std::optional<ColumnRole> place) {
  const TypedToken& token = tokens()[i];
  const bool titre_limit = token.value && token.value->kind == ValueKind::titre &&
                           token.value->comparator != Comparator::none;
  if (titre_limit) return range(token);
  if (token.label != nullptr) return after_label(token);
  // "47 UI/mL   Positive > 10"
  const bool names_limit = token.is(token_word_value) && token.begin == 0 && reading_.read.number &&
                           i + 1 < tokens().size() && tokens()[i + 1].cell == token.cell &&
                           tokens()[i + 1].is(token_range);
  if (names_limit) {
    in_bands_ = true;
    return range(token);
  }
  if (is_word_of_titre(i) || is_grade_of_number(i)) return;
  if (i == value_ + 1 && token.text == "A" && token.cell == reading_.value.cell &&
      reading_.read.number) {
    letter_behind_ = i;
    return;
  }
  const bool status = token.value && token.value->kind == ValueKind::status;  // "Not Estab."
  // "6.1 mmol/L   3.5 - 5.1   result cancelled"
  const bool withdrawn =
      status && (token.value->word == "cancelled" || token.value->word == "haemolysed");
  if (withdrawn && reading_.read.number) note("a result taken back", weights::spoiled_number);
  if (token.is(token_word_value) &&
      (status || token.bracketed || reading_.read.kind != ValueKind::number))
    return range(token);
  if (place == ColumnRole::unit && reading_.unit.empty() && has_letter(token.text))
    return unit(token);
  if (place == ColumnRole::unit || place == ColumnRole::value) return other(token);
  if (is_code_text(token.text) && i + 1 == tokens().size()) return;
  if (!take_wide_flag(i)) other(token);
}

// "[    *   ]", a bar typed with its brackets: the star tells the place of the value.
bool Proposal::is_on_gauge(std::size_t i) const {
  if (!tokens()[i].is(token_flag) || tokens()[i].text != "*") return false;
  return tokens()[i - 1].text == "[" || (i + 1 < tokens().size() && tokens()[i + 1].text == "]");
}

// "1:160   Reactive   < 1:80": the word says of the titre what it means.
bool Proposal::is_word_of_titre(std::size_t i) const {
  const TypedToken& token = tokens()[i];
  const bool word = token.is(token_word_value) && token.begin == 0 &&
                    is_definite_word(token.value->word, catalogue_);
  const auto is_limit = [&](const TypedToken& later) {
    return later.cell != token.cell && later.value && later.value->kind == ValueKind::titre;
  };
  return word && reading_.read.kind == ValueKind::titre &&
         std::any_of(tokens().begin() + static_cast<std::ptrdiff_t>(i), tokens().end(), is_limit);
}

// "0.3 g/l (1+)": the step of the strip that the number is.
bool Proposal::is_grade_of_number(std::size_t i) const {
  const TypedToken& token = tokens()[i];
  return reading_.read.number && token.cell == reading_.value.cell && token.is(token_interval) &&
         token.value->kind == ValueKind::ordinal && token.text.starts_with('(') &&
         is_ascii_digit(token.text[1]);
}

bool Proposal::below_earlier(const TypedToken& token) const {
  const EarlierColumn* earlier = context_.columns ? nullptr : context_.earlier;
  const bool limits = token.is(token_range) && !token.is(token_number);
  return earlier != nullptr && !limits && token.cell != reading_.value.cell &&
         line_.line->cells[token.cell].box.right > earlier->box.left &&
         line_.line->cells[token.cell].box.left < earlier->box.right;
}

// "33.4   36.9 03/11/2022   %   34 - 47": below a gap between the titles of earlier results and of
// units it is one of these.
bool Proposal::is_unit_beside_earlier(const TypedToken& token) const {
  return token.is(token_unit) && reading_.unit.empty() &&
         line_.cells[token.cell].size() == token.text.size() && context_.columns != nullptr &&
         context_.columns->has(ColumnRole::unit) && !below_title(token, ColumnRole::previous);
}

// "C1": a method or an instrument in a cell of its own.
bool Proposal::is_short_code(const TypedToken& token) const {
  return token.kinds == token_text && token.text.size() == 2 && token.text[0] >= 'A' &&
         token.text[0] <= 'Z' && is_ascii_digit(token.text[1]) &&
         line_.cells[token.cell].size() == token.text.size();
}

void Proposal::other(const TypedToken& token) {
  // Titles may put the names behind the results.
  const bool names = token.is(token_text | token_name) && below_title(token, ColumnRole::name);
  if (names && (reading_.name.empty() || reading_.name.cell == token.cell)) return name(token);
  if (in_bands_) return range(token);
  if (!is_watermark(token)) leave(token);
}

// A letter alone in its cell, behind other cells.
bool Proposal::is_watermark(const TypedToken& token) const {
  const Column* column = column_at(token);
  const bool names = column != nullptr && column->role == ColumnRole::name &&
                     std::abs(token.box.left - column->left) < double(line_.line->font_size);
  return token.cell > 0 && !names && token.is(token_text) && token.text.size() == 1 &&
         has_letter(token.text) && line_.cells[token.cell].size() == 1;
}

void Proposal::after_label(const TypedToken& token) {
  const WordRole role = token.label->role;
  if (role == WordRole::band_word) {
    in_bands_ = true;
    return range(token);
  }
  if (role == WordRole::range_lead || role == WordRole::header_range) {
    expects_range_ = true;
    return;
  }
  if (role == WordRole::unit_lead || role == WordRole::header_unit) {
    // "88.3   Units": below the title of units the word is one.
    if (reading_.unit.empty() && below_title(token, ColumnRole::unit)) unit(token);
    return;
  }
  leave(token);
}

bool Proposal::after_number(std::size_t i, std::optional<ColumnRole> place) {
  const TypedToken& token = tokens()[i];
  if (!token.is(token_number)) return false;
  const bool limit = token.is(token_range);
  if (earlier_day_ || (date_follows(i) && !(limit && place == ColumnRole::range))) {
    previous(i);
    return true;
  }
  if (limit) return false;
  if (place == ColumnRole::range && is_behind_whole_range(token)) {
    note_beside_value();
    behind_further_ = true;
    return true;
  }
  if (is_earlier_by_order(i)) {
    previous(i);
    return true;
  }
  const bool beside_value = place == ColumnRole::value && reading_.unit.empty();
  if ((beside_value || place == ColumnRole::range) && stands_before_limits(i)) {
    note("two values and nothing that says which is the result", weights::two_numbers);
    return true;
  }
  note_below_title_of_value(token);
  if (in_bands_ || place == ColumnRole::low || place == ColumnRole::high ||
      place == ColumnRole::range) {
    range(token);
    return true;
  }
  if (is_code_number(token.text)) return true;
  // "0,37   1   0,39 - 0,50": the unit of a share is one.
  if (token.text == "1" && reading_.unit.empty() && below_title(token, ColumnRole::unit)) {
    unit(token);
    return true;
  }
  // "Platelets   SYSMEX XN   231": the number is the result, or nothing says which is.
  const bool unknown_words =
      reading_.read.kind == ValueKind::word && reading_.read.word.empty() && token.begin == 0;
  if (unknown_words) note("a number behind words that are no known result", weights::wrong_column);
  further_number(i);
  return true;
}

void Proposal::further_number(std::size_t i) {
  const TypedToken& token = tokens()[i];
  if (is_behind_row(i)) {
    note("a further number behind the row", weights::further_number);
    // "<160 mg/dL   47": the limit of the number behind it?
    if (reading_.could_be_range && reading_.range.empty()) {
      note("it may be a limit of the number behind", weights::second_number);
    }
    behind_further_ = true;
    return;
  }
  if (context_.columns == nullptr) {
    note("two values and nothing that says which is the result", weights::second_number);
  } else if (token.cell == reading_.value.cell && tokens()[i - 1].is(token_number)) {
    note("another number beside it in its cell", weights::two_numbers);
  }
  leave(token);
}

// "Zinc 4.31 mg/l 4.50 - 7.50 4.62" below titles a blank apart, of which the last is that of
// earlier results: what stands behind the limits is one.
bool Proposal::is_earlier_by_order(std::size_t i) const {
  const Columns* columns = context_.columns;
  const auto is = [&](std::size_t from_end, ColumnRole role) {
    return columns->columns[columns->columns.size() - from_end].role == role;
  };
  return columns != nullptr && !columns->aligned && columns->columns.size() > 2 &&
         is(1, ColumnRole::previous) && is(2, ColumnRole::range) && i + 1 == tokens().size() &&
         tokens()[i - 1].is(token_range) && !reading_.range.empty();
}

// The result has its unit or its limits, and the number is none of another day.
bool Proposal::is_behind_row(std::size_t i) const {
  if (reading_.unit.empty() && reading_.range.empty()) return false;
  // "Sodium mmol/L   138   141": behind a unit in front stand the values of several days.
  const bool unit_in_front =
      !reading_.unit.empty() && reading_.unit.box.right <= reading_.value.box.left;
  // "1.0 mg/dL   1.1 mg/dL": so do two of the same unit.
  const std::size_t unit = unit_behind(i);
  const bool same_unit = !reading_.unit.empty() && unit > 0 &&
                         fold_unit(tokens()[unit].text) == fold_unit(reading_.unit.text);
  const bool days =
      context_.columns == nullptr && (unit_in_front || same_unit) && reading_.range.empty();
  return !days;
}

bool Proposal::date_follows(std::size_t i) const {
  std::size_t next = i + 1;
  while (next < tokens().size() && tokens()[next].is(token_flag)) ++next;
  return next < tokens().size() && tokens()[next].is(token_date) && !date_leads(next);
}

// "10-08-22 : 0,44", and behind the range without titles "10-08-22   0,44".
bool Proposal::date_leads(std::size_t i) const {
  if (i + 1 == tokens().size() || !tokens()[i + 1].is(token_number)) return false;
  const bool behind_range = context_.columns == nullptr && !reading_.range.empty() &&
                            !is_code_number(tokens()[i + 1].text);
  return tokens()[i].colon || behind_range;
}

void Proposal::date_behind(std::size_t i) {
  const TypedToken& token = tokens()[i];
  if (date_leads(i)) {
    earlier_day_ = token.date->date;
  } else if (!reading_.previous.empty() && reading_.previous.back().date.empty()) {
    reading_.previous.back().date = token.date->to_iso().substr(0, 10);
  } else if (!below_title(token, ColumnRole::skip)) {  // "Verified"
    reading_.date = token.date;
  }
}

void Proposal::previous(std::size_t i) {
  const TypedToken& token = tokens()[i];
  if (!token.earlier.empty()) return;
  if (token.is(token_date) && date_leads(i)) {
    earlier_day_ = token.date->date;
  } else if (token.is(token_date) && !reading_.previous.empty() &&
             reading_.previous.back().date.empty()) {
    reading_.previous.back().date = token.date->to_iso().substr(0, 10);
  } else if (token.is(token_number | token_interval | token_word_value)) {
    const bool torn = is_torn(i) || (i > 0 && is_torn(i - 1));
    if (torn && !date_follows(i)) return;
    // "136 - 145" below a day is no result beside a number.
    const bool limits = token.is(token_interval) && token.is(token_range);
    if (limits && value_ < tokens().size() && tokens()[value_].is(token_number)) return;
    const Column* column = context_.columns ? context_.columns->at(token.box) : nullptr;
    std::optional<Date> day = column ? column->date : std::nullopt;
    if (column == nullptr && context_.earlier != nullptr) day = context_.earlier->date;
    if (earlier_day_) day = std::exchange(earlier_day_, std::nullopt);
    const std::string date = day ? Moment{*day, {}}.to_iso() : "";
    reading_.previous.push_back({token.text, date, ""});
    after_previous_ = true;
  }
}

// "38 ng Foo/mL": in front of a word that ends as a unit, "ng" is half of one that nobody knows.
bool Proposal::goes_on_as_unit(const TypedToken& token) const {
  static constexpr auto per = std::to_array<std::string_view>(
      {"/g", "/mg", "/kg", "/l", "/dl", "/ml", "/ul", "/mol", "/mmol", "/h", "/d", "/24h"});
  const TypedToken* next = &token + 1;
  const bool last = next == tokens().data() + tokens().size();
  if (last || next->cell != token.cell || next->kinds != token_text) return false;
  if (token.text == "%" || token.text.find('/') != std::string::npos) return false;
  const std::string folded = fold_unit(next->text);
  return std::any_of(per.begin(), per.end(),
                     [&](std::string_view end) { return folded.ends_with(end); });
}

void Proposal::unit(const TypedToken& token) {
  after_previous_ = false;
  if (reading_.unit.empty()) {
    if (goes_on_as_unit(token)) note("a unit that goes on", weights::wrong_column);
    append(reading_.unit, token, line_);
  } else if (repeats_unit_behind_range(token)) {
    append(reading_.range, token, line_);
    reading_.unit_in_range = true;
  } else if (fold_unit(reading_.unit.text) != fold_unit(token.text)) {
    // "70 nmol/L   30-100 ng/mL": the limits are in a unit of their own.
    if (is_right_behind_range(token)) return append(reading_.range, token, line_);
    // "umol/L   142 - 339   6.70 mg/dL": those in front are of a value that is missing.
    const bool own = value_ + 1 < tokens().size() && &token == &tokens()[value_ + 1];
    if (own) note("another unit in front", weights::contradiction);
    leave(token);
  }
}

}  // namespace labread

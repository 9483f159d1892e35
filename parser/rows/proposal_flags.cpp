// Which of a row's marks, letters and words is its flag, in front of the value and behind it.
#include <algorithm>

#include "base/fold.h"
#include "parser/rows/pieces.h"
#include "parser/rows/row_proposal.h"
#include "parser/rows/weights.h"
#include "parser/tokens/flag.h"
#include "parser/tokens/range.h"
#include "parser/tokens/value.h"

namespace labread {
namespace {

std::string_view flag_of(const BandMeaning& band) {
  switch (band.means) {
    case Meaning::low: return "low";
    case Meaning::normal: return "normal";
    case Meaning::high: return "high";
    default: return "abnormal";
  }
}

}  // namespace

void Proposal::take_flag(const TypedToken& token, std::string_view meaning) {
  if (!reading_.flag.empty()) return;
  append(reading_.flag, token, line_);
  reading_.flag_meaning = meaning;
}

bool Proposal::column_flag(const TypedToken& token) {
  if (!in(token, ColumnRole::flag) || token.is(token_unit | token_range)) return false;
  if (judges_number(token)) return true;
  const auto flag = ::labread::take_flag(token.text, catalogue_.lexicon(), true);
  if (!flag || flag->length != token.text.size()) return false;
  if (reading_.flag.empty()) reading_.flag_meaning = flag->value.meaning;
  if (goes_on(reading_.flag, token, line_)) append(reading_.flag, token, line_);
  return true;
}

// "11.62   Reactive   S/CO", "8.31   Deficient": a word result or a band's word right below the
// title of flags.
bool Proposal::judges_number(const TypedToken& token) {
  if (!below_title(token, ColumnRole::flag)) return false;
  const LexiconEntry* band = catalogue_.lexicon().find(fold_name(token.text), WordRole::band_word);
  const BandMeaning* meaning = band ? catalogue_.band_meaning(band->value) : nullptr;
  if (meaning != nullptr && reading_.read.number && !token.is(token_flag)) {
    take_flag(token, flag_of(*meaning));
    return true;
  }
  if (!token.is(token_word_value)) return false;
  const ValueWord* word = catalogue_.value_word(token.value->word);
  if (word == nullptr || !word->unmistakable || !reading_.read.number) return false;
  take_flag(token, word->sense == WordSense::absent ? "normal" : "abnormal");
  return true;
}

// "Potassium   plasma   H   5.4" under "Analyte   Material   Result": a column of flags that has no
// title, in front of the results, beside what stands below the title next to it.
bool Proposal::untitled_flag_in_front(std::size_t i) const {
  const TypedToken& token = tokens()[i];
  const bool alone = token.is(token_flag) && !token.is(token_dash) && i + 1 == value_ && i > 0 &&
                     line_.cells[token.cell].size() == token.text.size();
  if (!alone || reading_.name.empty() || !in(token, ColumnRole::skip)) return false;
  const TypedToken& before = tokens()[i - 1];
  const TypedToken& value = tokens()[value_];
  return !context_.columns->has(ColumnRole::flag) && before.cell != token.cell &&
         column_at(before) == column_at(token) && below_title(value, ColumnRole::value) &&
         value.cell != token.cell;
}

bool Proposal::before_flag(const TypedToken& token, std::size_t i) {
  if ((!reading_.name.empty() || below_other_title(token)) && column_flag(token)) return true;
  if (plus_in_front(token, i)) return true;
  const bool named = !reading_.name.empty() && token.cell != reading_.name.cell;
  const bool beside_value = i + 1 == value_ && token.cell == tokens()[value_].cell &&
                            (named || in(token, ColumnRole::value));
  if (beside_value &&
      (token.is(token_name) || (token.is(token_text) && token.text.size() == 1 && named))) {
    return letter_in_front(token);
  }
  if (!token.is(token_flag) || token.is(token_dash)) return false;
  if (reading_.name.empty() && flag_in_front_of_name(token, i)) return true;
  const bool with_value = in(token, ColumnRole::value) && token.cell == tokens()[value_].cell;
  const bool flag_place =
      in(token, ColumnRole::flag) ||
      (i + 1 == value_ && (!reading_.name.empty() || reading_.labelled_value || with_value));
  const bool apart = i == 0 || tokens()[i - 1].cell != token.cell || tokens()[i - 1].colon ||
                     tokens()[i - 1].label != nullptr || has_two_letters(token.text) ||
                     !has_letter(token.text);
  if (!flag_place || !apart || ends_name(token)) return false;
  // "TRAK *   0.9": in the cell of the name a star points to a note, unless the limits say more.
  name_star_ = token.text.front() == '*' && token.cell == reading_.name.cell &&
               token.cell != tokens()[value_].cell;
  take_flag(token);
  return true;
}

// "+   31": a sign in a cell of its own in front of a number.
bool Proposal::plus_in_front(const TypedToken& token, std::size_t i) {
  const bool plus = (token.text == "+" || token.text == "++") && token.is(token_interval) &&
                    i + 1 == value_ && tokens()[value_].is(token_number);
  if (!plus || reading_.name.empty()) return false;
  take_flag(token, "high");
  return true;
}

// "A 164": a letter in the value's own cell, or a word that is a name elsewhere: "bas 36".
bool Proposal::letter_in_front(const TypedToken& token) {
  const auto letter = ::labread::take_flag(token.text, catalogue_.lexicon(), true);
  if (!letter || letter->length != token.text.size()) return false;
  take_flag(token, letter->value.meaning);
  return true;
}

bool Proposal::flag_in_front_of_name(const TypedToken& token, std::size_t i) {
  // "In Range 4.7 mg/dL" below its name.
  const bool word = i + 1 == value_ && token.text.size() > 2;
  const bool star = token.text.front() == '*';
  // "↑ pCO2   58.1": an arrow in front of the name tells of the result.
  const bool arrow = i == 0 && !has_letter(token.text) && !fold_name(token.text).empty() && !star;
  if (word || arrow) {
    take_flag(token);
    return true;
  }
  if (star) {
    if (i == 0 && i + 1 == value_) {
      take_flag(token);  // "* 187" below its name
    } else if (i == 0) {
      append(reading_.lead_mark, token, line_);
    }
    return true;
  }
  // "(H) Lactate   3.1", "H   Glucose   143": in brackets or in a cell of its own.
  const bool bracket = token.text.front() == '(' || token.text.front() == '[';
  const bool letter =
      i == 0 && i + 1 < value_ && (bracket || line_.cells[0].size() == token.text.size());
  if (!letter) return false;
  lead_flag_ = true;
  take_flag(token);
  return true;
}

// "Negative (*)", "70 - 110 *": a star in the range's own cell points to a note, unless the number
// lies outside of these limits.
bool Proposal::is_mark_of_range(const TypedToken& token) const {
  const Piece& range = reading_.range;
  const bool star =
      token.is(token_flag) && token.text.find_first_not_of("(*)") == std::string::npos;
  if (!star || range.empty() || token.cell != range.cell || range.end > token.begin) return false;
  const PrintedRange limits = read_range_cell(range.text, conventions_, catalogue_);
  return !broken_limits(reading_.read.number, limits).any();
}

// "low volume" in a column of remarks is none.
bool Proposal::is_cell_of_flags(std::size_t cell) const {
  return std::all_of(tokens().begin(), tokens().end(), [&](const TypedToken& token) {
    return token.cell != cell || token.is(token_flag);
  });
}

bool Proposal::take_wide_flag(std::size_t i) {
  if (!reading_.flag.empty() || !tokens()[i].is(token_text)) return false;
  constexpr std::size_t most_words = 4;
  std::string words = tokens()[i].text;
  for (std::size_t end = i + 1; end < tokens().size() && end < i + most_words; ++end) {
    words += " " + tokens()[end].text;
    const LexiconEntry* flag = catalogue_.lexicon().find(fold_name(words), WordRole::flag_word);
    if (flag == nullptr) continue;
    for (; i <= end; ++i) append(reading_.flag, tokens()[i], line_);
    reading_.flag_meaning = flag->value;
    wide_flag_end_ = i;
    return true;
  }
  return false;
}

// "118   <   g/l   135 - 172", "7.8   --   ng/ml": a sign in front of the unit, or in a cell of its
// own in front of the interval, says on which side of it the value lies.
bool Proposal::sign_flag(std::size_t i) {
  const TypedToken& token = tokens()[i];
  const bool below = token.text == "<" || token.text == "<<" || token.text == "--";
  const bool above = token.text == ">" || token.text == ">>";
  const bool alone = line_.cells[token.cell].size() == token.text.size();
  if (!(below || above) || i != value_ + 1 || i + 1 == tokens().size()) return false;
  const TypedToken& next = tokens()[i + 1];
  const bool limits = alone && next.is(token_range) && next.is(token_interval);
  if (!reading_.read.number || !(next.is(token_unit) || limits)) return false;
  take_flag(token, below ? "low" : "high");
  return true;
}

bool Proposal::dash_flags(std::size_t i) const {
  const TypedToken& token = tokens()[i];
  // "Haemolysed   -": an empty cell.
  if (reading_.read.kind == ValueKind::status) return false;
  // Right behind the value a dash marks no empty cell unless it stands below the title.
  const auto marks_none = [&](ColumnRole role) {
    return i == value_ + 1 ? below_title(token, role) : in(token, role);
  };
  if (marks_none(ColumnRole::unit) || marks_none(ColumnRole::range)) return false;
  const bool last = i + 1 == tokens().size() && tokens()[i - 1].cell != token.cell;
  const bool behind_unit =
      tokens()[i - 1].is(token_unit) && tokens()[i - 1].cell == token.cell &&
      (i + 1 == tokens().size() || tokens()[i + 1].cell != token.cell || tokens()[i + 1].bracketed);
  // "sodium 133 mmol/L (136-145) -, potassium …"
  const bool ends_part =
      context_.listed && i + 1 == tokens().size() && tokens()[i - 1].is(token_range);
  return token.text == "-" && (i == value_ + 1 || last || behind_unit || ends_part);
}

void Proposal::settle_dash_in_front() {
  if (!dash_in_front_ || !reading_.flag.empty()) return;
  const PrintedRange limits = read_range_cell(reading_.range.text, conventions_, catalogue_);
  const bool low = broken_limits(reading_.read.number, limits).low;
  if (low) take_flag(tokens()[*dash_in_front_], "low");
}

// "CRP   >   22.8": a sign in a cell of its own in front of the number.
bool Proposal::is_sign_of_number(std::size_t i) const {
  const TypedToken& token = tokens()[i];
  const bool sign = token.text == "<" || token.text == ">";
  if (!sign || i == 0 || i + 1 != value_ || reading_.name.empty()) return false;
  const TypedToken& value = tokens()[value_];
  return line_.cells[token.cell].size() == token.text.size() && value.begin == 0 &&
         value.is(token_number) && !value.is(token_range);
}

// Of a number beyond that limit it is the flag, else its comparator.
void Proposal::settle_sign_in_front() {
  if (!sign_in_front_) return;
  const TypedToken& sign = tokens()[*sign_in_front_];
  if (reading_.value.cell != sign.cell + 1) {
    return note("a mark between a comparator and its number", weights::spoiled_number);
  }
  const bool below = sign.text == "<";
  const PrintedRange limits = read_range_cell(reading_.range.text, conventions_, catalogue_);
  const auto [low, high] = broken_limits(reading_.read.number, limits);
  if (below ? low : high) return take_flag(sign, below ? "low" : "high");
  const std::string whole = sign.text + " " + reading_.value.text;
  auto value = ::labread::take_value(whole, conventions_, catalogue_.lexicon());
  if (!value || value->length != whole.size()) return;
  reading_.value.text = whole;
  reading_.value.box = united(sign.box, reading_.value.box);
  reading_.read = std::move(value->value);
  reading_.could_be_range = true;
}

// A letter in front of the name that the limits contradict is no flag, and a star in its cell none
// that they do not confirm.
void Proposal::settle_lead_flag() {
  if (!(lead_flag_ || name_star_) || !reading_.read.number) return;
  const PrintedRange limits = read_range_cell(reading_.range.text, conventions_, catalogue_);
  if (lead_flag_ && !limits.low && !limits.high) return;
  const auto [low, high] = broken_limits(reading_.read.number, limits);
  const bool agrees = reading_.flag_meaning.ends_with("low")    ? low
                      : reading_.flag_meaning.ends_with("high") ? high
                                                                : low || high;
  if (agrees) return;
  reading_.flag = {};
  reading_.flag_meaning.clear();
}

// "15.8 A   g/dL   12.0 - 15.6", an A for "alto" or "abnormal": a flag unless the number lies
// within its limits.
void Proposal::settle_letter_behind() {
  if (!letter_behind_) return;
  const TypedToken& letter = tokens()[*letter_behind_];
  if (!reading_.flag.empty()) return leave(letter);
  const PrintedRange limits = read_range_cell(reading_.range.text, conventions_, catalogue_);
  const auto [low, high] = broken_limits(reading_.read.number, limits);
  if (!low && !high && (limits.low || limits.high)) return leave(letter);
  take_flag(letter, low ? "low" : high ? "high" : "abnormal");
}

// "(normal 15-150)", ", normal 4.0-11.0": what the limits are, not the result.
bool Proposal::leads_limits(std::size_t i) const {
  const TypedToken& token = tokens()[i];
  if (token.flag_meaning != "normal" || i + 1 == tokens().size()) return false;
  const TypedToken& limits = tokens()[i + 1];
  if (limits.cell != token.cell || !limits.is(token_range)) return false;
  const std::string_view text = std::string_view(line_.cells[token.cell]).substr(0, token.begin);
  const std::size_t mark = text.find_last_not_of(' ');
  return mark != text.npos && std::string_view("([,").find(text[mark]) != text.npos;
}

}  // namespace labread

// Which of the tokens behind a value are its range, and the words and units that belong to it.
#include <algorithm>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/rows/pieces.h"
#include "parser/rows/row_proposal.h"
#include "parser/tokens/range.h"
#include "parser/tokens/value.h"
#include "parser/tokens/words.h"

namespace labread {

// "< 20 deficient; 20 - 30 insufficient; 30 - 100 normal", "low < 0.7 normal 0.7 - 1.0": a word
// beside one of several limits is no flag of the result.
bool Proposal::names_band(std::size_t i) const {
  const TypedToken& token = tokens()[i];
  const bool word = token.is(token_flag) && has_two_letters(token.text) && has_letter(token.text);
  const auto is_limit = [&](std::size_t at) {
    return at > value_ && at < tokens().size() && tokens()[at].cell == token.cell &&
           tokens()[at].is(token_range);
  };
  if (!word || !(is_limit(i - 1) || is_limit(i + 1))) return false;
  // "below 130 (low); 100 (intermediate); 70 (high)"
  const bool bracket = token.text.starts_with('(') && i + 1 < tokens().size();
  if (bracket && tokens()[i + 1].cell == token.cell && tokens()[i + 1].is(token_number)) {
    return true;
  }
  std::size_t limits = 0;
  for (std::size_t at = value_ + 1; at < tokens().size(); ++at) limits += is_limit(at);
  return limits > 1;
}

// "< 160 (low risk)", "< 190 (with or without fasting)", "> 20: adults up to 60": what several
// words in a bracket behind the limits say, or those behind their colon up to the end of the cell.
bool Proposal::take_words_of_limits(std::size_t i) {
  const auto in_cell = [&](std::size_t at) {
    return at < tokens().size() && tokens()[at].cell == reading_.range.cell;
  };
  if (reading_.range.empty() || !in_cell(i) || !in_cell(i - 1) || in_bands_) return false;
  const TypedToken& limits = tokens()[i - 1];
  if (!limits.is(token_range) || limits.end != reading_.range.end) return false;
  const bool behind_colon = limits.colon && limits.cell != reading_.value.cell;
  const auto is_inside = [&](std::size_t at) {
    return behind_colon || tokens()[at].bracketed || tokens()[at].text.starts_with('(');
  };
  std::size_t end = i;
  bool words = false;
  while (in_cell(end) && is_inside(end)) {
    const TypedToken& token = tokens()[end++];
    if (token.is(token_unit)) return false;
    words = words || (token.is(token_text | token_name) && has_two_letters(token.text));
  }
  if (!words || end - i < 2) return false;
  for (std::size_t at = i; at < end; ++at) append(reading_.range, tokens()[at], line_);
  words_of_limits_end_ = end;
  return true;
}

bool Proposal::limits_follow(std::size_t i) const {
  return std::any_of(tokens().begin() + static_cast<std::ptrdiff_t>(i), tokens().end(),
                     [&](const TypedToken& token) {
                       return token.cell != tokens()[i].cell && token.is(token_range) &&
                              in(token, ColumnRole::range);
                     });
}

// "Reference values: with fasting: below 150", "up to 2.50 ng/mL (40 to 50 years)": behind the
// label the words in front of the limits, or in a bracket behind them, say for whom they are.
bool Proposal::words_of_range(std::size_t i) const {
  const TypedToken& token = tokens()[i];
  if (!expects_range_ || token.is(token_unit | token_flag)) return false;
  const auto is_day = [&](const TypedToken& later) {
    return later.cell == token.cell && later.bracketed && later.is(token_date);
  };
  // "(ref 3.9 - 5.5) [6.0 on 2 Feb 2024]": an earlier result.
  if (!reading_.range.empty() && token.bracketed) return std::ranges::none_of(tokens(), is_day);
  const bool words = token.is(token_text) || (token.label != nullptr && !token.is(token_range));
  if (!words || !has_letter(token.text)) return false;
  return std::any_of(tokens().begin() + static_cast<std::ptrdiff_t>(i), tokens().end(),
                     [&](const TypedToken& later) {
                       return later.cell == token.cell && later.is(token_range) && !later.bracketed;
                     });
}

// "2.15 - 2.55   2.40", "< 200   5.2" below a title that nobody knows: the limits are there.
bool Proposal::is_behind_whole_range(const TypedToken& token) const {
  return token.cell != reading_.range.cell &&
         std::any_of(tokens().begin(), tokens().end(), [&](const TypedToken& limits) {
           return limits.range && (limits.range->low || limits.range->high) &&
                  limits.text == reading_.range.text;
         });
}

// "41,0   1.427   1.700 a 8.000" below "Result   Reference": the limits have both bounds without
// the number in front of them, which may be the result that they are of.
bool Proposal::stands_before_limits(std::size_t i) const {
  if (i + 1 >= tokens().size() || !tokens()[i].is(token_number)) return false;
  const TypedToken& limits = tokens()[i + 1];
  return reading_.range.empty() && limits.cell == tokens()[i].cell + 1 && limits.begin == 0 &&
         limits.range && limits.range->low && limits.range->high;
}

bool Proposal::is_right_behind_range(const TypedToken& token) const {
  return !in_bands_ && !reading_.range.empty() && reading_.range.cell == token.cell &&
         reading_.range.end <= token.begin && token.begin <= reading_.range.end + 1;
}

// Below "Reference (/mm3)" stand no limits of what was counted in "%".
bool Proposal::limits_another(const TypedToken& token, const RowReading& reading) const {
  const Column* column = column_at(token);
  return column != nullptr && column->holds_limits_in_unit() && !reading.unit.empty() &&
         fold_unit(column->unit) != fold_unit(reading.unit.text);
}

// "3.481 /mm3   1.700 - 7.000 /mm3": printed with the value and with its limits.
bool Proposal::repeats_unit_behind_range(const TypedToken& token) const {
  return is_right_behind_range(token) && fold_unit(reading_.unit.text) == fold_unit(token.text);
}

void Proposal::range(const TypedToken& token) {
  after_previous_ = false;
  if (limits_another(token, reading_)) return;
  const bool whole = token.is(token_range) && !in_bands_ && !expects_range_ &&
                     !in(token, ColumnRole::range) && !in(token, ColumnRole::low) &&
                     !in(token, ColumnRole::high);
  // "Follicular phase: 3.5 - 12.5" that reaches into the next column.
  const bool led = token.cell == reading_.range.cell && !holds_digit(reading_.range.text);
  if (whole && !reading_.range.empty() && !led) return leave(token);
  const bool two_cells = in(token, ColumnRole::high) && !reading_.range.empty();
  if (two_cells) reading_.two_bounds = true;
  if (in(token, ColumnRole::low) || in(token, ColumnRole::high)) {
    reading_.bound_title = in(token, ColumnRole::low) ? ColumnRole::low : ColumnRole::high;
  }
  append(reading_.range, token, line_, '\n');
}

bool Proposal::is_titre(std::string_view text) const {
  const auto value = ::labread::take_value(text, conventions_, catalogue_.lexicon());
  return value && value->length == text.size() && value->value.kind == ValueKind::titre;
}

void Proposal::close_range() {
  if (reading_.range.empty()) return;
  const bool is_read = std::any_of(tokens().begin(), tokens().end(), [&](const TypedToken& token) {
    return token.range && (token.range->low || token.range->high) &&
           token.text == reading_.range.text;
  });
  if (is_read && !reading_.unit.empty()) {
    reading_.limits = true;
    return;
  }
  const PrintedRange read = read_range_cell(reading_.range.text, conventions_, catalogue_);
  reading_.limits =
      read.low || read.high || !read.bands.empty() || !read.word.empty() || reading_.two_bounds ||
      reading_.bound_title || is_words_range(reading_.range.text, catalogue_.lexicon()) ||
      is_titre(reading_.range.text) || (in_bands_ && holds_digit(reading_.range.text));
  if (reading_.unit.empty() && !read.unit.empty()) {
    reading_.unit.text = read.unit;
    reading_.unit.box = reading_.range.box;
  }
}

}  // namespace labread

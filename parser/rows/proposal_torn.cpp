// Numbers that a blank tears apart or joins: half a number is a wrong one.
#include "base/ascii.h"
#include "parser/rows/pieces.h"
#include "parser/rows/row_proposal.h"
#include "parser/rows/weights.h"
#include "parser/tokens/range.h"

namespace labread {
namespace {

// Whether a number lies within limits, or not far from them.
bool is_near(const std::optional<Decimal>& number, const PrintedRange& limits) {
  constexpr double far = 3;
  if (!number) return false;
  const double value = number->to_double();
  return (!limits.low || value * far >= limits.low->value.to_double()) &&
         (!limits.high || value <= far * limits.high->value.to_double());
}

// The tokens stand in one cell, one blank apart.
bool are_beside(const TypedToken& front, const TypedToken& back) {
  return front.cell == back.cell && front.end + 1 == back.begin;
}

}  // namespace

bool Proposal::is_torn(std::size_t front) const {
  return front + 1 < tokens().size() && tokens()[front].is(token_number) &&
         are_beside(tokens()[front], tokens()[front + 1]) &&
         may_be_thousands(tokens()[front].text, tokens()[front + 1].text) &&
         !tokens()[front + 1].is(token_interval);
}

// "1 02 mg/dL", "1 39", "0. 9 mg/dL", "4 ,1 mg/dL", "1 05 H": digits that a blank may have parted.
bool Proposal::is_half() const {
  const TypedToken& token = tokens()[value_];
  if (!token.is(token_number)) return false;
  const auto in_cell = [&](std::size_t i) {
    return i < tokens().size() && tokens()[i].cell == token.cell;
  };
  if (value_ > 0 && in_cell(value_ - 1)) {
    const TypedToken& front = tokens()[value_ - 1];
    const bool whole = is_digits(front.text);
    // "Neutrophils 4 .1": the name's last number, where the cell is the name's, too.
    if (is_torn_front(front.text) || (whole && front.begin == 0)) return true;
    if (whole && is_torn_back(token.text) && are_beside(front, token)) return true;
  }
  // "2 . 1 mg/dL"
  const bool mark = in_cell(value_ + 1) && is_decimal_mark(tokens()[value_ + 1].text);
  if (mark && in_cell(value_ + 2) && is_torn_back(tokens()[value_ + 2].text)) return true;
  if (!in_cell(value_ + 1)) return false;
  const std::string_view rest = tokens()[value_ + 1].text;
  if (is_torn_back(rest) && !is_digits(rest) && are_beside(token, tokens()[value_ + 1]))
    return true;
  if (stands_beside_number()) return true;
  if (value_ + 2 >= tokens().size()) return false;
  const TypedToken& behind = tokens()[value_ + 2];
  // "18 22 High" tells an earlier result; no number begins with "05" or ".2".
  const bool begun = rest.starts_with('0') && is_digits(rest);
  return is_torn_back(rest) &&
         (behind.is(token_unit) || (begun && behind.is(token_flag | token_range)));
}

// "1 40", "14 2.4" below the title of results: one number or two, a blank apart.
bool Proposal::stands_beside_number() const {
  const TypedToken& value = tokens()[value_];
  const TypedToken& next = tokens()[value_ + 1];
  const Column* column = column_at(value);
  const bool number = next.is(token_number) || is_digits(next.text);
  return number && is_digits(value.text) && is_ascii_digit(next.text.front()) &&
         are_beside(value, next) && below_title(value, ColumnRole::value) &&
         column == column_at(next) && next.box.left < column->right && !date_follows(value_ + 1);
}

// "3 x ULN", "310 x 1.5", "12 x2", not "4.5 x 10^12/L".
bool Proposal::is_multiplied() const {
  if (value_ + 1 >= tokens().size()) return false;
  const TypedToken& value = tokens()[value_];
  const TypedToken& next = tokens()[value_ + 1];
  const bool times = next.text == "x" || next.text == "X" || next.text == "×";
  const bool glued = next.text.size() > 1 && next.text[0] == 'x' &&
                     is_digits(next.text.substr(1)) && !next.text.starts_with("x10");
  if (!value.is(token_number) || next.cell != value.cell || next.is(token_unit)) return false;
  const bool power = value_ + 2 < tokens().size() && tokens()[value_ + 2].text.starts_with("10");
  return glued || (times && !power);
}

void Proposal::note_torn_number() {
  if (is_multiplied()) note("a number that is multiplied", weights::torn_number);
  const bool earlier = value_ + 1 < tokens().size() && date_follows(value_ + 1);  // "142 138 05/01"
  if (is_half() || (is_torn(value_) && !earlier) || (value_ > 0 && is_torn(value_ - 1))) {
    note("digits beside it that may be of the same number", weights::torn_number);
  }
}

// What the limits say of two numbers a blank apart. "Sodium   14 2.4   136 - 144" is one, as is
// "FSH 1 36   0.95 - 11.95", where no name ends with a number; "148 147   131 - 172" are two.
void Proposal::note_joined_numbers() {
  const auto& number = reading_.read.number;
  if (reading_.read.kind != ValueKind::number || !number || reading_.range.empty()) return;
  const std::string& text = reading_.value.text;
  const std::size_t blank = text.find(' ');
  const bool joined = blank != std::string::npos && blank > 0 && is_ascii_digit(text[blank - 1]) &&
                      blank + 1 < text.size() && is_ascii_digit(text[blank + 1]);
  const TypedToken& value = tokens()[value_];
  const bool counted = value_ > 0 && are_beside(tokens()[value_ - 1], value) &&
                       is_digits(tokens()[value_ - 1].text) && is_digits(value.text);
  const bool followed = value_ + 1 < tokens().size() && is_digits(value.text) &&
                        are_beside(value, tokens()[value_ + 1]) &&
                        is_ascii_digit(tokens()[value_ + 1].text.front());
  if (!joined && !counted && !followed) return;
  const PrintedRange limits = read_range_cell(reading_.range.text, conventions_, catalogue_);
  constexpr double far = 20;  // beyond what a value may be above its limits
  const bool two =
      joined && limits.high && number->to_double() > far * limits.high->value.to_double();
  const auto [low, high] = broken_limits(number, limits);
  const std::string_view flag = reading_.flag_meaning;
  const bool broken = low || high || (flag.ends_with("high") && limits.high) ||
                      (flag.ends_with("low") && limits.low);
  const bool one = broken && followed &&
                   is_near(parse_decimal(value.text + tokens()[value_ + 1].text,
                                         conventions_.decimal_mark.value),
                           limits);
  if (two || one || (counted && broken)) {
    note("two numbers that may be one, or one that may be two", weights::torn_number);
  }
}

}  // namespace labread

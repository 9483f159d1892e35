#include "parser/results/assembler.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/results/pieces.h"
#include "parser/results/weights.h"
#include "parser/tokens/range.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr int most_lines_apart = 6;  // between a name and its value in a card

bool open_ended(std::string_view name) {
  const auto count = [&](char c) { return std::count(name.begin(), name.end(), c); };
  return count('(') > count(')') || name.ends_with(',') || name.ends_with('-') ||
         name.ends_with('/');
}

// "borderline 2.00 - 2.39 g/l" below a line of limits that has the row's unit, too.
RowReading with_unit_again(const RowReading& open, const RowReading& part) {
  RowReading whole = part;
  const bool behind = part.unit.cell == part.range.cell && part.unit.end > part.range.end;
  if (open.unit_in_range && !part.has_value() && behind &&
      fold_unit(part.unit.text) == fold_unit(open.unit.text)) {
    whole.range.text += " " + part.unit.text;
  }
  return whole;
}

}  // namespace

// "m2" below "mL/min/1.73": a unit that wraps inside its cell.
bool Assembler::take_rest_of_unit(const Line& line) {
  if (!adjacent(line) || line.cells.size() != 1 || line.cells[0].words.size() != 1) return false;
  Piece& unit = draft_->reading.unit;
  const double size = double(line.font_size);
  if (unit.empty() || std::abs(unit.box.left - line.box.left) > size) return false;
  const std::string joined = unit.text + " " + line.text();
  const auto whole = ucum_of(joined, catalogue_);
  if (!whole || (!ends_in_digit(unit.text) && !unit.text.ends_with('/'))) return false;
  unit = {joined, united(unit.box, line.box)};
  touch(line);
  return true;
}

bool Assembler::take_fragment(const Line& line, const TypedLine& typed) {
  if (take_rest_of_unit(line)) return true;
  if (!columns_ || typed.tokens.empty()) return false;
  const bool in_range_column =
      std::all_of(typed.tokens.begin(), typed.tokens.end(), [&](const TypedToken& token) {
        const Column* column = columns_->at(token.box);
        return column != nullptr && column->role == ColumnRole::range;
      });
  const Piece part{line.text(), line.box};
  if (in_range_column && leads_range_below(line)) {
    fragment_ = part;
    return true;
  }
  if (!in_range_column || take_range(part.text, conventions_, catalogue_)) return false;
  if (adjacent(line) && draft_->reading.has_value() && ends_open(draft_->reading.range.text)) {
    join(draft_->reading.range, part, ' ');
    touch(line);
  } else if (ends_open(part.text)) {
    fragment_ = part;
  } else {
    return false;
  }
  return true;
}

// "Deficient: < 20" between a row with a whole interval and, nearer to it, the row whose further
// bands follow: the cells of a row are centred.
bool Assembler::leads_range_below(const Line& line) const {
  constexpr double clear_step = 0.15;  // in font sizes
  if (!adjacent(line) || !draft_->reading.has_value() || !has_whole_interval()) return false;
  if (below_.empty() || below_.front().page != line.page || below_.front().cells.size() < 3) {
    return false;
  }
  const double above = line.box.middle() - draft_->last_box.middle();
  const double below = below_.front().box.middle() - line.box.middle();
  return above - below > clear_step * double(line.font_size);
}

bool Assembler::ends_open(std::string_view range) {
  return range.ends_with('-') || range.ends_with("\u2013") || range.ends_with("\u2014");
}

void Assembler::put_fragment_before(const Line& line, RowReading& reading) {
  if (fragment_.empty()) return;
  const bool near = line.box.top - fragment_.box.bottom < double(line.font_size);
  if (near &&
      (reading.range.empty() || !take_range(reading.range.text, conventions_, catalogue_))) {
    join(fragment_, reading.range, ends_open(fragment_.text) ? ' ' : '\n');
    reading.range = fragment_;
    reading.limits = true;
  }
  fragment_ = {};
}

void Assembler::touch(const Line& line) {
  draft_->last_line = line.number;
  if (line.page == draft_->page) draft_->box = united(draft_->box, line.box);
  draft_->last_box = line.box;
  draft_->touched = running_;
  draft_->one_line = false;
  draft_->text += " / " + line.text();
}

// Names below each other and then numbers below each other are the columns of a table whose rows
// are lost: nothing says that the first number is the last name's.
bool Assembler::begins_column(const Line& line) const {
  const auto alone = [&](const Line& other) {
    const TypedLine typed = type_line(other, conventions_, catalogue_);
    const bool rest =
        std::all_of(typed.tokens.begin(), typed.tokens.end(), [&](const TypedToken& token) {
          return &token == &typed.tokens[0] || token.is(token_unit | token_flag | token_range);
        });
    return !typed.tokens.empty() && typed.tokens[0].is(token_number) &&
           !typed.tokens[0].is(token_range) && rest;
  };
  return names_below_ >= 2 && adjacent(line) && alone(line) && !below_.empty() &&
         alone(below_.front());
}

void Assembler::note_nameless(const TypedLine& typed, const RowReading& reading) {
  const bool of_row = draft_ && draft_->reading.has_value() && draft_->reading.known_name;
  const bool quantity = reading.has_value() && reading.read.kind == ValueKind::number &&
                        reading.left_over.empty() && !reading.could_be_range &&
                        typed.prose_words == 0;
  if (of_row || !quantity || nameless_ == running_) return;
  nameless_unit_ = reading.unit.text;
  nameless_ = running_;
}

// The value above fits the name as well: by its unit, or since neither has one.
bool Assembler::may_be_of_name_below(const RowReading& part) const {
  if (!draft_->unit_above || !draft_->reading.known_name) return false;
  const std::string unit = fold_unit(*draft_->unit_above);
  if (unit.empty()) return part.unit.empty();
  return is_unit_of_any(draft_->reading.candidates, unit, catalogue_);
}

// The open name has no value that anybody knows for its own.
void Assembler::lose(const Line& line, const RowReading& part, std::string_view why) {
  RowReading lost = part;
  lost.known_name = draft_->reading.known_name;
  lost.refusal = why;
  skip(line.page, line.number, draft_->reading.name.text + " / " + line.text(), lost);
  draft_.reset();
}

bool Assembler::lose_doubtful(const Line& line, const RowReading& part) {
  if (!part.has_value() || draft_->reading.has_value()) return false;
  if (begins_column(line)) {
    lose(line, part, "names and values stand in columns whose rows are lost");
    return true;
  }
  if (!may_be_of_name_below(part)) return false;
  lose(line, part, "values may stand above their names");
  nameless_unit_ = part.unit.text;
  nameless_ = running_;
  return true;
}

// "Potassium   4" above ".2   mmol/L": a number that wraps in front of its decimal mark.
bool Assembler::is_torn_off_below(const Line& line, const RowReading& reading) const {
  if (below_.empty() || below_.front().page != line.page || !is_digits(reading.value.text)) {
    return false;
  }
  const Word& word = *below_.front().cells.front().words.front();
  const double size = double(line.font_size);
  return word.text.size() > 1 && !is_digits(word.text) && is_torn_back(word.text) &&
         std::abs(word.box.left - reading.value.box.left) <= 2 * size;
}

std::optional<bool> Assembler::place_value(const Line& line, const RowReading& part,
                                           const RowContext& context) {
  RowReading& open = draft_->reading;
  if (limits_result(part)) {
    open.range = part.value;
    take_value(*std::exchange(draft_->assumed_range, std::nullopt), context);
  } else if (part.has_value() && !open.has_value() && !is_range_of(open, part)) {
    take_value(part, context);
    // "Gram stain:" and "Negative" alone on the next line.
    open.own_cell = adjacent(line) && line.cells.size() == 1 &&
                    is_definite_word(part.read.word, catalogue_) &&
                    catalogue_.find_name(fold_name(open.name.text)) != nullptr;
  } else if (part.has_value() && part.could_be_range && open.range.empty()) {
    open.range = part.value;
    open.limits = true;
    const bool count = part.read.kind == ValueKind::interval;  // "0-5 /HPF"
    if (!open.has_value() && (count || part.read.kind == ValueKind::number)) {
      draft_->assumed_range = part;
    }
  } else if (was_range(open, part)) {
    open.range = open.value;
    open.limits = true;
    take_value(part, context);
  } else if (const auto result = behind_scale(line, part)) {
    take_value(*result, context);
  } else if (const auto* flag = flag_below_word(line, part)) {
    open.flag = part.value;
    open.flag_meaning = flag->value;
  } else if (is_word_range_of(open, part) && adjacent(line) && line.cells.size() == 1) {
    open.range = part.value;
    open.limits = true;
  } else {
    return part.has_value() ? std::nullopt : std::optional(false);
  }
  return true;
}

// "(a)" below the cell of an earlier day: a mark of its footnote.
bool Assembler::marks_earlier(const RowReading& part) const {
  const Columns* columns = draft_ ? draft_->context.columns : nullptr;
  if (columns == nullptr || part.flag.empty()) return false;
  if (part.has_value() || !part.unit.empty() || !part.range.empty()) return false;
  const Column* column = columns->at(part.flag.box);
  return column != nullptr && column->role == ColumnRole::previous;
}

bool Assembler::complete(const Line& line, const RowReading& part, const RowContext& context) {
  if (marks_earlier(part)) return false;
  const bool near =
      draft_ && running_ - draft_->touched <= most_lines_apart && part.left_over.empty();
  if (has_placement(part, weights::comment)) return false;
  if (part.name.empty() && has_placement(part, weights::limit_table)) return false;
  // "Tests outside of their range" on top of the next page is no flag of the last row.
  if (near && line.page != draft_->page && draft_->reading.has_value()) return false;
  if (!near || has_placement(part, weights::band_line)) {
    if (near && !part.range.empty()) return add_range(line, part);
    return false;
  }
  RowReading& open = draft_->reading;
  if (adds_earlier(line, part)) return true;
  // "Value" alone below a name: the next line holds it.
  if (part.labelled_value && !part.has_value() && open.known_name && !open.has_value()) {
    draft_->value_led = true;
    touch(line);
    return true;
  }
  if (lose_doubtful(line, part)) return false;
  const std::optional<bool> placed = place_value(line, part, context);
  if (!placed) return in_second_unit(line, part, context);
  bool used = *placed;
  const bool had_unit = !open.unit.empty() && open.range.empty();
  used = fill(open.unit, part.unit) || used;
  used = (open.flag.empty() && !part.flag.empty()) || used;
  if (open.flag.empty()) {
    open.flag = part.flag;
    open.flag_meaning = part.flag_meaning;
  }
  if (!part.range.empty()) used = add_range(line, with_unit_again(open, part)) || used;
  if (used && !part.has_value() && open.previous.empty()) open.previous = part.previous;
  const bool again = had_unit && !part.has_value() && open.range.text == part.range.text &&
                     part.unit.cell == part.range.cell &&
                     fold_unit(part.unit.text) == fold_unit(open.unit.text);
  if (again && part.unit.end > part.range.end) {  // "Normal range: >=60 mL/min", as in the value
    open.range.text += " " + part.unit.text;
    open.unit_in_range = true;
  }
  if (used) touch(line);
  return used;
}

bool Assembler::adds_earlier(const Line& line, const RowReading& part) {
  RowReading& open = draft_->reading;
  const bool same_unit =
      draft_->earlier_led && fold_unit(part.unit.text) == fold_unit(open.unit.text);
  const bool dated_value = part.has_value() && part.date && (part.unit.empty() || same_unit) &&
                           part.range.empty() && !part.labelled_value;
  if (!dated_value || !open.has_value() || open.date == part.date) return false;
  open.previous.push_back({part.value.text, part.date->to_iso(), ""});
  touch(line);
  return true;
}

bool Assembler::is_range_of(const RowReading& open, const RowReading& part) {
  const bool either =
      part.read.kind == ValueKind::interval || part.read.comparator != Comparator::none;
  return part.could_be_range && either && !part.labelled_value && part.flag.empty() &&
         part.range.empty() && open.range.empty();
}

// "Monocytes", "02-10", "%" and then "5": limits that look like a count of a field until the
// number comes.
bool Assembler::was_range(const RowReading& open, const RowReading& part) const {
  return part.has_value() && open.read.kind == ValueKind::interval && !draft_->one_line &&
         open.range.empty() && open.flag.empty() && !open.labelled_value &&
         part.read.kind == ValueKind::number && !part.could_be_range && part.unit.empty() &&
         part.range.empty();
}

// "Abnormal" right below "Turbid"; the same word again is what is wanted.
const LexiconEntry* Assembler::flag_below_word(const Line& line, const RowReading& part) const {
  const RowReading& open = draft_->reading;
  const bool below = open.read.kind == ValueKind::word && open.has_value() && open.flag.empty() &&
                     !draft_->one_line && adjacent(line) && line.cells.size() == 1;
  if (!below || part.read.kind != ValueKind::word || !part.name.empty() || !part.unit.empty() ||
      !part.range.empty() || fold_name(part.value.text) == fold_name(open.value.text)) {
    return nullptr;
  }
  return catalogue_.lexicon().find(fold_name(part.value.text), WordRole::flag_word);
}

// "Negative" right below "Negative" or "+++", "Clear" below a known name's "Turbid": what is
// wanted, where each cell has a line.
bool Assembler::is_word_range_of(const RowReading& open, const RowReading& part) const {
  // "Not Estab." below the unit says of the range that there is none.
  const bool none = part.read.kind == ValueKind::status && part.read.word == "not_established";
  if (none) return open.has_value() && open.range.empty() && part.name.empty();
  const bool told = open.has_value() && open.range.empty() &&
                    (open.read.kind == ValueKind::word || open.read.kind == ValueKind::ordinal);
  const bool known =
      !part.read.word.empty() && catalogue_.find_name(fold_name(open.name.text)) != nullptr;
  return told && !draft_->one_line && part.name.empty() && part.read.kind == ValueKind::word &&
         part.unit.empty() && part.range.empty() && part.flag.empty() &&
         (is_definite_word(part.read.word, catalogue_) || known);
}

// "<1", "IU/L", "<5": no result is above the limit that it is held against.
bool Assembler::limits_result(const RowReading& part) const {
  if (!draft_->assumed_range || draft_->reading.has_value() || !part.could_be_range) return false;
  const Value& first = draft_->assumed_range->read;
  const Value& last = part.read;
  return first.number && last.number && is_below(first.comparator) && is_below(last.comparator) &&
         *first.number < *last.number;
}

// "Normal range: 136 - 145", "136", "145" and then "138": a number alone on each line, of which the
// first ones are the ends of a scale.
std::optional<RowReading> Assembler::behind_scale(const Line& line, const RowReading& part) const {
  const RowReading& open = draft_->reading;
  const bool bare = part.has_value() && part.name.empty() && part.unit.empty() &&
                    part.range.empty() && part.read.kind == ValueKind::number;
  if (!bare || draft_->one_line || open.labelled_value || !adjacent(line)) return std::nullopt;
  const auto range = take_range(open.range.text, conventions_, catalogue_);
  if (!range || open.read.kind != ValueKind::number) return std::nullopt;
  const auto is = [](const std::optional<Bound>& end, const Value& value) {
    return end && value.number && end->value == *value.number;
  };
  const auto& [low, high] = std::pair(range->value.low, range->value.high);
  if (low && high) {
    const bool ends = is(low, open.read) && is(high, part.read);
    return ends ? std::optional<RowReading>(std::in_place) : std::nullopt;
  }
  return is(low, open.read) || is(high, open.read) ? std::optional(part) : std::nullopt;
}

// A name above a number and a unit or limits, each alone on its line.
bool Assembler::begins_card(const Line& line) const {
  if (line.cells.size() != 1 || below_.size() < 2 || below_[1].page != line.page) return false;
  const auto is_alone = [&](const Line& below, std::uint16_t kinds) {
    if (below.cells.size() != 1) return false;
    const auto tokens = type_line(below, conventions_, catalogue_).tokens;
    return tokens.size() == 1 && tokens[0].is(kinds);
  };
  return is_alone(below_[0], token_number) && is_alone(below_[1], token_unit | token_range);
}

// "WBC, Urine", "Normal value: 0-5 /HPF" and then "21-50 Abnormal": behind limits that a label led
// to, an interval is what was counted per field.
std::optional<RowReading> Assembler::count_below_limits(const Line& line,
                                                        const TypedLine& typed) const {
  if (!draft_ || !adjacent(line) || draft_->one_line || typed.tokens.empty()) return std::nullopt;
  const RowReading& open = draft_->reading;
  const bool expected = open.known_name && !open.has_value() && open.labelled_range &&
                        !open.range.empty() && open.unit.text.starts_with('/');
  const TypedToken& count = typed.tokens[0];
  const bool interval = count.is(token_interval) && count.is(token_range) && count.value;
  const bool flagged = typed.tokens.size() == 2 && typed.tokens[1].is(token_flag);
  if (!expected || !interval || !(flagged || typed.tokens.size() == 1)) return std::nullopt;
  RowReading reading;
  append(reading.value, count, typed);
  reading.read = *count.value;
  if (flagged) {
    append(reading.flag, typed.tokens[1], typed);
    reading.flag_meaning = typed.tokens[1].flag_meaning;
  }
  return reading;
}

void Assembler::take_value(const RowReading& part, const RowContext& context) {
  RowReading& open = draft_->reading;
  open.value = part.value;
  open.read = part.read;
  open.could_be_range = part.could_be_range;
  open.labelled_value = part.labelled_value || std::exchange(draft_->value_led, false);
  open.placement = part.placement;
  open.previous = part.previous;
  open.more = part.more;
  draft_->context = context;
}

bool Assembler::fill(Piece& slot, const Piece& found) {
  if (!slot.empty() || found.empty()) return false;
  slot = found;
  return true;
}

bool Assembler::continue_name(const Line& line, const RowReading& reading) {
  if (!adjacent(line) || !reading.range.empty() || !reading.unit.empty()) return false;
  RowReading& open = draft_->reading;
  if (open.name.empty()) return false;
  const double size = double(line.font_size);
  if (std::abs(open.name.box.left - reading.name.box.left) > 2 * size) return false;
  if (line.box.top - draft_->last_box.bottom > size) return false;
  // "VITAMIN D,25-" and "OH,TOTAL" below its value: the dash joins them.
  const std::string joined =
      open.name.text + std::string(between_lines(draft_->text, open.name.text)) + reading.name.text;
  const Name* const longer = catalogue_.find_name(fold_name(joined));
  const bool known = longer != nullptr;
  if (known && is_of_another_unit(*longer)) return false;
  if (known && may_begin_name_below(line)) {
    touch(line);
    return true;
  }
  // Below a complete card a known name begins the next one, though the two may be the same test's.
  const bool next_card = open.has_value() && !draft_->one_line &&
                         !(known && open_ended(open.name.text)) &&
                         catalogue_.find_name(fold_name(reading.name.text)) != nullptr;
  if (next_card || reading.labelled_name) return false;
  // "Glucose", "(Hexokinase)" and the result below: the method in brackets.
  const bool method = reading.name.text.starts_with('(') && reading.name.text.ends_with(')');
  if (method && !known && !open.has_value() && open.known_name) {
    touch(line);
    return true;
  }
  const bool bracket = reading.name.text.starts_with('(') && open.has_value();
  if (bracket && !known) return true;
  // "cCl-" is whole: the dash is its charge.
  const bool whole = catalogue_.find_name(fold_name(open.name.text)) != nullptr;
  if (!known && (!open_ended(open.name.text) || (whole && open.name.text.ends_with('-'))))
    return false;
  open.name = {joined, united(open.name.box, reading.name.box)};
  touch(line);
  return true;
}

}  // namespace labread

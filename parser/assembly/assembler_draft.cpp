// The open result: lines without a name of their own that complete it, and what becomes of it.
#include <utility>

#include "base/fold.h"
#include "parser/assembly/assembler.h"
#include "parser/assembly/draft_result.h"
#include "parser/assembly/second_unit.h"
#include "parser/rows/pieces.h"
#include "parser/rows/weights.h"

namespace labread {
namespace {

constexpr std::size_t most_lines_apart = 6;  // between a name and its value in a card

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

void Assembler::begin(const Line& line, RowReading&& reading, const RowContext& context) {
  draft_ = draft_of(line, running_, std::move(reading), context);
  draft_->below_row = after_row_;
}

const Draft* Assembler::right_above(const Line& line) const {
  return draft_ && draft_->stands_right_above(line, running_) ? &*draft_ : nullptr;
}

Draft* Assembler::right_above(const Line& line) {
  return draft_ && draft_->stands_right_above(line, running_) ? &*draft_ : nullptr;
}

Draft* Assembler::row_right_above(const Line& line) {
  Draft* above = right_above(line);
  return above != nullptr && above->has_value() ? above : nullptr;
}

// A line without a name completes the draft: its value, unit, range or flag.
bool Assembler::complete(const Line& line, const RowReading& part, const RowContext& context) {
  if (!draft_ || marks_earlier(*draft_, part)) return false;
  if (running_ - draft_->touched > most_lines_apart || !part.left_over.empty()) return false;
  if (holds(part.placement, weights::comment)) return false;
  if (part.name.empty() && holds(part.placement, weights::limit_table)) return false;
  // "Tests outside of their range" on top of the next page is no flag of the last row.
  if (line.page != draft_->page && draft_->has_value()) return false;
  if (holds(part.placement, weights::band_line)) {
    const bool added = !part.range.empty() && add_range_of(line, part);
    if (added) touch(line);
    return added;
  }
  if (adds_earlier(line, part)) return true;
  // "Value" alone below a name: the next line holds it.
  if (part.labelled_value && !part.has_value() && draft_->reading.known_name &&
      !draft_->has_value()) {
    draft_->value_led = true;
    touch(line);
    return true;
  }
  return !lose_doubtful(line, part) && complete_open(line, part, context);
}

bool Assembler::complete_open(const Line& line, const RowReading& part, const RowContext& context) {
  const std::optional<bool> placed = place_value(line, part, context);
  if (!placed) return begin_in_second_unit(line, part, context);
  RowReading& open = draft_->reading;
  bool used = *placed;
  const bool had_unit = !open.unit.empty() && open.range.empty();
  used = fill(open.unit, part.unit) || used;
  used = (open.flag.empty() && !part.flag.empty()) || used;
  if (open.flag.empty()) {
    open.flag = part.flag;
    open.flag_meaning = part.flag_meaning;
  }
  if (!part.range.empty()) used = add_range_of(line, with_unit_again(open, part)) || used;
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

// Whether the line's value became the draft's, or its range; nothing where it has no place there.
std::optional<bool> Assembler::place_value(const Line& line, const RowReading& part,
                                           const RowContext& context) {
  RowReading& open = draft_->reading;
  const bool below = right_above(line) != nullptr;
  const bool alone = below && line.cells.size() == 1;
  if (limits_result(*draft_, part)) {
    open.range = part.value;
    draft_->take_value(*std::exchange(draft_->assumed_range, std::nullopt), context);
  } else if (part.has_value() && !open.has_value() && !is_range_of(open, part)) {
    draft_->take_value(part, context);
    // "Gram stain:" and "Negative" alone on the next line.
    open.own_cell = alone && is_definite_word(part.read.word, catalogue_) &&
                    catalogue_.find_name(fold_name(open.name.text)) != nullptr;
  } else if (part.has_value() && part.could_be_range && open.range.empty()) {
    open.range = part.value;
    open.limits = true;
    const bool count = part.read.kind == ValueKind::interval;  // "0-5 /HPF"
    if (!open.has_value() && (count || part.read.kind == ValueKind::number)) {
      draft_->assumed_range = part;
    }
  } else if (was_range(*draft_, part)) {
    open.range = open.value;
    open.limits = true;
    draft_->take_value(part, context);
  } else if (const auto result =
                 below ? behind_scale(*draft_, part, conventions_, catalogue_) : std::nullopt) {
    draft_->take_value(*result, context);
  } else if (const auto* flag =
                 alone ? flag_below_word(*draft_, part, catalogue_.lexicon()) : nullptr) {
    open.flag = part.value;
    open.flag_meaning = flag->value;
  } else if (alone && is_word_range_of(*draft_, part, catalogue_)) {
    open.range = part.value;
    open.limits = true;
  } else {
    return part.has_value() ? std::nullopt : std::optional(false);
  }
  return true;
}

bool Assembler::add_range_of(const Line& line, const RowReading& part) {
  return add_range(*draft_, line, part, right_above(line) != nullptr, table_, conventions_,
                   catalogue_);
}

// "15/02/17   0,65" below a result: an earlier one of its own.
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

bool Assembler::begin_in_second_unit(const Line& line, const RowReading& part,
                                     const RowContext& context) {
  const Draft* above = right_above(line);
  if (above == nullptr) return false;
  auto again = in_second_unit(*above, line, part, context, conventions_, catalogue_);
  if (!again) return false;
  close();
  begin(line, *std::move(again), context);
  return true;
}

void Assembler::note_nameless(const TypedLine& typed, const RowReading& reading) {
  const bool of_row = draft_ && draft_->has_value() && draft_->reading.known_name;
  const bool quantity = reading.has_value() && reading.read.kind == ValueKind::number &&
                        reading.left_over.empty() && !reading.could_be_range &&
                        typed.prose_words == 0;
  if (of_row || !quantity || (nameless_ && nameless_->line == running_)) return;
  nameless_ = Nameless{reading.unit.text, running_};
}

bool Assembler::lose_doubtful(const Line& line, const RowReading& part) {
  if (!part.has_value() || draft_->has_value()) return false;
  const bool several = names_below_ >= 2 && right_above(line) != nullptr;
  if (several && below_.begins_column(line)) {
    lose(line, part, "names and values stand in columns whose rows are lost");
    return true;
  }
  if (!may_have_value_above(*draft_, part, catalogue_)) return false;
  lose(line, part, "values may stand above their names");
  nameless_ = Nameless{part.unit.text, running_};
  return true;
}

// The open name has no value that anybody knows for its own.
void Assembler::lose(const Line& line, const RowReading& part, std::string_view why) {
  RowReading lost = part;
  lost.known_name = draft_->reading.known_name;
  lost.refusal = why;
  skip(line.page, line.number, draft_->reading.name.text + " / " + line.text(), lost);
  draft_.reset();
}

void Assembler::close() {
  if (!draft_) return;
  settle_assumed_range();
  Draft draft = std::move(*draft_);
  draft_.reset();
  RowReading& reading = draft.reading;
  if (!reading.has_value()) {
    if (reading.known_name && !reading.range.empty()) {
      out_.skipped.push_back({draft.page, draft.first_line, draft.text,
                              reading.previous.empty()
                                  ? "no value beside the name and its range"
                                  : "no value of the newest day, only earlier ones"});
    }
    return;
  }
  if (!draft.one_line) weigh(reading, draft.context, catalogue_);
  if (reading.accepted() && is_of_another_test(reading, catalogue_)) {
    reading.refusal = "the unit of the value below does not fit the name";
  }
  if (reading.accepted()) return keep(std::move(draft));
  withdraw(draft);
  skip(draft.page, draft.first_line, std::move(draft.text), reading);
}

// A draft that was opened again and is lost is no result any more.
void Assembler::withdraw(const Draft& draft) {
  if (!draft.result) return;
  out_.results.erase(out_.results.begin() + static_cast<std::ptrdiff_t>(*draft.result));
}

// "eGFR" above "> 90 mL/min/1.73 m2" alone: the value, where the ranges of all cards so far were
// led by their label.
void Assembler::settle_assumed_range() {
  constexpr std::size_t fewest_cards = 3;
  RowReading& open = draft_->reading;
  if (!draft_->assumed_range || open.has_value() || !open.known_name) return;
  const bool limit = draft_->assumed_range->read.comparator != Comparator::none;
  if (!limit || open.unit.empty() || plain_cards_ > 0 || labelled_cards_ < fewest_cards) return;
  open.range = {};
  open.limits = false;
  draft_->take_value(*std::exchange(draft_->assumed_range, std::nullopt), draft_->context);
}

void Assembler::keep(Draft&& draft) {
  const auto result = [this](const Draft& of) {
    return result_of(of, facts_, conventions_, catalogue_);
  };
  if (draft.result) {
    out_.results[*draft.result] = result(draft);
    return;
  }
  if (aside_ != nullptr) {
    out_.aside.push_back(result(draft));
    out_.aside_controls = out_.aside_controls || aside_->value == "control";
    return;
  }
  const RowReading& reading = draft.reading;
  if (!reading.lead_mark.empty()) out_.marks.note(place_of(draft), reading.lead_mark);
  note_limit(reading);
  if (!draft.one_line && !reading.range.empty()) {
    ++(reading.labelled_range ? labelled_cards_ : plain_cards_);
  }
  out_.results.push_back(result(draft));
  for (const RowReading& more : reading.more) {
    Draft second = draft;
    second.reading = more;
    out_.results.push_back(result(second));
  }
  block_.keep(std::move(draft), out_.results.size() - 1);
}

// Of a document that holds nothing but limits it is known by them.
void Assembler::note_limit(const RowReading& reading) {
  const bool limit = reading.could_be_range && reading.range.empty() && reading.flag.empty() &&
                     !reading.labelled_value && reading.previous.empty() &&
                     !holds(reading.placement, weights::value_column);
  if (limit) out_.limits.insert(reading.value.text);
}

void Assembler::refuse(const Line& line, const RowReading& reading) {
  close();
  skip(line.page, line.number, line.text(), reading);
}

void Assembler::skip(int page, int number, std::string text, const RowReading& reading) {
  const bool like_a_result = (reading.known_name && reading.read.kind == ValueKind::number) ||
                             (!reading.unit.empty() && !reading.range.empty());
  if (!like_a_result) return;
  out_.skipped.push_back({page, number, std::move(text), std::string(reading.refusal)});
}

}  // namespace labread

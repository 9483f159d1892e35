// What a read line is to the report: a row of its own, more of the open one, a name that waits for
// its value, or nothing.
#include <utility>

#include "base/fold.h"
#include "parser/assembly/assembler.h"
#include "parser/assembly/draft_result.h"
#include "parser/assembly/line_kinds.h"
#include "parser/assembly/retraction.h"
#include "parser/assembly/rows_above.h"
#include "parser/assembly/second_unit.h"
#include "parser/assembly/wrapped_name.h"
#include "parser/layout/word_starts.h"
#include "parser/rows/weights.h"

namespace labread {
namespace {

bool reads_as_remark(const TypedLine& typed, const RowReading& reading) {
  return typed.comment || holds(reading.placement, weights::comment);
}

}  // namespace

bool Assembler::place(const Line& line, const TypedLine& typed, RowReading&& reading,
                      const RowContext& context) {
  if (const auto placed = place_beside_row(line, typed, reading)) return *placed;
  const bool remark = reads_as_remark(typed, reading);
  if (typed.comment) in_comment_ = true;
  settle_by_neighbours(line, typed, reading, context);
  if (reading.accepted()) return place_result(line, std::move(reading), context);
  if (holds(reading.placement, weights::page_head)) return after_row_;
  if (reading.name.empty()) return place_without_name(line, typed, reading, context);
  if (waits(line, reading)) {
    start_row(line, std::move(reading), context);
    return false;
  }
  if (reading.has_value()) {
    // "Method: CLIA, analyser 800" between a name and "Result: 5.8 ng/ml".
    const Draft* above = right_above(line);
    const bool between = above != nullptr && !above->has_value() && below_.leads_to_result(line);
    if (!remark || !between) {
      refuse(line, reading);
      return false;
    }
  }
  if (remark) {
    in_comment_ = true;
    return false;
  }
  return place_name(line, typed, std::move(reading), context);
}

std::optional<bool> Assembler::place_beside_row(const Line& line, const TypedLine& typed,
                                                const RowReading& reading) {
  const TypedToken* first = typed.tokens.empty() ? nullptr : &typed.tokens.front();
  // "Previous result: 1.2 mg/dL" between a name and its result.
  if (first != nullptr && first->labels(WordRole::header_previous)) {
    add_earlier_line(line, typed);
    return after_row_;
  }
  // "Method : CMIA" between the lines of a range.
  const bool side_note = first != nullptr && first->labels(WordRole::header_skip) && first->colon &&
                         typed.cells.size() == 1;
  Draft* row = row_right_above(line);
  const bool material = row != nullptr && tells_material(typed, catalogue_.lexicon());
  if (row != nullptr && (material || (side_note && table_.columns()))) {
    row->touched = running_;
    row->last_box = line.box;
  }
  if (material) return after_row_;
  if (!reading.accepted() && add_told_earlier(typed)) return false;
  if (!reading.known_name && take_retraction(line)) return false;
  if (take_heading_of_urine(typed) || heads_limits_of_flag(typed)) return false;
  if (reading.name.empty() && explains_flag(typed)) return false;
  if (!table_.columns() && is_scale(typed)) return after_row_;
  if (add_to_range(line, typed, reading)) return false;
  return std::nullopt;
}

bool Assembler::add_to_range(const Line& line, const TypedLine& typed, const RowReading& reading) {
  reopen_block(line, typed);
  Draft* row = row_right_above(line);
  const bool added =
      led_range_.add_led(row, typed) ||
      (row != nullptr && (add_led_bands(*row, typed, conventions_, catalogue_) ||
                          add_in_place_of_range(*row, typed) ||
                          (!reads_as_remark(typed, reading) &&
                           add_band(*row, line, reading, conventions_, catalogue_)) ||
                          add_line_of_range(*row, typed, reading)));
  if (added) touch(line);
  return added;
}

void Assembler::reopen_block(const Line& line, const TypedLine& typed) {
  const Draft* above = right_above(line);
  if (draft_ && !(above != nullptr && above->reading.range.empty())) return;
  // The last result stands right above, closed or open.
  const Result* last = out_.results.empty() ? nullptr : &out_.results.back();
  if (!draft_ && (last == nullptr || last->where.line + 1 != line.number)) return;
  const std::string_view unit = draft_ ? std::string_view(draft_->reading.unit.text) : last->unit;
  if (!block_.is_limited_by(typed, below_, unit)) return;
  Draft kept = block_.reopen();  // before another one is kept in its place
  close();
  draft_ = std::move(kept);
  draft_->touched = running_;
}

// "Previous results: 18/07/2023: 101 mg/dL | 09/01/2023: 97 mg/dL" below a result.
void Assembler::add_earlier_line(const Line& line, const TypedLine& typed) {
  if (!draft_ || !draft_->has_value() || line.page != draft_->page) return;
  if (running_ - draft_->touched > 3) return;
  draft_->earlier_led = draft_->earlier_led || heads_earlier(typed);
  auto& previous = draft_->reading.previous;
  const std::size_t before = previous.size();
  std::string date;
  for (const TypedToken& token : typed.tokens) {
    if (token.is(token_date)) {
      // "Previous result: 101 mg/dL (18/07/2023)"
      const bool behind = previous.size() > before && previous.back().date.empty();
      (behind ? previous.back().date : date) = token.date->to_iso().substr(0, 10);
    } else if (token.is(token_number) && !token.is(token_range) && token.earlier.empty() &&
               (!date.empty() || previous.size() == before)) {
      previous.push_back({token.text, std::exchange(date, {}), ""});
    }
  }
}

// A remark below the result takes it back.
bool Assembler::take_retraction(const Line& line) {
  constexpr std::size_t most_lines = 3;
  if (!draft_ || !draft_->has_value() || line.page != draft_->page ||
      running_ - draft_->touched > most_lines || !starts_of(line).shares(WordRole::retraction)) {
    return false;
  }
  const std::string remark = line.text();
  if (words_taking_back(remark, draft_->reading.value.text, catalogue_.lexicon()).empty()) {
    return false;
  }
  draft_->reading.refusal = "the report takes it back";
  withdraw(*draft_);
  skip(draft_->page, draft_->first_line, draft_->text, draft_->reading);
  draft_.reset();
  return true;
}

// What the line above or the one below makes of the row.
void Assembler::settle_by_neighbours(const Line& line, const TypedLine& typed, RowReading& reading,
                                     const RowContext& context) {
  const Draft* above = right_above(line);
  if (above != nullptr) {
    if (auto count = count_below_limits(*above, typed)) {
      reading = *std::move(count);
      weigh(reading, context, catalogue_);
    }
  }
  const bool below_name =
      reading.name.empty() && above != nullptr && above->reading.known_name && !above->has_value();
  const LexiconEntry* flag =
      reading.known_name || below_name ? below_.flag_of_number(line, reading) : nullptr;
  if (flag != nullptr) {
    reading.flag = std::exchange(reading.value, {});
    reading.flag_meaning = flag->value;
    reading.read = {};
    weigh(reading, context, catalogue_);
  }
  if (reading.accepted() || !reading.has_value()) return;
  if (above != nullptr && has_remark_for_name(*above, reading, conventions_, catalogue_)) {
    reading.name = {};
    return weigh(reading, context, catalogue_);
  }
  below_.know_by_name(line, reading, context);
  below_.know_by_limits(line, reading, context);
  below_.know_by_row(line, reading, context);
}

bool Assembler::place_result(const Line& line, RowReading&& reading, const RowContext& context) {
  if (const auto doubt = doubt_of_row(line, reading); !doubt.empty()) {
    reading.refusal = doubt;
    refuse(line, reading);
    return false;
  }
  const bool method = draft_ && draft_->has_value() &&
                      has_method_for_name(*draft_, reading, conventions_, catalogue_);
  if (!method || !begin_in_second_unit(line, reading, context)) {
    start_row(line, std::move(reading), context);
  }
  return true;
}

// Why a whole row is no result all the same; empty: nothing speaks against it.
std::string_view Assembler::doubt_of_row(const Line& line, const RowReading& reading) const {
  if (below_.complete_name_with_number(line, reading)) {
    return "a number of the name, which goes on below";
  }
  if (below_.hold_decimals_of(line, reading)) return "its decimals may stand below";
  if (takes_itself_back(line, reading, catalogue_)) return "the report takes it back";
  if (!table_.columns() && reading.range.empty() && !reading.labelled_value &&
      stands_below_ranges(reading.value, line, rows_above())) {
    return "it stands where other rows have their range";
  }
  const Draft* above = right_above(line);
  if (above != nullptr && may_be_value_of(*above, reading, catalogue_)) {
    return "it may be of the test above, which has no value";
  }
  return {};
}

bool Assembler::place_without_name(const Line& line, const TypedLine& typed,
                                   const RowReading& reading, const RowContext& context) {
  // "13.08.2022   269 800546": facts below their labels, not of a name that nobody knows.
  const bool fact = holds_date(typed) && is_bare(reading) && draft_ && !draft_->reading.known_name;
  if (!fact && lacks_name(line, reading)) {
    lose(line, reading, "no name beside the value");
    return false;
  }
  const bool used = !fact && !is_remark(typed) && !table_.holds_another_name(typed) &&
                    complete(line, reading, context);
  if (!used) note_nameless(typed, reading);
  return used;
}

// "142   mmol/L   135 - 145", a row whose name is lost, is not of the heading or of the row without
// a value above it.
bool Assembler::lacks_name(const Line& line, const RowReading& reading) const {
  const bool row = reading.has_value() && !reading.labelled_value && !is_bare(reading);
  if (!row || !draft_ || draft_->has_value()) return false;
  const RowReading& open = draft_->reading;
  const bool units = !open.unit.empty() && !reading.unit.empty() &&
                     fold_unit(open.unit.text) != fold_unit(reading.unit.text);
  if (units || (!open.range.empty() && !reading.range.empty())) return true;
  if (open.known_name || !open.candidates.empty() || !is_bare(open)) return false;
  if (const Columns* columns = table_.columns()) return columns->has(ColumnRole::name);
  return stands_below_values(reading.value, line, rows_above()) ||
         below_.hold_row_below(line, open.name, reading.value);
}

// The open row and the results before it, two in all.
std::vector<Location> Assembler::rows_above() const {
  std::vector<Location> rows;
  if (draft_ && draft_->has_value()) rows.push_back(place_of(*draft_));
  for (auto result = out_.results.rbegin(); result != out_.results.rend() && rows.size() < 2;
       ++result) {
    rows.push_back(result->where);
  }
  return rows;
}

// A known name and its number, to which only a range or unit below is missing; right below a
// comment, in a cell of its own.
bool Assembler::waits(const Line& line, const RowReading& reading) const {
  const bool number =
      reading.known_name && reading.known_start && reading.read.kind == ValueKind::number;
  const bool wished = in_guide_ && reading.could_be_range;
  const bool whole = reading.has_value() && (number || reading.own_cell) &&
                     reading.left_over.empty() && !wished && reading.placement.empty();
  if (!whole || table_.columns()) return false;
  return !in_comment_ ||
         (line.cells.size() == 2 && reading.known_start && begins_anew(line, previous_));
}

bool Assembler::place_name(const Line& line, const TypedLine& typed, RowReading&& reading,
                           const RowContext& context) {
  // The day of the test may stand in front of its name.
  const std::string& names = reading.date ? reading.name.text : line.text();
  const bool whole_name = catalogue_.find_name(fold_name(names)) != nullptr;
  const bool anew =
      whole_name && (begins_anew(line, previous_) || (in_comment_ && below_.begins_card(line)));
  if (reading.labelled_name || anew) in_comment_ = false;
  if (in_comment_) {
    if (ends_comment(line)) in_comment_ = false;
    return false;
  }
  if ((!whole_name && names_several(typed)) || has_spoiled_number(typed)) {
    close();
    return false;
  }
  if (leads_to_second_unit(line, context)) {
    touch(line);
    return true;
  }
  if (draft_ && !draft_->reading.range.empty() && explains_interval(typed)) return after_row_;
  Draft* above = right_above(line);
  const NamePart part =
      above != nullptr ? continue_name(*above, line, reading, below_, catalogue_) : NamePart::none;
  if (part == NamePart::none) start_name(line, std::move(reading), context);
  if (part == NamePart::taken) touch(line);
  return part != NamePart::none;
}

// "Hexokinase", alone on its line below "1.18 g/L", above "6.55 mmol/L".
bool Assembler::leads_to_second_unit(const Line& line, const RowContext& context) const {
  const Draft* above = right_above(line);
  const Line* next = below_.next_on_page(line);
  if (above == nullptr || !above->has_value() || line.cells.size() != 1 || next == nullptr ||
      next->box.left <= above->reading.name.box.right) {
    return false;
  }
  const RowReading row = read_row(below_.typed_next(), context, conventions_, catalogue_);
  return row.name.empty() && converts_to(above->reading, row, conventions_, catalogue_);
}

void Assembler::start_row(const Line& line, RowReading&& reading, const RowContext& context) {
  below_susceptibility_heading_ = in_guide_ = false;
  susceptibility_unit_ = {};
  join_name_above(line, reading, context);
  close();
  fragment_.put_before(line, reading, conventions_, catalogue_);
  begin(line, std::move(reading), context);
  in_comment_ = false;
}

// "Mean Corpuscular" above "Hemoglobin 29 pg": one wrapped name where the joined one is known, even
// where a comment stands above.
void Assembler::join_name_above(const Line& line, RowReading& reading, const RowContext& context) {
  const Draft* above = right_above(line);
  const bool waiting = above != nullptr && !above->has_value();
  // A draft of several lines has the line above in its name.
  const bool apart = waiting ? above->reading.range.empty() : above == nullptr || above->one_line;
  if (!apart) return;
  const auto name =
      waiting ? std::optional(name_of(*above)) : name_in_line(previous_, line, reading, catalogue_);
  auto whole = name ? with_name_above(*name, reading, context, catalogue_) : std::nullopt;
  if (!whole) return;
  reading = *std::move(whole);
  if (waiting) draft_.reset();
}

// A line of words alone: a heading, and perhaps the name of a card.
void Assembler::start_name(const Line& line, RowReading&& reading, const RowContext& context) {
  const Draft* above = right_above(line);
  const bool goes_on = above != nullptr && !above->has_value();
  names_below_ = !reading.known_name ? 0 : goes_on ? names_below_ + 1 : 1;
  // A heading's words are not the name of the value below them.
  if (above != nullptr && above->has_value() && !above->reading.known_name && !above->one_line) {
    nameless_ = Nameless{above->reading.unit.text, running_ - 1};
  }
  close();
  block_.forget();
  facts_.stand_below(reading.name.text, catalogue_.lexicon());
  begin(line, std::move(reading), context);
  if (nameless_ && nameless_->line + 1 == running_) draft_->unit_above = nameless_->unit;
}

}  // namespace labread

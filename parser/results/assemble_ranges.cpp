// What stands below a result and belongs to its range: further lines, bands, led lines.
#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/results/assembler.h"
#include "parser/results/pieces.h"
#include "parser/results/weights.h"
#include "parser/tokens/range.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

// The only cell of a line, or the one beside a method: "(Serum, ECLIA)      25 - 29 yrs: 1.2
// - 9.2".
const Cell* cell_without_method(const Line& line) {
  if (line.cells.size() == 1) return &line.cells[0];
  if (line.cells.size() != 2) return nullptr;
  const std::string first = line.cells[0].text();
  const bool bracket = first.starts_with('(') && first.find(')') + 1 == first.size();
  return bracket ? &line.cells[1] : nullptr;
}

// "Above 20: general population (up to 60": the bracket is closed on the next line.
bool has_open_bracket(std::string_view text) {
  return std::ranges::count(text, '(') > std::ranges::count(text, ')');
}

bool names_analyte(const TypedLine& typed) {
  return std::any_of(typed.tokens.begin(), typed.tokens.end(), [](const TypedToken& token) {
    return token.name != nullptr && !token.name->analytes.empty();
  });
}

// "Target values (2021) by the risk of the heart", "up to 3.0. Mechanical valve: 2.5 - 3.5": a
// label led to a heading or to sentences.
bool is_text_about_limits(const RowReading& part) {
  const std::string& text = part.range.text;
  constexpr std::ptrdiff_t fewest_blanks = 3;
  if (!part.limits && std::count(text.begin(), text.end(), ' ') >= fewest_blanks) return true;
  for (std::size_t stop = text.find(". "); stop != std::string::npos;
       stop = text.find(". ", stop + 1)) {
    const std::string_view sentence = text;
    if (ends_in_digit(sentence.substr(0, stop)) && starts_with_letter(sentence.substr(stop + 2))) {
      return true;
    }
  }
  return false;
}

// "Reference range", and "Adult women      Range" above the two columns of its bands.
bool is_title_of_limits(const TypedLine& typed) {
  const auto has_role = [](const TypedToken& token, WordRole role) {
    return token.label != nullptr && token.label->role == role;
  };
  const auto& tokens = typed.tokens;
  const bool leads = has_role(tokens.back(), WordRole::range_lead) ||
                     has_role(tokens.back(), WordRole::header_range);
  const bool of_bands = tokens.size() == 2 && typed.cells.size() == 2 &&
                        has_role(tokens[0], WordRole::band_word) && !tokens[0].is(token_range);
  return leads && (tokens.size() == 1 || of_bands);
}

}  // namespace

// "1st trimester: 0.1 - 2.5" right below the row's interval, in its column: one cell of several
// lines.
bool Assembler::in_cell_of_range(const Line& line, const RowReading& part) const {
  if (!columns_ || !adjacent(line) || line.cells.size() != 1 || draft_->reading.range.empty()) {
    return false;
  }
  const Column* column = columns_->at(line.box);
  const double size = double(line.font_size);
  return column != nullptr && column->role == ColumnRole::range && part.name.empty() &&
         std::abs(line.box.left - draft_->reading.range.box.left) <= size &&
         line.box.top - draft_->last_box.bottom <= size;
}

// "Deficient <10; sufficient >30" from the column of names on explains a row that has its limits.
bool Assembler::begins_below_names(const Line& line) const {
  const Column* column = columns_ ? columns_->at(line.cells.front().box) : nullptr;
  return column != nullptr && column->role == ColumnRole::name;
}

// On one line of a table.
bool Assembler::stands_beside(const Piece& value, const Piece& range) const {
  return columns_ && !value.empty() && !range.empty() && range.box.top < value.box.bottom &&
         range.box.bottom > value.box.top;
}

// A row's own interval is complete; what follows below it explains.
bool Assembler::has_whole_interval() const {
  const RowReading& open = draft_->reading;
  // Also where the name above the row made it one of two lines.
  const bool row = draft_->one_line || stands_beside(open.value, open.range);
  if (!row) return false;
  const auto own = take_range(open.range.text, conventions_, catalogue_);
  return own && own->value.low && own->value.high;
}

// The limit alone on its line was the value where a range with a label stands below it, or an
// interval that holds it: "<10.0" and "0.0 - 14.0" are no bands, for these do not overlap.
bool Assembler::tells_limit_is_value(const RowReading& part) const {
  if (part.labelled_range) return true;
  const Value& limit = draft_->assumed_range->read;
  const auto range = take_range(part.range.text, conventions_, catalogue_);
  return is_below(limit.comparator) && limit.number && range && range->value.low &&
         range->value.high && range->length == part.range.text.size() &&
         range->value.low->value < *limit.number && *limit.number < range->value.high->value;
}

bool Assembler::add_range(const Line& line, const RowReading& part) {
  if (!draft_ || (part.labelled_range && is_text_about_limits(part))) return false;
  RowReading& open = draft_->reading;
  if (draft_->assumed_range && !open.has_value() && tells_limit_is_value(part)) {
    const RowReading value = *std::exchange(draft_->assumed_range, std::nullopt);
    open.range = {};
    take_value(value, draft_->context);
  }
  const bool bands =
      open.range.empty() || has_placement(part, weights::band_line) || adjacent(line);
  if (!bands) return false;
  const auto own = take_range(open.range.text, conventions_, catalogue_);
  const bool stacked = in_cell_of_range(line, part);
  // "Reference range: <100" and below it "Desirable range <100 for primary prevention"; "0.80 -
  // 1.20" and "Therapeutic range with a valve: 2.5 - 3.5".
  const bool explained = own && own->value.low && own->value.high && has_letter(part.range.text);
  const bool again = (open.labelled_range || explained) && part.labelled_range && own &&
                     own->length == open.range.text.size();
  if (again && !stacked) return false;
  if (!stacked && has_whole_interval()) return false;
  if (!stacked && draft_->one_line && own && own->length == open.range.text.size() &&
      begins_below_names(line)) {
    return false;
  }
  if (!stacked && !open.range.empty() && draft_->one_line && holds_digit(open.range.text) &&
      !read_range_cell(open.range.text + "\n" + part.range.text, conventions_, catalogue_)
           .bands.size()) {
    return false;
  }
  // "Normal range 50 - 200" among bands is one of them.
  const bool band = part.labelled_range && line.cells.size() <= 2 &&
                    holds_words(open.range.text, WordRole::band_word, catalogue_.lexicon());
  join(open.range, band ? Piece{line.text(), line.box} : part.range, '\n');
  open.labelled_range = open.labelled_range || part.labelled_range;
  open.limits = open.limits || part.limits;
  open.two_bounds = open.two_bounds || part.two_bounds;
  if (part.bound_title) open.bound_title = part.bound_title;
  touch(line);
  return true;
}

bool Assembler::add_band(const Line& line, const RowReading& reading) {
  if (!reading.has_value()) return false;
  const bool below =
      adjacent(line) && draft_->reading.has_value() && !draft_->reading.range.empty();
  if (!below || !reading.could_be_range || reading.known_name ||
      !reading.name.text.ends_with(':') || has_whole_interval()) {
    return false;
  }
  join(draft_->reading.range, {reading.name.text + " " + reading.value.text, line.box}, '\n');
  touch(line);
  return true;
}

bool Assembler::add_line_of_range(const Line& line, const TypedLine& typed,
                                  const RowReading& reading) {
  const Cell* part = cell_without_method(line);
  if (!adjacent(line) || part == nullptr || !draft_->reading.has_value()) return false;
  Piece& range = draft_->reading.range;
  const double size = double(line.font_size);
  const bool below = !range.empty() && std::abs(range.box.left - part->box.left) <= size &&
                     range.box.left > draft_->reading.name.box.right &&
                     line.box.top - draft_->last_box.bottom <= size;
  const bool limits = std::any_of(typed.tokens.begin(), typed.tokens.end(),
                                  [](const TypedToken& token) { return token.is(token_range); });
  const bool words = range.text.find_first_not_of("0123456789.,-<>=[]() ") != std::string::npos;
  if (!below || !words || typed.prose_words >= 3) return false;
  if (has_open_bracket(range.text) && part->words.back()->text.ends_with(')')) {
    join(range, {part->text(), part->box}, ' ');
    touch(line);
    return true;
  }
  if (!limits) return false;
  if (reading.name.empty() && !reading.has_value() && reading.left_over.empty()) return false;
  join(range, {part->text(), part->box}, '\n');
  touch(line);
  return true;
}

// ">= 6.5 % : diabetic", "5.7 % - 6.4 % : prediabetes"
bool Assembler::is_limit_with_words(const TypedLine& typed) {
  const std::string_view text = typed.cells[0];
  const std::size_t colon = text.find(':');
  constexpr std::size_t longest = 40;
  if (typed.cells.size() != 1 || colon == std::string_view::npos || text.size() > colon + longest) {
    return false;
  }
  const std::string_view words = text.substr(colon + 1);
  const bool limit = typed.tokens[0].is(token_range | token_number) && typed.tokens[0].begin == 0;
  return limit && has_letter(words) && words.find_first_of("0123456789:") == std::string_view::npos;
}

// "Result: 5.9 %" below the heading "HbA1c": the block may hold further results before its range.
void Assembler::keep_block(Draft&& draft) {
  const RowReading& reading = draft.reading;
  const bool own = reading.labelled_value && !draft.one_line && !draft.result &&
                   draft.context.columns == nullptr && reading.more.empty();
  if (!own || !reading.range.empty() || reading.unit.empty()) return;
  block_ = std::move(draft);
  block_->result = out_.results.size() - 1;
}

// "Mean glucose: 123 mg/dL", "Reference values:" and then limits in "%": those of the heading's own
// result, which has this unit.
void Assembler::reopen_block(const Line& line, const TypedLine& typed) {
  if (!block_ || block_->page != line.page || below_.empty()) return;
  if (typed.tokens.empty() || !is_title_of_limits(typed)) return;
  if (draft_ && !(adjacent(line) && draft_->reading.range.empty())) return;
  const TypedLine next = type_line(below_.front(), conventions_, catalogue_);
  const auto unit = std::ranges::find_if(
      next.tokens, [](const TypedToken& token) { return token.is(token_unit); });
  if (unit == next.tokens.end()) return;
  const std::string key = fold_unit(unit->text);
  const Result& last = out_.results.back();  // right above, where it is closed
  if (!draft_ && last.where.line + 1 != line.number) return;
  const bool of_row = fold_unit(draft_ ? draft_->reading.unit.text : last.unit) == key;
  if (of_row || fold_unit(block_->reading.unit.text) != key) return;
  Draft block = *std::exchange(block_, std::nullopt);
  close();
  draft_ = std::move(block);
  touch(line);
}

bool Assembler::add_led_line(const Line& line, const TypedLine& typed) {
  reopen_block(line, typed);
  const bool below = adjacent(line) && draft_->reading.has_value();
  const bool led = std::exchange(range_led_, false) && below;
  const auto& tokens = typed.tokens;
  if (!below || tokens.empty()) return false;
  Piece& range = draft_->reading.range;
  if (range.empty() && is_title_of_limits(typed)) {
    range_led_ = true;
    touch(line);
    return true;
  }
  // "Low risk: < 0.10 mg/dL", in the row's unit.
  const bool in_unit = tokens.back().is(token_unit) && tokens.size() > 1 &&
                       fold_unit(tokens.back().text) == fold_unit(draft_->reading.unit.text);
  const TypedToken& last = tokens[tokens.size() - (in_unit ? 2 : 1)];
  const bool words = !tokens[0].is(token_number | token_range) && has_letter(tokens[0].text) &&
                     last.is(token_range);
  if (!led || !(words || is_limit_with_words(typed)) || names_analyte(typed) ||
      typed.cells.size() > 2) {
    return false;
  }
  std::string text;
  for (const std::string& cell : typed.cells) text += (text.empty() ? "" : " ") + cell;
  join(range, {text, line.box}, '\n');
  draft_->reading.limits = true;
  range_led_ = true;
  touch(line);
  return true;
}

// "Reference range: negative < 5.0; equivocal 5.0 - 9.9; positive >= 10.0", all on one line.
bool Assembler::add_led_bands(const Line& line, const TypedLine& typed) {
  const auto& tokens = typed.tokens;
  constexpr std::size_t fewest_tokens = 5;  // the lead, and words and limits of two bands
  if (tokens.size() < fewest_tokens || typed.cells.size() != 1 || tokens[0].label == nullptr) {
    return false;
  }
  const WordRole role = tokens[0].label->role;
  const bool leads =
      tokens[0].colon && (role == WordRole::range_lead || role == WordRole::header_range);
  const bool words = !tokens[1].is(token_number | token_range);
  if (!leads || !words || !adjacent(line) || !draft_->reading.has_value() ||
      !draft_->reading.range.empty()) {
    return false;
  }
  const std::string bands = typed.cells[0].substr(tokens[1].begin);
  if (read_range_cell(bands, conventions_, catalogue_).bands.size() < 2) return false;
  draft_->reading.range = {bands, line.box};
  draft_->reading.limits = draft_->reading.labelled_range = true;
  touch(line);
  return true;
}

// "Folate   >20.0" under the titles of names and results, where a comment went before, above
// "Reference range: >5.4 ng/mL": with limits of its own it is none.
void Assembler::know_by_limits_below(const Line& line, RowReading& reading,
                                     const RowContext& context) const {
  const bool limit = reading.could_be_range && reading.known_name && reading.range.empty() &&
                     has_placement(reading, weights::value_column);
  if (!limit || below_.empty() || below_.front().page != line.page) return;
  const TypedLine typed = type_line(below_.front(), conventions_, catalogue_);
  const auto& tokens = typed.tokens;
  const bool labelled = tokens.size() >= 2 && tokens[0].label != nullptr && tokens[0].colon &&
                        (tokens[0].label->role == WordRole::range_lead ||
                         tokens[0].label->role == WordRole::header_range);
  if (!labelled || !tokens[1].is(token_range)) return;
  RowReading whole = reading;
  whole.range = {tokens[1].text, tokens[1].box};
  weigh(whole, context, catalogue_);
  if (!whole.accepted()) return;
  whole.range = {};  // the next line is joined to it
  reading = std::move(whole);
}

void Assembler::note_place_of_range(const TypedLine& typed) {
  if (!draft_ || draft_->touched != running_ || !draft_->reading.has_value()) {
    place_of_range_.reset();
    return;
  }
  if (place_of_range_ || typed.tokens.empty() || !draft_->reading.range.empty()) return;
  const TypedToken& last = typed.tokens.back();
  const bool leads =
      last.label != nullptr && last.cell > 0 && last.begin == 0 &&
      (last.label->role == WordRole::range_lead || last.label->role == WordRole::header_range);
  if (leads) place_of_range_ = last.box.left;
}

bool Assembler::add_in_place_of_range(const Line& line, const TypedLine& typed) {
  if (!place_of_range_ || !adjacent(line) || typed.cells.size() != 1) return false;
  const bool below = std::abs(line.cells[0].box.left - *place_of_range_) <= double(line.font_size);
  const bool limits = std::any_of(typed.tokens.begin(), typed.tokens.end(),
                                  [](const TypedToken& token) { return token.is(token_range); });
  if (!below || !limits || typed.prose_words >= 3 || names_analyte(typed)) return false;
  join(draft_->reading.range, {typed.cells[0], line.box}, '\n');
  draft_->reading.limits = true;
  touch(line);
  return true;
}

}  // namespace labread

// What a read line is to the report: a row of its own, more of the open one, a name that waits for
// its value, or nothing.
#include "parser/results/assembler.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/fold.h"
#include "parser/results/pieces.h"
#include "parser/results/weights.h"
#include "parser/tokens/words.h"

namespace labread {

namespace {

// "DRUG SCREEN (Urine) Method: immunoassay", "SEROLOGY": the first two words of a line of one cell,
// or a long one alone.
bool is_heading_in_capitals(const Line& line) {
  if (line.cells.size() != 1) return false;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto& words = line.cells.front().words;
  const std::ptrdiff_t fewest = words.size() == 1 ? 6 : 4;
  const auto end = words.begin() + std::min<std::ptrdiff_t>(2, std::ssize(words));
  return std::all_of(words.begin(), end, [&](const Word* word) {
    const std::string& text = word->text;
    return std::count_if(text.begin(), text.end(), is_capital) >= fewest &&
           std::all_of(text.begin(), text.end(), [&](char c) {
             return is_capital(c) || static_cast<unsigned char>(c) >= 0x80;
           });
  });
}

// "Cholesterol   4O,5   mg/dL": the row has its value, though nobody knows which.
bool has_spoiled_number(const TypedLine& typed) {
  return std::any_of(typed.tokens.begin(), typed.tokens.end(), [](const TypedToken& token) {
    return token.cell > 0 && token.begin == 0 && is_spoiled_number(token.text);
  });
}

bool holds_date(const TypedLine& typed) {
  return std::any_of(typed.tokens.begin(), typed.tokens.end(),
                     [](const TypedToken& token) { return token.is(token_date); });
}

bool reads_as_remark(const TypedLine& typed, const RowReading& reading) {
  return typed.comment || has_placement(reading, weights::comment);
}

// "H: above the reference   L: below it", a legend.
bool explains_flag(const TypedLine& typed) {
  constexpr std::size_t longest = 2;
  const auto& tokens = typed.tokens;
  return tokens.size() > 1 && tokens[0].is(token_flag) && tokens[0].colon &&
         tokens[0].text.size() <= longest && !tokens[1].is(token_number | token_range);
}

// "Serum - Chemiluminescence" below a row: what was measured and how.
bool tells_material(const TypedLine& typed, const Lexicon& lexicon) {
  const auto& tokens = typed.tokens;
  const auto dash = std::find_if(tokens.begin(), tokens.end(),
                                 [](const TypedToken& token) { return token.is(token_dash); });
  if (typed.cells.size() != 1 || dash == tokens.begin() || dash == tokens.end()) return false;
  const bool words = std::all_of(dash + 1, tokens.end(), [](const TypedToken& token) {
    return token.kinds == token_text || token.is(token_label);
  });
  const WordsMatch material = match_words(typed.cells[0], WordRole::specimen_word, lexicon);
  return words && dash + 1 != tokens.end() && material && dash[-1].end == material.length;
}

// "Previous results:" and nothing else.
bool heads_earlier(const TypedLine& typed) {
  return std::all_of(typed.tokens.begin(), typed.tokens.end(),
                     [](const TypedToken& token) { return token.label != nullptr; });
}

// "Fasting reference interval" below a row whose interval it explains: no words of a name.
bool explains_interval(const TypedLine& typed) {
  const auto& tokens = typed.tokens;
  const LexiconEntry* label = tokens.back().label;
  return typed.cells.size() == 1 && tokens.size() > 1 && !tokens.back().colon && label != nullptr &&
         label->role == WordRole::header_range;
}

bool is_bare(const RowReading& reading) {
  return reading.unit.empty() && reading.range.empty() && reading.flag.empty();
}

}  // namespace

std::optional<bool> Assembler::place_beside_row(const Line& line, const TypedLine& typed,
                                                const RowReading& reading) {
  // "Previous result: 1.2 mg/dL" between a name and its result.
  const LexiconEntry* label = typed.tokens.empty() ? nullptr : typed.tokens.front().label;
  if (label != nullptr && label->role == WordRole::header_previous) {
    add_earlier_line(line, typed);
    return after_row_;
  }
  // "Method : CMIA" between the lines of a range.
  const bool side_note = label != nullptr && label->role == WordRole::header_skip &&
                         typed.tokens.front().colon && typed.cells.size() == 1;
  const bool below_row = draft_ && adjacent(line) && draft_->reading.has_value();
  const bool material = below_row && tells_material(typed, catalogue_.lexicon());
  if (below_row && (material || (side_note && columns_))) {
    draft_->touched = running_;
    draft_->last_box = line.box;
  }
  if (material) return after_row_;
  if (!reading.accepted() && add_told_earlier(typed)) return false;
  if (!reading.known_name && take_retraction(line)) return false;
  if (take_heading_of_urine(line, typed) || heads_limits_of_flag(typed)) return false;
  if (reading.name.empty() && explains_flag(typed)) return false;
  if (!columns_ && is_scale(typed)) return after_row_;
  if (add_led_line(line, typed) || add_led_bands(line, typed) || add_in_place_of_range(line, typed))
    return false;
  if (!reads_as_remark(typed, reading) && add_band(line, reading)) return false;
  if (add_line_of_range(line, typed, reading)) return false;
  return std::nullopt;
}

bool Assembler::place(const Line& line, const TypedLine& typed, RowReading&& reading,
                      const RowContext& context) {
  if (const auto placed = place_beside_row(line, typed, reading)) return *placed;
  const bool remark = reads_as_remark(typed, reading);
  if (typed.comment) in_comment_ = true;
  if (auto count = count_below_limits(line, typed)) {
    reading = *std::move(count);
    weigh(reading, context, catalogue_);
  }
  if (const LexiconEntry* flag = flag_of_number_below(line, reading)) {
    reading.flag = std::exchange(reading.value, {});
    reading.flag_meaning = flag->value;
    reading.read = {};
    weigh(reading, context, catalogue_);
  }
  if (!reading.accepted() && reading.has_value()) {
    know_by_line_below(line, reading, context);
    know_by_limits_below(line, reading, context);
  }
  if (reading.accepted()) return place_result(line, std::move(reading), context);
  if (has_placement(reading, weights::page_head)) return after_row_;
  if (reading.name.empty()) {
    // "13.08.2022   269 800546": facts below their labels, not of a name that nobody knows.
    const bool fact =
        holds_date(typed) && is_bare(reading) && draft_ && !draft_->reading.known_name;
    const bool used =
        !fact && !is_remark(typed) && !names_another(typed) && complete(line, reading, context);
    if (!used) note_nameless(typed, reading);
    return used;
  }
  if (waits(line, reading)) {
    start_row(line, std::move(reading), context);
    return false;
  }
  if (reading.has_value() && !(remark && leads_to_result(line))) {
    refuse(line, reading);
    return false;
  }
  if (remark) {
    in_comment_ = true;
    return false;
  }
  return place_name(line, typed, std::move(reading), context);
}

bool Assembler::place_result(const Line& line, RowReading&& reading, const RowContext& context) {
  if (const auto doubt = doubt_of_row(line, reading); !doubt.empty()) {
    reading.refusal = doubt;
    refuse(line, reading);
    return false;
  }
  if (!beside_method(line, reading, context)) start_row(line, std::move(reading), context);
  return true;
}

bool Assembler::place_name(const Line& line, const TypedLine& typed, RowReading&& reading,
                           const RowContext& context) {
  // The day of the test may stand in front of its name.
  const std::string& names = reading.date ? reading.name.text : line.text();
  const bool whole_name = catalogue_.find_name(fold_name(names)) != nullptr;
  const bool anew = whole_name && (begins_anew(line) || (in_comment_ && begins_card(line)));
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
  return continue_name(line, reading) || start_name(line, std::move(reading), context);
}

// Why a whole row is no result all the same; empty: nothing speaks against it.
std::string_view Assembler::doubt_of_row(const Line& line, const RowReading& reading) const {
  if (is_name_wrapped_in_number(line, reading)) return "a number of the name, which goes on below";
  if (is_torn_off_below(line, reading)) return "its decimals may stand below";
  if (takes_itself_back(line, reading)) return "the report takes it back";
  return {};
}

// "Glucose   Normal", or the word on a line of its own, above "97 mg/dL": it is the flag of the
// number.
const LexiconEntry* Assembler::flag_of_number_below(const Line& line,
                                                    const RowReading& reading) const {
  const bool below_name = reading.name.empty() && draft_ && adjacent(line) &&
                          draft_->reading.known_name && !draft_->reading.has_value();
  const bool word = reading.read.kind == ValueKind::word && is_bare(reading);
  if (!word || !(reading.known_name || below_name)) return nullptr;
  if (below_.empty() || below_.front().page != line.page) return nullptr;
  const LexiconEntry* flag =
      catalogue_.lexicon().find(fold_name(reading.value.text), WordRole::flag_word);
  if (flag == nullptr) return nullptr;
  const auto tokens = type_line(below_.front(), conventions_, catalogue_).tokens;
  const bool quantity =
      tokens.size() == 2 && tokens[0].is(token_number) && tokens[1].is(token_unit);
  return quantity ? flag : nullptr;
}

// "Calcium in urine 24" above "h   151 mg/d": with the number and the next line's first word the
// name is known.
bool Assembler::is_name_wrapped_in_number(const Line& line, const RowReading& reading) const {
  const bool bare =
      reading.unit.empty() && reading.range.empty() && reading.value.cell == reading.name.cell;
  if (!bare || below_.empty() || below_.front().page != line.page) return false;
  const std::string& word = below_.front().cells.front().words.front()->text;
  return catalogue_.find_name(
             fold_name(reading.name.text + " " + reading.value.text + " " + word)) != nullptr;
}

// A heading of further rows. What names a test that was read before is a guide of the comment.
bool Assembler::ends_comment(const Line& line) const {
  if (!columns_ || below_.empty() || !begins_anew(line) || !is_heading_in_capitals(line)) {
    return false;
  }
  const std::string next = fold_name(below_.front().cells.front().text());
  const auto named = [&](const std::string& name) { return next == fold_name(name); };
  return !(draft_ && named(draft_->reading.name.text)) &&
         std::none_of(out_.results.begin(), out_.results.end(),
                      [&](const Result& result) { return named(result.name); });
}

// "HDL   60" above "Cholesterol" and "non-HDL   168": nobody knows whose name the words end or
// begin, and without them both tell the same tests.
bool Assembler::may_begin_name_below(const Line& line) const {
  if (!draft_->reading.has_value() || below_.empty() || below_.front().cells.size() < 2) {
    return false;
  }
  const auto tell_the_same = [&](const std::string& text, const std::string& longer) {
    const Name* name = catalogue_.find_name(fold_name(text));
    const Name* whole = catalogue_.find_name(fold_name(longer));
    return name != nullptr && whole != nullptr && !name->analytes.empty() &&
           std::ranges::equal(name->analytes, whole->analytes);
  };
  const std::string& open = draft_->reading.name.text;
  const std::string next = below_.front().cells.front().text();
  return tell_the_same(open, open + " " + line.text()) &&
         tell_the_same(next, line.text() + " " + next);
}

// "Ratio   38   mg/g" above "albumin/creatinine": a row is judged by all of its name, which the
// next line completes.
void Assembler::know_by_line_below(const Line& line, RowReading& reading,
                                   const RowContext& context) const {
  if (reading.name.empty() || reading.known_name || below_.empty()) return;
  const Line& next = below_.front();
  const Cell& rest = next.cells.front();
  const double size = double(line.font_size);
  const bool below = next.page == line.page && rest.words.size() <= 6 &&
                     std::abs(rest.box.left - reading.name.box.left) <= 2 * size &&
                     next.box.top - line.box.bottom <= size && has_letter(rest.text());
  if (!below) return;
  const std::string joined =
      reading.name.text + std::string(between_lines(line.text(), reading.name.text)) + rest.text();
  const Name* known = catalogue_.find_name(fold_name(joined));
  if (known == nullptr || catalogue_.find_name(fold_name(rest.text())) != nullptr) return;
  const TypedLine typed = type_line(next, conventions_, catalogue_);
  const bool row = std::any_of(typed.tokens.begin(), typed.tokens.end(), [](const auto& token) {
    return token.cell > 0 && token.is(token_number) && !token.is(token_range);
  });
  if (row) return;
  RowReading whole = reading;
  whole.name.text = joined;
  whole.candidates.assign(known->analytes.begin(), known->analytes.end());
  weigh(whole, context, catalogue_);
  if (!whole.accepted()) return;
  whole.name.text = reading.name.text;  // the next line is joined to it
  reading = std::move(whole);
}

// "Previous results: 18/07/2023: 101 mg/dL | 09/01/2023: 97 mg/dL" below a result.
void Assembler::add_earlier_line(const Line& line, const TypedLine& typed) {
  if (!draft_ || !draft_->reading.has_value() || line.page != draft_->page) return;
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

// Words about a result, not of it.
bool Assembler::is_remark(const TypedLine& typed) const {
  if (!typed.comment) return false;
  return typed.prose_words >= 3 || typed.cells.size() == 1;
}

// The names of two cards, of which nobody knows what stands below.
bool Assembler::names_several(const TypedLine& typed) {
  const TypedToken* first = nullptr;
  for (const TypedToken& token : typed.tokens) {
    if (token.name == nullptr || token.name->analytes.empty()) continue;
    if (first != nullptr && first->cell != token.cell) return true;
    if (first == nullptr) first = &token;
  }
  return false;
}

// "25   20 - 50   26 ng/mL" above "hydroxyvitamin D": a number alone in the column of names,
// another under the title of results.
bool Assembler::begins_name_with_number(const TypedLine& typed) const {
  const auto stands = [&](const TypedToken& token, ColumnRole role) {
    const Column* column = columns_->at(token.box);
    return token.is(token_number) && !token.is(token_range) && column != nullptr &&
           column->role == role && token.box.left < column->right && token.box.right > column->left;
  };
  const TypedToken& first = typed.tokens.front();
  return first.cell == 0 && typed.cells[0].size() == first.text.size() &&
         stands(first, ColumnRole::name) &&
         std::any_of(typed.tokens.begin() + 1, typed.tokens.end(),
                     [&](const TypedToken& token) { return stands(token, ColumnRole::value); });
}

// Words that begin below the title of names, though they were taken for no name.
bool Assembler::holds_name_below_title(const TypedLine& typed) const {
  return std::any_of(typed.tokens.begin(), typed.tokens.end(), [&](const TypedToken& token) {
    const Column* column = columns_->at(token.box);
    const double slack = 0.5 * double(typed.line->font_size);
    return token.is(token_text | token_name) && has_two_letters(token.text) &&
           has_letter(token.text) && column != nullptr && column->role == ColumnRole::name &&
           std::abs(token.box.left - column->left) <= slack;
  });
}

// A row of a table whose name found no place is never the rest of the row above.
bool Assembler::names_another(const TypedLine& typed) const {
  if (!columns_ || typed.cells.size() < 2) return false;
  if (begins_name_with_number(typed) || holds_name_below_title(typed)) return true;
  return std::any_of(typed.tokens.begin(), typed.tokens.end(), [](const TypedToken& token) {
    return token.cell == 0 && token.name != nullptr && !token.name->analytes.empty() &&
           !token.is(token_unit | token_flag);
  });
}

// A known name and its number, to which only a range or unit below is missing; right below a
// comment, in a cell of its own.
bool Assembler::waits(const Line& line, const RowReading& reading) const {
  const bool number =
      reading.known_name && reading.known_start && reading.read.kind == ValueKind::number;
  const bool behind_comment = line.cells.size() == 2 && begins_anew(line) && reading.known_start;
  const bool wished = in_guide_ && reading.could_be_range;
  return reading.has_value() && (number || reading.own_cell) && reading.left_over.empty() &&
         !wished && reading.placement.empty() && (!in_comment_ || behind_comment) && !columns_;
}

bool Assembler::leads_to_result(const Line& line) const {
  if (below_.empty() || below_.front().page != line.page) return false;
  if (!adjacent(line) || draft_->reading.has_value()) return false;
  const TypedLine next = type_line(below_.front(), conventions_, catalogue_);
  if (next.tokens.empty() || next.tokens.front().label == nullptr) return false;
  const WordRole role = next.tokens.front().label->role;
  return role == WordRole::value_lead || role == WordRole::header_value;
}

// The line above a row is no heading but the beginning of its name: no name and no specimen of its
// own, or one that the row's unit does not contradict with it.
bool Assembler::is_part_of_name(const RowReading& above, const RowReading& row) const {
  if (row.name.text.starts_with('(')) return true;
  const bool misfit = std::any_of(row.evidence.begin(), row.evidence.end(), [](const Evidence& e) {
    return e.weight == weights::unit_misfits;
  });
  const std::string specimen = specimen_in(above.name.text, catalogue_.lexicon());
  return misfit || (!above.known_name && (specimen.empty() || specimen == "red_cells"));
}

// "1st hour   12 mm" below the heading "Sedimentation rate": a row of its own, of that test.
bool Assembler::names_hour_of(const RowReading& heading, const RowReading& row) const {
  const std::string unit = fold_unit(row.unit.text);
  return row.name.text.front() == '1' && (unit == "mm" || unit.starts_with("mm/h")) &&
         heading.known_name && !heading.candidates.empty() &&
         catalogue_.find_name(fold_name(row.name.text)) != nullptr;
}

// "Mean Corpuscular" above "Hemoglobin 29 pg": one wrapped name where the joined one is known, even
// where a comment stands above.
void Assembler::join_name_above(const Line& line, RowReading& reading) {
  const bool waiting = draft_ && !draft_->reading.has_value() && adjacent(line);
  if (waiting && !draft_->reading.range.empty()) return;
  RowReading above;
  if (waiting) {
    above = draft_->reading;
  } else if (adjacent(line) && !draft_->one_line) {
    return;  // the line above is the end of the draft's name
  } else if (previous_ != nullptr && previous_->page == line.page && previous_->cells.size() == 1) {
    const double size = double(line.font_size);
    const bool near = std::abs(previous_->box.left - reading.name.box.left) <= 2 * size &&
                      line.box.top - previous_->box.bottom <= size;
    if (!near || previous_->cells.front().words.size() > 6) return;
    above.name = {previous_->text(), previous_->box};
    const Name* known = catalogue_.find_name(fold_name(above.name.text));
    above.known_name = known != nullptr;
    if (known != nullptr) above.candidates.assign(known->analytes.begin(), known->analytes.end());
  }
  const bool begins = (waiting && !draft_->below_row) || !reading.known_start;
  if (above.name.empty() || !(begins || is_part_of_name(above, reading))) return;
  if (names_hour_of(above, reading)) {
    reading.candidates = above.candidates;
    if (waiting) draft_.reset();
    return;
  }
  const std::string_view text = waiting ? std::string_view(draft_->text) : std::string_view();
  const std::string joined =
      above.name.text + std::string(between_lines(text, above.name.text)) + reading.name.text;
  if (catalogue_.find_name(fold_name(joined)) == nullptr) return;
  reading.name = {joined, united(above.name.box, reading.name.box)};
  if (waiting) draft_.reset();
}

void Assembler::start_row(const Line& line, RowReading&& reading, const RowContext& context) {
  below_susceptibility_heading_ = in_guide_ = false;
  susceptibility_unit_ = {};
  join_name_above(line, reading);
  close();
  put_fragment_before(line, reading);
  begin(line, std::move(reading), context);
  in_comment_ = false;
}

void Assembler::begin(const Line& line, RowReading&& reading, const RowContext& context) {
  Draft& draft = draft_.emplace();
  draft.reading = std::move(reading);
  draft.context = context;
  draft.page = line.page;
  draft.first_line = draft.last_line = line.number;
  draft.box = draft.last_box = line.box;
  draft.touched = running_;
  draft.below_row = after_row_;
  draft.text = line.text();
}

bool Assembler::adjacent(const Line& line) const {
  return draft_ && running_ - draft_->touched <= 1 && line.page == draft_->page;
}

bool Assembler::start_name(const Line& line, RowReading&& reading, const RowContext& context) {
  const bool goes_on = adjacent(line) && !draft_->reading.has_value();
  names_below_ = !reading.known_name ? 0 : goes_on ? names_below_ + 1 : 1;
  // A heading's words are not the name of the value below them.
  if (adjacent(line) && draft_->reading.has_value() && !draft_->reading.known_name &&
      !draft_->one_line) {
    nameless_unit_ = draft_->reading.unit.text;
    nameless_ = running_ - 1;
  }
  close();
  block_.reset();
  section_ = reading.name.text;
  // "RBC INDICES" is a heading of blood; fluids and urine say so in theirs.
  specimen_ = specimen_in(section_, catalogue_.lexicon());
  if (specimen_ == "red_cells") specimen_.clear();
  begin(line, std::move(reading), context);
  if (nameless_unit_ && nameless_ + 1 == running_) draft_->unit_above = nameless_unit_;
  return false;
}

void Assembler::refuse(const Line& line, const RowReading& reading) {
  close();
  skip(line.page, line.number, line.text(), reading);
}

}  // namespace labread

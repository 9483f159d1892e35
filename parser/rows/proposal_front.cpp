#include "parser/rows/row_proposal.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/layout/column_titles.h"
#include "parser/rows/pieces.h"
#include "parser/rows/weights.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread {

void Proposal::lone(const TypedToken& token) {
  if (is_parting_mark(token.text)) return;
  // "Comment: deficient below 15": the band is the comment's.
  const bool of_comment = in_side_note_ && token.cell == side_note_cell_ &&
                          token.label != nullptr && token.label->role == WordRole::band_word &&
                          leads_comment();
  if (token.label != nullptr && !of_comment) {
    // "Method: ECLIA   Material: serum", "Last 102": neither name nor value until the next label.
    in_side_note_ = token.label->role == WordRole::header_skip ||
                    token.label->role == WordRole::fact_specimen ||
                    token.label->role == WordRole::header_previous;
    side_note_cell_ = token.cell;
    led_by_previous_ = token.label->role == WordRole::header_previous;
    is_remark_ = line_.cells.size() == 1 || line_.prose_words >= 3;
    if (in_side_note_ || lone_label(token)) return;
  }
  // A range goes on in its own column beside the note.
  const bool in_range = token.cell != side_note_cell_ && in(token, ColumnRole::range) &&
                        !token.is(token_text) && !is_remark_;
  if (in_side_note_ && led_by_previous_) return earlier_in_note(token);
  if (in_side_note_ && !in_range) return;
  if (is_note_of_material(token)) return;
  const bool earlier = token.is(token_number) && below_title(token, ColumnRole::previous);
  if (earlier && !reading_.name.empty()) {
    return previous(static_cast<std::size_t>(&token - tokens().data()));
  }
  const bool heading = line_.cells.size() == 1 && token.is(token_name | token_text);
  if (in(token, ColumnRole::skip) && !heading) return;
  if (token.is(token_date)) {
    reading_.date = token.date;
  } else if (is_unit_below_name(token) ||
             (in_bands_ && token.is(token_unit) && &token == &tokens().back())) {
    unit(token);
  } else if (in_bands_ || in(token, ColumnRole::range) ||
             (expects_range_ && !token.is(token_unit))) {
    range(token);
  } else if (token.is(token_range) && !token.is(token_name)) {
    range(token);
  } else if (token.is(token_unit) && (reading_.name.empty() || token.cell > 0) &&
             !begins_name(token)) {
    unit(token);
  } else if (token.is(token_flag) &&
             (reading_.name.empty() || in(token, ColumnRole::flag) || stands_beside_name(token))) {
    if (token.is(token_dash)) return;
    if (!reading_.flag.empty()) return leave(token);  // the labels of a gauge
    take_flag(token);
  } else if (!token.is(token_dash)) {
    name(token);
  }
}

bool Proposal::leads_comment() const {
  const LexiconEntry* first = tokens().front().label;
  return first != nullptr &&
         catalogue_.lexicon().find(first->key, WordRole::comment_lead) != nullptr;
}

// "mg/dL" in the place of limits, where they stand below the names under one title.
bool Proposal::is_unit_below_name(const TypedToken& token) const {
  return tokens().size() == 1 && is_whole_unit(token.text, catalogue_) &&
         in(token, ColumnRole::range) && !context_.columns->has(ColumnRole::name) &&
         !context_.columns->has(ColumnRole::unit);
}

// "Last 102 · 12 Jun 2024": the first number behind the word, and its date.
void Proposal::earlier_in_note(const TypedToken& token) {
  auto& previous = reading_.previous;
  if (token.is(token_number) && !token.is(token_range) && previous.empty()) {
    previous.push_back({token.text, "", ""});
  } else if (token.is(token_date) && previous.size() == 1 && previous[0].date.empty()) {
    previous[0].date = token.date->to_iso().substr(0, 10);
  }
}

// "Glucose, 60 min   09:10 AM   188": below the title of days or times, in a cell of its own.
bool Proposal::is_time_of_draw(const TypedToken& token) const {
  if (token.cell == 0 || !in(token, ColumnRole::date)) return false;
  const std::string_view cell = line_.cells[token.cell];
  return is_clock(cell.substr(0, cell.find(' ')));
}

// "CREATININE   (Serum - enzymatic)": what was measured and how, in a cell of its own.
bool Proposal::is_note_of_material(const TypedToken& token) const {
  const std::string_view cell = line_.cells[token.cell];
  if (reading_.name.empty() || token.cell == reading_.name.cell || !cell.starts_with('(') ||
      !cell.ends_with(')')) {
    return false;
  }
  return bool(match_words(cell.substr(1), WordRole::specimen_word, catalogue_.lexicon()));
}

// "Ferritin      Above range", "Ferritin Low", the head of a card: no word of the name, and no
// result in a word.
bool Proposal::stands_beside_name(const TypedToken& token) const {
  if (&token != &tokens().back() || token.value || token.is(token_dash)) return false;
  const bool whole = catalogue_.find_name(fold_name(reading_.name.text)) != nullptr;
  if (whole && has_two_letters(token.text)) return true;
  const bool sure = reading_.known_name || token.text.find(' ') != std::string::npos;
  return (&token)[-1].cell != token.cell && sure && token.text.size() > 2;
}

// "Rapporto" below the title of names, "% saturation".
bool Proposal::begins_name(const TypedToken& token) const {
  const bool lone_unit = tokens().size() == 1 && token.text.find('/') != std::string::npos &&
                         is_whole_unit(token.text, catalogue_);
  if (lone_unit) return false;  // "ng/mL" below the value that it is the unit of
  const Column* column = column_at(token);
  const bool below = column != nullptr && token.box.left < column->right &&
                     token.box.right > column->left && column->role == ColumnRole::name;
  const bool share = token.text == "%" && &token != &tokens().back() &&
                     (&token)[1].cell == token.cell && (&token)[1].is(token_text);
  const bool words = std::none_of(tokens().begin(), tokens().end(), [](const TypedToken& other) {
    return other.label != nullptr || other.is(token_number | token_range);
  });
  return reading_.name.empty() && (share || (words && (below || context_.among_names)));
}

bool Proposal::lone_label(const TypedToken& token) {
  const WordRole role = token.label->role;
  // "Volume", the first of two lines of a name.
  if (context_.among_names && !token.colon && is_fact(role)) return false;
  if (role == WordRole::value_lead || role == WordRole::header_value) {
    reading_.labelled_value = true;
    return true;
  }
  if (role == WordRole::range_lead || role == WordRole::header_range)
    return reading_.labelled_range = expects_range_ = true;
  if (role == WordRole::band_word) {
    in_bands_ = true;
    range(token);
    return true;
  }
  if (is_fact(role) && token.bracketed && !token.colon) return true;  // "(CLIA)", the method
  if (is_fact(role)) note("a label of the page head", weights::page_head);
  if (role == WordRole::comment_lead) note("a comment", weights::comment);
  if (role == WordRole::header_name && token.colon && reading_.name.empty())
    reading_.labelled_name = true;
  return role == WordRole::unit_lead || role == WordRole::header_unit ||
         role == WordRole::header_name;
}

// Between it and the value stand earlier results at most.
bool Proposal::leads_value(std::size_t i) const {
  return std::all_of(tokens().begin() + static_cast<std::ptrdiff_t>(i) + 1,
                     tokens().begin() + static_cast<std::ptrdiff_t>(value_),
                     [&](const TypedToken& token) { return in(token, ColumnRole::previous); });
}

// "Ferritin am 12.01.2024", "Le 12/01/2024 : ferritine": the word belongs to the day.
bool Proposal::leads_date(std::size_t i) const {
  const TypedToken& token = tokens()[i];
  if (token.kinds != token_text || i + 1 >= value_ || !tokens()[i + 1].is(token_date)) return false;
  return catalogue_.lexicon().find(fold_name(token.text), WordRole::prose) != nullptr;
}

void Proposal::before(std::size_t i) {
  const TypedToken& token = tokens()[i];
  if (closed_cell_ == token.cell || leads_date(i)) return;
  const bool of_other =
      token.label != nullptr && !token.colon && below_title(token, ColumnRole::skip);
  if (token.label != nullptr && !of_other && before_label(token)) return;
  // A cell that begins under a title without results is skipped whole, but for a name that begins
  // with its own title: "11 Haematocrit".
  if (untitled_flag_in_front(i)) return take_flag(token);
  if (is_skipped(token)) {
    skipped_cell_ = token.cell;
    return;
  }
  // "Haemoglobin g/L   132   129": without a title of names the unit is nearest to that of results.
  const bool ends_cell =
      token.is(token_unit) && !reading_.name.empty() && token.cell == reading_.name.cell;
  if (in(token, ColumnRole::previous) && !token.is(token_name | token_text) && !ends_cell) {
    return previous(i);
  }
  if (token.is(token_date)) {
    reading_.date = token.date;
    return;
  }
  if (token.is(token_dash)) return dash_in_front(i);
  if (is_sign_of_number(i)) {
    sign_in_front_ = i;
    return;
  }
  if (before_flag(token, i) || before_column(token) || ends_cell_of_name(token)) return;
  if (take_limits_in_front(token)) return;
  if (is_unit_of_value(i)) {
    unit_before_ = i;
    return;
  }
  if (context_.antigens && is_antigen_result(token)) {
    return note("another result in front", weights::row_in_front);
  }
  if (token.is(token_number) && reading_.name.empty()) return note_counter(token);
  doubt_by(i);
  if (!is_result_in_front(token)) name(token);
}

bool Proposal::is_skipped(const TypedToken& token) const {
  const bool same_cell = skipped_cell_ == token.cell && token.is(token_text | token_name) &&
                         !begins_below_names(token);
  // "Calcium, Albumin-corrected" that reaches below the next title is one name.
  const bool ends_name = !reading_.name.empty() && token.cell == reading_.name.cell &&
                         token.is(token_text | token_name) && skipped_cell_ != token.cell;
  return is_time_of_draw(token) || ((in(token, ColumnRole::skip) || same_cell) && !ends_name);
}

// A dash in a cell of its own is a flag or an empty cell; between words it joins them.
void Proposal::dash_in_front(std::size_t i) {
  const TypedToken& token = tokens()[i];
  const bool apart = i == 0 || tokens()[i - 1].cell != token.cell;
  const bool sign = apart && !reading_.name.empty() && token.text == "-";
  if (sign && i + 1 == value_) take_flag(token);
  if (sign && below_title(token, ColumnRole::flag)) dash_in_front_ = i;
}

bool Proposal::take_limits_in_front(const TypedToken& token) {
  const bool labelled = range_in_front_ && token.is(token_range);
  range_in_front_ = range_in_front_ && !labelled;
  const bool bounds =
      labelled || (token.is(token_range) && !token.is(token_interval | token_number));
  if (!bounds || reading_.name.empty() || in(token, ColumnRole::name)) return false;
  is_part_of_name(token) ? name(token) : range(token);
  return true;
}

// "Haemoglobin   g/L   132"
bool Proposal::is_unit_of_value(std::size_t i) const {
  const TypedToken& token = tokens()[i];
  // The name stands above; a word alone could begin the rest of it.
  const bool first = i == 0 && token.text.find_first_of("%/^") != std::string::npos;
  const bool started = !reading_.name.empty() || reading_.labelled_value || first;
  // "Free Light Chain Ratio   29.85"
  const bool ends_words = reading_.name.cell == token.cell && !reading_.name.empty() &&
                          tokens()[value_].cell != token.cell && token.text.size() > 4 &&
                          std::all_of(token.text.begin(), token.text.end(), is_ascii_letter);
  return token.is(token_unit) && leads_value(i) && started && !number_in_front_ && !ends_words &&
         !ends_name_of_urine(token);
}

// Columns may stand between the name and the value.
bool Proposal::before_column(const TypedToken& token) {
  const bool named = !reading_.name.empty() && token.cell != reading_.name.cell;
  const bool never_name =
      is_whole_unit(token.text, catalogue_) || !token.is(token_name | token_text);
  const bool apart = named || reading_.labelled_value || (never_name && below_other_title(token));
  if (!apart || token.is(token_date)) return false;
  const auto place = role(token);
  if (!place) {
    // Two bounds, or one where the value itself has no comparator.
    const Value* value = tokens()[value_].value ? &*tokens()[value_].value : nullptr;
    const bool plain = value != nullptr && value->kind == ValueKind::number &&
                       value->comparator == Comparator::none;
    const bool limit =
        token.is(token_range) && (token.is(token_interval) || (plain && token.is(token_number)));
    if (named && limit) range(token);
    return named && limit;
  }
  if (*place == ColumnRole::range || *place == ColumnRole::low || *place == ColumnRole::high) {
    if (token.is(token_number) && !token.is(token_range) && is_behind_whole_range(token)) {
      note_beside_value();
      return true;
    }
    const bool own_unit = token.is(token_unit) && !context_.columns->has(ColumnRole::unit);
    own_unit ? unit(token) : range(token);
    return true;
  }
  const bool unit_like = token.is(token_unit) || is_whole_unit(token.text, catalogue_) ||
                         (token.is(token_text) && has_letter(token.text));
  if (*place != ColumnRole::unit || !unit_like) return false;
  unit(token);
  return true;
}

// "Parathyrin (1-84)   71.2   pg/mL   (15.0 - 65.0)": the limits stand behind the value.
bool Proposal::is_part_of_name(const TypedToken& token) const {
  if (!token.text.starts_with('(') || token.cell != reading_.name.cell) return false;
  return std::any_of(tokens().begin() + static_cast<std::ptrdiff_t>(value_) + 1, tokens().end(),
                     [&](const TypedToken& behind) {
                       return behind.cell != token.cell && behind.is(token_range);
                     });
}

// "Total protein 60-80      116": the limits of a known name, right behind it in a list whose
// columns are one blank apart.
bool Proposal::ends_cell_of_name(const TypedToken& token) {
  const bool last = token.end == line_.cells[token.cell].size();
  const bool limits = token.is(token_range) && token.is(token_interval) && !token.bracketed;
  const bool behind_name = !reading_.name.empty() && token.cell == reading_.name.cell &&
                           tokens()[value_].cell != token.cell;
  if (context_.columns != nullptr || !last || !limits || !behind_name) return false;
  if (catalogue_.find_name(fold_name(reading_.name.text)) == nullptr) return false;
  range(token);
  return true;
}

// Names have a title of their own, and the token stands right below another.
bool Proposal::below_other_title(const TypedToken& token) const {
  const Column* column = column_at(token);
  if (column == nullptr || !context_.columns->has(ColumnRole::name)) return false;
  const bool below = token.box.left < column->right && token.box.right > column->left;
  return below && column->role != ColumnRole::name;
}

// "Volume   30   ml" under the titles of names and results.
bool Proposal::names_row(const TypedToken& token) const {
  return token.label->role == WordRole::fact_other && !token.colon && reading_.name.empty() &&
         token.begin == 0 && below_title(token, ColumnRole::name) &&
         tokens()[value_].cell != token.cell && below_title(tokens()[value_], ColumnRole::value);
}

// "Potas (ICD-9: N45)": a code in brackets that the name is printed with.
bool Proposal::is_coded(const TypedToken& token) const {
  const std::size_t i = static_cast<std::size_t>(&token - tokens().data()) + 1;
  if (!token.bracketed || !token.colon || i >= tokens().size()) return false;
  const TypedToken& code = tokens()[i];
  return code.cell == token.cell && code.text.ends_with(')') && code.text.size() < 8 &&
         holds_digit(code.text);
}

bool Proposal::below_title(const TypedToken& token, ColumnRole role) const {
  const Column* column = column_at(token);
  return column != nullptr && column->role == role && token.box.left < column->right &&
         token.box.right > column->left;
}

bool Proposal::begins_below_names(const TypedToken& token) const {
  if (!reading_.name.empty()) return reading_.name.cell == token.cell;
  const Column* column = column_at(token);
  return column != nullptr && column->role == ColumnRole::name &&
         token.box.left >= column->left - 0.5 * double(line_.line->font_size);
}

// "HbA1c target: 53", "Cut-off HbA1c: 6.5": in the name's cell or at the start of the line.
bool Proposal::labels_target(const TypedToken& token) const {
  if (token.bracketed) return false;
  const bool in_name = reading_.name.empty() ? token.cell == 0 && token.begin == 0
                                             : token.cell == reading_.name.cell;
  return in_name && catalogue_.lexicon().find(token.label->key, WordRole::target_word) != nullptr;
}

bool Proposal::before_label(const TypedToken& token) {
  const WordRole role = token.label->role;
  if (names_row(token)) return false;
  reading_.labelled_target = reading_.labelled_target || labels_target(token);
  if (is_fact(role) && (reading_.name.empty() || token.colon)) {
    note("a label of the page head", weights::page_head);
    return true;
  }
  const bool side_note = role == WordRole::header_skip && token.colon;
  if ((role == WordRole::comment_lead || side_note) && reading_.name.empty()) {
    note("a comment", weights::comment);
    return true;
  }
  const bool explains = role == WordRole::header_skip || role == WordRole::comment_lead ||
                        role == WordRole::fact_specimen;
  if (explains && is_coded(token)) return false;
  if (explains && token.colon && !reading_.name.empty() && token.cell == reading_.name.cell) {
    closed_cell_ = token.cell;  // "Method: ECLIA" below the name
    return true;
  }
  if (role == WordRole::band_word && reading_.name.empty())
    note("a band of a range", weights::band_line);
  const bool leads_value = role == WordRole::value_lead || role == WordRole::header_value;
  if (leads_value) {
    reading_.labelled_value = true;
    return true;
  }
  if (role == WordRole::range_lead || role == WordRole::header_range) return range_in_front_ = true;
  if (role != WordRole::header_name || !token.colon) return false;
  reading_.labelled_name = reading_.labelled_name || reading_.name.empty();
  return true;
}

// "PCR ad alta   3,8": a word in the name's cell, away from the value, where the name is not
// complete without it.
bool Proposal::ends_name(const TypedToken& token) const {
  const bool in_name = !reading_.name.empty() && token.cell == reading_.name.cell &&
                       token.cell != tokens()[value_].cell && has_letter(token.text);
  return in_name && catalogue_.find_name(fold_name(reading_.name.text)) == nullptr;
}

void Proposal::settle_unit_before() {
  if (!unit_before_) return;
  const bool follows = value_ + 1 < tokens().size() && tokens()[value_ + 1].is(token_unit);
  const TypedToken& token = tokens()[*unit_before_];
  if (follows || token.bracketed || token.text.starts_with('(')) {
    name(token);
  } else {
    append(reading_.unit, token, line_);
  }
}

}  // namespace labread

// The value of a proposal, with the words that are part of it, and what its place says.
#include <algorithm>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/layout/cell_text.h"
#include "parser/rows/pieces.h"
#include "parser/rows/row_proposal.h"
#include "parser/rows/weights.h"
#include "parser/tokens/currency.h"

namespace labread {
namespace {

Value unknown_word() {
  Value value;
  value.kind = ValueKind::word;
  return value;
}

// "Calcium oxalate - few": what was seen has a name of its own, and is no analyte.
bool is_name_of_finding(const TypedToken& token) {
  return token.is(token_name) && token.name != nullptr && token.name->analytes.empty() &&
         !token.is(token_unit | token_range);
}

// Of analytes without a unit, whatever heads the column: "A/G ratio   1.09" below "%".
bool is_ratio(const RowReading& reading, const Catalogue& catalogue) {
  return !reading.candidates.empty() &&
         std::ranges::all_of(reading.candidates, [&](AnalyteIndex i) {
           const auto& units = catalogue.analyte(i).units;
           return units.size() == 1 && units.front().ucum == "1";
         });
}

}  // namespace

// "Colour   amber": all of a cell beside all of the name of a test that is no analyte.
bool Proposal::describes_test(const TypedToken& token) const {
  const TypedToken& name = tokens().front();
  return value_ == 1 && token.is(token_word_value) && token.value->kind == ValueKind::word &&
         !token.value->word.empty() && name.name != nullptr && name.name->analytes.empty() &&
         name.label == nullptr && name.begin == 0 && name.end == line_.cells[name.cell].size() &&
         token.end == line_.cells[token.cell].size();
}

// Results in words that could be plain text as well ("normal", "present") do not count.
bool Proposal::has_own_cell(const TypedToken& token) const {
  // "Value Microcytes present": all of the cell behind its label.
  const bool led = &token != tokens().data() && (&token)[-1].label != nullptr &&
                   (&token)[-1].begin == 0 && (&token)[-1].cell == token.cell;
  if (!token.value && led) return reading_.labelled_value && !reading_.name.empty();
  if (!token.value || token.is(token_number | token_range) || reading_.name.empty()) return false;
  const std::size_t behind = tokens().size() - value_ - 1;
  const bool last = behind == 0 || (behind == 1 && tokens().back().is(token_flag));
  const bool grade =
      token.value->kind == ValueKind::ordinal && below_title(token, ColumnRole::value);
  const bool definite = grade || is_definite_word(token.value->word, catalogue_);
  if (!(definite || describes_test(token)) || !last) return false;
  if (definite && is_short_row()) return true;
  if (token.begin != 0) return false;
  const bool titled =
      below_title(token, ColumnRole::value) && token.cell != reading_.name.cell && in_name_column();
  return titled || (line_.cells.size() == 2 && token.cell == 1);
}

// "Borrelia IgG negative", one blank apart, among other results: a name of few words and no prose;
// of a few more where a colon ends it.
bool Proposal::is_short_row() const {
  const auto blanks = std::count(reading_.name.text.begin(), reading_.name.text.end(), ' ');
  const std::ptrdiff_t most = value_ > 0 && tokens()[value_ - 1].colon ? 5 : 2;
  const char first = reading_.name.text.front();
  const bool capital = !(first >= 'a' && first <= 'z');
  return context_.after_row && line_.cells.size() == 1 && blanks <= most && capital &&
         reading_.left_over.empty() && line_.prose_words == 0;
}

// "Erythrozyten   ca. 250/µl": a short word with its dot in front of a number begins the cell.
bool Proposal::is_about() const {
  constexpr std::size_t longest = 8;
  if (value_ == 0 || !tokens()[value_].is(token_number)) return false;
  const TypedToken& word = tokens()[value_ - 1];
  const bool lower = word.text.front() >= 'a' && word.text.front() <= 'z';
  return lower && word.kinds == token_text && word.cell == tokens()[value_].cell && word.cell > 0 &&
         word.begin == 0 && word.text.ends_with('.') && word.text.size() <= longest;
}

bool Proposal::leads_with_name() const { return is_name_of_finding(tokens()[first_of_words()]); }

// Of the words up to the value in its cell, behind a colon or a leader, the first.
std::size_t Proposal::first_of_words() const {
  std::size_t first = value_;
  const std::size_t cell = tokens()[value_].cell;
  while (first > 0 && tokens()[first - 1].cell == cell && !tokens()[first - 1].colon) --first;
  return first;
}

// "Potassium   Sample haemolysed", "Gram stain: Bacilli negative": words in front of a word result,
// behind the name's cell or what leads from it, are part of it, unless the name goes on with them.
std::size_t Proposal::first_of_value() const {
  const TypedToken& token = tokens()[value_];
  if (is_about()) return value_ - 1;
  if (!token.is(token_word_value) || token.begin == 0) return value_;
  const std::size_t first = first_of_words();
  const bool led = first > 0 && tokens()[first - 1].cell == token.cell;
  if (first == 0 || first == value_ || (!led && tokens()[first].begin != 0)) return value_;
  const bool words = std::all_of(
      tokens().begin() + static_cast<std::ptrdiff_t>(first),
      tokens().begin() + static_cast<std::ptrdiff_t>(value_), [](const TypedToken& word) {
        const bool plain =
            word.kinds == token_text || word.is(token_flag) || is_name_of_finding(word);
        return plain && (has_letter(word.text) || word.is(token_dash));
      });
  const bool elsewhere =
      context_.columns != nullptr && !led && !below_title(tokens()[first], ColumnRole::value);
  if (!words || elsewhere) return value_;
  const TypedToken& front = tokens()[first - 1];
  std::string name = line_.cells[front.cell].substr(0, front.end);
  const bool named = catalogue_.find_name(fold_name(name)) != nullptr;
  if (!named && !(led && tokens().front().is(token_name))) return value_;
  for (std::size_t i = first; i < value_; ++i) {
    name += " " + tokens()[i].text;
    if (catalogue_.find_name(fold_name(name)) != nullptr) return value_;
  }
  return first;
}

// "Clear amber" in a cell below the title of results, where ranges have a title of their own.
bool Proposal::goes_on_in_words(const TypedToken& token) const {
  const Columns* columns = context_.columns;
  const bool ranged = columns != nullptr && columns->aligned && columns->has(ColumnRole::range);
  if (!ranged || !token.is(token_word_value) || token.is(token_number | token_flag)) return false;
  const Rect& cell = line_.line->cells[token.cell].box;
  return std::all_of(columns->columns.begin(), columns->columns.end(), [&](const Column& column) {
    const bool below = cell.left < column.right && cell.right > column.left;
    return below == (column.role == ColumnRole::value);
  });
}

// A letter that may be a flag, in front of a word of its cell that is nothing else: the "в" ("in")
// of "единичные в препарате".
bool Proposal::is_letter_of_words(std::size_t i) const {
  const TypedToken& token = tokens()[i];
  if (!token.is(token_flag) || has_two_letters(token.text) || !has_letter(token.text)) return false;
  return i + 1 < tokens().size() && tokens()[i + 1].cell == token.cell &&
         tokens()[i + 1].kinds == token_text && has_two_letters(tokens()[i + 1].text);
}

// "Detected in traces *": nothing but flags up to the end of the cell.
bool Proposal::is_flag_at_end(std::size_t i) const {
  const std::size_t cell = tokens()[i].cell;
  for (; i < tokens().size() && tokens()[i].cell == cell; ++i) {
    if (!tokens()[i].is(token_flag) || tokens()[i].value) return false;
  }
  return true;
}

// Behind the token in its cell stands a word that is nothing else, and no name.
bool Proposal::has_plain_word(std::size_t i) const {
  const std::size_t cell = tokens()[i].cell;
  for (++i; i < tokens().size() && tokens()[i].cell == cell; ++i) {
    const std::string& text = tokens()[i].text;
    const bool lower = is_ascii_letter(text[0]) ? text[0] >= 'a' : has_letter(text);
    if (tokens()[i].kinds == token_text && lower && has_two_letters(text)) return true;
  }
  return false;
}

// "Absence of parasites", "Detected in traces": the words behind a word result, up to the end of
// its own cell. Of capitals, "Negative ELISA", it is not known that they are.
void Proposal::take_words_behind(const TypedToken& first) {
  if (first.begin != 0 || !first.value || first.value->kind != ValueKind::word) return;
  if (reading_.name.empty() || first.cell == reading_.name.cell) return;
  std::size_t end = value_ + 1;
  for (; end < tokens().size() && tokens()[end].cell == first.cell; ++end) {
    const TypedToken& token = tokens()[end];
    const bool known = goes_on_in_words(token) || is_letter_of_words(end);
    if (!known && is_flag_at_end(end)) break;
    const bool word =
        known || (token.is(token_text | token_name) && !token.is(token_unit | token_flag) &&
                  has_two_letters(token.text) && has_letter(token.text));
    const char begin = token.text.front();
    const bool capital = end == value_ + 1 && begin >= 'A' && begin <= 'Z' && !known;
    const bool elsewhere = context_.columns != nullptr && !known && !in(token, ColumnRole::value);
    if (!word || capital || token.label != nullptr || token.bracketed || elsewhere) {
      // "Positive in 2 of 3 samples": the first word alone may say something else.
      if (has_plain_word(value_))
        note("words behind it that may be its own", weights::contradiction);
      return;
    }
  }
  if (end - value_ > 4) note("long for a result", weights::prose);
  for (std::size_t i = value_ + 1; i < end; ++i) append(reading_.value, tokens()[i], line_);
  value_ = end - 1;
}

void Proposal::take_value() {
  const TypedToken& token = tokens()[value_];
  const bool led = !reading_.value.empty();
  append(reading_.value, token, line_);
  take_change(token);
  after_previous_ = false;
  reading_.could_be_range = token.is(token_range);
  reading_.read = token.value ? *token.value : unknown_word();
  const bool seen = led && leads_with_name();
  if (led && !seen && reading_.read.kind == ValueKind::word) reading_.read = unknown_word();
  const auto place = role(token);
  const Column* column = column_at(token);
  const bool in_unit = column != nullptr && column->holds_values_in_unit();
  if (in_unit && !is_ratio(reading_, catalogue_)) reading_.unit = {column->unit, token.box};
  if (column != nullptr && column->date) reading_.date = Moment{*column->date, {}};
  if (is_among_words()) note("words of the result in front", weights::spoiled_number);
  if (goes_on_behind_comma(token)) note("words of the name", weights::spoiled_number);
  if (!token.value) take_value_words(token);
  if (token.is(token_word_value)) take_words_behind(token);
  take_organism(token);
  if (token.value && token.value->kind == ValueKind::status) take_status_words(token);
  reading_.own_cell = has_own_cell(token);
  if (value_ > 0 && tokens()[value_ - 1].colon && tokens()[value_ - 1].label == nullptr)
    note("a colon in front", is_whole_line(token) ? weights::colon_of_word : weights::colon);
  const bool spoiled = value_ + 1 < tokens().size() && tokens()[value_ + 1].cell == token.cell &&
                       is_spoiled_number(tokens()[value_ + 1].text);
  if (spoiled) note("a number with letters in it", weights::spoiled_number);
  if (is_price()) note("a price", weights::price);
  if (tells_limit()) note("a limit and what it means", weights::band_line);
  if (in_name_cell()) note("a number among the words of the name", weights::wrong_column);
  if (is_number_of_name()) note("a number that may be the name's", weights::spoiled_number);
  if (is_power_of_unit()) note("the power of a unit", weights::spoiled_number);
  if (context_.among_names) note("among the names", weights::wrong_column);
  note_place(place);
}

// What the titles say of the place, which is that of the word the value was told by, and a day.
void Proposal::note_place(std::optional<ColumnRole> place) {
  const Columns* columns = context_.columns;
  const bool below_results = place == ColumnRole::value;
  if (date_follows(value_)) {
    // Where earlier results have a title, one alone with its day is no result of today.
    const bool earlier = columns && columns->has(ColumnRole::previous) && !below_results;
    note("a date behind it, as of an earlier result", earlier ? weights::unplaced : weights::dated);
  }
  // "10 Creatinine      umol/L   41-81   21": the numbers of the row and of one beside it, and no
  // value.
  const bool beside_row =
      reading_.name.empty() || (!reading_.unit.empty() && !reading_.range.empty());
  if (columns && columns->has(ColumnRole::value) && place && !below_results && beside_row) {
    note("a number in front of the row or behind it", weights::limit_column);
  }
  if (columns && columns->priced()) {
    note("in a list of prices", weights::limit_column);
  } else if (below_results) {
    note("under the title of results", weights::value_column);
  } else if (place == ColumnRole::low || place == ColumnRole::high) {
    note("under the title of a limit", weights::limit_column);
  } else if (place == ColumnRole::name) {
    note("under the title of names", weights::wrong_column);
  } else if (place) {
    note("under another title", weights::wrong_column);
  }
}

// "2.1 -> 3.4"
void Proposal::take_change(const TypedToken& token) {
  if (token.earlier.empty()) return;
  reading_.value.text = token.text.substr(token.later);
  for (auto earlier = token.earlier.rbegin(); earlier != token.earlier.rend(); ++earlier) {
    reading_.previous.push_back({*earlier, "", ""});
  }
}

// "HBsAg   Âm tính < 1.0   S/CO": nothing but unknown words leads to the limit in its cell, which
// is not the name's.
bool Proposal::is_led_limit() const {
  const TypedToken& limit = tokens()[value_];
  std::size_t first = value_;
  while (first > 0 && tokens()[first - 1].cell == limit.cell) --first;
  if (first == value_ || first == 0 || reading_.name.empty()) return false;
  return std::all_of(&tokens()[first], &limit, [](const TypedToken& token) {
    return token.kinds == token_text && has_letter(token.text);
  });
}

// "Ferritin < 15 µg/l: iron is lacking", "Vitamin D: < 20 ng/mL deficient; 20 - 30 insufficient"
bool Proposal::tells_limit() const {
  if (!tokens()[value_].is(token_range)) return false;
  if (is_led_limit()) return true;
  const std::size_t unit = value_ + 1 < tokens().size() && tokens()[value_ + 1].is(token_unit) &&
                                   tokens()[value_ + 1].cell == tokens()[value_].cell
                               ? value_ + 1
                               : value_;
  if (unit + 1 >= tokens().size()) return false;
  const TypedToken& behind = tokens()[unit + 1];
  if (tokens()[unit].colon) return has_letter(behind.text);
  return behind.cell == tokens()[unit].cell && behind.text.ends_with(';') &&
         catalogue_.lexicon().find(fold_name(behind.text), WordRole::band_word) != nullptr;
}

// "$ 11.900", "R$ 34,50", "28,40 €"
bool Proposal::is_price() const {
  const bool behind = value_ + 1 < tokens().size() &&
                      tokens()[value_ + 1].cell == tokens()[value_].cell &&
                      is_currency(tokens()[value_ + 1].text);
  return behind || (value_ > 0 && is_currency(tokens()[value_ - 1].text));
}

// "Clarity:   slightly cloudy": a known name and a known word, and nothing else on the line.
bool Proposal::is_whole_line(const TypedToken& value) const {
  const bool bullet = is_ornament(tokens().front().text);
  return value.is(token_word_value) && tokens().size() == (bullet ? 3 : 2) && reading_.known_name;
}

// "Vitamin D 3      ng/mL", "Glucose 120 min   mg/dL", and below titles what stands behind the name
// and not below that of results: where the result's cell is empty the name's own number is none.
bool Proposal::is_number_of_name() const {
  const TypedToken& token = tokens()[value_];
  const bool whole = token.is(token_number) && !token.is(token_range) && is_digits(token.text);
  if (!whole || reading_.name.empty() || reading_.name.cell != token.cell) return false;
  const bool apart = value_ + 1 == tokens().size() || tokens()[value_ + 1].cell != token.cell;
  if (!apart) return goes_on_to_unit();
  const Columns* columns = context_.columns;
  if (columns != nullptr && columns->aligned && columns->has(ColumnRole::value)) {
    return !below_title(token, ColumnRole::value);
  }
  const std::string name = fold_name(reading_.name.text);
  return catalogue_.find_name(name + " " + token.text) != nullptr ||
         catalogue_.find_name(name + token.text) != nullptr;
}

// "Liquefaction   Complete at 30 min", "Casts   Few seen in 3 fields": words begin the value's cell
// below the title of results, away from the name, which is none that goes on with them.
bool Proposal::is_among_words() const {
  const TypedToken& token = tokens()[value_];
  const Columns* columns = context_.columns;
  if (columns == nullptr || !columns->aligned || reading_.name.empty()) return false;
  std::size_t first = value_;
  while (first > 0 && tokens()[first - 1].cell == token.cell) --first;
  const TypedToken& lead = tokens()[first];
  const bool in_front = first < value_ && reading_.name.box.left < lead.box.left;
  if (!in_front || !below_title(lead, ColumnRole::value)) return false;
  if (lead.value && lead.value->kind == ValueKind::word) return has_plain_word(first);
  const bool words = std::all_of(&lead, &token, [](const TypedToken& word) {
    return word.kinds == token_text && has_letter(word.text);
  });
  return words && token.is(token_number) && has_two_letters(lead.text) &&
         catalogue_.find_name(fold_name(reading_.name.text)) == nullptr;
}

// "120 min   mg/dL", "8 AM   ug/dL": words behind the number in its cell, and the unit in another.
bool Proposal::goes_on_to_unit() const {
  const TypedToken& next = tokens()[value_ + 1];
  const bool hour = next.text == "h" || next.text == "min";
  if (!hour && next.is(token_flag | token_unit | token_range | token_number)) return false;
  return std::any_of(
      tokens().begin() + static_cast<std::ptrdiff_t>(value_) + 1, tokens().end(),
      [&](const TypedToken& later) { return later.cell != next.cell && later.is(token_unit); });
}

// "Platelets 10 9/L"
bool Proposal::is_power_of_unit() const {
  if (value_ == 0 || value_ + 1 >= tokens().size()) return false;
  const TypedToken& ten = tokens()[value_ - 1];
  const TypedToken& unit = tokens()[value_ + 1];
  return ten.text == "10" && ten.cell == tokens()[value_].cell && unit.is(token_unit) &&
         unit.text.starts_with('/') && unit.begin == tokens()[value_].end;
}

// "Calcium, 24 h   112 mg/24 h": another number with its unit has a cell of its own.
bool Proposal::in_name_cell() const {
  const TypedToken& token = tokens()[value_];
  if (reading_.name.empty() || reading_.name.cell != token.cell || context_.columns) return false;
  const auto is_unit = [&](std::size_t i) {
    return i < tokens().size() && tokens()[i].is(token_unit);
  };
  if (is_unit(value_ + 1) && tokens()[value_ + 1].cell == token.cell) return false;
  for (std::size_t i = value_ + 1; i < tokens().size(); ++i) {
    const bool begins = tokens()[i].cell != token.cell && tokens()[i].begin == 0;
    if (begins && tokens()[i].is(token_number) && !tokens()[i].is(token_range) && is_unit(i + 1) &&
        tokens()[i + 1].cell == tokens()[i].cell) {
      return true;
    }
  }
  return false;
}

// "Complete at 30 min": behind the words of the value how many of what, up to the cell's end.
bool Proposal::ends_in_time() const {
  if (value_ + 2 >= tokens().size() || !tokens()[value_ + 1].is(token_number)) return false;
  const TypedToken& word = tokens()[value_];
  const TypedToken& number = tokens()[value_ + 1];
  const TypedToken& unit = tokens()[value_ + 2];
  return word.kinds == token_text && word.begin > 0 && number.cell == word.cell &&
         unit.cell == word.cell && is_digits(number.text) && number.text.size() < 3 &&
         unit.kinds == token_text && unit.end == line_.cells[unit.cell].size();
}

void Proposal::take_value_words(const TypedToken& first) {
  int count = 1;
  while (value_ + 1 < tokens().size()) {
    const TypedToken& next = tokens()[value_ + 1];
    if (ends_in_time()) {
      append(reading_.value, next, line_);
      append(reading_.value, tokens()[value_ + 2], line_);
      value_ += 2;
      return;
    }
    // "measured 31": the number is the result, or nothing says which is.
    if (next.cell == first.cell && next.is(token_number)) {
      return note("a number behind words that are no known result", weights::contradiction);
    }
    const bool words = next.is(token_text | token_name | token_word_value | token_interval);
    if (next.cell != first.cell || !words) return;
    append(reading_.value, next, line_);
    if (is_spoiled_number(next.text)) note("a number with letters in it", weights::spoiled_number);
    ++value_;
    if (++count > 3) return note("long for a result", weights::prose);
  }
}

// "Natriuretic peptide, NT-proBNP" that reaches below the title of results: what is no known result
// behind a comma of the name is a part of it.
bool Proposal::goes_on_behind_comma(const TypedToken& token) const {
  const std::size_t name = reading_.name.cell;
  const bool inside = token.cell == name;
  const bool behind = token.cell == name + 1 && token.begin == 0;
  if (token.value || reading_.name.empty() || !(inside || behind)) return false;
  const std::string_view front =
      std::string_view(line_.cells[name]).substr(0, inside ? token.begin : std::string_view::npos);
  return front.substr(0, front.find_last_not_of(' ') + 1).ends_with(',');
}

// "250 STAPHYLOCOCCUS AUREUS": how many of what grew.
void Proposal::take_organism(const TypedToken& count) {
  if (!count.is(token_number) || value_ + 1 >= tokens().size()) return;
  const TypedToken& organism = tokens()[value_ + 1];
  if (organism.cell != count.cell || !organism.value || organism.value->word != "organism") return;
  append(reading_.value, organism, line_);
  reading_.read = *organism.value;
  reading_.could_be_range = false;
  ++value_;
}

// "Sample clotted, please repeat": why there is no result, up to the end of its cell.
void Proposal::take_status_words(const TypedToken& first) {
  if (first.begin != 0 || reading_.name.empty() || first.cell == reading_.name.cell) return;
  const bool capitals = std::none_of(first.text.begin(), first.text.end(),
                                     [](char c) { return c >= 'a' && c <= 'z'; });
  std::size_t end = value_ + 1;
  for (; end < tokens().size() && tokens()[end].cell == first.cell; ++end) {
    const TypedToken& token = tokens()[end];
    if (below_title(token, ColumnRole::skip)) break;  // "see below" beside a site's code
    if (!has_two_letters(token.text)) break;          // of a watermark
    const bool site = !capitals && end + 1 == tokens().size() && is_code_text(token.text);
    if (site) break;
    const bool word = token.is(token_text | token_word_value) && has_letter(token.text);
    if (!word || token.label != nullptr) return;
  }
  for (std::size_t i = value_ + 1; i < end; ++i) append(reading_.value, tokens()[i], line_);
  value_ = end - 1;
}

}  // namespace labread

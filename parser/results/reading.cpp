#include "parser/results/reading.h"

#include <algorithm>
#include <cctype>

#include "base/fold.h"
#include "base/utf8.h"
#include "parser/results/weights.h"
#include "parser/tokens/flag.h"
#include "parser/tokens/range.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

// Adds a token as it is printed: with what stands between it and the piece, where that is only
// punctuation, else with a blank.
void append(Piece& piece, const TypedToken& token, const TypedLine& line) {
  if (piece.empty()) {
    piece = {token.text, token.box, token.cell, token.end};
    return;
  }
  std::string between = " ";
  if (piece.cell == token.cell && piece.end <= token.begin) {
    const std::string gap = line.cells[token.cell].substr(piece.end, token.begin - piece.end);
    if (fold_name(gap).empty()) between = gap;
  }
  piece.text += between + token.text;
  piece.box = united(piece.box, token.box);
  piece.cell = token.cell;
  piece.end = token.end;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC0) return true;
  }
  return false;
}

bool is_fact_role(WordRole role) {
  switch (role) {
    case WordRole::fact_sex:
    case WordRole::fact_age:
    case WordRole::fact_birth:
    case WordRole::fact_collected:
    case WordRole::fact_received:
    case WordRole::fact_reported:
    case WordRole::fact_specimen:
    case WordRole::fact_laboratory:
    case WordRole::fact_status:
    case WordRole::fact_patient:
    case WordRole::fact_other: return true;
    default: return false;
  }
}

bool is_code_text(std::string_view text) {
  return text.size() >= 2 && text.size() <= 4 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "01", "02": a laboratory's number at the end of a row.
bool is_code_number(std::string_view text) {
  return (text.size() == 2 || text.size() == 3) && text[0] == '0' &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Value unknown_word() {
  Value value;
  value.kind = ValueKind::word;
  return value;
}

// Distributes the tokens of a line around one of them as the value.
class Proposal {
 public:
  Proposal(const TypedLine& line, std::size_t value, const RowContext& context,
           const Conventions& conventions, const Catalogue& catalogue)
      : line_(line),
        value_(value),
        context_(context),
        conventions_(conventions),
        catalogue_(catalogue) {}

  // All tokens of a line without a value: a name, or what completes a result above.
  RowReading make_without_value() {
    for (const TypedToken& token : tokens()) lone(token);
    close_range();
    drop_code_from_name();
    return std::move(reading_);
  }

  RowReading make() {
    for (std::size_t i = 0; i < value_; ++i) before(i);
    settle_unit_before();
    take_value();
    take_rest();
    note_limit_table();
    drop_code_from_name();
    if (second_) add_second();
    return std::move(reading_);
  }

 private:
  const std::vector<TypedToken>& tokens() const { return line_.tokens; }

  void take_rest() {
    for (std::size_t i = value_ + 1; i < tokens().size() && !second_; ++i) {
      if (starts_second(i)) {
        second_ = i;
      } else {
        after(i);
      }
    }
    close_range();
  }

  // "<150   150 - 199   200 - 499": a guide prints several limits where a result has one range.
  void note_limit_table() {
    const auto limits = std::count_if(tokens().begin(), tokens().end(),
                                      [](const TypedToken& token) { return token.is(token_range); });
    if (tokens()[value_].is(token_range) && limits > 2) note("a table of limits", weights::limit_table);
  }

  // "58,2 % soit 3562 /mm3": a further value in another unit is a result of the same name.
  bool starts_second(std::size_t i) const {
    const TypedToken& token = tokens()[i];
    if (!token.is(token_number) || token.is(token_range) || reading_.unit.empty()) return false;
    if (in(token, ColumnRole::range) || in(token, ColumnRole::previous)) return false;
    return i + 1 < tokens().size() && tokens()[i + 1].is(token_unit) &&
           fold_unit(tokens()[i + 1].text) != fold_unit(reading_.unit.text);
  }

  void add_second() {
    Proposal other(line_, *second_, context_, conventions_, catalogue_);
    other.reading_.name = reading_.name;
    other.reading_.candidates = reading_.candidates;
    other.reading_.known_name = reading_.known_name;
    other.take_value();
    other.take_rest();
    if (other.second_ || !other.reading_.left_over.empty()) {
      reading_.left_over.push_back(other.reading_.value.text);
    } else {
      reading_.more.push_back(std::move(other.reading_));
    }
  }

  std::optional<ColumnRole> role(const TypedToken& token) const {
    if (context_.columns == nullptr) return std::nullopt;
    const Column* column = context_.columns->at(token.box);
    return column ? std::optional(column->role) : std::nullopt;
  }
  bool in(const TypedToken& token, ColumnRole wanted) const { return role(token) == wanted; }

  void note(std::string_view what, double weight) { reading_.placement.push_back({what, weight}); }
  void leave(const TypedToken& token) { reading_.left_over.push_back(token.text); }

  void lone(const TypedToken& token) {
    if (token.label != nullptr) {
      // "Method: ECLIA   Material: serum": neither name nor value until the next label.
      in_side_note_ = token.label->role == WordRole::header_skip ||
                      token.label->role == WordRole::fact_specimen;
      if (in_side_note_ || lone_label(token)) return;
    }
    if (in_side_note_) return;
    if (in(token, ColumnRole::skip)) return;
    if (token.is(token_date)) {
      reading_.date = token.date;
    } else if (in_bands_ || in(token, ColumnRole::range) ||
               (expects_range_ && !token.is(token_unit))) {
      range(token);
    } else if (token.is(token_range) && !token.is(token_name)) {
      range(token);
    } else if (token.is(token_unit) && (reading_.name.empty() || token.cell > 0)) {
      unit(token);
    } else if (token.is(token_flag) && (reading_.name.empty() || in(token, ColumnRole::flag))) {
      if (token.is(token_dash)) return;
      if (!reading_.flag.empty()) return leave(token);  // the labels of a gauge
      take_flag(token);
    } else if (!token.is(token_dash)) {
      name(token);
    }
  }

  // True where the label is done with.
  bool lone_label(const TypedToken& token) {
    const WordRole role = token.label->role;
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
    if (is_fact_role(role)) note("a label of the page head", weights::page_head);
    if (role == WordRole::comment_lead) note("a comment", weights::comment);
    return role == WordRole::unit_lead || role == WordRole::header_unit ||
           role == WordRole::header_name;
  }

  void before(std::size_t i) {
    const TypedToken& token = tokens()[i];
    if (token.label != nullptr && before_label(token)) return;
    // A cell that begins under a title without results is skipped whole.
    const bool same_cell = skipped_cell_ == token.cell && token.is(token_text | token_name);
    if (in(token, ColumnRole::skip) || same_cell) {
      skipped_cell_ = token.cell;
      return;
    }
    if (in(token, ColumnRole::previous) && !token.is(token_name | token_text)) return previous(i);
    if (token.is(token_date)) {
      reading_.date = token.date;
      return;
    }
    if (token.is(token_dash)) {
      // A dash in a cell of its own is a flag or an empty cell; between words it joins them.
      const bool apart = i == 0 || tokens()[i - 1].cell != token.cell;
      if (i + 1 == value_ && apart && !reading_.name.empty() && token.text == "-") take_flag(token);
      return;
    }
    if (before_flag(token, i)) return;
    const bool bounds = token.is(token_range) && !token.is(token_interval | token_number);
    if (bounds && !reading_.name.empty() && !in(token, ColumnRole::name)) {
      range(token);
      return;
    }
    if (token.is(token_unit) && i + 1 == value_ && !reading_.name.empty()) {
      unit_before_ = i;
      return;
    }
    if (token.is(token_number) && reading_.name.empty()) return;  // a counter in front of the name
    if (token.is(token_number | token_word_value) && !token.bracketed &&
        !in(token, ColumnRole::name)) {
      note("a value stands in front of the value", weights::value_in_name);
    }
    name(token);
  }

  // Labels in front of the value; true where the token is done with.
  bool before_label(const TypedToken& token) {
    const WordRole role = token.label->role;
    if (is_fact_role(role) && (reading_.name.empty() || token.colon)) {
      note("a label of the page head", weights::page_head);
      return true;
    }
    if (role == WordRole::comment_lead && reading_.name.empty()) {
      note("a comment", weights::comment);
      return true;
    }
    if (role == WordRole::band_word && reading_.name.empty())
      note("a band of a range", weights::band_line);
    const bool leads_value = role == WordRole::value_lead || role == WordRole::header_value;
    if (leads_value) {
      reading_.labelled_value = true;
      return true;
    }
    if (role == WordRole::range_lead || role == WordRole::header_range) return true;
    return role == WordRole::header_name && token.colon;
  }

  // In a flag column single letters are flags too; true where the token is one.
  bool column_flag(const TypedToken& token) {
    if (!in(token, ColumnRole::flag) || token.is(token_unit | token_range)) return false;
    const auto flag = ::labread::take_flag(token.text, catalogue_.lexicon(), true);
    if (!flag || flag->length != token.text.size()) return false;
    if (reading_.flag.empty()) {
      append(reading_.flag, token, line_);
      reading_.flag_meaning = flag->value.meaning;
    } else {
      append(reading_.flag, token, line_);
    }
    return true;
  }

  bool before_flag(const TypedToken& token, std::size_t i) {
    if (!reading_.name.empty() && column_flag(token)) return true;
    if (!token.is(token_flag) || token.is(token_dash)) return false;
    const bool flag_place =
        in(token, ColumnRole::flag) || (i + 1 == value_ && !reading_.name.empty());
    const bool word_in_front = reading_.name.empty() && i + 1 == value_ && token.text.size() > 2;
    if (word_in_front) {  // "In Range 4.7 mg/dL" below its name
      take_flag(token);
      return true;
    }
    const bool lead_star = token.text.front() == '*' && reading_.name.empty();
    if (lead_star) return true;  // an accreditation mark in front of the name
    const bool apart = i == 0 || tokens()[i - 1].cell != token.cell || token.text.size() > 1 ||
                       fold_name(token.text).empty();
    if (!flag_place || !apart) return false;
    take_flag(token);
    return true;
  }

  void name(const TypedToken& token) {
    const bool ornament = reading_.name.empty() && fold_name(token.text).empty();
    if (ornament) return;  // "##", "■"
    if (token.name != nullptr && !reading_.known_name) {
      reading_.candidates.assign(token.name->analytes.begin(), token.name->analytes.end());
      reading_.known_name = true;
      reading_.known_start = reading_.name.empty();
    }
    append(reading_.name, token, line_);
  }

  // "% 58,4": a unit in front of its value, unless one follows too.
  void settle_unit_before() {
    if (!unit_before_) return;
    const bool follows = value_ + 1 < tokens().size() && tokens()[value_ + 1].is(token_unit);
    const TypedToken& token = tokens()[*unit_before_];
    if (follows || token.bracketed) {
      name(token);
    } else {
      append(reading_.unit, token, line_);
    }
  }

  void take_value() {
    const TypedToken& token = tokens()[value_];
    append(reading_.value, token, line_);
    reading_.could_be_range = token.is(token_range);
    reading_.read = token.value ? *token.value : unknown_word();
    const auto place = role(token);
    const Column* column = context_.columns ? context_.columns->at(token.box) : nullptr;
    if (column != nullptr && column->date) reading_.date = Moment{*column->date, {}};
    if (!token.value) take_value_words(token);
    if (date_follows(value_)) note("a date behind it, as of an earlier result", weights::dated);
    if (place == ColumnRole::value) {
      note("under the title of results", weights::value_column);
    } else if (place && *place != ColumnRole::name) {
      note("under another title", weights::wrong_column);
    } else if (place == ColumnRole::name && line_.tokens.size() > value_ + 1) {
      note("under the title of names", weights::value_in_name);
    }
  }

  // A word result that the lexicon does not know: all words of its cell.
  void take_value_words(const TypedToken& first) {
    int count = 1;
    while (value_ + 1 < tokens().size()) {
      const TypedToken& next = tokens()[value_ + 1];
      const bool words = next.is(token_text | token_name | token_word_value | token_interval);
      if (next.cell != first.cell || !words) return;
      append(reading_.value, next, line_);
      ++value_;
      if (++count > 3) return note("long for a result", weights::prose);
    }
  }

  void take_flag(const TypedToken& token) {
    if (!reading_.flag.empty()) return;
    append(reading_.flag, token, line_);
    reading_.flag_meaning = token.flag_meaning;
  }

  void after(std::size_t i) {
    const TypedToken& token = tokens()[i];
    const auto place = role(token);
    if (place == ColumnRole::skip && !token.is(token_unit | token_range)) return;
    if (place == ColumnRole::previous) return previous(i);
    if (token.superscript && token.is(token_number)) return;
    if (token.label != nullptr && is_fact_role(token.label->role)) {
      if (reading_.read.kind != ValueKind::number) note("a label of the page head", weights::page_head);
      return leave(token);
    }
    if (column_flag(token)) return;
    if (after_number(i, place)) return;
    if (token.is(token_date)) {
      if (!reading_.previous.empty() && reading_.previous.back().date.empty()) {
        reading_.previous.back().date = token.date->to_iso().substr(0, 10);
      } else {
        reading_.date = token.date;
      }
      return;
    }
    if (token.is(token_dash) && place != ColumnRole::flag && !dash_flags(i)) return;
    if (place == ColumnRole::range && !token.is(token_unit) && !token.is(token_flag))
      return range(token);
    if (token.is(token_flag) && !after_previous_) {
      if (place == ColumnRole::range && token.is(token_word_value)) return range(token);
      if (reading_.flag.empty()) return take_flag(token);
      // "Critical High", "HIGH *": further marks of the same kind.
      if (i > 0 && tokens()[i - 1].is(token_flag)) return append(reading_.flag, token, line_);
      return leave(token);
    }
    if (token.is(token_flag) && after_previous_) return;
    if (token.is(token_unit)) return unit(token);
    if (token.is(token_range)) return range(token);
    if (token.label != nullptr) return after_label(token);
    if (token.is(token_word_value) && reading_.read.kind != ValueKind::number) return range(token);
    if (place == ColumnRole::unit && reading_.unit.empty()) return unit(token);
    if (place == ColumnRole::unit || place == ColumnRole::value) return other(token);
    if (is_code_text(token.text) && i + 1 == tokens().size()) return;
    other(token);
  }

  // A dash right behind the value, or alone at the end of the row, says low.
  bool dash_flags(std::size_t i) const {
    const TypedToken& token = tokens()[i];
    if (in(token, ColumnRole::unit) || in(token, ColumnRole::range)) return false;
    const bool last = i + 1 == tokens().size() && tokens()[i - 1].cell != token.cell;
    return token.text == "-" && (i == value_ + 1 || last);
  }

  // Text behind the value: part of a word result, of a range's words, or left over.
  void other(const TypedToken& token) {
    if (in_bands_) return range(token);
    leave(token);
  }

  void after_label(const TypedToken& token) {
    const WordRole role = token.label->role;
    if (role == WordRole::band_word) {
      in_bands_ = true;
      return range(token);
    }
    if (role == WordRole::range_lead || role == WordRole::header_range) {
      expects_range_ = true;
      return;
    }
    if (role == WordRole::unit_lead || role == WordRole::header_unit) return;
    leave(token);
  }

  // A number behind the value: an earlier result, a code, the second bound of a range; else left
  // over.
  bool after_number(std::size_t i, std::optional<ColumnRole> place) {
    const TypedToken& token = tokens()[i];
    if (!token.is(token_number)) return false;
    if (date_follows(i)) {
      previous(i);
      return true;
    }
    if (token.is(token_range)) return false;
    if (place == ColumnRole::low || place == ColumnRole::high || place == ColumnRole::range) {
      range(token);
      return true;
    }
    if (in_bands_) {
      range(token);
      return true;
    }
    if (is_code_number(token.text)) return true;
    const bool complete = !reading_.unit.empty() || !reading_.range.empty();
    if (complete) {
      note("a further number behind the row", weights::further_number);
    } else {
      leave(token);
    }
    return true;
  }

  // An earlier result has its date behind it.
  bool date_follows(std::size_t i) const {
    std::size_t next = i + 1;
    while (next < tokens().size() && tokens()[next].is(token_flag)) ++next;
    return next < tokens().size() && tokens()[next].is(token_date);
  }

  void previous(std::size_t i) {
    const TypedToken& token = tokens()[i];
    if (token.is(token_date) && !reading_.previous.empty() &&
        reading_.previous.back().date.empty()) {
      reading_.previous.back().date = token.date->to_iso().substr(0, 10);
    } else if (token.is(token_number | token_interval | token_word_value)) {
      const Column* column = context_.columns ? context_.columns->at(token.box) : nullptr;
      const std::string date = column && column->date ? Moment{*column->date, {}}.to_iso() : "";
      reading_.previous.push_back({token.text, date, ""});
      after_previous_ = true;
    }
  }

  void unit(const TypedToken& token) {
    after_previous_ = false;
    if (reading_.unit.empty()) {
      append(reading_.unit, token, line_);
    } else if (fold_unit(reading_.unit.text) != fold_unit(token.text)) {
      leave(token);
    }
  }

  void range(const TypedToken& token) {
    after_previous_ = false;
    const bool whole = token.is(token_range) && !in_bands_ && !expects_range_ &&
                       !in(token, ColumnRole::range) && !in(token, ColumnRole::low) &&
                       !in(token, ColumnRole::high);
    if (whole && !reading_.range.empty()) return leave(token);
    const bool two_cells = in(token, ColumnRole::high) && !reading_.range.empty();
    if (two_cells) reading_.two_bounds = true;
    append(reading_.range, token, line_);
  }

  void close_range() {
    if (reading_.range.empty()) return;
    const PrintedRange read = read_range_cell(reading_.range.text, conventions_, catalogue_);
    if (reading_.unit.empty() && !read.unit.empty()) {
      reading_.unit.text = read.unit;
      reading_.unit.box = reading_.range.box;
    }
  }

  // "BUN 01", "Vitamin B12 A, 01": a performing site's code behind the name.
  void drop_code_from_name() {
    if (reading_.name.empty() || !context_.columns) return;
    const std::size_t blank = reading_.name.text.rfind(' ');
    if (blank == std::string::npos ||
        !is_code_number(std::string_view(reading_.name.text).substr(blank + 1)))
      return;
    reading_.name.text.resize(blank);
    if (reading_.name.text.size() > 3 && reading_.name.text.ends_with(',') &&
        reading_.name.text[reading_.name.text.size() - 3] == ' ') {
      reading_.name.text.resize(reading_.name.text.size() - 3);
    }
  }

  const TypedLine& line_;
  std::size_t value_;
  const RowContext& context_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  RowReading reading_;
  std::optional<std::size_t> unit_before_;
  std::optional<std::size_t> skipped_cell_;
  std::optional<std::size_t> second_;  // the value of a further result in the row
  bool after_previous_ = false;
  bool in_side_note_ = false;
  bool in_bands_ = false;
  bool expects_range_ = false;
};

bool follows_range_label(const TypedLine& line, std::size_t i) {
  if (i == 0 || line.tokens[i - 1].label == nullptr) return false;
  const WordRole role = line.tokens[i - 1].label->role;
  return role == WordRole::range_lead || role == WordRole::header_range ||
         role == WordRole::band_word;
}

// "Glucose 01": a number with a leading zero that neither unit nor range follows is a site's code.
bool is_site_code(const TypedLine& line, std::size_t i) {
  return is_code_number(line.tokens[i].text) &&
         std::none_of(line.tokens.begin() + static_cast<std::ptrdiff_t>(i), line.tokens.end(),
                      [](const TypedToken& token) { return token.is(token_unit | token_range); });
}

// A word result begins with the first of its words.
bool goes_on(const TypedLine& line, std::size_t i, const Columns& columns) {
  if (i == 0 || line.tokens[i - 1].cell != line.tokens[i].cell) return false;
  const TypedToken& before = line.tokens[i - 1];
  const Column* column = columns.at(before.box);
  return column != nullptr && column->role == ColumnRole::value && before.is(token_text) &&
         !before.colon && !line.tokens[i].is(token_number);
}

// Words under the title of results: "Amber", "Calcium oxalate (+)", but no analyte's own name.
bool may_be_words(const TypedToken& token) {
  const bool analyte = token.name != nullptr && !token.name->analytes.empty();
  return !token.colon && !analyte && has_letter(token.text) &&
         token.is(token_text | token_name | token_flag);
}

// Whether the token may be the value at all.
bool may_be_value(const TypedLine& line, std::size_t i, const RowContext& context) {
  const TypedToken& token = line.tokens[i];
  const Column* column = context.columns ? context.columns->at(token.box) : nullptr;
  const bool in_value_column = column != nullptr && column->role == ColumnRole::value;
  if (is_site_code(line, i) || follows_range_label(line, i)) return false;
  if (in_value_column && goes_on(line, i, *context.columns)) return false;
  if (!token.value) return in_value_column && may_be_words(token);
  if (token.superscript && !in_value_column) return false;
  if (token.is(token_number)) return !token.bracketed;
  if (column != nullptr) return in_value_column;
  // "2-4 /HPF" is a result, "2 - 4 mg/dL" a range, unless a label says otherwise.
  const bool labelled = i > 0 && line.tokens[i - 1].label != nullptr;
  const bool per_field = i + 1 < line.tokens.size() && line.tokens[i + 1].is(token_unit) &&
                         line.tokens[i + 1].text.starts_with('/');
  return !token.is(token_range) || labelled || per_field;
}

}  // namespace

double RowReading::score() const {
  double sum = 0;
  for (const Evidence& piece : evidence) sum += piece.weight;
  return sum;
}

namespace {

bool unit_fits(const RowReading& reading, std::string_view ucum, const Catalogue& catalogue) {
  return std::any_of(reading.candidates.begin(), reading.candidates.end(), [&](AnalyteIndex index) {
    return find_unit(catalogue.analyte(index), ucum) != nullptr;
  });
}

// "TNP", "negative", "High" are no names.
bool is_result_word(std::string_view key, const Lexicon& lexicon) {
  return lexicon.find(key, WordRole::status_word) != nullptr ||
         lexicon.find(key, WordRole::value_word) != nullptr ||
         lexicon.find(key, WordRole::flag_word) != nullptr;
}

void weigh_name(RowReading& reading, const Catalogue& catalogue) {
  auto& evidence = reading.evidence;
  if (reading.name.empty()) return;
  const std::string key = fold_name(reading.name.text);
  if (const Name* whole = catalogue.find_name(key)) {
    reading.known_name = true;
    reading.candidates.assign(whole->analytes.begin(), whole->analytes.end());
    evidence.push_back({"a known name", weights::known_name});
  } else if (reading.known_name) {
    evidence.push_back(reading.known_start
                           ? Evidence{"begins with a known name", weights::known_start}
                           : Evidence{"holds a known name", weights::known_inside});
  } else {
    evidence.push_back({"an unknown name", weights::unknown_name});
  }
  const auto words = std::count(key.begin(), key.end(), ' ') + 1;
  if (words > 9 && !reading.known_name) evidence.push_back({"long for a name", weights::prose});
  if (is_result_word(key, catalogue.lexicon())) {
    evidence.push_back({"a result's word where the name should be", weights::no_name});
  }
  if (!has_letter(reading.name.text))
    evidence.push_back({"no letters in the name", weights::no_name});
}

void weigh_value(RowReading& reading) {
  if (reading.read.kind == ValueKind::number) {
    reading.evidence.push_back({"a number", weights::number});
  } else if (reading.read.kind == ValueKind::word && reading.read.word.empty()) {
    reading.evidence.push_back({"words that are no known result", weights::unknown_word});
    if (reading.value.text.ends_with('.')) {
      reading.evidence.push_back({"the end of a sentence", weights::sentence_end});
    }
  } else {
    reading.evidence.push_back({"a word result", weights::word});
  }
  if (reading.could_be_range && reading.unit.empty() && reading.range.empty()) {
    reading.evidence.push_back({"might be a limit", weights::might_be_limit});
  }
  const bool bare = reading.unit.empty() && reading.range.empty() && reading.flag.empty();
  if (bare && !reading.known_name) {
    reading.evidence.push_back({"neither a known name nor a unit, range or flag", weights::bare});
  }
}

// "mg" alone is a dose; a result has a unit that some analyte is given in.
bool measures_something(std::string_view ucum, const Catalogue& catalogue) {
  const auto analytes = catalogue.analytes();
  return ucum.find('/') != std::string_view::npos ||
         std::any_of(analytes.begin(), analytes.end(),
                     [&](const Analyte& analyte) { return find_unit(analyte, ucum) != nullptr; });
}

void weigh_unit(RowReading& reading, const Catalogue& catalogue) {
  if (reading.unit.empty()) return;
  const auto ucum = ucum_of(reading.unit.text, catalogue);
  if (!ucum) {
    reading.evidence.push_back({"a unit by its form", weights::unit_form});
    return;
  }
  if (!reading.known_name && !measures_something(*ucum, catalogue)) {
    reading.evidence.push_back({"a unit of no analyte", weights::unit_of_none});
    return;
  }
  reading.evidence.push_back({"a unit", weights::unit});
  if (reading.candidates.empty()) return;
  const bool fits = unit_fits(reading, *ucum, catalogue);
  reading.evidence.push_back(
      fits ? Evidence{"the unit fits the name", weights::unit_fits}
           : Evidence{"the unit does not fit the name", weights::unit_misfits});
}

}  // namespace

void weigh(RowReading& reading, const RowContext& context, const Catalogue& catalogue) {
  auto& evidence = reading.evidence;
  evidence = reading.placement;
  weigh_name(reading, catalogue);
  weigh_unit(reading, catalogue);
  if (reading.has_value()) {
    weigh_value(reading);
  }
  if (!reading.range.empty()) {
    const bool words = reading.range.text.find_first_of("0123456789") == std::string::npos &&
                       std::count(reading.range.text.begin(), reading.range.text.end(), ' ') > 2;
    evidence.push_back(words ? Evidence{"words in the place of a range", weights::left_over}
                             : Evidence{"a range", weights::range});
  }
  if (!reading.flag.empty()) evidence.push_back({"a flag", weights::flag});
  if (reading.labelled_value)
    evidence.push_back({"a label says it is the result", weights::labelled});
  if (context.columns) evidence.push_back({"in a table with titles", weights::in_table});
  if (context.after_row) evidence.push_back({"next to another result", weights::after_row});
  if (context.in_comment) evidence.push_back({"inside a comment", weights::comment});
  for (std::size_t i = 0; i < reading.left_over.size(); ++i) {
    evidence.push_back({"a word without a place", weights::left_over});
  }
  if (reading.name.empty()) {
    reading.refusal = "no name beside the value";
  } else if (!reading.has_value()) {
    reading.refusal = "no value beside the name";
  } else if (reading.score() < weights::acceptable) {
    const auto worst =
        std::min_element(evidence.begin(), evidence.end(),
                         [](const Evidence& a, const Evidence& b) { return a.weight < b.weight; });
    reading.refusal = worst != evidence.end() && worst->weight < 0
                          ? worst->what
                          : "neither unit nor range nor titles";
  } else {
    reading.refusal = {};
  }
}

namespace {

// "<50   50 - 200   >200   nmol/l" below a value: the scale of a gauge, whose middle is the range.
std::optional<RowReading> gauge(const TypedLine& line) {
  RowReading scale;
  std::vector<const TypedToken*> limits;
  for (const TypedToken& token : line.tokens) {
    if (token.is(token_range)) {
      limits.push_back(&token);
    } else if (token.is(token_unit)) {
      append(scale.unit, token, line);
    } else {
      return std::nullopt;
    }
  }
  if (limits.size() != 3 || !limits[1]->range->low || !limits[1]->range->high) return std::nullopt;
  const auto& first = limits[0]->range->high;
  const auto& last = limits[2]->range->low;
  const bool joined = first && last && first->value == limits[1]->range->low->value &&
                      last->value == limits[1]->range->high->value;
  if (!joined) return std::nullopt;
  append(scale.range, *limits[1], line);
  scale.refusal = "no name beside the value";
  return scale;
}

}  // namespace

RowReading read_row(const TypedLine& line, const RowContext& context,
                    const Conventions& conventions, const Catalogue& catalogue) {
  if (auto scale = gauge(line)) return *std::move(scale);
  std::optional<RowReading> best;
  bool unclear = false;
  RowContext here = context;
  here.in_comment = context.in_comment || line.comment;
  for (std::size_t i = 0; i < line.tokens.size(); ++i) {
    if (!may_be_value(line, i, here)) continue;
    RowReading reading = Proposal(line, i, here, conventions, catalogue).make();
    weigh(reading, here, catalogue);
    if (!best || reading.score() > best->score()) {
      unclear = best && best->accepted() && reading.score() - best->score() < weights::margin;
      best = std::move(reading);
    } else if (reading.accepted() && best->score() - reading.score() < weights::margin) {
      unclear = true;
    }
  }
  if (best) {
    if (best->accepted() && unclear)
      best->refusal = "two values and nothing that says which is the result";
    for (RowReading& more : best->more) weigh(more, here, catalogue);
    std::erase_if(best->more, [](const RowReading& more) { return !more.accepted(); });
    return *std::move(best);
  }
  RowReading none =
      Proposal(line, line.tokens.size(), here, conventions, catalogue).make_without_value();
  weigh(none, here, catalogue);
  return none;
}

}  // namespace labread

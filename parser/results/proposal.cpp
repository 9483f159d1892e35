#include "parser/results/proposal.h"

#include <algorithm>

#include "base/fold.h"
#include "parser/results/pieces.h"
#include "parser/results/weights.h"
#include "parser/tokens/flag.h"
#include "parser/tokens/range.h"

namespace labread {
namespace {

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
    const auto limits =
        std::count_if(tokens().begin(), tokens().end(),
                      [](const TypedToken& token) { return token.is(token_range); });
    if (tokens()[value_].is(token_range) && limits > 2)
      note("a table of limits", weights::limit_table);
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
    if (is_fact(role)) note("a label of the page head", weights::page_head);
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
    if (!reading_.name.empty()) note_row_in_front(token);
    name(token);
  }

  // A number with its unit or range in front is another result, whose row this is not.
  void note_row_in_front(const TypedToken& token) {
    number_in_front_ = number_in_front_ || (token.is(token_number) && !token.bracketed);
    const bool quantity =
        number_in_front_ && token.is(token_unit | token_range) && !token.is(token_number);
    if (quantity && !row_in_front_) {
      row_in_front_ = true;
      note("another result in front", weights::row_in_front);
    }
  }

  // Labels in front of the value; true where the token is done with.
  bool before_label(const TypedToken& token) {
    const WordRole role = token.label->role;
    if (is_fact(role) && (reading_.name.empty() || token.colon)) {
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
    if (token.symbol && !reading_.known_name) {
      reading_.candidates = {*token.symbol};
      reading_.known_name = true;
      reading_.known_start = reading_.name.empty();
    }
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
    if (token.label != nullptr && is_fact(token.label->role)) {
      if (reading_.read.kind != ValueKind::number)
        note("a label of the page head", weights::page_head);
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
    if (token.is(token_dash) && place == ColumnRole::range && !reading_.range.empty()) {
      return range(token);
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
    reading_.limits =
        read.low || read.high || !read.bands.empty() || !read.word.empty() || reading_.two_bounds;
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
  bool number_in_front_ = false;
  bool row_in_front_ = false;
  bool in_bands_ = false;
  bool expects_range_ = false;
};

}  // namespace

RowReading propose(const TypedLine& line, std::size_t value, const RowContext& context,
                   const Conventions& conventions, const Catalogue& catalogue) {
  return Proposal(line, value, context, conventions, catalogue).make();
}

RowReading propose_without_value(const TypedLine& line, const RowContext& context,
                                 const Conventions& conventions, const Catalogue& catalogue) {
  return Proposal(line, line.tokens.size(), context, conventions, catalogue).make_without_value();
}

}  // namespace labread

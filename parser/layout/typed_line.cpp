#include "parser/layout/typed_line.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/layout/blood_group.h"
#include "parser/layout/cell_text.h"
#include "parser/layout/joined_numbers.h"
#include "parser/layout/scanner.h"
#include "parser/layout/words_in_line.h"
#include "parser/tokens/date.h"
#include "parser/tokens/flag.h"
#include "parser/tokens/range.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/value.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t shortest_leader = 4;  // dots that lead from a name to its value

bool is_blank(char c) { return c == ' '; }
bool is_dash(std::string_view text) {
  return text == "-" || text == "--" || text == "---" || text == "–" || text == "—";
}

// Three letters, or two of which the second is small, and no digit glued to them: no sign.
bool begins_long_word(std::string_view text) {
  constexpr std::ptrdiff_t most_of_sign = 2;
  const auto end = std::find_if_not(text.begin(), text.end(), is_ascii_letter);
  const auto letters = end - text.begin();
  const bool small = letters == most_of_sign && text[1] >= 'a' && text[1] <= 'z';
  return (letters > most_of_sign || small) && (end == text.end() || !is_ascii_digit(*end));
}

bool is_prose_word(const std::string& word, const Lexicon& lexicon) {
  const bool plain = is_ascii_letter(word[0]) || is_ascii_digit(word[0]);
  if (plain && !LeadingWords(word).may_match(WordRole::prose, lexicon)) return false;
  const std::string key = fold_name(word);
  return !key.empty() && lexicon.find(key, WordRole::prose) != nullptr;
}

}  // namespace

void Scanner::run() {
  if (is_page_number()) return;
  while (at_ < cell_.text.size()) {
    if (is_blank(cell_.text[at_])) {
      ++at_;
    } else if (!take_name() && !take_label() && !take_glued_label() && !take_typed(at_) &&
               !take_in_bracket() && !skip_punctuation() && !take_glued_name()) {
      take_text();
    }
  }
}

bool Scanner::is_page_number() const {
  const std::string& text = cell_.text;
  if (text.size() < 3 || text.front() != '-' || text.back() != '-') return false;
  return text.find_first_not_of("0123456789 ", 1) == text.size() - 1 && holds_digit(text);
}

bool Scanner::at_word_start() const {
  return std::binary_search(cell_.starts.begin(), cell_.starts.end(), at_);
}

bool Scanner::in_bracket(std::size_t at) const {
  if (!has_brackets_) return false;
  int depth = 0;
  for (std::size_t i = 0; i < at; ++i) {
    depth += is_opening(cell_.text[i]) ? 1 : is_closing(cell_.text[i]) && depth > 0 ? -1 : 0;
  }
  return depth > 0;
}

bool Scanner::ends_cleanly(std::size_t end) const {
  if (end >= cell_.text.size()) return true;
  const char next = cell_.text[end];
  return is_blank(next) || is_closing(next) || is_separator(next);
}

TypedToken& Scanner::add(std::size_t from, std::size_t length, std::uint16_t kinds) {
  TypedToken& token = out_.emplace_back();
  token.kinds = kinds;
  token.cell = index_;
  token.text = cell_.text.substr(from, length);
  token.begin = from;
  token.end = from + length;
  token.box = box_of(cell_, from, from + length);
  token.bracketed = in_bracket(from);
  token.superscript = cell_.cell->words[cell_.word_at(from)]->superscript;
  at_ = from + length;
  token.colon = at_ < cell_.text.size() && (cell_.text[at_] == ':' || cell_.text[at_] == '=');
  return token;
}

bool Scanner::is_plain_word(std::string_view text, const LeadingWords& words) const {
  static constexpr WordRoles roles = {WordRole::value_word,
                                      WordRole::status_word,
                                      WordRole::flag_word,
                                      WordRole::comparator_word,
                                      WordRole::comparator_after,
                                      WordRole::range_dash,
                                      WordRole::range_lead,
                                      WordRole::band_word,
                                      WordRole::header_skip,
                                      WordRole::fact_sex,
                                      WordRole::month,
                                      WordRole::age_unit};
  return begins_long_word(text) && !words.may_match(roles, catalogue_.lexicon());
}

bool Scanner::take_typed(std::size_t from) {
  const std::string_view text = rest(from);
  const Lexicon& lexicon = catalogue_.lexicon();
  const LeadingWords words(text);
  if (is_plain_word(text, words)) return take_unit_token(from, text);
  const bool letter = starts_with_letter(text);
  const bool compares = letter && words.match(WordRole::comparator_word, lexicon);
  // A sign has few letters.
  const bool flags = !begins_long_word(text) || words.may_match(WordRole::flag_word, lexicon);
  const bool results = words.may_match({WordRole::value_word, WordRole::status_word}, lexicon);
  return take_date_token(from, text) || take_comparator_flag(from, text) ||
         ((!letter || compares) && take_quantity(from, text)) || take_unit_token(from, text) ||
         (flags && take_flag_token(from, text)) ||
         ((!letter || compares || results) && take_word_value(from, text));
}

bool Scanner::take_date_token(std::size_t from, std::string_view text) {
  const bool letter = is_ascii_letter(text[0]) || static_cast<unsigned char>(text[0]) >= 0xE5;
  if (!is_ascii_digit(text[0]) && !letter) return false;
  if (!may_begin_date(text, catalogue_.lexicon())) return false;
  const auto taken = take_date(text, conventions_.date_order.value, catalogue_.lexicon());
  if (!taken || !ends_cleanly(from + taken->length)) return false;
  add(from, taken->length, token_date).date = taken->value.moment;
  return true;
}

bool Scanner::is_limit_and_number(const Taken<Value>& number, std::string_view text) {
  if (number.value.comparator == Comparator::none) return false;
  const std::string_view printed = text.substr(0, number.length);
  const std::size_t blank = printed.rfind(' ');
  if (blank == std::string_view::npos || blank == 0) return false;
  return is_ascii_digit(printed[blank - 1]) &&
         printed.find_first_of(".,", blank) != std::string_view::npos;
}

bool Scanner::groups_by_blank(std::string_view text) const {
  const bool comma = conventions_.decimal_mark.value == DecimalMark::comma &&
                     conventions_.decimal_mark.origin != Origin::unknown;
  const std::size_t blank = text.find(' ');
  return (!comma || conventions_.marks_thousands) && blank != std::string_view::npos && blank > 0 &&
         is_ascii_digit(text[0]) && is_ascii_digit(text[blank - 1]) && blank + 1 < text.size() &&
         is_ascii_digit(text[blank + 1]);
}

std::string_view Scanner::without_earlier(std::string_view text) const {
  const std::size_t bracket = text.find(" (");
  if (bracket == std::string_view::npos || bracket == 0) return text;
  const std::size_t blank = text.rfind(' ', bracket - 1);
  const bool digits = blank != std::string_view::npos && blank > 0 &&
                      is_ascii_digit(text[blank - 1]) && is_ascii_digit(text[blank + 1]);
  if (!digits || !may_begin_date(text.substr(bracket + 2), catalogue_.lexicon())) return text;
  const auto date =
      take_date(text.substr(bracket + 2), conventions_.date_order.value, catalogue_.lexicon());
  if (!date || !text.substr(bracket + 2 + date->length).starts_with(')')) return text;
  const auto range = take_range(text.substr(0, blank), conventions_, catalogue_);
  return range && range->length == blank ? text.substr(0, blank) : text;
}

bool Scanner::take_padded_share(std::size_t from, std::string_view text) {
  if (text.size() < 3 || text[0] != '0' || !is_ascii_digit(text[1])) return false;
  const std::size_t sign = text[2] == ' ' ? 3 : 2;
  const bool padded =
      text.substr(sign).starts_with('%') && (text.size() == sign + 1 || text[sign + 1] == ' ');
  const bool behind_name = !first_in_cell() && out_.back().is(token_name);
  if (!padded || !(behind_name || (first_in_cell() && index_ > 0))) return false;
  const auto number = take_number(text.substr(1), conventions_, catalogue_.lexicon());
  if (!number) return false;
  add(from, 2, token_number).value = number->value;
  return true;
}

bool Scanner::take_quantity(std::size_t from, std::string_view text) {
  if (take_change(from, text) || take_padded_share(from, text)) return true;
  text = without_earlier(text);
  auto number = take_number(text, conventions_, catalogue_.lexicon());
  if (number && groups_by_blank(text.substr(0, number->length))) {
    number = take_number(text.substr(0, text.find(' ')), conventions_, catalogue_.lexicon());
  }
  if (number && is_limit_and_number(*number, text)) {
    text = text.substr(0, text.rfind(' ', number->length));
    number = take_number(text, conventions_, catalogue_.lexicon());
  }
  const auto range = take_range(text, conventions_, catalogue_);
  const std::size_t number_length = number ? number->length : 0;
  const std::size_t range_length = range ? range->length : 0;
  if (range_length > 0 && range_length >= number_length && joins_well(from + range_length)) {
    add_range(from, *range, number);
    return true;
  }
  if (number_length > 0 && joins_well(from + number_length)) {
    if (take_graded(from, number_length)) return true;
    add(from, number_length, token_number).value = number->value;
    return true;
  }
  const auto value = take_value(text, conventions_, catalogue_.lexicon());
  const std::string_view sign = text.substr(0, text.find(' '));
  // "1+ +": the second sign is a flag.
  const bool behind_grade = !first_in_cell() && out_.back().is(token_interval);
  if ((sign == "+" || sign == "++") && (behind_number() || behind_grade)) return false;
  if (sign == "+++" && is_glued_to_number(from)) return false;
  const bool scaled =
      value && (value->value.kind == ValueKind::interval ||
                value->value.kind == ValueKind::ordinal || value->value.kind == ValueKind::titre);
  if (!scaled || !joins_well(from + value->length)) return false;
  const bool ordinal = value->value.kind == ValueKind::ordinal;
  std::size_t amount = ordinal ? amount_at(from + value->length) : 0;
  if (ordinal && amount == 0) amount = seen_at(from + value->length);
  add(from, value->length + amount, token_interval).value = value->value;
  return true;
}

bool Scanner::take_graded(std::size_t from, std::size_t length) {
  const std::size_t grade = grade_behind(from + length);
  if (grade == 0) return false;
  const auto value = take_value(rest(from + length + 1), conventions_, catalogue_.lexicon());
  if (!value || value->value.kind != ValueKind::ordinal) return false;
  add(from, length + grade, token_interval).value = value->value;
  return true;
}

bool Scanner::behind_number() const {
  return std::any_of(out_.begin(), out_.end(),
                     [](const TypedToken& token) { return token.is(token_number); });
}

// "0.4---", "96+++": signs that mark no empty cell and grade nothing.
bool Scanner::is_glued_to_number(std::size_t from) const {
  return !first_in_cell() && out_.back().is(token_number) && out_.back().end == from;
}

bool Scanner::take_comparator_flag(std::size_t from, std::string_view text) {
  const bool sign = text.starts_with("> ") || text.starts_with("< ");
  // "Luteal < 18 - 505": the sign is the band's.
  const bool in_bands = !first_in_cell() && !out_.back().is(token_number | token_unit | token_flag);
  if (!sign || in_bands || !behind_number()) return false;
  const auto range = take_range(text.substr(2), conventions_, catalogue_);
  if (!range || !range->value.low || !range->value.high) return false;
  add(from, 1, token_flag).flag_meaning = text[0] == '>' ? "high" : "low";
  return true;
}

void Scanner::add_range(std::size_t from, const Taken<PrintedRange>& range,
                        const std::optional<Taken<Value>>& number) {
  const std::string_view text = rest(from).substr(0, range.length);
  std::size_t length = range.length;
  if (const std::string_view unit = range.value.unit; !unit.empty() && text.ends_with(unit)) {
    length = text.find_last_not_of(' ', length - unit.size() - 1) + 1;
  }
  TypedToken& token = add(from, length, token_range);
  token.range = range.value;
  if (number && number->length == length) {
    token.kinds |= token_number;
    token.value = number->value;
  } else if (const auto value = take_interval(token.text, conventions_, catalogue_.lexicon());
             value && value->length == token.text.size()) {
    token.kinds |= token_interval;
    token.value = value->value;
  }
}

bool Scanner::joins_well(std::size_t end) const {
  if (ends_cleanly(end)) return true;
  const std::string_view text = rest(end);
  if (text == "-" && index_ == 0) return false;  // "25-" at the end of a line goes on below
  if (const auto unit = take_unit(text, catalogue_); unit && ends_cleanly(end + unit->length)) {
    return true;
  }
  const auto flag = take_flag(text, catalogue_.lexicon());
  return flag && ends_cleanly(end + flag->length);
}

// "13.9   s   10.0 - 14.0": a letter that is a word elsewhere.
bool Scanner::take_seconds(std::size_t from, std::string_view text) {
  const bool letter = text == "s" || text.starts_with("s ");
  if (!letter || out_.empty() || out_.back().is(token_range)) return false;
  if (!out_.back().is(token_number | token_flag) || !behind_number()) return false;
  add(from, 1, token_unit);
  return true;
}

bool Scanner::take_unit_token(std::size_t from, std::string_view text) {
  if (take_seconds(from, text)) return true;
  const auto unit = take_unit(text, catalogue_);
  if (!unit || !ends_cleanly(from + unit->length)) return false;
  add(from, unit->length, token_unit);
  return true;
}

const LexiconEntry* Scanner::own_letter(std::string_view key) const {
  for (const LexiconEntry& entry : catalogue_.lexicon().exactly(key)) {
    if (entry.role == WordRole::flag_word && entry.language == conventions_.language.value) {
      return &entry;
    }
  }
  return nullptr;
}

bool Scanner::is_foreign_letter(std::string_view text) const {
  if (text == "H" || text == "L" || text == "HH" || text == "LL") return false;
  const LexiconEntry* entry = match_words(text, WordRole::flag_word, catalogue_.lexicon()).entry;
  if (entry != nullptr && own_letter(entry->key) != nullptr) return false;
  return entry != nullptr && !entry->language.empty() && !conventions_.language.value.empty() &&
         entry->language != conventions_.language.value;
}

std::size_t Scanner::footnote_at(std::size_t from, std::size_t length) const {
  const std::size_t end = from + length;
  const bool digit = end < cell_.text.size() && is_ascii_digit(cell_.text[end]);
  // "Factor H4": of a name it is a part.
  const bool own_cell = from == 0 && index_ > 0 && end + 1 == cell_.text.size();
  return digit && (own_cell || behind_number()) && is_ascii_letter(cell_.text[end - 1]) &&
                 length <= 2
             ? 1
             : 0;
}

bool Scanner::take_glued_star(std::size_t from, std::string_view text) {
  const std::size_t stars = std::min(text.find_first_not_of('*'), text.size());
  if (stars == 0 || stars > 2 || stars == text.size()) return false;
  const auto number = take_number(text.substr(stars), conventions_, catalogue_.lexicon());
  if (!number || !ends_cleanly(from + stars + number->length)) return false;
  add(from, stars, token_flag).flag_meaning = "abnormal";
  return true;
}

bool Scanner::take_flag_token(std::size_t from, std::string_view text) {
  if (is_dash(text.substr(0, text.find(' ')))) {
    const std::size_t length = std::min(text.find(' '), text.size());
    const bool glued = length > 1 && is_glued_to_number(from);
    add(from, length, glued ? token_flag : length == 1 ? token_dash | token_flag : token_dash);
    out_.back().flag_meaning = "low";
    return true;
  }
  if (take_glued_star(from, text)) return true;
  const auto flag = take_flag(text, catalogue_.lexicon());
  if (!flag || longer_word(from + flag->length)) return false;
  if (flag->length <= 2 && is_foreign_letter(text.substr(0, flag->length))) return false;
  // "Negative (-)" is a result, not a flag and a flag.
  if (grade_at(from + flag->length) > 0 && take_word_value(from, text)) return true;
  const std::size_t footnote = footnote_at(from, flag->length);
  if (!ends_cleanly(from + flag->length + footnote)) return false;
  const LexiconEntry* own =
      flag->length == 1 ? own_letter(fold_name(text.substr(0, flag->length))) : nullptr;
  add(from, flag->length, token_flag).flag_meaning = own ? own->value : flag->value.meaning;
  at_ += footnote;
  // "normal" and "negative" are values and flags.
  if (const auto value = take_value(text, conventions_, catalogue_.lexicon());
      value && value->length == flag->length && value->value.kind == ValueKind::word) {
    out_.back().kinds |= token_word_value;
    out_.back().value = value->value;
  }
  return true;
}

bool Scanner::take_in_bracket() {
  if (!is_opening(cell_.text[at_]) || at_ + 1 >= cell_.text.size()) return false;
  const std::size_t bracket = at_;
  at_ = bracket + 1;
  if (take_label() || take_glued_label()) return true;
  const std::size_t before = out_.size();
  if (take_typed(bracket + 1)) {
    const TypedToken& token = out_.back();
    const bool lone =
        is_closing(at_ < cell_.text.size() ? cell_.text[at_] : ' ') &&
        !token.is(token_range | token_unit | token_flag | token_date | token_word_value);
    if (!lone) return true;
    out_.resize(before);
  }
  at_ = bracket;
  return false;
}

bool Scanner::skip_punctuation() {
  const char c = cell_.text[at_];
  const bool closing_after_token = is_closing(c) && !first_in_cell();
  if (rest(at_).starts_with("..") || rest(at_).starts_with("__")) {
    const std::size_t end = std::min(cell_.text.find_first_not_of(c, at_), cell_.text.size());
    // A leader says as much as a colon.
    if (end - at_ >= shortest_leader && !out_.empty()) out_.back().colon = true;
    at_ = end;
    return true;
  }
  if (!is_separator(c) && !closing_after_token) return false;
  if (!out_.empty() && (c == ':' || c == '=')) out_.back().colon = true;
  ++at_;
  return true;
}

void Scanner::take_text() {
  const std::size_t word = cell_.word_at(at_);
  const std::size_t end = cell_.end_of(word);
  const std::size_t leader = leader_at(at_, end);
  add(at_, std::max<std::size_t>((leader == std::string::npos ? end : leader) - at_, 1),
      token_text);
  out_.back().colon = out_.back().text.ends_with(':') || out_.back().colon;
}

std::size_t Scanner::leader_at(std::size_t from, std::size_t end) const {
  const std::string& text = cell_.text;
  const std::size_t dots = text.find("..", from + 1);
  if (dots >= end) return std::string::npos;
  const std::size_t behind = text.find_first_not_of('.', dots);
  // "1..2" is a misprinted number.
  const bool number = behind == dots + 2 && behind < end && is_ascii_digit(text[dots - 1]) &&
                      is_ascii_digit(text[behind]);
  const bool leads = behind < end || end - dots > 3;
  return leads && !number ? dots : std::string::npos;
}

TypedLine type_line(const Line& line, const Conventions& conventions, const Catalogue& catalogue) {
  TypedLine typed;
  typed.line = &line;
  std::size_t words = 0;
  for (const Cell& cell : line.cells) words += cell.words.size();
  typed.tokens.reserve(words);
  typed.cells.reserve(line.cells.size());
  CellText cell;
  cell.starts.reserve(words);
  cell.keys.reserve(words);
  for (std::size_t i = 0; i < line.cells.size(); ++i) {
    cell.read(line.cells[i]);
    Scanner(cell, i, conventions, catalogue, typed.tokens).run();
    typed.cells.push_back(cell.text);
  }
  name_symbol_in_capitals(typed, catalogue);
  join_numbers(typed, conventions, catalogue);
  label_bands(typed, catalogue.lexicon());
  join_blood_group(typed, conventions, catalogue);
  // Words of names, labels and values may be plain words too; they make no sentence. Nor do those
  // in the brackets of a further cell: "< 190 (with or without fasting)".
  typed.prose_words = static_cast<int>(
      std::count_if(typed.tokens.begin(), typed.tokens.end(), [&](const TypedToken& token) {
        const bool aside = token.cell > 0 && (token.bracketed || token.text.starts_with('('));
        return token.kinds == token_text && !aside &&
               is_prose_word(token.text, catalogue.lexicon());
      }));
  const bool led = !typed.tokens.empty() && typed.tokens[0].label != nullptr &&
                   typed.tokens[0].label->role == WordRole::comment_lead;
  typed.comment = led || typed.prose_words >= 3;
  return typed;
}

bool is_scale(const TypedLine& typed) {
  constexpr std::size_t least_ticks = 3;
  if (typed.tokens.size() < least_ticks || typed.cells.size() != typed.tokens.size()) return false;
  const TypedToken* before = nullptr;
  for (const TypedToken& token : typed.tokens) {
    if (token.kinds != token_number || token.value->comparator != Comparator::none) return false;
    if (before != nullptr && !(before->value->number < token.value->number)) return false;
    before = &token;
  }
  return true;
}

}  // namespace labread

#include "parser/layout/typed_line.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/fold.h"
#include "base/utf8.h"
#include "parser/layout/cell_text.h"
#include "parser/tokens/date.h"
#include "parser/tokens/flag.h"
#include "parser/tokens/range.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/value.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t longest_label_words = 5;
constexpr std::size_t longest_name_words = 9;

bool is_blank(char c) { return c == ' '; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_separator(char c) { return c == ':' || c == '=' || c == '|' || c == ';' || c == ','; }
bool is_opening(char c) { return c == '(' || c == '['; }
bool is_closing(char c) { return c == ')' || c == ']'; }
bool is_dash(std::string_view text) {
  return text == "-" || text == "--" || text == "---" || text == "–" || text == "—";
}

// Roles under which a report word is a label of its own and no part of a name.
bool is_label_role(WordRole role) {
  switch (role) {
    case WordRole::header_name:
    case WordRole::header_value:
    case WordRole::header_unit:
    case WordRole::header_range:
    case WordRole::header_flag:
    case WordRole::header_previous:
    case WordRole::header_date:
    case WordRole::header_low:
    case WordRole::header_high:
    case WordRole::header_skip:
    case WordRole::comment_lead:
    case WordRole::range_lead:
    case WordRole::value_lead:
    case WordRole::unit_lead:
    case WordRole::band_word: return true;
    default: return is_fact(role);
  }
}

// Roles that label what follows even without a colon.
bool leads_without_colon(WordRole role) {
  return role == WordRole::range_lead || role == WordRole::value_lead ||
         role == WordRole::unit_lead || role == WordRole::header_range ||
         role == WordRole::header_value || role == WordRole::header_unit ||
         role == WordRole::band_word;
}

class Scanner {
 public:
  Scanner(const CellText& cell, std::size_t index, const Conventions& conventions,
          const Catalogue& catalogue, std::vector<TypedToken>& out)
      : cell_(cell), index_(index), conventions_(conventions), catalogue_(catalogue), out_(out) {}

  void run() {
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

 private:
  // "- 1 -" in a cell of its own.
  bool is_page_number() const {
    const std::string& text = cell_.text;
    if (text.size() < 3 || text.front() != '-' || text.back() != '-') return false;
    return text.find_first_not_of("0123456789 ", 1) == text.size() - 1 &&
           text.find_first_of("0123456789") != std::string::npos;
  }

  std::string_view rest(std::size_t from) const {
    return std::string_view(cell_.text).substr(from);
  }
  bool at_word_start() const {
    return std::binary_search(cell_.starts.begin(), cell_.starts.end(), at_);
  }
  bool first_in_cell() const { return out_.empty() || out_.back().cell != index_; }

  bool in_bracket(std::size_t at) const {
    int depth = 0;
    for (std::size_t i = 0; i < at; ++i) {
      depth += is_opening(cell_.text[i]) ? 1 : is_closing(cell_.text[i]) && depth > 0 ? -1 : 0;
    }
    return depth > 0;
  }

  // A token may end at a blank, the end, or closing punctuation.
  bool ends_cleanly(std::size_t end) const {
    if (end >= cell_.text.size()) return true;
    const char next = cell_.text[end];
    return is_blank(next) || is_closing(next) || is_separator(next);
  }

  TypedToken& add(std::size_t from, std::size_t length, std::uint16_t kinds) {
    TypedToken token;
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
    out_.push_back(std::move(token));
    return out_.back();
  }

  // Known names start a cell, follow a label, or follow a counter or mark at the cell's start.
  bool name_may_start() const {
    if (!at_word_start()) return false;
    if (first_in_cell()) return true;
    const TypedToken& last = out_.back();
    if (last.is(token_label) || last.is(token_flag | token_dash | token_date)) return true;
    if (last.is(token_text) && fold_name(last.text).empty()) return true;  // "##"
    return last.is(token_number) && out_.size() == 1;
  }

  bool take_name() {
    if (!name_may_start()) return false;
    const std::size_t word = cell_.word_at(at_);
    std::vector<std::size_t> ends;
    const std::string key = joined_keys(cell_, word, longest_name_words, ends);
    const NameMatch match = catalogue_.match_name(key);
    if (take_symbol(word)) return true;
    if (match.name == nullptr) return take_prefixed(word, key, ends);
    auto last = std::find(ends.begin(), ends.end(), match.length);
    if (last == ends.end()) last = bracket_end(word, ends, match.length);
    if (last == ends.end()) return false;  // the name ends inside a printed word
    const auto count = static_cast<std::size_t>(last - ends.begin()) + 1;
    add(at_, cell_.end_of(word + count - 1) - at_, token_name).name = match.name;
    out_.back().colon = out_.back().colon || out_.back().text.ends_with(':');
    trim_trailing_punctuation();
    const bool behind_words =
        std::any_of(out_.begin(), out_.end() - 1, [](const TypedToken& token) {
          return token.label == nullptr && token.is(token_name | token_text | token_number);
        });
    const LexiconEntry* before = out_.size() > 1 ? out_[out_.size() - 2].label : nullptr;
    const bool behind_title = before != nullptr && (before->role == WordRole::unit_lead ||
                                                    before->role == WordRole::header_unit);
    if (behind_words || behind_title) mark_unit();
    return true;
  }

  // "pH" is a name and a unit.
  void mark_unit() {
    const auto unit = take_unit(out_.back().text, catalogue_);
    if (unit && unit->length == out_.back().text.size()) out_.back().kinds |= token_unit;
  }

  // "血红蛋白(HGB)": a name with a bracket in the same printed word ends with that word.
  std::vector<std::size_t>::iterator bracket_end(std::size_t word, std::vector<std::size_t>& ends,
                                                 std::size_t length) const {
    const auto last = std::upper_bound(ends.begin(), ends.end(), length);
    if (last == ends.end()) return last;
    const auto& printed =
        cell_.cell->words[word + static_cast<std::size_t>(last - ends.begin())]->text;
    const bool bracket =
        printed.find('(') != std::string::npos || printed.find("（") != std::string::npos;
    return bracket ? last : ends.end();
  }

  // "S-Calcium", "P-Kalium": a letter for blood's usual specimens in front of a known name.
  bool take_prefixed(std::size_t word, std::string_view key, const std::vector<std::size_t>& ends) {
    constexpr std::string_view usual = "SPB";
    const bool prefixed = cell_.text.size() > at_ + 2 && cell_.text[at_ + 1] == '-' &&
                          usual.find(cell_.text[at_]) != std::string_view::npos && key.size() > 2;
    if (!prefixed) return false;
    const NameMatch match = catalogue_.match_name(key.substr(2));
    const auto last = std::find(ends.begin(), ends.end(), match.length + 2);
    if (match.name == nullptr || last == ends.end()) return false;
    const auto count = static_cast<std::size_t>(last - ends.begin()) + 1;
    add(at_, cell_.end_of(word + count - 1) - at_, token_name).name = match.name;
    return true;
  }

  // "Mg", "K": case as written, at the start of a line, alone in its cell or right before a value.
  bool take_symbol(std::size_t word) {
    const std::string_view printed = rest(at_).substr(0, cell_.end_of(word) - at_);
    const Analyte* analyte = catalogue_.find_symbol(printed);
    if (analyte == nullptr || !(first_in_cell() && index_ == 0)) return false;
    const std::size_t next = cell_.text.find_first_not_of(' ', cell_.end_of(word));
    const bool value_next =
        next != std::string::npos && take_number(rest(next), conventions_, catalogue_.lexicon());
    if (next != std::string::npos && !value_next) return false;
    add(at_, printed.size(), token_name).symbol = catalogue_.index_of(analyte->id);
    return true;
  }

  void trim_trailing_punctuation() {
    std::string& text = out_.back().text;
    while (!text.empty() && is_separator(text.back())) {
      text.pop_back();
      --out_.back().end;
    }
  }

  bool take_label() {
    if (cell_.text[at_] == '/') return false;  // a unit such as "/uL"
    if (!at_word_start() && !(at_ > 0 && is_opening(cell_.text[at_ - 1]))) return false;
    const std::size_t word = cell_.word_at(at_);
    if (cell_.keys[word].empty()) return false;  // a mark
    std::vector<std::size_t> ends;
    const std::string key = joined_keys(cell_, word, longest_label_words, ends);
    for (std::size_t count = ends.size(); count > 0; --count) {
      if (count > 1 && ends[count - 1] == ends[count - 2]) continue;
      const auto entries =
          catalogue_.lexicon().exactly(std::string_view(key).substr(0, ends[count - 1]));
      if (entries.empty()) continue;
      const std::size_t end = cell_.end_of(word + count - 1);
      const bool colon = end > at_ && (cell_.text[end - 1] == ':' || rest(end).starts_with(" :") ||
                                       rest(end).starts_with(" ="));
      const bool alone = first_in_cell() && end == cell_.text.size();
      const LexiconEntry* entry = best_label(entries, end, colon, alone);
      if (entry == nullptr) continue;
      if (is_opening(cell_.text[at_])) ++at_;
      add(at_, end - at_, token_label).label = entry;
      out_.back().colon = colon;
      trim_trailing_punctuation();
      return true;
    }
    return false;
  }

  // Of the roles that the words may have here the one that what follows asks for.
  const LexiconEntry* best_label(std::span<const LexiconEntry> entries, std::size_t end, bool colon,
                                 bool alone) const {
    const LexiconEntry* best = nullptr;
    for (const LexiconEntry& entry : entries) {
      if (!is_label_role(entry.role)) continue;
      // "H" is a man in French alone.
      if (entry.key.size() == 1 && entry.role == WordRole::band_word && is_foreign(entry)) continue;
      const bool status = catalogue_.lexicon().find(entry.key, WordRole::status_word) != nullptr;
      if (status && !out_.empty()) continue;  // "SEE NOTE:" in the place of a value
      if (!colon && !(alone || may_lead(entry.role))) continue;
      if (!colon && (!may_label(entry, end) || is_number() || longer_word(end))) continue;
      if (!colon && entry.role == WordRole::comment_lead && is_foreign(entry)) continue;
      if (best == nullptr) best = &entry;
      const bool leads = entry.role == WordRole::range_lead || entry.role == WordRole::band_word;
      const bool decided = best->role == WordRole::range_lead;
      if (leads && !decided && !alone && range_follows(end)) best = &entry;
    }
    return best;
  }

  // "Not Estab." goes on behind the word that would be a label.
  bool longer_word(std::size_t end) const {
    const auto value = take_value(rest(at_), conventions_, catalogue_.lexicon());
    return value && at_ + value->length > end;
  }

  bool is_foreign(const LexiconEntry& entry) const {
    const std::string& language = conventions_.language.value;
    return !language.empty() && !entry.language.empty() && entry.language != language &&
           entry.language != "en";
  }

  bool range_follows(std::size_t end) const {
    const std::size_t next = cell_.text.find_first_not_of(" :=", end);
    return next != std::string::npos && take_range(rest(next), conventions_, catalogue_);
  }

  // "N:0,7-1,8": a label and its colon glued to what they label.
  bool take_glued_label() {
    if (!at_word_start() && !(at_ > 0 && is_opening(cell_.text[at_ - 1]))) return false;
    const std::string_view word = rest(at_).substr(0, cell_.end_of(cell_.word_at(at_)) - at_);
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 >= word.size()) return false;
    const auto entries = catalogue_.lexicon().exactly(fold_name(word.substr(0, colon)));
    const LexiconEntry* entry = best_label(entries, at_ + colon, true, false);
    if (entry == nullptr) return false;
    add(at_, colon, token_label).label = entry;
    return true;
  }

  // Words that are results or flags too ("High", "Negative") are labels without a colon only where
  // they name a band: in front of its limits, and not behind a value.
  bool may_label(const LexiconEntry& entry, std::size_t end) const {
    const Lexicon& lexicon = catalogue_.lexicon();
    const bool result = lexicon.find(entry.key, WordRole::flag_word) != nullptr ||
                        lexicon.find(entry.key, WordRole::value_word) != nullptr;
    const bool last = cell_.text.find_first_not_of(' ', end) == std::string::npos;
    const bool whole_cell = last && first_in_cell();
    if (entry.role == WordRole::range_lead && !whole_cell && !range_follows(end)) return false;
    if (entry.role != WordRole::band_word) return !result;
    const bool behind_value = std::any_of(out_.begin(), out_.end(), [](const TypedToken& token) {
      return token.is(token_number | token_word_value);
    });
    const bool behind_name = std::any_of(out_.begin(), out_.end(), [](const TypedToken& token) {
      return token.is(token_name | token_text);
    });
    if (result && (behind_value || behind_name)) return false;
    const std::size_t next = cell_.text.find_first_not_of(' ', end);
    if (next == std::string::npos) return !result && !behind_value && first_in_cell();
    return take_range(rest(next), conventions_, catalogue_).has_value();
  }

  // Labels that need no colon: leads anywhere, facts and comments at the start of a cell.
  bool may_lead(WordRole role) const {
    const bool unit = role == WordRole::header_unit || role == WordRole::unit_lead;
    if (leads_without_colon(role) && !unit) return true;
    const bool start = first_in_cell() || out_.back().is(token_label);
    return start && (is_fact(role) || unit || role == WordRole::comment_lead ||
                     role == WordRole::header_name);
  }

  // "inf. 150": a comparator's word, though it may title a column too.
  bool is_number() const {
    return take_number(rest(at_), conventions_, catalogue_.lexicon()).has_value();
  }

  bool take_typed(std::size_t from) {
    const std::string_view text = rest(from);
    return take_date_token(from, text) || take_quantity(from, text) ||
           take_unit_token(from, text) || take_flag_token(from, text) ||
           take_word_value(from, text);
  }

  bool take_date_token(std::size_t from, std::string_view text) {
    if (!is_digit(text[0]) && !is_ascii_letter(text[0])) return false;
    const auto taken = take_date(text, conventions_.date_order.value, catalogue_.lexicon());
    if (!taken || !ends_cleanly(from + taken->length)) return false;
    add(from, taken->length, token_date).date = taken->value.moment;
    return true;
  }

  // "140 138" is one number only where the comma is the decimal mark and blanks group thousands.
  bool groups_by_blank(std::string_view text) const {
    const bool comma = conventions_.decimal_mark.value == DecimalMark::comma &&
                       conventions_.decimal_mark.origin != Origin::unknown;
    const std::size_t blank = text.find(' ');
    return !comma && blank != std::string_view::npos && blank > 0 && is_digit(text[0]) &&
           is_digit(text[blank - 1]) && blank + 1 < text.size() && is_digit(text[blank + 1]);
  }

  // A number, a range or both: the longer one wins, and where both read the same text the token is
  // both.
  bool take_quantity(std::size_t from, std::string_view text) {
    auto number = take_number(text, conventions_, catalogue_.lexicon());
    if (number && groups_by_blank(text.substr(0, number->length))) {
      number = take_number(text.substr(0, text.find(' ')), conventions_, catalogue_.lexicon());
    }
    const auto range = take_range(text, conventions_, catalogue_);
    const std::size_t number_length = number ? number->length : 0;
    const std::size_t range_length = range ? range->length : 0;
    if (range_length > 0 && range_length >= number_length && joins_well(from + range_length)) {
      add_range(from, *range, number);
      return true;
    }
    if (number_length > 0 && joins_well(from + number_length)) {
      add(from, number_length, token_number).value = number->value;
      return true;
    }
    const auto value = take_value(text, conventions_, catalogue_.lexicon());
    const std::string_view sign = text.substr(0, text.find(' '));
    if ((sign == "+" || sign == "++") && behind_number()) return false;  // a flag
    const bool scaled =
        value && (value->value.kind == ValueKind::interval ||
                  value->value.kind == ValueKind::ordinal || value->value.kind == ValueKind::titre);
    if (!scaled || !joins_well(from + value->length)) return false;
    add(from, value->length, token_interval).value = value->value;
    return true;
  }

  bool behind_number() const {
    return std::any_of(out_.begin(), out_.end(),
                       [](const TypedToken& token) { return token.is(token_number); });
  }

  // A range; a unit behind its bounds becomes a token of its own, and a one-sided range is a number
  // with a comparator as well.
  void add_range(std::size_t from, const Taken<PrintedRange>& range,
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
    } else if (const auto value = take_value(token.text, conventions_, catalogue_.lexicon());
               value && value->value.kind == ValueKind::interval &&
               value->length == token.text.size()) {
      token.kinds |= token_interval;
      token.value = value->value;
    }
  }

  // After a number or range: a clean end, a unit or a flag glued to it.
  bool joins_well(std::size_t end) const {
    if (ends_cleanly(end)) return true;
    const std::string_view text = rest(end);
    if (text == "-") return false;  // "25-" at the end of a line goes on below
    if (const auto unit = take_unit(text, catalogue_); unit && ends_cleanly(end + unit->length)) {
      return true;
    }
    const auto flag = take_flag(text, catalogue_.lexicon());
    return flag && ends_cleanly(end + flag->length);
  }

  bool take_unit_token(std::size_t from, std::string_view text) {
    const auto unit = take_unit(text, catalogue_);
    if (!unit || !ends_cleanly(from + unit->length)) return false;
    add(from, unit->length, token_unit);
    return true;
  }

  // "D" is a flag in Turkish reports alone; H and L are signs in all.
  bool is_foreign_letter(std::string_view text) const {
    if (text == "H" || text == "L" || text == "HH" || text == "LL") return false;
    const LexiconEntry* entry = match_words(text, WordRole::flag_word, catalogue_.lexicon()).entry;
    return entry != nullptr && !entry->language.empty() && !conventions_.language.value.empty() &&
           entry->language != conventions_.language.value;
  }

  // "H1": the digit of a footnote glued to a flag's letter.
  std::size_t footnote_at(std::size_t from, std::size_t length) const {
    const std::size_t end = from + length;
    const bool digit = end < cell_.text.size() && is_digit(cell_.text[end]);
    return digit && is_ascii_letter(cell_.text[end - 1]) && length <= 2 ? 1 : 0;
  }

  bool take_flag_token(std::size_t from, std::string_view text) {
    if (is_dash(text.substr(0, text.find(' ')))) {
      const std::size_t length = std::min(text.find(' '), text.size());
      add(from, length, length == 1 ? token_dash | token_flag : token_dash);
      out_.back().flag_meaning = "low";
      return true;
    }
    const auto flag = take_flag(text, catalogue_.lexicon());
    if (!flag || longer_word(from + flag->length)) return false;
    if (flag->length <= 2 && is_foreign_letter(text.substr(0, flag->length))) return false;
    const std::size_t footnote = footnote_at(from, flag->length);
    if (!ends_cleanly(from + flag->length + footnote)) return false;
    add(from, flag->length, token_flag).flag_meaning = flag->value.meaning;
    at_ += footnote;
    // "normal" and "negative" are values and flags.
    if (const auto value = take_value(text, conventions_, catalogue_.lexicon());
        value && value->length == flag->length && value->value.kind == ValueKind::word) {
      out_.back().kinds |= token_word_value;
      out_.back().value = value->value;
    }
    return true;
  }

  bool take_word_value(std::size_t from, std::string_view text) {
    const auto value = take_value(text, conventions_, catalogue_.lexicon());
    if (!value || !ends_cleanly(from + value->length)) return false;
    if (value->value.kind != ValueKind::word && value->value.kind != ValueKind::status)
      return false;
    // "SEE NOTE:" is printed with its colon.
    const bool colon = value->value.kind == ValueKind::status && rest(from + value->length) == ":";
    add(from, value->length + (colon ? 1 : 0), token_word_value).value = value->value;
    return true;
  }

  // "(Ref: 70 - 100)", "(12.0 g/dL)": what stands in a bracket is typed on its own where it can be;
  // a lone number in brackets belongs to a name.
  bool take_in_bracket() {
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

  bool skip_punctuation() {
    const char c = cell_.text[at_];
    const bool closing_after_token = is_closing(c) && !first_in_cell();
    if (rest(at_).starts_with("..") || rest(at_).starts_with("__")) {
      at_ = std::min(cell_.text.find_first_not_of(c, at_), cell_.text.size());
      return true;
    }
    if (!is_separator(c) && !closing_after_token) return false;
    if (!out_.empty() && (c == ':' || c == '=')) out_.back().colon = true;
    ++at_;
    return true;
  }

  // "Leucociti7.9": a known name with its value glued to it.
  bool take_glued_name() {
    if (!first_in_cell() || !at_word_start()) return false;
    const std::size_t word = cell_.word_at(at_);
    for (std::size_t w = word; w < cell_.starts.size() && w < word + 4; ++w) {
      const std::size_t end = cell_.end_of(w);
      const std::size_t digit = cell_.text.find_first_of("0123456789<>", cell_.starts[w]);
      if (digit == std::string::npos || digit >= end || digit == cell_.starts[w]) continue;
      const Name* name = catalogue_.find_name(fold_name(rest(at_).substr(0, digit - at_)));
      const auto number = take_number(rest(digit), conventions_, catalogue_.lexicon());
      if (name == nullptr || !number || digit + number->length != end) continue;
      add(at_, digit - at_, token_name).name = name;
      return true;
    }
    return false;
  }

  void take_text() {
    const std::size_t word = cell_.word_at(at_);
    const std::size_t end = cell_.end_of(word);
    const std::size_t leader = leader_at(at_, end);
    add(at_, std::max<std::size_t>((leader == std::string::npos ? end : leader) - at_, 1),
        token_text);
    out_.back().colon = out_.back().text.ends_with(':') || out_.back().colon;
  }

  // The start of a dot leader ("Hemoglobina......") within the word, behind its first byte.
  std::size_t leader_at(std::size_t from, std::size_t end) const {
    const std::size_t dots = cell_.text.find("..", from + 1);
    const bool leads =
        dots < end && (cell_.text.find_first_not_of('.', dots) < end || end - dots > 3);
    return leads ? dots : std::string::npos;
  }

  const CellText& cell_;
  std::size_t index_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  std::vector<TypedToken>& out_;
  std::size_t at_ = 0;
};

bool is_prose_word(std::string_view key, const Lexicon& lexicon) {
  return !key.empty() && lexicon.find(key, WordRole::prose) != nullptr;
}

}  // namespace

TypedLine type_line(const Line& line, const Conventions& conventions, const Catalogue& catalogue) {
  TypedLine typed;
  typed.line = &line;
  for (std::size_t i = 0; i < line.cells.size(); ++i) {
    const CellText cell = text_of(line.cells[i]);
    Scanner(cell, i, conventions, catalogue, typed.tokens).run();
    typed.cells.push_back(cell.text);
  }
  // Words of names, labels and values may be plain words too; they make no sentence.
  typed.prose_words = static_cast<int>(
      std::count_if(typed.tokens.begin(), typed.tokens.end(), [&](const TypedToken& token) {
        return token.kinds == token_text &&
               is_prose_word(fold_name(token.text), catalogue.lexicon());
      }));
  const bool led = !typed.tokens.empty() && typed.tokens[0].label != nullptr &&
                   typed.tokens[0].label->role == WordRole::comment_lead;
  typed.comment = led || typed.prose_words >= 3;
  return typed;
}

}  // namespace labread

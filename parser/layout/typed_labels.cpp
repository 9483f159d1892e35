#include "parser/layout/scanner.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "parser/layout/column_titles.h"
#include "parser/tokens/date.h"
#include "parser/tokens/flag.h"
#include "parser/tokens/range.h"
#include "parser/tokens/value.h"

namespace labread {
namespace {

constexpr std::size_t longest_label_words = 5;

// Roles under which a report word is a label of its own and no part of a name.
constexpr WordRoles label_roles = [] {
  WordRoles roles = title_roles;
  roles.add({WordRole::comment_lead, WordRole::band_word});
  return roles;
}();

// Roles that label what follows even without a colon.
bool leads_without_colon(WordRole role) {
  return role == WordRole::range_lead || role == WordRole::value_lead ||
         role == WordRole::unit_lead || role == WordRole::header_range ||
         role == WordRole::header_value || role == WordRole::header_unit ||
         role == WordRole::band_word;
}

}  // namespace

bool Scanner::take_label() {
  if (cell_.text[at_] == '/') return false;  // a unit such as "/uL"
  if (!at_word_start() && !(at_ > 0 && is_opening(cell_.text[at_ - 1]))) return false;
  const std::size_t word = cell_.word_at(at_);
  if (!cell_.has_key(word)) return false;  // a mark
  const KeysFrom keys(cell_, word, longest_label_words);
  if (!catalogue_.lexicon().starts().may_begin(word_start(keys.key()), label_roles)) return false;
  std::array<std::span<const LexiconEntry>, longest_label_words> found;  // by their words
  catalogue_.lexicon().for_each_beginning(
      keys.key(), [&](std::span<const LexiconEntry> entries, std::size_t length) {
        const std::size_t last = keys.word_ending_at(length);
        if (last < keys.words()) found[last] = entries;
      });
  for (std::size_t count = keys.words(); count > 0; --count) {
    const auto entries = found[count - 1];
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

const LexiconEntry* Scanner::best_label(std::span<const LexiconEntry> entries, std::size_t end,
                                        bool colon, bool alone) const {
  const LexiconEntry* best = nullptr;
  for (const LexiconEntry& entry : entries) {
    if (!label_roles.shares(entry.role)) continue;
    // "H" is a man in French alone.
    if (entry.key.size() == 1 && entry.role == WordRole::band_word && is_foreign(entry)) continue;
    const bool status = catalogue_.lexicon().find(entry.key, WordRole::status_word) != nullptr;
    if (status && !out_.empty()) continue;  // "SEE NOTE:" in the place of a value
    // "Method : CLIA": what a label leads to.
    const bool led = !first_in_cell() && out_.back().label != nullptr && out_.back().colon;
    if (!colon && led && is_fact(entry.role)) continue;
    if (!colon && !(alone || may_lead(entry.role) || leads_earlier(entry, end))) continue;
    const auto is_longer = [&] { return longer_word(end) && !leads_result_word(entry, end); };
    if (!colon && (!may_label(entry, end) || is_number() || is_longer())) continue;
    if (!colon && entry.role == WordRole::comment_lead && is_foreign(entry)) continue;
    if (best == nullptr) best = &entry;
    const bool leads = entry.role == WordRole::range_lead || entry.role == WordRole::band_word;
    const bool decided = best->role == WordRole::range_lead;
    if (leads && !decided && !alone && range_follows(end)) best = &entry;
  }
  return best;
}

bool Scanner::longer_word(std::size_t end) const {
  const auto value = take_value(rest(at_), conventions_, catalogue_.lexicon());
  return value && at_ + value->length > end;
}

// "Result pending   mg/L", "Wynik ujemny" below a name: a label at the start of a line, though both
// could be one word.
bool Scanner::leads_result_word(const LexiconEntry& entry, std::size_t end) const {
  if (index_ > 0 || !first_in_cell() || entry.role != WordRole::value_lead) return false;
  const std::size_t next = cell_.text.find_first_not_of(' ', end);
  if (next == std::string::npos || next == end) return false;
  const auto value = take_value(rest(next), conventions_, catalogue_.lexicon());
  return value && (value->value.kind == ValueKind::status || value->value.kind == ValueKind::word);
}

bool Scanner::is_foreign(const LexiconEntry& entry) const {
  const std::string& language = conventions_.language.value;
  return !language.empty() && !entry.language.empty() && entry.language != language &&
         entry.language != "en";
}

bool Scanner::value_follows(std::size_t end) const {
  const std::size_t next = cell_.text.find_first_not_of(" :=*", end);
  if (next == std::string::npos) return false;
  const Lexicon& lexicon = catalogue_.lexicon();
  return take_value(rest(next), conventions_, lexicon) || take_flag(rest(next), lexicon) ||
         take_range(rest(next), conventions_, catalogue_);
}

// "Value Increased", in a cell of its own behind the name.
bool Scanner::leads_words(std::size_t end) const {
  constexpr std::ptrdiff_t most_blanks = 3;
  const std::string_view words = rest(end);
  if (!first_in_cell() || index_ == 0 || !words.starts_with(' ') || words.size() < 3) return false;
  return words[1] >= 'A' && words[1] <= 'Z' &&
         std::count(words.begin(), words.end(), ' ') <= most_blanks;
}

// "Previous result (14/06/2024): 13.8 g/dl"
bool Scanner::leads_earlier(const LexiconEntry& entry, std::size_t end) const {
  if (entry.role != WordRole::header_previous) return false;
  // "0.72 (previously 0.69)"
  const bool bracketed =
      is_opening(cell_.text[at_]) || (at_ > 0 && is_opening(cell_.text[at_ - 1]));
  if (bracketed && !out_.empty() && value_follows(end)) return true;
  if (index_ > 0 || !first_in_cell()) return false;
  const std::string_view words = rest(end);
  if (!words.starts_with(" (")) return false;
  const auto day = take_date(words.substr(2), conventions_.date_order.value, catalogue_.lexicon());
  return day && words.substr(2 + day->length).starts_with("):");
}

bool Scanner::range_follows(std::size_t end) const {
  const std::size_t next = cell_.text.find_first_not_of(" :=", end);
  return next != std::string::npos && take_range(rest(next), conventions_, catalogue_);
}

bool Scanner::take_glued_label() {
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

bool Scanner::may_label(const LexiconEntry& entry, std::size_t end) const {
  const Lexicon& lexicon = catalogue_.lexicon();
  const bool result = lexicon.find(entry.key, WordRole::flag_word) != nullptr ||
                      lexicon.find(entry.key, WordRole::value_word) != nullptr;
  const bool last = cell_.text.find_first_not_of(' ', end) == std::string::npos;
  const bool whole_cell = last && first_in_cell();
  if (entry.role == WordRole::range_lead && !whole_cell && !range_follows(end)) return false;
  const bool leads_value =
      entry.role == WordRole::value_lead || entry.role == WordRole::header_value;
  // "Serum ferritin level   14 ug/L"
  const bool ends_name = leads_value && last && !first_in_cell() && index_ == 0;
  if (ends_name && cell_.text[at_] >= 'a' && cell_.text[at_] <= 'z') return false;
  // "HEMATOCRIT VALUE, HCT"
  if (leads_value && !last && !value_follows(end) && !leads_words(end)) return false;
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

bool Scanner::may_lead(WordRole role) const {
  const bool unit = role == WordRole::header_unit || role == WordRole::unit_lead;
  if (leads_without_colon(role) && !unit) return true;
  // "Reference < 90 mg/dL      Last 102": in a cell of its own behind others.
  if (role == WordRole::header_previous && first_in_cell() && index_ > 0) return true;
  const bool start = first_in_cell() || out_.back().is(token_label);
  return start &&
         (is_fact(role) || unit || role == WordRole::comment_lead || role == WordRole::header_name);
}

bool Scanner::is_number() const {
  const std::size_t from = at_ + (is_opening(cell_.text[at_]) ? 1 : 0);  // "(up to 30)"
  return take_number(rest(from), conventions_, catalogue_.lexicon()).has_value();
}

}  // namespace labread

#include "parser/layout/scanner.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/value.h"

namespace labread {
namespace {

constexpr std::size_t longest_name_words = 9;

// "S-", "fP_", "U-", "B -": the specimen in front of a name.
struct SpecimenPrefix {
  std::size_t length = 0;  // with its dash
  std::size_t words = 0;   // printed ones in front of the dash's
  bool blood = true;
};

std::optional<SpecimenPrefix> specimen_prefix(std::string_view text) {
  static constexpr auto of_blood = std::to_array<std::string_view>(
      {"S", "P", "B", "fS", "fP", "fB", "Pt", "vB", "aB", "kB", "cB", "cP"});
  static constexpr auto of_other =
      std::to_array<std::string_view>({"U", "dU", "tU", "cU", "nU", "F", "Li", "Csv"});
  constexpr std::size_t longest = 4;  // of the letters, with a blank behind them
  std::size_t dash = 1;
  while (dash <= longest && dash < text.size() && text[dash] != '-' && text[dash] != '_') ++dash;
  if (dash > longest || dash + 1 >= text.size() || text[dash + 1] == ' ') return std::nullopt;
  std::string_view letters = text.substr(0, dash);
  const bool parted = letters.ends_with(' ') && text[dash] == '-';
  if (parted) letters.remove_suffix(1);
  const bool blood = std::find(of_blood.begin(), of_blood.end(), letters) != of_blood.end();
  const bool other = std::find(of_other.begin(), of_other.end(), letters) != of_other.end();
  if (!blood && !other) return std::nullopt;
  return SpecimenPrefix{dash + 1, parted ? std::size_t{1} : 0, blood};
}

}  // namespace

bool Scanner::name_may_start() const {
  if (!at_word_start()) return false;
  if (first_in_cell()) return true;
  const TypedToken& last = out_.back();
  if (last.is(token_label) || last.is(token_flag | token_dash | token_date)) return true;
  if (last.is(token_text) && is_ornament(last.text)) return true;
  return last.is(token_number) && out_.size() == 1;
}

bool Scanner::take_name() {
  if (!name_may_start()) return false;
  const std::size_t word = cell_.word_at(at_);
  if (!cell_.has_key(word)) return false;  // a mark in front of the name
  if (take_symbol(word)) return true;
  const KeysFrom keys(cell_, word, longest_name_words);
  const NameMatch match = catalogue_.match_name(keys.key());
  if (match.name == nullptr) return take_prefixed(word, keys);
  std::size_t last = keys.word_ending_at(match.length);
  if (last == keys.words()) last = bracket_end(word, keys, match.length);
  if (last == keys.words()) return false;  // the name ends inside a printed word
  std::size_t count = last + 1;
  const Name* name = match.name;
  if (const std::size_t method = bracket_below(word, count); method > 0) {
    const Name* above = catalogue_.find_name(keys.key().substr(0, keys.end_of(method - 1)));
    if (above != nullptr) {
      name = above;
      count = method;
    }
  }
  add(at_, cell_.end_of(word + count - 1) - at_, token_name).name = name;
  out_.back().colon = out_.back().colon || out_.back().text.ends_with(':');
  trim_trailing_punctuation();
  const bool behind_words = std::any_of(out_.begin(), out_.end() - 1, [](const TypedToken& token) {
    return token.label == nullptr && token.is(token_name | token_text | token_number);
  });
  const LexiconEntry* before = out_.size() > 1 ? out_[out_.size() - 2].label : nullptr;
  const bool behind_title = before != nullptr && (before->role == WordRole::unit_lead ||
                                                  before->role == WordRole::header_unit);
  if (behind_words || behind_title) mark_unit();
  return true;
}

std::size_t Scanner::bracket_below(std::size_t word, std::size_t count) const {
  const auto& words = cell_.cell->words;
  for (std::size_t i = 1; i < count; ++i) {
    const bool below =
        words[word + i]->box.top > words[word]->box.bottom - 0.3 * words[word]->box.height();
    if (below && words[word + i]->text.starts_with('(')) return i;
  }
  return 0;
}

void Scanner::mark_unit() {
  const auto unit = take_unit(out_.back().text, catalogue_);
  if (unit && unit->length == out_.back().text.size()) out_.back().kinds |= token_unit;
}

std::size_t Scanner::bracket_end(std::size_t word, const KeysFrom& keys, std::size_t length) const {
  const std::size_t last = keys.word_reaching(length + 1);
  if (last == keys.words()) return last;
  const auto& printed = cell_.cell->words[word + last]->text;
  const bool bracket = printed.find('(') != std::string::npos ||
                       printed.find("（") != std::string::npos ||
                       printed.find(';') != std::string::npos;
  return bracket ? last : keys.words();
}

bool Scanner::take_prefixed(std::size_t word, const KeysFrom& keys) {
  const auto prefix = specimen_prefix(rest(at_));
  if (!prefix) return false;
  const std::size_t skipped = fold_name(rest(at_).substr(0, prefix->length)).size() + 1;
  if (keys.key().size() <= skipped) return false;
  const NameMatch match = catalogue_.match_name(keys.key().substr(skipped));
  std::size_t last = keys.word_ending_at(match.length + skipped);
  const Analyte* symbol = nullptr;
  if (match.name == nullptr || last == keys.words()) {
    last = prefix->words;
    const std::string_view printed = rest(at_).substr(0, cell_.end_of(word + last) - at_);
    symbol = catalogue_.find_symbol(printed.substr(prefix->length));
    if (symbol == nullptr) return false;
  }
  // What is measured in urine is another test than its namesake in blood.
  static constexpr Name of_other_specimen{};
  TypedToken& token = add(at_, cell_.end_of(word + last) - at_, token_name);
  if (!prefix->blood) {
    token.name = &of_other_specimen;
  } else if (symbol != nullptr) {
    token.symbol = catalogue_.index_of(symbol->id);
  } else {
    token.name = match.name;
  }
  return true;
}

// "C1042   Na   140": the test's code in a cell of its own in front.
bool Scanner::stands_behind_code() const {
  if (out_.size() != 1 || index_ != 1 || !first_in_cell()) return false;
  constexpr std::size_t fewest_digits = 3;
  const std::string_view code = out_[0].text;
  const std::size_t letters = code.find_first_of("0123456789");
  return (letters == 1 || letters == 2) && out_[0].is(token_text) &&
         code.size() >= letters + fewest_digits &&
         std::all_of(code.begin(), code.begin() + static_cast<std::ptrdiff_t>(letters),
                     [](char c) { return c >= 'A' && c <= 'Z'; }) &&
         std::all_of(code.begin() + static_cast<std::ptrdiff_t>(letters), code.end(),
                     is_ascii_digit);
}

bool Scanner::take_symbol(std::size_t word) {
  const std::string_view printed = rest(at_).substr(0, cell_.end_of(word) - at_);
  const bool marked =
      out_.size() == 1 && (out_[0].is(token_flag) || is_ornament(out_[0].text));  // "* K+", "> K"
  const bool first = (first_in_cell() && index_ == 0) || marked || stands_behind_code();
  const Analyte* analyte = first ? catalogue_.find_symbol(printed) : nullptr;
  if (analyte == nullptr) return false;
  const std::size_t next = cell_.text.find_first_not_of(' ', cell_.end_of(word));
  const bool value_next =
      next != std::string::npos &&
      (take_number(rest(next), conventions_, catalogue_.lexicon()) || change_follows(rest(next)));
  if (next != std::string::npos && !value_next) return false;
  add(at_, printed.size(), token_name).symbol = catalogue_.index_of(analyte->id);
  return true;
}

void Scanner::trim_trailing_punctuation() {
  std::string& text = out_.back().text;
  while (!text.empty() && is_separator(text.back())) {
    text.pop_back();
    --out_.back().end;
  }
}

bool Scanner::take_glued_name() {
  if (!first_in_cell() || !at_word_start()) return false;
  const std::size_t word = cell_.word_at(at_);
  for (std::size_t w = word; w < cell_.starts.size() && w < word + 4; ++w) {
    const std::size_t end = cell_.end_of(w);
    const std::size_t digit = cell_.text.find_first_of("0123456789<>", cell_.starts[w]);
    if (digit == std::string::npos || digit >= end || digit == cell_.starts[w]) continue;
    if (cell_.text[digit - 1] == '-') continue;              // "HIV-1"
    if (w > word && digit == cell_.starts[w] + 1) continue;  // "Vitamin D3"
    const Name* name = catalogue_.find_name(fold_name(rest(at_).substr(0, digit - at_)));
    const auto number = take_number(rest(digit), conventions_, catalogue_.lexicon());
    if (name == nullptr || !number || digit + number->length != end) continue;
    add(at_, digit - at_, token_name).name = name;
    return true;
  }
  return false;
}

}  // namespace labread

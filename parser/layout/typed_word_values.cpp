// Results in words, with what belongs to them behind: a grade in brackets, a titre or an index, the
// time it took.
#include <algorithm>

#include "base/fold.h"
#include "parser/layout/scanner.h"
#include "parser/tokens/number.h"
#include "parser/tokens/pattern.h"
#include "parser/tokens/value.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

// The bytes of a titre: "1:80", "1/320".
std::size_t titre_length(std::string_view text) {
  if (!text.starts_with("1:") && !text.starts_with("1/")) return 0;
  const std::size_t end = std::min(text.find_first_not_of("0123456789", 2), text.size());
  return end > 2 && text[2] != '0' ? end : 0;
}

// "(10/µl)"
bool ends_in_unit(std::string_view bracket) {
  const std::size_t close = bracket.find(')');
  return close != std::string_view::npos && close > 1 && !is_ascii_digit(bracket[close - 1]);
}

// "(Ref: 5 mg/dl)"
bool leads_limit(std::string_view inside, const Lexicon& lexicon) {
  const LeadingWords words(inside);
  return words.match(WordRole::range_lead, lexicon) ||
         words.match(WordRole::header_range, lexicon) ||
         words.match(WordRole::band_word, lexicon) ||
         words.match(WordRole::comparator_word, lexicon);
}

}  // namespace

std::size_t Scanner::grade_at(std::size_t at) const {
  std::string_view text = rest(at);
  if (text.starts_with(' ')) text.remove_prefix(1);
  if (!text.starts_with('(')) return 0;
  const std::size_t close = text.find(')');
  if (close == std::string_view::npos || close < 2 || close > 5) return 0;
  const std::string_view sign = text.substr(1, close - 1);
  const std::string_view marks = sign.substr(sign[0] >= '1' && sign[0] <= '4' ? 1 : 0);
  const bool alike = !marks.empty() && (marks[0] == '+' || marks[0] == '-') &&
                     marks.find_first_not_of(marks[0]) == std::string_view::npos;
  return alike || sign == "\u00b1" || sign == "+/-" ? rest(at).size() - text.size() + close + 1 : 0;
}

std::optional<std::size_t> Scanner::said_again_at(std::size_t at, const Value& word) const {
  const std::string_view text = rest(at);
  const std::size_t slash = blanks_at(text, 0);
  if (!text.substr(slash).starts_with('/')) return 0;
  const std::size_t again = slash + 1 + blanks_at(text, slash + 1);
  const auto value = take_value(text.substr(again), conventions_, catalogue_.lexicon());
  if (!value || value->value.kind != ValueKind::word) return 0;
  if (value->value.word != word.word) return std::nullopt;
  return again + value->length;
}

std::size_t Scanner::signs_at(std::size_t at, const Value& word) const {
  const ValueWord* meaning = catalogue_.value_word(word.word);
  if (meaning == nullptr || meaning->sense != WordSense::present) return 0;
  const std::string_view text = rest(at);
  if (!text.starts_with(' ') || text.size() < 3 || text[2] != '+') return 0;
  std::size_t end = 3;
  if (text[1] == '+') {
    while (end < text.size() && text[end] == '+') ++end;
  } else if (text[1] < '1' || text[1] > '4') {
    return 0;
  }
  return end <= 5 && (end == text.size() || text[end] == ' ') ? end : 0;
}

std::size_t Scanner::degree_at(std::size_t at, const Value& word) const {
  const ValueWord* meaning = catalogue_.value_word(word.word);
  const bool present =
      meaning != nullptr && meaning->sense == WordSense::present && meaning->unmistakable;
  return present ? words_in_bracket_at(at) : 0;
}

std::size_t Scanner::seen_at(std::size_t at) const {
  const std::size_t length = words_in_bracket_at(at);
  // "2+ (high)" may be a flag.
  return length > 0 && rest(at + 1).substr(0, length - 1).find(' ') < length ? length : 0;
}

std::size_t Scanner::words_in_bracket_at(std::size_t at) const {
  constexpr std::size_t longest = 24;
  if (!rest(at).starts_with(" (")) return 0;
  const std::string_view text = rest(at + 2);
  const std::size_t close = text.find(')');
  if (close == std::string_view::npos || close < 3 || close > longest ||
      !ends_cleanly(at + 2 + close + 1)) {
    return 0;
  }
  const std::string_view inside = text.substr(0, close);
  const bool letters = std::all_of(inside.begin(), inside.end(), [](char c) {
    return is_ascii_letter(c) || c == ' ' || c == '.';
  });
  const Lexicon& lexicon = catalogue_.lexicon();
  const LexiconEntry* flag = lexicon.find(fold_name(inside), WordRole::flag_word);
  const bool judged = flag != nullptr && flag->value != "low" && flag->value != "high";
  const WordsMatch result = match_words(inside, WordRole::value_word, lexicon);
  const ValueWord* said = result ? catalogue_.value_word(result.entry->value) : nullptr;
  const bool other = (said != nullptr && said->sense != WordSense::present) ||
                     match_words(inside, WordRole::status_word, lexicon) ||
                     match_words(inside, WordRole::range_lead, lexicon) ||
                     match_words(inside, WordRole::header_range, lexicon);
  return letters && !judged && !other ? 2 + close + 1 : 0;
}

std::size_t Scanner::measure_at(std::size_t at, const Value& word) const {
  // "Positive(3.21)"
  const bool glued = rest(at).starts_with('(');
  if (word.kind != ValueKind::word || (!glued && !rest(at).starts_with(' '))) return 0;
  const std::size_t blank = glued ? 0 : 1;
  const std::string_view text = rest(at + blank);
  const ValueWord* meaning = catalogue_.value_word(word.word);
  const bool positive = meaning != nullptr && (meaning->sense == WordSense::present ||
                                               meaning->sense == WordSense::unknown);
  if (const std::size_t titre = positive ? titre_length(text) : 0;
      titre > 0 && ends_cleanly(at + 1 + titre)) {
    return 1 + titre;
  }
  if (!text.starts_with('(') || meaning == nullptr) return 0;
  // "Trace (10/µl)": a number alone may be a limit behind such words.
  if (!meaning->unmistakable) return ends_in_unit(text) ? amount_at(at) : 0;
  const auto number = take_number(text.substr(1), conventions_, catalogue_.lexicon());
  if (!number || number->value.comparator != Comparator::none) return amount_at(at);
  const std::size_t close = 1 + number->length;
  return close < text.size() && text[close] == ')' ? blank + close + 1 : amount_at(at);
}

std::size_t Scanner::amount_at(std::size_t at) const {
  constexpr std::size_t longest = 24;
  if (!rest(at).starts_with(" (")) return 0;
  const std::string_view text = rest(at + 2);
  const std::size_t close = text.find(')');
  // Where there is no bracket it is farther than any.
  if (close > longest || !ends_cleanly(at + 2 + close + 1)) return 0;
  const std::string_view inside = text.substr(0, close);
  const std::size_t digit = first_digit(inside);
  if (digit == std::string_view::npos) return 0;
  // "(ca. 50/µl)"; in front of a limit or in an interval stands no amount.
  const bool plain = inside.substr(0, digit).find_first_of("<>=-(/+") == std::string_view::npos &&
                     !leads_limit(inside, catalogue_.lexicon());
  const auto number = take_number(inside.substr(digit), conventions_, catalogue_.lexicon());
  if (!plain || !number || number->value.comparator != Comparator::none) return 0;
  std::string_view unit = inside.substr(digit + number->length);
  unit.remove_prefix(blanks_at(unit, 0));
  // "(1)" is a footnote.
  const bool told = unit.empty() ? number->length > 1
                                 : unit[0] == '/' || unit[0] == '%' || starts_with_letter(unit);
  return told ? 2 + close + 1 : 0;
}

std::size_t Scanner::grade_behind(std::size_t at) const {
  const std::string_view text = rest(at);
  const bool grade = text.size() > 4 && text.starts_with(" (") && text[2] >= '1' &&
                     text[2] <= '4' && text[3] == '+' && text[4] == ')';
  return grade && ends_cleanly(at + 5) ? 5 : 0;
}

// " at 48 hours", " a las 48 horas": short words, how many, and of what, up to the cell's end.
std::size_t Scanner::time_at(std::size_t at) const {
  if (!rest(at).starts_with(' ') || !holds_digit(rest(at))) return 0;
  static const Pattern pattern(R"( (?:\pL{1,5} ){1,2}[1-9][0-9]? (?:\pL{3,9}))");
  const auto found = pattern.at_start(rest(at));
  return found && (*found)[0].size() == rest(at).size() ? rest(at).size() : 0;
}

bool Scanner::take_word_value(std::size_t from, std::string_view text) {
  auto value = take_value(text, conventions_, catalogue_.lexicon());
  if (!value) return false;
  if (value->value.kind != ValueKind::word && value->value.kind != ValueKind::status) return false;
  const auto again = said_again_at(from + value->length, value->value);
  if (!again) return false;
  value->length += *again;
  value->length += grade_at(from + value->length);
  value->length += signs_at(from + value->length, value->value);
  value->length += degree_at(from + value->length, value->value);
  value->length += measure_at(from + value->length, value->value);
  value->length += time_at(from + value->length);
  if (!ends_cleanly(from + value->length)) return false;
  // "SEE NOTE:" is printed with its colon.
  const bool colon = value->value.kind == ValueKind::status && rest(from + value->length) == ":";
  add(from, value->length + (colon ? 1 : 0), token_word_value).value = value->value;
  return true;
}

}  // namespace labread

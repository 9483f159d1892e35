#include "parser/tokens/value.h"

#include <algorithm>
#include <array>

#include "parser/tokens/number.h"
#include "parser/tokens/scientific.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

// A dash and a number behind this place: `number` was the first half of a range.
bool is_first_half(const Decimal& number, std::string_view rest, const Conventions& conventions,
                   const Lexicon& lexicon) {
  const auto dash = scan_dash(rest, lexicon);
  if (!dash) return false;
  std::string_view behind = rest.substr(dash->length);
  if (behind.starts_with('>') && dash->value.blank_before && !dash->value.word) {
    // "45 - >" is open; in front of "- >= 60" the dash is a flag, for no limits end so.
    behind.remove_prefix(1);
    if (behind.starts_with('=')) return false;
    behind.remove_prefix(blanks_at(behind, 0));
    return behind.empty() || !is_ascii_digit(behind[0]);
  }
  if (behind.starts_with('<') || behind.starts_with('>')) return true;
  const auto second = scan_number(behind, conventions.decimal_mark);
  if (!second) return false;
  // "65,3 jusqu'à 50": words that lead a limit, too, join no smaller number.
  const std::string_view words = rest.substr(blanks_at(rest, 0));
  if (dash->value.word && second->value.value < number && scan_comparator(words, lexicon)) {
    return false;
  }
  // "2,05 - 2,15 - 2,58": the first dash is a flag, the second makes the range.
  const auto third_dash = scan_dash(behind.substr(second->length), lexicon);
  const bool flagged =
      dash->value.blank_before && !dash->value.word && third_dash &&
      third_dash->value.blank_before &&
      scan_number(behind.substr(second->length + third_dash->length), conventions.decimal_mark);
  return !flagged;
}

// "1 of 2", "1 / 2", "12 Mar 2024".
bool counts_or_dates(std::string_view rest, const Lexicon& lexicon) {
  const std::size_t blanks = blanks_at(rest, 0);
  if (blanks == 0) return false;
  rest.remove_prefix(blanks);
  // "0.2 /100 WBC"
  if (rest.starts_with("/100 ") && starts_with_letter(rest.substr(5))) return false;
  if (rest.starts_with('/'))
    return is_ascii_digit(rest.size() > 2 ? rest[rest[1] == ' ' ? 2 : 1] : ' ');
  if (!starts_with_letter(rest)) return false;
  if (const WordsMatch month = match_words(rest, WordRole::month, lexicon)) {
    const std::size_t next = month.length + blanks_at(rest, month.length);
    if (next < rest.size() && is_ascii_digit(rest[next])) return true;
  }
  return false;
}

// "1 of 2": two counts and a short word between them, in any language.
bool counts_of(const PrintedNumber& first, std::string_view rest, const Conventions& conventions) {
  const std::size_t blanks = blanks_at(rest, 0);
  if (!first.plain || blanks == 0) return false;
  rest.remove_prefix(blanks);
  const std::size_t word = std::min(rest.find(' '), rest.size());
  if (word == 0 || word > 6 || !starts_with_letter(rest) || (rest[0] >= 'A' && rest[0] <= 'Z') ||
      can_end_number(rest.substr(0, word))) {
    return false;
  }
  const std::string_view last = rest.substr(std::min(word + 1, rest.size()));
  const auto second = scan_number(last, conventions.decimal_mark);
  return second && second->value.plain && second->length == last.size() &&
         first.value <= second->value.value && second->length <= 3;
}

struct Start {
  Comparator comparator = Comparator::none;
  std::size_t length = 0;
};

Start start_of(std::string_view text, const Lexicon& lexicon) {
  const auto comparator = scan_comparator(text, lexicon);
  if (!comparator) return {};
  return {comparator->value, comparator->length + blanks_at(text, comparator->length)};
}

// A blank-grouped number must not swallow the bound of a range: "25 197 - 771".
std::optional<Taken<PrintedNumber>> without_blank_groups(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  auto number = scan_number(text.substr(0, end), {});
  if (number) number->value.ambiguous = true;
  return number;
}

// "349 200 - 393": no interval goes down from 349200, so that the second group begins one. One or
// two digits in front might be thousands, a flag and an earlier result: "12 200 - 393".
bool is_apart(std::string_view text, const Taken<PrintedNumber>& whole,
              const Conventions& conventions, const Lexicon& lexicon) {
  constexpr std::size_t full_group = 3;
  if (text.find(' ') != full_group || text[full_group + 1] == '0') return false;
  const auto dash = scan_dash(text.substr(whole.length), lexicon);
  if (!dash) return false;
  const auto high = scan_number(text.substr(whole.length + dash->length), conventions.decimal_mark);
  return high && high->value.value < whole.value.value;
}

bool ends_well(const PrintedNumber& number, std::string_view rest, const Conventions& conventions,
               const Lexicon& lexicon) {
  const bool glued = can_end_number(rest) || scan_comparator_after(rest, lexicon).has_value();
  return glued && !counts_or_dates(rest, lexicon) && !counts_of(number, rest, conventions) &&
         !is_first_half(number.value, rest, conventions, lexicon);
}

std::optional<Taken<PrintedNumber>> number_at(std::string_view text, const Conventions& conventions,
                                              const Lexicon& lexicon) {
  auto number = scan_signed_number(text, conventions.decimal_mark);
  if (!number) return std::nullopt;
  if (const auto exponent = scan_exponent(text.substr(number->length))) {
    const auto whole = times_power_of_ten(number->value.value, exponent->value);
    if (!whole) return std::nullopt;
    number->value.value = *whole;
    number->value.plain = false;
    number->length += exponent->length;
  }
  if (ends_well(number->value, text.substr(number->length), conventions, lexicon)) return number;
  if (text.substr(0, number->length).find(' ') == std::string_view::npos) return std::nullopt;
  auto first = without_blank_groups(text);
  if (first && is_apart(text, *number, conventions, lexicon)) first->value.ambiguous = false;
  return first;
}

Value value_of(const PrintedNumber& number, Comparator comparator) {
  Value value;
  value.comparator = comparator;
  value.number = number.value;
  value.ambiguous = number.ambiguous;
  return value;
}

// "±", "(±)", "+/-": a trace, as test strips tell it.
std::optional<Taken<Value>> take_plus_minus(std::string_view text) {
  const bool bracket = text.starts_with('(');
  std::size_t at = bracket ? 1 : 0;
  const std::string_view rest = text.substr(at);
  for (const std::string_view sign : {"\u00b1", "+/-"}) {
    if (!rest.starts_with(sign)) continue;
    at += sign.size();
    if (bracket && (at == text.size() || text[at++] != ')')) return std::nullopt;
    if (at < text.size() && text[at] != ' ' && text[at] != '\n') return std::nullopt;
    const std::size_t next = at + blanks_at(text, at);
    if (next < text.size() && is_ascii_digit(text[next])) return std::nullopt;  // a tolerance
    Value value;
    value.kind = ValueKind::word;
    value.word = "trace";
    return Taken<Value>{value, at};
  }
  return std::nullopt;
}

// "(-)", "(1+)": signs in brackets, as test strips tell them.
std::optional<Taken<Value>> take_bracketed_sign(std::string_view text) {
  if (!text.starts_with('(')) return std::nullopt;
  const std::size_t close = text.find(')');
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view rest = text.substr(close + 1);
  if (!rest.empty() && rest[0] != ' ' && rest[0] != '\n') return std::nullopt;
  const std::string_view sign = text.substr(1, close - 1);
  Value value;
  if (sign == "-" || sign == "\u2212" || sign == "\uff0d" || sign == "\u2013") {
    value.kind = ValueKind::word;
    value.word = "negative";
  } else if (sign.size() == 2 && sign[0] >= '1' && sign[0] <= '4' && sign[1] == '+') {
    value.kind = ValueKind::ordinal;
    value.word = std::string(sign);
  } else {
    return std::nullopt;
  }
  return Taken<Value>{value, close + 1};
}

std::optional<Taken<Value>> take_ordinal(std::string_view text) {
  if (text.substr(0, 2).find('+') == std::string_view::npos) return std::nullopt;
  const auto at_end = [&](std::size_t at) {
    return at == text.size() || text[at] == ' ' || text[at] == '\n';
  };
  Value value;
  value.kind = ValueKind::ordinal;
  if (text.size() > 1 && text[0] >= '1' && text[0] <= '4' && text[1] == '+' && at_end(2)) {
    value.word = std::string(text.substr(0, 2));
    return Taken<Value>{value, 2};
  }
  const bool bracket = text.starts_with('(');
  std::size_t at = bracket ? 1 : 0;
  const std::size_t first = at;
  while (at < text.size() && text[at] == '+') ++at;
  const std::size_t count = at - first;
  if (bracket && (at == text.size() || text[at++] != ')')) return std::nullopt;
  if (count == 0 || count > 4 || !at_end(at)) return std::nullopt;
  const std::size_t next = at + blanks_at(text, at);
  if (next < text.size() && is_ascii_digit(text[next])) return std::nullopt;  // a flag before it
  value.word = std::to_string(count) + "+";
  return Taken<Value>{value, at};
}

// 16, 80, 400: a dilution made by doubling 1, 5 or 25, and no number of a page or a day.
bool is_dilution(const Decimal& number) {
  constexpr std::int64_t least = 16;
  std::int64_t rest = number.places == 0 ? number.coefficient : 0;
  if (rest < least) return false;
  while (rest % 2 == 0) rest /= 2;
  return rest == 1 || rest == 5 || rest == 25;
}

// "1:80", "<1:10", "1/64".
std::optional<Taken<Value>> take_titre(std::string_view text, const Start& start) {
  std::size_t at = start.length;
  if (!text.substr(at).starts_with('1')) return std::nullopt;
  at += 1 + blanks_at(text, at + 1);
  if (at >= text.size() || (text[at] != ':' && text[at] != '/')) return std::nullopt;
  const bool slash = text[at] == '/';
  at += 1 + (slash ? 0 : blanks_at(text, at + 1));
  const auto number = scan_number(text.substr(at), {});
  if (!number || !number->value.plain || number->value.leading_zero) return std::nullopt;
  if (slash && !is_dilution(number->value.value)) return std::nullopt;
  at += number->length;
  if (!can_end_number(text.substr(at))) return std::nullopt;
  Value value = value_of(number->value, start.comparator);
  value.kind = ValueKind::titre;
  return Taken<Value>{value, at};
}

// "Grade 2", "Class III", "Stage 3a": the bytes behind the word, or 0.
std::size_t grade_behind(std::string_view rest) {
  if (!rest.starts_with(' ')) return 0;
  std::size_t at = 1;
  const std::size_t end = std::min(rest.find_first_of(" \n,;)", at), rest.size());
  const std::string_view grade = rest.substr(at, end - at);
  const bool digit =
      !grade.empty() && grade[0] >= '0' && grade[0] <= '6' &&
      (grade.size() == 1 || (grade.size() == 2 && (grade[1] == 'a' || grade[1] == 'b')));
  static constexpr auto romans =
      std::to_array<std::string_view>({"I", "II", "III", "IV", "V", "VI"});
  return digit || std::find(romans.begin(), romans.end(), grade) != romans.end() ? end : 0;
}

std::optional<Taken<Value>> take_word(std::string_view text, const LeadingWords& words,
                                      const Lexicon& lexicon) {
  const WordsMatch result = words.match(WordRole::value_word, lexicon);
  const WordsMatch status = words.match(WordRole::status_word, lexicon);
  const WordsMatch& best = status.length > result.length ? status : result;
  if (!best) return std::nullopt;
  Value value;
  value.kind = best.entry->role == WordRole::status_word ? ValueKind::status : ValueKind::word;
  value.word = std::string(best.entry->value);
  if (value.word != "grade") return Taken<Value>{value, best.length};
  const std::size_t grade = grade_behind(text.substr(best.length));
  if (grade == 0) return std::nullopt;  // the word alone is no result
  return Taken<Value>{value, best.length + grade};
}

// A number with the comparator that the text starts with.
std::optional<Taken<Value>> take_number_behind(Start start, std::string_view text,
                                               const Conventions& conventions,
                                               const Lexicon& lexicon) {
  const auto number = number_at(text.substr(start.length), conventions, lexicon);
  if (!number) return std::nullopt;
  std::size_t length = start.length + number->length;
  if (start.length == 0) {
    if (number->value.plain && number->value.leading_zero) return std::nullopt;  // a code
    if (take_ordinal(text)) return std::nullopt;
    const std::size_t blanks = blanks_at(text, length);
    if (const auto after = scan_comparator_after(text.substr(length + blanks), lexicon)) {
      start.comparator = after->value;
      length += blanks + after->length;
    }
  }
  return Taken<Value>{value_of(number->value, start.comparator), length};
}

}  // namespace

std::optional<Taken<Value>> take_interval(std::string_view text, const Conventions& conventions,
                                          const Lexicon& lexicon) {
  const auto low = scan_number(text, conventions.decimal_mark);
  if (!low) return std::nullopt;
  std::size_t at = low->length;
  const auto dash = scan_dash(text.substr(at), lexicon);
  if (!dash) return std::nullopt;
  at += dash->length;
  const auto high = scan_number(text.substr(at), conventions.decimal_mark);
  if (!high || high->value.value < low->value.value) return std::nullopt;
  at += high->length;
  if (!can_end_number(text.substr(at)) ||
      is_first_half(high->value.value, text.substr(at), conventions, lexicon)) {
    return std::nullopt;
  }
  Value value = value_of(low->value, Comparator::none);
  value.kind = ValueKind::interval;
  value.upper = high->value.value;
  value.ambiguous = low->value.ambiguous || high->value.ambiguous;
  return Taken<Value>{value, at};
}

std::optional<Taken<Value>> take_number(std::string_view text, const Conventions& conventions,
                                        const Lexicon& lexicon) {
  return take_number_behind(start_of(text, lexicon), text, conventions, lexicon);
}

std::optional<Taken<Value>> take_value(std::string_view text, const Conventions& conventions,
                                       const Lexicon& lexicon) {
  const LeadingWords words(text);
  static constexpr WordRoles of_values = {WordRole::comparator_word, WordRole::value_word,
                                          WordRole::status_word};
  // Most words of a report.
  if (!text.empty() && is_ascii_letter(text[0]) && !words.may_match(of_values, lexicon)) {
    return std::nullopt;
  }
  if (auto ordinal = take_ordinal(text)) return ordinal;
  if (auto trace = take_plus_minus(text)) return trace;
  if (auto sign = take_bracketed_sign(text)) return sign;
  const Start start = start_of(text, lexicon);
  if (auto titre = take_titre(text, start)) return titre;
  if (auto number = take_number_behind(start, text, conventions, lexicon)) return number;
  if (auto interval = take_interval(text, conventions, lexicon)) return interval;
  return take_word(text, words, lexicon);
}

}  // namespace labread

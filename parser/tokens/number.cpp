#include "parser/tokens/number.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "base/utf8.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t longest_number = 40;  // characters

// The characters of a number made plain, with the place where each ends in the text.
struct Run {
  std::array<char, longest_number> text;
  std::array<std::uint8_t, longest_number> ends;
  std::size_t size = 0;

  char at(std::size_t i) const { return i < size ? text[i] : '\0'; }
  bool digit(std::size_t i) const { return is_ascii_digit(at(i)); }
};

char plain_character(char32_t c) {
  if (c >= 0xFF10 && c <= 0xFF19) return static_cast<char>(c - 0xFF10 + '0');
  if (c == 0xFF0E) return '.';
  if (c == 0xFF0C) return ',';
  if (c == 0xA0 || c == 0x2009 || c == 0x202F) return ' ';
  if (c == 0x2019) return '\'';
  const bool own = (c >= '0' && c <= '9') || c == '.' || c == ',' || c == ' ' || c == '\'';
  return own ? static_cast<char>(c) : '\0';
}

Run run_of(std::string_view text) {
  Run run;
  for (std::size_t at = 0; at < text.size() && run.size < longest_number;) {
    const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
    const char c =
        plain_character(ascii ? static_cast<unsigned char>(text[at++]) : next_code_point(text, at));
    if (c == '\0') break;
    run.text[run.size] = c;
    run.ends[run.size++] = static_cast<std::uint8_t>(at);
  }
  return run;
}

// A number's digits, cut at its marks.
class Groups {
 public:
  std::size_t count() const { return count_; }
  // The first may be empty: ".25".
  std::string_view operator[](std::size_t i) const { return parts_[i]; }
  std::string_view marks() const { return {marks_.data(), count_ - 1}; }  // one fewer

  void add(std::string_view digits) { parts_[count_++] = digits; }
  void add_mark(char mark) { marks_[count_ - 1] = mark; }
  bool full() const { return count_ == parts_.size(); }

  std::size_t end = 0;  // in the run

 private:
  static constexpr std::size_t most = 12;  // a number has fewer

  std::array<std::string_view, most> parts_;
  std::array<char, most> marks_{};
  std::size_t count_ = 0;
};

bool takes_blank_group(const Run& run, std::size_t blank, const Groups& groups,
                       const Detected<DecimalMark>& mark) {
  const bool usual = mark.origin == Origin::unknown || mark.value == DecimalMark::comma;
  const std::string_view first = groups[0];
  const bool head = groups.count() == 1 ? !first.empty() && first.size() <= 3 && first[0] != '0'
                                        : groups.marks().back() == ' ';
  return usual && head && run.digit(blank + 1) && run.digit(blank + 2) && run.digit(blank + 3) &&
         !run.digit(blank + 4);
}

Groups groups_of(const Run& run, const Detected<DecimalMark>& mark) {
  Groups groups;
  std::size_t from = 0;
  std::size_t at = 0;
  for (;;) {
    while (run.digit(at)) ++at;
    groups.add({run.text.data() + from, at - from});
    groups.end = at;
    const char c = run.at(at);
    const bool goes_on =
        c == ' ' ? takes_blank_group(run, at, groups, mark) : c != '\0' && run.digit(at + 1);
    if (!goes_on || groups.full()) return groups;
    groups.add_mark(c);
    from = ++at;
  }
}

bool all_of_three(const Groups& groups, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    if (groups[i].size() != 3) return false;
  }
  return true;
}

// "1,38,000", "12,50,000.5": lakhs and crores, by two digits down to the last three. Two commas are
// no decimal marks.
bool is_grouped_by_lakhs(const Groups& groups, std::size_t to) {
  if (to < 3 || groups[0].empty() || groups[0].size() > 2 || groups[0][0] == '0') return false;
  for (std::size_t i = 1; i + 1 < to; ++i) {
    if (groups[i].size() != 2) return false;
  }
  return groups[to - 1].size() == 3 && groups.marks().front() == ',';
}

std::optional<PrintedNumber> number_from(const Groups& groups, std::size_t fraction_from) {
  constexpr int most_digits = 18;
  PrintedNumber number;
  int digits = groups[0].empty() ? 1 : 0;  // ".25" is "0.25"
  for (std::size_t i = 0; i < groups.count(); ++i) {
    for (const char c : groups[i]) {
      if (++digits > most_digits) return std::nullopt;
      number.value.coefficient = number.value.coefficient * 10 + (c - '0');
    }
    if (i >= fraction_from) {
      number.value.places = static_cast<std::int8_t>(std::ssize(groups[i]) + number.value.places);
    }
  }
  number.plain = groups.count() == 1;
  number.leading_zero = groups[0].size() > 1 && groups[0][0] == '0';
  return number;
}

// One '.' or ',' and nothing else: decimal by its form, or by the document's mark.
std::optional<PrintedNumber> with_one_mark(const Groups& groups,
                                           const Detected<DecimalMark>& mark) {
  const std::string_view whole = groups[0];
  const bool could_be_thousands =
      groups[1].size() == 3 && !whole.empty() && whole.size() <= 3 && whole[0] != '0';
  if (!could_be_thousands) return number_from(groups, 1);
  const char decimal = mark.value == DecimalMark::point ? '.' : ',';
  const bool is_decimal = mark.origin == Origin::unknown || groups.marks()[0] == decimal;
  auto number = number_from(groups, is_decimal ? 1 : groups.count());
  if (number) number->ambiguous = mark.origin == Origin::unknown;
  return number;
}

std::optional<PrintedNumber> value_of(const Groups& groups, const Detected<DecimalMark>& mark) {
  const std::size_t count = groups.count();
  if (groups.full()) return std::nullopt;
  const std::string_view marks = groups.marks();
  if (marks.empty()) return number_from(groups, count);
  const char last = marks.back();
  const char first = marks.front();
  if (count == 2 && (last == '.' || last == ',')) return with_one_mark(groups, mark);
  const bool fraction =
      last != first && (last == '.' || last == ',') && marks.find(last) == marks.size() - 1;
  const std::size_t whole_end = fraction ? count - 1 : count;
  const bool grouped = marks.find_first_not_of(first) >= (fraction ? count - 2 : count);
  const bool head = !groups[0].empty() && groups[0].size() <= 3;
  const bool by_three = all_of_three(groups, 1, whole_end);
  if (!grouped || !head || !(by_three || is_grouped_by_lakhs(groups, whole_end))) {
    return std::nullopt;
  }
  return number_from(groups, whole_end);
}

std::optional<Taken<Comparator>> symbol(std::string_view text) {
  struct Symbol {
    std::string_view text;
    Comparator comparator;
  };
  static constexpr std::array<Symbol, 14> symbols = {{
      {"<=", Comparator::less_equal},
      {"=<", Comparator::less_equal},
      {">=", Comparator::greater_equal},
      {"=>", Comparator::greater_equal},
      {"≤", Comparator::less_equal},
      {"≥", Comparator::greater_equal},
      {"⩽", Comparator::less_equal},
      {"⩾", Comparator::greater_equal},
      {"≦", Comparator::less_equal},
      {"≧", Comparator::greater_equal},
      {"＜", Comparator::less},
      {"＞", Comparator::greater},
      {"<", Comparator::less},
      {">", Comparator::greater},
  }};
  const bool sign = !text.empty() && (text[0] == '<' || text[0] == '>' || text[0] == '=' ||
                                      static_cast<unsigned char>(text[0]) >= 0x80);
  if (!sign) return std::nullopt;
  for (const Symbol& candidate : symbols) {
    if (text.starts_with(candidate.text)) {
      return Taken<Comparator>{candidate.comparator, candidate.text.size()};
    }
  }
  return std::nullopt;
}

// "< OR =", "> ou =": a short word between the two signs, in any language.
std::size_t or_equal_length(std::string_view text) {
  std::size_t at = blanks_at(text, 0);
  const std::size_t word = at;
  while (at < text.size() && is_ascii_letter(text[at])) ++at;
  if (at - word > 4) return 0;
  at += blanks_at(text, at);
  return at < text.size() && text[at] == '=' ? at + 1 : 0;
}

Comparator comparator_named(std::string_view name) {
  if (name == "<") return Comparator::less;
  if (name == "<=") return Comparator::less_equal;
  if (name == ">") return Comparator::greater;
  return Comparator::greater_equal;
}

// Letters glued to a number are a flag or begin a unit; anything else makes it part of a word.
bool can_follow_glued(std::string_view rest) {
  std::size_t end = 0;
  while (end < rest.size() &&
         (is_ascii_letter(rest[end]) || static_cast<unsigned char>(rest[end]) >= 0x80)) {
    ++end;
  }
  const std::string_view word = rest.substr(0, end);
  const char next = end < rest.size() ? rest[end] : ' ';
  if (is_ascii_digit(next)) return word == "x" || word == "X" || word == "×";
  if (next == '/' || next == '%') return end <= 12;
  if (next == '-') return false;
  static constexpr std::array<std::string_view, 20> known = {
      "H",  "L",  "HH", "LL", "A",  "N",  "CH", "CL", "g",  "mg",
      "ug", "ng", "pg", "fl", "fL", "mm", "U",  "IU", "µg", "mmol"};
  for (const std::string_view candidate : known) {
    if (word == candidate) return true;
  }
  return false;
}

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_ascii_digit(text[at]);
}

// "0.4-", "0.4---": more signs say more.
bool can_follow_dash(std::string_view rest) {
  constexpr std::size_t most = 3;
  const std::size_t end = std::min(rest.find_first_not_of('-'), rest.size());
  return end <= most && (end == rest.size() || rest[end] == ' ' || rest[end] == '\n');
}

bool can_follow_bracket(std::string_view rest) {
  const std::size_t close = rest.find(')');
  if (close == std::string_view::npos) return true;
  const std::string_view inside = rest.substr(1, close - 1);
  if (inside.empty() || !is_ascii_letter(inside[0])) return true;
  return inside == "H" || inside == "L" || inside == "HH" || inside == "LL" || inside == "N" ||
         inside == "A" || inside.find('/') != std::string_view::npos;
}

std::size_t dash_sign_length(std::string_view text) {
  static constexpr std::array<std::string_view, 14> dashes = {
      "--", "-", "–", "—", "−", "‐", "‑", "―", "÷", "~", "〜", "～", "－", "∼"};
  const bool sign = !text.empty() && (text[0] == '-' || text[0] == '~' ||
                                      static_cast<unsigned char>(text[0]) >= 0x80);
  if (!sign) return 0;
  for (const std::string_view dash : dashes) {
    if (text.starts_with(dash)) return dash.size();
  }
  return 0;
}

}  // namespace

namespace {

// What a number may go on with.
bool goes_on(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  return is_ascii_digit(c) || c == '.' || c == ',' || c == '\'' || c == ' ' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// "140", "4.4": digits, or digits with one mark between them that groups no thousands, and nothing
// behind that could be more of the number. Most numbers of a report, at a third of the cost.
std::optional<Taken<PrintedNumber>> simple_number(std::string_view text) {
  constexpr std::size_t most_digits = 9;
  PrintedNumber number;
  std::size_t at = 0;
  const auto take_digits = [&] {
    const std::size_t from = at;
    for (; at < text.size() && is_ascii_digit(text[at]); ++at) {
      number.value.coefficient = number.value.coefficient * 10 + (text[at] - '0');
      if (at == most_digits) return std::size_t{0};
    }
    return at - from;
  };
  const std::size_t whole = take_digits();
  if (whole == 0) return std::nullopt;
  number.leading_zero = whole > 1 && text[0] == '0';
  if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
    ++at;
    const std::size_t fraction = take_digits();
    const bool may_be_thousands = fraction == 3 && whole <= 3 && text[0] != '0';
    if (fraction == 0 || may_be_thousands) return std::nullopt;
    number.value.places = static_cast<std::int8_t>(fraction);
    number.plain = false;
  }
  const bool parted = at < text.size() && text[at] == ' ' && !goes_on(text, at + 1);
  if (goes_on(text, at) && !parted) return std::nullopt;
  return Taken<PrintedNumber>{number, at};
}

}  // namespace

std::optional<Taken<PrintedNumber>> scan_number(std::string_view text,
                                                const Detected<DecimalMark>& mark) {
  if (auto simple = simple_number(text)) return simple;
  const bool may_start =
      !text.empty() && (is_ascii_digit(text[0]) || text[0] == '.' || text[0] == ',' ||
                        static_cast<unsigned char>(text[0]) >= 0x80);
  if (!may_start) return std::nullopt;
  const Run run = run_of(text);
  const bool starts = run.digit(0) || ((run.at(0) == '.' || run.at(0) == ',') && run.digit(1));
  if (!starts || run.size == longest_number) return std::nullopt;
  const Groups groups = groups_of(run, mark);
  const auto number = value_of(groups, mark);
  if (!number) return std::nullopt;
  return Taken<PrintedNumber>{*number, run.ends[groups.end - 1]};
}

std::optional<Taken<PrintedNumber>> scan_signed_number(std::string_view text,
                                                       const Detected<DecimalMark>& mark) {
  const bool negative = text.starts_with('-') || text.starts_with("−");
  const std::size_t sign = text.starts_with("−") ? 3 : negative || text.starts_with('+') ? 1 : 0;
  auto number = scan_number(text.substr(sign), mark);
  if (!number) return std::nullopt;
  if (negative) number->value.value.coefficient = -number->value.value.coefficient;
  number->length += sign;
  return number;
}

bool can_end_number(std::string_view rest) {
  if (rest.empty()) return true;
  switch (rest[0]) {
    case '.': return rest.starts_with("..") && !digit_at(rest, 2);
    case ',': return rest.size() > 1 && rest[1] == ' ';
    case '/': return rest.size() > 1 && !is_ascii_digit(rest[1]) && rest[1] != ' ';
    case ':': return false;
    case '\'': return false;
    case '^': return false;
    case '-': return can_follow_dash(rest);
    case '*': return !digit_at(rest, rest.starts_with("**") ? 2 : 1);
    case '(': return can_follow_bracket(rest);
    default: break;
  }
  if (dash_sign_length(rest) > 0) return true;
  return !starts_with_letter(rest) || can_follow_glued(rest);
}

std::optional<Taken<Comparator>> scan_comparator(std::string_view text, const Lexicon& lexicon) {
  if (auto found = symbol(text)) {
    const bool strict = found->value == Comparator::less || found->value == Comparator::greater;
    const std::size_t more = strict ? or_equal_length(text.substr(found->length)) : 0;
    if (more > 0) {
      found->length += more;
      found->value =
          found->value == Comparator::less ? Comparator::less_equal : Comparator::greater_equal;
    }
    return found;
  }
  if (!starts_with_letter(text)) return std::nullopt;
  const WordsMatch words = match_words(text, WordRole::comparator_word, lexicon);
  if (!words) return std::nullopt;
  const Comparator named = comparator_named(words.entry->value);
  // "above >=60", "below <=1.2": the sign says the same again, and whether the limit belongs to it.
  const std::size_t sign_at = words.length + blanks_at(text, words.length);
  const auto sign = symbol(text.substr(sign_at));
  const bool same = sign && is_below(sign->value) == is_below(named);
  return same ? Taken<Comparator>{sign->value, sign_at + sign->length}
              : Taken<Comparator>{named, words.length};
}

std::optional<Taken<Comparator>> scan_comparator_after(std::string_view text,
                                                       const Lexicon& lexicon) {
  if (!starts_with_letter(text)) return std::nullopt;
  const LeadingWords leading(text);
  const WordsMatch words = leading.match(WordRole::comparator_after, lexicon);
  if (!words) return std::nullopt;
  // "3.7 below 3": the word is the next number's.
  const std::size_t next = words.length + blanks_at(text, words.length);
  const bool leads = next < text.size() && is_ascii_digit(text[next]);
  if (leads && leading.match(WordRole::comparator_word, lexicon)) return std::nullopt;
  return Taken<Comparator>{comparator_named(words.entry->value), words.length};
}

std::optional<Taken<Dash>> scan_dash(std::string_view text, const Lexicon& lexicon) {
  Dash dash;
  std::size_t at = blanks_at(text, 0);
  dash.blank_before = at > 0;
  const std::string_view rest = text.substr(at);
  if (const std::size_t length = dash_sign_length(rest)) {
    dash.wave = rest.starts_with("〜") || rest.starts_with("～") || rest.starts_with("~");
    at += length;
  } else {
    if (!starts_with_letter(rest)) return std::nullopt;
    const WordsMatch words = match_words(rest, WordRole::range_dash, lexicon);
    if (!words) return std::nullopt;
    dash.word = true;
    at += words.length;
    if (at < text.size() && text[at] == '-') return std::nullopt;
  }
  return Taken<Dash>{dash, at + blanks_at(text, at)};
}

}  // namespace labread

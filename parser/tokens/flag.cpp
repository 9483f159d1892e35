#include "parser/tokens/flag.h"

#include <array>

#include "parser/tokens/words.h"

namespace labread {
namespace {

struct Sign {
  std::string_view text;
  std::string_view meaning;
  bool only_in_column = false;
};

// Longest first among those that begin alike.
constexpr std::array<Sign, 41> signs = {{
    {"*H", "high"},
    {"*L", "low"},
    {"HH", "critical_high"},
    {"LL", "critical_low"},
    {"CH", "critical_high", true},
    {"CL", "critical_low", true},
    {"PH", "critical_high", true},
    {"PL", "critical_low", true},
    {"H", "high"},
    {"L", "low"},
    {"h", "high", true},
    {"l", "low", true},
    {"AA", "abnormal", true},
    {"A", "abnormal", true},
    {"a", "abnormal", true},
    {"C", "abnormal", true},
    {"B", "abnormal", true},
    {"N", "normal", true},
    {"n", "normal", true},
    {"↑↑", "critical_high"},
    {"↓↓", "critical_low"},
    {"↑", "high"},
    {"↓", "low"},
    {"▲", "high"},
    {"▼", "low"},
    {"△", "high"},
    {"▽", "low"},
    {"⬆", "high"},
    {"⬇", "low"},
    {"***", "abnormal"},
    {"**", "abnormal"},
    {"*", "abnormal"},
    {"+++", "high"},
    {"++", "high"},
    {"+", "high"},
    {"---", "low"},
    {"--", "low"},
    {"-", "low"},
    {"!!", "abnormal"},
    {"!", "abnormal"},
    {"#", "abnormal", true},
}};

// Stars and exclamation marks behind a letter belong to the flag: "L*".
std::size_t marks_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (text[end] == '*' || text[end] == '!')) ++end;
  return end - at;
}

bool ends_flag(std::string_view text, std::size_t at, bool letters) {
  if (at == text.size()) return true;
  const std::string_view rest = text.substr(at);
  if (rest[0] == ' ' || rest[0] == '\n' || rest[0] == '\t' || rest[0] == ')' || rest[0] == ']' ||
      rest[0] == ';' || rest[0] == ',' || rest[0] == '(') {
    return true;
  }
  // A footnote number behind the letter: "H1".
  if (letters) return is_ascii_digit(rest[0]) && (rest.size() == 1 || rest[1] == ' ');
  return false;
}

// Stars and arrows may be glued to what follows; a dash or plus would be its sign.
bool may_be_glued(std::string_view sign) {
  return sign.back() == '*' || static_cast<unsigned char>(sign[0]) >= 0x80;
}

std::optional<Taken<Flag>> take_sign(std::string_view text, bool in_flag_column) {
  if (text.empty()) return std::nullopt;
  for (const Sign& sign : signs) {
    if (text[0] != sign.text[0] || !text.starts_with(sign.text)) continue;
    const bool letters = is_ascii_letter(sign.text.back());
    const std::size_t marks = letters ? marks_at(text, sign.text.size()) : 0;
    if (sign.only_in_column && !in_flag_column && marks == 0) continue;
    const std::size_t length = sign.text.size() + marks;
    if (!ends_flag(text, length, letters) && !may_be_glued(sign.text)) continue;
    return Taken<Flag>{{std::string(text.substr(0, length)), std::string(sign.meaning)}, length};
  }
  return std::nullopt;
}

std::optional<Taken<Flag>> take_words(std::string_view text, const Lexicon& lexicon) {
  const WordsMatch words = match_words(text, WordRole::flag_word, lexicon);
  if (!words) return std::nullopt;
  const std::size_t length = words.length + marks_at(text, words.length);
  return Taken<Flag>{{std::string(text.substr(0, length)), std::string(words.entry->value)},
                     length};
}

std::optional<Taken<Flag>> take_bare(std::string_view text, const Lexicon& lexicon,
                                     bool in_flag_column) {
  auto words = take_words(text, lexicon);
  auto sign = take_sign(text, in_flag_column);
  if (words && (!sign || words->length > sign->length)) return words;
  return sign;
}

// "(H)", "[L]", "(HIGH)": the brackets are printed with the flag and stay in its text.
std::optional<Taken<Flag>> take_bracketed(std::string_view text, const Lexicon& lexicon) {
  const char close = text[0] == '(' ? ')' : ']';
  auto flag = take_bare(text.substr(1), lexicon, true);
  if (!flag) return std::nullopt;
  const std::size_t at = 1 + flag->length;
  const char sign = text[1];
  // "(+)" and "(-)" are word results.
  if (at >= text.size() || text[at] != close || sign == '+' || sign == '-') return std::nullopt;
  flag->length = at + 1;
  flag->value.text = std::string(text.substr(0, flag->length));
  return flag;
}

}  // namespace

std::optional<Taken<Flag>> take_flag(std::string_view text, const Lexicon& lexicon,
                                     bool in_flag_column) {
  if (text.empty()) return std::nullopt;
  if (text[0] == '(' || text[0] == '[') return take_bracketed(text, lexicon);
  auto flag = take_bare(text, lexicon, in_flag_column);
  if (!flag) return std::nullopt;
  // "High (H)", "H *": one flag printed twice stays one text.
  const std::size_t blanks = blanks_at(text, flag->length);
  const std::string_view rest = text.substr(flag->length + blanks);
  if (blanks > 0 && rest.starts_with('(')) {
    if (const auto again = take_bracketed(rest, lexicon)) {
      flag->length += blanks + again->length;
      flag->value.text = std::string(text.substr(0, flag->length));
    }
  }
  return flag;
}

}  // namespace labread

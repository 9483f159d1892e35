#include "parser/ocr/compare.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace labread::ocr {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_part_of_number(char c) { return is_digit(c) || c == '.' || c == ','; }

// Letters that digits are read as.
bool may_be_digit(char c) {
  return std::string_view("lI|]![iOoQSsZzBbGgqT").find(c) != std::string_view::npos;
}

// A dash is one whatever its length: "27.0—33.0".
std::string with_short_dashes(std::string_view text) {
  std::string plain(text);
  for (const std::string_view dash : {"—", "–", "−"}) {
    for (std::size_t at = plain.find(dash); at != std::string::npos; at = plain.find(dash)) {
      plain.replace(at, dash.size(), "-");
    }
  }
  return plain;
}

// What of a word makes its number: "<4.0ng/mL" -> "<4.0". All of it where another letter may be one
// of the digits: "4l.0".
std::string numeric_part(std::string_view printed) {
  const std::string text = with_short_dashes(printed);
  std::string part;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool beside = (i > 0 && is_part_of_number(text[i - 1])) ||
                        (i + 1 < text.size() && is_part_of_number(text[i + 1]));
    if (beside && may_be_digit(c)) return text;
    if (is_part_of_number(c) || c == '<' || c == '>' || c == '-' || c == '+') part.push_back(c);
  }
  while (!part.empty() && std::string_view(".,-").find(part.back()) != std::string_view::npos) {
    part.pop_back();  // "3.5-" of a range that is set wide
  }
  return part;
}

bool is_letter_or_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

// An l at the end, and what is read for it, once or twice: "g/1", "mmol/l1".
void mend_litre(std::string& form) {
  const auto is_litre = [](char c) { return c == 'l' || c == '1' || c == 'i'; };
  const std::size_t slash = form.rfind('/');
  if (slash == std::string::npos || !is_litre(form.back())) return;
  if (form.size() - slash > 2 && is_litre(form[form.size() - 2])) form.pop_back();
  form.back() = 'l';
}

// A unit, whatever the signs that stand for its powers, and the case of its letters: "10*9/L" is
// "10^9/L". What of a raised sign is read differs each time.
std::string unit_form(std::string_view text) {
  std::string form;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool degree = text.substr(i, 2) == "°";
    if (degree) ++i;
    if (!degree && (is_letter_or_digit(c) || c == '/' || c == '%')) {
      form.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    } else if (c == '|' || c == '!' || c == ']') {
      form.push_back('l');
    } else if (form.empty() || form.back() != '^') {
      form.push_back('^');
    }
  }
  if (!form.empty() && form.back() == '^') form.pop_back();
  mend_litre(form);
  return form;
}

double shared_width(const Rect& a, const Rect& b) {
  const bool level = std::min(a.bottom, b.bottom) - std::max(a.top, b.top) >
                     0.5 * std::min(a.height(), b.height());
  return level ? std::min(a.right, b.right) - std::max(a.left, b.left) : 0;
}

// Not a part of a longer number.
bool holds_number(std::string_view text, std::string_view number) {
  const auto may_belong = [](char c) { return is_part_of_number(c) || may_be_digit(c); };
  for (std::size_t at = text.find(number); at != std::string_view::npos;
       at = text.find(number, at + 1)) {
    const std::size_t end = at + number.size();
    const bool dash = number.front() == '-' && at > 0 && is_digit(text[at - 1]);  // "3,5-5,1"
    const bool begins = at == 0 || dash || !may_belong(text[at - 1]);
    if (begins && (end == text.size() || !may_belong(text[end]))) return true;
  }
  return false;
}

bool is_unit(const Word& word) { return word.text.find('/') != std::string::npos; }

// How sure another reading is of the same word: of numbers their digits and marks, of others every
// letter. Nothing: it does not have it.
std::optional<float> read_again(const Word& word, const std::vector<Word>& again) {
  const bool number = !is_unit(word) && std::ranges::any_of(word.text, is_digit);
  const auto form = [&](std::string_view text) {
    return number ? numeric_part(text) : is_unit(word) ? unit_form(text) : std::string(text);
  };
  const std::string wanted = form(word.text);
  std::string joined;
  float least = 1;
  for (const Word& other : again) {
    const double shared = shared_width(word.box, other.box);
    if (shared <= 0) continue;
    if (number
            ? shared > 0.5 * word.box.width() && holds_number(with_short_dashes(other.text), wanted)
            : form(other.text) == wanted) {
      return other.confidence;
    }
    if (shared <= 0.5 * other.box.width()) continue;
    joined += other.text;
    least = std::min(least, other.confidence);
  }
  if (form(joined) == wanted) return least;
  return std::nullopt;
}

// As sure as the readings make it.
float sureness(const Word& word, const std::vector<std::vector<Word>>& readings, std::size_t own) {
  float doubt = 1 - word.confidence;
  float least = word.confidence;
  std::size_t alike = 0;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const auto again = i == own ? std::nullopt : read_again(word, readings[i]);
    if (!again) continue;
    ++alike;
    doubt *= 1 - *again;
    least = std::min(least, *again);
  }
  if (alike + 1 == readings.size()) return 1 - doubt;
  if (!must_be_read_twice(word)) return word.confidence;
  return alike > 0 ? least : 0;
}

bool is_point(char c) { return c == '.' || c == ',' || c == ':' || c == ';'; }

// How many of its numbers and units others have again.
int borne_out(const std::vector<std::vector<Word>>& readings, std::size_t own) {
  int count = 0;
  for (const Word& word : readings[own]) {
    if (!must_be_read_twice(word)) continue;
    const bool again = std::ranges::any_of(readings, [&](const std::vector<Word>& other) {
      return &other != &readings[own] && read_again(word, other);
    });
    count += again ? 1 : -1;
  }
  return count;
}

// Dust and the remains of drawn lines are read as letters that nobody is sure of.
bool is_noise(const Word& word) {
  constexpr float least = 0.40F;
  return word.confidence < least && word.text.find_first_of("0123456789/%") == std::string::npos;
}

}  // namespace

bool must_be_read_twice(const Word& word) {
  return is_unit(word) || std::ranges::any_of(word.text, is_digit);
}

bool differ(const std::vector<std::vector<Word>>& readings) {
  return std::ranges::any_of(readings, [&](const std::vector<Word>& one) {
    return std::ranges::any_of(one, [&](const Word& word) {
      return must_be_read_twice(word) &&
             !std::ranges::all_of(readings, [&](const std::vector<Word>& other) {
               return &other == &one || read_again(word, other);
             });
    });
  });
}

void drop_noise(std::vector<Word>& words) {
  constexpr float doubtful = 0.84F;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_noise(words[i])) continue;
    for (const std::size_t beside : {i - 1, i + 1}) {
      if (beside >= words.size() || must_be_read_twice(words[beside])) continue;
      words[beside].confidence = std::min(words[beside].confidence, doubtful);
    }
  }
  std::erase_if(words, is_noise);
}

void doubt_missed(std::vector<Word>& words, std::span<const double> points,
                  std::span<const double> marks) {
  constexpr double slack = 0.1;  // of the font's size
  constexpr double beside = 1.2;
  const auto within = [](double mark, const Word& word, double reach) {
    const double by = reach * static_cast<double>(word.font_size);
    return mark > word.box.left - by && mark < word.box.right + by;
  };
  const auto has_word = [&](double mark) {
    return std::ranges::any_of(words, [&](const Word& word) { return within(mark, word, slack); });
  };
  for (Word& word : words) {
    if (!must_be_read_twice(word)) continue;
    const auto drawn =
        std::ranges::count_if(points, [&](double point) { return within(point, word, 0); });
    const bool stray = std::ranges::any_of(
        marks, [&](double mark) { return within(mark, word, beside) && !has_word(mark); });
    if (stray || drawn > std::ranges::count_if(word.text, is_point)) word.confidence = 0;
  }
}

std::vector<Word> agreed(const std::vector<std::vector<Word>>& readings) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < readings.size(); ++i) {
    if (borne_out(readings, i) > borne_out(readings, best)) best = i;
  }
  std::vector<Word> words = readings[best];
  for (Word& word : words) word.confidence = sureness(word, readings, best);
  return words;
}

}  // namespace labread::ocr

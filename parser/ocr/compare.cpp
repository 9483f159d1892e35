#include "parser/ocr/compare.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace labread::ocr {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_part_of_number(char c) { return is_digit(c) || c == '.' || c == ','; }

// What of a word makes its number: "<4.0ng/mL" -> "<4.0".
std::string numeric_part(std::string_view text) {
  std::string part;
  for (const char c : text) {
    if (is_part_of_number(c) || c == '<' || c == '>' || c == '-' || c == '+') part.push_back(c);
  }
  while (!part.empty() && (part.back() == '.' || part.back() == ',')) part.pop_back();
  return part;
}

double shared_width(const Rect& a, const Rect& b) {
  const bool level = std::min(a.bottom, b.bottom) - std::max(a.top, b.top) >
                     0.5 * std::min(a.height(), b.height());
  return level ? std::min(a.right, b.right) - std::max(a.left, b.left) : 0;
}

// Not a part of a longer number.
bool holds_number(std::string_view text, std::string_view number) {
  for (std::size_t at = text.find(number); at != std::string_view::npos;
       at = text.find(number, at + 1)) {
    const std::size_t end = at + number.size();
    const bool begins = at == 0 || !is_part_of_number(text[at - 1]);
    if (begins && (end == text.size() || !is_part_of_number(text[end]))) return true;
  }
  return false;
}

bool is_unit(const Word& word) { return word.text.find('/') != std::string::npos; }

// Numbers by their digits and marks, units (a "p" lost from pg/mL) by every letter.
bool is_read_again(const Word& word, const std::vector<Word>& again) {
  const bool unit = is_unit(word);
  const std::string number = unit ? word.text : numeric_part(word.text);
  std::string joined;
  for (const Word& other : again) {
    const double shared = shared_width(word.box, other.box);
    if (shared <= 0) continue;
    if (shared > 0.5 * other.box.width()) joined += other.text;
    if (unit ? other.text == number
             : shared > 0.5 * word.box.width() && holds_number(other.text, number)) {
      return true;
    }
  }
  return (unit ? joined : numeric_part(joined)) == number;
}

// What must be read alike twice.
bool counts(const Word& word) { return is_unit(word) || std::ranges::any_of(word.text, is_digit); }

}  // namespace

bool differ(const std::vector<Word>& words, const std::vector<Word>& other) {
  return std::ranges::any_of(
      words, [&](const Word& word) { return counts(word) && !is_read_again(word, other); });
}

void doubt_differences(std::vector<Word>& words, std::span<const std::vector<Word>> others) {
  for (Word& word : words) {
    const bool confirmed = std::ranges::any_of(
        others, [&](const std::vector<Word>& other) { return is_read_again(word, other); });
    if (counts(word) && !confirmed) word.confidence = 0;
  }
}

}  // namespace labread::ocr

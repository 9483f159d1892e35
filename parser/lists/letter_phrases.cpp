#include "parser/lists/letter_phrases.h"

#include <algorithm>

#include "base/ascii.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t longest_phrase = 4;  // words of the lexicon's phrases

}  // namespace

std::string text_of(LetterWords words) {
  std::string text;
  for (const Word* word : words) text += (text.empty() ? "" : " ") + word->text;
  return text;
}

Phrase phrase_at(LetterWords words, WordRole role, const Lexicon& lexicon) {
  if (words.empty() || is_ascii_digit(words[0]->text.front())) return {};
  const std::string all = text_of(words.first(std::min(words.size(), longest_phrase)));
  std::string_view text = all;
  const bool bracket = text.size() > 1 && (text.front() == '(' || text.front() == '[');
  if (bracket) text.remove_prefix(1);
  const WordsMatch match = match_words(text, role, lexicon);
  if (!match) return {};
  const std::string_view matched = text.substr(0, match.length);
  return {match.entry->value, 1 + static_cast<std::size_t>(std::ranges::count(matched, ' ')),
          match.length + (bracket ? 1 : 0)};
}

std::string_view without_marks(std::string_view text) {
  const std::size_t first = text.find_first_not_of("([,;:.");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(")],;:.") + 1 - first);
}

DayNamed day_named(LetterWords words, std::size_t at, const Catalogue& catalogue) {
  const std::string_view text = without_marks(words[at]->text);
  if (text.size() < 4 || text.find_first_not_of("0123456789./-") != std::string_view::npos) {
    return DayNamed::none;
  }
  const auto marks = text.find_first_of("/-") == std::string_view::npos
                         ? std::ranges::count(text, '.')
                         : std::ranges::count_if(text, [](char c) { return c == '/' || c == '-'; });
  if (marks == 2) return DayNamed::day;
  const bool year =
      text.size() == 4 && marks == 0 && (text.starts_with("19") || text.starts_with("20"));
  const bool measured =
      at + 1 < words.size() && is_whole_unit(without_marks(words[at + 1]->text), catalogue);
  return year && !measured ? DayNamed::part : DayNamed::none;
}

}  // namespace labread

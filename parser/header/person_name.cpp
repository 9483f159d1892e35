#include "parser/header/person_name.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/fold.h"

namespace labread {
namespace {

constexpr std::size_t shortest_word = 3;  // bytes

}  // namespace

std::vector<std::string> name_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,;|", at), text.size());
    std::string word = fold_name(text.substr(at, end - at));
    const bool digits = holds_digit(word);
    if (word.size() >= shortest_word && !digits) words.push_back(std::move(word));
    at = end + 1;
  }
  return words;
}

std::vector<std::string> name_words(std::string_view text, const Lexicon& lexicon) {
  std::vector<std::string> words = name_words(text.substr(0, text.find("  ")));
  std::erase_if(words, [&](const std::string& word) { return !lexicon.exactly(word).empty(); });
  return words;
}

bool share_a_word(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(
      a, [&](const std::string& word) { return std::ranges::find(b, word) != b.end(); });
}

}  // namespace labread

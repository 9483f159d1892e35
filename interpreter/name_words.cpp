#include "interpreter/name_words.h"

#include <string>

namespace labread {

std::set<NameWord> words_in(std::string_view key, const Catalogue& catalogue) {
  std::set<NameWord> found;
  const std::string padded = std::string(key) + ' ';
  std::size_t at = 0;
  for (std::size_t end = padded.find(' '); end != std::string::npos; end = padded.find(' ', at)) {
    const std::string_view rest = std::string_view(padded).substr(at);
    for (const NameStem& stem : catalogue.name_stems()) {
      if (rest[0] == stem.text[0] && rest.starts_with(stem.text)) found.insert(stem.word);
    }
    at = end + 1;
  }
  return found;
}

}  // namespace labread

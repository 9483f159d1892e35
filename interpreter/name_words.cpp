#include "interpreter/name_words.h"

#include <algorithm>
#include <string>

namespace labread {
namespace {

// As bytes are ordered in a sorted table.
unsigned char initial(std::string_view text) { return static_cast<unsigned char>(text.front()); }

}  // namespace

NameWords words_in(std::string_view key, const Catalogue& catalogue) {
  NameWords found;
  const auto initial_of = [](const NameStem& stem) { return initial(stem.text); };
  const std::string padded = std::string(key) + ' ';
  for (std::size_t at = 0; at < key.size(); at = padded.find(' ', at) + 1) {
    const std::string_view rest = std::string_view(padded).substr(at);
    for (const NameStem& stem :
         std::ranges::equal_range(catalogue.name_stems(), initial(rest), {}, initial_of)) {
      if (rest.starts_with(stem.text)) found.insert(stem.word);
    }
  }
  return found;
}

}  // namespace labread

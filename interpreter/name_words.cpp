#include "interpreter/name_words.h"

#include <algorithm>
#include <span>
#include <string>

namespace labread {
namespace {

// As bytes are ordered in a sorted table.
unsigned char initial(std::string_view text) { return static_cast<unsigned char>(text.front()); }

}  // namespace

NameWords words_in(std::string_view key, const Catalogue& catalogue) {
  NameWords found;
  const auto less = [](const NameStem& a, const NameStem& b) {
    return initial(a.text) < initial(b.text);
  };
  const std::span<const NameStem> stems = catalogue.name_stems();
  const std::string padded = std::string(key) + ' ';
  for (std::size_t at = 0; at < key.size(); at = padded.find(' ', at) + 1) {
    const std::string_view rest = std::string_view(padded).substr(at);
    const auto [first, last] =
        std::equal_range(stems.begin(), stems.end(), NameStem{rest, {}}, less);
    std::for_each(first, last, [&](const NameStem& stem) {
      if (rest.starts_with(stem.text)) found.insert(stem.word);
    });
  }
  return found;
}

}  // namespace labread

#include "interpreter/name_words.h"

#include <string>

namespace labread {
namespace {

// A bit for each letter that a word begins with; others share theirs.
std::uint32_t initial(char letter) { return std::uint32_t{1} << (letter & 31); }

std::uint32_t initials_of(std::string_view padded) {
  std::uint32_t initials = 0;
  bool begins = true;
  for (const char c : padded) {
    if (begins) initials |= initial(c);
    begins = c == ' ';
  }
  return initials;
}

bool begins_a_word(std::string_view stem, std::string_view padded) {
  for (std::size_t at = 0; at < padded.size(); at = padded.find(' ', at) + 1) {
    if (padded.substr(at).starts_with(stem)) return true;
  }
  return false;
}

}  // namespace

NameWords words_in(std::string_view key, const Catalogue& catalogue) {
  NameWords found;
  if (key.empty()) return found;
  const std::string padded = std::string(key) + ' ';
  const std::uint32_t initials = initials_of(padded);
  for (const NameStem& stem : catalogue.name_stems()) {
    const bool possible = (initials & initial(stem.text[0])) != 0;
    if (possible && begins_a_word(stem.text, padded)) found.insert(stem.word);
  }
  return found;
}

}  // namespace labread

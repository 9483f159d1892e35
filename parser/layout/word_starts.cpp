#include "parser/layout/word_starts.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/tokens/words.h"
#include "reference_ranges/word_ends.h"

namespace labread {
namespace {

bool is_word_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

// Adds what may begin at the start of the text and at each of its parts: behind a mark, and at a
// letter behind a digit.
void add_starts(std::string_view text, const Lexicon& lexicon, WordRoles& roles) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_word_byte(text[at])) continue;
    const char before = at > 0 ? text[at - 1] : ' ';
    const bool parted =
        !is_word_byte(before) || (is_ascii_digit(before) && !is_ascii_digit(text[at]));
    if (parted) roles.add(LeadingWords(text.substr(at)).may_match(lexicon));
  }
}

WordRoles starts_of(std::string_view word, const Lexicon& lexicon) {
  WordRoles roles;
  add_starts(word, lexicon, roles);
  if (std::none_of(word.begin(), word.end(),
                   [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
    return roles;
  }
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (starts_wide_letter(word, at)) return WordRoles::all();  // a word may begin at each letter
  }
  add_starts(fold_name(word), lexicon, roles);  // behind marks that are not ASCII
  return roles;
}

}  // namespace

void note_starts(std::vector<Line>& lines, const Lexicon& lexicon) {
  for (Line& line : lines) {
    for (Cell& cell : line.cells) {
      cell.starts = {};
      for (const Word* word : cell.words) cell.starts.add(starts_of(word->text, lexicon));
    }
  }
}

WordRoles starts_of(const Line& line) {
  WordRoles roles;
  for (const Cell& cell : line.cells) roles.add(cell.starts);
  return roles;
}

}  // namespace labread

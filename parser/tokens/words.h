// Report words at the start of a text: the lexicon speaks in folded keys, the token readers in
// bytes of the printed text; this stands between them.
//
//   LeadingWords("Inferior a 150").match(WordRole::comparator_word, lexicon) -> {"<", length 10}
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/ascii.h"
#include "reference_ranges/lexicon.h"

namespace labread {

struct WordsMatch {
  const LexiconEntry* entry = nullptr;  // null: no such words at the start
  std::size_t length = 0;               // bytes of the printed text
  explicit operator bool() const { return entry != nullptr; }
};

// All entries of the same words, of any role.
struct WordsMatches {
  std::span<const LexiconEntry> entries;  // empty: no such words at the start
  std::size_t length = 0;                 // bytes of the printed text
};

// fold_name() of a text's beginning, with the way back to the printed bytes.
struct FoldedBeginning {
  std::array<char, 160> bytes;
  std::array<std::uint8_t, 160> ends;  // for each byte of the key, where its character ends
  std::size_t size = 0;                // of the key, with a blank behind words that go on
  std::size_t read = 0;                // bytes of the text

  std::string_view key() const {
    return {bytes.data(), size > 0 && bytes[size - 1] == ' ' ? size - 1 : size};
  }
};

// The first words of a text. They are folded when a look-up needs it and as far as it goes: their
// start already tells that most texts begin no word of a role.
class LeadingWords {
 public:
  // A text that does not begin with a letter or digit has no leading words.
  explicit LeadingWords(std::string_view text);

  // Whether the text may start with words of one of the roles: "no" is certain.
  bool may_match(WordRoles roles, const Lexicon& lexicon) const;
  // All roles of which words may start the text.
  WordRoles may_match(const Lexicon& lexicon) const;
  // The longest entry of the role that the text starts with, at a word end.
  WordsMatch match(WordRole role, const Lexicon& lexicon) const;
  // The entries of the longest words that have one of the roles.
  WordsMatches match_any(WordRoles roles, const Lexicon& lexicon) const;
  // The longest entry of the role, with nothing but blanks and punctuation behind it.
  WordsMatch match_all(WordRole role, const Lexicon& lexicon) const;

 private:
  // The words of at least so many bytes, of as many as an entry can have, or of all of the text.
  const FoldedBeginning& folded(std::size_t least) const;

  std::string_view text_;
  std::optional<std::size_t> slot_;                // of the folded start; none: no leading words
  mutable std::optional<FoldedBeginning> folded_;  // once for all roles that are asked for
};

WordsMatch match_words(std::string_view text, WordRole role, const Lexicon& lexicon);

// Whether words of the role stand anywhere in the text.
bool holds_words(std::string_view text, WordRole role, const Lexicon& lexicon);

// Bytes of the blanks at `at`.
std::size_t blanks_at(std::string_view text, std::size_t at);

// A letter of any script: an ASCII letter or a byte of a longer character that is no mark or dash.
bool starts_with_letter(std::string_view text);

}  // namespace labread

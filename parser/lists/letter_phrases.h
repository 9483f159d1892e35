// The words of letters as phrases of the lexicon, and the days they name.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "parser/document.h"
#include "reference_ranges/catalogue.h"

namespace labread {

using LetterWords = std::span<const Word* const>;

std::string text_of(LetterWords words);

struct Phrase {
  std::string_view value;  // of the lexicon; empty: none
  std::size_t words = 0;   // 0: the words begin no phrase of the role
  std::size_t bytes = 0;
};

// The longest phrase of the role that the words begin with, perhaps behind an opening bracket.
Phrase phrase_at(LetterWords words, WordRole role, const Lexicon& lexicon);

// "(188)," -> "188"
std::string_view without_marks(std::string_view text);

enum class DayNamed {
  none,
  day,
  part
};  // "10/03/2025"; "2022", "03.2024", which tell an earlier one

DayNamed day_named(LetterWords words, std::size_t at, const Catalogue& catalogue);

}  // namespace labread

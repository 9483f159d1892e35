// The words of a person's name, by which reports of different people are told apart. Names are
// compared in memory and stand in no output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reference_ranges/lexicon.h"

namespace labread {

// Folded, without initials and numbers. For fields that hold a name and nothing else.
std::vector<std::string> name_words(std::string_view text);
// The same of printed text: words that reports use, such as "Age", are none, and a gap of two
// blanks ends the name.
std::vector<std::string> name_words(std::string_view text, const Lexicon& lexicon);

bool share_a_word(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace labread

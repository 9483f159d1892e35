// The text of a word from its glyphs: accents drawn over their letters composed, ligatures spelled
// out, right-to-left scripts in reading order.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "parser/pdf/glyphs.h"

namespace labread::pdf {

// `glyphs` stand left to right. Empty where nothing in them is known; a single unknown glyph among
// others becomes U+FFFD, so that no number loses a digit unseen.
std::string text_of(std::span<const Glyph* const> glyphs);

bool is_accent_beyond_ascii(std::string_view text);
// A single spacing accent or combining mark. Every glyph is asked, and nearly every one is ASCII.
inline bool is_accent(std::string_view text) {
  if (text.size() == 1) return text[0] == '`' || text[0] == '^' || text[0] == '~';
  return is_accent_beyond_ascii(text);
}
// Whether an accent's middle lies over or under a letter.
bool overlaps(const Glyph& accent, const Glyph& letter);

// Whether a word belongs to a script written from right to left.
bool is_right_to_left(std::string_view text);
// Whether it has a letter of a left-to-right script.
bool has_left_to_right_letter(std::string_view text);

}  // namespace labread::pdf

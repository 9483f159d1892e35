// Glyphs to words in reading order: joined by their gaps against the font size, doubled glyphs
// (fake bold) dropped, superscripts kept apart, rotated and invisible text left out.
#pragma once

#include <vector>

#include "parser/document.h"
#include "parser/pdf/glyphs.h"

namespace labread::pdf {

std::vector<Word> words_of(const PageGlyphs& page);

}  // namespace labread::pdf

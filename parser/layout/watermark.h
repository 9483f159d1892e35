// The letters of a watermark that is typed across a page ("P   R   O   O   F" from line to line):
// each alone in its cell and under no other letter, unlike flags, which stand in a column. A letter
// beside or below the label of a sex is its answer.
#pragma once

#include <vector>

#include "parser/layout/lines.h"
#include "reference_ranges/lexicon.h"

namespace labread {

void drop_watermark(std::vector<Line>& lines, const Lexicon& lexicon);

}  // namespace labread

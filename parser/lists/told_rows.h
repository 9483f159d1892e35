// Results that a letter tells its reader in sentences: "Your ferritin is 12 ng/mL (normal 15-150)."
// Only sentences to the reader that say a known name, its value with a unit or a range, or a word
// result, and nothing else: what articles and advice say of ferritin is nobody's result.
#pragma once

#include <deque>
#include <vector>

#include "parser/document.h"
#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// A line for each result that the line's sentences tell, without the words of the sentence; none
// where one of them says something else. Words whose punctuation was cut off are put into `words`.
std::vector<Line> told_rows(const Line& line, const Conventions& conventions,
                            const Catalogue& catalogue, std::deque<Word>& words);

}  // namespace labread

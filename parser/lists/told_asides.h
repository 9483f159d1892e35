// What a sentence tells beside a result, and nobody may take for it: the value of an earlier day,
// "(previously 171 in May)", ", down from 13.1 g/dL last winter,", "contre 8,2 % en juin", or an aim,
// "(target <7)". Without such asides the sentence tells what it tells of today; words for earlier
// days and aims that stand anywhere else stay where they are, and make it a sentence of those.
#pragma once

#include <deque>
#include <vector>

#include "parser/lists/letter_phrases.h"

namespace labread {

// The words without the asides among them. A comma or full stop behind one moves to the word in
// front of it, of which a copy is put into `made`.
std::vector<const Word*> without_asides(LetterWords words, const Catalogue& catalogue,
                                        std::deque<Word>& made);

}  // namespace labread

// Two readings of one page against each other: a recogniser that is sure of a wrong digit seldom
// reads the same one again from a picture of another size.
#pragma once

#include <span>
#include <vector>

#include "parser/document.h"

namespace labread::ocr {

// The numbers and units that none of the other readings has again lose all confidence. All in the
// same coordinates.
void doubt_differences(std::vector<Word>& words, std::span<const std::vector<Word>> others);

// Whether there is one that this reading does not have.
bool differ(const std::vector<Word>& words, const std::vector<Word>& other);

}  // namespace labread::ocr

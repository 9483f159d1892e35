// Several readings of one piece of text against each other: a recogniser that is sure of a wrong
// digit seldom reads the same one again from a picture of another shape.
#pragma once

#include <span>
#include <vector>

#include "parser/document.h"

namespace labread::ocr {

// A number or a unit.
bool must_be_read_twice(const Word& word);

// Whether one of them is not read alike by all.
bool differ(const std::vector<std::vector<Word>>& readings);

// The reading that the others bear out best. What all read alike is surer than each alone; numbers
// and units that no other has again lose all confidence. All in the same coordinates.
std::vector<Word> agreed(const std::vector<std::vector<Word>>& readings);

// Takes out what is hardly read and no number. The words beside it become doubtful: it may have
// been the rest of a name, "G.T." of "Gamma G.T.".
void drop_noise(std::vector<Word>& words);

// Numbers with more points on the paper than in what was read lose all confidence, and those beside
// a mark that no word has. Both are middles across, as the words' boxes are.
void doubt_missed(std::vector<Word>& words, std::span<const double> points,
                  std::span<const double> marks);

}  // namespace labread::ocr

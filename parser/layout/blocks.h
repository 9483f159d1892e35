// Stretches of lines that are read on their own: the ordinary flow of a page, or tables and cards
// that stand side by side, each cut out of the lines that they share.
#pragma once

#include <vector>

#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct Block {
  std::vector<std::vector<Line>> strips;  // side by side, left to right; one for the ordinary flow
  std::vector<bool> untitled;  // of the ordinary flow: which lines surely title no columns
  bool by_rows = false;        // cards: results in the order of their rows, not strips
};

std::vector<Block> blocks_of(const std::vector<Line>& lines, const Conventions& conventions,
                             const Catalogue& catalogue);

}  // namespace labread

// Stretches of lines that are read on their own: the ordinary flow of a page, or tables and cards
// that stand side by side, each cut out of the lines that they share.
#pragma once

#include <span>
#include <vector>

#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct Block {
  std::span<const Line> flow;             // the ordinary flow; empty: strips
  std::vector<bool> untitled;             // of the flow: which lines surely title no columns
  std::vector<std::vector<Line>> strips;  // side by side, left to right
  bool lists = false;                     // of names and results, without titles
  bool by_rows = false;  // cards and such lists: results in the order of their rows, not strips
};

// The blocks refer to the lines.
std::vector<Block> blocks_of(const std::vector<Line>& lines, const Conventions& conventions,
                             const Catalogue& catalogue);

}  // namespace labread

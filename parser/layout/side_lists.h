// Two lists of names and results that stand side by side without titles: "Color   Yellow   RBC
// 0-2 /HPF" above "pH   6.0   Epithelial cells   Few". At least three lines in a row each begin
// with a known name and hold another one below that of the line above, with something behind each.
// From there on each may have headings, gaps and more rows of its own.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "parser/layout/lines.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct SideLists {
  double left = 0;        // where the names of the left list begin
  double right = 0;       // and those of the right one
  std::size_t lines = 0;  // down to the last row of the right one
};

// The lists that begin with the first of these lines.
std::optional<SideLists> side_lists(std::span<const Line> lines, const Catalogue& catalogue);

}  // namespace labread

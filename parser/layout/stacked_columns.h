// Columns that a program wrote one below the other: all names of a table, then all its results, its
// units and its ranges, each below their title, or the titles in front of them all. They are put
// side by side where every column has as many cells as there are names and holds what its title
// says, and no unit misfits its name; else nothing of them is touched, nor read.
#pragma once

#include <deque>
#include <vector>

#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// Sets such columns of a text file side by side; words that were moved live in `words`.
void join_stacked_columns(std::vector<Line>& lines, const Conventions& conventions,
                          const Catalogue& catalogue, std::deque<Word>& words);

}  // namespace labread

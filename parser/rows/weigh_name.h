// What the name of a row says for and against it: whether the catalogue knows it, and what no name
// of a test holds. A step of weigh().
#pragma once

#include "parser/rows/reading.h"

namespace labread {

// Adds evidence to the reading, and the candidates of a name that is known as a whole.
void weigh_name(RowReading& reading, const Catalogue& catalogue);

}  // namespace labread

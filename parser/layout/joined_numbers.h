// Numbers that only the rest of the line tells for what they are: printed in pieces a blank apart,
// "- 4.1" and "18 400 copies/mL", or filled up with a zero.
#pragma once

#include "parser/layout/typed_line.h"

namespace labread {

void join_numbers(TypedLine& line, const Conventions& conventions, const Catalogue& catalogue);

}  // namespace labread

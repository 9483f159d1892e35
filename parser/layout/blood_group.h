// "Blood group   O", "ABO/Rh: A Rh(D) positive": letters that are flags, names or noughts elsewhere
// are the result where the name asks for them, in a cell of their own or behind a colon.
#pragma once

#include "parser/layout/typed_line.h"

namespace labread {

void join_blood_group(TypedLine& line, const Conventions& conventions, const Catalogue& catalogue);

}  // namespace labread

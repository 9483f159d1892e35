// German laboratory data (LDT 2 and 3, GDT): a line is three digits of length, four of the field
// and its content. A record of a report (8201 to 8205, 6310) is one report; a test starts with 8410
// or a second value.
#pragma once

#include "parser/interchange/interchange.h"

namespace labread {

bool looks_like_ldt(std::string_view text);

// Throws Error.
InterchangeFile read_ldt(std::string_view bytes, const Catalogue& catalogue, const Limits& limits);

}  // namespace labread

// Files of separated values in which programs and portals export results: a line of titles, then a
// result a line (or a test a line, with a column a day), with the person, the order and the day in
// columns of their own.
#pragma once

#include <optional>
#include <string_view>

#include "parser/interchange/interchange.h"
#include "parser/tokens/conventions.h"

namespace labread {

// Nothing where the text is no such file or its titles leave open what is a result: it is then read
// as a printed text.
std::optional<InterchangeFile> read_separated(std::string_view bytes, const Catalogue& catalogue,
                                              const Limits& limits, const SaidConventions& said);

}  // namespace labread

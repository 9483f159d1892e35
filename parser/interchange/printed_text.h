// A text inside a coded report that is laid out like a printed one: its rows of results as the
// reader of printed reports finds them.
#pragma once

#include <string_view>
#include <vector>

#include "parser/interchange/printed_row.h"

namespace labread {

// With lines that count from 1 within the text.
std::vector<PrintedRow> rows_of_text(std::string_view text, const Catalogue& catalogue,
                                     const Limits& limits);

}  // namespace labread

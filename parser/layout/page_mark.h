// Cells that number a page: "- 2 -", "2 / 5", "Page 2 of 5". Their lines run along the head or foot
// of every page and are no rows.
#pragma once

#include <string_view>

namespace labread {

// Whether a cell on this page says its number.
bool is_page_mark(std::string_view text, int page);

}  // namespace labread

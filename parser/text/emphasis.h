// Marks of emphasis in Markdown outside its tables: "**Sex** F   **Age** 43".
#pragma once

#include <string>

namespace labread {

// Takes the stars out where the text is Markdown by its headings or rules of tables: elsewhere
// stars are flags.
void drop_emphasis(std::string& text);

}  // namespace labread

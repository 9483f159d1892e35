// Tables of separated values inside a text: comma or semicolon (with quotes) as spreadsheets and
// portals export them, and bars as in Markdown. A table is told by its form alone: a line of titles
// without digits and lines with as many fields below it.
#pragma once

#include <string>
#include <string_view>

namespace labread {

// The text with tabs between the fields of such tables, quotes and marks of emphasis taken off, and
// as many lines as before.
std::string with_tabs(std::string_view text);

}  // namespace labread

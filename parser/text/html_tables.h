// Tables in HTML inside a text, as converters of PDFs write those that Markdown cannot draw:
// "<table><tr><td>Calcium</td><td>2.05</td></tr></table>".
#pragma once

#include <string>

namespace labread {

// Whether there were any. Makes each row a line with tabs between its cells. A table with cells
// over several rows stays as it is: what stands in which row is then not told by the order of its
// cells.
bool part_html_tables(std::string& text);

}  // namespace labread

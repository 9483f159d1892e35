// Marks that Markdown needs and a report has none of: emphasis ("**Sex** F", "*Non-reactive*"),
// escapes ("\>90"), entities ("&lt;0.6") and raised digits ("10<sup>6</sup>/µL").
#pragma once

#include <string>
#include <string_view>

namespace labread {

// Takes them out where the text is known to be Markdown, or shows it by its headings or rules of
// tables: elsewhere stars are flags. Its lines stay.
void plain_markdown(std::string& text, bool known = false);

// "|---|---:|", "|:--|:-:|", "--- | ---": the rule below the titles of a table.
bool is_rule_of_table(std::string_view line);

}  // namespace labread

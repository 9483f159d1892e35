// Entities and tags of HTML that a converter left in a text: "9.8&nbsp;&nbsp;g/dL", "&lt; 0.30",
// "<b>HAEMATOLOGY</b>".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace labread {

// The bytes of the entity at the start of the text ("&lt;", "&#160;", "&#xB5;"), whose meaning is
// added; 0: no such thing.
std::size_t take_entity(std::string_view text, std::string& out);

// The same of "<sup>6</sup>", whose digits are added raised.
std::size_t take_raised(std::string_view text, std::string& out);

// Writes what entities and simple tags stand for; "a < b" and "<5" are none.
void plain_html_remains(std::string& text);

}  // namespace labread

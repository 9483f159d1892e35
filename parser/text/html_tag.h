// One tag of HTML at the start of a text, for those who read what a converter left of a page.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace labread {

struct HtmlTag {
  std::string name;             // "td", small letters
  bool closes = false;          // "</td>"
  std::string_view attributes;  // all between the name and the end: " class='x'", " /", "/"
  std::size_t length = 0;       // bytes, with both brackets
};

// "<b>", "</TD>", "<br/>", "<span class='x'>" at the start of the text.
std::optional<HtmlTag> html_tag_at(std::string_view text);

}  // namespace labread

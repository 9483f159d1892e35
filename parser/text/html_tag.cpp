#include "parser/text/html_tag.h"

#include "base/ascii.h"

namespace labread {

std::optional<HtmlTag> html_tag_at(std::string_view text) {
  if (!text.starts_with('<')) return std::nullopt;
  HtmlTag tag;
  tag.closes = text.substr(1).starts_with('/');
  std::size_t at = tag.closes ? 2 : 1;
  while (at < text.size() && (is_ascii_letter(text[at]) || is_ascii_digit(text[at]))) {
    tag.name += lower_ascii(text[at++]);
  }
  const std::size_t end = text.find_first_of("<>", at);
  if (tag.name.empty() || end == text.npos || text[end] != '>') return std::nullopt;
  tag.attributes = text.substr(at, end - at);
  const bool parted = tag.attributes.empty() || tag.attributes[0] == ' ' ||
                      tag.attributes[0] == '\n' || tag.attributes[0] == '/';
  if (!parted) return std::nullopt;
  tag.length = end + 1;
  return tag;
}

}  // namespace labread

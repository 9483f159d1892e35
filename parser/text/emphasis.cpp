#include "parser/text/emphasis.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"

namespace labread {
namespace {

constexpr std::string_view stars = "**";

// "## Haematology", "|---|---:|".
bool shows_markdown(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  const std::size_t level = line.find_first_not_of('#');
  if (level == std::string_view::npos) return false;
  if (level > 0 && level < 7 && line[level] == ' ') return true;
  return line.starts_with('|') && line.find("---") != std::string_view::npos &&
         line.find_first_not_of("|-: ") == std::string_view::npos;
}

bool is_markdown(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (shows_markdown(text.substr(0, end))) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

bool begins_text(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

// Of a pair of stars around words: "**Sesso**", "**Nata il**"; "**" alone is a flag.
std::string without_emphasis(std::string_view line) {
  std::string out;
  while (true) {
    const std::size_t open = line.find(stars);
    if (open == std::string_view::npos) break;
    const std::size_t from = open + stars.size();
    const std::size_t close = line.find(stars, from);
    if (close == std::string_view::npos) break;
    const std::string_view inside = line.substr(from, close - from);
    if (inside.empty() || !begins_text(inside[0]) || inside.ends_with(' ')) {
      out += line.substr(0, from);
      line.remove_prefix(from);
      continue;
    }
    out += line.substr(0, open);
    out += inside;
    line.remove_prefix(close + stars.size());
  }
  return out.append(line);
}

}  // namespace

void drop_emphasis(std::string& text) {
  if (text.find(stars) == std::string::npos || !is_markdown(text)) return;
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    const std::string_view line = rest.substr(0, end);
    const bool table = line.find('|') != std::string_view::npos;
    out += table ? std::string(line) : without_emphasis(line);
    rest.remove_prefix(end);
  }
  text = std::move(out);
}

}  // namespace labread

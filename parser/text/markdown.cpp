#include "parser/text/markdown.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "parser/text/html_remains.h"

namespace labread {
namespace {

// "## Haematology", "|---|---:|".
bool shows_markdown(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  const std::size_t level = line.find_first_not_of('#');
  if (level == std::string_view::npos) return false;
  if (level > 0 && level < 7 && line[level] == ' ') return true;
  return line.starts_with('|') && is_rule_of_table(line);
}

bool is_markdown(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (shows_markdown(text.substr(0, end))) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

bool is_word(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool begins_text(std::string_view inside) {
  return !inside.empty() &&
         (is_word(inside[0]) || std::string_view("<>(-+").find(inside[0]) != inside.npos);
}

// "**Sesso**", "*Non-reactive*" and "__9__", not "** 5 **", "a*b*c" and what goes over two cells.
bool is_emphasised(std::string_view before, std::string_view inside, std::string_view behind) {
  const bool glued = (!before.empty() && (is_word(before.back()) || before.back() == '\\')) ||
                     (!behind.empty() && is_word(behind[0]));
  return !glued && begins_text(inside) && inside.find('|') == inside.npos &&
         !inside.ends_with(' ') && !inside.ends_with('\\');
}

std::string without_emphasis(std::string_view line, std::string_view mark) {
  std::string out;
  while (true) {
    const std::size_t open = line.find(mark);
    if (open == std::string_view::npos) break;
    const std::size_t from = open + mark.size();
    const std::size_t close = line.find(mark, from);
    if (close == std::string_view::npos) break;
    const std::string_view inside = line.substr(from, close - from);
    const std::string_view behind = line.substr(close + mark.size());
    if (!is_emphasised(line.substr(0, open), inside, behind)) {
      out += line.substr(0, from);
      line.remove_prefix(from);
      continue;
    }
    out += line.substr(0, open);
    out += inside;
    line = behind;
  }
  return out.append(line);
}

// "\>90", "Neut\*"; "\|" is kept from parting cells.
std::string without_escapes(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool escapes = line[i] == '\\' && i + 1 < line.size() &&
                         std::string_view("*_<>#-+.()[]{}!~`").find(line[i + 1]) != line.npos;
    if (!escapes) out += line[i];
  }
  return out;
}

std::string without_tags(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const char c = line[at];
    const std::string_view rest = line.substr(at);
    const std::size_t taken = c == '&'   ? take_entity(rest, out)
                              : c == '<' ? take_raised(rest, out)
                                         : 0;
    if (taken == 0) out += c;
    at += std::max<std::size_t>(taken, 1);
  }
  return out;
}

// "Adults: 5 - 12<br/>Children: 3 - 9": numbers in each line are bands of a range, which is told by
// the break; "Haemoglobin<br>(Hb)" is one text.
std::string with_breaks(std::string_view field) {
  std::string bands;
  std::string text;
  bool numbers = true;
  while (true) {
    const std::size_t at = field.find("<br");
    const std::size_t end = at == field.npos ? field.npos : field.find('>', at);
    const std::string_view line = trimmed(field.substr(0, end == field.npos ? end : at));
    numbers = numbers && holds_digit(line);
    text += line;
    bands += line;
    if (end == field.npos) break;
    text += ' ';
    bands += "<br>";
    field.remove_prefix(end + 1);
  }
  return numbers ? bands : text;
}

// The same of each cell of a row; a line without bars is one.
std::string with_breaks_of_cells(std::string_view line) {
  if (line.find("<br") == line.npos) return std::string(line);
  std::string out;
  while (true) {
    const std::size_t bar = std::min(line.find_first_of("|\t\n"), line.size());
    const std::string_view cell = line.substr(0, bar);
    const bool breaks = cell.find("<br") != cell.npos;
    out += breaks ? ' ' + with_breaks(cell) + ' ' : std::string(cell);
    if (bar == line.size()) return out;
    out += line[bar];
    line.remove_prefix(bar + 1);
  }
}

std::string plain_line(std::string_view line) {
  std::string text = with_breaks_of_cells(line);
  for (const std::string_view mark : {"**", "__", "*", "`"}) text = without_emphasis(text, mark);
  return without_tags(without_escapes(text));
}

}  // namespace

void plain_markdown(std::string& text, bool known) {
  if (text.find_first_of("*_\\&<`") == std::string::npos || !(known || is_markdown(text))) {
    return;
  }
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    const std::string_view line = rest.substr(0, end);
    out += shows_markdown(line) ? std::string(line) : plain_line(line);
    rest.remove_prefix(end);
  }
  text = std::move(out);
}

bool is_rule_of_table(std::string_view line) {
  if (line.find_first_not_of("|-: \r") != line.npos || line.find('|') == line.npos) return false;
  // A dash alone in a cell is an empty cell, unless colons say that it is drawn.
  return line.find("--") != line.npos || line.find("-:") != line.npos ||
         line.find(":-") != line.npos;
}

}  // namespace labread

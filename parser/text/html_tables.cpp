#include "parser/text/html_tables.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "parser/text/html_tag.h"

namespace labread {
namespace {

constexpr std::size_t most_columns = 60;

std::size_t span_of(std::string_view attributes, std::string_view name) {
  const std::size_t at = attributes.find(name);
  if (at == attributes.npos) return 1;
  const std::string_view digits =
      attributes.substr(std::min(attributes.find_first_of("0123456789", at), attributes.size()));
  std::size_t span = 1;
  std::from_chars(digits.data(), digits.data() + digits.size(), span);
  return std::clamp<std::size_t>(span, 1, most_columns);
}

// The rows of a table; nothing where cells go over several of them.
std::optional<std::string> rows_of(std::string_view table) {
  std::string out;
  std::size_t cells = 0;  // of the open row
  for (std::size_t at = 0; at < table.size();) {
    const auto tag = html_tag_at(table.substr(at));
    if (!tag) {
      out += table[at] == '\n' || table[at] == '\t' ? ' ' : table[at];
      ++at;
      continue;
    }
    at += tag->length;
    if (tag->name == "sup") {
      out += tag->closes ? "</sup>" : "<sup>";
    } else if (tag->closes) {
      continue;
    } else if (tag->name == "tr") {
      out += '\n';
      cells = 0;
    } else if (tag->name == "td" || tag->name == "th") {
      if (span_of(tag->attributes, "rowspan") > 1) return std::nullopt;
      if (cells > 0) out += '\t';
      ++cells;
      const std::size_t more = span_of(tag->attributes, "colspan") - 1;
      if (more > 0 && cells > 1) return std::nullopt;
    } else if (tag->name == "br") {
      out += "<br>";
    }
  }
  return out + '\n';
}

}  // namespace

bool part_html_tables(std::string& text) {
  constexpr std::string_view opens = "<table";
  constexpr std::string_view closes = "</table>";
  if (text.find("<html") != text.npos || text.find(opens) == text.npos) return false;
  bool parted = false;
  std::string out;
  std::string_view rest = text;
  while (true) {
    const std::size_t from = rest.find(opens);
    const std::size_t to = from == rest.npos ? rest.npos : rest.find(closes, from);
    if (to == rest.npos) break;
    const std::size_t end = to + closes.size();
    const auto tag = html_tag_at(rest.substr(from));
    const auto rows =
        tag ? rows_of(rest.substr(from + tag->length, to - from - tag->length)) : std::nullopt;
    parted = parted || rows;
    out += rest.substr(0, from);
    out += rows ? *rows : std::string(rest.substr(from, end - from));
    rest.remove_prefix(end);
  }
  text = out.append(rest);
  return parted;
}

}  // namespace labread

#include "parser/text/separated_values.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "parser/text/markdown.h"

namespace labread {
namespace {

using Fields = std::vector<std::string>;

constexpr std::size_t least_fields = 3;
constexpr std::size_t most_fields = 64;
constexpr std::size_t most_remarks = 3;    // between two rows
constexpr std::size_t longest_title = 40;  // bytes

// "**H**", "`5.9`".
std::string_view without_emphasis(std::string_view text) {
  for (const std::string_view mark : {"**", "__", "`"}) {
    if (text.size() > 2 * mark.size() && text.starts_with(mark) && text.ends_with(mark)) {
      text = trimmed(text.substr(mark.size(), text.size() - 2 * mark.size()));
    }
  }
  return text;
}

std::string cleaned(std::string_view field, char separator) {
  field = trimmed(field);
  std::string text(separator == '|' ? without_emphasis(field) : field);
  std::replace(text.begin(), text.end(), '\t', ' ');
  return text;
}

// Whether bars stand around a line, which part nothing: "| Test | Result | Range |".
bool is_framed(std::string_view line, char separator) {
  line = trimmed(line);
  return separator == '|' && (line.starts_with('|') || line.ends_with('|'));
}

// The fields of a line; none where a quote is left open.
std::optional<Fields> fields_of(std::string_view line, char separator, bool framed) {
  line = trimmed(line);
  if (framed) {
    if (line.starts_with('|')) line.remove_prefix(1);
    if (line.ends_with('|')) line.remove_suffix(1);
  }
  Fields fields;
  std::string field;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool begins = trimmed(field).empty();
    if (c == '"' && separator != '|' && (quoted || begins)) {
      const bool doubled = quoted && i + 1 < line.size() && line[i + 1] == '"';
      if (doubled) {
        field += line[i++];
      } else {
        quoted = !quoted;
      }
    } else if (c == separator && !quoted) {
      if (fields.size() == most_fields) return std::nullopt;
      fields.push_back(cleaned(field, separator));
      field.clear();
    } else {
      field += c;
    }
  }
  if (quoted) return std::nullopt;
  fields.push_back(cleaned(field, separator));
  return fields;
}

bool is_title(std::string_view field) {
  return !field.empty() && field.size() <= longest_title &&
         field.find_first_of("0123456789\t") == field.npos;
}

bool are_titles(const Fields& fields) {
  return fields.size() >= least_fields && std::all_of(fields.begin(), fields.end(), is_title);
}

// "|------|-----:|"
bool is_rule(const Fields& fields) {
  return std::all_of(fields.begin(), fields.end(), [](const std::string& field) {
    return !field.empty() && field.find_first_not_of("-: ") == std::string::npos;
  });
}

// Whether the rule of a Markdown table stands below a line: it then holds titles, whatever they are
// ("Previous 12/03/2023").
bool is_ruled(const std::vector<std::string_view>& lines, std::size_t i) {
  if (i + 1 >= lines.size() || lines[i].find('|') == std::string_view::npos) return false;
  return is_rule_of_table(lines[i + 1]);
}

std::vector<std::size_t> bars_of(std::string_view line) {
  std::vector<std::size_t> bars;
  std::size_t column = 0;
  for (const char c : line) {
    if (c == '|') bars.push_back(column);
    column += (static_cast<unsigned char>(c) & 0xC0) != 0x80;  // a code point, not a byte
  }
  return bars;
}

// Bars below each other: the columns stand where they are printed.
bool is_drawn(const std::vector<std::string_view>& lines, std::size_t first, std::size_t count) {
  const auto bars = bars_of(lines[first]);
  return std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(first),
                     lines.begin() + static_cast<std::ptrdiff_t>(first + count),
                     [&](std::string_view line) {
                       const auto own = bars_of(line);
                       return own.empty() || own == bars;
                     });
}

struct Table {
  std::vector<Fields> rows;  // an empty one is a rule between rows
};

// A row of the table below such titles: without bars around the titles the last of
// "Albumin | 41 | 35 - 50 |" stands in front of an empty field.
std::optional<Fields> row_of(std::string_view line, char separator, bool framed,
                             std::size_t titles) {
  auto fields = fields_of(line, separator, framed);
  if (!framed && is_framed(line, separator) && fields && fields->size() != titles)
    fields = fields_of(line, separator, true);
  if (!fields || fields->size() != titles) return std::nullopt;
  return fields;
}

bool is_remark(std::string_view line) {
  return !trimmed(line).empty() && line.find_first_of("|\t\f") == std::string_view::npos;
}

// "Method: …" and "Comment: …" between the rows of a table: lines without a bar, behind which it
// goes on.
bool is_remark_between(const std::vector<std::string_view>& lines, std::size_t i, bool framed,
                       std::size_t titles) {
  const std::size_t last = std::min(i + most_remarks, lines.size());
  std::size_t end = i;
  while (end < last && is_remark(lines[end])) ++end;
  return end > i && end < lines.size() && row_of(lines[end], '|', framed, titles);
}

Table table_at(const std::vector<std::string_view>& lines, std::size_t first, char separator) {
  Table table;
  if (lines[first].find(separator) == std::string_view::npos) return table;
  const bool framed = is_framed(lines[first], separator);
  const auto titles = fields_of(lines[first], separator, framed);
  const bool ruled = separator == '|' && is_ruled(lines, first);
  if (!titles || !(are_titles(*titles) || (ruled && titles->size() >= least_fields))) return table;
  table.rows.push_back(*titles);
  for (std::size_t i = first + 1; i < lines.size(); ++i) {
    if (separator == '|' && is_remark_between(lines, i, framed, titles->size())) {
      table.rows.push_back({std::string(lines[i])});
      continue;
    }
    auto fields = row_of(lines[i], separator, framed, titles->size());
    if (!fields) break;
    if (separator == '|' && is_rule(*fields)) fields->clear();
    table.rows.push_back(std::move(*fields));
  }
  const bool digits = std::any_of(table.rows.begin(), table.rows.end(), [](const Fields& row) {
    return std::any_of(row.begin(), row.end(),
                       [](const std::string& field) { return holds_digit(field); });
  });
  const bool drawn = separator == '|' && is_drawn(lines, first, table.rows.size());
  if (table.rows.size() < 2 || !digits || drawn) table.rows.clear();
  return table;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

void append_row(std::string& out, const Fields& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += '\t';
    out += row[i];
  }
  out += '\n';
}

bool may_hold_table(const std::vector<std::string_view>& lines, std::size_t i) {
  const std::string_view line = lines[i];
  if (is_ruled(lines, i)) return true;
  return line.size() > 2 * least_fields && line.find_first_of(",;|") != line.npos &&
         line.find_first_of("0123456789\t\f") == line.npos;
}

}  // namespace

std::string with_tabs(std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < lines.size();) {
    Table table;
    for (const char separator : {'|', ';', ','}) {
      if (table.rows.empty() && may_hold_table(lines, i)) table = table_at(lines, i, separator);
    }
    if (table.rows.empty()) {
      out += lines[i++];
      out += '\n';
      continue;
    }
    for (const Fields& row : table.rows) append_row(out, row);
    i += table.rows.size();
  }
  if (!text.ends_with('\n') && !out.empty()) out.pop_back();
  return out;
}

}  // namespace labread

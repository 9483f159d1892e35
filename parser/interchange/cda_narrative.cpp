#include "parser/interchange/cda_narrative.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "base/superscript.h"
#include "parser/interchange/cda_xml.h"
#include "parser/interchange/printed_row.h"

namespace labread::cda {
namespace {

constexpr std::size_t most_columns = 60;
constexpr std::size_t longest_text = 100'000;
constexpr std::size_t longest_marked = 2'000;  // of what an ID marks
constexpr std::size_t most_ids = 50'000;

bool is_hidden(pugi::xml_node node) {
  const std::string_view name = name_of(node);
  return name == "footnote" || name == "footnoteRef" || name == "renderMultiMedia" ||
         attribute(node, "revised") == "delete";
}

// In CDA and in XHTML.
bool starts_line(std::string_view name) {
  constexpr auto names = std::to_array<std::string_view>(
      {"br",  "paragraph", "item", "list", "table", "tr", "caption", "title", "p",  "div",
       "pre", "li",        "ul",   "ol",   "h1",    "h2", "h3",      "h4",    "h5", "h6"});
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool parts_words(std::string_view name) { return name == "td" || name == "th"; }

// "10" with 9, "m" and "mm" with 2 and 3.
bool takes_power(std::string_view text) {
  if (text.ends_with("10")) {
    return text.size() == 2 || !is_ascii_digit(text[text.size() - 3]);
  }
  return text.ends_with('m');
}

// Raised digits are a power behind what takes one, else the mark of a footnote. False: other text,
// which is read as it is.
bool gather_raised(pugi::xml_node sup, std::string& out) {
  const std::string_view digits = sup.text().get();
  if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) {
    return false;
  }
  if (!takes_power(out)) return true;
  out += superscript_of(digits);
  return true;
}

// The text below a node, a line end where the narrative starts a line.
void gather(pugi::xml_node node, std::string& out, std::size_t longest = longest_text) {
  for (const pugi::xml_node inner : node.children()) {
    if (out.size() > longest) return;
    if (inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata) {
      const std::size_t room = longest - out.size() + 1;
      for (const char c : std::string_view(inner.value()).substr(0, room)) {
        out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
      }
      continue;
    }
    if (is_hidden(inner)) continue;
    const std::string_view name = name_of(inner);
    if (name == "sup" && gather_raised(inner, out)) continue;
    const bool line = starts_line(name);
    if (line) out += '\n';
    gather(inner, out, longest);
    if (line && name != "br") out += '\n';
    if (parts_words(name)) out += ' ';
  }
}

std::vector<std::string> lines_of(pugi::xml_node node) {
  std::string text;
  gather(node, text);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = tidy_text(std::string_view(text).substr(at, end - at));
    if (!line.empty()) lines.push_back(std::move(line));
    at = end + 1;
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : " ") + line;
  return text;
}

void gather_ids(pugi::xml_node node, std::vector<std::string>& ids) {
  const std::string_view id = attribute(node, "ID");
  if (!id.empty()) ids.emplace_back(id);
  for (const pugi::xml_node inner : node.children()) gather_ids(inner, ids);
}

bool holds_table(pugi::xml_node node, int depth) {
  return depth > 0 && std::any_of(node.begin(), node.end(), [&](pugi::xml_node inner) {
           return is(inner, "table") || holds_table(inner, depth - 1);
         });
}

std::size_t span_of(pugi::xml_node cell, std::string_view name) {
  const std::string_view digits = attribute(cell, name);
  std::size_t span = 1;
  std::from_chars(digits.data(), digits.data() + digits.size(), span);
  return std::clamp<std::size_t>(span, 1, most_columns);
}

// Rows of a table with its spans undone: what spans rows stands in each of them.
class Grid {
 public:
  Grid(pugi::xml_node table, const LineIndex& lines) : lines_(lines) {
    for (const pugi::xml_node part : table.children()) {
      const std::string_view name = name_of(part);
      if (name == "caption") out_.caption = joined(lines_of(part));
      if (name == "tr") add(part, false);
      if (name != "thead" && name != "tbody") continue;
      for (const pugi::xml_node row : children(part, "tr")) add(row, name == "thead");
    }
  }

  Table take() { return std::move(out_); }

 private:
  struct Hanging {
    Cell cell;
    std::size_t rows = 0;
  };

  void add(pugi::xml_node tr, bool head) {
    TableRow row;
    row.line = lines_.line_of(tr);
    if (const std::string_view id = attribute(tr, "ID"); !id.empty()) row.ids.emplace_back(id);
    bool all_headers = true;
    for (const pugi::xml_node td : tr.children()) {
      const std::string_view name = name_of(td);
      if (name != "td" && name != "th") continue;
      fill_hanging(row);
      all_headers = all_headers && name == "th";
      place(td, name == "th", row);
    }
    fill_hanging(row);
    row.header = head || (all_headers && !row.cells.empty());
    out_.rows.push_back(std::move(row));
  }

  void fill_hanging(TableRow& row) {
    while (row.cells.size() < hanging_.size() && hanging_[row.cells.size()].rows > 0) {
      Hanging& above = hanging_[row.cells.size()];
      --above.rows;
      row.cells.push_back(above.cell);
    }
  }

  void place(pugi::xml_node td, bool header, TableRow& row) {
    Cell cell;
    cell.lines = lines_of(td);
    gather_ids(td, cell.ids);
    cell.nested = holds_table(td, 4);
    cell.header = header;
    const std::size_t rows = span_of(td, "rowspan") - 1;
    const std::size_t columns = span_of(td, "colspan");
    for (std::size_t i = 0; i < columns && row.cells.size() < most_columns; ++i) {
      if (hanging_.size() <= row.cells.size()) hanging_.resize(row.cells.size() + 1);
      hanging_[row.cells.size()] = {rows > 0 ? cell : Cell{}, rows};
      row.cells.push_back(cell);
      cell.lines.clear();
      cell.ids.clear();
      cell.spanned = true;
    }
  }

  const LineIndex& lines_;
  Table out_;
  std::vector<Hanging> hanging_;
};

class Reader {
 public:
  Reader(const LineIndex& lines, Narrative& out) : lines_(lines), out_(out) {}

  // `caption` is that of the innermost list item.
  void read(pugi::xml_node node, const std::string& caption) {
    std::string text;
    int line = lines_.line_of(node);
    for (const pugi::xml_node inner : node.children()) {
      const std::string_view name = name_of(inner);
      if (name == "table") {
        flush(text, line);
        Table table = Grid(inner, lines_).take();
        if (table.caption.empty()) table.caption = caption;
        out_.tables.push_back(std::move(table));
        read_nested(inner);
      } else if (name == "pre") {
        flush(text, line);
        read_preformatted(inner);
      } else if (name == "br") {
        flush(text, line);
      } else if (starts_line(name)) {
        flush(text, line);
        const std::string own = joined(lines_of(child(inner, "caption")));
        read(inner, own.empty() ? caption : own);
      } else if (has_block(inner)) {
        flush(text, line);
        read(inner, caption);
      } else if (!is_hidden(inner)) {
        if (text.empty()) line = lines_.line_of(inner);
        const bool plain = inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata;
        if (plain) {
          text += std::string_view(inner.value()).substr(0, longest_text);
        } else {
          gather(inner, text);
        }
      }
    }
    flush(text, line);
  }

  void read_ids(pugi::xml_node node) {
    const std::string_view id = attribute(node, "ID");
    if (out_.by_id.size() > most_ids) return;
    if (!id.empty()) {
      std::string text;
      gather(node, text, longest_marked);
      out_.by_id.emplace(id, tidy_text(text));
    }
    for (const pugi::xml_node inner : node.children()) read_ids(inner);
  }

 private:
  static bool has_block(pugi::xml_node node) {
    return std::any_of(node.begin(), node.end(), [](pugi::xml_node inner) {
      return starts_line(name_of(inner)) || has_block(inner);
    });
  }

  // Tables inside the cells of a table.
  void read_nested(pugi::xml_node node) {
    for (const pugi::xml_node inner : node.children()) {
      if (is(inner, "table")) {
        out_.tables.push_back(Grid(inner, lines_).take());
      }
      read_nested(inner);
    }
  }

  // Its blanks make columns.
  void read_preformatted(pugi::xml_node pre) {
    const std::string_view text = std::string_view(pre.text().get()).substr(0, longest_text);
    int line = lines_.line_of(pre);
    for (std::size_t at = 0; at < text.size(); ++line) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      out_.lines.push_back({std::string(text.substr(at, end - at)), line});
      at = end + 1;
    }
  }

  void flush(std::string& text, int line) {
    std::string tidy = tidy_text(text);
    if (!tidy.empty()) out_.lines.push_back({std::move(tidy), line});
    text.clear();
  }

  const LineIndex& lines_;
  Narrative& out_;
};

}  // namespace

std::string Cell::text() const { return joined(lines); }

LineIndex::LineIndex(std::string_view bytes) {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
       at = bytes.find('\n', at + 1)) {
    ends_.push_back(static_cast<std::ptrdiff_t>(at));
  }
}

int LineIndex::line_of(const pugi::xml_node& node) const {
  const std::ptrdiff_t offset = std::max<std::ptrdiff_t>(node.offset_debug(), 0);
  return 1 + static_cast<int>(std::lower_bound(ends_.begin(), ends_.end(), offset) - ends_.begin());
}

Narrative read_narrative(const pugi::xml_node& text, const LineIndex& lines) {
  Narrative narrative;
  Reader reader(lines, narrative);
  reader.read(text, {});
  reader.read_ids(text);
  return narrative;
}

}  // namespace labread::cda

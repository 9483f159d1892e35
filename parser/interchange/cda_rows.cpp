#include "parser/interchange/cda_rows.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/error.h"
#include "parser/interchange/cda_xml.h"
#include "parser/interchange/printed_text.h"
#include "parser/interchange/printed_value.h"
#include "parser/tokens/date.h"

namespace labread {
namespace cda {

namespace {

// A table with a column a test and a row a day, turned so that each test is a row.
std::optional<Table> turned(const Table& table, const Conventions& conventions,
                            const Catalogue& catalogue) {
  constexpr std::size_t most_days = 60;
  if (table.rows.size() < 2 || table.rows.size() > most_days) return std::nullopt;
  const auto& titles = table.rows.front().cells;
  const auto known = std::count_if(titles.begin(), titles.end(), [&](const Cell& title) {
    return !candidates_of(title.text(), catalogue).empty();
  });
  if (known < 2 || static_cast<std::size_t>(known) * 2 < titles.size()) return std::nullopt;
  Table out;
  out.caption = table.caption;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    TableRow& row = out.rows.emplace_back();
    row.cells.push_back(i == 0 ? Cell{} : titles[i]);
    row.line = table.rows[1].line;
    row.header = i == 0;
  }
  const DateOrder order = conventions.date_order.value;
  for (std::size_t day = 1; day < table.rows.size(); ++day) {
    const auto& cells = table.rows[day].cells;
    const bool dated = cells.size() == titles.size() &&
                       take_date(cells.front().text(), order, catalogue.lexicon());
    if (!dated) return std::nullopt;
    for (std::size_t i = 0; i < cells.size(); ++i) out.rows[i].cells.push_back(cells[i]);
  }
  return out;
}

}  // namespace

std::vector<NarrativeRow> table_rows(const Narrative& narrative, const std::string& section,
                                     const std::vector<Expected>& expected,
                                     const Conventions& conventions, const Catalogue& catalogue) {
  std::vector<NarrativeRow> rows;
  for (const Table& table : narrative.tables) {
    auto found = rows_of(table, section, expected, conventions, catalogue);
    if (found.empty()) {
      const auto other = turned(table, conventions, catalogue);
      if (other) found = rows_of(*other, section, expected, conventions, catalogue);
    }
    rows.insert(rows.end(), std::make_move_iterator(found.begin()),
                std::make_move_iterator(found.end()));
  }
  return rows;
}

std::vector<NarrativeRow> printed_rows(const std::vector<TextLine>& lines,
                                       const std::string& section, const Catalogue& catalogue,
                                       const Limits& limits) {
  std::string text;
  for (const TextLine& line : lines) text += line.text + "\n";
  std::vector<NarrativeRow> rows;
  for (PrintedRow& row : rows_of_text(text, catalogue, limits)) {
    if (row.section.empty()) row.section = section;
    const auto index = static_cast<std::size_t>(std::max(row.line - 1, 0));
    row.line = lines[std::min(index, lines.size() - 1)].line;
    rows.emplace_back().row = std::move(row);
  }
  return rows;
}

std::vector<TextLine> lines_of_tables(const Narrative& narrative) {
  std::vector<TextLine> lines;
  for (const Table& table : narrative.tables) {
    lines.push_back({table.caption, 0});
    for (const TableRow& row : table.rows) {
      TextLine line{{}, row.line};
      for (const Cell& cell : row.cells) {
        line.text += (&cell == &row.cells.front() ? "" : "\t") + (cell.nested ? "" : cell.text());
      }
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace cda

namespace {

// XHTML has names of its own for what XML has not.
std::string with_plain_blanks(std::string_view fragment) {
  constexpr std::string_view blank = "&nbsp;";
  std::string text;
  for (std::size_t at = 0; at < fragment.size();) {
    const std::size_t end = std::min(fragment.find(blank, at), fragment.size());
    text += fragment.substr(at, end - at);
    if (end < fragment.size()) text += ' ';
    at = end + blank.size();
  }
  return text;
}

}  // namespace

std::vector<PrintedRow> rows_of_xhtml(std::string_view fragment, const Catalogue& catalogue,
                                      const Limits& limits) try {
  const std::string text = with_plain_blanks(fragment);
  pugi::xml_document document;
  cda::parse(text, limits, document);
  const cda::LineIndex lines(text);
  const cda::Narrative narrative = cda::read_narrative(document, lines);
  auto rows = cda::table_rows(narrative, {}, {}, {}, catalogue);
  if (rows.empty()) rows = cda::printed_rows(narrative.lines, {}, catalogue, limits);
  if (rows.empty()) rows = cda::printed_rows(lines_of_tables(narrative), {}, catalogue, limits);
  std::vector<PrintedRow> out;
  for (cda::NarrativeRow& row : rows) out.push_back(std::move(row.row));
  return out;
} catch (const Error&) {
  return {};
}

}  // namespace labread

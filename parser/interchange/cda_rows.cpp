#include "parser/interchange/cda_rows.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/error.h"
#include "parser/interchange/cda_xml.h"
#include "parser/interchange/printed_text.h"

namespace labread {
namespace cda {

std::vector<NarrativeRow> table_rows(const Narrative& narrative, const std::string& section,
                                     const std::vector<Expected>& expected,
                                     const Conventions& conventions, const Catalogue& catalogue) {
  std::vector<NarrativeRow> rows;
  for (const Table& table : narrative.tables) {
    auto found = rows_of(table, section, expected, conventions, catalogue);
    rows.insert(rows.end(), std::make_move_iterator(found.begin()),
                std::make_move_iterator(found.end()));
  }
  return rows;
}

std::vector<NarrativeRow> printed_rows(const Narrative& narrative, const std::string& section,
                                       const Catalogue& catalogue, const Limits& limits) {
  std::string text;
  for (const TextLine& line : narrative.lines) text += line.text + "\n";
  std::vector<NarrativeRow> rows;
  for (PrintedRow& row : rows_of_text(text, catalogue, limits)) {
    if (row.section.empty()) row.section = section;
    const auto index = static_cast<std::size_t>(std::max(row.line - 1, 0));
    row.line = narrative.lines[std::min(index, narrative.lines.size() - 1)].line;
    rows.emplace_back().row = std::move(row);
  }
  return rows;
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
  if (rows.empty()) rows = cda::printed_rows(narrative, {}, catalogue, limits);
  std::vector<PrintedRow> out;
  for (cda::NarrativeRow& row : rows) out.push_back(std::move(row.row));
  return out;
} catch (const Error&) {
  return {};
}

}  // namespace labread

// The narrative of a CDA section, which is what was attested: its tables as grids of cells, and the
// lines of text that stand in no table.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pugi {
class xml_node;
}

namespace labread::cda {

struct Cell {
  std::vector<std::string> lines;  // of text, none empty
  std::vector<std::string> ids;    // of it and of what it holds
  bool header = false;
  bool spanned = false;  // goes on from the cell at its left
  bool nested = false;   // holds a table of its own

  bool empty() const { return lines.empty(); }
  std::string text() const;  // its lines with blanks between
};

struct TableRow {
  std::vector<Cell> cells;
  std::vector<std::string> ids;
  bool header = false;
  int line = 0;
};

struct Table {
  std::string caption;
  std::vector<TableRow> rows;
};

struct TextLine {
  std::string text;
  int line = 0;
};

struct Narrative {
  std::vector<Table> tables;
  std::vector<TextLine> lines;                         // outside tables
  std::unordered_map<std::string, std::string> by_id;  // what each ID marks
};

// Finds the line of a byte of the file.
class LineIndex {
 public:
  explicit LineIndex(std::string_view bytes);
  int line_of(const pugi::xml_node& node) const;

 private:
  std::vector<std::ptrdiff_t> ends_;
};

Narrative read_narrative(const pugi::xml_node& text, const LineIndex& lines);

}  // namespace labread::cda

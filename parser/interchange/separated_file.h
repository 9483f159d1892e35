// A file of separated values (CSV, TSV) as a table of texts: the separator is the one that parts
// all lines alike; quotes may hold separators and line ends; spreadsheets' ways of keeping a text a
// text ("'<5", "=""007""") and programs' words for nothing ("NULL") are undone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace labread {

struct SeparatedLine {
  std::vector<std::string> fields;  // without empty ones at the end
  int line = 0;                     // where it starts
};

struct SeparatedFile {
  char separator = ',';
  std::vector<SeparatedLine> lines;  // none empty
};

// Empty where a quote stays open or there are more lines or fields than `most_lines` and a table
// could have.
SeparatedFile separated_file(std::string_view text, char separator, std::size_t most_lines);

}  // namespace labread

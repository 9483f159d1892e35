// How the lines of a document were read: what each word may be, the readings that were weighed, and
// what came of them. Filled by read_report() where a Trace is given, for `labread trace`.
#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"
#include "parser/rows/reading.h"

namespace labread {

struct TracedWord {
  std::string text;
  std::string kinds;  // "number, range"
};

struct TracedLine {
  int page = 0;
  int line = 0;
  Rect box;
  std::string text;
  std::string titles;      // of the table in force: "name, value, unit"; empty: none
  bool is_titles = false;  // the line itself titles a table
  std::vector<TracedWord> words;
  std::vector<RowReading> readings;  // as weighed, the best first
};

struct Trace {
  std::vector<TracedLine> lines;  // document order
};

TracedLine traced_titles(const Line& line, const Columns& columns);
TracedLine traced(const TypedLine& typed, const RowContext& context,
                  std::vector<RowReading> readings);

}  // namespace labread

// The rows whose numbers nobody has read in their source yet: the list that a reviewer works
// through.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reference_ranges/catalogue.h"

namespace labread {

struct OpenRow {
  std::string_view file;  // "ranges.json"
  std::string row;        // its id, or analyte and unit where rows have none
  std::string_view source;
  std::string_view note;
  bool decides = true;  // false: no verdict rests on it
};

// By file, in the order of the rows.
std::vector<OpenRow> open_rows(const Catalogue& catalogue);

}  // namespace labread

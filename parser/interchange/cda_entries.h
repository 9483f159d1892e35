// The coded entries of a section: results with codes, exact numbers, times and specimen, and the
// IDs of the narrative that they point at.
#pragma once

#include <string>
#include <vector>

#include "parser/interchange/cda_narrative.h"
#include "parser/interchange/printed_row.h"
#include "reference_ranges/catalogue.h"

namespace labread::cda {

struct CodedRow {
  PrintedRow row;                // as one would print it
  std::vector<std::string> ids;  // of the narrative
  std::string laboratory;
  std::string status;  // of the act: aborted, cancelled, completed, …
};

// In the order of the document; results that only repeat earlier ones are `previous` of theirs.
std::vector<CodedRow> coded_rows(const pugi::xml_node& section, const Narrative& narrative,
                                 const LineIndex& lines, const Catalogue& catalogue);

}  // namespace labread::cda

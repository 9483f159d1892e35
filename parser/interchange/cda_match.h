// Rows of the narrative and coded entries that are one result: by the IDs that entries point at, by
// name and value, or by their order.
#pragma once

#include <vector>

#include "base/note.h"
#include "parser/interchange/cda_entries.h"
#include "parser/interchange/cda_table.h"

namespace labread::cda {

// Adds to each row what its entry knows besides. What contradicts the row is noted.
void add_codes(std::vector<NarrativeRow>& rows, const std::vector<CodedRow>& coded,
               const Catalogue& catalogue, std::vector<Note>& notes);

}  // namespace labread::cda

// Results that a letter or a message lists in a sentence: "Na 138, K 4.1, creatinine 0.9 mg/dL
// (H)". Every part between commas that is a known name, its number, perhaps a unit and a flag, and
// nothing else, becomes a line of its own. One such part alone makes no list, bare numbers and word
// results need three in a line that holds nothing else, and earlier days and aims are left out.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "parser/document.h"
#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// The listed results of a line, or none. Words whose punctuation was cut off are put into `words`,
// which must outlive the lines. `goes_on`: the line above was a list or a row.
std::vector<Line> listed_rows(const Line& line, bool goes_on, const Conventions& conventions,
                              const Catalogue& catalogue, std::deque<Word>& words);

// What leads to a line's list, "Labs of 03/05/2024:", "Urine dipstick:", or nothing.
std::string lead_of_list(const Line& line, const Catalogue& catalogue);

// "Last year:", "On admission (10/02/2022):" alone on their line: what follows up to the next gap
// is of another day or wished for.
bool leads_to_others(const Line& line, const Conventions& conventions, const Catalogue& catalogue);

}  // namespace labread

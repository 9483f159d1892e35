// Results that a dash glues to their names, as some hospitals' notes list those of one sampling:
// "03/14/2023 06:20AM BLOOD WBC-12.3* RBC-2.61* Plt Ct-74*", over as many lines as it takes. All of
// a line must be such results behind its lead, and most of their names known: "COVID-19" and "T-4"
// are names.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "parser/document.h"
#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct DashedRows {
  std::string lead;        // "03/14/2023 06:20AM BLOOD", without the brackets that hide a day
  std::vector<Line> rows;  // empty: the line holds something else
  std::vector<const Word*> open;  // at the line's end: they begin a name that the next line ends
};

// `above`: the words that were left open on the line above, where it was such a list. The parts of
// glued words are put into `words`, which must outlive the lines.
DashedRows dashed_rows(const Line& line, const std::vector<const Word*>* above,
                       const Conventions& conventions, const Catalogue& catalogue,
                       std::deque<Word>& words);

}  // namespace labread

// Headings of rows that are not the patient's of today: "Previous results", "Control level 2",
// "Mother", up to "Today's results" or "Patient".
#pragma once

#include "parser/assembly/lines_below.h"

namespace labread {

// The words that head a block of such rows, alone on their line, or that end it (their value is
// "current"); null: they head none. A day in the heading becomes that of its results instead, and
// of other people a page's head tells, too: `below_rows` where results stand above on the page.
const LexiconEntry* aside_heading(const Line& line, const LinesBelow& below, bool below_rows,
                                  const Conventions& conventions, const Catalogue& catalogue);

}  // namespace labread

// Results that a letter or a message lists in a sentence: "Na 138, K 4.1, creatinine 0.9 mg/dL
// (H)". Every part between commas that is a known name, its number, perhaps a unit and a flag, and
// nothing else, becomes a line of its own. One such part alone makes no list, bare numbers and word
// results need three in a line that holds nothing else, and earlier days and aims are left out. A
// sentence ends a part, too, and a lead within ("BMP: Na 138") belongs to none.
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

// What a line is that should hold one result alone, "ferritin 6 ug/L (30-400)".
struct ListedResult {
  bool result = false;  // a known analyte with its number, in a unit of its own or in none
  bool unit = false;
  bool limit = false;  // "<1.8", without limits beside it
  bool word = false;   // "ANA negative": a known name and a word that is sure to be a result
};
ListedResult listed_result(const Line& line, const Conventions& conventions,
                           const Catalogue& catalogue);

// What leads to a line's list, "Labs of 03/05/2024:", "Urine dipstick:", or nothing.
std::string lead_of_list(const Line& line, const Catalogue& catalogue);

// "Last year:", "On admission (10/02/2022):" alone on their line: what follows up to the next gap
// is of another day or wished for.
bool leads_to_others(const Line& line, const Conventions& conventions, const Catalogue& catalogue);

// "Previous blood tests 02/02/2024:", "Goals:": numbers of another day or wished for.
bool names_others(const Line& line, const Lexicon& lexicon);

}  // namespace labread

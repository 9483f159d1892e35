// Results that a letter about a patient tells another doctor in sentences: "Recent bloods showed Hb
// 98 g/L (130-170), ferritin 6 ug/L and CRP 12 mg/L. Her vitamin D was 22 nmol/L." A paragraph is
// read as a whole, since its sentences wrap anywhere. A part is a known name, perhaps words
// between it and its value ("has fallen to"), its number and a unit of the analyte, or behind a
// measured one a word result ("ANA was negative"); it begins the sentence, stands behind "her" or
// behind a verb that blood tests lead to, or follows such a part. A sentence that names another
// year, another person, an aim or a condition tells none, and neither do those behind it, which
// may go on with it; earlier values that stand apart are left out before (told_asides.h).
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/document.h"
#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct LetterRow {
  Line line;
  std::string lead;  // of its sentence: "Recent bloods (10/03/2025) show"; empty: none
};

struct LetterRows {
  std::vector<LetterRow> rows;
  bool others = false;  // a sentence of another day or person lists some, which are not among them
};

// Whether a paragraph that tells results may begin with the line, as few lines do, or the open end
// of the line `above` it makes its results those of others.
bool may_be_of_letter(const Line& line, std::span<const Word* const> above, const Lexicon& lexicon);

// The results of a paragraph, or none. `above` are the words of the line above it, where it ends
// open. Words whose punctuation was cut off are put into `words`, which must outlive the lines.
LetterRows letter_rows(std::span<const Line> paragraph, std::span<const Word* const> above,
                       const Conventions& conventions, const Catalogue& catalogue,
                       std::deque<Word>& words);

// "Blood tests on admission 02/02/2025:" names blood tests, and nobody else's.
bool names_blood_tests(std::string_view text, const Lexicon& lexicon);

}  // namespace labread

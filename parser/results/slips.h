// Slips in text that was recognised before it came here: "GLUC0SE", "ALBUMlN", "VITAM|N", "mmo1/L".
// Where a long word has just one spelling that names know once its digits and bars are letters, the
// document shows such slips. Words of names, titles and units are then read as what they stand for;
// the report keeps them as they are printed. Numbers and word results are never touched.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "parser/document.h"
#include "parser/report.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct Slip {
  std::size_t page = 0;  // which of the document's, and which of its words
  std::size_t word = 0;
  std::size_t begin = 0;  // of what is misread in the word
  std::string printed;    // "GLUC0SE"
  std::string read;       // "GLUCOSE"
};

// In the order of the words. Looks for more only where a long word may be the first of a name.
std::vector<Slip> slips_of(const Document& document, const Catalogue& catalogue);

// Puts what they stand for in their places.
void mend(Document& document, const std::vector<Slip>& slips);

// Puts the printed words back into a report of the mended document, which is noted. What a mended
// unit means becomes the code beside it.
void restore_printed(const Document& mended, const std::vector<Slip>& slips,
                     const Catalogue& catalogue, Report& report);

}  // namespace labread

// Holds results that were read from pictures of pages to a higher bar than printed text: digits
// that the recogniser is not sure of, or that do not agree with what stands beside them (a decimal
// mark that seems to be lost, a flag against the range), take the result out and list it as
// skipped.
#pragma once

#include "parser/document.h"
#include "parser/report.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// Only results on recognised pages are looked at; those that stay get their `recognition`, and
// their boxes are turned back to where the page shows them.
void judge_recognised(const Document& document, const Catalogue& catalogue, Report& report);

}  // namespace labread

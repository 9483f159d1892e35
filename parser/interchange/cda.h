// CDA R2 documents with laboratory results (C-CDA, XD-LAB and its French and Austrian children) to
// reports: one a day of collection. A row is printed as in the narrative, which is what was
// attested; the coded entries add codes, exact numbers, times and specimen, stand in where there is
// no narrative row, and are compared with it.
#pragma once

#include "parser/interchange/interchange.h"

namespace labread {

bool looks_like_cda(std::string_view text);

// `attachment` of what it returns is the PDF that the document wraps instead of sections. Throws
// Error.
InterchangeFile read_cda(std::string_view bytes, const Catalogue& catalogue, const Limits& limits);

}  // namespace labread

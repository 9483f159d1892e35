// Words of pages that were read from pictures, spelled as the knowledge spells them where only a
// recogniser's usual slips lie between: "C02" is CO2, "10°9/L" is 10^9/L. Numbers are never
// touched.
#pragma once

#include "parser/document.h"
#include "reference_ranges/catalogue.h"

namespace labread {

bool has_recognised_pages(const Document& document);

void respell(Document& document, const Catalogue& catalogue);

}  // namespace labread

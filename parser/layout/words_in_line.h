// Words of which the tokens around them tell what they are, once the whole line is typed.
#pragma once

#include "parser/layout/typed_line.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// "NA   141", "CL   103": symbols in capitals that are words elsewhere.
void name_symbol_in_capitals(TypedLine& line, const Catalogue& catalogue);

// "46 nmol/L   Deficiency   <25": a band's word between a quantity and its limit is its label.
void label_bands(TypedLine& line, const Lexicon& lexicon);

}  // namespace labread

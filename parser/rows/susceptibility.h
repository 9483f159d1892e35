// The rows of an antibiogram: an antibiotic, what a germ made of it (S, I, R or their words), and
// perhaps the concentration that stopped it. The concentration is the value where it is printed,
// with the letter as its flag; else the letter or word is the value. Breakpoints are the range.
//
//   "Ampicillin   >=32 mg/L   R"  -> Ampicillin, >=32, mg/L, flag R
//   "Cefazolin S   Oxacillin R"   -> two rows
#pragma once

#include <string_view>
#include <vector>

#include "parser/layout/typed_line.h"
#include "parser/rows/reading.h"
#include "reference_ranges/lexicon.h"

namespace labread {

// The whole line as such rows, or nothing where any of it is something else. Names that the lexicon
// does not know count only `below_heading`, one a line.
std::vector<RowReading> susceptibilities_of(const TypedLine& line, bool below_heading,
                                            const Lexicon& lexicon);

// "Ampicillin", "Amoxicillin/Clavulanate".
bool is_antibiotic(std::string_view name, const Lexicon& lexicon);

// "S", "I", "R".
bool is_susceptibility_letter(std::string_view text);

// "Antibiotic susceptibility", "Antibiogramm": a short line that says what stands below it.
bool heads_susceptibilities(const TypedLine& line, const Lexicon& lexicon);

// "Antimicrobial   MIC (mg/L)": the unit of all numbers below such a heading, or none.
Piece susceptibility_unit(const TypedLine& heading);

}  // namespace labread

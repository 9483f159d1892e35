// What a line is by its own words, or beside the line above it: the head or foot of a page, a
// heading, a legend, titles of limits, two rows in one. The questions need no draft and no table.
#pragma once

#include <cstddef>
#include <string_view>

#include "parser/layout/typed_line.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// On another page than the line above, or behind a gap.
bool breaks_off(const Line& line, const Line& above);

// "(Jaffé)"
bool is_in_brackets(std::string_view text);

// Behind the last line of a comment, or set in from it or out of it. `above` may be null.
bool begins_anew(const Line& line, const Line* above);

// The foot or head of a page that tells its number beside an address.
bool is_running_line(const TypedLine& typed);

// "Organism   O   H", the titles of a test of Widal, and a row below them.
bool heads_antigens(const Line& line);
bool holds_antigen_results(const TypedLine& typed);

// "DRUG SCREEN (Urine) Method: immunoassay", "SEROLOGY": the first two words of a line of one cell,
// or a long one alone.
bool is_heading_in_capitals(const Line& line);

// "Critical ranges": the word is no flag of the result above.
bool heads_limits_of_flag(const TypedLine& typed);

// "Reference range", and "Adult women      Range" above the two columns of its bands.
bool is_title_of_limits(const TypedLine& typed);

// "H: above the reference   L: below it", a legend.
bool explains_flag(const TypedLine& typed);

// "Fasting reference interval" below a row whose interval it explains: no words of a name.
bool explains_interval(const TypedLine& typed);

// ">= 6.5 % : diabetic", "5.7 % - 6.4 % : prediabetes"
bool is_limit_with_words(const TypedLine& typed);

// "Serum - Chemiluminescence" below a row: what was measured and how.
bool tells_material(const TypedLine& typed, const Lexicon& lexicon);

// "Previous results:" and nothing else.
bool heads_earlier(const TypedLine& typed);

// Words about a result, not of it.
bool is_remark(const TypedLine& typed);

bool holds_date(const TypedLine& typed);
bool holds_limits(const TypedLine& typed);
bool names_analyte(const TypedLine& typed);
// The names of two cards, of which nobody knows what stands below.
bool names_several(const TypedLine& typed);

// "Cholesterol   4O,5   mg/dL": the row has its value, though nobody knows which.
bool has_spoiled_number(const TypedLine& typed);

// A number alone, perhaps with its unit, flag or range.
bool is_number_alone(const TypedLine& typed);

// The cell in which a second row begins, where two stand in one line: a known name in a cell of its
// own behind another's value, or any names that each have their colon. 0: there is none.
std::size_t second_row(const TypedLine& typed, const Catalogue& catalogue);

}  // namespace labread

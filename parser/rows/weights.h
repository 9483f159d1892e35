// The weights of evidence for a row, in one place. A result needs `acceptable`: for example a known
// name with a number and a unit that fits it (6.5), or an unknown name with number, unit and range
// (5), but not a name with a number alone (4), and nothing in which words are left without a place.
#pragma once

namespace labread::weights {

inline constexpr double known_name = 3;
inline constexpr double known_start = 2.5;
inline constexpr double known_inside = 1;
inline constexpr double unknown_name = 0.5;
inline constexpr double no_name = -6;  // nothing but digits and marks
inline constexpr double number = 1;
inline constexpr double word = 1;
inline constexpr double own_cell = 2;         // a name's cell and a word result's, nothing else
inline constexpr double unknown_word = -2.5;  // "Amber" may be a result, "are" is prose
inline constexpr double negated = -9;
inline constexpr double led_words =
    1.5;  // words behind a colon or a leader that end in a known one
inline constexpr double sentence_end = -4;  // words that end with a full stop
inline constexpr double colon_inside = -2;  // "Instruments: analyser 300"
inline constexpr double both_words = 1.5;   // a word result with a word range
inline constexpr double bare_number_in_table = -4;
inline constexpr double bare_in_table = -2;  // the titles of the others name them
inline constexpr double bare = -1;           // an unknown name with nothing but a value
inline constexpr double unit = 1.5;
inline constexpr double unit_form = 1;        // looks like a unit, unknown to the catalogue
inline constexpr double unit_of_none = 0.25;  // "mg", "tablets"
inline constexpr double unit_fits = 1;
inline constexpr double unit_misfits = -3;
inline constexpr double dose = -6;  // a mass alone where the analyte is given per volume
inline constexpr double range = 2;
inline constexpr double range_words = -0.5;     // "see note" in the range's place
inline constexpr double might_be_limit = -1.5;  // "<150" with nothing beside it
inline constexpr double flag = 0.5;
inline constexpr double labelled = 1;
inline constexpr double colon = 0.25;          // between the name and the value
inline constexpr double colon_of_word = 0.75;  // between a known name and a known word result
inline constexpr double labelled_name = 2;
inline constexpr double value_column = 2;
inline constexpr double wrong_column = -4;
inline constexpr double limit_column = -8;  // never outweighed by a known name and its unit
inline constexpr double in_table = 1;
inline constexpr double antigens = 4;  // a titre below two antigens
inline constexpr double after_row = 1;
inline constexpr double listed = 1.5;  // one of several results in a sentence
inline constexpr double left_over = -1.5;
inline constexpr double value_in_name = -1;
inline constexpr double number_in_front = -6;  // in a cell of its own between name and value
inline constexpr double decimal_in_name = -4;
inline constexpr double number_in_unknown_name = -2.5;
inline constexpr double year = -2;  // a number that might be one, and no unit
inline constexpr double row_in_front = -5;
inline constexpr double further_number = -0.75;
inline constexpr double second_number = -4;
inline constexpr double contradiction = -9;  // of a flag and the range, or a limit with its meaning
inline constexpr double two_numbers = -9;    // in one cell, as of two days
inline constexpr double spoiled_number = -9;  // outweighs a whole row of a table
inline constexpr double torn_number = -12;    // never outweighed: half a number is a wrong one
inline constexpr double dated = -2;
inline constexpr double comment = -5;
inline constexpr double inside_comment = -1.5;  // below one, itself no prose
inline constexpr double price = -6;
inline constexpr double prose = -3;
inline constexpr double band_line = -6;
inline constexpr double limit_table = -8;  // several limits in a row and no value among them
inline constexpr double unplaced = -8;
inline constexpr double page_head = -8;

inline constexpr double acceptable = 4.5;
inline constexpr double margin = 1;  // by which the best reading must beat the next

}  // namespace labread::weights

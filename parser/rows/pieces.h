// Small questions about printed words, and the one way to put printed words together again.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "parser/layout/typed_line.h"
#include "parser/rows/reading.h"

namespace labread {

// On a line further down.
bool is_below(const Rect& box, const Rect& above);

// Adds a token as it is printed: with what stands between it and the piece, where that is only
// punctuation, else with a blank; a token on a line further down with `line_break`.
void append(Piece& piece, const TypedToken& token, const TypedLine& line, char line_break = ' ');

// Adds what was read as a piece of its own.
void join(Piece& piece, const Piece& more, char between);

// Whether nothing but punctuation stands between a piece and a token of its cell or the next one.
bool goes_on(const Piece& piece, const TypedToken& token, const TypedLine& line);

// Adds the bracket right behind the piece where it closes one inside.
void close_bracket(Piece& piece, const TypedLine& line);

// Adds the digit behind a flag's letter, which is no footnote where the letter is part of a name.
void keep_digit_of_flag(Piece& piece, const TypedToken& token, const TypedLine& line);

// What joins a name of this line to its rest on the next one: "Bilirubin," and "indirect", of which
// the name was read without its comma.
std::string_view between_lines(std::string_view line, std::string_view name);

bool has_letter(std::string_view text);

// "\u00b7", "\u2022": marks that part what stands beside them.
bool is_parting_mark(std::string_view text);

// More than one code point.
bool has_two_letters(std::string_view text);

// "<5.2": a number that could be a limit, outside of brackets.
bool is_limit(const TypedToken& token);

// "1:80", "<1:20", "Non reactive": what may stand below the title of an antigen.
bool is_antigen_result(const TypedToken& token);

// The meaning of a word result that could be no plain text: negative, positive, detected, reactive.
bool is_definite_word(std::string_view meaning, const Catalogue& catalogue);

// "01", "02": a laboratory's number beside a row.
bool is_code_number(std::string_view text);

// "1O7", "l2.5": letters that a scan or a typist put for digits.
bool is_spoiled_number(std::string_view text);

// "E-1", "e+03": a power of ten behind a number.
bool is_exponent(std::string_view text);

bool ends_in_digit(std::string_view text);
bool is_digits(std::string_view text);  // and nothing else

// "1O8g/L", ">8O7mg/d", "98": a digit, perhaps behind comparators.
bool begins_number(std::string_view text);

// "0.", "12,": a number that ends with a decimal mark.
bool is_torn_front(std::string_view text);
// "02", ",1": what may stand behind it.
bool is_torn_back(std::string_view text);
bool is_decimal_mark(std::string_view text);

// A cell of its own for words of a line, at least one.
Cell cell_of(std::span<const Word* const> words);

// "1" and "574.5", a blank apart: perhaps one number with its thousands.
bool may_be_thousands(std::string_view front, std::string_view back);

// Which of the limits a number lies beyond; of limits that are not printed, none.
struct BrokenLimits {
  bool low = false;
  bool high = false;

  bool any() const { return low || high; }
};
BrokenLimits broken_limits(const std::optional<Decimal>& number, const PrintedRange& limits);

// "PDX", "NL1": a site's letters at the end of a row.
bool is_code_text(std::string_view text);

}  // namespace labread

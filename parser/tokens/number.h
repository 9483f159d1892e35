// The pieces that values and ranges share: a bare number in all printed forms, comparators, and the
// dashes between two bounds.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/decimal.h"
#include "parser/report.h"
#include "parser/tokens/conventions.h"
#include "parser/tokens/taken.h"
#include "reference_ranges/lexicon.h"

namespace labread {

struct PrintedNumber {
  Decimal value;
  bool ambiguous = false;     // "1,234" where nothing says which mark is the decimal one
  bool leading_zero = false;  // "007": a code rather than a number
  bool plain = true;          // digits only
};

// Digits with their marks, without sign. Says nothing about what follows.
std::optional<Taken<PrintedNumber>> scan_number(std::string_view text,
                                                const Detected<DecimalMark>& mark);
// With a sign that is glued to it.
std::optional<Taken<PrintedNumber>> scan_signed_number(std::string_view text,
                                                       const Detected<DecimalMark>& mark);

// Whether a number can end where `rest` begins: not inside a date, a time, "25-OH" or "2nd".
bool can_end_number(std::string_view rest);

// <, >=, =<, ≤, "< or =" and the comparator words; nothing of the blanks behind it.
std::optional<Taken<Comparator>> scan_comparator(std::string_view text, const Lexicon& lexicon);
// Comparator words behind a number (以下, "or less").
std::optional<Taken<Comparator>> scan_comparator_after(std::string_view text,
                                                       const Lexicon& lexicon);

struct Dash {
  bool blank_before = false;
  bool wave = false;  // a wave stands for an open end, too: "3.9〜"
  bool word = false;  // "to", "bis"
};

// Blanks, a dash (-, --, –, ÷, ~ or a range word) and blanks.
std::optional<Taken<Dash>> scan_dash(std::string_view text, const Lexicon& lexicon);

}  // namespace labread

// Reads a result's value at the start of a text: number with comparator, interval, ordinal, titre,
// or a word result. `taken.value.number` is exact in the document's decimal mark.
//
//   take_value("<4.0 ng/mL", c) -> {number 4.0, less}, length 4
//   take_value("Inferior a 150 pg/mL", c) -> {number 150, less}, length 14
#pragma once

#include <optional>
#include <string_view>

#include "parser/report.h"
#include "parser/tokens/conventions.h"
#include "parser/tokens/taken.h"
#include "reference_ranges/lexicon.h"

namespace labread {

// A number with its comparator, words as comparators included. Not the first half of a range
// ("3.5-5.0" is refused), not a date, not a word that only starts with a digit ("25-OH", "2nd").
// "7,4mg/dL" and "8.4H" end after the number. `ambiguous` where the mark decides ("1,234").
std::optional<Taken<Value>> take_number(std::string_view text, const Conventions& conventions,
                                        const Lexicon& lexicon);

// "0-2", "2 - 4": an interval as a result.
std::optional<Taken<Value>> take_interval(std::string_view text, const Conventions& conventions,
                                          const Lexicon& lexicon);

// Any value: a number, an interval "0-2", an ordinal "1+", a titre "1:80", a word result or a
// status. Only for text that stands in a value's place, since "0-2" and "negative" are ranges
// elsewhere.
std::optional<Taken<Value>> take_value(std::string_view text, const Conventions& conventions,
                                       const Lexicon& lexicon);

}  // namespace labread

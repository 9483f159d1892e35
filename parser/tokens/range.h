// Reads a printed reference range at the start of a text, in all spellings: "3.5 - 5.0",
// "(3,5–5,0)",
// "[12.0; 15.6]", "< 5.2", "bis 41", "> OR = 60", "up to 40", "45 - >", "12.0 to 15.5", and bands
// ("Deficient: <20 Insufficient: 20-29"). A unit behind the bounds goes to `unit`.
#pragma once

#include <optional>
#include <string_view>

#include "parser/report.h"
#include "parser/tokens/conventions.h"
#include "parser/tokens/taken.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// A plain range with two bounds or one. Brackets belong to it. A lone number is no range.
std::optional<Taken<PrintedRange>> take_range(std::string_view text, const Conventions& conventions,
                                              const Catalogue& catalogue);

// The whole content of a range cell, its lines joined by '\n': a plain range, bands by person or
// meaning, or a word ("Negative", "Not Estab."). A lone number is an upper bound only after a word
// or title that says so; else text without bounds. `text` is kept as printed, labels such as
// "Normal:" in front of a single range left out. Never fails: what is not understood is text only.
PrintedRange read_range_cell(std::string_view text, const Conventions& conventions,
                             const Catalogue& catalogue);

// "Negative", "Negative/Trace": nothing but word results, one or several.
bool is_words_range(std::string_view text, const Lexicon& lexicon);

}  // namespace labread

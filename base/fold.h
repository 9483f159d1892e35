// The one key function for names, units and report words: what looks the same to a reader folds to
// the same bytes. Tables are folded when they are built, text when it is looked up.
#pragma once

#include <string>
#include <string_view>

namespace labread {

// Lower case without accents, full-width forms and ligatures made plain, µ and μ as "u", every dash
// as '-', superscript digits as digits, any blank as one ' ', trimmed. `25(OH)D₃` -> "25(oh)d3",
// "µg / dl" -> "ug / dl", "Größe" -> "grosse".
std::string fold(std::string_view text);

// fold(), then every run of punctuation as one blank; '%' and '#' are words of their own.
// "Vitamin D, 25-Hydroxy" -> "vitamin d 25 hydroxy", "Neutrophils%" -> "neutrophils %".
std::string fold_name(std::string_view text);

// fold() with all blanks removed: the key of a unit. "x10E3 / µL" -> "x10e3/ul".
std::string fold_unit(std::string_view text);

}  // namespace labread

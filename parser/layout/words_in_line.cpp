#include "parser/layout/words_in_line.h"

#include <string_view>

#include "base/fold.h"

namespace labread {
namespace {

// "Deficiency <25" tells a band; "Deficient >30" and "Deficient 30 - 100" what the result is, and
// its limits.
bool names_band_of(std::string_view meaning, const PrintedRange& limits) {
  const bool lacking = meaning.ends_with("deficient") || meaning == "severe_deficiency" ||
                       meaning == "insufficient" || meaning == "low";
  return lacking && !limits.low && limits.high;
}

}  // namespace

// "NA   141   mEq/L": in capitals sodium's symbol reads as "not available", which no number
// follows; "CA 9.3" is calcium, and "CL   103" chloride, not "critically low".
void name_symbol_in_capitals(TypedLine& line, const Catalogue& catalogue) {
  if (line.tokens.size() < 2) return;
  TypedToken& first = line.tokens[0];
  const bool sodium = first.text == "NA" && first.is(token_word_value) && first.cell == 0 &&
                      line.tokens[1].is(token_number) && !line.tokens[1].is(token_range);
  // "CA 125" begins the names of tumour markers, whose numbers are whole.
  const bool decimal = line.tokens[1].value && line.tokens[1].value->number &&
                       line.tokens[1].value->number->places > 0;
  const bool calcium = first.text == "CA" && first.kinds == token_text && first.cell == 0 &&
                       line.tokens[1].is(token_number) && decimal;
  const bool chloride = first.text == "CL" && first.is(token_flag) && line.cells[0] == "CL" &&
                        line.tokens[1].is(token_number) && !decimal;
  const Analyte* analyte = sodium     ? catalogue.find_symbol("Na")
                           : calcium  ? catalogue.find_symbol("Ca")
                           : chloride ? catalogue.find_symbol("Cl")
                                      : nullptr;
  if (analyte == nullptr) return;
  first.kinds = token_name;
  first.value.reset();
  first.symbol = catalogue.index_of(analyte->id);
}

// "46 nmol/L   Deficiency   <25": a band's word in a cell of its own between a quantity and its
// limit.
void label_bands(TypedLine& line, const Lexicon& lexicon) {
  for (std::size_t i = 2; i + 1 < line.tokens.size(); ++i) {
    TypedToken& token = line.tokens[i];
    const TypedToken& next = line.tokens[i + 1];
    const bool between = line.tokens[i - 1].is(token_unit) && next.is(token_range) &&
                         next.begin == 0 && next.cell != token.cell;
    if (!between || token.kinds != token_text || line.cells[token.cell] != token.text) continue;
    const LexiconEntry* band = lexicon.find(fold_name(token.text), WordRole::band_word);
    if (band == nullptr || !names_band_of(band->value, *next.range)) continue;
    token.label = band;
    token.kinds = token_label;
  }
}

}  // namespace labread

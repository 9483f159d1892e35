// A line's words with what each may be: name, number, range, unit, flag, date, label. Typing comes
// before any row is built; analyte names are looked up first, so that the digits of "25-OH Vitamin
// D" or "CA 19-9" are never seen as values. A token may have several kinds ("<4.0" is a number and
// a range, "0-2" a range and an interval result): results/reading chooses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "parser/layout/lines.h"
#include "parser/report.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// Bits of TypedToken::kinds.
enum TokenKind : std::uint16_t {
  token_text = 1,         // a word that is nothing else
  token_name = 2,         // a known analyte name
  token_number = 4,       // a number with its comparator
  token_interval = 8,     // "0-2", "1+", "1:80": values only where a value is expected
  token_word_value = 16,  // negative, pending
  token_range = 32,
  token_unit = 64,
  token_flag = 128,
  token_date = 256,
  token_label = 512,  // report word: column title, fact label, lead
  token_dash = 1024,  // "-", "--": an empty cell, or a flag beside a value
};

struct TypedToken {
  std::uint16_t kinds = token_text;
  std::size_t cell = 0;   // of the line
  std::string text;       // as printed
  std::size_t begin = 0;  // of it in the cell's text
  std::size_t end = 0;
  Rect box;
  bool bracketed = false;  // stood behind an opening bracket
  bool colon = false;      // a colon or equals sign follows
  bool superscript = false;
  const Name* name = nullptr;
  std::optional<AnalyteIndex> symbol;  // of a name that is a short symbol: "K", "Mg"
  std::optional<Value> value;          // of number, interval and word value
  std::optional<PrintedRange> range;
  std::string flag_meaning;
  std::optional<Moment> date;
  const LexiconEntry* label = nullptr;  // of label: the entry by which it is one
  std::vector<std::string> earlier;     // of "2.1 -> 3.4": what the number was before
  std::size_t later = 0;                // and where in the text it stands

  bool is(std::uint16_t kind) const { return (kinds & kind) != 0; }
  bool labels(WordRole role) const { return label != nullptr && label->role == role; }
  // "Normal range:", "Reference values"
  bool leads_range() const {
    return labels(WordRole::range_lead) || labels(WordRole::header_range);
  }
};

struct TypedLine {
  const Line* line = nullptr;
  std::vector<TypedToken> tokens;
  std::vector<std::string> cells;  // their texts
  bool comment = false;            // led by a comment word or plain prose
  int prose_words = 0;
};

TypedLine type_line(const Line& line, const Conventions& conventions, const Catalogue& catalogue);

// "0   75   125": the ticks below a bar, of which none is a result.
bool is_scale(const TypedLine& line);

}  // namespace labread

#include "parser/rows/weigh_stand_in.h"

#include <algorithm>

#include "base/ascii.h"
#include "parser/rows/pieces.h"
#include "parser/rows/weights.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

// "/HPF", "/ul": what is counted may well be told as an interval, in words or in plus signs.
bool is_count(std::string_view ucum) { return ucum.starts_with('/'); }

bool has_numeric_limits(const RowReading& reading) {
  return reading.limits && holds_digit(reading.range.text);
}

// "+" beside limits in numbers is the flag of a number; "+ (0-5)   negative" is a result with its
// limits in words.
bool is_flag_alone(const RowReading& reading, const Lexicon& lexicon) {
  return reading.read.kind == ValueKind::ordinal && has_numeric_limits(reading) &&
         reading.value.text.find_first_not_of('+') == std::string::npos &&
         !holds_words(reading.range.text, WordRole::value_word, lexicon);
}

// A word of no known result beside a unit and limits in numbers, on another line than its name or
// below no title of results: "Grossly haemolysed" below one may be what became of the sample.
bool is_word_for_quantity(const RowReading& reading) {
  const bool placed = holds(reading.placement, weights::value_column) &&
                      !is_below(reading.value.box, reading.name.box);
  return reading.read.kind == ValueKind::word && reading.read.word.empty() &&
         has_numeric_limits(reading) && !reading.labelled_value && !placed;
}

}  // namespace

void weigh_stand_in(RowReading& reading, const Catalogue& catalogue) {
  if (reading.read.kind == ValueKind::number) return;
  const auto ucum = ucum_of(reading.unit.text, catalogue);
  if (ucum && is_count(*ucum)) return;
  std::string_view what;
  if (is_flag_alone(reading, catalogue.lexicon())) {
    what = "a flag of a number that is missing";
  } else if (ucum && is_word_for_quantity(reading)) {
    what = "words where a number is missing";
  } else if (ucum && reading.read.kind == ValueKind::interval) {
    what = "limits of a number that is missing";
  }
  if (!what.empty()) reading.evidence.push_back({what, weights::contradiction});
}

}  // namespace labread

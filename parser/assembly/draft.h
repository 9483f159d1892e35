// A result under construction, with the lines it stands on, and what a further line may be to it:
// its value, its limits, the rest of its range. Most are questions, and the assembler changes it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "parser/layout/lines.h"
#include "parser/rows/reading.h"

namespace labread {

struct Draft {
  RowReading reading;
  RowContext context;
  int page = 0;
  int first_line = 0;
  Rect box;
  Rect last_box;            // of the line that extended it last
  std::size_t touched = 0;  // running number of that line
  bool one_line = true;
  std::optional<RowReading> assumed_range;  // "<10" alone on a line: its range, or its value
  bool below_row = false;                   // begun right below a result
  bool earlier_led = false;                 // "Previous results:" stood below, and their days do
  bool value_led = false;                   // the line above said that this one holds the value
  std::optional<std::size_t> result;        // which one it became, where it was opened again
  std::optional<std::string> unit_above;    // of a value without a name right above the name
  std::optional<double> range_place;        // left of its range's lines, which a label tells
  std::string text;

  bool has_value() const { return reading.has_value(); }
  // `number` is the running number of the line.
  bool stands_right_above(const Line& line, std::size_t number) const {
    return number - touched <= 1 && line.page == page;
  }
  // The line is part of it.
  void extend(const Line& line, std::size_t number);
  // The value of a line without a name becomes its own.
  void take_value(const RowReading& part, const RowContext& part_context);
};

// A draft that begins with a line; `number` is its running number.
Draft draft_of(const Line& line, std::size_t number, RowReading&& reading,
               const RowContext& context);

// Neither unit, range nor flag stand beside the value.
bool is_bare(const RowReading& reading);

// Sets an empty piece; whether it did.
bool fill(Piece& slot, const Piece& found);

// A row's own interval is complete; what follows below it explains.
bool has_whole_interval(const Draft& draft, const Conventions& conventions,
                        const Catalogue& catalogue);

// "15 - 350" and "<150" read as results too; without label, flag or a range of its own the line
// is the range.
bool is_range_of(const RowReading& open, const RowReading& part);

// "Monocytes", "02-10", "%" and then "5": limits that look like a count of a field until the
// number comes.
bool was_range(const Draft& draft, const RowReading& part);

// "Negative" below "Negative" or "+++", "Clear" below a known name's "Turbid": what is wanted,
// where each cell has a line.
bool is_word_range_of(const Draft& draft, const RowReading& part, const Catalogue& catalogue);

// "<1", "IU/L", "<5": no result is above the limit that it is held against. The limit that was
// taken for the range is the result, and the one of this line its range.
bool limits_result(const Draft& draft, const RowReading& part);

// The limit alone on its line was the value where a range with a label stands below it, or an
// interval that holds it: "<10.0" and "0.0 - 14.0" are no bands, for these do not overlap.
bool tells_limit_is_value(const Draft& draft, const RowReading& part,
                          const Conventions& conventions, const Catalogue& catalogue);

// "Normal range: 136 - 145", "136", "145" and then "138": a number alone on each line, of which the
// first ones are the ends of a scale. What takes the place of such a value, right below it; empty:
// not known yet.
std::optional<RowReading> behind_scale(const Draft& draft, const RowReading& part,
                                       const Conventions& conventions, const Catalogue& catalogue);

// "WBC, Urine", "Normal value: 0-5 /HPF" and then "21-50 Abnormal": behind limits that a label led
// to, an interval is what was counted per field. The line stands right below.
std::optional<RowReading> count_below_limits(const Draft& draft, const TypedLine& typed);

// "and in clumps" right below "Present in strands,": a word result that wraps in its cell, where
// the line holds nothing else and goes on in small letters or behind a comma. Behind a comma it
// goes on with other things, too, and is no result then. Whether the line is the draft's.
bool add_rest_of_words(Draft& draft, const TypedLine& typed);

// "Abnormal" right below "Turbid", alone on its line; the same word again is what is wanted. Null:
// it is no flag.
const LexiconEntry* flag_below_word(const Draft& draft, const RowReading& part,
                                    const Lexicon& lexicon);

// "Potassium" above "95 mg/dL", which is another test's value.
bool is_of_another_test(const RowReading& reading, const Catalogue& catalogue);

// "Hexokinase   5.99   mmol/L" right below "Glucose      g/L   (0.70 - 1.10)", whose value is
// missing: the words may be its method, and the value its own in another unit.
bool may_be_value_of(const Draft& draft, const RowReading& row, const Catalogue& catalogue);

// The value above the name fits it as well: by its unit, or since neither has one.
bool may_have_value_above(const Draft& draft, const RowReading& part, const Catalogue& catalogue);

// "(a)" below the cell of an earlier day: a mark of its footnote.
bool marks_earlier(const Draft& draft, const RowReading& part);

}  // namespace labread

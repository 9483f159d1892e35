// What stands below a result and belongs to its range or its unit: further bands, lines in its
// column, lines that "Reference range:" leads. Each function takes the draft above and a line, adds
// the line to the draft's range where it is such a one, and says whether it was.
#pragma once

#include <optional>

#include "parser/assembly/draft.h"
#include "parser/assembly/table_in_force.h"
#include "parser/layout/typed_line.h"

namespace labread {

// "m2" below "mL/min/1.73": a unit that wraps inside its cell. The line stands right below.
bool add_rest_of_unit(Draft& draft, const Line& line, const Catalogue& catalogue);

// "General population: above 20 ng/mL" right below bands is one of them, though its label is
// unknown.
bool add_band(Draft& draft, const Line& line, const RowReading& reading,
              const Conventions& conventions, const Catalogue& catalogue);

// "Reference range: negative < 5.0; equivocal 5.0 - 9.9; positive >= 10.0", all on one line right
// below.
bool add_led_bands(Draft& draft, const TypedLine& typed, const Conventions& conventions,
                   const Catalogue& catalogue);

// "Without fasting: below 175 mg/dL", ">= 10 : positive", "8 wks : 32065 - 149571": what stands
// right below the row's range, in its place, and would be a row or nothing by itself.
bool add_line_of_range(Draft& draft, const TypedLine& typed, const RowReading& reading);

// A line that reads as a range, "Normal range: 136 - 145" or a band.
bool add_range(Draft& draft, const Line& line, const RowReading& part, bool right_below,
               const TableInForce& table, const Conventions& conventions,
               const Catalogue& catalogue);

// "Result: 221 ng/dL      Reference values:" and below the label "up to 40 years: 249 - 836": where
// the lines begin that the end of the draft's own line leads, and such a line right below.
void note_place_of_range(Draft& draft, const TypedLine& typed);
bool add_in_place_of_range(Draft& draft, const TypedLine& typed);

// Lines that a label leads to the range of the row above.
class LedRange {
 public:
  // "Reference range:" alone right below a result, and the lines "Low: <3.4" that it leads.
  // `draft`: with a value and right above, or null.
  bool add_led(Draft* draft, const TypedLine& typed);

 private:
  bool led_ = false;  // by the lines right above
};

// A range wrapped inside its cell, of which parts stand above and below the row's own line.
class RangeFragment {
 public:
  enum class Part { none, above, below };  // of the row that follows, or of the one right above

  // Which part of a range the line is; one of the draft's, right above or null, is added there.
  // `next`: the line below on its page, or null.
  Part take(Draft* draft, const TypedLine& typed, const Line* next, const TableInForce& table,
            const Conventions& conventions, const Catalogue& catalogue);
  // The part that stood above goes in front of the row's range.
  void put_before(const Line& line, RowReading& reading, const Conventions& conventions,
                  const Catalogue& catalogue);

 private:
  Piece above_;
};

}  // namespace labread

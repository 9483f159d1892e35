// The lines that follow the one that is read, of which the next is typed once for all who ask, and
// what it tells of a row above it: that its number is a part of its name, that its word is the flag
// of the number below, that it is known by the rest of its name.
#pragma once

#include <optional>
#include <span>

#include "parser/layout/typed_line.h"
#include "parser/rows/reading.h"

namespace labread {

class LinesBelow {
 public:
  LinesBelow(const Conventions& conventions, const Catalogue& catalogue)
      : conventions_(conventions), catalogue_(catalogue) {}

  void stand_at(std::span<const Line> lines) { lines_ = lines; }
  std::span<const Line> all() const { return lines_; }
  bool empty() const { return lines_.empty(); }
  // The next one, on whatever page. There must be one.
  const Line& next() const { return lines_.front(); }
  const TypedLine& typed_next() const;
  // The next one where it stands on the same page, else null.
  const Line* next_on_page(const Line& line) const {
    return lines_.empty() || lines_.front().page != line.page ? nullptr : &lines_.front();
  }
  // A line that may have been typed as the next one.
  TypedLine typed(const Line& line);

  // Names below each other and then numbers below each other are the columns of a table whose rows
  // are lost: nothing says that the first number is the last name's. Whether a number stands alone
  // on the line and on the next.
  bool begins_column(const Line& line) const;

  // A name above a number and a unit or limits, each alone on its line.
  bool begins_card(const Line& line) const;

  // "Value:", "Result: 5.8 ng/ml" on the next line.
  bool leads_to_result(const Line& line) const;

  // "Glucose   Normal", or the word on a line of its own, above "97 mg/dL": it is the flag of the
  // number. Null: it is not.
  const LexiconEntry* flag_of_number(const Line& line, const RowReading& reading) const;

  // "Calcium in urine 24" above "h   151 mg/d": with the number and the next line's first word the
  // name is known.
  bool complete_name_with_number(const Line& line, const RowReading& reading) const;

  // "Potassium   4" above ".2   mmol/L": a number that wraps in front of its decimal mark.
  bool hold_decimals_of(const Line& line, const RowReading& reading) const;

  // "Ratio   38   mg/g" above "albumin/creatinine": a row is judged by all of its name, which the
  // next line completes.
  void know_by_name(const Line& line, RowReading& reading, const RowContext& context) const;

  // "Folate   >20.0" under the titles of names and results, where a comment went before, above
  // "Reference range: >5.4 ng/mL": with limits of its own it is none.
  void know_by_limits(const Line& line, RowReading& reading, const RowContext& context) const;

  // Whether the next line is a row, its name below this one and a number below this value.
  bool hold_row_below(const Line& line, const Piece& name, const Piece& value) const;

  // "pH   7.31" right above "pCO2   5.2 kPa": the first row of a list without titles, whose test
  // has no unit, is known by the one below it, as those behind it are by the one above.
  void know_by_row(const Line& line, RowReading& reading, const RowContext& context) const;

  // "HDL   60" above "Cholesterol" and "non-HDL   168": nobody knows whose name the words end or
  // begin, and without them both tell the same tests. `open` is the name above.
  bool may_share_name(const Line& line, std::string_view open) const;

 private:
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  std::span<const Line> lines_;
  mutable std::optional<TypedLine> typed_;  // of the next line, or of one that stood there before
};

}  // namespace labread

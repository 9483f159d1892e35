// The titles that the rows below them stand under, up to the next titles or to where a row leaves
// their table, and what they make of a row: columns of its own where cells keep their order only or
// the newest day has none, and whether it belongs to the table at all.
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "parser/layout/columns.h"
#include "parser/layout/typed_line.h"
#include "parser/rows/reading.h"

namespace labread {

class TableInForce {
 public:
  explicit TableInForce(const Catalogue& catalogue) : catalogue_(catalogue) {}

  // Null: no titles are in force.
  const Columns* columns() const { return columns_; }
  // The first of what a line titles; two tables side by side keep no order.
  void begin(const Line& titles, std::vector<Columns>&& titled, std::span<const Line> below);
  void end() { columns_ = around_ = left_ = nullptr; }

  // "Level   Reference range   Comments" where names stand, in a comment or below "Interpretation",
  // between the rows of a table: the guide is a comment, and the table goes on below.
  bool is_parted_by_guide(const std::vector<Columns>& titled, const Line* above,
                          bool in_comment) const;
  // Dates alone right below titles that head earlier results, too, begin no table of their own.
  bool is_dated_by(const std::vector<Columns>& titled, const Line* above) const;

  // Whether the line is no part of the table above a heading. A table whose titles are units ends
  // there, so that the titles above it are in force again, and any but one of several days.
  bool leaves_aside(const TypedLine& typed, const Line* above);

  // The titles as this row stands under them: they live as long as the table. `context` may say
  // afterwards that its cells fit them in several ways.
  void place(const TypedLine& typed, RowContext& context);

  // "Valeurs de référence   Antériorités": titles of the right columns alone, with no table in
  // force, and their day on a line below.
  void note_earlier_column(const TypedLine& typed);
  const EarlierColumn* earlier_column() const { return earlier_ ? &*earlier_ : nullptr; }

  // A row of the table whose name found no place: never the rest of the row above.
  bool holds_another_name(const TypedLine& typed) const;
  ColumnRole role_at(const Rect& box) const;  // skip where no titles are in force

 private:
  bool goes_on_by_units(const TypedLine& typed) const;
  void leave_units();
  bool may_be_below_units(const TypedLine& typed) const;
  bool has_earlier_days() const;
  bool is_left_by(const TypedLine& typed) const;
  void count_bare_row(const TypedLine& typed);
  bool begins_name_with_number(const TypedLine& typed) const;
  bool holds_name_below_title(const TypedLine& typed) const;

  const Catalogue& catalogue_;
  Columns* columns_ = nullptr;
  Columns* around_ = nullptr;  // titles in force above those of units; null: none
  Columns* left_ = nullptr;    // titles of units above the ones that are in force again
  // All titles that were read, and those of rows with columns of their own: contexts of rows that
  // are still open point at them.
  std::deque<Columns> all_;
  const Line* titles_ = nullptr;
  std::optional<EarlierColumn> earlier_;
  int bare_rows_ = 0;           // -1: a row has shown that units stand beside the numbers
  bool below_heading_ = false;  // behind the last gap stands a heading
};

}  // namespace labread

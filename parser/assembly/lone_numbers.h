// Rows that hold one number where those around them hold two: "TSH         3.3   mIU/L" among
// "Creatinine   0.72   0.69   mg/dL". Where nobody knows which of the two is today's, or the first
// is, the lone one that stands below the other is perhaps an earlier result.
#pragma once

#include <optional>
#include <vector>

#include "parser/assembly/assemble.h"
#include "parser/layout/columns.h"
#include "parser/layout/typed_line.h"

namespace labread {

// The numbers behind a row's known name, in cells of their own.
struct NumberRow {
  int page = 0;
  int line = 0;
  bool titled = false;  // the first stands below a title of results
  std::vector<Rect> numbers;
};

// Nothing where the row holds no number, more than two, or says itself which is which.
std::optional<NumberRow> numbers_of(const TypedLine& line, const Columns* columns);

// Takes the doubtful results out.
void drop_lone_numbers(const std::vector<NumberRow>& rows, Assembly& assembly);

}  // namespace labread

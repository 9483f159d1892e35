// Rows whose parts may belong together in more than one way: two limits of which either may be the
// result, two words under two titles, a unit between two numbers. They are refused.
//
//   if (limits_in_any_order(line, context)) reading.refusal = "two values and …";
#pragma once

#include "parser/layout/typed_line.h"
#include "parser/rows/reading.h"

namespace labread {

// "<125   >375": without titles either may be the limit of the other, unless a flag or a unit
// stands behind the first, as they stand behind values, and it may be a result beside the second.
bool limits_in_any_order(const TypedLine& line, const RowContext& context);

// "136 H   138" below no title or below the same: of the numbers of several days neither is known
// to be today's, whatever flag or unit stands nearer to one. Without titles "<136   138   135 -
// 145" are such ones, too: the limits stand beside them.
bool numbers_in_any_order(const TypedLine& line, const RowContext& context, std::size_t value);

// "negative   neg" under two titles of results: one may be the range's. So may be one of three
// words without titles, "negative   positive   negative".
bool words_in_any_order(const TypedLine& line, const RowContext& context, const RowReading& best,
                        const Catalogue& catalogue);

// "6.42   3.9 - 5.8   mmol/L   115.7   70 - 105   mg/dL": what is read has the unit of the number
// in front of it, and its own stands behind.
bool has_unit_of_another(const TypedLine& line, const RowReading& reading);

}  // namespace labread

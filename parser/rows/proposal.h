// Distributes a line's tokens around one of them as the value: name in front, unit, flag, range,
// earlier results behind, with the evidence of where each stood. Proposals do not judge;
// results/weigh does.
#pragma once

#include "parser/rows/reading.h"

namespace labread {

// The reading in which token `value` is the result's value.
RowReading propose(const TypedLine& line, std::size_t value, const RowContext& context,
                   const Conventions& conventions, const Catalogue& catalogue);

// The reading of a line without a value: a name, or what completes a result above.
RowReading propose_without_value(const TypedLine& line, const RowContext& context,
                                 const Conventions& conventions, const Catalogue& catalogue);

}  // namespace labread

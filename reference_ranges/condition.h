// A rule's "when" as a flat list of steps in prefix order: a step with operands is followed by
// them. The build checks that it is well formed and that each subject exists; interpreter/evaluate
// runs it in three-valued logic.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/decimal.h"

namespace labread {

enum class Operation : std::uint8_t {
  all,          // `operands` steps follow; all must hold
  any,          // `operands` steps follow; one must hold
  negate,       // one step follows
  has,          // subject was measured
  missing,      // subject was not measured
  is_low,       // subject is judged low
  is_normal,    // subject is judged normal
  is_high,      // subject is judged high
  compare,      // subject <relation> low, in `unit`
  between,      // low <= subject <= high, in `unit`
  context,      // subject is a context flag: takes_ppi, pregnant, age_lt_19
  times_upper,  // subject > low times its upper reference limit
};

enum class Relation : std::uint8_t { less, less_equal, greater, greater_equal };

struct Step {
  Operation operation = Operation::all;
  std::uint8_t operands = 0;
  Relation relation = Relation::less;
  std::string_view subject;  // analyte id, derived subject (calcium_effective) or context flag
  Decimal low;
  Decimal high;
  std::string_view unit;  // UCUM
};

}  // namespace labread

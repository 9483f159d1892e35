// What changed between two values of one analyte, and whether that is more than a person's own
// variation and the method explain (the reference change value, RCV). Values cut off at the limit
// of a method (<4.0) are extents, so a change is known, at least so much, or unknown; never
// guessed.
//
//   change_between(point 20, point 26)       -> up, exact, 6, 30 %
//   change_between(<4.0, point 18.2)         -> up, at least 14.2, at least 355 %
//   verdict_on(<4.0, point 18.2, limits 27 %) -> beyond
#pragma once

#include <cstdint>
#include <optional>

#include "interpreter/extent.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// How far a value may move in either direction, in per cent of the earlier one, both above zero.
// They differ where a person varies so much that the limits are log-normal.
struct ReferenceChange {
  double up_percent = 0;
  double down_percent = 0;
  const Variation* variation = nullptr;  // what it is made of, with its source
};

// Nothing without figures on the analyte, and where per cents depend on the unit (HbA1c in % and in
// mmol/mol differ by more than a factor).
std::optional<ReferenceChange> reference_change_of(AnalyteIndex analyte,
                                                   const Catalogue& catalogue);

enum class Direction : std::uint8_t { unknown, none, down, up };
enum class ChangeSize : std::uint8_t { unknown, exact, at_least };

struct Change {
  Direction direction = Direction::unknown;
  ChangeSize size = ChangeSize::unknown;
  // Later less earlier, the least possible where the size is at_least; none where it is unknown.
  std::optional<Decimal> difference;
  std::optional<double> percent;  // the same of the earlier value; none where that is not above 0
};

Change change_between(const Extent& earlier, const Extent& later);

enum class ChangeVerdict : std::uint8_t { unclear, within, beyond };

// Whether every, no or some possible change between the extents exceeds the limits.
ChangeVerdict verdict_on(const Extent& earlier, const Extent& later, const ReferenceChange& limits);

}  // namespace labread

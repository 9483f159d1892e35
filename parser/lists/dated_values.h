// Rows whose every value has its day behind it, as charts list the last ones: "WBC   H 12.9 (MAR
// 14) H 14.2 (MAR 13)". The newest is the result, the others are earlier ones.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "parser/document.h"
#include "parser/layout/lines.h"
#include "parser/report.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct DatedValues {
  Line row;                       // the name, and the newest value with its flag and unit
  std::optional<Moment> day;      // of it; nothing where no year is printed
  std::vector<Previous> earlier;  // newest first
};

// Nothing where the line holds anything else, or where its days do not run in one direction. A
// value alone is such a row only where one stands above (`goes_on`).
std::optional<DatedValues> dated_values(const Line& line, bool goes_on,
                                        const Conventions& conventions, const Catalogue& catalogue);

}  // namespace labread

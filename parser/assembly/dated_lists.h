// Letters that list the results of several days: "Labs of 02/05: Hb 98 g/L" and "Labs of 09/05: Hb
// 104 g/L". Of a test that the lists of two days tell, the newest is the result and the others are
// earlier ones, as in a table with a column for each day.
#pragma once

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/date.h"
#include "parser/report.h"

namespace labread {

// Pages and lines of the results that lists told.
using ListPlaces = std::set<std::pair<int, int>>;

// Hands the older results of the lists to the newest. Results without a day stay as they are. The
// day of the report, where it was that of an older list, becomes that of the newest.
void join_dated_lists(std::vector<Result>& results, const ListPlaces& lists,
                      std::optional<Moment>& day_of_report);

}  // namespace labread

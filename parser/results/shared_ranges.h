// Rows that hold a share and an amount, and one range for both: "Albumin  48.9 %  4.21 g/dL  [55.8
// - 66.1]". Whose it is only such rows together tell, for a single number may lie far from its
// limits.
#pragma once

#include <vector>

#include "parser/report.h"

namespace labread {

// Hands the ranges of the amounts over to the shares where most of them are near the shares
// and far from the amounts, and none is the other way round.
void hand_ranges_to_shares(std::vector<Result>& results);

}  // namespace labread

// Runs interpretation cases of data files (docs/knowledge.md) and prints a line a case.
#pragma once

#include <string>
#include <vector>

#include "reference_ranges/catalogue.h"

namespace labread {

// Whether all cases pass. `quiet`: only those that do not are printed. Throws WrongUse for a file
// that is no set of cases, Error for one that cannot be read.
bool run_cases(const std::vector<std::string>& files, const Catalogue& catalogue, bool quiet);

}  // namespace labread

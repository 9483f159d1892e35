// What to do about a report, urgency first: critical values and urgent findings in the words of the
// data, then when to see a doctor, and the disclaimer.
#pragma once

#include <vector>

#include "interpreter/interpretation.h"

namespace labread {

Advice advise(const Interpretation& answer, const Catalogue& catalogue);

// Most severe first; of one severity in the order found.
void sort_by_severity(std::vector<Finding>& findings);

}  // namespace labread

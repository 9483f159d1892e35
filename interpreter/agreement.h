// Whether those who judge a value say the same: the laboratory by its range or flag, our interval,
// guidelines and critical limits. They stand side by side with a name for how they stand to each
// other, and a sentence that names who says what wherever they differ.
#pragma once

#include "interpreter/interpretation.h"

namespace labread {

// From `judged.judged_by`, whose first one decided.
Agreement agreement_on(const JudgedResult& judged);

}  // namespace labread

// The complaints that a user tells, tied to the nutrients that the article ties to them and to what
// the report shows of each. It says where the article says so and what a result does not show; tips
// are the findings' matter, which urgency silences.
#pragma once

#include <vector>

#include "interpreter/interpretation.h"

namespace labread {

// From the person's flags, the findings and the results of an answer. Complaints of which the
// article says nothing are left out.
std::vector<SymptomLink> linked_symptoms(const Interpretation& answer, const Catalogue& catalogue);

}  // namespace labread

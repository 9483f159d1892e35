// The plain findings on the four nutrients of the article: low, high, or indeterminate where the
// value lies in a grey zone, measurements disagree, or nothing could be said. The laboratory's
// verdict leads; calcium counts only as far as albumin or ionised calcium agree.
#pragma once

#include <string_view>
#include <vector>

#include "interpreter/article.h"
#include "interpreter/interpretation.h"
#include "interpreter/rules.h"
#include "interpreter/subjects.h"

namespace labread {

std::vector<Finding> nutrient_findings(const Interpretation& answer, const Subjects& subjects,
                                       const RuleFindings& rules, Tips tips,
                                       const Catalogue& catalogue);

// Analytes of the nutrients of which the report holds no result.
std::vector<std::string_view> not_measured(const Subjects& subjects, const Catalogue& catalogue);

// What the whole report allows as tips.
Tips allowed_tips(const Interpretation& answer, const Subjects& subjects,
                  const RuleFindings& rules);

}  // namespace labread

// Findings over several analytes: every rule of the catalogue run over the subjects of a report. A
// rule that forbids a statement silences the findings that would make it.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "interpreter/evaluate.h"
#include "interpreter/interpretation.h"

namespace labread {

struct RuleFindings {
  std::vector<Finding> findings;
  std::vector<OpenQuestion> open_questions;

  bool fired(std::string_view rule) const;
};

RuleFindings apply_rules(const Subjects& subjects, const Patient& patient,
                         const Catalogue& catalogue);

// The nutrient that an analyte measures; null: none of the four.
const Nutrient* nutrient_of(std::string_view analyte, const Catalogue& catalogue);

}  // namespace labread

// Runs the condition of a rule in three-valued logic. What was measured and could not be judged
// leaves a condition unknown, and an unknown rule does not fire. What was not measured does not
// hold, so that "not reduced kidney function" holds without an eGFR; `open` says whether it could
// matter.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "interpreter/subjects.h"

namespace labread {

struct Outcome {
  Truth holds = Truth::no;              // what is not measured does not hold
  Truth open = Truth::no;               // what is not measured is unknown
  bool has_evidence = false;            // some measured or stated condition holds
  std::vector<std::string_view> needs;  // subjects that would settle an unknown
  std::vector<std::string_view> used;   // subjects whose conditions hold
};

Outcome evaluate(std::span<const Step> when, const Subjects& subjects, const Patient& patient,
                 const Catalogue& catalogue);

}  // namespace labread

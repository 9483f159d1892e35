// Interpretation cases as data: what is put in (values, units, printed ranges, the person) and what
// must come out (status, critical, tier, rules that fire and that stay silent). A clinic can keep
// its own and run them against its own knowledge. A case that names something unknown fails.
//
//   for (const InterpretationCase& c : read_cases(text))
//     for (const std::string& failure : run_case(c, catalogue).failures) …
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/interpretation.h"

namespace labread {

struct CaseInput {
  std::string analyte;
  Value value;
  std::string value_text;            // as it would be printed
  std::string unit;                  // UCUM; empty: none printed
  std::optional<Decimal> low, high;  // printed range
};

struct CaseContext {
  std::optional<Sex> sex;
  std::optional<Decimal> age;
  std::optional<bool> pregnant;
  std::optional<Trimester> trimester;
  std::vector<std::string> flags;
};

// Each list holds (analyte, expectation).
struct CaseExpectation {
  std::vector<std::pair<std::string, std::string>> status;  // low, normal, high, needs_unit, …
  std::vector<std::pair<std::string, std::optional<std::string>>> critical;  // primary or none
  struct Tier {
    std::string analyte, set, tier;
  };
  std::vector<Tier> tier;
  std::vector<std::string> fired, not_fired;
  std::vector<std::pair<std::string, double>> canonical;  // within 0.5 %
  std::vector<std::pair<std::string, std::string>> unit;  // inferred from the printed range
};

struct InterpretationCase {
  std::string id;
  std::string title;
  CaseContext context;
  std::vector<CaseInput> inputs;
  CaseExpectation expected;
};

struct CaseOutcome {
  std::vector<std::string> failures;  // one sentence each; empty: the case holds
  bool holds() const { return failures.empty(); }
};

CaseOutcome run_case(const InterpretationCase& interpretation_case, const Catalogue& catalogue);

// The cases of a file; throws Error bad_knowledge with the JSON pointer of what is wrong, unknown
// keys included.
std::vector<InterpretationCase> read_cases(std::string_view text);

}  // namespace labread

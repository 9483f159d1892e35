#include "interpreter/cases.h"

#include <algorithm>
#include <cmath>

namespace labread {
namespace {

// 0.5 %: published factors are rounded that far.
constexpr double tolerance = 0.005;

class Check {
 public:
  Check(const InterpretationCase& given, const Catalogue& catalogue)
      : case_(given), catalogue_(catalogue) {}

  CaseOutcome run() {
    Report report = make_report();
    const Patient patient = make_patient();
    check_names();
    if (!outcome_.holds()) return std::move(outcome_);
    answer_ = interpret(std::move(report), patient, catalogue_);
    for (const auto& [analyte, wanted] : case_.expected.status) check_status(analyte, wanted);
    for (const auto& [analyte, wanted] : case_.expected.critical) {
      check_critical(analyte, wanted.value_or(""));
    }
    for (const auto& wanted : case_.expected.tier) check_tier(wanted);
    for (const std::string& rule : case_.expected.fired) {
      if (!fired(rule)) fail("rule " + rule + " did not fire");
    }
    for (const std::string& rule : case_.expected.not_fired) {
      if (fired(rule)) fail("rule " + rule + " fired");
    }
    for (const auto& [analyte, wanted] : case_.expected.canonical) {
      check_canonical(analyte, wanted);
    }
    for (const auto& [analyte, wanted] : case_.expected.unit) check_unit(analyte, wanted);
    return std::move(outcome_);
  }

 private:
  void fail(const std::string& what) { outcome_.failures.push_back(case_.id + ": " + what); }

  Report make_report() {
    Report report;
    for (const CaseInput& input : case_.inputs) {
      const Analyte* analyte = catalogue_.analyte(input.analyte);
      if (analyte == nullptr) {
        fail("unknown analyte " + input.analyte);
        continue;
      }
      if (!input.unit.empty() && find_unit(*analyte, input.unit) == nullptr) {
        fail("unit " + input.unit + " is none of " + input.analyte);
      }
      report.results.push_back(make_result(input, *analyte, report.results.size()));
    }
    return report;
  }

  static Result make_result(const CaseInput& input, const Analyte& analyte, std::size_t position) {
    Result result;
    result.name = analyte.name;
    result.codes.push_back({"labread", input.analyte});  // the case names its analyte
    result.value = input.value_text;
    result.read = input.value;
    result.unit = input.unit;
    result.where.page = 1;
    result.where.line = static_cast<int>(position) + 1;
    if (input.low) result.range.low = Bound{*input.low, true};
    if (input.high) result.range.high = Bound{*input.high, true};
    if (input.low || input.high) {
      result.range.text = (input.low ? input.low->to_string() : "") + "-" +
                          (input.high ? input.high->to_string() : "");
    }
    return result;
  }

  Patient make_patient() {
    Patient patient;
    patient.sex = case_.context.sex;
    patient.age_years = case_.context.age;
    patient.pregnant = case_.context.pregnant;
    patient.trimester = case_.context.trimester;
    for (const std::string& flag : case_.context.flags) {
      const ContextFlag* known = catalogue_.context_flag(flag);
      if (known == nullptr) {
        fail("unknown flag " + flag);
      } else {
        patient.flags.push_back(known->id);
      }
    }
    return patient;
  }

  // Everything the expectations name must exist; else a typing slip would pass for a silent rule.
  void check_names() {
    const CaseExpectation& expected = case_.expected;
    for (const std::vector<std::string>* rules : {&expected.fired, &expected.not_fired}) {
      for (const std::string& rule : *rules) {
        const auto known = catalogue_.rules();
        if (std::none_of(known.begin(), known.end(), [&](const Rule& r) { return r.id == rule; })) {
          fail("unknown rule " + rule);
        }
      }
    }
    for (const auto& [analyte, status] : expected.status) {
      check_input(analyte);
      check_word(status, {"low", "normal", "high", "abnormal", "undecidable", "needs_unit"});
    }
    for (const auto& [analyte, critical] : expected.critical) {
      check_input(analyte);
      if (critical) check_word(*critical, {"primary"});
    }
    for (const auto& tier : expected.tier) check_tier_names(tier);
    for (const auto& [analyte, value] : expected.canonical) check_input(analyte);
    for (const auto& [analyte, unit] : expected.unit) {
      check_input(analyte);
      const Analyte* known = catalogue_.analyte(analyte);
      if (known != nullptr && find_unit(*known, unit) == nullptr) {
        fail("unit " + unit + " is none of " + analyte);
      }
    }
  }

  void check_word(const std::string& word, std::initializer_list<std::string_view> known) {
    if (std::find(known.begin(), known.end(), word) == known.end()) {
      fail("unknown expectation " + word);
    }
  }

  void check_input(const std::string& analyte) {
    const bool there = std::any_of(case_.inputs.begin(), case_.inputs.end(),
                                   [&](const CaseInput& i) { return i.analyte == analyte; });
    if (!there) fail("expects something of " + analyte + ", which is no input");
  }

  void check_tier_names(const CaseExpectation::Tier& wanted) {
    check_input(wanted.analyte);
    const auto index = catalogue_.index_of(wanted.analyte);
    if (!index) return;
    for (const TierSet& set : catalogue_.tier_sets(*index)) {
      if (set.id != wanted.set) continue;
      const bool known = std::any_of(set.tiers.begin(), set.tiers.end(),
                                     [&](const Tier& tier) { return tier.id == wanted.tier; });
      if (!known) fail("unknown tier " + wanted.tier + " of " + wanted.set);
      return;
    }
    fail("unknown tier set " + wanted.set + " of " + wanted.analyte);
  }

  const JudgedResult* judged(std::string_view analyte) {
    for (const JudgedResult& result : answer_.results) {
      if (result.observation && catalogue_.analyte(result.observation->analyte).id == analyte) {
        return &result;
      }
    }
    fail("no observation of " + std::string(analyte));
    return nullptr;
  }

  bool fired(std::string_view rule) const {
    return std::any_of(answer_.findings.begin(), answer_.findings.end(),
                       [&](const Finding& finding) { return finding.id == rule; });
  }

  void check_status(const std::string& analyte, const std::string& wanted) {
    const JudgedResult* result = judged(analyte);
    if (result == nullptr) return;
    const bool as_reason = wanted == "needs_unit";
    const bool undecided = result->status == Status::undecidable;
    const std::string_view found =
        as_reason && undecided ? result->reason : name_of(result->status);
    if (found != wanted) {
      fail(analyte + " is " + std::string(found) + ", expected " + wanted);
    }
  }

  void check_critical(const std::string& analyte, const std::string& wanted) {
    const JudgedResult* result = judged(analyte);
    if (result == nullptr || result->critical == wanted) return;
    fail(analyte + (wanted.empty() ? " is critical" : " is not critical"));
  }

  void check_tier(const CaseExpectation::Tier& wanted) {
    const JudgedResult* result = judged(wanted.analyte);
    if (result == nullptr) return;
    for (const Judgement& judgement : result->judged_by) {
      if (judgement.kind != YardstickKind::tiers || judgement.id != wanted.set) continue;
      if (judgement.tier != wanted.tier) {
        fail(wanted.analyte + " is " + std::string(judgement.tier) + " by " + wanted.set +
             ", expected " + wanted.tier);
      }
      return;
    }
    fail(wanted.analyte + " was not held against " + wanted.set);
  }

  void check_canonical(const std::string& analyte, double wanted) {
    const JudgedResult* result = judged(analyte);
    if (result == nullptr) return;
    const auto found = result->observation->canonical;
    if (!found) {
      fail(analyte + " has no canonical value");
    } else if (std::abs(*found - wanted) > tolerance * std::abs(wanted)) {
      fail(analyte + " is " + std::to_string(*found) + " in its canonical unit, expected " +
           std::to_string(wanted));
    }
  }

  void check_unit(const std::string& analyte, const std::string& wanted) {
    const JudgedResult* result = judged(analyte);
    if (result == nullptr) return;
    const std::string_view found = result->observation->unit;
    if (found != wanted) {
      fail(analyte + " was read in " + (found.empty() ? "no unit" : std::string(found)) +
           ", expected " + wanted);
    }
  }

  const InterpretationCase& case_;
  const Catalogue& catalogue_;
  Interpretation answer_;
  CaseOutcome outcome_;
};

}  // namespace

CaseOutcome run_case(const InterpretationCase& interpretation_case, const Catalogue& catalogue) {
  return Check(interpretation_case, catalogue).run();
}

}  // namespace labread

#include "interpreter/interpretation.h"

#include "interpreter/classify.h"
#include "interpreter/normalise.h"
#include "interpreter/nutrients.h"
#include "interpreter/rules.h"
#include "interpreter/subjects.h"
#include "interpreter/symptoms.h"
#include "interpreter/urgency.h"

namespace labread {
namespace {

// What the rules and the nutrients say, with the tips that the whole report allows.
void add_findings(Interpretation& answer, const Catalogue& catalogue) {
  const Subjects subjects = subjects_of(answer.report, answer.results, answer.patient, catalogue);
  RuleFindings rules = apply_rules(subjects, answer.patient, catalogue);
  const Tips tips = allowed_tips(answer, subjects, rules);
  answer.findings = nutrient_findings(answer, subjects, rules, tips, catalogue);
  for (Finding& finding : rules.findings) answer.findings.push_back(std::move(finding));
  sort_by_severity(answer.findings);
  answer.open_questions = std::move(rules.open_questions);
  answer.not_measured = not_measured(subjects, catalogue);
}

}  // namespace

Interpretation interpret(Report report, const Patient& supplied, const Catalogue& catalogue) {
  Interpretation answer;
  answer.patient = patient_of(report.header, supplied);
  const Normalised normalised = normalise(report, catalogue);
  for (std::size_t i = 0; i < report.results.size(); ++i) {
    answer.results.push_back(judge(report.results[i], normalised.observations[i],
                                   normalised.reasons[i], answer.patient, catalogue));
  }
  answer.notes = report.notes;
  answer.notes.insert(answer.notes.end(), normalised.notes.begin(), normalised.notes.end());
  answer.report = std::move(report);
  add_findings(answer, catalogue);
  answer.symptoms = linked_symptoms(answer, catalogue);
  answer.advice = advise(answer, catalogue);
  return answer;
}

std::string_view name_of(Status status) {
  switch (status) {
    case Status::low: return "low";
    case Status::normal: return "normal";
    case Status::high: return "high";
    case Status::abnormal: return "abnormal";
    case Status::undecidable: break;
  }
  return "undecidable";
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::info: break;
    case Severity::review: return "review";
    case Severity::high: return "high";
    case Severity::urgent: return "urgent";
    case Severity::critical: return "critical";
  }
  return "info";
}

std::string_view name_of(YardstickKind kind) {
  switch (kind) {
    case YardstickKind::printed_range: break;
    case YardstickKind::printed_flag: return "printed_flag";
    case YardstickKind::interval: return "interval";
    case YardstickKind::tiers: return "tiers";
    case YardstickKind::critical_limit: return "critical_limit";
  }
  return "printed_range";
}

std::string_view name_of(NutrientState state) {
  switch (state) {
    case NutrientState::not_measured: break;
    case NutrientState::low: return "low";
    case NutrientState::normal: return "normal";
    case NutrientState::high: return "high";
    case NutrientState::undecided: return "undecided";
  }
  return "not_measured";
}

std::string_view name_of(Meaning meaning) {
  switch (meaning) {
    case Meaning::neither: break;
    case Meaning::low: return "low";
    case Meaning::normal: return "normal";
    case Meaning::high: return "high";
    case Meaning::abnormal: return "abnormal";
    case Meaning::not_low: return "not_low";
    case Meaning::not_high: return "not_high";
    case Meaning::silent: return "silent";
  }
  return "neither";
}

}  // namespace labread

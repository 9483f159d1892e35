#include "interpreter/rules.h"

#include <algorithm>
#include <array>

#include "interpreter/article.h"
#include "interpreter/wording.h"

namespace labread {
namespace {

Severity severity_of(std::string_view name) {
  for (const Severity severity :
       {Severity::critical, Severity::urgent, Severity::high, Severity::review}) {
    if (name_of(severity) == name) return severity;
  }
  return Severity::info;
}

// What a rule's `must_not` forbids, as findings that would say it: after an injection and in
// pregnancy B12 is not to be classified by the common limits.
struct Silence {
  std::string_view rule;
  std::string_view silenced;
};

constexpr auto silences = std::to_array<Silence>({
    {"b12_recent_injection", "b12_low"},
    {"b12_recent_injection", "b12_reflex"},
    {"b12_recent_injection", "b12_high"},
    {"b12_pregnancy", "b12_low"},
    {"b12_pregnancy", "b12_reflex"},
});

std::string with_unit(const Decimal& number, std::string_view unit) {
  const std::string words = plain_unit(unit);
  return number.to_string() + (words.empty() ? "" : " " + words);
}

// Computed values that a finding rests on stand in its summary, since no result shows them.
std::string computed_values(const Outcome& outcome, const Subjects& subjects) {
  std::string text;
  std::set<const Formula*> told;
  for (const std::string_view subject : outcome.used) {
    const Measured* measured = subjects.find(subject);
    if (measured == nullptr || measured->formula == nullptr || !measured->extent) continue;
    if (!told.insert(measured->formula).second) continue;
    text += " Computed: " + with_unit(shown(measured->extent->low->value), measured->unit) + " (" +
            std::string(measured->formula->title) + ").";
  }
  return text;
}

std::vector<std::size_t> results_of(const Outcome& outcome, const Subjects& subjects) {
  std::vector<std::size_t> results;
  for (const std::string_view subject : outcome.used) {
    const Measured* measured = subjects.find(subject);
    if (measured == nullptr) continue;
    results.insert(results.end(), measured->results.begin(), measured->results.end());
  }
  std::sort(results.begin(), results.end());
  results.erase(std::unique(results.begin(), results.end()), results.end());
  return results;
}

std::string_view nutrient_id(const Outcome& outcome, const Catalogue& catalogue) {
  for (const std::string_view subject : outcome.used) {
    const bool calcium = subject == "calcium_effective" || subject == "calcium_adjusted";
    const Nutrient* nutrient = nutrient_of(calcium ? "calcium_total" : subject, catalogue);
    if (nutrient != nullptr) return nutrient->id;
  }
  return {};
}

Finding finding_of(const Rule& rule, const Outcome& outcome, const Subjects& subjects,
                   const Catalogue& catalogue) {
  Finding finding;
  finding.id = rule.id;
  finding.title = rule.title;
  finding.nutrient = nutrient_id(outcome, catalogue);
  finding.severity = severity_of(rule.severity);
  finding.results = results_of(outcome, subjects);
  finding.summary = std::string(rule.say) + computed_values(outcome, subjects);
  finding.sources.assign(rule.sources.begin(), rule.sources.end());
  finding.action = rule.action;
  finding.source_checked = rule.source_checked;
  link_rule(finding, catalogue);
  return finding;
}

OpenQuestion question_of(const Rule& rule, const Outcome& outcome) {
  OpenQuestion question;
  question.rule = rule.id;
  for (const std::string_view need : outcome.needs) {
    if (std::find(question.needs.begin(), question.needs.end(), need) == question.needs.end()) {
      question.needs.emplace_back(need);
    }
  }
  return question;
}

void apply_silences(RuleFindings& found) {
  for (const Silence& silence : silences) {
    if (!found.fired(silence.rule)) continue;
    std::erase_if(found.findings,
                  [&](const Finding& finding) { return finding.id == silence.silenced; });
  }
}

}  // namespace

bool RuleFindings::fired(std::string_view rule) const {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) { return finding.id == rule; });
}

RuleFindings apply_rules(const Subjects& subjects, const Patient& patient,
                         const Catalogue& catalogue) {
  RuleFindings found;
  for (const Rule& rule : catalogue.rules()) {
    const Outcome outcome = evaluate(rule.when, subjects, patient, catalogue);
    if (outcome.holds == Truth::yes) {
      found.findings.push_back(finding_of(rule, outcome, subjects, catalogue));
    }
    // Asked only where something already speaks for the rule; else every report would ask for
    // everything.
    if (outcome.open == Truth::unknown && outcome.has_evidence) {
      found.open_questions.push_back(question_of(rule, outcome));
    }
  }
  apply_silences(found);
  return found;
}

const Nutrient* nutrient_of(std::string_view analyte, const Catalogue& catalogue) {
  for (const Nutrient& nutrient : catalogue.nutrients()) {
    const auto& others = nutrient.equivalent_analytes;
    if (nutrient.primary_analyte == analyte ||
        std::find(others.begin(), others.end(), analyte) != others.end()) {
      return &nutrient;
    }
  }
  return nullptr;
}

}  // namespace labread

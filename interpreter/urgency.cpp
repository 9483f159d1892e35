#include "interpreter/urgency.h"

#include <algorithm>

#include "interpreter/normalise.h"

namespace labread {
namespace {

std::string say(std::string_view level, const Catalogue& catalogue) {
  const UrgencyText* text = catalogue.urgency(level);
  return text == nullptr ? "" : std::string(text->say);
}

std::string value_text(const Result& result) {
  const std::string_view unit = printed_unit(result);
  return result.name + " " + result.value + (unit.empty() ? "" : " " + std::string(unit));
}

// The results that a predicate picks, named once each: "Potassium 6.8 mmol/L, Calcium 13.2 mg/dL".
template <class Predicate>
std::string named(const Interpretation& answer, Predicate predicate) {
  std::string names;
  for (std::size_t i = 0; i < answer.results.size(); ++i) {
    const JudgedResult& judged = answer.results[i];
    if (!predicate(judged) || (judged.observation && judged.observation->repeated)) continue;
    if (!names.empty()) names += ", ";
    names += value_text(answer.report.results[i]);
  }
  return names;
}

std::vector<std::string> urgent_advice(const Interpretation& answer, const Catalogue& catalogue) {
  std::vector<std::string> urgent;
  const std::string critical =
      named(answer, [](const JudgedResult& judged) { return !judged.critical.empty(); });
  if (!critical.empty()) urgent.push_back(critical + ": " + say("critical", catalogue));
  const std::string uncertain =
      named(answer, [](const JudgedResult& judged) { return judged.critical_uncertain; });
  const Sentence* check = catalogue.sentence("critical_uncertain");
  if (!uncertain.empty() && check != nullptr) {
    urgent.push_back(uncertain + ": " + std::string(check->text));
  }
  for (const Finding& finding : answer.findings) {
    if (finding.severity != Severity::urgent) continue;
    urgent.push_back(finding.summary + " " + say("urgent", catalogue));
  }
  return urgent;
}

std::string joined(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += "; ";
    text += word;
  }
  return text;
}

std::string red_flag_text(const RedFlag& flag) {
  std::string text = std::string(flag.condition) + ": " + joined(flag.signs) + " (" +
                     std::string(flag.urgency) + ")";
  if (!flag.say.empty()) text += ". " + std::string(flag.say);
  return text;
}

std::vector<std::string> doctor_advice(const Interpretation& answer, const Catalogue& catalogue) {
  std::vector<std::string> advice;
  std::string soon;
  for (const Finding& finding : answer.findings) {
    if (finding.severity != Severity::high) continue;
    if (!soon.empty()) soon += ", ";
    soon += finding.title;
  }
  if (!soon.empty()) advice.push_back(soon + ": " + say("high", catalogue));
  for (const Fact& fact : catalogue.facts()) {
    if (fact.type == FactType::see_doctor) advice.emplace_back(fact.statement);
  }
  if (const Sentence* sentence = catalogue.sentence("red_flags_override")) {
    advice.emplace_back(sentence->text);
  }
  for (const RedFlag& flag : catalogue.red_flags()) advice.push_back(red_flag_text(flag));
  return advice;
}

}  // namespace

Advice advise(const Interpretation& answer, const Catalogue& catalogue) {
  Advice advice;
  advice.urgent = urgent_advice(answer, catalogue);
  advice.see_a_doctor = doctor_advice(answer, catalogue);
  if (const Sentence* sentence = catalogue.sentence("disclaimer")) {
    advice.disclaimer = sentence->text;
  }
  return advice;
}

void sort_by_severity(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return b.severity < a.severity; });
}

}  // namespace labread

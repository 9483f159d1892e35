#include "interpreter/urgency.h"

#include <algorithm>

#include "interpreter/normalise.h"
#include "interpreter/wording.h"

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

// Whether another print of this repeated result is picked too. Two units of one result may fall on
// both sides of a limit, being rounded: then the repetition has to speak.
template <class Predicate>
bool is_named_elsewhere(const Interpretation& answer, const JudgedResult& repeated,
                        Predicate predicate) {
  return std::any_of(answer.results.begin(), answer.results.end(), [&](const JudgedResult& other) {
    return other.observation && !other.observation->repeated &&
           other.observation->analyte == repeated.observation->analyte && predicate(other);
  });
}

// The results that a predicate picks, named once each: "Potassium 6.8 mmol/L, Calcium 13.2 mg/dL".
template <class Predicate>
std::string named(const Interpretation& answer, Predicate predicate) {
  std::string names;
  for (std::size_t i = 0; i < answer.results.size(); ++i) {
    const JudgedResult& judged = answer.results[i];
    if (!predicate(judged)) continue;
    const bool repeated = judged.observation && judged.observation->repeated;
    if (repeated && is_named_elsewhere(answer, judged, predicate)) continue;
    if (!names.empty()) names += ", ";
    names += value_text(answer.report.results[i]);
  }
  return names;
}

// The titles of the findings that a predicate picks, named once each.
template <class Predicate>
std::string titles_of(const Interpretation& answer, Predicate predicate) {
  std::vector<std::string_view> titles;
  for (const Finding& finding : answer.findings) {
    if (!predicate(finding)) continue;
    const bool told = std::find(titles.begin(), titles.end(), finding.title) != titles.end();
    if (!told) titles.push_back(finding.title);
  }
  std::string text;
  for (const std::string_view title : titles) {
    text.append(text.empty() ? "" : "; ").append(title);
  }
  return text;
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
  // Their titles only: what they mean stands in the findings.
  const auto is_emergency = [](const Finding& finding) { return finding.action == "emergency"; };
  const std::string now = titles_of(answer, is_emergency);
  if (!now.empty()) urgent.push_back(now + ": " + say("emergency", catalogue));
  const std::string today = titles_of(answer, [&](const Finding& finding) {
    return finding.severity == Severity::urgent && !is_emergency(finding);
  });
  if (!today.empty()) urgent.push_back(today + ": " + say("urgent", catalogue));
  return urgent;
}

// "A blocked artery of the leg: a leg suddenly cold, pale and painful. Emergency."
std::string red_flag_text(const RedFlag& flag) {
  std::string text = capitalised(flag.condition) + ": ";
  for (const std::string_view& sign : flag.signs) {
    if (&sign != flag.signs.data()) text += "; ";
    text += sign;
  }
  text += ". " + capitalised(flag.urgency) + ".";
  if (!flag.say.empty()) text += " " + std::string(flag.say);
  return text;
}

// Those that the article names come first.
void add_red_flags(std::vector<std::string>& advice, const Catalogue& catalogue) {
  for (const bool in_article : {true, false}) {
    for (const RedFlag& flag : catalogue.red_flags()) {
      if (flag.in_article == in_article) advice.push_back(red_flag_text(flag));
    }
  }
}

std::vector<std::string> doctor_advice(const Interpretation& answer, const Catalogue& catalogue) {
  std::vector<std::string> advice;
  const std::string soon =
      titles_of(answer, [](const Finding& finding) { return finding.severity == Severity::high; });
  if (!soon.empty()) advice.push_back(soon + ": " + say("high", catalogue));
  for (const Fact& fact : catalogue.facts()) {
    if (fact.type == FactType::see_doctor) advice.emplace_back(fact.statement);
  }
  if (const Sentence* sentence = catalogue.sentence("red_flags_override")) {
    advice.emplace_back(sentence->text);
  }
  add_red_flags(advice, catalogue);
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

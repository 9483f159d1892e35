#include "interpreter/article.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace labread {
namespace {

template <class Value>
void add_once(std::vector<Value>& values, const Value& value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

void add_link(Finding& finding, std::string_view section, std::string_view anchor) {
  if (!section.empty() && !anchor.empty()) add_once(finding.article, {section, anchor});
}

// Cites a fact and says what is true where the article errs.
void cite(Finding& finding, const Fact& fact) {
  add_link(finding, fact.section, fact.anchor);
  if (!fact.correction.empty()) add_once(finding.cautions, fact.correction);
  for (const std::string_view source : fact.sources) add_once(finding.sources, source);
}

bool is_allowed(FactType type, Tips tips) {
  switch (type) {
    case FactType::action:
    case FactType::food: return tips != Tips::none;
    case FactType::supplement:
    case FactType::prevention:
    case FactType::treatment: return tips == Tips::all;
    default: return true;
  }
}

bool is_supplement(FactType type) {
  return type == FactType::supplement || type == FactType::prevention;
}

std::vector<std::string_view>* place_for(Finding& finding, FactType type) {
  switch (type) {
    case FactType::mechanism: return &finding.mechanism;
    case FactType::symptom: return &finding.symptoms;
    case FactType::risk_group: return &finding.risk_groups;
    case FactType::action:
    case FactType::food:
    case FactType::supplement:
    case FactType::prevention:
    case FactType::treatment: return &finding.actions;
    default: return nullptr;
  }
}

const Fact* find_fact(std::string_view id, const Catalogue& catalogue) {
  for (const Fact& fact : catalogue.facts()) {
    if (fact.id == id) return &fact;
  }
  return nullptr;
}

// Rules about a statement of the article itself.
struct RuleFact {
  std::string_view rule;
  std::string_view fact;
};

constexpr auto rule_facts = std::to_array<RuleFact>({
    {"two_week_rule", "x3"},
    {"dvt_signs", "x2"},
    {"ddimer_dvt", "x2"},
    {"cmp_no_vitamins", "x4"},
    {"diabetes_neuropathy", "b6"},
    {"vitd_125_trap", "d8"},
    {"osteomalacia_pattern", "d4"},
    {"mg_normal_not_excluded", "m3"},
    {"ferritin_rls", "m3"},
    {"mg_ckd", "m9"},
    {"vitd_interval_disagree", "d2"},
});

}  // namespace

void describe_shortage(Finding& finding, const Nutrient& nutrient, Tips tips,
                       const Catalogue& catalogue) {
  bool supplements = false;
  bool held_back = false;
  for (const Fact& fact : catalogue.facts()) {
    if (fact.nutrient != nutrient.id) continue;
    std::vector<std::string_view>* place = place_for(finding, fact.type);
    if (place == nullptr) continue;
    if (!is_allowed(fact.type, tips)) {
      held_back = true;
      continue;
    }
    place->push_back(fact.statement);
    cite(finding, fact);
    supplements = supplements || is_supplement(fact.type);
  }
  if (supplements) {
    if (const Fact* caution = find_fact("x1", catalogue)) {
      add_once(finding.cautions, caution->statement);
      cite(finding, *caution);
    }
    add_caution(finding, "no_dose", catalogue);
  }
  if (!held_back) return;
  const bool critical_itself = finding.severity == Severity::critical;
  add_caution(finding,
              tips == Tips::no_supplements ? "no_supplements"
              : critical_itself            ? "no_tips_critical"
                                           : "no_tips_urgent",
              catalogue);
}

void link_nutrient(Finding& finding, const Nutrient& nutrient, const Catalogue& catalogue) {
  for (const Fact& fact : catalogue.facts()) {
    if (fact.nutrient != nutrient.id || fact.type != FactType::role) continue;
    add_link(finding, fact.section, fact.anchor);
    return;
  }
}

void link_rule(Finding& finding, const Catalogue& catalogue) {
  for (const RuleFact& link : rule_facts) {
    if (link.rule != finding.id) continue;
    if (const Fact* fact = find_fact(link.fact, catalogue)) cite(finding, *fact);
  }
}

void add_caution(Finding& finding, std::string_view id, const Catalogue& catalogue) {
  const Sentence* sentence = catalogue.sentence(id);
  if (sentence == nullptr) return;
  add_once(finding.cautions, sentence->text);
  add_link(finding, sentence->section, sentence->anchor);
  for (const std::string_view source : sentence->sources) add_once(finding.sources, source);
}

Decimal shown(const Decimal& computed) {
  std::array<char, 64> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                          computed.to_double(), std::chars_format::scientific, 2);
  double value = 0;
  if (error != std::errc{} || std::from_chars(buffer.data(), end, value).ec != std::errc{}) {
    return computed;
  }
  return decimal_from(value).value_or(computed);
}

}  // namespace labread

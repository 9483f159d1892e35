#include "interpreter/symptoms.h"

#include <algorithm>
#include <string>

#include "base/fold.h"

namespace labread {
namespace {

// Whether the article's statement speaks of this complaint: by a word that both know.
bool speaks_of(const Fact& fact, const ContextFlag& flag) {
  return fact.type == FactType::symptom &&
         std::ranges::any_of(fact.keywords, [&](std::string_view keyword) {
           const std::string key = fold_name(keyword);
           return std::ranges::any_of(
               flag.words, [&](std::string_view word) { return fold_name(word) == key; });
         });
}

const Finding* finding_on(const Nutrient& nutrient, const Interpretation& answer) {
  const auto found = std::ranges::find_if(answer.findings, [&](const Finding& finding) {
    return finding.nutrient == nutrient.id && finding.id.starts_with(nutrient.id) &&
           (finding.id.ends_with("_low") || finding.id.ends_with("_high") ||
            finding.id.ends_with("_indeterminate"));
  });
  return found == answer.findings.end() ? nullptr : &*found;
}

NutrientState state_of(const Nutrient& nutrient, const Finding* finding,
                       const Interpretation& answer) {
  if (finding != nullptr) {
    if (finding->id.ends_with("_low")) return NutrientState::low;
    return finding->id.ends_with("_high") ? NutrientState::high : NutrientState::undecided;
  }
  const auto& missing = answer.not_measured;
  const bool measured = std::ranges::find(missing, nutrient.primary_analyte) == missing.end();
  return measured ? NutrientState::normal : NutrientState::not_measured;
}

// The results that measure the nutrient, where no finding names them.
std::vector<std::size_t> results_on(const Nutrient& nutrient, const Interpretation& answer,
                                    const Catalogue& catalogue) {
  std::vector<std::size_t> results;
  for (std::size_t i = 0; i < answer.results.size(); ++i) {
    const auto& observation = answer.results[i].observation;
    if (!observation) continue;
    const std::string_view id = catalogue.analyte(observation->analyte).id;
    const auto& others = nutrient.equivalent_analytes;
    if (id == nutrient.primary_analyte || std::ranges::find(others, id) != others.end()) {
      results.push_back(i);
    }
  }
  return results;
}

// What a normal or missing result does not show.
std::string_view caution_on(const Nutrient& nutrient, NutrientState state,
                            const Catalogue& catalogue) {
  std::string_view id;
  if (state == NutrientState::not_measured) id = "not_measured";
  if (state == NutrientState::normal) {
    id = nutrient.id == "calcium" ? "calcium_not_bone" : "normal_not_excluded";
  }
  const Sentence* sentence = id.empty() ? nullptr : catalogue.sentence(id);
  return sentence == nullptr ? std::string_view() : sentence->text;
}

NutrientLink link_to(const Nutrient& nutrient, const Fact& fact, const Interpretation& answer,
                     const Catalogue& catalogue) {
  const Finding* finding = finding_on(nutrient, answer);
  NutrientLink link{nutrient.id, nutrient.name, fact.statement, {fact.section, fact.anchor}, {}, {},
                    {}};
  link.state = state_of(nutrient, finding, answer);
  link.results = finding ? finding->results : results_on(nutrient, answer, catalogue);
  link.caution = caution_on(nutrient, link.state, catalogue);
  return link;
}

std::vector<NutrientLink> nutrients_behind(const ContextFlag& flag, const Interpretation& answer,
                                           const Catalogue& catalogue) {
  std::vector<NutrientLink> links;
  for (const Nutrient& nutrient : catalogue.nutrients()) {
    const auto fact = std::ranges::find_if(catalogue.facts(), [&](const Fact& each) {
      return each.nutrient == nutrient.id && speaks_of(each, flag);
    });
    if (fact != catalogue.facts().end()) {
      links.push_back(link_to(nutrient, *fact, answer, catalogue));
    }
  }
  return links;
}

}  // namespace

std::vector<SymptomLink> linked_symptoms(const Interpretation& answer, const Catalogue& catalogue) {
  std::vector<SymptomLink> symptoms;
  for (const std::string_view told : answer.patient.flags) {
    const ContextFlag* flag = catalogue.context_flag(told);
    if (flag == nullptr || flag->words.empty()) continue;
    auto nutrients = nutrients_behind(*flag, answer, catalogue);
    if (nutrients.empty()) continue;
    symptoms.push_back({flag->id, flag->words.front(), std::move(nutrients)});
  }
  return symptoms;
}

}  // namespace labread

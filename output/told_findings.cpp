#include "output/told_findings.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "output/selection.h"

namespace labread {
namespace {

// Whether another finding that is shown says all this in its cautions, as the findings of calcium
// do with the rules about albumin.
bool is_said_by_another(const Finding& finding, const Interpretation& answer,
                        const Selection& shown) {
  return std::ranges::any_of(shown.findings, [&](std::size_t index) {
    const Finding& other = answer.findings[index];
    return finding.action.empty() && &other != &finding && other.severity >= finding.severity &&
           std::ranges::find(other.cautions, finding.summary) != other.cautions.end();
  });
}

bool is_on_nutrient(const Finding& finding) {
  return !finding.nutrient.empty() && finding.id.starts_with(finding.nutrient) &&
         (finding.id.ends_with("_low") || finding.id.ends_with("_high") ||
          finding.id.ends_with("_indeterminate"));
}

// Whether a rule speaks of nothing but the results of the finding on a nutrient: "Low B12" beside
// "Vitamin B12 low".
bool belongs_to(const Finding& rule, const Finding& nutrient) {
  return &rule != &nutrient && is_on_nutrient(nutrient) && rule.nutrient == nutrient.nutrient &&
         !rule.results.empty() && std::ranges::all_of(rule.results, [&](std::size_t result) {
           return std::ranges::find(nutrient.results, result) != nutrient.results.end();
         });
}

template <class Value>
void add_once(std::vector<Value>& values, const std::vector<Value>& more) {
  for (const Value& value : more) {
    if (std::ranges::find(values, value) == values.end()) values.push_back(value);
  }
}

void merge(Finding& into, const Finding& rule) {
  into.summary += " " + rule.summary;
  if (rule.severity > into.severity || into.action.empty()) into.action = rule.action;
  into.severity = std::max(into.severity, rule.severity);
  add_once(into.cautions, rule.cautions);
  add_once(into.article, rule.article);
  add_once(into.sources, rule.sources);
  into.source_checked = into.source_checked && rule.source_checked;
}

// The shown findings, those of rules merged into the nutrient that they speak of.
std::vector<Finding> merged(const Interpretation& answer, const Selection& shown) {
  std::vector<Finding> findings;
  std::vector<const Finding*> rules;
  for (const std::size_t index : shown.findings) {
    const Finding& finding = answer.findings[index];
    if (is_about_what_is_missing(finding) || is_said_by_another(finding, answer, shown)) continue;
    const bool merges = std::ranges::any_of(shown.findings, [&](std::size_t other) {
      return belongs_to(finding, answer.findings[other]);
    });
    if (merges) {
      rules.push_back(&finding);
    } else {
      findings.push_back(finding);
    }
  }
  for (const Finding* rule : rules) {
    const auto nutrient = std::ranges::find_if(
        findings, [&](const Finding& finding) { return belongs_to(*rule, finding); });
    if (nutrient != findings.end()) merge(*nutrient, *rule);
  }
  std::ranges::stable_sort(findings, std::greater<>(), &Finding::severity);
  return findings;
}

}  // namespace

bool is_about_what_is_missing(const Finding& finding) { return finding.id == "cmp_no_vitamins"; }

std::string_view title_of(const Finding& finding) {
  return finding.title.empty() ? std::string_view(finding.id) : finding.title;
}

std::string evidence_of(const Finding& finding, const Interpretation& answer) {
  std::string text;
  for (const std::size_t index : finding.results) {
    const Result& result = answer.report.results[index];
    text.append(text.empty() ? "" : "; ").append(result.name).append(" ").append(result.value);
    if (!result.unit.empty()) text.append(" ").append(result.unit);
  }
  return text;
}

std::vector<std::string_view> sections_of(const Finding& finding) {
  std::vector<std::string_view> sections;
  for (const ArticleLink& link : finding.article) {
    if (sections.empty() || sections.back() != link.section) sections.push_back(link.section);
  }
  return sections;
}

std::vector<ToldFinding> findings_to_tell(const Interpretation& answer,
                                          const WriteOptions& options) {
  const Selection selected = select(answer, options);
  std::vector<ToldFinding> findings;
  // What a finding of its own says is no caution besides.
  std::vector<std::string> told;
  for (Finding& finding : merged(answer, selected)) {
    told.push_back(finding.summary);
    findings.push_back({std::move(finding), {}});
  }
  for (ToldFinding& finding : findings) {
    finding.cautions = finding.finding.cautions;
    std::erase_if(finding.cautions, [&](std::string_view caution) {
      return std::ranges::any_of(
          told, [&](const std::string& text) { return text.find(caution) != std::string::npos; });
    });
    told.insert(told.end(), finding.cautions.begin(), finding.cautions.end());
  }
  return findings;
}

}  // namespace labread

#include "output/told_findings.h"

#include <algorithm>

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
  std::vector<std::string_view> told;
  for (const std::size_t index : selected.findings) {
    const Finding& finding = answer.findings[index];
    if (is_about_what_is_missing(finding) || is_said_by_another(finding, answer, selected))
      continue;
    findings.push_back({&finding, {}});
    told.push_back(finding.summary);
  }
  for (ToldFinding& finding : findings) {
    finding.cautions = finding.finding->cautions;
    std::erase_if(finding.cautions, [&](std::string_view caution) {
      return std::ranges::find(told, caution) != told.end();
    });
    told.insert(told.end(), finding.cautions.begin(), finding.cautions.end());
  }
  return findings;
}

}  // namespace labread

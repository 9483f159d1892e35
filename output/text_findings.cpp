#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "output/selection.h"
#include "output/text.h"
#include "output/words.h"

namespace labread {
namespace {

constexpr std::size_t indent = 4;
constexpr std::size_t label_width = 16;

Ink ink_of(Severity severity) {
  switch (severity) {
    case Severity::critical:
    case Severity::urgent: return Ink::alarm;
    case Severity::high: return Ink::red;
    case Severity::review: return Ink::yellow;
    case Severity::info: return Ink::blue;
  }
  return Ink::plain;
}

void print_list(TextPage& page, std::string_view label, std::span<const std::string_view> items) {
  bool first = true;
  for (const std::string_view item : items) {
    page.hanging(padded(first ? label : "", label_width) + (items.size() > 1 ? "- " : ""), item,
                 indent, Ink::plain, Ink::blue);
    first = false;
  }
}

// The results a finding rests on: "Vitamin D, 25-Hydroxy 18.2 ng/mL".
std::string evidence_of(const Finding& finding, const Interpretation& answer) {
  std::string text;
  for (const std::size_t index : finding.results) {
    const Result& result = answer.report.results[index];
    text.append(text.empty() ? "" : "; ").append(result.name).append(" ").append(result.value);
    if (!result.unit.empty()) text.append(" ").append(result.unit);
  }
  return text;
}

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

void print_article(TextPage& page, const Finding& finding) {
  std::string label = "Article";
  for (std::size_t i = 0; i < finding.article.size(); ++i) {
    const std::string_view section = finding.article[i].section;
    if (i > 0 && finding.article[i - 1].section == section) continue;
    page.hanging(padded(label, label_width), section, indent, Ink::plain, Ink::blue);
    label.clear();
  }
}

// `new_cautions`: those that no finding above has told.
void print_finding(TextPage& page, const Finding& finding,
                   const std::vector<std::string_view>& new_cautions, const Interpretation& answer,
                   const Catalogue& catalogue, const WriteOptions& options) {
  const std::string_view title =
      finding.title.empty() ? std::string_view(finding.id) : finding.title;
  const std::string severity(spoken(finding.severity));
  page.hanging("[" + severity + "] ", title, 2, Ink::bold, ink_of(finding.severity));
  page.paragraph(finding.summary, indent);
  const auto fact = [&](std::string_view label, std::string_view text) {
    if (!text.empty()) {
      page.hanging(padded(label, label_width), text, indent, Ink::plain, Ink::blue);
    }
  };
  fact("Because of", evidence_of(finding, answer));
  print_list(page, "Why", finding.mechanism);
  print_list(page, "May be felt as", finding.symptoms);
  print_list(page, "What to do", finding.actions);
  print_list(page, "At risk", finding.risk_groups);
  print_list(page, "Please note", new_cautions);
  fact("Next step", explain_action(finding.action));
  print_article(page, finding);
  if (!finding.source_checked)
    fact("Source", "rests on professional knowledge; its source was not checked");
  if (!options.sources) return;
  for (const std::string_view id : finding.sources) {
    const Source* source = catalogue.source(id);
    fact("Source", source ? std::string(source->title) + ", " + std::string(source->publisher) +
                                " " + std::string(source->url)
                          : std::string(id));
  }
}

}  // namespace

bool is_about_what_is_missing(const Finding& finding) { return finding.id == "cmp_no_vitamins"; }

void print_findings(TextPage& page, const Interpretation& answer, const Catalogue& catalogue,
                    const WriteOptions& options) {
  const Selection selected = select(answer, options);
  Selection shown = selected;
  std::erase_if(shown.findings, [&](std::size_t index) {
    const Finding& finding = answer.findings[index];
    return is_about_what_is_missing(finding) || is_said_by_another(finding, answer, selected);
  });
  if (shown.findings.empty()) return;
  page.heading("What it means");
  // What a finding of its own says is no caution besides.
  std::vector<std::string_view> told;
  for (const std::size_t index : shown.findings) told.push_back(answer.findings[index].summary);
  for (const std::size_t index : shown.findings) {
    const Finding& finding = answer.findings[index];
    std::vector<std::string_view> new_cautions = finding.cautions;
    std::erase_if(new_cautions, [&](std::string_view caution) {
      return std::ranges::find(told, caution) != told.end();
    });
    told.insert(told.end(), new_cautions.begin(), new_cautions.end());
    page.blank();
    print_finding(page, finding, new_cautions, answer, catalogue, options);
  }
}

}  // namespace labread

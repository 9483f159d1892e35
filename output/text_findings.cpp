#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/wording.h"
#include "output/text.h"
#include "output/told_findings.h"
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

void print_article(TextPage& page, const Finding& finding) {
  std::string_view label = "Article";
  for (const std::string_view section : sections_of(finding)) {
    page.hanging(padded(label, label_width), section, indent, Ink::plain, Ink::blue);
    label = {};
  }
}

void print_finding(TextPage& page, const ToldFinding& told, const Interpretation& answer,
                   const Catalogue& catalogue, const WriteOptions& options) {
  const Finding& finding = told.finding;
  const std::string severity(spoken(finding.severity));
  page.hanging("[" + severity + "] ", title_of(finding), 2, Ink::bold, ink_of(finding.severity));
  page.paragraph(finding.summary, indent);
  const auto fact = [&](std::string_view label, std::string_view text) {
    if (!text.empty()) {
      page.hanging(padded(label, label_width), text, indent, Ink::plain, Ink::blue);
    }
  };
  fact("Because of", evidence_of(finding, answer));
  print_list(page, "Why", finding.mechanism);
  print_list(page, "May be felt as", finding.symptoms);
  print_list(page, "Article advises", finding.actions);
  print_list(page, "At risk", finding.risk_groups);
  print_list(page, "Please note", told.cautions);
  fact("Next step", explain_action(finding.action));
  print_article(page, finding);
  if (!finding.source_checked) fact("Source", unchecked_source);
  if (!options.sources) return;
  for (const std::string_view id : finding.sources) {
    const Source* source = catalogue.source(id);
    fact("Source", source ? std::string(source->title) + ", " + std::string(source->publisher) +
                                " " + std::string(source->url)
                          : std::string(id));
  }
}

// "Magnesium: low on this report. The article names it for: Sudden painful spasms …"
void print_link(TextPage& page, const NutrientLink& link) {
  const std::string state = link.state == NutrientState::not_measured
                                ? "not measured on this report"
                                : std::string(word_of(link.state)) + " on this report";
  page.hanging("- ", std::string(link.name) + ": " + state + ".", indent, Ink::bold);
  page.paragraph(std::string(link.statement) + " (" + std::string(link.place.section) + ")",
                 indent + 2);
  page.paragraph(link.caution, indent + 2, Ink::faint);
}

}  // namespace

void print_symptoms(TextPage& page, const Interpretation& answer) {
  if (answer.symptoms.empty()) return;
  page.heading("What you feel, and what the article ties to it");
  for (const SymptomLink& symptom : answer.symptoms) {
    page.blank();
    page.paragraph(capitalised(symptom.words), 2, Ink::bold);
    for (const NutrientLink& link : symptom.nutrients) print_link(page, link);
  }
}

void print_findings(TextPage& page, const Interpretation& answer, const Catalogue& catalogue,
                    const WriteOptions& options) {
  const std::vector<ToldFinding> findings = findings_to_tell(answer, options);
  if (!findings.empty()) page.heading("What it means");
  for (const ToldFinding& finding : findings) {
    page.blank();
    print_finding(page, finding, answer, catalogue, options);
  }
}

}  // namespace labread

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "output/html.h"
#include "output/page_frame.h"
#include "output/selection.h"
#include "output/told_findings.h"
#include "output/words.h"

namespace labread {
namespace {

Tone tone_of(Severity severity) {
  switch (severity) {
    case Severity::critical:
    case Severity::urgent: return Tone::critical;
    case Severity::high:
    case Severity::review: return Tone::attention;
    case Severity::info: return Tone::unsure;
  }
  return Tone::unsure;
}

// "Important": a tag stands alone and is coloured, so it need not shout.
std::string_view tag_of(Severity severity) {
  switch (severity) {
    case Severity::critical: return "Critical";
    case Severity::urgent: return "Urgent";
    case Severity::high: return "Important";
    case Severity::review: return "To discuss";
    case Severity::info: return "To know";
  }
  return "";
}

// A saying of one sentence is a paragraph, one of several a list.
void put_saying(Markup& page, std::string_view label, std::span<const std::string_view> sentences) {
  if (sentences.empty()) return;
  page.element("dt", label);
  const auto place = page.inside("dd");
  if (sentences.size() == 1) return page.text(sentences.front());
  const auto list = page.inside("ul");
  for (const std::string_view sentence : sentences) page.element("li", sentence);
}

void put_saying(Markup& page, std::string_view label, std::string_view sentence) {
  if (!sentence.empty()) put_saying(page, label, std::span(&sentence, 1));
}

void put_evidence(Markup& page, const Finding& finding, const Interpretation& answer,
                  const WriteOptions& options) {
  if (finding.results.empty()) return;
  page.element("dt", "Because of");
  const auto place = page.inside("dd");
  for (const std::size_t index : finding.results) {
    if (index != finding.results.front()) page.text("; ");
    const Result& result = answer.report.results[index];
    const std::string text = shortened(result.name, 80) + " " + shortened(result.value, 40) +
                             (result.unit.empty() ? "" : " " + shortened(result.unit, 40));
    const std::string target = "#" + id_of_result(index, options);
    const bool shown = is_shown(answer.results[index], options);
    const auto name = page.inside("bdi");
    if (shown) {
      page.element("a", text, {{"href", target}});
    } else {
      page.text(text);
    }
  }
}

// Where it comes from: the places of the article and the sources, folded away.
void put_origin(Markup& page, const Finding& finding, const Catalogue& catalogue) {
  if (finding.article.empty() && finding.sources.empty() && finding.source_checked) return;
  const auto folded = page.inside("details");
  page.element("summary", "Where this comes from");
  const auto list = page.inside("ul", {{"class", "sources"}});
  for (const ArticleLink& link : finding.article) {
    const auto item = page.inside("li");
    page.text("Article, “");
    page.text(link.section);
    page.text(link.anchor.empty() ? "”" : "”, at “");
    if (!link.anchor.empty()) page.text(std::string(link.anchor) + "”");
  }
  if (!finding.source_checked) {
    page.element("li", "It " + std::string(unchecked_source) + ".");
  }
  for (const std::string_view id : finding.sources) put_source(page, id, catalogue);
}

std::string joined(const std::vector<std::string_view>& parts) {
  std::string text;
  for (const std::string_view part : parts) text.append(text.empty() ? "" : "; ").append(part);
  return text;
}

void put_finding(Markup& page, const ToldFinding& told, const Interpretation& answer,
                 const Catalogue& catalogue, const WriteOptions& options) {
  const Finding& finding = told.finding;
  const auto whole = page.inside("div", {{"class", "finding"}});
  page.element("p", tag_of(finding.severity),
               {{"class", "tag " + tone_class(tone_of(finding.severity))}});
  page.element("h3", title_of(finding), {{"id", id_of_finding(finding.id, options)}});
  page.element("p", finding.summary);
  {
    const auto sayings = page.inside("dl", {{"class", "sayings"}});
    put_saying(page, "Next step", explain_action(finding.action));
    put_evidence(page, finding, answer, options);
    put_saying(page, "Why", finding.mechanism);
    put_saying(page, "May be felt as", finding.symptoms);
    put_saying(page, "Article advises", finding.actions);
    put_saying(page, "At risk", finding.risk_groups);
    put_saying(page, "Please note", told.cautions);
    put_saying(page, "In the article", joined(sections_of(finding)));
  }
  put_origin(page, finding, catalogue);
}

}  // namespace

void put_source(Markup& page, std::string_view id, const Catalogue& catalogue) {
  const auto item = page.inside("li");
  const Source* source = catalogue.source(id);
  if (source == nullptr) return page.text(id);
  page.text(std::string(source->title) + ", " + std::string(source->publisher));
  const bool can_be_followed =
      source->url.starts_with("https://") || source->url.starts_with("http://");
  if (!can_be_followed) return;
  page.text(". ");
  page.element("a", source->url, {{"href", source->url}, {"rel", "noreferrer"}});
}

void put_findings(Markup& page, const Interpretation& answer, const Catalogue& catalogue,
                  const WriteOptions& options) {
  const std::vector<ToldFinding> findings = findings_to_tell(answer, options);
  if (findings.empty()) return;
  const auto section = page.inside("section");
  page.element("h2", "What it means");
  for (const ToldFinding& finding : findings) {
    put_finding(page, finding, answer, catalogue, options);
  }
}

}  // namespace labread

#include "output/fhir_findings.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "output/words.h"

namespace labread {
namespace {

using Json = FhirJson;

std::string_view severity_of(Severity severity) {
  if (severity >= Severity::high) return "high";
  return severity == Severity::review ? "moderate" : "low";
}

std::string link_text(const ArticleLink& link) {
  return "Article, “" + std::string(link.section) + "”: “" + std::string(link.anchor) + "”";
}

std::string source_text(std::string_view id, const Catalogue& catalogue) {
  const Source* source = catalogue.source(id);
  if (source == nullptr) return "Source: " + std::string(id);
  return "Source: " + std::string(source->publisher) + ": " + std::string(source->title) + " [" +
         std::string(id) + "]";
}

// The sentences of one kind as an evidence of their own.
void add_evidence(Json& evidence, const std::vector<std::string>& sentences) {
  if (sentences.empty()) return;
  Json codes = Json::array();
  for (const std::string& sentence : sentences) codes.push_back(fhir_text(sentence));
  evidence.push_back({{"code", std::move(codes)}});
}

std::vector<std::string> led(std::string_view lead, const std::vector<std::string_view>& texts) {
  std::vector<std::string> sentences;
  for (const std::string_view text : texts) {
    sentences.push_back(std::string(lead) + std::string(text));
  }
  return sentences;
}

Json evidence_of(const FhirScene& scene, const Finding& finding) {
  Json evidence = Json::array();
  add_evidence(evidence, led("Why: ", finding.mechanism));
  add_evidence(evidence, led("May be felt as: ", finding.symptoms));
  add_evidence(evidence, led("Likelier for: ", finding.risk_groups));
  add_evidence(evidence, led("Please note: ", finding.cautions));
  std::vector<std::string> places;
  for (const ArticleLink& link : finding.article) places.push_back(link_text(link));
  for (const std::string_view source : finding.sources) {
    places.push_back(source_text(source, scene.catalogue));
  }
  add_evidence(evidence, places);
  return evidence;
}

Json mitigations_of(const Finding& finding) {
  Json list = Json::array();
  const auto add = [&](std::string_view text) { list.push_back({{"action", fhir_text(text)}}); };
  if (!finding.action.empty()) add(explain_action(finding.action));
  for (const std::string_view action : finding.actions) add(action);
  return list;
}

Json issue_of(std::string_view severity, std::string_view code, const std::string& text) {
  return {{"severity", severity}, {"code", code}, {"diagnostics", text}};
}

std::string place_text(int page, int line) {
  return "Page " + std::to_string(page) + ", line " + std::to_string(line) + ": ";
}

}  // namespace

std::string fhir_result_key(std::size_t index) { return "result/" + std::to_string(index); }

Json fhir_finding(const FhirScene& scene, std::size_t index, const Selection& shown) {
  const Finding& finding = scene.answer.findings[index];
  const std::string_view title = finding.title.empty() ? finding.id : finding.title;
  Json resource = {{"resourceType", "DetectedIssue"},
                   {"status", "final"},
                   {"code", {{"coding", {{{"code", finding.id}}}}, {"text", title}}},
                   {"severity", severity_of(finding.severity)},
                   {"patient", scene.reference("patient")},
                   {"author", scene.reference("device")}};
  Json implicated = Json::array();
  for (const std::size_t result : finding.results) {
    if (!std::ranges::binary_search(shown.results, result)) continue;
    implicated.push_back(scene.reference(fhir_result_key(result)));
  }
  if (!implicated.empty()) resource["implicated"] = std::move(implicated);
  if (Json evidence = evidence_of(scene, finding); !evidence.empty()) {
    resource["evidence"] = std::move(evidence);
  }
  resource["detail"] = finding.summary;
  const Source* first =
      finding.sources.empty() ? nullptr : scene.catalogue.source(finding.sources.front());
  if (first != nullptr && !first->url.empty()) resource["reference"] = first->url;
  if (Json mitigation = mitigations_of(finding); !mitigation.empty()) {
    resource["mitigation"] = std::move(mitigation);
  }
  return resource;
}

Json fhir_doubts(const FhirScene& scene) {
  const bool redact = scene.options.redact;
  Json issues = Json::array();
  if (scene.source.partial) {
    issues.push_back(
        issue_of("warning", "incomplete", "Not all was read: " + *scene.source.partial));
  }
  for (const Skipped& line : scene.answer.report.skipped) {
    const std::string text = redact || line.text.empty() ? "" : " (“" + line.text + "”)";
    issues.push_back(
        issue_of("warning", "incomplete",
                 place_text(line.page, line.line) + "not read: " + line.reason + text));
  }
  for (const Note& note : scene.answer.notes) {
    const std::string place = note.place ? place_text(note.place->page, note.place->line) : "";
    issues.push_back(
        issue_of("warning", "processing", place + (redact ? note.code : note.message)));
  }
  for (const std::string_view id : scene.answer.not_measured) {
    const Analyte* analyte = scene.catalogue.analyte(id);
    issues.push_back(issue_of("information", "informational",
                              "Not measured: " + std::string(analyte ? analyte->name : id)));
  }
  if (issues.empty()) return nullptr;
  return {{"resourceType", "OperationOutcome"}, {"issue", std::move(issues)}};
}

}  // namespace labread

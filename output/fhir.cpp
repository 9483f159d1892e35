#include "output/fhir.h"

#include <nlohmann/json.hpp>
#include <set>

#include "output/fhir_findings.h"
#include "output/fhir_observation.h"
#include "output/fhir_parts.h"
#include "output/print_json.h"
#include "output/selection.h"
#include "output/version.h"
#include "output/words.h"

namespace labread {
namespace {

using Json = FhirJson;

class Bundle {
 public:
  explicit Bundle(const FhirScene& scene) : scene_(scene) {}

  void add(std::string_view key, Json resource) {
    entries_.push_back({{"fullUrl", scene_.address(key)}, {"resource", std::move(resource)}});
  }
  Json take() {
    return {{"resourceType", "Bundle"}, {"type", "collection"}, {"entry", std::move(entries_)}};
  }

 private:
  const FhirScene& scene_;
  Json entries_ = Json::array();
};

Json patient_of(const FhirScene& scene) {
  const Patient& judged = scene.answer.patient;
  const auto& birth = scene.answer.report.header.patient.birth_date;
  Json resource = {{"resourceType", "Patient"}};
  if (judged.sex) resource["gender"] = word_of(*judged.sex);
  if (birth && !scene.options.redact) {
    resource["birthDate"] = Moment{*birth, std::nullopt}.to_iso();
  }
  return resource;
}

// What is known of the person and has no place in a Patient.
Json person_fact(const FhirScene& scene, std::string_view loinc, std::string_view name) {
  constexpr std::string_view category =
      "http://terminology.hl7.org/CodeSystem/observation-category";
  Json resource = {{"resourceType", "Observation"},
                   {"status", "final"},
                   {"category", {{{"coding", {fhir_coding(category, "social-history")}}}}},
                   {"code", fhir_concept(loinc_system, loinc, name)},
                   {"subject", scene.reference("patient")}};
  add_moment(resource, "effectiveDateTime", scene.answer.report.header.collected);
  return resource;
}

void add_person(Bundle& bundle, const FhirScene& scene) {
  const Patient& judged = scene.answer.patient;
  bundle.add("patient", patient_of(scene));
  if (judged.age_years) {
    Json age = person_fact(scene, "30525-0", "Age");
    age["valueQuantity"] = {{"value", exact_number(*judged.age_years)},
                            {"unit", "years"},
                            {"system", ucum_system},
                            {"code", "a"}};
    bundle.add("age", std::move(age));
  }
  if (judged.pregnant.value_or(false)) {
    Json pregnancy = person_fact(scene, "82810-3", "Pregnancy status");
    const bool trimester = judged.trimester && *judged.trimester != Trimester::unknown;
    pregnancy["valueCodeableConcept"] = fhir_concept(
        snomed_system, "77386006",
        "Pregnant" + (trimester ? ", " + std::string(word_of(*judged.trimester)) + " trimester"
                                : std::string()));
    bundle.add("pregnancy", std::move(pregnancy));
  }
}

Json device() {
  return {{"resourceType", "Device"},
          {"status", "active"},
          {"deviceName", {{{"name", "labread"}, {"type", "user-friendly-name"}}}},
          {"type", fhir_text("Program that reads and interprets laboratory reports")}};
}

Json device_of(const WriteOptions& options) {
  Json resource = device();
  const auto version = [](std::string_view of, std::string_view value) {
    return Json{{"type", fhir_text(of)}, {"value", value}};
  };
  resource["version"] = Json::array({version("program", program_version())});
  if (!options.knowledge_version.empty()) {
    resource["version"].push_back(version("knowledge", options.knowledge_version));
  }
  return resource;
}

std::string_view specimen_name(std::string_view specimen) {
  if (specimen == "serum") return "Serum or plasma";
  if (specimen == "urine_24h") return "24 hour urine";
  if (specimen == "red_cells") return "Red blood cells";
  return specimen;
}

// One of each class, and one without a class for results of which only the day is known.
void add_specimens(Bundle& bundle, const FhirScene& scene) {
  const ReportHeader& header = scene.answer.report.header;
  std::set<std::string> classes;
  for (const Result& result : scene.answer.report.results) {
    if (const auto specimen = fhir_specimen_of(result, header)) classes.insert(*specimen);
  }
  for (const std::string& specimen : classes) {
    Json resource = {{"resourceType", "Specimen"}};
    if (!specimen.empty()) resource["type"] = fhir_text(specimen_name(specimen));
    resource["subject"] = scene.reference("patient");
    add_moment(resource, "receivedTime", header.received);
    bundle.add(fhir_specimen_key(specimen), std::move(resource));
  }
}

// Urgent things first, then what nobody may leave out.
std::string conclusion_of(const Advice& advice) {
  std::string text;
  for (const std::string& urgent : advice.urgent) text += urgent + ' ';
  return text + std::string(advice.disclaimer);
}

Json report_of(const FhirScene& scene, const Selection& shown) {
  constexpr std::string_view sections = "http://terminology.hl7.org/CodeSystem/v2-0074";
  const ReportHeader& header = scene.answer.report.header;
  Json resource = {{"resourceType", "DiagnosticReport"},
                   {"status", fhir_status(scene.answer.report)},
                   {"category", {{{"coding", {fhir_coding(sections, "LAB")}}}}},
                   {"code", fhir_concept(loinc_system, "11502-2", "Laboratory report")},
                   {"subject", scene.reference("patient")}};
  add_moment(resource, "effectiveDateTime", header.collected);
  if (header.reported) add_instant(resource, "issued", header.reported);
  if (!header.laboratory.empty()) {
    resource["performer"] = Json::array({scene.reference("laboratory")});
  }
  Json results = Json::array();
  for (const std::size_t index : shown.results) {
    results.push_back(scene.reference(fhir_result_key(index)));
  }
  if (!results.empty()) resource["result"] = std::move(results);
  resource["conclusion"] = "labread: " + conclusion_of(scene.answer.advice);
  return resource;
}

// Who made the Bundle out of what. labread asks no clock, so that the same report always gives the
// same bytes; the moment is said to be unknown.
Json provenance_of(const FhirScene& scene, const Selection& shown) {
  Json targets = Json::array({scene.reference("report")});
  for (const std::size_t index : shown.findings) {
    targets.push_back(scene.reference("finding/" + std::to_string(index)));
  }
  Json resource = {{"resourceType", "Provenance"}, {"target", std::move(targets)}};
  add_instant(resource, "recorded", std::nullopt);
  constexpr std::string_view roles =
      "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
  Json type = {{"coding", {fhir_coding(roles, "assembler")}}};
  resource["agent"] = {{{"type", std::move(type)}, {"who", scene.reference("device")}}};
  Json what = Json::object();
  if (!scene.source.sha256.empty()) {
    what["identifier"] = {{"type", fhir_text("SHA-256 of the file")},
                          {"value", scene.source.sha256}};
  }
  what["display"] = scene.options.redact ? "laboratory report" : scene.source.file;
  resource["entity"] = {{{"role", "source"}, {"what", std::move(what)}}};
  return resource;
}

std::string printed(const Json& json, const WriteOptions& options) {
  return print_json(json, options.one_line ? JsonLayout::one_line : JsonLayout::indented) + '\n';
}

std::string_view issue_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::not_found: return "not-found";
    case ErrorCode::not_readable:
    case ErrorCode::password_required: return "security";
    case ErrorCode::empty:
    case ErrorCode::no_text_layer: return "incomplete";
    case ErrorCode::unsupported_format: return "not-supported";
    case ErrorCode::damaged: return "structure";
    case ErrorCode::limit_exceeded: return "too-costly";
    default: return "exception";
  }
}

}  // namespace

std::string write_fhir(const Interpretation& answer, const SourceInfo& source,
                       const Catalogue& catalogue, const WriteOptions& options) {
  const FhirScene scene = fhir_scene(answer, source, catalogue, options);
  const Selection shown = select(answer, options);
  Bundle bundle(scene);
  bundle.add("report", report_of(scene, shown));
  add_person(bundle, scene);
  if (!answer.report.header.laboratory.empty()) {
    bundle.add("laboratory",
               {{"resourceType", "Organization"}, {"name", answer.report.header.laboratory}});
  }
  add_specimens(bundle, scene);
  for (const std::size_t index : shown.results) {
    bundle.add(fhir_result_key(index), fhir_observation(scene, index));
  }
  for (const std::size_t index : shown.findings) {
    bundle.add("finding/" + std::to_string(index), fhir_finding(scene, index, shown));
  }
  if (Json doubts = fhir_doubts(scene); !doubts.is_null()) bundle.add("doubts", std::move(doubts));
  bundle.add("device", device_of(options));
  bundle.add("provenance", provenance_of(scene, shown));
  return printed(bundle.take(), options);
}

std::string write_fhir_error(const ErrorRecord& error, const SourceInfo& source,
                             const WriteOptions& options) {
  std::string text = options.redact ? "" : source.file + ": ";
  if (error.page) text += "page " + std::to_string(*error.page) + ": ";
  const Json issue = {{"severity", "error"},
                      {"code", issue_code(error.code)},
                      {"details", fhir_text(code_name(error.code))},
                      {"diagnostics", text + error.message}};
  return printed({{"resourceType", "OperationOutcome"}, {"issue", Json::array({issue})}}, options);
}

}  // namespace labread

#include "output/fhir_parts.h"

#include <nlohmann/json.hpp>

#include "base/sha256.h"

namespace labread {
namespace {

constexpr std::string_view as_printed = "http://hl7.org/fhir/StructureDefinition/originalText";
constexpr std::string_view absent = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

FhirJson printed_moment(const Moment& moment) {
  return {{"extension", {{{"url", as_printed}, {"valueString", moment.to_iso()}}}}};
}

std::string place_text(const Result& result) {
  return std::to_string(result.where.page) + ':' + std::to_string(result.where.line) + ':' +
         result.name + ':' + result.value + '\n';
}

}  // namespace

std::string FhirScene::address(std::string_view key) const {
  std::string hex = sha256_of(seed + '\n' + std::string(key)).substr(0, 32);
  hex[12] = '8';  // a UUID whose content its maker defines (RFC 9562)
  hex[16] = 'a';
  for (const std::size_t at : {20U, 16U, 12U, 8U}) hex.insert(at, 1, '-');
  return "urn:uuid:" + hex;
}

FhirJson FhirScene::reference(std::string_view key) const { return {{"reference", address(key)}}; }

FhirScene fhir_scene(const Interpretation& answer, const SourceInfo& source,
                     const Catalogue& catalogue, const WriteOptions& options) {
  // One file may hold several reports, and their Bundles must not share addresses.
  std::string seed = source.sha256 + '\n';
  if (answer.report.header.collected) seed += answer.report.header.collected->to_iso();
  for (const Result& result : answer.report.results) seed += place_text(result);
  return {answer, source, catalogue, options, sha256_of(seed)};
}

FhirJson fhir_coding(std::string_view system, std::string_view code) {
  return {{"system", system}, {"code", code}};
}

FhirJson fhir_text(std::string_view text) { return {{"text", text}}; }

FhirJson fhir_concept(std::string_view system, std::string_view code, std::string_view text) {
  return {{"coding", FhirJson::array({fhir_coding(system, code)})}, {"text", text}};
}

FhirJson fhir_category() {
  constexpr std::string_view system = "http://terminology.hl7.org/CodeSystem/observation-category";
  return {{"coding", FhirJson::array({fhir_coding(system, "laboratory")})}};
}

void add_moment(FhirJson& resource, const std::string& name, const std::optional<Moment>& moment) {
  if (!moment) return;
  resource[name] = Moment{moment->date, std::nullopt}.to_iso();
  if (moment->time) resource['_' + name] = printed_moment(*moment);
}

void add_instant(FhirJson& resource, const std::string& name, const std::optional<Moment>& moment) {
  const FhirJson unknown = {{"extension", {{{"url", absent}, {"valueCode", "unknown"}}}}};
  resource['_' + name] = moment ? printed_moment(*moment) : unknown;
}

}  // namespace labread

// The small pieces that FHIR resources are made of, and the addresses under which the resources of
// one Bundle refer to each other.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "interpreter/interpretation.h"
#include "output/writer.h"

namespace labread {

using FhirJson = nlohmann::ordered_json;

inline constexpr std::string_view loinc_system = "http://loinc.org";
inline constexpr std::string_view snomed_system = "http://snomed.info/sct";
inline constexpr std::string_view ucum_system = "http://unitsofmeasure.org";

// What every resource of a Bundle is made from.
struct FhirScene {
  const Interpretation& answer;
  const SourceInfo& source;
  const Catalogue& catalogue;
  const WriteOptions& options;
  std::string seed;  // of the addresses: the same report always gives the same ones

  // "urn:uuid:…" of the resource that this key names within the Bundle: "patient", "result/3".
  std::string address(std::string_view key) const;
  FhirJson reference(std::string_view key) const;
};

FhirScene fhir_scene(const Interpretation& answer, const SourceInfo& source,
                     const Catalogue& catalogue, const WriteOptions& options);

FhirJson fhir_coding(std::string_view system, std::string_view code);
FhirJson fhir_text(std::string_view text);  // a CodeableConcept without a code
FhirJson fhir_concept(std::string_view system, std::string_view code, std::string_view text);
FhirJson fhir_category();  // laboratory

// Adds `NAME` with the day, and where a time of day is known an extension with both as printed:
// FHIR allows no time without its zone, and a report prints none.
void add_moment(FhirJson& resource, const std::string& name, const std::optional<Moment>& moment);
// Adds `NAME` without a value, because FHIR demands an instant: as printed, or as unknown.
void add_instant(FhirJson& resource, const std::string& name, const std::optional<Moment>& moment);

}  // namespace labread

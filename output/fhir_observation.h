// One result as a FHIR R4 Observation: the value, unit and ranges as printed, with UCUM and LOINC
// codes where they are known, and our verdict beside them under our own name.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "output/fhir_parts.h"

namespace labread {

FhirJson fhir_observation(const FhirScene& scene, std::size_t index);

// "preliminary", "final", "corrected" or "unknown": the state of the report and its results.
std::string_view fhir_status(const Report& report);

// How a verdict of ours is marked, so that nobody takes it for the laboratory's flag.
inline constexpr std::string_view fhir_own_mark = "labread: ";

// The specimen class of a result, its own or the report's. Empty: not said, but the report tells
// when something was received. None: nothing is known.
std::optional<std::string> fhir_specimen_of(const Result& result, const ReportHeader& header);
// The key of the specimen of a class in its scene.
std::string fhir_specimen_key(std::string_view specimen);

}  // namespace labread

// A finding as a FHIR R4 DetectedIssue: what it says, on which results it rests, why, what to do,
// and where in the article and in which sources that stands.
#pragma once

#include <cstddef>

#include "output/fhir_parts.h"
#include "output/selection.h"

namespace labread {

FhirJson fhir_finding(const FhirScene& scene, std::size_t index, const Selection& shown);

// The key of a result's Observation in its scene.
std::string fhir_result_key(std::size_t index);

// What was refused, doubted or is missing, as an OperationOutcome; null where nothing is.
FhirJson fhir_doubts(const FhirScene& scene);

}  // namespace labread

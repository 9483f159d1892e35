// A FHIR R4 Bundle a report: DiagnosticReport, Observations, DetectedIssues for the findings, and
// what they refer to. What the laboratory printed and what labread concluded stay apart: our
// verdicts stand in interpretations and notes that name labread, never in the reference ranges.
// Times carry no zone in a report, so FHIR's own fields hold the day and an extension the rest.
#pragma once

#include <string>

#include "output/writer.h"

namespace labread {

std::string write_fhir(const Interpretation& answer, const SourceInfo& source,
                       const Catalogue& catalogue, const WriteOptions& options);
// An OperationOutcome.
std::string write_fhir_error(const ErrorRecord& error, const SourceInfo& source,
                             const WriteOptions& options);

}  // namespace labread

// What a FHIR DiagnosticReport says without Observations: in its narrative, or in the document that
// it carries as the laboratory sent it. A DocumentReference carries one, too.
#pragma once

#include <string>
#include <vector>

#include "parser/interchange/json_tree.h"
#include "parser/interchange/printed_row.h"
#include "parser/limits.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct FhirDocument {
  std::vector<PrintedRow> rows;
  std::string pdf;  // where it holds the results instead
};

FhirDocument fhir_document(const JsonValue& resource, const Catalogue& catalogue,
                           const Limits& limits);

}  // namespace labread

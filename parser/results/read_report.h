// A document to the reports in it: conventions, lines, rows, results, and the facts of the head.
#pragma once

#include <vector>

#include "parser/document.h"
#include "parser/report.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct Trace;

// One report a patient, in document order, each result once with all that its places say.
// `trace`, where given, gets the account of every line.
std::vector<Report> read_report(const Document& document, const Catalogue& catalogue,
                                const SaidConventions& said = {}, Trace* trace = nullptr);

}  // namespace labread

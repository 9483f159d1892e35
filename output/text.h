// The report for people: urgent advice first, then what is out of range and what that means, then
// everything else, with nothing left out. 80 columns, plain words, complete without colours.
#pragma once

#include <string>

#include "output/text_page.h"
#include "output/writer.h"

namespace labread {

std::string write_text(const Interpretation& answer, const SourceInfo& source,
                       const Catalogue& catalogue, const WriteOptions& options);
std::string write_text_error(const ErrorRecord& error, const SourceInfo& source,
                             const WriteOptions& options);

// The parts that have files of their own.

void print_results(TextPage& page, const Interpretation& answer,
                   const std::vector<std::size_t>& group, const Catalogue& catalogue,
                   const WriteOptions& options);

void print_symptoms(TextPage& page, const Interpretation& answer);

void print_findings(TextPage& page, const Interpretation& answer, const Catalogue& catalogue,
                    const WriteOptions& options);

}  // namespace labread

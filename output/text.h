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

// The results out of range, those that could not be judged, and those within range.
struct ResultGroups {
  std::vector<std::size_t> out_of_range;  // critical first
  std::vector<std::size_t> not_judged;
  std::vector<std::size_t> within;
};
ResultGroups groups_of(const Interpretation& answer, const WriteOptions& options);
void print_results(TextPage& page, const Interpretation& answer,
                   const std::vector<std::size_t>& group, const Catalogue& catalogue);

// The finding that a panel holds no vitamins: its place is beside the list of what is missing.
bool is_about_what_is_missing(const Finding& finding);
void print_findings(TextPage& page, const Interpretation& answer, const Catalogue& catalogue,
                    const WriteOptions& options);

}  // namespace labread

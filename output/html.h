// A report as a page for patients and clinicians: one self-contained HTML file that loads nothing
// and needs no script. What needs attention comes first in plain words; each result has a picture
// of where it lies and the printed text with its place; nothing is left out.
#pragma once

#include <string>
#include <vector>

#include "output/markup.h"
#include "output/writer.h"

namespace labread {

std::string write_html(const Interpretation& answer, const SourceInfo& source,
                       const Catalogue& catalogue, const WriteOptions& options);
std::string write_html_error(const ErrorRecord& error, const SourceInfo& source,
                             const WriteOptions& options);
std::string html_prologue(const WriteOptions& options);
std::string html_epilogue(const WriteOptions& options);

// The parts that have files of their own. A page may hold several reports, so ids carry the number
// of the report: "r1-12".

std::string id_of_result(std::size_t index, const WriteOptions& options);
std::string id_of_finding(std::string_view finding, const WriteOptions& options);

// The list of one group of results; `quiet`: those within range, which need less room.
void put_results(Markup& page, const Interpretation& answer, const std::vector<std::size_t>& group,
                 bool quiet, const Catalogue& catalogue, const WriteOptions& options);
// How the pictures are to be read.
void put_key(Markup& page);

void put_findings(Markup& page, const Interpretation& answer, const Catalogue& catalogue,
                  const WriteOptions& options);

// A folded list of sources by id, each once.
void put_sources(Markup& page, std::string_view title, const std::vector<std::string_view>& ids,
                 const Catalogue& catalogue);
void put_source(Markup& page, std::string_view id, const Catalogue& catalogue);

}  // namespace labread

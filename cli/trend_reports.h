// The reports of one person for `labread trend`: files read, each once, in the order of their
// dates, whatever the order in which they were named.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/process.h"
#include "output/trend.h"

namespace labread {

struct TrendReports {
  std::vector<Interpretation> reports;  // by their date
  std::vector<SourceInfo> sources;      // one for each
  std::vector<UnusedReport> unused;     // files that gave none, each complained of
};

// The person as the user describes them is that of the latest report: in earlier ones they were
// younger, and nothing is known of a pregnancy.
TrendReports read_trend_reports(std::vector<std::string> files, Reader& reader,
                                const Judging& judging);

// "b.pdf is of another person than a.pdf (their birth dates differ)"; empty: nothing speaks against
// one person.
std::string contradiction_in(const TrendReports& read);

}  // namespace labread

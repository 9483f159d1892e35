// Results as comma-separated values (RFC 4180), a row a result; a failed file is a row of its own,
// so that nothing is lost. Cells that a spreadsheet would run as a formula are defused.
#pragma once

#include <string>

#include "output/writer.h"

namespace labread {

std::string write_csv(const Interpretation& answer, const SourceInfo& source,
                      const Catalogue& catalogue, const WriteOptions& options);
std::string write_csv_error(const ErrorRecord& error, const SourceInfo& source,
                            const WriteOptions& options);
std::string csv_header(const WriteOptions& options);

}  // namespace labread

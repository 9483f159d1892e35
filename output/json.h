// The JSON contract (docs/json.md, docs/schema): one object a report, or one with an `error` for a
// document that could not be read.
#pragma once

#include <string>

#include "output/writer.h"

namespace labread {

std::string write_json(const Interpretation& answer, const SourceInfo& source,
                       const Catalogue& catalogue, const WriteOptions& options);
std::string write_json_error(const ErrorRecord& error, const SourceInfo& source,
                             const WriteOptions& options);

}  // namespace labread

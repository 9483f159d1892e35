// The `results` of the JSON contract: each with what stands on the page and what we make of it.
#pragma once

#include "output/json_text.h"
#include "output/selection.h"
#include "output/writer.h"

namespace labread {

void write_results(JsonText& out, const Interpretation& answer, const Selection& shown,
                   const Catalogue& catalogue, const WriteOptions& options);

}  // namespace labread

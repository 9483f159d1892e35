// Files with a line a day and a column a test ("Date,Hemoglobin (g/dL),Ferritin (ng/mL)") as files
// with a line a result.
#pragma once

#include <optional>

#include "parser/interchange/separated_file.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// The lines from the titles on, with the columns of tests as four: test, result, unit and range.
// Nothing where the titles name fewer than two tests or no day.
std::optional<SeparatedFile> with_a_line_a_result(const SeparatedFile& file,
                                                  const Catalogue& catalogue);

}  // namespace labread

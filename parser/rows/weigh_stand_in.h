// Rows without a value, whose flag, limits or heading below could pass for one: "Potassium   +
// mmol/L   3.5 - 5.1", "Platelets   BIOCHEMISTRY   G/L   150 - 400", "Hemoglobin   g/dL   13 - 17".
#pragma once

#include "parser/rows/reading.h"

namespace labread {

// Evidence against a value that only stands in for one that is missing.
void weigh_stand_in(RowReading& reading, const Catalogue& catalogue);

}  // namespace labread

// The same result a second time below itself in another unit: "2,21 mmol/L" and "88,6 mg/L".
#pragma once

#include <optional>

#include "parser/assembly/draft.h"

namespace labread {

// What the line says of the draft right above, weighed as a result of its own; nothing where it is
// none in another unit.
std::optional<RowReading> in_second_unit(const Draft& draft, const Line& line,
                                         const RowReading& part, const RowContext& context,
                                         const Conventions& conventions,
                                         const Catalogue& catalogue);

// And with its method in front, "(Enzymatic)   110 µmol/L", of which without brackets the numbers
// tell: "Enzymatic   65 µmol/L" below "7.4 mg/L".
bool has_method_for_name(const Draft& draft, const RowReading& reading,
                         const Conventions& conventions, const Catalogue& catalogue);

// "(Sent to: Zorbex)   65 µmol/L" below "7.4 mg/L": a remark in brackets, which no row has for a
// name, where the numbers tell that it is the same result.
bool has_remark_for_name(const Draft& draft, const RowReading& reading,
                         const Conventions& conventions, const Catalogue& catalogue);

// Whether the analyte's conversion makes one value and its limits of the other.
bool converts_to(const RowReading& above, const RowReading& row, const Conventions& conventions,
                 const Catalogue& catalogue);

}  // namespace labread

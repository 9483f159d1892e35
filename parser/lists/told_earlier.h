// An earlier result that words tell: "Vorwert 588 /nl vom 07.05.2024", "previous result of
// 03-Nov-2024: 61 ug/dL", alone or as a part of a remark.
#pragma once

#include <optional>
#include <string_view>

#include "parser/report.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// Nothing where its number, its day or the end of the part is not sure. The unit is as printed.
std::optional<Previous> told_earlier(std::string_view text, const Conventions& conventions,
                                     const Catalogue& catalogue);

}  // namespace labread

// Chooses the one analyte that a result means among those its name may mean: by codes, which decide
// unless the unit contradicts them, words of the name, specimen, unit, and, where only they can
// tell, the printed range or the size of the value. What stays open is left open: a result without
// an analyte is still judged by its printed range.
//
//   identify({name "Calcium, ionized", unit "mg/dL"}, "mg/dL", report, catalogue) ->
//   calcium_ionized
#pragma once

#include <optional>
#include <string_view>

#include "parser/report.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct Identified {
  std::optional<AnalyteIndex> analyte;
  std::string_view
      reason;  // ambiguous_analyte where candidates were there and none was surely meant
  bool code_differs = false;  // a code means one analyte and the name or specimen another
};

// `ucum` is the printed unit; empty: none printed, or not known.
Identified identify(const Result& result, std::string_view ucum, const Report& report,
                    const Catalogue& catalogue);

// The LOINC code for an analyte measured in this unit and specimen; empty: none fits.
std::string_view loinc_of(const Analyte& analyte, std::string_view ucum, std::string_view specimen);

}  // namespace labread

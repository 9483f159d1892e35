#include "parser/rows/dose.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/fold.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

bool is_amount(std::string_view folded) {
  constexpr auto amounts = std::to_array<std::string_view>(
      {"mg", "g", "gm", "ug", "mcg", "kg", "iu", "ui", "ie", "meq", "mmol"});
  return std::find(amounts.begin(), amounts.end(), folded) != amounts.end();
}

}  // namespace

bool is_dose(std::string_view printed_unit, std::span<const AnalyteIndex> candidates,
             const Catalogue& catalogue) {
  const std::string folded = fold_unit(printed_unit);
  if (candidates.empty() || !is_amount(folded)) return false;
  const auto ucum = ucum_of(printed_unit, catalogue);
  return !ucum || std::none_of(candidates.begin(), candidates.end(), [&](AnalyteIndex index) {
    const Analyte& analyte = catalogue.analyte(index);
    return find_unit(analyte, *ucum) != nullptr || catalogue.find_unit(analyte, folded) != nullptr;
  });
}

}  // namespace labread

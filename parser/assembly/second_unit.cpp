#include "parser/assembly/second_unit.h"

#include <cmath>
#include <utility>

#include "base/fold.h"
#include "parser/assembly/line_kinds.h"
#include "parser/tokens/range.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

// Half of the last printed digit, as a share of the number.
double rounding(const Decimal& number) {
  const double value = std::abs(number.to_double());
  return value == 0 ? 1 : 0.5 * std::pow(10, -number.places) / value;
}

// Whether conversion makes one number of the other, up to their rounding. Factors are applied with
// few digits, and those of mixtures vary: of triglycerides 1 g/L is 1.129 to 1.143 mmol/L.
bool agree(const Decimal& first, const AnalyteUnit& from, const Decimal& second,
           const AnalyteUnit& to) {
  constexpr double slack = 0.015;
  const double a = first.to_double() * from.factor + from.offset;
  const double b = second.to_double() * to.factor + to.offset;
  return a > 0 && std::abs(b / a - 1) <= slack + rounding(first) + rounding(second);
}

const AnalyteUnit* unit_of(const RowReading& reading, const Analyte& analyte,
                           const Catalogue& catalogue) {
  const auto ucum = ucum_of(reading.unit.text, catalogue);
  return ucum ? find_unit(analyte, *ucum) : nullptr;
}

enum class Agreement { none, value, limits };

// What of one result is the other's, converted: its value, and one of its limits as well.
Agreement agreement(const RowReading& above, const RowReading& row, const Conventions& conventions,
                    const Catalogue& catalogue) {
  if (!above.read.number || !row.read.number || above.read.comparator != row.read.comparator) {
    return Agreement::none;
  }
  const PrintedRange first = read_range_cell(above.range.text, conventions, catalogue);
  const PrintedRange second = read_range_cell(row.range.text, conventions, catalogue);
  Agreement best = Agreement::none;
  for (const AnalyteIndex index : above.candidates) {
    const Analyte& analyte = catalogue.analyte(index);
    const AnalyteUnit* from = unit_of(above, analyte, catalogue);
    const AnalyteUnit* to = unit_of(row, analyte, catalogue);
    if (from == nullptr || to == nullptr) continue;
    const auto both = [&](auto&& test) {
      return (first.low && second.low && test(first.low->value, second.low->value)) ||
             (first.high && second.high && test(first.high->value, second.high->value));
    };
    const auto same = [&](const Decimal& one, const Decimal& other) {
      return agree(one, *from, other, *to);
    };
    if (!same(*above.read.number, *row.read.number)) continue;
    if (both(same)) return Agreement::limits;
    // Limits that are printed for both and differ are of another test, and the numbers chance.
    if (!both([](const Decimal&, const Decimal&) { return true; })) best = Agreement::value;
  }
  return best;
}

// "mmols/L", "mmol/litre": one unit in two spellings.
bool is_same_unit(std::string_view one, std::string_view other, const Catalogue& catalogue) {
  if (fold_unit(one) == fold_unit(other)) return true;
  const auto code = ucum_of(one, catalogue);
  return code && code == ucum_of(other, catalogue);
}

}  // namespace

std::optional<RowReading> in_second_unit(const Draft& draft, const Line& line,
                                         const RowReading& part, const RowContext& context,
                                         const Conventions& conventions,
                                         const Catalogue& catalogue) {
  const RowReading& open = draft.reading;
  const bool below = part.labelled_value || std::abs(part.value.box.left - open.value.box.left) <
                                                4 * double(line.font_size);
  if (!below || part.unit.empty() || open.unit.empty() ||
      is_same_unit(part.unit.text, open.unit.text, catalogue)) {
    return std::nullopt;
  }
  // A row whose name is lost has a unit of its own, too, but not the same value.
  if (!part.labelled_value && agreement(open, part, conventions, catalogue) == Agreement::none) {
    return std::nullopt;
  }
  RowReading again = part;
  again.name = open.name;
  again.candidates = open.candidates;
  again.known_name = open.known_name;
  weigh(again, context, catalogue);
  return again.accepted() ? std::optional(std::move(again)) : std::nullopt;
}

bool has_method_for_name(const Draft& draft, const RowReading& reading,
                         const Conventions& conventions, const Catalogue& catalogue) {
  const std::string_view name = reading.name.text;
  if (catalogue.find_name(fold_name(name)) != nullptr) return false;
  // "Haemoglobin A1c (IFCC)" has a name of its own.
  return (is_in_brackets(name) && !reading.known_name) ||
         (!reading.known_start && converts_to(draft.reading, reading, conventions, catalogue));
}

bool has_remark_for_name(const Draft& draft, const RowReading& reading,
                         const Conventions& conventions, const Catalogue& catalogue) {
  return draft.has_value() && is_in_brackets(reading.name.text) && !reading.known_name &&
         converts_to(draft.reading, reading, conventions, catalogue);
}

bool converts_to(const RowReading& above, const RowReading& row, const Conventions& conventions,
                 const Catalogue& catalogue) {
  return agreement(above, row, conventions, catalogue) == Agreement::limits;
}

}  // namespace labread

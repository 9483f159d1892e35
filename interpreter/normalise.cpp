#include "interpreter/normalise.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/fold.h"
#include "interpreter/convert.h"
#include "interpreter/identify.h"
#include "interpreter/reference.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

constexpr std::string_view no_unit = "1";

// Ratios and the like have no unit to print.
bool is_dimensionless(const Analyte& analyte) {
  return std::all_of(analyte.units.begin(), analyte.units.end(),
                     [](const AnalyteUnit& unit) { return unit.ucum == no_unit; });
}

void set_unit(Observation& observation, const Result& result, const std::string& ucum,
              const Catalogue& catalogue) {
  const Analyte& analyte = catalogue.analyte(observation.analyte);
  if (const AnalyteUnit* unit = find_unit(analyte, ucum)) {
    observation.unit = unit->ucum;
  } else if (!printed_unit(result).empty()) {
    return;  // a unit that this analyte is not known in: nothing may be converted
  } else if (is_dimensionless(analyte)) {
    observation.unit = no_unit;
  } else if (const auto inferred = inferred_unit(result.range, observation.analyte, catalogue)) {
    observation.unit = *inferred;
    observation.unit_inferred = true;
  }
}

Observation observe(std::size_t index, AnalyteIndex analyte, const std::string& ucum,
                    const Report& report, const Catalogue& catalogue) {
  const Result& result = report.results[index];
  const std::string_view specimen =
      result.specimen.empty() ? report.header.specimen : result.specimen;
  Observation observation;
  observation.result = index;
  observation.analyte = analyte;
  set_unit(observation, result, ucum, catalogue);
  observation.loinc = loinc_of(catalogue.analyte(analyte), observation.unit, specimen);
  const bool usable = result.read.kind == ValueKind::number && !result.read.ambiguous;
  if (!usable || !result.read.number) return observation;
  observation.number = result.read.number;
  observation.comparator = result.read.comparator;
  if (!observation.unit.empty()) {
    observation.canonical =
        to_canonical(*observation.number, observation.unit, catalogue.analyte(analyte));
  }
  return observation;
}

std::optional<Moment> moment_of(const Report& report, std::size_t index) {
  const auto& own = report.results[index].collected;
  return own ? own : report.header.collected;
}

bool repeats(const Observation& earlier, const Observation& later, const Report& report) {
  return earlier.analyte == later.analyte &&
         report.results[earlier.result].specimen == report.results[later.result].specimen &&
         moment_of(report, earlier.result) == moment_of(report, later.result);
}

// Rounding to printed digits in two units moves a value by less than this.
constexpr double rounding = 0.02;

bool disagree(const Observation& a, const Observation& b, const Report& report) {
  if (a.canonical && b.canonical) {
    const double larger = std::max(std::abs(*a.canonical), std::abs(*b.canonical));
    return std::abs(*a.canonical - *b.canonical) > rounding * larger;
  }
  return report.results[a.result].value != report.results[b.result].value;
}

Place place_of(const Result& result) { return {result.where.page, result.where.line}; }

// Marks repeats; a repeat without a usable value never takes the place of one that has it.
void mark_repeats(Normalised& normalised, const Report& report) {
  auto& all = normalised.observations;
  for (std::size_t later = 1; later < all.size(); ++later) {
    if (!all[later]) continue;
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (!all[earlier] || all[earlier]->repeated) continue;
      if (!repeats(*all[earlier], *all[later], report)) continue;
      all[later]->repeated = true;
      if (disagree(*all[earlier], *all[later], report)) {
        normalised.notes.push_back(
            {"repeats_disagree",
             report.results[later].name + " stands twice with different values (" +
                 report.results[earlier].value + " and " + report.results[later].value + ")",
             place_of(report.results[later])});
      }
      break;
    }
  }
}

// "G/L" means grams of haemoglobin and thousands of millions of cells: a spelling of several units
// that the test has in another sense only. Empty: its first sense stands.
std::string_view own_sense(const Result& result, std::string_view ucum,
                           const Catalogue& catalogue) {
  const std::string folded = fold_unit(printed_unit(result));
  std::string_view own;
  for (const AnalyteIndex index : result.candidates) {
    const Analyte& analyte = catalogue.analyte(index);
    if (find_unit(analyte, ucum) != nullptr) return {};
    if (const AnalyteUnit* unit = catalogue.find_unit(analyte, folded)) own = unit->ucum;
  }
  return own;
}

// UCUM of the printed unit, or where that is unknown the code that came with it.
std::string unit_of(const Result& result, const Catalogue& catalogue) {
  const auto printed = ucum_of(printed_unit(result), catalogue);
  if (printed) {
    const std::string_view own = own_sense(result, *printed, catalogue);
    if (!own.empty()) return std::string(own);
  }
  return printed ? *printed : ucum_of(result.unit_code, catalogue).value_or("");
}

// Whether the printed and the coded unit of a result are two sizes of one thing.
bool units_differ(const Result& result, const Observation& observation,
                  const Catalogue& catalogue) {
  if (result.unit_code.empty()) return false;
  const Analyte& analyte = catalogue.analyte(observation.analyte);
  const auto printed = ucum_of(printed_unit(result), catalogue);
  const auto coded = ucum_of(result.unit_code, catalogue);
  if (!printed || !coded || *printed == *coded) return false;
  const AnalyteUnit* own = find_unit(analyte, *printed);
  const AnalyteUnit* other = find_unit(analyte, *coded);
  return own != nullptr && other != nullptr && own->factor != other->factor;
}

void forget_unit(Observation& observation) {
  observation.unit = {};
  observation.loinc = {};
  observation.canonical.reset();
}

Note code_note(const Result& result) {
  std::string codes;
  for (const Code& code : result.codes) codes += (codes.empty() ? "" : ", ") + code.code;
  return {"code_differs",
          "the code of " + result.name + " (" + codes + ") means another test than its name",
          place_of(result)};
}

}  // namespace

std::string_view printed_unit(const Result& result) {
  return result.unit.empty() ? result.range.unit : result.unit;
}

Normalised normalise(const Report& report, const Catalogue& catalogue) {
  Normalised normalised;
  for (std::size_t i = 0; i < report.results.size(); ++i) {
    const Result& result = report.results[i];
    const std::string ucum = unit_of(result, catalogue);
    const Identified identified = identify(result, ucum, report, catalogue);
    normalised.reasons.push_back(identified.reason);
    if (identified.code_differs) normalised.notes.push_back(code_note(result));
    if (!identified.analyte) {
      normalised.observations.emplace_back();
      continue;
    }
    normalised.observations.emplace_back(observe(i, *identified.analyte, ucum, report, catalogue));
    if (units_differ(result, *normalised.observations.back(), catalogue)) {
      forget_unit(*normalised.observations.back());
      normalised.notes.push_back({"unit_code_differs",
                                  result.name + " is printed in " +
                                      std::string(printed_unit(result)) + " and coded in " +
                                      result.unit_code + "; it is not converted",
                                  place_of(result)});
    }
    if (normalised.observations.back()->unit_inferred) {
      normalised.notes.push_back({"unit_inferred",
                                  result.name + " stands without a unit; its range fits " +
                                      std::string(normalised.observations.back()->unit) + " only",
                                  place_of(result)});
    }
  }
  mark_repeats(normalised, report);
  return normalised;
}

}  // namespace labread

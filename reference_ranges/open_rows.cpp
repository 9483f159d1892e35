#include "reference_ranges/open_rows.h"

namespace labread {
namespace {

std::string_view first(std::span<const std::string_view> sources) {
  return sources.empty() ? std::string_view() : sources.front();
}

void add_units(std::vector<OpenRow>& open, const Catalogue& catalogue) {
  for (const Analyte& analyte : catalogue.analytes()) {
    for (const AnalyteUnit& unit : analyte.units) {
      if (unit.source_checked) continue;
      open.push_back({"analytes.json",
                      std::string(analyte.id) + " " + std::string(unit.ucum),
                      unit.source,
                      {}});
    }
  }
}

void add_limits(std::vector<OpenRow>& open, const Catalogue& catalogue) {
  const CatalogueRows& rows = catalogue.rows();
  const auto id_of = [&](AnalyteIndex analyte) {
    return std::string(catalogue.analyte(analyte).id);
  };
  for (const Interval& row : rows.intervals) {
    if (row.source_checked) continue;
    open.push_back({"ranges.json", std::string(row.id), row.source, row.note, row.decides});
  }
  for (const TierSet& row : rows.tier_sets) {
    if (row.source_checked) continue;
    open.push_back({"tiers.json", id_of(row.analyte) + " " + std::string(row.id), row.source,
                    row.note, false});
  }
  for (const CriticalLimit& row : rows.critical_limits) {
    if (row.source_checked) continue;
    open.push_back({"critical_limits.json", id_of(row.analyte), row.source, row.note});
  }
}

void add_statements(std::vector<OpenRow>& open, const CatalogueRows& rows) {
  for (const Rule& row : rows.rules) {
    if (row.source_checked) continue;
    open.push_back({"rules.json", std::string(row.id), first(row.sources), row.note});
  }
  for (const Formula& row : rows.formulas) {
    if (row.source_checked) continue;
    open.push_back({"formulas.json", std::string(row.id), first(row.sources), row.note});
  }
  for (const RedFlag& row : rows.red_flags) {
    if (row.source_checked) continue;
    open.push_back({"article.json", std::string(row.id), first(row.sources), {}});
  }
}

}  // namespace

std::vector<OpenRow> open_rows(const Catalogue& catalogue) {
  std::vector<OpenRow> open;
  add_units(open, catalogue);
  add_limits(open, catalogue);
  add_statements(open, catalogue.rows());
  for (const Variation& row : catalogue.rows().variations) {
    if (row.source_checked) continue;
    open.push_back(
        {"variation.json", std::string(catalogue.analyte(row.analyte).id), row.source, {}});
  }
  return open;
}

}  // namespace labread

#include "reference_ranges/knowledge.h"

#include <algorithm>
#include <array>

namespace labread {
namespace {

constexpr auto derived = std::to_array<std::string_view>({"calcium_adjusted", "calcium_effective"});

template <class Row>
Table<Row> located(std::span<const Row> rows) {
  Table<Row> table;
  table.reserve(rows.size());
  for (const Row& row : rows) table.push_back({row, {"built-in", "", true}});
  return table;
}

}  // namespace

std::string_view Arena::keep(std::string_view text) {
  if (text.empty()) return {};
  auto* const place = static_cast<char*>(memory_->allocate(text.size(), 1));
  std::copy(text.begin(), text.end(), place);
  return {place, text.size()};
}

Knowledge knowledge_of(const Catalogue& base) {
  const CatalogueRows& rows = base.rows();
  Knowledge knowledge;
  knowledge.version = rows.version;
  knowledge.analytes = located(rows.analytes);
  knowledge.names = located(rows.names);
  knowledge.units = located(rows.units);
  knowledge.intervals = located(rows.intervals);
  knowledge.tier_sets = located(rows.tier_sets);
  knowledge.critical_limits = located(rows.critical_limits);
  knowledge.rules = located(rows.rules);
  knowledge.formulas = located(rows.formulas);
  knowledge.nutrients = located(rows.nutrients);
  knowledge.facts = located(rows.facts);
  knowledge.red_flags = located(rows.red_flags);
  knowledge.urgency = located(rows.urgency);
  knowledge.variations = located(rows.variations);
  knowledge.sentences = located(rows.sentences);
  knowledge.context_flags = located(rows.context_flags);
  knowledge.sources = located(rows.sources);
  knowledge.lexicon = located(rows.lexicon);
  knowledge.languages = located(rows.languages);
  knowledge.name_stems = located(rows.name_stems);
  knowledge.name_families = located(rows.name_families);
  knowledge.band_meanings = located(rows.band_meanings);
  knowledge.value_words = located(rows.value_words);
  knowledge.not_laboratory = located(rows.not_laboratory);
  return knowledge;
}

std::span<const std::string_view> derived_subjects() { return derived; }

std::string_view unit_analyte_of(std::string_view derived_subject) {
  const bool known = std::find(derived.begin(), derived.end(), derived_subject) != derived.end();
  return known ? std::string_view{"calcium_total"} : std::string_view{};
}

}  // namespace labread

#include <nlohmann/json.hpp>

#include "output/explain.h"
#include "output/json_values.h"
#include "output/print_json.h"
#include "output/version.h"
#include "output/words.h"

namespace labread {
namespace {

using Json = nlohmann::ordered_json;

Json persons_json(const Population& population) {
  return {
      {"text", persons_of(population)},
      {"sex", population.sex ? Json(word_of(*population.sex)) : Json(nullptr)},
      {"age_min", exact_number(population.age_min)},
      {"age_max", number_or_null(population.age_max)},
      {"pregnant", population.pregnant},
      {"trimester", population.trimester ? Json(word_of(*population.trimester)) : Json(nullptr)}};
}

Json units_json(const Analyte& analyte) {
  Json array = Json::array();
  for (const AnalyteUnit& unit : analyte.units) {
    array.push_back({{"ucum", unit.ucum},
                     {"factor", computed_number(unit.factor)},
                     {"offset", computed_number(unit.offset)},
                     {"source", text_or_null(unit.source)},
                     {"source_checked", unit.source_checked}});
  }
  return array;
}

Json intervals_json(std::span<const Interval> intervals) {
  Json array = Json::array();
  for (const Interval& interval : intervals) {
    array.push_back({{"id", interval.id},
                     {"persons", persons_json(interval.population)},
                     {"low", number_or_null(interval.low)},
                     {"high", number_or_null(interval.high)},
                     {"unit", interval.unit},
                     {"kind", interval.kind},
                     {"source", interval.source},
                     {"source_checked", interval.source_checked},
                     {"decides", interval.decides},
                     {"note", text_or_null(interval.note)}});
  }
  return array;
}

Json limits_json(std::span<const CriticalLimit> limits) {
  Json array = Json::array();
  for (const CriticalLimit& limit : limits) {
    array.push_back({{"persons", persons_json(limit.population)},
                     {"low", number_or_null(limit.low)},
                     {"high", number_or_null(limit.high)},
                     {"unit", limit.unit},
                     {"source", limit.source},
                     {"source_checked", limit.source_checked},
                     {"note", text_or_null(limit.note)}});
  }
  return array;
}

Json boundaries_json(const TierSet& set) {
  Json array = Json::array();
  for (const TierBoundaries& row : set.boundaries) {
    Json limits = Json::array();
    for (const Decimal& limit : row.limits) limits.push_back(exact_number(limit));
    array.push_back({{"unit", row.unit}, {"limits", std::move(limits)}});
  }
  return array;
}

Json tiers_json(std::span<const TierSet> sets) {
  Json array = Json::array();
  for (const TierSet& set : sets) {
    Json tiers = Json::array();
    for (const Tier& tier : set.tiers) {
      tiers.push_back({{"id", tier.id},
                       {"label", tier.label},
                       {"means", name_of(tier.means)},
                       {"low_inclusive", tier.low_inclusive},
                       {"high_inclusive", tier.high_inclusive}});
    }
    array.push_back({{"id", set.id},
                     {"title", set.title},
                     {"status", text_or_null(set.status)},
                     {"applies_to", text_or_null(set.applies_to)},
                     {"context", text_or_null(set.context)},
                     {"tiers", std::move(tiers)},
                     {"boundaries", boundaries_json(set)},
                     {"source", set.source},
                     {"source_checked", set.source_checked},
                     {"note", text_or_null(set.note)}});
  }
  return array;
}

Json variation_json(const Variation* variation) {
  if (variation == nullptr) return nullptr;
  return {{"within_subject_percent", computed_number(variation->within_subject_percent)},
          {"reference_change_percent", computed_number(variation->reference_change_percent)},
          {"source", text_or_null(variation->source)},
          {"source_checked", variation->source_checked}};
}

Json loinc_json(const Analyte& analyte) {
  Json array = Json::array();
  for (const LoincCode& code : analyte.loinc) {
    array.push_back({{"code", code.code}, {"description", code.description}});
  }
  return array;
}

Json analyte_json(const Analyte& analyte, const Catalogue& catalogue) {
  const AnalyteIndex index = *catalogue.index_of(analyte.id);
  Json rules = Json::array();
  for (const Rule* rule : rules_on(analyte, catalogue)) rules.push_back(rule->id);
  return {{"kind", "analyte"},
          {"id", analyte.id},
          {"name", analyte.name},
          {"specimen", analyte.specimen},
          {"loinc", loinc_json(analyte)},
          {"canonical_unit", analyte.canonical_unit},
          {"units", units_json(analyte)},
          {"names", texts(names_of(analyte, catalogue))},
          {"symbols", texts(analyte.symbols)},
          {"intervals", intervals_json(catalogue.intervals(index))},
          {"tiers", tiers_json(catalogue.tier_sets(index))},
          {"critical_limits", limits_json(catalogue.critical_limits(index))},
          {"variation", variation_json(catalogue.variation(index))},
          {"rules", std::move(rules)},
          {"notes", texts(analyte.notes)}};
}

Json rule_json(const Rule& rule, const Catalogue& catalogue) {
  return {{"kind", "rule"},
          {"id", rule.id},
          {"title", rule.title},
          {"when", condition_text(rule.when, catalogue)},
          {"say", rule.say},
          {"severity", rule.severity},
          {"action", text_or_null(rule.action)},
          {"must_not", text_or_null(rule.must_not)},
          {"note", text_or_null(rule.note)},
          {"source_checked", rule.source_checked}};
}

Json nutrient_json(const Nutrient& nutrient, const Catalogue& catalogue) {
  Json facts = Json::array();
  for (const Fact& fact : catalogue.facts()) {
    if (fact.nutrient != nutrient.id) continue;
    facts.push_back({{"id", fact.id},
                     {"statement", fact.statement},
                     {"correction", text_or_null(fact.correction)},
                     {"section", fact.section},
                     {"anchor", fact.anchor}});
  }
  return {{"kind", "nutrient"},
          {"id", nutrient.id},
          {"name", nutrient.name},
          {"section", nutrient.section},
          {"primary_analyte", nutrient.primary_analyte},
          {"equivalent_analytes", texts(nutrient.equivalent_analytes)},
          {"supporting_analytes", texts(nutrient.supporting_analytes)},
          {"facts", std::move(facts)}};
}

Json sources_json(const Topic& topic, const Catalogue& catalogue) {
  Json array = Json::array();
  for (const std::string_view id : sources_of(topic, catalogue)) {
    const Source* source = catalogue.source(id);
    if (source == nullptr) continue;
    array.push_back({{"id", id},
                     {"title", source->title},
                     {"publisher", source->publisher},
                     {"url", text_or_null(source->url)},
                     {"secondary", source->secondary}});
  }
  return array;
}

Json topic_json(const Topic& topic, const Catalogue& catalogue) {
  Json json = topic.analyte ? analyte_json(*topic.analyte, catalogue)
              : topic.rule  ? rule_json(*topic.rule, catalogue)
                            : nutrient_json(*topic.nutrient, catalogue);
  json["sources"] = sources_json(topic, catalogue);
  return json;
}

}  // namespace

std::string explain_json(std::span<const Topic> topics, const Catalogue& catalogue,
                         const WriteOptions& options) {
  Json list = Json::array();
  for (const Topic& topic : topics) list.push_back(topic_json(topic, catalogue));
  const Json json = {{"schema", "labread/explain/1"},
                     {"labread_version", program_version()},
                     {"knowledge_version", text_or_null(options.knowledge_version)},
                     {"topics", std::move(list)}};
  return print_json(json, JsonLayout::indented) + '\n';
}

}  // namespace labread

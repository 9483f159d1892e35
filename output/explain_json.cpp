#include <algorithm>
#include <iterator>
#include <utility>

#include "output/explain.h"
#include "output/json_text.h"
#include "output/json_values.h"
#include "output/version.h"
#include "output/words.h"

namespace labread {
namespace {

void write_persons(JsonText& out, const Population& population) {
  out.object("persons", [&] {
    out.member("text", persons_of(population));
    out.member("sex", words_of(population.sex));
    out.member("age_min", population.age_min);
    out.member("age_max", population.age_max);
    out.member("pregnant", population.pregnant);
    out.member("trimester", words_of(population.trimester));
  });
}

void write_unit(JsonText& out, const AnalyteUnit& unit) {
  out.member("ucum", unit.ucum);
  out.member("factor", unit.factor);
  out.member("offset", unit.offset);
  out.member("source", unless_empty(unit.source));
  out.member("source_checked", unit.source_checked);
}

void write_interval(JsonText& out, const Interval& interval) {
  out.member("id", interval.id);
  write_persons(out, interval.population);
  out.member("low", interval.low);
  out.member("high", interval.high);
  out.member("unit", interval.unit);
  out.member("kind", interval.kind);
  out.member("source", interval.source);
  out.member("source_checked", interval.source_checked);
  out.member("decides", interval.decides);
  out.member("note", unless_empty(interval.note));
}

void write_critical_limit(JsonText& out, const CriticalLimit& limit) {
  write_persons(out, limit.population);
  out.member("low", limit.low);
  out.member("high", limit.high);
  out.member("unit", limit.unit);
  out.member("source", limit.source);
  out.member("source_checked", limit.source_checked);
  out.member("note", unless_empty(limit.note));
}

void write_tier_set(JsonText& out, const TierSet& set) {
  out.member("id", set.id);
  out.member("title", set.title);
  out.member("status", unless_empty(set.status));
  out.member("applies_to", unless_empty(set.applies_to));
  out.member("context", unless_empty(set.context));
  out.objects("tiers", set.tiers, [&](const Tier& tier) {
    out.member("id", tier.id);
    out.member("label", tier.label);
    out.member("means", name_of(tier.means));
    out.member("low_inclusive", tier.low_inclusive);
    out.member("high_inclusive", tier.high_inclusive);
  });
  out.objects("boundaries", set.boundaries, [&](const TierBoundaries& row) {
    out.member("unit", row.unit);
    out.numbers("limits", row.limits);
  });
  out.member("source", set.source);
  out.member("source_checked", set.source_checked);
  out.member("note", unless_empty(set.note));
}

void write_variation(JsonText& out, const Variation& variation) {
  out.member("within_subject_percent", variation.within_subject_percent);
  out.member("reference_change_percent", variation.reference_change_percent);
  out.member("source", unless_empty(variation.source));
  out.member("source_checked", variation.source_checked);
}

// What the catalogue keeps apart from the analyte: its yardsticks.
void write_yardsticks(JsonText& out, AnalyteIndex index, const Catalogue& catalogue) {
  out.objects("intervals", catalogue.intervals(index),
              [&](const Interval& interval) { write_interval(out, interval); });
  out.objects("tiers", catalogue.tier_sets(index),
              [&](const TierSet& set) { write_tier_set(out, set); });
  out.objects("critical_limits", catalogue.critical_limits(index),
              [&](const CriticalLimit& limit) { write_critical_limit(out, limit); });
  out.object_or_null("variation", catalogue.variation(index),
                     [&](const Variation& variation) { write_variation(out, variation); });
}

void write_analyte(JsonText& out, const Analyte& analyte, const Catalogue& catalogue) {
  std::vector<std::string_view> rules;
  for (const Rule* rule : rules_on(analyte, catalogue)) rules.push_back(rule->id);
  out.member("kind", "analyte");
  out.member("id", analyte.id);
  out.member("name", analyte.name);
  out.member("specimen", analyte.specimen);
  out.objects("loinc", analyte.loinc, [&](const LoincCode& code) {
    out.member("code", code.code);
    out.member("description", code.description);
  });
  out.member("canonical_unit", analyte.canonical_unit);
  out.objects("units", analyte.units, [&](const AnalyteUnit& unit) { write_unit(out, unit); });
  out.texts("names", names_of(analyte, catalogue));
  out.texts("symbols", analyte.symbols);
  write_yardsticks(out, *catalogue.index_of(analyte.id), catalogue);
  out.texts("rules", rules);
  out.texts("notes", analyte.notes);
}

void write_rule(JsonText& out, const Rule& rule, const Catalogue& catalogue) {
  out.member("kind", "rule");
  out.member("id", rule.id);
  out.member("title", rule.title);
  out.member("when", condition_text(rule.when, catalogue));
  out.member("say", rule.say);
  out.member("severity", rule.severity);
  out.member("action", unless_empty(rule.action));
  out.member("must_not", unless_empty(rule.must_not));
  out.member("note", unless_empty(rule.note));
  out.member("source_checked", rule.source_checked);
}

void write_nutrient(JsonText& out, const Nutrient& nutrient, const Catalogue& catalogue) {
  out.member("kind", "nutrient");
  out.member("id", nutrient.id);
  out.member("name", nutrient.name);
  out.member("section", nutrient.section);
  out.member("primary_analyte", nutrient.primary_analyte);
  out.texts("equivalent_analytes", nutrient.equivalent_analytes);
  out.texts("supporting_analytes", nutrient.supporting_analytes);
  std::vector<Fact> facts;
  std::ranges::copy_if(catalogue.facts(), std::back_inserter(facts),
                       [&](const Fact& fact) { return fact.nutrient == nutrient.id; });
  out.objects("facts", facts, [&](const Fact& fact) {
    out.member("id", fact.id);
    out.member("statement", fact.statement);
    out.member("correction", unless_empty(fact.correction));
    out.member("section", fact.section);
    out.member("anchor", fact.anchor);
  });
}

void write_sources(JsonText& out, const Topic& topic, const Catalogue& catalogue) {
  std::vector<std::pair<std::string_view, const Source*>> sources;
  for (const std::string_view id : sources_of(topic, catalogue)) {
    if (const Source* source = catalogue.source(id)) sources.emplace_back(id, source);
  }
  out.objects("sources", sources, [&](const auto& cited) {
    const auto& [id, source] = cited;
    out.member("id", id);
    out.member("title", source->title);
    out.member("publisher", source->publisher);
    out.member("url", unless_empty(source->url));
    out.member("secondary", source->secondary);
  });
}

void write_topic(JsonText& out, const Topic& topic, const Catalogue& catalogue) {
  if (topic.analyte) write_analyte(out, *topic.analyte, catalogue);
  if (topic.rule) write_rule(out, *topic.rule, catalogue);
  if (topic.nutrient) write_nutrient(out, *topic.nutrient, catalogue);
  write_sources(out, topic, catalogue);
}

}  // namespace

std::string explain_json(std::span<const Topic> topics, const Catalogue& catalogue,
                         const WriteOptions& options) {
  JsonText out(JsonLayout::indented);
  out.object([&] {
    out.member("schema", "labread/explain/1");
    out.member("labread_version", program_version());
    out.member("knowledge_version", unless_empty(options.knowledge_version));
    out.objects("topics", topics, [&](const Topic& topic) { write_topic(out, topic, catalogue); });
  });
  return std::move(out).take() + '\n';
}

}  // namespace labread

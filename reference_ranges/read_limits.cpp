#include <algorithm>
#include <set>

#include "reference_ranges/row_readers.h"

namespace labread {
namespace {

std::optional<Sex> read_sex(JsonRow& row) {
  const std::string_view sex = row.optional_text("sex");
  if (sex == "female") return Sex::female;
  if (sex == "male") return Sex::male;
  if (!sex.empty()) row.defect("sex", "must be female or male");
  return std::nullopt;
}

void read_pregnancy(JsonRow& row, Population& population) {
  const std::string_view pregnancy = row.optional_text("pregnancy");
  if (pregnancy.empty()) return;
  population.pregnant = true;
  if (pregnancy == "first") {
    population.trimester = Trimester::first;
  } else if (pregnancy == "second") {
    population.trimester = Trimester::second;
  } else if (pregnancy == "third") {
    population.trimester = Trimester::third;
  } else if (pregnancy != "any") {
    row.defect("pregnancy", "must be any, first, second or third");
  }
}

// The fields sex, age_min, age_max and pregnancy of a row.
Population read_population(JsonRow& row) {
  Population population;
  population.sex = read_sex(row);
  population.age_min = row.decimal("age_min").value_or(Decimal{});
  population.age_max = row.decimal("age_max");
  read_pregnancy(row, population);
  return population;
}

std::span<const Tier> read_tier_list(JsonRow& set) {
  std::vector<Tier> tiers;
  for (JsonRow& row : set.objects("tiers")) {
    tiers.push_back({row.text("id"), row.text("label"), read_meaning(row, "means"),
                     row.boolean("low_inclusive", true), row.boolean("high_inclusive", false)});
    row.refuse_unread();
  }
  return set.context().knowledge.arena.keep(tiers);
}

std::span<const TierBoundaries> read_boundaries(JsonRow& set) {
  Arena& arena = set.context().knowledge.arena;
  std::vector<TierBoundaries> boundaries;
  for (JsonRow& row : set.objects("boundaries")) {
    boundaries.push_back({row.text("unit"), arena.keep(row.decimals("limits"))});
    row.refuse_unread();
  }
  return arena.keep(boundaries);
}

TierSet read_tier_set(JsonRow& row) {
  TierSet set;
  set.id = row.text("id");
  set.analyte = read_analyte(row, "analyte").value_or(AnalyteIndex{0});
  set.title = row.text("title");
  set.status = row.text("status");
  set.applies_to = row.text("applies_to");
  if (std::optional<JsonRow> population = row.object("population")) {
    set.population = read_population(*population);
    population->refuse_unread();
  }
  set.context = row.optional_text("context");
  set.tiers = read_tier_list(row);
  set.boundaries = read_boundaries(row);
  set.source = row.text("source");
  set.source_checked = row.boolean("source_checked", false);
  set.note = row.optional_text("note");
  row.refuse_unread();
  return set;
}

CriticalLimit read_critical_limit(JsonRow& row) {
  CriticalLimit limit;
  limit.analyte = read_analyte(row, "analyte").value_or(AnalyteIndex{0});
  limit.population = read_population(row);
  limit.low = row.decimal("low");
  limit.high = row.decimal("high");
  limit.unit = row.text("unit");
  limit.source = row.text("source");
  limit.source_checked = row.boolean("source_checked", false);
  limit.note = row.optional_text("note");
  row.refuse_unread();
  return limit;
}

}  // namespace

void read_ranges(JsonRow& file) {
  Placing placing(file.context().knowledge.intervals, IdOf{});
  for (JsonRow& row : file.objects("intervals")) {
    Interval interval;
    interval.id = row.text("id");
    interval.analyte = read_analyte(row, "analyte").value_or(AnalyteIndex{0});
    interval.set = row.text("set");
    interval.population = read_population(row);
    interval.low = row.decimal("low");
    interval.high = row.decimal("high");
    interval.unit = row.text("unit");
    interval.kind = row.has("kind") ? row.text("kind") : "reference interval";
    interval.source = row.text("source");
    interval.source_checked = row.boolean("source_checked", false);
    interval.note = row.optional_text("note");
    interval.decides = row.boolean("decides", true);
    row.refuse_unread();
    placing.put(row, interval);
  }
}

void read_tiers(JsonRow& file) {
  const auto key = [](const TierSet& set) {
    return std::to_string(set.analyte) + " " + std::string(set.id);
  };
  Placing placing(file.context().knowledge.tier_sets, key);
  for (JsonRow& row : file.objects("tier_sets")) placing.put(row, read_tier_set(row));
}

// Critical limits have no id: those of an analyte replace all that the base has for it.
void read_critical_limits(JsonRow& file) {
  Table<CriticalLimit>& table = file.context().knowledge.critical_limits;
  Table<CriticalLimit> added;
  std::set<AnalyteIndex> replaced;
  for (JsonRow& row : file.objects("critical_limits")) {
    added.push_back({read_critical_limit(row), row.origin()});
    replaced.insert(added.back().row.analyte);
  }
  std::erase_if(
      table, [&](const Located<CriticalLimit>& old) { return replaced.contains(old.row.analyte); });
  table.insert(table.end(), added.begin(), added.end());
}

void read_variation(JsonRow& file) {
  const auto key = [](const Variation& variation) { return std::to_string(variation.analyte); };
  Placing placing(file.context().knowledge.variations, key);
  for (JsonRow& row : file.objects("variation")) {
    Variation variation;
    variation.analyte = read_analyte(row, "analyte").value_or(AnalyteIndex{0});
    variation.within_subject_percent = row.number("within_subject_percent");
    variation.analytical_percent = row.number("analytical_percent");
    variation.reference_change_percent = row.number("reference_change_percent");
    variation.log_normal = row.boolean("log_normal", false);
    variation.source = row.text("source");
    variation.source_checked = row.boolean("source_checked", false);
    row.refuse_unread();
    placing.put(row, variation);
  }
}

}  // namespace labread

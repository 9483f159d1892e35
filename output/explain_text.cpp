#include <algorithm>

#include "interpreter/wording.h"
#include "output/explain.h"
#include "output/text_page.h"
#include "output/words.h"

namespace labread {
namespace {

constexpr std::size_t label_width = 12;

void fact(TextPage& page, std::string_view label, std::string_view text) {
  if (!text.empty()) page.hanging(padded(label, label_width), text, 0, Ink::plain, Ink::faint);
}

void item(TextPage& page, std::string_view text) { page.hanging("- ", text, 2); }

std::string mark_of(std::string_view source, bool checked) {
  if (source.empty()) return {};
  return " [" + std::string(source) + (checked ? "]" : ", unchecked]");
}

std::optional<Bound> closed(const std::optional<Decimal>& value) {
  return value ? std::optional(Bound{*value, true}) : std::nullopt;
}

template <class Texts>
std::string listed(const Texts& texts, std::string_view between = "; ") {
  std::string list;
  for (const auto& text : texts) list.append(list.empty() ? "" : between).append(text);
  return list;
}

void print_units(TextPage& page, const Analyte& analyte) {
  std::string text;
  for (const AnalyteUnit& unit : analyte.units) {
    text += (text.empty() ? "" : "; ") + plain_unit(unit.ucum);
    if (unit.ucum == analyte.canonical_unit) continue;
    text += " (x " + decimal_from(unit.factor).value_or(Decimal{}).to_string();
    if (unit.offset != 0) text += " + " + decimal_from(unit.offset).value_or(Decimal{}).to_string();
    text += ")";
  }
  const std::string canonical = plain_unit(analyte.canonical_unit);
  fact(page, "Units", text + (canonical.empty() ? "" : "; counted in " + canonical));
}

void print_intervals(TextPage& page, AnalyteIndex index, const Catalogue& catalogue) {
  const auto intervals = catalogue.intervals(index);
  if (intervals.empty()) return;
  page.heading("Known ranges", "the first that fits the person is used");
  for (const Interval& interval : intervals) {
    std::string text =
        persons_of(interval.population) + ": " +
        plain_bounds(closed(interval.low), closed(interval.high), plain_unit(interval.unit)) +
        mark_of(interval.source, interval.source_checked);
    if (!interval.note.empty()) text += " " + std::string(interval.note);
    item(page, text);
  }
}

// "deficient: below 12 ng/mL, below 30 nmol/L"
std::string tier_text(const TierSet& set, std::size_t index) {
  const Tier& tier = set.tiers[index];
  std::vector<std::string> limits;
  for (const TierBoundaries& row : set.boundaries) {
    std::optional<Bound> low, high;
    if (index > 0) low = Bound{row.limits[index - 1], tier.low_inclusive};
    if (index < row.limits.size()) high = Bound{row.limits[index], tier.high_inclusive};
    limits.push_back(plain_bounds(low, high, plain_unit(row.unit)));
  }
  return std::string(tier.label.empty() ? tier.id : tier.label) + ": " + listed(limits, ", ");
}

void print_tiers(TextPage& page, AnalyteIndex index, const Catalogue& catalogue) {
  const auto sets = catalogue.tier_sets(index);
  if (sets.empty()) return;
  page.heading("Guidelines");
  for (const TierSet& set : sets) {
    page.paragraph(std::string(set.title) + mark_of(set.source, set.source_checked), 2);
    const std::string about = listed(std::vector<std::string_view>{set.status, set.applies_to});
    if (about != "; ") page.paragraph(about, 4, Ink::faint);
    for (std::size_t i = 0; i < set.tiers.size(); ++i) page.hanging("- ", tier_text(set, i), 4);
    if (!set.note.empty()) page.paragraph(set.note, 4, Ink::faint);
  }
}

void print_limits(TextPage& page, AnalyteIndex index, const Catalogue& catalogue) {
  const auto limits = catalogue.critical_limits(index);
  if (limits.empty()) return;
  page.heading("Critical limits", "the first that fits the person is used");
  for (const CriticalLimit& limit : limits) {
    std::string text = persons_of(limit.population) + ":";
    if (limit.low) text += " at or below " + limit.low->to_string();
    if (limit.low && limit.high) text += ", and";
    if (limit.high) text += " at or above " + limit.high->to_string();
    item(page, text + " " + plain_unit(limit.unit) + mark_of(limit.source, limit.source_checked));
  }
}

void print_rules(TextPage& page, const Analyte& analyte, const Catalogue& catalogue) {
  const std::vector<const Rule*> rules = rules_on(analyte, catalogue);
  if (rules.empty()) return;
  page.heading("Rules that ask for it");
  for (const Rule* rule : rules) {
    item(page, std::string(rule->id) + ": " + std::string(rule->title));
  }
}

void print_sources(TextPage& page, const Topic& topic, const Catalogue& catalogue) {
  const std::vector<std::string_view> ids = sources_of(topic, catalogue);
  if (ids.empty()) return;
  page.heading("Sources");
  for (const std::string_view id : ids) {
    const Source* source = catalogue.source(id);
    if (source == nullptr) continue;
    std::string text = std::string(source->publisher) + ": " + std::string(source->title);
    if (!source->url.empty()) text += ", " + std::string(source->url);
    if (source->secondary) text += " (read as quoted elsewhere)";
    page.hanging("[" + std::string(id) + "] ", text, 2);
  }
}

void print_analyte(TextPage& page, const Analyte& analyte, const Catalogue& catalogue) {
  const AnalyteIndex index = *catalogue.index_of(analyte.id);
  page.heading(analyte.name, analyte.id);
  fact(page, "Specimen", analyte.specimen);
  std::vector<std::string> codes;
  for (const LoincCode& code : analyte.loinc) codes.emplace_back(code.code);
  fact(page, "LOINC", listed(codes, ", "));
  print_units(page, analyte);
  fact(page, "Symbols", listed(analyte.symbols, ", "));
  for (const std::string_view note : analyte.notes) fact(page, "Note", note);
  if (const Variation* variation = catalogue.variation(index)) {
    const auto change = decimal_from(variation->reference_change_percent);
    if (change) {
      fact(page, "Change",
           "two values differ beyond chance above about " + change->to_string() + " %" +
               mark_of(variation->source, variation->source_checked));
    }
  }
  print_intervals(page, index, catalogue);
  print_tiers(page, index, catalogue);
  print_limits(page, index, catalogue);
  print_rules(page, analyte, catalogue);
  page.heading("Names it is found by", "case, accents and punctuation do not count");
  page.paragraph(listed(names_of(analyte, catalogue)), 2);
}

void print_rule(TextPage& page, const Rule& rule, const Catalogue& catalogue) {
  page.heading(rule.title, "rule " + std::string(rule.id));
  fact(page, "When", condition_text(rule.when, catalogue));
  fact(page, "It says", rule.say);
  fact(page, "Severity", rule.severity);
  fact(page, "Next step", rule.action.empty() ? "" : explain_action(rule.action));
  fact(page, "Never", rule.must_not);
  fact(page, "Note", rule.note);
  if (!rule.source_checked) fact(page, "Checked", "not yet in the source itself");
}

std::string_view title_of(FactType type) {
  switch (type) {
    case FactType::role: return "What it does";
    case FactType::mechanism: return "Why a shortage hurts";
    case FactType::symptom: return "May be felt as";
    case FactType::risk_group: return "Likelier for";
    case FactType::action:
    case FactType::food:
    case FactType::supplement:
    case FactType::prevention:
    case FactType::treatment: return "What to do";
    default: return "More";
  }
}

void print_nutrient(TextPage& page, const Nutrient& nutrient, const Catalogue& catalogue) {
  page.heading(nutrient.name, "nutrient");
  fact(page, "Article", nutrient.section);
  std::vector<std::string_view> tests{nutrient.primary_analyte};
  tests.insert(tests.end(), nutrient.equivalent_analytes.begin(),
               nutrient.equivalent_analytes.end());
  fact(page, "Measured by", listed(tests, ", "));
  fact(page, "Beside it", listed(nutrient.supporting_analytes, ", "));
  std::string_view title;
  for (const Fact& told : catalogue.facts()) {
    if (told.nutrient != nutrient.id) continue;
    if (title_of(told.type) != title) page.heading(title = title_of(told.type));
    item(page, told.statement);
    if (!told.correction.empty()) {
      page.hanging("Please note: ", told.correction, 4, Ink::plain, Ink::faint);
    }
  }
  const Sentence* disclaimer = catalogue.sentence("disclaimer");
  if (disclaimer != nullptr) {
    page.blank();
    page.paragraph(disclaimer->text, 0, Ink::faint);
  }
}

}  // namespace

std::string explain_text(std::span<const Topic> topics, const Catalogue& catalogue,
                         const WriteOptions& options) {
  TextPage page(options.width, options.colour);
  for (const Topic& topic : topics) {
    if (topic.nutrient) print_nutrient(page, *topic.nutrient, catalogue);
    if (topic.analyte) print_analyte(page, *topic.analyte, catalogue);
    if (topic.rule) print_rule(page, *topic.rule, catalogue);
    print_sources(page, topic, catalogue);
  }
  return options.ascii ? in_ascii(page.take()) : page.take();
}

}  // namespace labread

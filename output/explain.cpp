#include "output/explain.h"

#include <algorithm>
#include <cmath>

#include "interpreter/wording.h"
#include "output/words.h"

namespace labread {
namespace {

// Small children's ages as they are spoken of: "15 days", "3 months".
std::string age_text(const Decimal& years) {
  const double value = years.to_double();
  if (years.places == 0 || value >= 2) return years.to_string() + " years";
  const bool in_days = value < 0.16;  // two months
  const long count = std::lround(value * (in_days ? 365.25 : 12));
  return std::to_string(count) + (in_days ? " days" : " months");
}

std::string ages_of(const Population& population) {
  const bool from_birth = population.age_min == Decimal{};
  const std::string low = age_text(population.age_min);
  if (!population.age_max) return from_birth ? "" : low + " and over";
  const std::string high = age_text(*population.age_max);
  return from_birth ? "under " + high : low + " to under " + high;
}

std::string subject_name(std::string_view subject, const Catalogue& catalogue) {
  if (const Analyte* analyte = catalogue.analyte(subject)) return std::string(plain_name(*analyte));
  std::string words(subject);
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string_view sign_of(Relation relation) {
  switch (relation) {
    case Relation::less: return "below";
    case Relation::less_equal: return "at most";
    case Relation::greater: return "above";
    case Relation::greater_equal: return "at least";
  }
  return {};
}

// The condition that starts at a step, and those inside it.
class ConditionWords {
 public:
  ConditionWords(std::span<const Step> steps, const Catalogue& catalogue)
      : steps_(steps), catalogue_(catalogue) {}

  std::string next(bool inside) {
    if (at_ >= steps_.size()) return {};
    const Step& step = steps_[at_++];
    switch (step.operation) {
      case Operation::all: return joined(step, " and ", inside);
      case Operation::any: return joined(step, " or ", inside);
      case Operation::negate: return "not (" + next(false) + ")";
      default: return leaf(step);
    }
  }

 private:
  std::string joined(const Step& step, std::string_view word, bool inside) {
    std::string text;
    for (int i = 0; i < step.operands; ++i) {
      text.append(i == 0 ? "" : word).append(next(true));
    }
    return inside && step.operands > 1 ? "(" + text + ")" : text;
  }

  std::string leaf(const Step& step) const {
    const std::string name = subject_name(step.subject, catalogue_);
    const std::string unit = plain_unit(step.unit);
    const std::string behind = unit.empty() ? "" : " " + unit;
    const std::string low = step.low.to_string();
    switch (step.operation) {
      case Operation::has: return name + " is measured";
      case Operation::missing: return name + " is not measured";
      case Operation::is_low: return name + " is low";
      case Operation::is_normal: return name + " is normal";
      case Operation::is_high: return name + " is high";
      case Operation::compare:
        return name + " is " + std::string(sign_of(step.relation)) + " " + low + behind;
      case Operation::between:
        return name + " is from " + low + " to " + step.high.to_string() + behind;
      case Operation::times_upper: return name + " is above " + low + " times its upper limit";
      default: return name;
    }
  }

  std::span<const Step> steps_;
  const Catalogue& catalogue_;
  std::size_t at_ = 0;
};

class SourceList {
 public:
  void add(std::string_view source) {
    if (source.empty() || std::ranges::find(sources_, source) != sources_.end()) return;
    sources_.push_back(source);
  }
  void add(std::span<const std::string_view> sources) {
    for (const std::string_view source : sources) add(source);
  }
  std::vector<std::string_view> take() { return std::move(sources_); }

 private:
  std::vector<std::string_view> sources_;
};

void add_sources_of(const Analyte& analyte, const Catalogue& catalogue, SourceList& sources) {
  const AnalyteIndex index = *catalogue.index_of(analyte.id);
  for (const Interval& interval : catalogue.intervals(index)) sources.add(interval.source);
  for (const TierSet& set : catalogue.tier_sets(index)) sources.add(set.source);
  for (const CriticalLimit& limit : catalogue.critical_limits(index)) sources.add(limit.source);
  if (const Variation* variation = catalogue.variation(index)) sources.add(variation->source);
  for (const AnalyteUnit& unit : analyte.units) sources.add(unit.source);
  if (analyte.plausibility) sources.add(analyte.plausibility->source);
}

}  // namespace

std::string persons_of(const Population& population) {
  const std::string ages = ages_of(population);
  std::string text;
  if (population.sex) text = *population.sex == Sex::female ? "women" : "men";
  const bool child = population.age_max && *population.age_max <= Decimal{18, 0};
  if (population.sex && child) text = *population.sex == Sex::female ? "girls" : "boys";
  if (population.pregnant) {
    text = "in pregnancy";
    if (population.trimester && *population.trimester != Trimester::unknown) {
      text += ", " + std::string(word_of(*population.trimester)) + " trimester";
    }
  }
  if (!ages.empty()) text += (text.empty() ? "" : ", ") + ages;
  return text.empty() ? "everybody" : text;
}

std::string condition_text(std::span<const Step> when, const Catalogue& catalogue) {
  return ConditionWords(when, catalogue).next(false);
}

std::vector<std::string_view> names_of(const Analyte& analyte, const Catalogue& catalogue) {
  const AnalyteIndex index = *catalogue.index_of(analyte.id);
  std::vector<std::string_view> names;
  for (const Name& name : catalogue.rows().names) {
    if (std::ranges::find(name.analytes, index) != name.analytes.end()) names.push_back(name.key);
  }
  return names;
}

std::vector<const Rule*> rules_on(const Analyte& analyte, const Catalogue& catalogue) {
  std::vector<const Rule*> rules;
  for (const Rule& rule : catalogue.rules()) {
    const bool asked = std::ranges::find(rule.when, analyte.id, &Step::subject) != rule.when.end();
    if (asked) rules.push_back(&rule);
  }
  return rules;
}

std::vector<std::string_view> sources_of(const Topic& topic, const Catalogue& catalogue) {
  SourceList sources;
  if (topic.analyte) add_sources_of(*topic.analyte, catalogue, sources);
  if (topic.rule) sources.add(topic.rule->sources);
  if (topic.nutrient) {
    for (const Fact& fact : catalogue.facts()) {
      if (fact.nutrient == topic.nutrient->id) sources.add(fact.sources);
    }
  }
  return sources.take();
}

}  // namespace labread

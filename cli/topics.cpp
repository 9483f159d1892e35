#include "cli/topics.h"

#include <algorithm>

#include "base/fold.h"
#include "cli/near_words.h"

namespace labread {
namespace {

// An id as a key of names: "mg_k" is found as "mg k".
std::string key_of(std::string_view id) {
  std::string key = fold_name(id);
  std::ranges::replace(key, '_', ' ');
  return key;
}

bool has_code(const Analyte& analyte, std::string_view code) {
  return std::ranges::find(analyte.loinc, code, &LoincCode::code) != analyte.loinc.end();
}

// By id, code or the name of a nutrient.
std::vector<Topic> topics_by_id(const std::string& typed, const Catalogue& catalogue) {
  const std::string key = key_of(typed);
  std::vector<Topic> topics;
  for (const Nutrient& nutrient : catalogue.nutrients()) {
    if (key_of(nutrient.id) == key) topics.push_back({nullptr, nullptr, &nutrient});
  }
  for (const Analyte& analyte : catalogue.analytes()) {
    if (key_of(analyte.id) == key || has_code(analyte, typed)) {
      topics.push_back({&analyte, nullptr, nullptr});
    }
  }
  for (const Rule& rule : catalogue.rules()) {
    if (key_of(rule.id) == key) topics.push_back({nullptr, &rule, nullptr});
  }
  return topics;
}

// By a name or a symbol that reports print.
std::vector<Topic> topics_by_name(const std::string& typed, const Catalogue& catalogue) {
  std::vector<Topic> topics;
  if (const Name* name = catalogue.find_name(fold_name(typed))) {
    for (const AnalyteIndex index : name->analytes) {
      topics.push_back({&catalogue.analyte(index), nullptr, nullptr});
    }
  } else if (const Analyte* analyte = catalogue.find_symbol(typed)) {
    topics.push_back({analyte, nullptr, nullptr});
  }
  return topics;
}

}  // namespace

std::vector<Topic> topics_of(const std::string& typed, const Catalogue& catalogue) {
  std::vector<Topic> topics = topics_by_id(typed, catalogue);
  return topics.empty() ? topics_by_name(typed, catalogue) : topics;
}

std::string near_topics(const std::string& typed, const Catalogue& catalogue) {
  std::vector<std::string> known;
  for (const Nutrient& nutrient : catalogue.nutrients()) known.push_back(key_of(nutrient.id));
  for (const Analyte& analyte : catalogue.analytes()) known.push_back(key_of(analyte.id));
  for (const Rule& rule : catalogue.rules()) known.push_back(key_of(rule.id));
  for (const Name& name : catalogue.rows().names) {
    if (!name.analytes.empty()) known.emplace_back(name.key);
  }
  return did_you_mean(key_of(typed), known);
}

}  // namespace labread

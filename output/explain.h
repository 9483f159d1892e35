// What labread knows of a topic, for `labread explain`: a test with its names, units, limits and
// sources, a rule, or one of the four nutrients. As text for people and as one JSON object.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "output/writer.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// One of the three.
struct Topic {
  const Analyte* analyte = nullptr;
  const Rule* rule = nullptr;
  const Nutrient* nutrient = nullptr;
};

std::string explain_text(std::span<const Topic> topics, const Catalogue& catalogue,
                         const WriteOptions& options);
std::string explain_json(std::span<const Topic> topics, const Catalogue& catalogue,
                         const WriteOptions& options);

// The parts that both forms share.

// "women, 18 years and over"; "everybody" where nothing limits it.
std::string persons_of(const Population& population);

// A rule's condition in words: "Magnesium is low and Potassium is low".
std::string condition_text(std::span<const Step> when, const Catalogue& catalogue);

// The names that mean the analyte, as they are looked up: folded, without punctuation.
std::vector<std::string_view> names_of(const Analyte& analyte, const Catalogue& catalogue);

// The rules whose condition asks for the analyte.
std::vector<const Rule*> rules_on(const Analyte& analyte, const Catalogue& catalogue);

// The ids of the sources behind all that is said of a topic, each once, in order.
std::vector<std::string_view> sources_of(const Topic& topic, const Catalogue& catalogue);

}  // namespace labread

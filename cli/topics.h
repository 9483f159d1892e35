// What a word that somebody typed means in the knowledge: a test, a rule or a nutrient, by its id,
// a LOINC code, or a name that reports print.
#pragma once

#include <string>
#include <vector>

#include "output/explain.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// Several where a name means several tests; none: nothing is known of it.
std::vector<Topic> topics_of(const std::string& typed, const Catalogue& catalogue);

// "; did you mean …?", or empty.
std::string near_topics(const std::string& typed, const Catalogue& catalogue);

}  // namespace labread

// What the words of a printed name say about which of several related analytes is meant: ionised,
// corrected, urine, red cells, fasting, … in the languages of the catalogue.
#pragma once

#include <set>
#include <string_view>

#include "reference_ranges/catalogue.h"

namespace labread {

// `key` is a fold_name() text.
std::set<NameWord> words_in(std::string_view key, const Catalogue& catalogue);

}  // namespace labread

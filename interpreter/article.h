// Ties findings to the article: what it says on a nutrient, where, and what is true where it errs.
// Tips about food and supplements are given only as far as the whole report allows.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "interpreter/interpretation.h"

namespace labread {

// Which tips may stand in findings, from everything on the report.
enum class Tips : std::uint8_t {
  all,
  no_supplements,  // calcium, vitamin D or magnesium is high, or the kidneys hardly work
  none,            // something is critical or urgent
};

// Mechanism, symptoms, risk groups, actions and corrections for a nutrient that is low or may be.
void describe_shortage(Finding& finding, const Nutrient& nutrient, Tips tips,
                       const Catalogue& catalogue);

// The place of the article that speaks of testing the nutrient; for findings that say no more.
void link_nutrient(Finding& finding, const Nutrient& nutrient, const Catalogue& catalogue);

// The statement of the article that a rule is about, with its correction as a caution.
void link_rule(Finding& finding, const Catalogue& catalogue);

// Adds a sentence of the catalogue to the cautions, with its place and sources.
void add_caution(Finding& finding, std::string_view sentence, const Catalogue& catalogue);

// A computed number as it is shown: three significant digits.
Decimal shown(const Decimal& computed);

}  // namespace labread

// Lines to results: complete rows as they are, and names, values and ranges that stand on lines of
// their own put together (wrapped names, cards, key-value blocks, headings with a result line).
// Keeps the account of what looked like a result and was refused.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "parser/assembly/dated_lists.h"
#include "parser/assembly/lead_marks.h"
#include "parser/layout/blocks.h"
#include "parser/report.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct Trace;

struct Assembly {
  std::vector<Result> results;  // document order
  std::vector<Skipped> skipped;
  std::vector<Result> aside;     // below headings of earlier results, controls, other people
  bool aside_controls = false;   // some of them are of controls
  LeadMarks marks;               // in front of names
  ListPlaces lists;              // of results that a letter lists or tells
  std::set<std::string> limits;  // of results that are limits without a range or a title
};

Assembly assemble(const std::vector<Block>& blocks, const Conventions& conventions,
                  const Catalogue& catalogue, Trace* trace = nullptr);

}  // namespace labread

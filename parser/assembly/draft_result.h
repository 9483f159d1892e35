// The result that a closed draft becomes, with the facts that stood above it.
#pragma once

#include "parser/assembly/draft.h"
#include "parser/assembly/facts_above.h"

namespace labread {

// Where its fields stand on the page.
Location place_of(const Draft& draft);

Result result_of(const Draft& draft, const FactsAbove& facts, const Conventions& conventions,
                 const Catalogue& catalogue);

}  // namespace labread

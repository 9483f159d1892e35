// The order of day and month where the document's own numbers do not settle it: from the events
// that dates belong to, and from the country that an address shows.
#pragma once

#include <optional>
#include <vector>

#include "parser/layout/lines.h"
#include "parser/results/header_findings.h"
#include "parser/tokens/conventions.h"

namespace labread {

// The day/month order is known from other dates, or from a language that has only one. English is
// written in both orders, so that its habit settles nothing.
bool is_order_known(const Detected<DateOrder>& order);

Date swapped(const Date& date);

// Whether day and month must be swapped against how they were read; nothing where undecided.
std::optional<bool> swap_shown(const Findings& findings, const std::vector<Line>& lines,
                               const Conventions& conventions);

}  // namespace labread

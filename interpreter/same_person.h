// Whether two reports can be of one person, by what their heads print. A series must never join two
// people, so doubt counts as a contradiction: names that share a single word only, without birth
// dates to settle it, are those of relatives.
#pragma once

#include <string_view>

#include "parser/report.h"

namespace labread {

// What contradicts: "birth date", "sex", "name" or "age"; empty: nothing does.
std::string_view contradiction_between(const ReportHeader& a, const ReportHeader& b);

// Whether a head says enough to be told from another person's: a name or a birth date.
bool says_whose_it_is(const ReportHeader& header);

}  // namespace labread

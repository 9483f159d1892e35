// Lines of a report that hold numbers and no result, in the report's language: headings, methods,
// comments, guide tables, addresses, prices. A line read as a result from one of them is a
// look-alike.
#pragma once

#include <string>

#include "tests/property/reports/vocabulary.h"

namespace labread::drawn {

struct Prose {
  Words sections;   // headings above groups of rows
  Words methods;    // behind "Method:"
  Words comments;   // sentences below a row, with numbers
  Words articles;   // sentences that stand anywhere, with numbers
  Words addresses;  // of laboratories
  Words closings;   // last lines of a report
};

const Prose& prose_in(const std::string& language);

}  // namespace labread::drawn

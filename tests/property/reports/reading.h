// A plan printed, read and compared: the whole way of a drawn report.
#pragma once

#include <string>
#include <vector>

#include "tests/property/reports/compare.h"
#include "tests/property/reports/plan.h"

namespace labread::drawn {

// What the plan says and what the reader makes of it as it is to be printed, text or PDF.
struct Reading {
  Truth truth;
  std::vector<Report> reports;
};

Reading read(const Plan& plan, const Vocabulary& vocabulary);
Comparison read_and_compare(const Plan& plan, const Vocabulary& vocabulary);

// The file that is read.
std::string file_of(const Plan& plan, const Vocabulary& vocabulary);

// The report as a person sees it, with the differences.
std::string described(const Plan& plan, const Vocabulary& vocabulary);

// The plan without what can be left out while a difference holds this text, or, where it is empty,
// while the harm is as grave.
Plan shrunk(const Plan& plan, const Vocabulary& vocabulary, const std::string& difference);

}  // namespace labread::drawn

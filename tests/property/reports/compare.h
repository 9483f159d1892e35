// Compares what was read with what was printed, as the project's scorer does, and more strictly:
// the number behind the printed text counts too, so that a decimal mark taken wrongly is seen.
#pragma once

#include <string>
#include <vector>

#include "tests/property/reports/truth.h"

namespace labread::drawn {

struct Score {
  int truth = 0, found = 0;
  int right = 0;  // name and value agree
  int wrong = 0;  // another value at a true row's name, instead of its own or beside it
  int extra = 0;  // results where there is none
  int missed = 0;
  int refusable = 0;  // rows left out that a careful reader might leave out too
  int unit = 0, range = 0, flag = 0, page = 0;  // right ones among the right rows
  int unit_wrong = 0;                           // another unit, not a missing one
  int earlier = 0, earlier_kept = 0;
  int facts = 0, facts_right = 0, facts_wrong = 0;

  Score& operator+=(const Score& other);
  double f1() const;
  // Harm done: wrong values before extra rows before misses and fields.
  long harm() const;
};

struct Comparison {
  Score score;
  std::vector<std::string> differences;
};

Comparison compare(const Truth& truth, const std::vector<Report>& reports);

}  // namespace labread::drawn

// Which results and findings an output shows: all of them, or under --only abnormal those that are
// not known to be normal. Every writer asks here, so that all formats agree.
#pragma once

#include <cstddef>
#include <vector>

#include "interpreter/interpretation.h"
#include "output/writer.h"

namespace labread {

struct Selection {
  std::vector<std::size_t> results;   // indexes into Report::results, in report order
  std::vector<std::size_t> findings;  // indexes into Interpretation::findings
};

bool is_shown(const JudgedResult& result, const WriteOptions& options);
Selection select(const Interpretation& answer, const WriteOptions& options);

bool is_out_of_range(const JudgedResult& result);  // low, high, abnormal or critical

}  // namespace labread

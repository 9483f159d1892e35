// Stars in front of names are flags where they stand in front of all results that lie outside of
// their limits and of no others; else they say something of the method.
#pragma once

#include <utility>
#include <vector>

#include "parser/report.h"
#include "parser/rows/reading.h"

namespace labread {

class LeadMarks {
 public:
  void note(const Location& result, const Piece& mark) { marks_.emplace_back(result, mark); }
  // Once all results of the document are read; those that were taken out have no mark.
  void settle(std::vector<Result>& results) const;

 private:
  std::vector<std::pair<Location, Piece>> marks_;
};

}  // namespace labread

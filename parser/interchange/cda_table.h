// The rows of a narrative table as rows of a report, printed as they stand there.
#pragma once

#include <string>
#include <vector>

#include "parser/interchange/cda_columns.h"
#include "parser/interchange/printed_row.h"

namespace labread::cda {

struct NarrativeRow {
  PrintedRow row;
  std::vector<std::string> ids;  // by which coded entries point at it
};

// In the order of the table; empty for one that holds no results.
std::vector<NarrativeRow> rows_of(const Table& table, const std::string& section,
                                  const std::vector<Expected>& expected,
                                  const Conventions& conventions, const Catalogue& catalogue);

// The same of a table whose columns are known.
std::vector<NarrativeRow> rows_of(const Table& table, const TableShape& shape,
                                  const std::string& section, const Conventions& conventions,
                                  const Catalogue& catalogue);

}  // namespace labread::cda

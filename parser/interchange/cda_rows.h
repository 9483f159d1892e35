// The rows of a narrative, of CDA or of FHIR: those of its tables, or what the reader of printed
// reports makes of its lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parser/interchange/cda_narrative.h"
#include "parser/interchange/cda_table.h"
#include "parser/limits.h"

namespace labread::cda {

std::vector<NarrativeRow> table_rows(const Narrative& narrative, const std::string& section,
                                     const std::vector<Expected>& expected,
                                     const Conventions& conventions, const Catalogue& catalogue);

// Of the lines that stand in no table, or of the tables' own.
std::vector<NarrativeRow> printed_rows(const std::vector<TextLine>& lines,
                                       const std::string& section, const Catalogue& catalogue,
                                       const Limits& limits);

// Rows of tables as lines, a tab between their cells: those of which nobody knows the columns.
std::vector<TextLine> lines_of_tables(const Narrative& narrative);

}  // namespace labread::cda

namespace labread {

// Of a fragment of XHTML, with lines that count from 1 within it. Empty where it is damaged.
std::vector<PrintedRow> rows_of_xhtml(std::string_view fragment, const Catalogue& catalogue,
                                      const Limits& limits);

}  // namespace labread

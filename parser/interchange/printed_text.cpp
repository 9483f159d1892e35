#include "parser/interchange/printed_text.h"

#include "parser/results/read_report.h"
#include "parser/text/read_text.h"

namespace labread {

std::vector<PrintedRow> rows_of_text(std::string_view text, const Catalogue& catalogue,
                                     const Limits& limits) {
  std::vector<PrintedRow> rows;
  if (text.find_first_not_of(" \n") == std::string_view::npos) return rows;
  for (const Report& report : read_report(read_text(text, limits), catalogue)) {
    for (const Result& result : report.results) {
      PrintedRow& row = rows.emplace_back();
      row.name = result.name;
      row.value = result.value;
      row.unit = result.unit;
      row.range = result.range.text;
      row.flag = result.flag;
      row.section = result.section;
      row.collected = result.collected;
      row.previous = result.previous;
      row.line = result.where.line;
    }
  }
  return rows;
}

}  // namespace labread

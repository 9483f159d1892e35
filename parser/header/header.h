// The facts of a report's head: patient's sex, age and birth date, laboratory, dates, specimen,
// status; wherever on the pages their labels stand. What contradicts itself is left out with a
// note.
#pragma once

#include <span>
#include <vector>

#include "base/note.h"
#include "parser/header/header_labels.h"
#include "parser/layout/lines.h"
#include "parser/report.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

struct HeaderReading {
  ReportHeader header;
  std::vector<Note> notes;
  Detected<DateOrder> date_order;  // the document's, as far as the head settles it
};

// `lines` are all lines of the document in order, each with its cells.
HeaderReading read_header(const std::vector<Line>& lines, const Conventions& conventions,
                          const Catalogue& catalogue);
// The same with the labels of these lines.
HeaderReading read_header(const std::vector<Line>& lines, const std::vector<LabelledText>& labels,
                          const Conventions& conventions, const Catalogue& catalogue);

// Where no label gave a collection date, the one that most rows carry stands for the report.
void take_collection_of_rows(std::span<const Result> results, HeaderReading& head);

}  // namespace labread

// The marks that a report's own PDF gets (labread annotate): for each judged value its verdict's
// letters and colours, and a note with what it was held against, the findings that rest on it, and
// their sources. Where and how they are drawn is the PDF worker's part (parser/pdf/mark_pdf).
//
//   const PdfMarks marks = pdf_marks_of(file_reports, catalogue, options);
//   bytes + reader.mark(bytes, marks).bytes
#pragma once

#include <span>

#include "interpreter/interpretation.h"
#include "output/writer.h"
#include "parser/mark.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// All reports of one PDF. Texts of the report come without what drives or reorders a display, and
// cut where they are longer than any print. `options` says whether normal results are marked.
PdfMarks pdf_marks_of(std::span<const Interpretation> reports, const Catalogue& catalogue,
                      const WriteOptions& options);

}  // namespace labread

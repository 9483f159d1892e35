// Marks on a PDF: a highlight over each value with a plate of letters beside it, a pop-up note, an
// outline entry for those that ask for one, and a sheet that says who marked. Every mark brings its
// own appearance, so that all viewers draw the same. Runs inside the worker, like all that looks
// into a PDF.
//
// What comes out goes behind the file as an incremental update. PoDoFo does not write it: for that
// it would have to open the file as a document of its own, and it opens fewer files than are read
// here.
#pragma once

#include <string>
#include <string_view>

#include "parser/limits.h"
#include "parser/mark.h"

namespace labread::pdf {

// Throws Error: what PdfFile throws; unsupported_format for a file that is encrypted, signed or
// marked already; damaged for one whose objects do not stand where it says.
PdfUpdate mark_pdf(std::string_view bytes, const std::string& password, const Limits& limits,
                   const PdfMarks& marks);

}  // namespace labread::pdf

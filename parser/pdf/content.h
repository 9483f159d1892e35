// Runs a page's content streams: text and graphics state, form XObjects, annotation appearances,
// marked content with ActualText, inline images skipped, drawn lines kept as strokes.
#pragma once

#include "parser/pdf/file.h"
#include "parser/pdf/font.h"
#include "parser/pdf/glyphs.h"

namespace labread::pdf {

// Operators are counted against `budget`, which shrinks; at zero the page ends early. `fonts`
// caches loaded fonts across pages and must outlive the result. A page most of whose text is turned
// by quarter turns is given upright.
PageGlyphs interpret_page(PdfFile& file, const PageEntry& page, FontCache& fonts,
                          std::size_t& budget);

}  // namespace labread::pdf

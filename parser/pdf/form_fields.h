// What a form field shows where the file brings no appearance of it: the value, in the font and at
// the place that the field names, as a viewer would draw it. Buttons and signatures have no such
// text, a password field none that may be shown.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "parser/pdf/file.h"

namespace labread::pdf {

struct FieldLine {
  std::string content;  // operators; a character of the text is one byte of the string they show
  std::string text;     // UTF-8
};

struct FieldText {
  std::vector<FieldLine> lines;
  Matrix matrix;       // the field's own space, origin bottom left, to the page's
  double width = 0;    // of the room for a line, in that space
  double leading = 0;  // share of the free room that stands in front of a line: 0, a half or 1
};

// Nothing where the field has no value that is shown as text.
std::optional<FieldText> field_text(PdfFile& file, const Dictionary& widget, const Rect& box);

// Whether viewers are to draw the fields anew, whatever appearance the file brings.
bool needs_appearances(PdfFile& file);
// The fonts of the form; null: none.
const Dictionary* field_resources(PdfFile& file);

}  // namespace labread::pdf

// Prints placed pages as a PDF of our own making: standard fonts with their real widths, glyphs
// placed by TJ, ruled lines, compressed streams. Every way of writing the same page must be read
// the same.
#pragma once

#include <string>
#include <vector>

#include "tests/property/reports/draw.h"
#include "tests/property/reports/sheet.h"

namespace labread::drawn {

struct PrintForm {
  std::string font = "Helvetica";  // or Courier, Times-Roman
  double size = 9;                 // points
  double leading = 1.3;            // of the size
  double left = 40, top = 50;      // margins
  bool rules = false;              // lines between the rows of ruled tables
  bool compressed = false;
  bool by_columns = false;    // the stream holds the page column after column
  bool by_words = false;      // each word placed by itself instead of with blanks
  bool kerned = false;        // small adjustments inside words
  bool doubled = false;       // bold by printing twice, a hair apart
  bool diagonal = false;      // a word across the page, rotated
  bool superscripts = false;  // the powers of units are small and raised
  bool turned = false;        // the page is stored on its side
};

PrintForm draw_print_form(Draw& draw);

// Widths in figures of the form's font.
Metric metric_of(const PrintForm& form);

std::string as_pdf(const std::vector<SheetPage>& pages, const PrintForm& form);

}  // namespace labread::drawn

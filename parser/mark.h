// What is to be marked on a PDF: where, in which colour and letters, and what the pop-up note says.
// Made above the parser (output/pdf_marks), drawn by the PDF worker (parser/pdf/mark_pdf), which
// answers with the bytes to put behind the original.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/geometry.h"

namespace labread {

struct MarkColour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
};

// One value on a page. Texts are UTF-8.
struct Mark {
  int page = 0;         // from 1
  Rect box;             // as the words of the Document
  std::string letters;  // drawn beside the box: "H", "LL", "?"
  MarkColour ink;       // of the letters' plate and the box's edge
  MarkColour wash;      // laid over the value; a light one
  std::string title;    // one line
  std::string note;     // some lines
  bool in_outline = false;
};

struct PdfMarks {
  std::string title;  // of the outline's entry that holds those of the marks
  std::string note;   // of the sheet: who marked, and what the letters mean
  MarkColour ink;     // of both
  std::vector<Mark> marks;
};

// What is to be appended to the PDF's bytes, which stay as they are.
struct PdfUpdate {
  std::string bytes;
  std::vector<std::string> remarks;  // what was left undone, a clause each
};

}  // namespace labread

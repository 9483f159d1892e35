// A document as positioned words: what every reader of bytes produces and the row reader consumes.
// A PDF and a text file look alike here: for a text file one page is what lies between form feeds,
// a column is 1 unit wide and a line 2 units high (font size 2), so that all distances measured in
// font sizes mean the same in both.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"

namespace labread {

struct Word {
  std::string text;  // UTF-8, no blanks
  Rect box;
  float font_size = 0;
  bool bold = false;
  bool superscript = false;  // clearly smaller and raised against its neighbours
  float confidence = 1;      // below 1 only for OCR
};

// A drawn line or the edge of a drawn box.
struct Stroke {
  Point from;
  Point to;
};

struct Page {
  int number = 0;  // from 1
  double width = 0;
  double height = 0;
  std::vector<Word> words;  // reading order: top to bottom, left to right
  std::vector<Stroke> strokes;
  bool has_image = false;   // an image covers a good part of it
  bool is_scan = false;     // that image is all there is to read
  bool recognised = false;  // its words were read from a picture of them
  double skew =
      0;  // of a recognised page, radians clockwise; the words stand as if it were straight
};

// The coded formats (parser/interchange) have no words and pages: they are read to reports at once.
enum class DocumentKind : std::uint8_t { text, pdf, hl7, fhir, ldt, cda, image };

struct Document {
  DocumentKind kind = DocumentKind::text;
  std::vector<Page> pages;
  std::optional<std::string> partial;  // why not all of it could be read
  std::string missing_data;            // of recognition, that would read its pictures better
};

}  // namespace labread

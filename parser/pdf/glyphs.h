// Positioned glyphs of one page: what the content interpreter gives and the word builder takes.
// Coordinates are page space (1/72 inch, origin top left of the crop box, rotation applied).
#pragma once

#include <string>
#include <vector>

#include "parser/document.h"

namespace labread::pdf {

struct Glyph {
  std::string text;   // UTF-8; may be several code points (ligature) or empty (unknown)
  Point origin;       // on the baseline
  Point advance;      // vector to the next glyph's origin
  float size = 0;     // font size on the page, points
  float ascent = 0.75f; // of an em
  float descent = 0.25f;
  bool bold = false;
  bool is_space = false;
  bool invisible = false; // render mode 3, clipped away, or off the page
};

struct PageGlyphs {
  double width = 0;
  double height = 0;
  std::vector<Glyph> glyphs; // content-stream order
  std::vector<Stroke> strokes;
  double image_share = 0;    // of the page covered by its largest image
};

}  // namespace labread::pdf

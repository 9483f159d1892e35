// Positioned glyphs of one page: what the content interpreter gives and the word builder takes.
// Coordinates are page space (1/72 inch, origin top left of the crop box, rotation applied).
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "parser/document.h"
#include "parser/pdf/object.h"

namespace labread::pdf {

// Where the next glyph stands: quarter turns clockwise, or none of them.
enum class Direction : std::uint8_t { right, down, left, up, diagonal };

struct Glyph {
  std::string_view text;  // UTF-8, owned by the font or the page; several code points for a
                          // ligature, empty: unknown
  Point origin;           // on the baseline
  Point advance;          // along the baseline over the glyph's own width
  float size = 0;         // font size on the page, points
  float ascent = 0.75f;   // of an em
  float descent = 0.25f;
  Direction direction = Direction::right;
  bool bold = false;
  bool is_space = false;
  bool from_above = false;  // of a font that writes from top to bottom
  bool unpainted = false;   // render mode 3 or 7
  bool invisible = false;   // unpainted, clipped away, or off the page
};

// An image that stands in the content stream itself; its keys are the long ones.
struct InlineImage {
  Dictionary dictionary;
  std::string data;
};

// An image as it is painted.
struct PaintedImage {
  Object reference;  // of an image XObject
  std::shared_ptr<const InlineImage> in_line;
  Matrix matrix;  // the unit square to page space
};

struct PageGlyphs {
  double width = 0;
  double height = 0;
  Matrix matrix;              // the page's user space to page space
  std::vector<Glyph> glyphs;  // content-stream order
  std::vector<Stroke> strokes;
  double image_share = 0;            // of the page covered by its largest image
  std::vector<PaintedImage> images;  // in the order they are painted; of inline ones the larger
  std::deque<std::string> texts;     // what glyphs view whose text is no font's (ActualText)
};

}  // namespace labread::pdf

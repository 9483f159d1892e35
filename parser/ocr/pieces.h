// Where text stands on a page's picture: pieces of lines, as far as letters follow each other
// without a gap wider than that between words. A cell of a table is one. A recogniser that has to
// find them itself loses single digits, and lines between drawn ones.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "parser/ocr/picture.h"

namespace labread::ocr {

struct Piece {
  Rect box;                     // pixels, around its letters
  double base = 0;              // where the letters stand
  double size = 0;              // of the font
  std::vector<double> marks;    // middles of all that is drawn, across
  std::vector<double> points;   // of those of them that may be points or commas
  std::vector<Rect> strangers;  // letters of other pieces that reach into the box and its margin
};

// From the top, and from the left.
std::vector<Piece> pieces_of(const Picture& gray, double scale);

// A piece alone on white paper, with a margin.
Picture cut_out(const Picture& gray, const Piece& piece, double margin);

}  // namespace labread::ocr

// The page as it is seen: its images drawn where they stand, on white paper, at one resolution.
#pragma once

#include <cstddef>

#include "parser/ocr/picture.h"
#include "parser/scan.h"

namespace labread::ocr {

struct Canvas {
  Picture gray;      // null: no image of the page could be decoded
  double scale = 1;  // pixels a point
  double width = 0;  // of the page, points
  double height = 0;
};

// `pixels` bounds each image and the canvas.
Canvas draw(const Scan& scan, std::size_t pixels);

}  // namespace labread::ocr

// Leptonica's pixel images as values that free themselves.
#pragma once

#include <allheaders.h>

#include <memory>
#include <vector>

namespace labread::ocr {

struct DestroyPix {
  void operator()(PIX* pix) const { ::pixDestroy(&pix); }
};
using Picture = std::unique_ptr<PIX, DestroyPix>;

struct PixelBox {
  l_int32 x = 0;
  l_int32 y = 0;
  l_int32 w = 0;
  l_int32 h = 0;
};

// The boxes of what hangs together in a picture of one bit, corners included.
inline std::vector<PixelBox> connected_boxes(const Picture& black) {
  std::vector<PixelBox> found;
  BOXA* boxes = black ? ::pixConnCompBB(black.get(), 8) : nullptr;
  const l_int32 count = boxes ? ::boxaGetCount(boxes) : 0;
  for (l_int32 i = 0; i < count; ++i) {
    PixelBox& box = found.emplace_back();
    ::boxaGetBoxGeometry(boxes, i, &box.x, &box.y, &box.w, &box.h);
  }
  ::boxaDestroy(&boxes);
  return found;
}

}  // namespace labread::ocr

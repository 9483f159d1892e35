// Leptonica's pixel images as values that free themselves.
#pragma once

#include <allheaders.h>

#include <memory>

namespace labread::ocr {

struct DestroyPix {
  void operator()(PIX* pix) const { ::pixDestroy(&pix); }
};
using Picture = std::unique_ptr<PIX, DestroyPix>;

}  // namespace labread::ocr

// One placed image to gray pixels, whatever it was coded in: JPEG, PNG, TIFF, CCITT and JPEG 2000
// by Leptonica and its libraries, JBIG2 by jbig2dec. Runs inside the worker.
#pragma once

#include <cstddef>

#include "parser/ocr/picture.h"
#include "parser/scan.h"

namespace labread::ocr {

// Eight bits a pixel, 0 is black. Null where it cannot be decoded, or has more than `pixels`.
Picture decode(const PlacedImage& image, std::size_t pixels);

}  // namespace labread::ocr

// A page's picture made clear: the paper white, whatever shade, shadow or tint it has, its noise
// gone, the ink dark. A recogniser takes noise for letters and loses those that are there.
#pragma once

#include "parser/ocr/picture.h"

namespace labread::ocr {

// The paper white. Null where it cannot be done.
Picture whitened(const Picture& gray);

// The same with every pixel mixed with its neighbours, where noise cancels out.
Picture smoothed(const Picture& gray);

}  // namespace labread::ocr

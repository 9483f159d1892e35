// Which way up a page's picture is. Its letters tell: those of a line stand close together, and
// more of them reach above their line than below it.
#pragma once

#include "parser/ocr/picture.h"

namespace labread::ocr {

// Turns a picture that lies on its side or stands on its head. The quarter turns made, clockwise;
// none where that cannot be told.
int turn_upright(Picture& gray, double scale);

}  // namespace labread::ocr

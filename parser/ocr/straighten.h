// A page's picture made fit for reading: turned straight, and its drawn lines taken out and kept as
// strokes, for a recogniser takes them for letters and loses the words between them.
#pragma once

#include <vector>

#include "parser/document.h"
#include "parser/ocr/picture.h"

namespace labread::ocr {

// Turns the picture about its middle until its lines are level. The angle it was off, radians
// clockwise; 0 where it is level or its slant cannot be told.
double straighten(Picture& gray);

// Paints the long straight lines white. The strokes are in pixels.
std::vector<Stroke> take_out_rules(Picture& gray, double scale);

}  // namespace labread::ocr

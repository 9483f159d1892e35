// A picture of a page to a page of words, in points like any other. Runs inside the worker.
#pragma once

#include <optional>

#include "parser/document.h"
#include "parser/limits.h"
#include "parser/ocr/recogniser.h"
#include "parser/scan.h"

namespace labread::ocr {

// Nothing for a frame that an image file does not have. Throws Error damaged where no image of the
// page can be decoded.
std::optional<Page> read_picture(const Scan& scan, Recogniser& recogniser, const Limits& limits);

}  // namespace labread::ocr

// The images painted on one page of a PDF, for the worker that recognises text in them: undone up
// to the image codecs, which are that worker's. Runs inside the PDF worker.
#pragma once

#include <string>
#include <string_view>

#include "parser/limits.h"
#include "parser/scan.h"

namespace labread::pdf {

// Throws Error as read_pdf() does. An image that cannot be read is left out.
Scan read_scan(std::string_view bytes, const std::string& password, const Limits& limits, int page);

}  // namespace labread::pdf

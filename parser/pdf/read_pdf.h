// A PDF to a Document: pages in order, words and strokes. Runs inside the worker. Throws Error
// (file.h); a page that fails leaves the others and marks the document partial. A document without
// any text but with page images throws no_text_layer, unless scans are accepted.
#pragma once

#include <string>
#include <string_view>

#include "parser/document.h"
#include "parser/limits.h"

namespace labread::pdf {

Document read_pdf(std::string_view bytes, const std::string& password, const Limits& limits,
                  bool accepts_scans = false);

}  // namespace labread::pdf

// Plain text to words on a character grid. Accepts UTF-8, UTF-16 and Windows-1252; tabs are
// elastic: in neighbouring lines with tabs the n-th cells stand below each other. Throws Error for
// binary noise (unsupported_format), no words (empty), and more than the limits allow.
#pragma once

#include <string_view>

#include "parser/document.h"
#include "parser/limits.h"

namespace labread {

Document read_text(std::string_view bytes, const Limits& limits);

}  // namespace labread

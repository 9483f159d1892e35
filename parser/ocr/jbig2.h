// JBIG2 as PDF embeds it: the page's segments and the shared ones, without a file header.
#pragma once

#include <cstddef>
#include <string>

#include "parser/ocr/picture.h"

namespace labread::ocr {

// One bit a pixel. Null where it cannot be decoded, or has more than `pixels`.
Picture from_jbig2(const std::string& bytes, const std::string& globals, std::size_t pixels);

}  // namespace labread::ocr

// Tells by its content what a file is. What cannot be read is named, so that its owner knows what
// to do with it.
#pragma once

#include <optional>
#include <string_view>

#include "parser/document.h"

namespace labread {

// "a PNG image": a format known by its signature that is neither PDF nor plain text.
std::optional<std::string_view> foreign_format(std::string_view bytes);

// A picture of a kind that can be read where text in pictures is recognised: PNG, JPEG, TIFF.
bool looks_like_picture(std::string_view bytes);

// A coded format (parser/interchange); nothing for everything else.
std::optional<DocumentKind> coded_format(std::string_view bytes);

// The header may be preceded by up to a kilobyte of something else.
bool looks_like_pdf(std::string_view bytes);

}  // namespace labread

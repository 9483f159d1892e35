// Base64 of attachments.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace labread {

// White space is left out; nothing for a text that is no Base64.
std::optional<std::string> decode_base64(std::string_view text);

// Whether what was decoded is a PDF.
bool holds_pdf(std::string_view bytes);

}  // namespace labread

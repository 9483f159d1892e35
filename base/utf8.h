// UTF-8 in and out: decoding that never reads past the end, encoding, validation, and repair of the
// byte encodings in which text reports really come.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace labread {

inline constexpr char32_t replacement_character = 0xFFFD;

// The code point at `at`, which is moved past it. A malformed byte gives U+FFFD and moves one byte.
// `at` must be below text.size().
char32_t next_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& out, char32_t code_point);

bool is_utf8(std::string_view text);

std::size_t count_code_points(std::string_view text);

// Text in UTF-8 from bytes that are UTF-8, UTF-16 (by byte order mark or by their zero bytes) or
// else Windows-1252. Byte order marks are dropped.
std::string to_utf8(std::string_view bytes);

}  // namespace labread

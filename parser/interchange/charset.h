// Text in UTF-8 from the character sets of German practice systems, which files name by a number or
// not at all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace labread {

enum class Charset : std::uint8_t { windows_1252, iso_8859_15, cp437, din_66003 };

// Valid UTF-8 stays as it is, whatever the file says of itself.
std::string decoded(std::string_view bytes, Charset charset);

// By the letters that German texts use most: CP437 and the Latin sets write them with bytes that
// the other hardly uses.
Charset guess_charset(std::string_view bytes);

}  // namespace labread

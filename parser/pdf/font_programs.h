// What an embedded font program (Type 1, CFF, TrueType, OpenType) knows about the text of its
// glyphs: by character code through its built-in encoding, and by glyph number. Needed only where
// the PDF itself says nothing. Reads untrusted bytes; every offset is checked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace labread::pdf {

struct ProgramTexts {
  std::vector<std::string> by_code;  // 256 entries of UTF-8 or none; an empty text: not known
  std::vector<std::string> by_glyph;
};

// The kind of program is told by its first bytes, whatever the PDF calls it.
ProgramTexts read_font_program(std::string_view program);

// The three kinds, for a program known to be one.
ProgramTexts read_type1(std::string_view program);
ProgramTexts read_cff(std::string_view program);
ProgramTexts read_truetype(std::string_view program);

}  // namespace labread::pdf

// A PDF font as the text reader needs it: character codes to Unicode text and advance widths.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "parser/pdf/file.h"

namespace labread::pdf {

struct FontGlyph {
  std::string_view text; // UTF-8, owned by the font; empty: unknown
  double width = 0;      // of an em (1/1000 already applied)
  std::uint32_t code = 0;
  std::uint8_t bytes = 1; // of the string that the code took
};

class Font {
 public:
  virtual ~Font() = default;
  // The glyph at the start of a non-empty string.
  virtual FontGlyph next(std::string_view text) const = 0;
  bool bold = false;
  double ascent = 0.75;
  double descent = 0.25;
  Matrix glyph_matrix{0.001, 0, 0, 0.001, 0, 0}; // of Type3 fonts
};

// Loads and keeps the fonts of a document by reference. Never throws for a broken font: what cannot
// be told is unknown text with a plausible width.
class FontCache {
 public:
  explicit FontCache(PdfFile& file) : file_(&file) {}
  const Font& font(const Object& reference_or_dictionary);

 private:
  PdfFile* file_;
  std::map<Reference, std::unique_ptr<Font>> fonts_;
  std::vector<std::unique_ptr<Font>> direct_;
};

}  // namespace labread::pdf

// A PDF font as the text reader needs it: character codes to Unicode text and advance widths.
// A glyph is looked up when it is first shown and kept, so that showing text is an array access a
// glyph, and what no page shows costs nothing.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/pdf/character_collections.h"
#include "parser/pdf/cmap.h"
#include "parser/pdf/encodings.h"
#include "parser/pdf/file.h"

namespace labread::pdf {

struct FontGlyph {
  std::string_view text;  // UTF-8, owned by the font; empty: unknown
  float width = 0;        // of an em
  std::uint32_t code = 0;
  std::uint8_t bytes = 0;  // of the string that the code took; 0: not looked up yet
  bool is_space = false;
};

// One byte a code: Type 1, TrueType and Type 3 fonts. Uses the file and the font's dictionary as
// long as it lives: a report shows forty of the 256 codes, and its maps mostly tell what they mean
// without the embedded program, which is by far the largest part of a font.
class SimpleGlyphs {
 public:
  SimpleGlyphs(PdfFile& file, const Dictionary& font);

  const FontGlyph& glyph(std::uint8_t code) {
    FontGlyph& held = glyphs_[code];
    if (held.bytes == 0) held = look_up(code);
    return held;
  }

 private:
  static constexpr std::size_t codes = 256;
  enum class Family : std::uint8_t { text, symbol, dingbats };
  static Family family_of(std::string_view base_font);

  void read_encoding();
  void read_widths();
  FontGlyph look_up(std::uint8_t code);
  std::string_view text_of(std::uint8_t code);
  std::string_view base_text(std::uint8_t code);
  std::string text_of_difference(std::string_view name, std::uint8_t code) const;
  const std::vector<std::string>& program_texts();
  float width_of(std::uint8_t code, std::string_view text);
  float standard_width(std::string_view text) const;

  PdfFile& file_;
  const Dictionary& font_;
  const Dictionary* descriptor_;
  Family family_;
  bool is_type3_;
  bool no_controls_ = false;
  std::optional<NamedEncoding> encoding_;
  std::array<const Name*, codes> differences_{};
  CMap to_unicode_;
  std::optional<std::vector<std::string>> program_texts_;  // by code; empty: it tells nothing
  std::deque<std::string> own_texts_;                      // that no table holds
  const Array* widths_ = nullptr;
  std::size_t first_width_ = 0;  // the code of the first
  double missing_width_ = 0;
  float width_scale_ = 0.001f;
  std::span<const CharacterWidth> standard_widths_;
  std::array<FontGlyph, codes> glyphs_{};
};

// Type 0 fonts: codes of several bytes over a CID font.
struct CompositeGlyphs {
  CMap encoding;
  CMap to_unicode;
  Collection collection = Collection::none;
  bool codes_are_unicode = false;  // the font says so (ToUnicode Identity), for want of a better
  std::vector<float> widths;       // by CID; negative: default
  float default_width = 1;
  std::vector<std::string> texts;           // by glyph number of the embedded program
  std::vector<std::uint16_t> glyph_of_cid;  // empty: the same number
  std::deque<std::string> code_texts;       // of fonts whose codes are Unicode, made as needed
  std::array<std::unique_ptr<std::array<FontGlyph, 256>>, 256> pages;

  FontGlyph look_up(CharacterCode code);
};

class Font {
 public:
  // The glyph at the start of a non-empty string.
  FontGlyph next(std::string_view text) {
    return simple_ ? simple_->glyph(static_cast<std::uint8_t>(text.front())) : next_composite(text);
  }

  bool bold = false;
  bool vertical = false;
  float ascent = 0.75f;  // of an em
  float descent = 0.25f;
  float em = 1;  // size of an em in text space at size 1: other than 1 in some Type 3 fonts

 private:
  friend class FontCache;
  FontGlyph next_composite(std::string_view text);

  std::unique_ptr<SimpleGlyphs> simple_;
  std::unique_ptr<CompositeGlyphs> composite_;
};

// Loads and keeps the fonts of a document by reference. A broken font throws nothing but what the
// file throws about its limits: what cannot be told is unknown text with a plausible width.
class FontCache {
 public:
  explicit FontCache(PdfFile& file) : file_(&file) {}
  // Valid, like the texts of its glyphs, while the cache lives.
  Font& font(const Object& reference_or_dictionary);

 private:
  std::unique_ptr<Font> load(const Object& object);

  PdfFile* file_;
  std::map<Reference, std::unique_ptr<Font>> fonts_;
  std::map<const Dictionary*, std::unique_ptr<Font>> direct_;
};

std::unique_ptr<CompositeGlyphs> load_composite(PdfFile& file, const Dictionary& font);
// The program of a font descriptor: FontFile, FontFile2 or FontFile3; empty: none.
std::string embedded_program(PdfFile& file, const Dictionary& descriptor);
bool is_embedded(const Dictionary& descriptor);
bool is_blank_text(std::string_view text);

}  // namespace labread::pdf

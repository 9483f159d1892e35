// What the PDF and font specifications fix: the Adobe glyph list, the named encodings, the glyph
// orders that fonts refer to by number, and the widths of the standard 14 fonts. A glyph is known
// by its position in the list, so that an encoding is a plain array of numbers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace labread::pdf {

using GlyphIndex = std::uint16_t;
inline constexpr GlyphIndex no_glyph = 0xFFFF;

using Encoding = std::array<GlyphIndex, 256>;

enum class NamedEncoding : std::uint8_t { standard, win_ansi, mac_roman, mac_expert, symbol };

const Encoding& encoding(NamedEncoding name);
// By the name a PDF uses ("WinAnsiEncoding"); nothing for others.
std::optional<NamedEncoding> find_encoding(std::string_view name);

GlyphIndex find_glyph(std::string_view name);
std::string_view glyph_name(GlyphIndex glyph);
// UTF-8 text of a glyph of the list; empty for no_glyph.
std::string_view glyph_text(GlyphIndex glyph);

// Text of any glyph name: the list, uniXXXX, uXXXXXX, "name.variant", "f_f_i". Empty: not known.
std::string text_of_glyph_name(std::string_view name);

// ZapfDingbats has names of its own ("a20").
std::string_view dingbat_text(std::uint8_t code);
std::string_view dingbat_text(std::string_view name);

// Glyphs in the order in which CFF and TrueType number their predefined names.
std::span<const GlyphIndex> cff_standard_strings();
std::span<const GlyphIndex> cff_expert_charset();
std::span<const GlyphIndex> cff_expert_subset_charset();
std::span<const GlyphIndex> mac_glyph_order();

struct CharacterWidth {
  std::uint16_t code_point;
  std::uint16_t width;
};

// Widths of the standard font that a font name means (also its usual aliases, "Arial,Bold",
// "ABCDEF+TimesNewRomanPS-BoldMT"); empty for other fonts.
std::span<const CharacterWidth> standard_widths(std::string_view font_name);
// In 1/1000 em; nothing where the font has no such character.
std::optional<int> find_width(std::span<const CharacterWidth> widths, char32_t code_point);

// A base letter and a combining mark as one code point; 0 where Unicode has none.
char32_t composed(char32_t base, char32_t mark);
// The combining mark a spacing accent stands for (´ -> U+0301); 0 for other code points.
char32_t combining_mark(char32_t spacing_accent);

}  // namespace labread::pdf

#include "parser/pdf/encodings.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"

namespace labread::pdf {
namespace {

struct Composition {
  std::uint16_t base;
  std::uint16_t mark;
  std::uint16_t whole;
};

#include "parser/pdf/encodings_glyphs.inc"
#include "parser/pdf/encodings_tables.inc"
#include "parser/pdf/encodings_widths.inc"

constexpr std::array<CharacterWidth, 1> courier_widths = {{{0, 600}}};

std::string_view name_in(const char* pool, std::uint32_t offset) {
  return std::string_view(pool + offset);
}

std::string_view text_in(const char* pool, std::uint32_t offset) {
  const std::string_view name = name_in(pool, offset);
  return std::string_view(name.data() + name.size() + 1);
}

template <std::size_t size>
std::optional<std::uint32_t> find_name(const char* pool,
                                       const std::array<std::uint32_t, size>& offsets,
                                       std::string_view name) {
  const auto at = std::lower_bound(
      offsets.begin(), offsets.end(), name,
      [pool](std::uint32_t offset, std::string_view key) { return name_in(pool, offset) < key; });
  if (at == offsets.end() || name_in(pool, *at) != name) return std::nullopt;
  return static_cast<std::uint32_t>(at - offsets.begin());
}

std::optional<char32_t> hex_number(std::string_view digits) {
  char32_t number = 0;
  for (const char c : digits) {
    const bool decimal = c >= '0' && c <= '9';
    const bool upper = c >= 'A' && c <= 'F';
    const bool lower = c >= 'a' && c <= 'f';
    if (!decimal && !upper && !lower) return std::nullopt;
    const int value = decimal ? c - '0' : (upper ? c - 'A' : c - 'a') + 10;
    number = number * 16 + static_cast<char32_t>(value);
  }
  const bool surrogate = number >= 0xD800 && number < 0xE000;
  if (number == 0 || number > 0x10FFFF || surrogate) return std::nullopt;
  return number;
}

// uni0041, uni00410042 (several), u0041, u1F600.
std::string text_of_code_name(std::string_view name) {
  std::string text;
  if (name.starts_with("uni") && name.size() >= 7 && (name.size() - 3) % 4 == 0) {
    for (std::size_t at = 3; at < name.size(); at += 4) {
      const auto code = hex_number(name.substr(at, 4));
      if (!code) return {};
      append_utf8(text, *code);
    }
    return text;
  }
  if (name.starts_with("u") && name.size() >= 5 && name.size() <= 7) {
    if (const auto code = hex_number(name.substr(1))) append_utf8(text, *code);
  }
  return text;
}

std::string text_of_component(std::string_view name) {
  const GlyphIndex glyph = find_glyph(name);
  return glyph != no_glyph ? std::string(glyph_text(glyph)) : text_of_code_name(name);
}

std::string letters_of(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
    if (c >= 'a' && c <= 'z') letters += c;
  }
  return letters;
}

std::string_view without_subset_tag(std::string_view name) {
  return name.size() > 7 && name[6] == '+' ? name.substr(7) : name;
}

}  // namespace

const Encoding& encoding(NamedEncoding name) {
  switch (name) {
    case NamedEncoding::win_ansi: return win_ansi_encoding;
    case NamedEncoding::mac_roman: return mac_roman_encoding;
    case NamedEncoding::mac_expert: return mac_expert_encoding;
    case NamedEncoding::symbol: return symbol_encoding;
    case NamedEncoding::standard: break;
  }
  return standard_encoding;
}

std::optional<NamedEncoding> find_encoding(std::string_view name) {
  if (name == "WinAnsiEncoding") return NamedEncoding::win_ansi;
  if (name == "MacRomanEncoding") return NamedEncoding::mac_roman;
  if (name == "MacExpertEncoding") return NamedEncoding::mac_expert;
  if (name == "StandardEncoding") return NamedEncoding::standard;
  if (name == "SymbolEncoding") return NamedEncoding::symbol;
  return std::nullopt;
}

GlyphIndex find_glyph(std::string_view name) {
  const auto found = find_name(glyph_pool, glyph_offsets, name);
  return found ? static_cast<GlyphIndex>(*found) : no_glyph;
}

std::string_view glyph_name(GlyphIndex glyph) {
  return glyph < glyph_offsets.size() ? name_in(glyph_pool, glyph_offsets[glyph])
                                      : std::string_view();
}

std::string_view glyph_text(GlyphIndex glyph) {
  return glyph < glyph_offsets.size() ? text_in(glyph_pool, glyph_offsets[glyph])
                                      : std::string_view();
}

std::string text_of_glyph_name(std::string_view name) {
  std::string text = text_of_component(name);
  if (!text.empty() || name.empty() || name.front() == '.') return text;
  name = name.substr(0, name.find('.'));
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('_'), name.size());
    const std::string part = text_of_component(name.substr(0, end));
    if (part.empty()) return {};
    text += part;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return text;
}

std::string_view dingbat_text(std::uint8_t code) {
  const GlyphIndex glyph = zapf_dingbats_encoding[code];
  return glyph == no_glyph ? std::string_view() : text_in(dingbat_pool, dingbat_offsets[glyph]);
}

std::string_view dingbat_text(std::string_view name) {
  const auto found = find_name(dingbat_pool, dingbat_offsets, name);
  return found ? text_in(dingbat_pool, dingbat_offsets[*found]) : std::string_view();
}

std::span<const GlyphIndex> cff_standard_strings() { return cff_strings; }
std::span<const GlyphIndex> cff_expert_charset() { return expert_charset; }
std::span<const GlyphIndex> cff_expert_subset_charset() { return expert_subset_charset; }
std::span<const GlyphIndex> mac_glyph_order() { return mac_order; }

std::span<const CharacterWidth> standard_widths(std::string_view font_name) {
  const std::string letters = letters_of(without_subset_tag(font_name));
  const auto has = [&](std::string_view part) { return letters.find(part) != std::string::npos; };
  const bool bold = has("bold") || has("black") || has("demi");
  const bool italic = has("italic") || has("oblique");
  if (letters.starts_with("courier")) return courier_widths;
  if (letters.starts_with("helvetica") || letters.starts_with("arial")) {
    if (has("narrow") || has("condensed")) return {};
    if (bold) return helvetica_bold_widths;
    return helvetica_widths;
  }
  if (letters.starts_with("times")) {
    if (bold && italic) return times_bold_italic_widths;
    if (bold) return times_bold_widths;
    if (italic) return times_italic_widths;
    return times_roman_widths;
  }
  if (letters.starts_with("symbol")) return symbol_widths;
  if (letters.starts_with("zapfdingbats")) return zapf_dingbats_widths;
  return {};
}

std::optional<int> find_width(std::span<const CharacterWidth> widths, char32_t code_point) {
  if (widths.size() == 1) return widths.front().width;
  const auto at = std::lower_bound(
      widths.begin(), widths.end(), code_point,
      [](const CharacterWidth& entry, char32_t key) { return entry.code_point < key; });
  if (at == widths.end() || at->code_point != code_point) return std::nullopt;
  return at->width;
}

char32_t composed(char32_t base, char32_t mark) {
  const auto key = std::tuple(base, mark);
  const auto at = std::lower_bound(
      compositions.begin(), compositions.end(), key, [](const Composition& entry, const auto& k) {
        return std::tuple<char32_t, char32_t>(entry.base, entry.mark) < k;
      });
  const bool found = at != compositions.end() && at->base == base && at->mark == mark;
  return found ? at->whole : 0;
}

char32_t combining_mark(char32_t spacing_accent) {
  switch (spacing_accent) {
    case U'`': return 0x300;
    case 0xB4: return 0x301;
    case U'^':
    case 0x2C6: return 0x302;
    case U'~':
    case 0x2DC: return 0x303;
    case 0xAF: return 0x304;
    case 0x2D8: return 0x306;
    case 0x2D9: return 0x307;
    case 0xA8: return 0x308;
    case 0x2DA: return 0x30A;
    case 0x2DD: return 0x30B;
    case 0x2C7: return 0x30C;
    case 0xB8: return 0x327;
    case 0x2DB: return 0x328;
    default: return 0;
  }
}

}  // namespace labread::pdf

#include "parser/pdf/font_programs.h"

#include <algorithm>

#include "base/utf8.h"
#include "parser/pdf/encodings.h"
#include "parser/pdf/font_bytes.h"
#include "parser/pdf/tokens.h"

namespace labread::pdf {

ProgramTexts read_font_program(std::string_view program) {
  if (program.starts_with("%!") || program.starts_with("\x80\x01")) return read_type1(program);
  if (program.starts_with(std::string_view("\0\1\0\0", 4)) || program.starts_with("true") ||
      program.starts_with("ttcf") || program.starts_with("OTTO")) {
    return read_truetype(program);
  }
  if (program.size() > 4 && program[0] == 1 && program[1] <= 1) return read_cff(program);
  return {};
}

// The clear part of a Type 1 program: "/Encoding StandardEncoding def", or lines such as
// "dup 65 /A put".
ProgramTexts read_type1(std::string_view program) {
  ProgramTexts texts;
  const std::size_t start = program.find("/Encoding");
  if (start == std::string_view::npos) return texts;
  const std::size_t end = program.find("eexec", start);
  Tokens tokens(program.substr(start, end == std::string_view::npos ? end : end - start));
  tokens.next();
  texts.by_code.resize(256);
  Token code;
  Token name;
  for (Token token = tokens.next(); token.kind != TokenKind::end; token = tokens.next()) {
    if (token.kind == TokenKind::word && token.text == "StandardEncoding") {
      for (std::size_t i = 0; i < 256; ++i) {
        texts.by_code[i] = glyph_text(encoding(NamedEncoding::standard)[i]);
      }
      return texts;
    }
    if (token.kind == TokenKind::word && (token.text == "def" || token.text == "readonly")) break;
    if (token.kind == TokenKind::word && token.text == "put" && name.kind == TokenKind::name &&
        code.kind == TokenKind::number && code.number >= 0 && code.number < 256) {
      texts.by_code[static_cast<std::size_t>(code.number)] = text_of_glyph_name(name.text);
    }
    code = name;
    name = token;
  }
  return texts;
}

namespace {

struct Table {
  std::size_t offset = 0;
  std::size_t length = 0;
};

// The table directory of an sfnt; of a collection, that of its first font.
Table find_table(const FontBytes& font, std::string_view tag) {
  std::size_t start = 0;
  if (font.view(0, 4) == "ttcf") start = font.u32(12);
  const std::size_t count = font.u16(start + 4);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t record = start + 12 + i * 16;
    if (font.view(record, 4) == tag) return {font.u32(record + 8), font.u32(record + 12)};
  }
  return {};
}

// Character map of a TrueType font: pairs of character code and glyph, in the order of the codes.
using Mapping = std::vector<std::pair<std::uint32_t, std::uint16_t>>;
constexpr std::size_t most_mappings = 200'000;

void read_segments(const FontBytes& font, std::size_t at, Mapping& out) {
  const std::size_t count = font.u16(at + 6) / 2;
  const std::size_t ends = at + 14;
  const std::size_t starts = ends + count * 2 + 2;
  const std::size_t deltas = starts + count * 2;
  const std::size_t offsets = deltas + count * 2;
  std::size_t steps = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t last = font.u16(ends + i * 2);
    const std::uint32_t offset = font.u16(offsets + i * 2);
    for (std::uint32_t code = font.u16(starts + i * 2); code <= last && code != 0xFFFF; ++code) {
      if (++steps > most_mappings) return;
      std::uint32_t glyph = code;
      if (offset != 0) {
        const std::uint32_t first = font.u16(starts + i * 2);
        glyph = font.u16(offsets + i * 2 + offset + (code - first) * 2);
        if (glyph == 0) continue;
      }
      glyph = (glyph + font.u16(deltas + i * 2)) & 0xFFFF;
      if (glyph != 0) out.emplace_back(code, static_cast<std::uint16_t>(glyph));
    }
  }
}

void read_groups(const FontBytes& font, std::size_t at, Mapping& out) {
  const std::size_t count = std::min<std::size_t>(font.u32(at + 12), 100'000);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t group = at + 16 + i * 12;
    const std::uint32_t first = font.u32(group);
    const std::uint32_t last = font.u32(group + 4);
    const std::uint32_t glyph = font.u32(group + 8);
    for (std::uint32_t code = first; code <= last && code <= 0x10FFFF; ++code) {
      if (out.size() >= most_mappings) return;
      out.emplace_back(code, static_cast<std::uint16_t>(glyph + (code - first)));
    }
  }
}

Mapping read_mapping(const FontBytes& font, std::size_t at) {
  Mapping mapping;
  switch (font.u16(at)) {
    case 0:
      for (std::uint32_t code = 0; code < 256; ++code) {
        if (const auto glyph = font.u8(at + 6 + code)) mapping.emplace_back(code, glyph);
      }
      break;
    case 4: read_segments(font, at, mapping); break;
    case 6:
      for (std::uint32_t i = 0; i < font.u16(at + 8); ++i) {
        const std::uint16_t glyph = font.u16(at + 10 + i * 2);
        if (glyph != 0) mapping.emplace_back(font.u16(at + 6) + i, glyph);
      }
      break;
    case 12: read_groups(font, at, mapping); break;
    default: break;
  }
  return mapping;
}

// The three maps that matter: Unicode, symbol (3,0) and Macintosh (1,0).
struct Mappings {
  Mapping unicode;
  Mapping symbol;
  Mapping macintosh;
};

Mappings read_mappings(const FontBytes& font) {
  Mappings mappings;
  const Table table = find_table(font, "cmap");
  if (table.length == 0) return mappings;
  const std::size_t count = std::min<std::size_t>(font.u16(table.offset + 2), 100);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t record = table.offset + 4 + i * 8;
    const unsigned platform = font.u16(record);
    const unsigned kind = font.u16(record + 2);
    const std::size_t at = table.offset + font.u32(record + 4);
    const bool unicode = platform == 0 || (platform == 3 && (kind == 1 || kind == 10));
    if (unicode && font.u16(at) != 14) {
      Mapping found = read_mapping(font, at);
      if (found.size() > mappings.unicode.size()) mappings.unicode = std::move(found);
    } else if (platform == 3 && kind == 0) {
      mappings.symbol = read_mapping(font, at);
    } else if (platform == 1 && kind == 0) {
      mappings.macintosh = read_mapping(font, at);
    }
  }
  return mappings;
}

void name_glyph(std::vector<std::string>& texts, std::size_t glyph, std::string text) {
  if (text.empty() || glyph >= 65536) return;
  if (texts.size() <= glyph) texts.resize(glyph + 1);
  if (texts[glyph].empty()) texts[glyph] = std::move(text);
}

bool is_private(std::uint32_t code) { return code >= 0xE000 && code < 0xF900; }

// Glyph names of the post table, formats 1 and 2.
void read_post_names(const FontBytes& font, std::vector<std::string>& texts) {
  const Table table = find_table(font, "post");
  if (table.length < 32) return;
  const std::uint32_t version = font.u32(table.offset);
  const auto standard = mac_glyph_order();
  if (version == 0x10000) {
    for (std::size_t i = 0; i < standard.size(); ++i) {
      name_glyph(texts, i, std::string(glyph_text(standard[i])));
    }
  }
  if (version != 0x20000) return;
  const std::size_t count = font.u16(table.offset + 32);
  std::vector<std::string_view> names;
  for (std::size_t at = table.offset + 34 + count * 2; at < table.offset + table.length;) {
    const std::size_t length = font.u8(at);
    names.push_back(font.view(at + 1, length));
    at += length + 1;
  }
  for (std::size_t glyph = 0; glyph < count; ++glyph) {
    const std::size_t index = font.u16(table.offset + 34 + glyph * 2);
    if (index < standard.size()) {
      name_glyph(texts, glyph, std::string(glyph_text(standard[index])));
    } else if (index - standard.size() < names.size()) {
      name_glyph(texts, glyph, text_of_glyph_name(names[index - standard.size()]));
    }
  }
}

void texts_by_code(const Mappings& mappings, ProgramTexts& texts) {
  texts.by_code.resize(256);
  const auto take = [&](std::uint32_t code, std::uint16_t glyph) {
    if (code >= 256 || glyph >= texts.by_glyph.size()) return;
    std::string& text = texts.by_code[code];
    if (text.empty()) text = texts.by_glyph[glyph];
  };
  for (const auto& [code, glyph] : mappings.symbol) take(code & ~0xF000U, glyph);
  for (const auto& [code, glyph] : mappings.macintosh) take(code, glyph);
  if (!mappings.symbol.empty() || !mappings.macintosh.empty()) return;
  for (const auto& [code, glyph] : mappings.unicode) take(code, glyph);
}

}  // namespace

ProgramTexts read_truetype(std::string_view program) {
  const FontBytes font(program);
  ProgramTexts texts;
  if (const Table cff = find_table(font, "CFF "); cff.length != 0) {
    texts = read_cff(font.view(cff.offset, cff.length));
  }
  const Mappings mappings = read_mappings(font);
  for (const auto& [code, glyph] : mappings.unicode) {
    if (code < 0x20 || is_private(code)) continue;
    std::string text;
    append_utf8(text, code);
    name_glyph(texts.by_glyph, glyph, std::move(text));
  }
  read_post_names(font, texts.by_glyph);
  for (const auto& [code, glyph] : mappings.macintosh) {
    const bool known = code < 256 && code >= 0x20 && mappings.symbol.empty();
    if (!known) continue;
    const GlyphIndex named = encoding(NamedEncoding::mac_roman)[code];
    name_glyph(texts.by_glyph, glyph, std::string(glyph_text(named)));
  }
  texts_by_code(mappings, texts);
  return texts;
}

}  // namespace labread::pdf

// The Compact Font Format: only its names, charset and encoding.
#include <algorithm>
#include <map>
#include <optional>

#include "parser/pdf/encodings.h"
#include "parser/pdf/font_bytes.h"
#include "parser/pdf/font_programs.h"

namespace labread::pdf {
namespace {

// An INDEX: count, offset size, offsets, data.
struct Index {
  std::size_t count = 0;
  std::size_t offset_size = 0;
  std::size_t offsets = 0;
  std::size_t data = 0;  // one before the first byte, as its offsets count from 1
  std::size_t end = 0;
};

std::size_t offset_at(const FontBytes& font, const Index& index, std::size_t i) {
  std::size_t value = 0;
  for (std::size_t b = 0; b < index.offset_size; ++b) {
    value = value << 8 | font.u8(index.offsets + i * index.offset_size + b);
  }
  return value;
}

Index read_index(const FontBytes& font, std::size_t at) {
  Index index;
  index.count = font.u16(at);
  index.end = at + 2;
  if (index.count == 0) return index;
  index.offset_size = std::min<std::size_t>(font.u8(at + 2), 4);
  index.offsets = at + 3;
  index.data = index.offsets + (index.count + 1) * index.offset_size - 1;
  index.end = index.data + offset_at(font, index, index.count);
  return index;
}

std::string_view entry(const FontBytes& font, const Index& index, std::size_t i) {
  if (i >= index.count) return {};
  const std::size_t start = offset_at(font, index, i);
  const std::size_t end = offset_at(font, index, i + 1);
  return end > start ? font.view(index.data + start, end - start) : std::string_view();
}

// Operator (two-byte ones as 1200 + second) to its last operand; real numbers are skipped.
std::map<int, long> read_dictionary(std::string_view bytes) {
  const FontBytes font(bytes);
  std::map<int, long> values;
  long operand = 0;
  for (std::size_t at = 0; at < font.size();) {
    const int b = font.u8(at);
    if (b <= 21) {
      const bool escaped = b == 12;
      values[escaped ? 1200 + font.u8(at + 1) : b] = operand;
      at += escaped ? 2 : 1;
    } else if (b == 28) {
      operand = static_cast<std::int16_t>(font.u16(at + 1));
      at += 3;
    } else if (b == 29) {
      operand = static_cast<std::int32_t>(font.u32(at + 1));
      at += 5;
    } else if (b == 30) {
      for (++at; at < font.size() && (font.u8(at) & 0xF) != 0xF; ++at) {
      }
      ++at;
    } else if (b >= 32 && b <= 246) {
      operand = b - 139;
      ++at;
    } else if (b >= 247 && b <= 254) {
      const long low = font.u8(at + 1);
      operand = b < 251 ? (b - 247) * 256 + low + 108 : -(b - 251) * 256 - low - 108;
      at += 2;
    } else {
      ++at;
    }
  }
  return values;
}

std::optional<std::size_t> offset_in(const std::map<int, long>& dictionary, int key) {
  const auto found = dictionary.find(key);
  if (found == dictionary.end() || found->second < 0) return std::nullopt;
  return static_cast<std::size_t>(found->second);
}

// String numbers by glyph.
std::vector<std::uint16_t> read_charset(const FontBytes& font, std::size_t at, std::size_t glyphs) {
  std::vector<std::uint16_t> strings(1, 0);
  const unsigned format = font.u8(at++);
  while (strings.size() < glyphs && at < font.size()) {
    const std::uint16_t first = font.u16(at);
    at += 2;
    std::size_t more = 0;
    if (format == 1) more = font.u8(at++);
    if (format == 2) {
      more = font.u16(at);
      at += 2;
    }
    for (std::size_t i = 0; i <= more && strings.size() < glyphs; ++i) {
      strings.push_back(static_cast<std::uint16_t>(first + i));
    }
  }
  return strings;
}

std::string text_of_string(const FontBytes& font, const Index& strings, std::size_t number) {
  const auto standard = cff_standard_strings();
  if (number < standard.size()) return std::string(glyph_text(standard[number]));
  return text_of_glyph_name(entry(font, strings, number - standard.size()));
}

std::vector<std::string> read_glyph_texts(const FontBytes& font, const Index& strings,
                                          std::size_t charset, std::size_t glyphs) {
  std::vector<std::string> texts(glyphs);
  if (charset == 1 || charset == 2) {
    const auto order = charset == 1 ? cff_expert_charset() : cff_expert_subset_charset();
    for (std::size_t i = 0; i < std::min(glyphs, order.size()); ++i) {
      texts[i] = glyph_text(order[i]);
    }
    return texts;
  }
  if (charset == 0) {
    for (std::size_t i = 1; i < std::min<std::size_t>(glyphs, 229); ++i) {
      texts[i] = text_of_string(font, strings, i);
    }
    return texts;
  }
  const auto numbers = read_charset(font, charset, glyphs);
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    texts[i] = text_of_string(font, strings, numbers[i]);
  }
  return texts;
}

void read_own_encoding(const FontBytes& font, std::size_t at, ProgramTexts& texts) {
  const unsigned format = font.u8(at) & 0x7F;
  const std::size_t count = font.u8(at + 1);
  std::size_t glyph = 1;
  const auto name = [&](std::size_t code) {
    if (code < 256 && glyph < texts.by_glyph.size()) texts.by_code[code] = texts.by_glyph[glyph];
    ++glyph;
  };
  for (std::size_t i = 0; i < count; ++i) {
    if (format == 0) {
      name(font.u8(at + 2 + i));
      continue;
    }
    const std::size_t first = font.u8(at + 2 + i * 2);
    const std::size_t more = font.u8(at + 3 + i * 2);
    for (std::size_t code = first; code <= first + more; ++code) name(code);
  }
}

}  // namespace

ProgramTexts read_cff(std::string_view program) {
  const FontBytes font(program);
  ProgramTexts texts;
  const Index names = read_index(font, font.u8(2));
  const Index tops = read_index(font, names.end);
  const Index strings = read_index(font, tops.end);
  const auto top = read_dictionary(entry(font, tops, 0));
  const bool by_cid = top.contains(1230);
  const auto char_strings = offset_in(top, 17);
  if (!char_strings || by_cid) return texts;
  const std::size_t glyphs = read_index(font, *char_strings).count;
  texts.by_glyph = read_glyph_texts(font, strings, offset_in(top, 15).value_or(0), glyphs);
  const std::size_t own = offset_in(top, 16).value_or(0);
  texts.by_code.resize(256);
  if (own == 0) {
    for (std::size_t i = 0; i < 256; ++i) {
      texts.by_code[i] = glyph_text(encoding(NamedEncoding::standard)[i]);
    }
  } else if (own > 1) {
    read_own_encoding(font, own, texts);
  }
  return texts;
}

}  // namespace labread::pdf

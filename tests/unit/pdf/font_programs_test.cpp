#include "parser/pdf/font_programs.h"

#include <boost/test/unit_test.hpp>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

using namespace labread::pdf;

namespace {

std::string u8(unsigned value) { return std::string(1, static_cast<char>(value)); }
std::string u16(unsigned value) { return u8(value >> 8 & 0xFF) + u8(value & 0xFF); }
std::string u32(unsigned value) { return u16(value >> 16) + u16(value & 0xFFFF); }

std::string sfnt(const std::vector<std::pair<std::string, std::string>>& tables,
                 const std::string& kind = std::string("\0\1\0\0", 4)) {
  std::string head = kind + u16(static_cast<unsigned>(tables.size())) + u16(0) + u16(0) + u16(0);
  std::size_t at = head.size() + tables.size() * 16;
  std::string body;
  for (const auto& [tag, bytes] : tables) {
    head +=
        tag + u32(0) + u32(static_cast<unsigned>(at)) + u32(static_cast<unsigned>(bytes.size()));
    body += bytes;
    at += bytes.size();
  }
  return head + body;
}

std::string cmap_table(unsigned platform, unsigned kind, const std::string& subtable) {
  return u16(0) + u16(1) + u16(platform) + u16(kind) + u32(12) + subtable;
}

// Format 4 with one segment of consecutive glyphs.
std::string segment(unsigned first, unsigned last, unsigned glyph) {
  return u16(4) + u16(32) + u16(0) + u16(4) + u16(0) + u16(0) + u16(0) + u16(last) + u16(0xFFFF) +
         u16(0) + u16(first) + u16(0xFFFF) + u16(glyph - first) + u16(1) + u16(0) + u16(0);
}

std::string index(const std::vector<std::string>& entries) {
  std::string out = u16(static_cast<unsigned>(entries.size()));
  if (entries.empty()) return out;
  out += u8(1);
  std::size_t offset = 1;
  out += u8(static_cast<unsigned>(offset));
  for (const auto& entry : entries) out += u8(static_cast<unsigned>(offset += entry.size()));
  for (const auto& entry : entries) out += entry;
  return out;
}

std::string cff_number(std::size_t value) { return u8(29) + u32(static_cast<unsigned>(value)); }

// Three glyphs: .notdef, "A" (string 34) and a name of its own; codes 65 and 66.
std::string small_cff(const std::string& own_name, bool by_cid = false) {
  const std::string header = u8(1) + u8(0) + u8(4) + u8(1);
  const std::string names = index({"Font"});
  const std::string strings = index({own_name});
  const std::string global = index({});
  const std::string charset = u8(0) + u16(34) + u16(391);
  const std::string encoding = u8(1) + u8(1) + u8(65) + u8(1);
  const std::string glyphs = index({"\x0e", "\x0e", "\x0e"});
  const auto top = [&](std::size_t at) {
    std::string dictionary;
    if (by_cid) dictionary += u8(139) + u8(139) + u8(139) + u8(12) + u8(30);
    dictionary += cff_number(at) + u8(15);
    dictionary += cff_number(at + charset.size()) + u8(16);
    dictionary += cff_number(at + charset.size() + encoding.size()) + u8(17);
    return index({dictionary});
  };
  const std::size_t at =
      header.size() + names.size() + top(0).size() + strings.size() + global.size();
  return header + names + top(at) + strings + global + charset + encoding + glyphs;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(font_programs)

BOOST_AUTO_TEST_CASE(type1_lists_its_encoding_in_clear_text) {
  const auto texts = read_font_program(
      "%!PS-AdobeFont-1.0: X\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n"
      "dup 48 /zero put\ndup 181 /mu put\nreadonly def\ncurrentfile eexec dup 49 /one put");
  BOOST_TEST(texts.by_code.at(48) == "0");
  BOOST_TEST(texts.by_code.at(181) == "µ");
  BOOST_TEST(texts.by_code.at(49).empty());
}

BOOST_AUTO_TEST_CASE(type1_may_name_the_standard_encoding) {
  const auto texts = read_font_program("%!FontType1\n/Encoding StandardEncoding def\neexec");
  BOOST_TEST(texts.by_code.at(0x27) == "’");
}

BOOST_AUTO_TEST_CASE(cff_names_its_glyphs) {
  const auto texts = read_font_program(small_cff("uni03BC"));
  BOOST_TEST_REQUIRE(texts.by_glyph.size() == 3U);
  BOOST_TEST(texts.by_glyph[1] == "A");
  BOOST_TEST(texts.by_glyph[2] == "μ");
  BOOST_TEST(texts.by_code.at(65) == "A");
  BOOST_TEST(texts.by_code.at(66) == "μ");
  BOOST_TEST(texts.by_code.at(67).empty());
}

BOOST_AUTO_TEST_CASE(cff_keyed_by_cid_has_no_names) {
  BOOST_TEST(read_font_program(small_cff("uni03BC", true)).by_glyph.empty());
}

BOOST_AUTO_TEST_CASE(truetype_maps_unicode_back_from_its_glyphs) {
  const auto texts = read_font_program(sfnt({{"cmap", cmap_table(3, 1, segment(0x41, 0x43, 7))}}));
  BOOST_TEST(texts.by_glyph.at(7) == "A");
  BOOST_TEST(texts.by_glyph.at(9) == "C");
  BOOST_TEST(texts.by_code.at('B') == "B");
}

BOOST_AUTO_TEST_CASE(a_symbol_font_is_read_through_the_names_of_its_glyphs) {
  const std::string names = u8(2) + "mu";
  const std::string post =
      u32(0x20000) + std::string(28, '\0') + u16(3) + u16(0) + u16(36) + u16(258) + names;
  const auto texts = read_font_program(
      sfnt({{"cmap", cmap_table(3, 0, segment(0xF021, 0xF022, 1))}, {"post", post}}));
  BOOST_TEST(texts.by_code.at(0x21) == "A");
  BOOST_TEST(texts.by_code.at(0x22) == "µ");
}

BOOST_AUTO_TEST_CASE(an_opentype_font_may_hold_cff) {
  const auto texts = read_font_program(sfnt({{"CFF ", small_cff("uni03BC")}}, "OTTO"));
  BOOST_TEST(texts.by_glyph.at(2) == "μ");
}

BOOST_AUTO_TEST_CASE(a_font_cut_anywhere_is_read_without_harm) {
  const std::string fonts[] = {small_cff("uni03BC"),
                               sfnt({{"cmap", cmap_table(3, 1, segment(0x41, 0x43, 7))}})};
  for (const std::string& font : fonts) {
    for (std::size_t length = 0; length < font.size(); ++length) {
      const auto texts = read_font_program(std::string_view(font).substr(0, length));
      BOOST_TEST(texts.by_glyph.size() <= 65536U);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

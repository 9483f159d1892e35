#include "base/utf8.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace std::string_literals;
using namespace std::string_view_literals;
using labread::append_utf8;
using labread::count_code_points;
using labread::is_utf8;
using labread::next_code_point;
using labread::to_utf8;

namespace {

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> found;
  for (std::size_t at = 0; at < text.size();) found.push_back(next_code_point(text, at));
  return found;
}

struct Malformed {
  std::string_view bytes;
  std::vector<char32_t> read_as;
};

const std::vector<Malformed> malformed = {
    {"\x80"sv, {0xFFFD}},
    {"a\xFF"sv, {'a', 0xFFFD}},
    {"\xC0\xAF"sv, {0xFFFD, 0xFFFD}},                          // overlong '/'
    {"\xE0\x80\xAF"sv, {0xFFFD, 0xFFFD, 0xFFFD}},              // overlong
    {"\xED\xA0\x80"sv, {0xFFFD, 0xFFFD, 0xFFFD}},              // a surrogate
    {"\xF4\x90\x80\x80"sv, {0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD}},  // above U+10FFFF
    {"\xC3"sv, {0xFFFD}},                                      // cut off
    {"\xE2\x82"sv, {0xFFFD, 0xFFFD}},
    {"\xC3\x28"sv, {0xFFFD, '('}},
    {"\xE2\x28\xA1"sv, {0xFFFD, '(', 0xFFFD}},
};

std::string utf16(std::u16string_view text, bool big_endian, bool mark) {
  std::string bytes;
  const auto add = [&](char16_t unit) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  };
  if (mark) add(0xFEFF);
  for (const char16_t unit : text) add(unit);
  return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(utf8)

BOOST_AUTO_TEST_CASE(decodes_one_to_four_bytes) {
  BOOST_TEST((code_points("aµ€😀") == std::vector<char32_t>{'a', 0xB5, 0x20AC, 0x1F600}));
  BOOST_TEST(count_code_points("aµ€😀") == 4U);
}

BOOST_AUTO_TEST_CASE(a_malformed_byte_is_one_replacement_character_and_one_step) {
  for (const Malformed& row : malformed) {
    BOOST_TEST_CONTEXT("row " << (&row - malformed.data())) {
      BOOST_TEST((code_points(row.bytes) == row.read_as));
      BOOST_TEST(!is_utf8(row.bytes));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_written_replacement_character_is_valid_text) {
  BOOST_TEST(is_utf8("\uFFFD"));
}

BOOST_AUTO_TEST_CASE(encodes_what_no_text_may_hold_as_a_replacement_character) {
  for (const char32_t code : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
    std::string text;
    append_utf8(text, code);
    BOOST_TEST(text == "\uFFFD");
  }
}

BOOST_AUTO_TEST_CASE(utf8_stays_and_loses_its_byte_order_mark) {
  BOOST_TEST(to_utf8("Größe µg") == "Größe µg");
  BOOST_TEST(to_utf8("\xEF\xBB\xBFKalium") == "Kalium");
  BOOST_TEST(to_utf8("") == "");
}

BOOST_AUTO_TEST_CASE(reads_utf16_with_a_byte_order_mark) {
  for (const bool big_endian : {false, true}) {
    BOOST_TEST(to_utf8(utf16(u"Fer µmol/l 😀", big_endian, true)) == "Fer µmol/l 😀");
  }
}

BOOST_AUTO_TEST_CASE(reads_latin_utf16_without_a_byte_order_mark) {
  for (const bool big_endian : {false, true}) {
    BOOST_TEST(to_utf8(utf16(u"Calcium 2,31 mmol/l", big_endian, false)) == "Calcium 2,31 mmol/l");
  }
}

BOOST_AUTO_TEST_CASE(a_lone_surrogate_or_odd_last_byte_of_utf16_does_no_harm) {
  BOOST_TEST(to_utf8("\xFF\xFE\x00\xD8"sv) == "\uFFFD");
  BOOST_TEST(to_utf8("\xFF\xFE"
                     "a\0b"sv) == "a");
}

BOOST_AUTO_TEST_CASE(everything_else_is_windows_1252) {
  BOOST_TEST(to_utf8("Gr\xF6\xDF"
                     "e 5 \xB5g/l \x96 20 \x80") == "Größe 5 µg/l – 20 €");
}

BOOST_AUTO_TEST_SUITE_END()

#include "parser/pdf/cmap.h"

#include <boost/test/unit_test.hpp>

using namespace labread::pdf;

BOOST_AUTO_TEST_SUITE(character_maps)

BOOST_AUTO_TEST_CASE(single_characters_and_ranges_give_text) {
  const CMap map = CMap::parse(
      "2 beginbfchar <0003> <0020> <01> <00480069> endbfchar\n"
      "2 beginbfrange <0010> <0012> <0041> <0020> <0022> [<0061> <00620063> <D83DDE00>] "
      "endbfrange");
  BOOST_TEST(map.text(3) == " ");
  BOOST_TEST(map.text(1) == "Hi");
  BOOST_TEST(map.text(0x11) == "B");
  BOOST_TEST(map.text(0x12) == "C");
  BOOST_TEST(map.text(0x13).empty());
  BOOST_TEST(map.text(0x21) == "bc");
  BOOST_TEST(map.text(0x22) == "\xF0\x9F\x98\x80");
}

BOOST_AUTO_TEST_CASE(a_range_counts_up_its_last_character) {
  const CMap map = CMap::parse("1 beginbfrange <05> <06> <00660069> endbfrange");
  BOOST_TEST(map.text(5) == "fi");
  BOOST_TEST(map.text(6) == "fj");
}

BOOST_AUTO_TEST_CASE(codes_are_cut_by_the_code_spaces) {
  const CMap map = CMap::parse(
      "2 begincodespacerange <00> <7F> <8140> <9FFC> endcodespacerange\n"
      "1 begincidrange <8140> <8150> 100 endcidrange");
  const CharacterCode one = map.next("A\x81");
  BOOST_TEST(one.bytes == 1);
  BOOST_TEST(one.code == 0x41U);
  const CharacterCode two = map.next("\x81\x42");
  BOOST_TEST(two.bytes == 2);
  BOOST_TEST(map.cid(two.code).value() == 102U);
  BOOST_TEST(!map.cid(0x41).has_value());
  BOOST_TEST(map.next("\x81").bytes == 1);
}

BOOST_AUTO_TEST_CASE(identity_takes_two_bytes) {
  const CMap map = CMap::identity();
  BOOST_TEST(map.next("\x01\x02\x03").code == 0x102U);
  BOOST_TEST(map.cid(0x102).value() == 0x102U);
}

BOOST_AUTO_TEST_CASE(a_unicode_map_has_characters_as_codes) {
  const CMap utf16 = CMap::predefined("UniJIS-UTF16-H");
  BOOST_TEST(utf16.is_unicode());
  BOOST_TEST(utf16.next(std::string_view("\x00\x41", 2)).code == 0x41U);
  BOOST_TEST(utf16.next(std::string_view("\xD8\x3D\xDE\x00x", 5)).code == 0x1F600U);
  BOOST_TEST(utf16.next("\xD8\x3D\xDE").bytes == 2);
}

BOOST_AUTO_TEST_CASE(an_east_asian_map_still_gives_its_ascii) {
  const CMap map = CMap::predefined("GBK-EUC-H");
  BOOST_TEST(map.text(map.next("5\xB0").code) == "5");
  BOOST_TEST(map.next("\xB0\xA1").bytes == 2);
  BOOST_TEST(map.text(0xB0A1).empty());
  BOOST_TEST(!map.is_unicode());
}

BOOST_AUTO_TEST_CASE(damage_leaves_entries_out_and_no_more) {
  BOOST_TEST(CMap::parse("beginbfchar <41> endbfchar").text(0x41).empty());
  BOOST_TEST(CMap::parse("beginbfchar <41> <D800> <42> <0042> endbfchar").text(0x42) == "B");
  const CMap wide = CMap::parse("beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange");
  BOOST_TEST(wide.text(1) == "B");
  BOOST_TEST(wide.text(0x20000).empty());
  BOOST_TEST(CMap::parse("").next("ab").bytes == 2);
}

BOOST_AUTO_TEST_SUITE_END()

#include "parser/pdf/cmap.h"
#include "parser/pdf/character_collections.h"

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

// Code, CID and Unicode of characters, by the names of their maps; built without poppler-data, only
// how the strings are cut.
BOOST_AUTO_TEST_CASE(predefined_maps_give_the_characters_of_their_collection) {
  struct Case {
    const char* map;
    std::string_view code;
    Collection collection;
    char32_t character;
  };
  const Case cases[] = {
      {"GBK-EUC-H", "5", Collection::gb1, U'5'},
      {"GBK-EUC-H", "\xB0\xA1", Collection::gb1, U'啊'},
      {"GBK-EUC-V", "\xB0\xA1", Collection::gb1, U'啊'},
      {"GB-EUC-H", "\xD1\xAA", Collection::gb1, U'血'},
      {"GBKp-EUC-H", "\xD1\xAA", Collection::gb1, U'血'},
      {"ETen-B5-H", "\xA6\xE5", Collection::cns1, U'血'},
      {"ETenms-B5-V", "\xA6\xE5", Collection::cns1, U'血'},
      {"B5pc-H", "\xA6\xE5", Collection::cns1, U'血'},
      {"90ms-RKSJ-H", "\x8C\x8C", Collection::japan1, U'血'},
      {"90ms-RKSJ-H", "\xB1", Collection::japan1, U'ｱ'},
      {"EUC-H", "\xB7\xEC", Collection::japan1, U'血'},
      {"H", "\x37\x6C", Collection::japan1, U'血'},
      {"KSCms-UHC-H", "\xC7\xF7", Collection::korea1, U'혈'},
      {"KSC-EUC-V", "\xC7\xF7", Collection::korea1, U'혈'},
      {"UniGB-UCS2-H", "\x88\x40", Collection::gb1, U'血'},
      {"UniCNS-UTF8-H", "\xE8\xA1\x80", Collection::cns1, U'血'},
      {"UniJIS-UTF32-H", std::string_view("\0\0\x88\x40", 4), Collection::japan1, U'血'},
      {"UniKS-UTF16-V", "\xD6\x08", Collection::korea1, U'혈'},
      {"UniJIS-UTF16-H", "\xD8\x40\xDC\x0B", Collection::japan1, U'\x2000B'},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.map) {
      const CMap map = CMap::predefined(one.map);
      const CharacterCode code = map.next(one.code);
      BOOST_TEST(code.bytes == one.code.size());
      if (collection_tables.empty()) continue;
      const auto cid = map.cid(code.code);
      BOOST_REQUIRE(cid.has_value());
      BOOST_TEST(static_cast<std::uint32_t>(code_point_of(one.collection, *cid)) ==
                 static_cast<std::uint32_t>(one.character));
      BOOST_TEST(map.vertical() == std::string_view(one.map).ends_with("V"));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_collection_knows_its_cids_and_no_others) {
  BOOST_TEST((find_collection("Identity") == Collection::none));
  BOOST_TEST((code_point_of(Collection::none, 34) == 0));
  BOOST_TEST((code_point_of(Collection::gb1, 4'000'000'000U) == 0));
  if (collection_tables.empty()) return;
  BOOST_TEST((find_collection("Japan1") == Collection::japan1));
  BOOST_TEST((code_point_of(Collection::japan1, 34) == U'A'));
}

BOOST_AUTO_TEST_CASE(a_map_builds_on_another) {
  CMap map =
      CMap::parse("/Base usecmap 2 begincidrange <0030> <0031> 900 <0035> <FFFF> 7 endcidrange");
  map.build_on(
      CMap::parse("1 begincodespacerange <0000> <FFFF> endcodespacerange "
                  "1 begincidrange <0020> <0040> 1 endcidrange"));
  BOOST_TEST(map.next("\x01\x02").bytes == 2);
  BOOST_TEST(map.cid(0x20).value() == 1U);
  BOOST_TEST(map.cid(0x31).value() == 901U);
  BOOST_TEST(map.cid(0x34).value() == 21U);
  BOOST_TEST(map.cid(0x36).value() == 8U);
  BOOST_TEST(!map.cid(0x1F).has_value());
}

BOOST_AUTO_TEST_CASE(a_map_is_the_same_after_packing) {
  const CMap map = CMap::parse(
      "/Base usecmap /WMode 1 def 2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange "
      "2 begincidrange <20> <7E> 231 <8140> <817E> 10 endcidrange");
  const CMap back = CMap::unpacked(map.packed());
  BOOST_TEST(back.packed() == map.packed());
  BOOST_TEST(back.base() == "Base");
  BOOST_TEST(back.vertical());
  BOOST_TEST(back.cid(0x8141).value() == 11U);
  BOOST_TEST(!back.cid(0x7F).has_value());
  for (std::size_t cut = 0; cut < map.packed().size(); ++cut) {
    BOOST_TEST(CMap::unpacked(map.packed().substr(0, cut)).next("a").bytes <= 1);
  }
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

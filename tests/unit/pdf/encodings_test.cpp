#include "parser/pdf/encodings.h"

#include <boost/test/unit_test.hpp>
#include <utility>
#include <vector>

using namespace labread::pdf;

BOOST_AUTO_TEST_SUITE(encodings)

BOOST_AUTO_TEST_CASE(a_glyph_name_gives_its_text) {
  const std::vector<std::pair<std::string_view, std::string_view>> table = {{"A", "A"},
                                                                            {"mu", "µ"},
                                                                            {"Omega", "\u2126"},
                                                                            {"fi", "ﬁ"},
                                                                            {"uni00B5", "µ"},
                                                                            {"uni00410042", "AB"},
                                                                            {"u1F600", "😀"},
                                                                            {"a.alt", "a"},
                                                                            {"f_f_i", "ffi"},
                                                                            {"T_h", "Th"},
                                                                            {"zerooldstyle", "0"},
                                                                            {"Asmall", "A"},
                                                                            {"registerserif", "®"},
                                                                            {"threesuperior", "³"},
                                                                            {"germandbls", "ß"},
                                                                            {"afii10017", "А"},
                                                                            {".notdef", ""},
                                                                            {"g123", ""},
                                                                            {"uniD800", ""},
                                                                            {"", ""},
                                                                            {"no_such_part", ""},
                                                                            {"zukatakana", "ズ"},
                                                                            {"AE", "Æ"}};
  for (const auto& [name, text] : table) BOOST_TEST(text_of_glyph_name(name) == text, name);
}

BOOST_AUTO_TEST_CASE(the_named_encodings_differ_where_they_should) {
  const auto text = [](NamedEncoding name, int code) {
    return glyph_text(encoding(name)[static_cast<std::size_t>(code)]);
  };
  BOOST_TEST(text(NamedEncoding::win_ansi, 0x80) == "€");
  BOOST_TEST(text(NamedEncoding::win_ansi, 0xB5) == "µ");
  BOOST_TEST(text(NamedEncoding::win_ansi, 0xB3) == "³");
  BOOST_TEST(text(NamedEncoding::win_ansi, 0x60) == "`");
  BOOST_TEST(text(NamedEncoding::standard, 0x60) == "‘");
  BOOST_TEST(text(NamedEncoding::standard, 0x27) == "’");
  BOOST_TEST(text(NamedEncoding::standard, 0xAE) == "ﬁ");
  BOOST_TEST(text(NamedEncoding::mac_roman, 0x8A) == "ä");
  BOOST_TEST(text(NamedEncoding::mac_roman, 0xB5) == "µ");
  BOOST_TEST(text(NamedEncoding::mac_expert, 0x31) == "1");
  BOOST_TEST(text(NamedEncoding::symbol, 0x6D) == "µ");
  BOOST_TEST(text(NamedEncoding::symbol, 0xA3) == "≤");
  BOOST_TEST(dingbat_text(std::uint8_t{0x6E}) == "■");
  BOOST_TEST(dingbat_text(std::string_view("a20")) == "✔");
}

BOOST_AUTO_TEST_CASE(digits_are_digits_in_every_text_encoding) {
  for (const auto name : {NamedEncoding::standard, NamedEncoding::win_ansi,
                          NamedEncoding::mac_roman, NamedEncoding::symbol}) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      const std::string_view text = glyph_text(encoding(name)[static_cast<std::size_t>(digit)]);
      BOOST_TEST(text == std::string(1, digit));
    }
  }
}

BOOST_AUTO_TEST_CASE(standard_fonts_are_known_under_their_aliases) {
  const auto width = [](std::string_view font, char32_t c) {
    return find_width(standard_widths(font), c).value_or(-1);
  };
  BOOST_TEST(width("Helvetica", U'A') == 667);
  BOOST_TEST(width("Helvetica-Bold", U'A') == 722);
  BOOST_TEST(width("ABCDEF+ArialMT", U'1') == 556);
  BOOST_TEST(width("Arial,Bold", U'i') == 278);
  BOOST_TEST(width("TimesNewRomanPS-BoldItalicMT", U'A') == 667);
  BOOST_TEST(width("Times-Roman", U'A') == 722);
  BOOST_TEST(width("Courier-Bold", U'x') == 600);
  BOOST_TEST(width("Symbol", U'µ') == 576);
  BOOST_TEST(width("ZapfDingbats", U'■') == 761);
  BOOST_TEST(width("Helvetica", U'ж') == -1);
  BOOST_TEST(standard_widths("Verdana").empty());
}

BOOST_AUTO_TEST_CASE(letters_and_marks_compose) {
  BOOST_TEST((composed(U'e', 0x301) == U'é'));
  BOOST_TEST((composed(U'u', 0x308) == U'ü'));
  BOOST_TEST((composed(U'q', 0x301) == 0U));
  BOOST_TEST((combining_mark(0xB4) == 0x301U));
  BOOST_TEST((combining_mark(U'a') == 0U));
}

BOOST_AUTO_TEST_SUITE_END()

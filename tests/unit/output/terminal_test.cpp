#include "output/terminal.h"

#include <boost/test/unit_test.hpp>

using namespace labread;

BOOST_AUTO_TEST_SUITE(terminal)

BOOST_AUTO_TEST_CASE(widths_are_columns_not_bytes) {
  BOOST_TEST(display_width("Glucose") == 7U);
  BOOST_TEST(display_width("Größe") == 5U);
  BOOST_TEST(display_width("血糖") == 4U);
  BOOST_TEST(display_width("e\u0301") == 1U);
}

BOOST_AUTO_TEST_CASE(nothing_that_drives_a_terminal_gets_through) {
  BOOST_TEST(harmless("a\x1b[31mb") == "a\uFFFD[31mb");
  BOOST_TEST(harmless("a\tb\nc") == "a b c");
  BOOST_TEST(harmless("a\u202Eb\u009Bc\x7F") == "a\uFFFDb\uFFFDc\uFFFD");
  BOOST_TEST(harmless("\xff") == "\uFFFD");
}

BOOST_AUTO_TEST_CASE(lines_break_at_blanks_and_inside_words_that_are_too_wide) {
  const auto lines = wrapped("one two three", 7);
  BOOST_TEST(lines == (std::vector<std::string>{"one two", "three"}),
             boost::test_tools::per_element());
  const auto wide = wrapped("血糖血糖 x", 4);
  BOOST_TEST(wide == (std::vector<std::string>{"血糖", "血糖", "x"}),
             boost::test_tools::per_element());
  BOOST_TEST(wrapped("", 5).size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_a_plain_terminal_cannot_show_is_shown_by_its_likeness) {
  BOOST_TEST(in_ascii("●·· 30 ├──┤ 100") == "o.. 30 |--| 100");
  BOOST_TEST(in_ascii("◄─● //●─►") == "<-o //o->");
  BOOST_TEST(in_ascii("Größe ÁÉŁ, 5 µg/m² “x” – ≥ 3") == "Grosse AEL, 5 ug/m2 \"x\" - >= 3");
  BOOST_TEST(in_ascii("血糖") == "????");
}

BOOST_AUTO_TEST_CASE(paint_leaves_text_alone_without_colours) {
  BOOST_TEST(Paint(false)(Ink::red, "HIGH") == "HIGH");
  BOOST_TEST(Paint(true)(Ink::red, "HIGH") == "\x1b[1;31mHIGH\x1b[0m");
}

BOOST_AUTO_TEST_SUITE_END()

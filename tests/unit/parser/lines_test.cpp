#include "parser/layout/lines.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "parser/text/read_text.h"

namespace labread {
namespace {

Word word(std::string text, double left, double bottom, double width, float size = 10) {
  return {std::move(text), {left, bottom - size, left + width, bottom}, size};
}

Page page_of(std::vector<Word> words) {
  Page page;
  page.number = 1;
  page.words = std::move(words);
  return page;
}

// Cells in brackets, lines below each other.
std::string shown(const std::vector<Line>& lines) {
  std::string out;
  for (const Line& line : lines) {
    if (!out.empty()) out += '\n';
    for (const Cell& cell : line.cells) out += '[' + cell.text() + ']';
  }
  return out;
}

BOOST_AUTO_TEST_SUITE(lines_test)

BOOST_AUTO_TEST_CASE(in_text_two_blanks_cut_and_one_does_not) {
  const Document document = read_text("Vitamin B12  189 L   pg/mL\n(serum)\n", {});
  BOOST_TEST(shown(lines_of(document)) == "[Vitamin B12][189 L][pg/mL]\n[(serum)]");
}

BOOST_AUTO_TEST_CASE(text_lines_keep_their_number_in_the_file) {
  const std::vector<Line> lines = lines_of(read_text("a\n\n\nb\n\fc\n\nd", {}));
  BOOST_REQUIRE(lines.size() == 4U);
  BOOST_TEST(lines[1].number == 4);
  BOOST_TEST(lines[2].page == 2);
  BOOST_TEST(lines[2].number == 1);
  BOOST_TEST(lines[3].number == 3);
}

BOOST_AUTO_TEST_CASE(words_of_one_baseline_are_a_line_whatever_their_order) {
  const Page page = page_of({word("8.4", 200, 20, 15), word("mg/dL", 260, 20.4, 30),
                             word("Calcium", 10, 19.8, 40), word("Next", 10, 32, 20)});
  const std::vector<Line> lines = lines_of(page);
  BOOST_TEST(shown(lines) == "[Calcium][8.4][mg/dL]\n[Next]");
  BOOST_TEST(lines[0].number == 1);
  BOOST_TEST(lines[1].number == 2);
  BOOST_TEST((lines[0].box == Rect{10, 9.8, 290, 20.4}));
}

BOOST_AUTO_TEST_CASE(an_ordinary_blank_of_any_font_is_no_cut) {
  const Page page = page_of({word("Vitamin", 10, 20, 30), word("D,", 42.8, 20, 8),
                             word("total", 56.8, 20, 20), word("18", 86, 20, 10)});
  BOOST_TEST(shown(lines_of(page)) == "[Vitamin D, total][18]");
}

BOOST_AUTO_TEST_CASE(a_raised_small_word_belongs_to_the_line_below_it) {
  Word power = word("9", 112, 15, 4, 6);
  power.superscript = true;
  const Page page =
      page_of({power, word("x10", 95, 20, 17), word("/L", 117, 20, 9), word("Above", 10, 8, 30)});
  BOOST_TEST(shown(lines_of(page)) == "[Above]\n[x10 9 /L]");
}

BOOST_AUTO_TEST_CASE(small_and_large_words_of_one_baseline_stay_together) {
  const Page page = page_of({word("38", 10, 30, 24, 20), word("nmol/L", 40, 29, 30, 9)});
  BOOST_TEST(shown(lines_of(page)) == "[38 nmol/L]");
}

BOOST_AUTO_TEST_CASE(two_small_lines_beside_a_large_word_are_two_lines) {
  const Page page = page_of(
      {word("LAB", 10, 40, 60, 24), word("Street", 200, 27, 30, 9), word("Phone", 200, 39, 30, 9)});
  BOOST_TEST(shown(lines_of(page)) == "[Street]\n[LAB][Phone]");
}

BOOST_AUTO_TEST_CASE(small_lines_in_one_place_are_two_lines_though_a_large_word_spans_both) {
  const Page page =
      page_of({word("B12", 10, 376, 60, 13.4F), word("Low", 450, 371.4, 30, 8.7F),
               word("<25", 485, 371.4, 15, 8.7F), word("Normal", 450, 379.7, 30, 8.7F),
               word(">70", 485, 379.7, 15, 8.7F)});
  BOOST_TEST(shown(lines_of(page)) == "[B12][Low <25]\n[Normal >70]");
}

BOOST_AUTO_TEST_CASE(tight_lines_stay_apart) {
  const Page page = page_of({word("one", 10, 20, 20), word("two", 10, 28, 20)});
  BOOST_TEST(shown(lines_of(page)) == "[one]\n[two]");
}

BOOST_AUTO_TEST_CASE(a_vertical_stroke_cuts_words_that_stand_close) {
  Page page = page_of({word("12.5", 10, 20, 20), word("g/dL", 33, 20, 20), word("14", 10, 40, 10),
                       word("x", 33, 40, 10)});
  page.words[2].box.right = 30;
  page.strokes = {{{31.5, 5}, {31.5, 24}}, {{10, 22}, {60, 22}}};
  BOOST_TEST(shown(lines_of(page)) == "[12.5][g/dL]\n[14 x]");
}

BOOST_AUTO_TEST_CASE(the_font_size_is_that_of_most_words) {
  const Page page =
      page_of({word("a", 10, 20, 5, 9), word("b", 16, 20, 5, 9), word("c", 22, 20, 8, 14)});
  BOOST_TEST(lines_of(page).at(0).font_size == 9);
}

BOOST_AUTO_TEST_CASE(a_page_without_words_has_no_lines) {
  BOOST_TEST(lines_of(page_of({})).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

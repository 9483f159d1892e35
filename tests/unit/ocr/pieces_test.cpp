#include "parser/ocr/pieces.h"

#include <boost/test/unit_test.hpp>

#include "parser/ocr/straighten.h"

namespace labread::ocr {
namespace {

constexpr double scale = 4;  // pixels a point

Picture paper() {
  Picture gray(::pixCreate(1600, 400, 8));
  ::pixSetAll(gray.get());
  return gray;
}

void ink(Picture& gray, int left, int top, int width, int height, int light = 0) {
  BOX* box = ::boxCreate(left, top, width, height);
  ::pixSetInRectArbitrary(gray.get(), box, static_cast<l_uint32>(light));
  ::boxDestroy(&box);
}

// Letters as bars, 8 points high, their gaps 1 point.
void word(Picture& gray, int left, int top, int letters) {
  for (int i = 0; i < letters; ++i) ink(gray, left + i * 20, top, 16, 32);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pieces)

BOOST_AUTO_TEST_CASE(words_of_a_cell_are_one_piece_and_cells_are_apart) {
  Picture gray = paper();
  word(gray, 40, 100, 5);
  word(gray, 160, 100, 3);  // a blank of 5 points
  word(gray, 400, 100, 1);
  word(gray, 40, 160, 2);
  const auto found = pieces_of(gray, scale);
  BOOST_REQUIRE(found.size() == 3);
  BOOST_TEST(found[0].box.left == 40);
  BOOST_TEST(found[0].box.right == 216);
  BOOST_TEST(found[1].box.left == 400);
  BOOST_TEST(found[2].box.top == 160);
}

BOOST_AUTO_TEST_CASE(a_comma_that_hangs_below_the_base_belongs_to_its_number) {
  Picture gray = paper();
  word(gray, 40, 100, 1);
  ink(gray, 60, 128, 6, 12);
  word(gray, 70, 100, 2);
  const auto found = pieces_of(gray, scale);
  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].base == 132);
  BOOST_TEST(found[0].points == std::vector<double>{63}, boost::test_tools::per_element());
  BOOST_TEST(found[0].marks.size() == 4);
}

BOOST_AUTO_TEST_CASE(an_accent_above_its_letter_belongs_to_the_word_and_makes_it_no_larger) {
  Picture gray = paper();
  word(gray, 40, 100, 3);
  const auto plain = pieces_of(gray, scale);
  ink(gray, 62, 88, 10, 8);
  const auto found = pieces_of(gray, scale);
  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].box.top == 88);
  BOOST_TEST(found[0].marks.size() == 4);
  BOOST_TEST(found[0].size == plain.at(0).size);
}

BOOST_AUTO_TEST_CASE(a_letter_or_a_comma_far_above_belongs_to_another_line) {
  Picture gray = paper();
  word(gray, 40, 100, 3);
  ink(gray, 62, 60, 10, 16);  // a letter of its own
  ink(gray, 84, 70, 6, 8);
  for (const Piece& piece : pieces_of(gray, scale)) {
    BOOST_TEST((piece.box.top == 100 || piece.box.bottom < 100));
  }
}

BOOST_AUTO_TEST_CASE(a_dash_that_stands_alone_stands_on_the_line_of_the_letters_beside_it) {
  Picture gray = paper();
  word(gray, 40, 100, 5);
  ink(gray, 400, 114, 16, 4);
  const auto found = pieces_of(gray, scale);
  BOOST_REQUIRE(found.size() == 2);
  BOOST_TEST(found[1].box.left == 400);
  BOOST_TEST(found[1].base == found[0].base);
  BOOST_TEST(found[1].size == found[0].size);
}

BOOST_AUTO_TEST_CASE(dust_and_pictures_are_no_text) {
  Picture gray = paper();
  ink(gray, 100, 100, 1, 1);
  ink(gray, 300, 50, 200, 200);
  BOOST_TEST(pieces_of(gray, scale).empty());
}

BOOST_AUTO_TEST_CASE(a_piece_is_cut_out_without_the_letters_around_it) {
  Picture gray = paper();
  word(gray, 40, 100, 5);
  ink(gray, 90, 136, 16, 32);  // of the line below
  const auto found = pieces_of(gray, scale);
  BOOST_REQUIRE(found.size() == 2);
  const Picture cut = cut_out(gray, found[0], 10);
  l_uint32 below = 0;
  ::pixGetPixel(cut.get(), 58, 47, &below);
  BOOST_TEST(below == 255U);
  l_uint32 letter = 255;
  ::pixGetPixel(cut.get(), 18, 26, &letter);
  BOOST_TEST(letter == 0U);
}

BOOST_AUTO_TEST_CASE(a_faint_broken_line_is_a_rule_and_goes) {
  Picture gray = paper();
  ink(gray, 100, 200, 300, 2, 220);
  ink(gray, 420, 200, 300, 2, 220);
  word(gray, 100, 100, 5);
  const auto strokes = take_out_rules(gray, scale);
  BOOST_REQUIRE(strokes.size() == 1);
  BOOST_TEST(strokes[0].from.x == 100);
  BOOST_TEST(strokes[0].to.x == 720);
  const auto found = pieces_of(gray, scale);
  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].box.bottom == 132);
}

// Letters grown together, as long as a short rule, and a rule below others that do not touch it.
BOOST_AUTO_TEST_CASE(a_line_across_letters_is_of_them_and_one_below_them_is_a_rule) {
  Picture gray = paper();
  word(gray, 40, 100, 12);
  ink(gray, 40, 112, 12 * 20, 6, 200);
  word(gray, 440, 100, 12);
  ink(gray, 440, 142, 12 * 20, 3);
  const auto strokes = take_out_rules(gray, scale);
  BOOST_REQUIRE(strokes.size() == 1);
  BOOST_TEST(strokes[0].from.x == 440);
  const auto found = pieces_of(gray, scale);
  BOOST_REQUIRE(found.size() == 2);
  BOOST_TEST(found[0].box.bottom == 132);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::ocr

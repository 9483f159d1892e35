#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "parser/pdf/words.h"

using namespace labread;
using namespace labread::pdf;

namespace {

struct Spot {
  int column;
  int row;
  char letter;
};

// Glyphs on a grid of 0.55 em by 1.5 em, whole sixteenths apart so that a shift rounds nothing
// away.
PageGlyphs page_of(const std::vector<Spot>& spots, double scale, double x, double y) {
  static const std::string letters = "abcdefghijklmnopqrstuvwxyz0123456789.<";
  PageGlyphs page;
  for (const Spot& spot : spots) {
    Glyph glyph;
    glyph.text = std::string_view(letters).substr(static_cast<std::size_t>(spot.letter), 1);
    glyph.size = static_cast<float>(16 * scale);
    glyph.origin = {(spot.column * 9 + 50) * scale + x, (spot.row * 24 + 50) * scale + y};
    glyph.advance = {(spot.column % 3 == 0 ? 9 : 8) * scale, 0};
    page.glyphs.push_back(glyph);
  }
  return page;
}

std::string text(const PageGlyphs& page) {
  std::string out;
  for (const Word& word : words_of(page)) out += word.text + ' ';
  return out;
}

rc::Gen<std::vector<Spot>> spots() {
  return rc::gen::container<std::vector<Spot>>(rc::gen::construct<Spot>(
      rc::gen::inRange(0, 30), rc::gen::inRange(0, 6),
      rc::gen::map(rc::gen::inRange(0, 38), [](int i) { return static_cast<char>(i); })));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words_property)

BOOST_AUTO_TEST_CASE(a_page_shifted_has_the_same_words) {
  BOOST_TEST(rc::check([] {
    const auto glyphs = *spots();
    const double x = *rc::gen::inRange(-40, 400);
    const double y = *rc::gen::inRange(-40, 400);
    RC_ASSERT(text(page_of(glyphs, 1, x, y)) == text(page_of(glyphs, 1, 0, 0)));
  }));
}

BOOST_AUTO_TEST_CASE(a_page_scaled_has_the_same_words) {
  BOOST_TEST(rc::check([] {
    const auto glyphs = *spots();
    const double scale = *rc::gen::element(0.25, 0.5, 2.0);
    RC_ASSERT(text(page_of(glyphs, scale, 0, 0)) == text(page_of(glyphs, 1, 0, 0)));
  }));
}

BOOST_AUTO_TEST_CASE(no_word_is_invented) {
  BOOST_TEST(rc::check([] {
    const auto glyphs = *spots();
    std::size_t letters = 0;
    for (const Word& word : words_of(page_of(glyphs, 1, 0, 0))) letters += word.text.size();
    RC_ASSERT(letters <= glyphs.size());
  }));
}

BOOST_AUTO_TEST_SUITE_END()

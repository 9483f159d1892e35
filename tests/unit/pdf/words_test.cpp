#include "parser/pdf/words.h"

#include <boost/test/unit_test.hpp>
#include <deque>
#include <string>

#include "base/utf8.h"
#include "small_pdf.h"

using namespace labread;
using namespace labread::pdf;
using small_pdf::OpenPage;
using small_pdf::SmallPdf;

namespace {

// A page written glyph by glyph; every character is half an em wide.
class GlyphPage {
 public:
  GlyphPage& at(double x, double y, std::string_view text, double size = 10) {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t start = i;
      next_code_point(text, i);
      glyph(x, y, text.substr(start, i - start), size, size / 2);
      x += size / 2;
    }
    return *this;
  }

  GlyphPage& glyph(double x, double y, std::string_view text, double size, double width) {
    Glyph glyph;
    glyph.text = texts_.emplace_back(text);
    glyph.origin = {x, y};
    glyph.advance = {width, 0};
    glyph.size = static_cast<float>(size);
    glyph.is_space = text == " ";
    page_.glyphs.push_back(glyph);
    return *this;
  }

  Glyph& last() { return page_.glyphs.back(); }
  std::vector<Word> words() const { return words_of(page_); }
  std::string text() const {
    std::string out;
    for (const Word& word : words()) {
      if (!out.empty()) out += ' ';
      if (word.superscript) out += '^';
      out += word.text;
    }
    return out;
  }

 private:
  std::deque<std::string> texts_;
  PageGlyphs page_;
};

std::string drawn(const std::string& operators) {
  return small_pdf::text_of(SmallPdf("BT /F1 10 Tf 50 700 Td " + operators + " ET"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(gaps_and_blanks_part_words) {
  BOOST_TEST(drawn("(Iron 12.5) Tj") == "Iron 12.5");
  BOOST_TEST(drawn("[(Ir) -50 (on) -200 (12)] TJ") == "Iron 12");
  BOOST_TEST(drawn("-2.5 Tw (Iron 12) Tj") == "Iron 12");
  BOOST_TEST(drawn("(Iron) Tj 30 0 Td (12) Tj") == "Iron 12");
}

// Character spacing is the space between words as often as that between letters.
BOOST_AUTO_TEST_CASE(letters_spaced_wide_are_left_as_they_are) {
  BOOST_TEST(drawn("3 Tc (14.3) Tj") == "1 4 . 3");
}

BOOST_AUTO_TEST_CASE(text_drawn_in_any_order_is_put_together) {
  GlyphPage page;
  for (const int i : {3, 0, 2, 1}) {
    page.at(50 + 5 * i, 100, std::string_view("Iron").substr(static_cast<std::size_t>(i), 1));
  }
  BOOST_TEST(page.text() == "Iron");
  BOOST_TEST(GlyphPage().at(60, 100, "on").at(50, 100, "Ir").text() == "Iron");
}

BOOST_AUTO_TEST_CASE(lines_are_read_from_top_to_bottom_and_left_to_right) {
  GlyphPage page;
  page.at(200, 120, "4.1").at(50, 120.5, "Potassium").at(200, 100, "139").at(50, 100, "Sodium");
  BOOST_TEST(page.text() == "Sodium 139 Potassium 4.1");
}

BOOST_AUTO_TEST_CASE(text_drawn_twice_is_read_once_and_bold) {
  const auto shifted = GlyphPage().at(50, 100, "HIGH").at(50.4, 100, "HIGH").words();
  BOOST_TEST_REQUIRE(shifted.size() == 1U);
  BOOST_TEST(shifted[0].text == "HIGH");
  BOOST_TEST(shifted[0].bold);
  GlyphPage each;
  for (int i = 0; i < 3; ++i) {
    each.at(50 + 5 * i, 100, "121").glyph(0, 0, "", 0, 0);
  }
  GlyphPage twice;
  for (int i = 0; i < 3; ++i) {
    const auto digit = std::string_view("121").substr(static_cast<std::size_t>(i), 1);
    twice.at(50 + 5 * i, 100, digit).at(50.3 + 5 * i, 100, digit);
  }
  BOOST_TEST(twice.text() == "121");
}

BOOST_AUTO_TEST_CASE(doubled_letters_of_a_word_stay) {
  BOOST_TEST(drawn("(11.11 llama) Tj") == "11.11 llama");
  BOOST_TEST(GlyphPage().at(50, 100, "7").at(55, 100, "7").text() == "77");
}

BOOST_AUTO_TEST_CASE(a_superscript_stands_apart_and_in_its_line) {
  GlyphPage page;
  page.at(50, 100, "14.2").at(70, 96, "3", 6).at(90, 100, "g/dL").at(50, 112, "next");
  BOOST_TEST(page.text() == "14.2 ^3 g/dL next");
}

BOOST_AUTO_TEST_CASE(the_power_of_ten_of_a_unit_is_one_word_with_it) {
  GlyphPage page;
  page.at(50, 100, "x10").at(65, 96, "3", 6).at(68, 100, "/uL").at(50, 112, "next");
  BOOST_TEST(page.text() == "x10\u00b3/uL next");
  BOOST_TEST(GlyphPage().at(50, 100, "10").at(60, 96, "3", 6).at(80, 100, "/uL").text() ==
             "10 ^3 /uL");
}

BOOST_AUTO_TEST_CASE(a_subscript_stands_apart_and_is_not_raised) {
  GlyphPage page;
  page.at(50, 100, "D").at(55, 102.5, "3", 6).at(90, 100, "31");
  BOOST_TEST(page.text() == "D 3 31");
}

BOOST_AUTO_TEST_CASE(a_change_of_size_parts_words) {
  BOOST_TEST(GlyphPage().at(50, 100, "12").at(60, 100, "mg", 7).text() == "12 mg");
}

BOOST_AUTO_TEST_CASE(small_capitals_on_one_baseline_are_one_word) {
  BOOST_TEST(GlyphPage().at(50, 100, "H").at(55, 100, "EMOGLOBIN", 8).text() == "HEMOGLOBIN");
  BOOST_TEST(GlyphPage().at(50, 100, "Iron", 8).at(66, 100, ":").text() == "Iron:");
  BOOST_TEST(GlyphPage().at(50, 100, "T").at(55, 102.5, "EX", 8).text() == "T EX");
  BOOST_TEST(GlyphPage().at(50, 100, "Iron").at(70, 100, "2", 8).text() == "Iron 2");
  BOOST_TEST(GlyphPage().at(50, 100, "4").at(55, 100, ".5", 8).text() == "4 .5");
}

BOOST_AUTO_TEST_CASE(words_that_overlap_stay_two) {
  BOOST_TEST(GlyphPage().at(50, 100, "Sensitivity").at(100, 100, "52.48").text() ==
             "Sensitivity 52.48");
}

BOOST_AUTO_TEST_CASE(turned_hidden_and_oversized_text_is_left_out) {
  GlyphPage page;
  page.at(50, 100, "read");
  page.at(50, 120, "read");
  page.at(50, 200, "x").last().direction = Direction::up;
  page.at(60, 200, "y").last().direction = Direction::diagonal;
  page.at(70, 200, "z").last().invisible = true;
  page.at(50, 300, "COPY", 80);
  BOOST_TEST(page.text() == "read read");
}

BOOST_AUTO_TEST_CASE(accents_join_their_letters) {
  GlyphPage before;
  before.at(50, 100, "r").glyph(55.5, 100, "´", 10, 4).at(55, 100, "esume");
  BOOST_TEST(before.text() == "résume");
  GlyphPage after;
  after.at(50, 100, "Gro").glyph(61, 100, "\xCC\x88", 10, 3);
  BOOST_TEST(after.text() == "Grö");
  BOOST_TEST(GlyphPage().at(50, 100, "10^9/L").text() == "10^9/L");
}

BOOST_AUTO_TEST_CASE(an_accent_over_a_capital_does_not_lift_the_word) {
  GlyphPage page;
  page.glyph(50.5, 97.4, "\u00B4", 10, 5).at(50, 100, "Ecrire");
  BOOST_TEST(page.text() == "\u00C9crire");
}

BOOST_AUTO_TEST_CASE(ligatures_are_spelled_out_and_soft_hyphens_shown) {
  BOOST_TEST(GlyphPage()
                 .at(50, 100,
                     "ﬁne 3.5\xC2\xAD"
                     "5")
                 .text() == "fine 3.5-5");
}

BOOST_AUTO_TEST_CASE(a_glyph_nobody_knows_is_never_passed_over_in_a_number) {
  GlyphPage page;
  page.at(50, 100, "1").glyph(55, 100, "", 10, 5).at(60, 100, "4");
  BOOST_TEST(page.text() ==
             "1\xEF\xBF\xBD"
             "4");
  BOOST_TEST(GlyphPage().glyph(55, 100, "", 10, 5).text().empty());
}

BOOST_AUTO_TEST_CASE(right_to_left_words_are_in_reading_order) {
  GlyphPage page;
  page.at(50, 100, "לזרב").at(80, 100, "12.5").at(110, 100, "המגובין");
  BOOST_TEST(page.text() == "ןיבוגמה 12.5 ברזל");
}

BOOST_AUTO_TEST_CASE(numbers_in_digits_of_arabic_and_persian_run_from_left_to_right) {
  BOOST_TEST(GlyphPage().at(50, 100, "٢٠٢٢").text() == "٢٠٢٢");
  BOOST_TEST(GlyphPage().at(50, 100, "۱۲٫۵").text() == "۱۲٫۵");
  GlyphPage page;
  page.at(50, 100, "لزرب").at(80, 100, "٩٫٤").at(110, 100, "ميقلا");
  BOOST_TEST(page.text() == "القيم ٩٫٤ برزل");
}

BOOST_AUTO_TEST_CASE(a_box_is_as_tall_as_the_font_and_as_wide_as_the_word) {
  OpenPage page(SmallPdf("BT /F1 10 Tf 50 700 Td (A1) Tj ET"));
  BOOST_TEST_REQUIRE(page.words.size() == 1U);
  const Rect box = page.words[0].box;
  const auto near_enough = boost::test_tools::tolerance(1e-4);
  BOOST_TEST(box.left == 50, near_enough);
  BOOST_TEST(box.right == 62.23, near_enough);
  BOOST_TEST(box.top == 92.5, near_enough);
  BOOST_TEST(box.bottom == 102.5, near_enough);
}

BOOST_AUTO_TEST_SUITE_END()

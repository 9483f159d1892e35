#include "parser/ocr/compare.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace labread::ocr {
namespace {

Word word(const std::string& text, double left, double right) {
  Word made;
  made.text = text;
  made.box = {left, 100, right, 110};
  made.confidence = 0.9F;
  return made;
}

float confidence_of(const Word& first, const std::vector<Word>& second) {
  return agreed({{first}, second}).at(0).confidence;
}

std::string text_of(const std::vector<Word>& words) {
  std::string text;
  for (const Word& one : words) text += (text.empty() ? "" : " ") + one.text;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(compare)

BOOST_AUTO_TEST_CASE(a_number_read_alike_twice_is_surer_than_once) {
  BOOST_TEST(confidence_of(word("4.1", 10, 30), {word("4.1", 10, 30)}) > 0.98F);
}

BOOST_AUTO_TEST_CASE(a_lost_point_or_another_digit_is_doubt) {
  for (const char* other : {"41", "4.7", "14.1", "4.10"}) {
    BOOST_TEST(confidence_of(word("4.1", 10, 30), {word(other, 10, 30)}) == 0.0F);
  }
}

BOOST_AUTO_TEST_CASE(a_number_that_is_not_there_again_is_doubt) {
  BOOST_TEST(confidence_of(word("4.1", 10, 30), {word("4.1", 200, 220)}) == 0.0F);
}

BOOST_AUTO_TEST_CASE(words_cut_otherwise_are_no_difference) {
  BOOST_TEST(confidence_of(word("164H", 10, 50), {word("164", 10, 35), word("H", 42, 50)}) > 0.98F);
  BOOST_TEST(confidence_of(word("164", 10, 35), {word("164 ng/mL", 10, 90)}) > 0.98F);
}

BOOST_AUTO_TEST_CASE(a_range_cut_otherwise_is_no_difference) {
  BOOST_TEST(confidence_of(word("-5.1", 32, 60), {word("3.5-5.1", 10, 60)}) > 0.98F);
  BOOST_TEST(confidence_of(word("-5.1", 32, 60), {word("15.1", 32, 60)}) == 0.0F);
}

BOOST_AUTO_TEST_CASE(what_is_lost_beside_a_word_makes_it_doubtful_but_no_number) {
  Word lost = word("c~", 70, 90);
  lost.confidence = 0.3F;
  std::vector<Word> words{word("Gamma", 10, 60), lost, word("65", 100, 120)};
  drop_noise(words);
  BOOST_TEST(text_of(words) == "Gamma 65");
  BOOST_TEST(words[0].confidence < 0.85F);
  BOOST_TEST(words[1].confidence == 0.9F);
  drop_noise(words);
  BOOST_TEST(words.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_dash_is_one_whatever_its_length) {
  BOOST_TEST(confidence_of(word("3.5—5.1", 10, 60), {word("3.5-5.1", 10, 60)}) > 0.98F);
  BOOST_TEST(confidence_of(word("3.5–5.1", 10, 60), {word("3.5—5.1", 10, 60)}) > 0.98F);
  BOOST_TEST(confidence_of(word("3.5—5.1", 10, 60), {word("3.55.1", 10, 60)}) == 0.0F);
  BOOST_TEST(confidence_of(word("3.5-", 10, 40), {word("3.5", 10, 30), word("—", 35, 40)}) > 0.98F);
}

BOOST_AUTO_TEST_CASE(words_without_digits_are_left_alone) {
  BOOST_TEST(confidence_of(word("Calcium", 10, 80), {}) == 0.9F);
}

BOOST_AUTO_TEST_CASE(a_letter_that_may_be_a_digit_is_one_in_doubt) {
  BOOST_TEST(confidence_of(word("4", 10, 30), {word("4]", 10, 30)}) == 0.0F);
  BOOST_TEST(confidence_of(word("4l", 10, 30), {word("4", 10, 30)}) == 0.0F);
}

BOOST_AUTO_TEST_CASE(a_litre_is_one_whatever_is_read_for_it) {
  for (const char* other : {"g/1", "g/l1", "g/|", "g/I", "g/L"}) {
    BOOST_TEST(confidence_of(word("g/l", 10, 60), {word(other, 10, 60)}) > 0.98F);
  }
  BOOST_TEST(confidence_of(word("g/l", 10, 60), {word("g/dl", 10, 60)}) == 0.0F);
  BOOST_TEST(confidence_of(word("10*9/l", 10, 60), {word("10*6/1", 10, 60)}) == 0.0F);
}

BOOST_AUTO_TEST_CASE(units_are_alike_whatever_stands_for_raised_digits) {
  BOOST_TEST(confidence_of(word("10*9/L", 10, 60), {word("10°9/L", 10, 60)}) > 0.98F);
  BOOST_TEST(confidence_of(word("mg/dl", 10, 60), {word("mg/dL", 10, 60)}) > 0.98F);
  BOOST_TEST(confidence_of(word("pg/mL", 10, 60), {word("g/mL", 10, 60)}) == 0.0F);
  BOOST_TEST(confidence_of(word("10*9/L", 10, 60), {word("10*6/L", 10, 60)}) == 0.0F);
}

BOOST_AUTO_TEST_CASE(two_of_three_readings_outvote_the_first) {
  const std::vector<std::vector<Word>> readings{
      {word("44", 10, 30)}, {word("4.4", 10, 30)}, {word("4.4", 10, 30)}};
  BOOST_TEST(differ(readings));
  BOOST_TEST(text_of(agreed(readings)) == "4.4");
  BOOST_TEST(agreed(readings).at(0).confidence == 0.9F);
}

BOOST_AUTO_TEST_CASE(a_point_on_the_paper_that_was_not_read_is_doubt) {
  std::vector<Word> words{word("44", 10, 30), word("4.4", 100, 120)};
  const std::vector<double> points{20, 110};
  doubt_missed(words, points, points);
  BOOST_TEST(words[0].confidence == 0.0F);
  BOOST_TEST(words[1].confidence == 0.9F);
}

BOOST_AUTO_TEST_CASE(a_mark_beside_a_number_that_no_word_has_is_doubt) {
  std::vector<Word> words{word("4", 10, 16), word("4", 100, 106)};
  for (Word& one : words) one.font_size = 10;
  const std::vector<double> marks{13, 26, 103, 140};
  doubt_missed(words, {}, marks);
  BOOST_TEST(words[0].confidence == 0.0F);
  BOOST_TEST(words[1].confidence == 0.9F);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::ocr

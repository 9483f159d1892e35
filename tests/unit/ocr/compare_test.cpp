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
  std::vector<Word> words{first};
  const std::vector<std::vector<Word>> others{second};
  doubt_differences(words, others);
  return words[0].confidence;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(compare)

BOOST_AUTO_TEST_CASE(a_number_read_alike_twice_keeps_its_confidence) {
  BOOST_TEST(confidence_of(word("4.1", 10, 30), {word("4.1", 10, 30)}) == 0.9F);
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
  BOOST_TEST(confidence_of(word("164H", 10, 50), {word("164", 10, 35), word("H", 42, 50)}) == 0.9F);
  BOOST_TEST(confidence_of(word("164", 10, 35), {word("164 ng/mL", 10, 90)}) == 0.9F);
}

BOOST_AUTO_TEST_CASE(words_without_digits_are_left_alone) {
  BOOST_TEST(confidence_of(word("Calcium", 10, 80), {}) == 0.9F);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread::ocr

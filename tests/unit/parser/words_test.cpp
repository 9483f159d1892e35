#include "parser/tokens/words.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "parser/tokens/value.h"
#include "reference_ranges/catalogue.h"

namespace labread {
namespace {

const Lexicon& built_in() { return Catalogue::built_in().lexicon(); }

std::size_t length_of(std::string_view text, WordRole role) {
  return match_words(text, role, built_in()).length;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words)

// The look-up asks a small table of word starts first: it may never turn away an entry.
BOOST_AUTO_TEST_CASE(every_report_word_is_found_from_its_own_letters) {
  int tried = 0;
  for (const LexiconEntry& entry : built_in().entries()) {
    const std::string text(entry.key);
    if (!starts_with_letter(text) && !is_ascii_digit(text[0])) continue;
    BOOST_TEST(length_of(text, entry.role) == text.size(), text);
    ++tried;
  }
  BOOST_TEST(tried > 10'000);
}

BOOST_AUTO_TEST_CASE(capitals_accents_and_combining_accents_are_the_same_word) {
  for (const std::string_view text :
       {"negatif", "NÉGATIF", "Ne\u0301gatif", "négatif, voir note"}) {
    BOOST_TEST(length_of(text, WordRole::value_word) > 0U, text);
  }
  BOOST_TEST(length_of("отрицательно", WordRole::value_word) == std::string("отрицательно").size());
}

BOOST_AUTO_TEST_CASE(a_word_of_chinese_may_be_followed_by_the_next_without_a_blank) {
  BOOST_TEST(length_of("阴性结果", WordRole::value_word) == std::string("阴性").size());
}

BOOST_AUTO_TEST_CASE(words_end_at_word_ends) {
  BOOST_TEST(length_of("negatively", WordRole::value_word) == 0U);
  BOOST_TEST(length_of("", WordRole::value_word) == 0U);
  BOOST_TEST(length_of(" negative", WordRole::value_word) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

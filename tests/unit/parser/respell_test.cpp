#include "parser/results/respell.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace labread {
namespace {

std::string respelled(const std::string& text, bool recognised = true) {
  Page page;
  page.recognised = recognised;
  Word word;
  word.text = text;
  page.words.push_back(word);
  Document document;
  document.pages.push_back(page);
  respell(document, Catalogue::built_in());
  return document.pages[0].words[0].text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(respell_words)

BOOST_AUTO_TEST_CASE(letters_and_digits_that_look_alike_are_told_apart_by_known_names) {
  BOOST_TEST(respelled("C02") == "CO2");
  BOOST_TEST(respelled("CoO2") == "CO2");
  BOOST_TEST(respelled("D,25-0H,D2") == "D,25-OH,D2");
  BOOST_TEST(respelled("1gG") == "IgG");
  BOOST_TEST(respelled("B1l2") == "B12");
  BOOST_TEST(respelled("25-0OH") == "25-OH");
}

BOOST_AUTO_TEST_CASE(powers_of_units_are_read_whatever_stands_for_the_raised_sign) {
  BOOST_TEST(respelled("10°9/L") == "10^9/L");
  BOOST_TEST(respelled("10*12/L") == "10*12/L");  // known as it is
  BOOST_TEST(respelled("mg/dL.") == "mg/dL");
  BOOST_TEST(respelled("mmol/|") == "mmol/l");
}

BOOST_AUTO_TEST_CASE(symbols_about_a_digit_are_known_whatever_thin_letter_is_read_for_a_one) {
  BOOST_TEST(respelled("HbAtc") == "HbA1c");
  BOOST_TEST(respelled("HbAt1c:") == "HbA1c:");
  BOOST_TEST(respelled("Aic") == "A1c");
  BOOST_TEST(respelled("Titer") == "Titer");
}

BOOST_AUTO_TEST_CASE(a_micro_sign_and_a_raised_two_are_mended_where_only_they_make_a_unit) {
  BOOST_TEST(respelled("10*3/AuL") == "10^3/uL");
  BOOST_TEST(respelled("x10^6/pL") == "x10^6/uL");
  BOOST_TEST(respelled("pg/mL") == "pg/mL");
  BOOST_TEST(respelled("1043/uL") == "10^3/uL");
  BOOST_TEST(respelled("1012/L") == "1012/L");  // known as it is
  BOOST_TEST(respelled("mL/min/1,73m°") == "mL/min/1,73m2");
  BOOST_TEST(respelled("mL/min/1.73m?") == "mL/min/1.73m2");
}

BOOST_AUTO_TEST_CASE(numbers_and_known_words_stay) {
  for (const char* text : {"0.91", "<4.0", "8.1L", "10-1L", "11L", "100L", "1O", "3l", "8S", "B12",
                           "D3", "mmol/l", "T4", "2025-04-28", "Labor", "5B"}) {
    BOOST_TEST(respelled(text) == text);
  }
}

BOOST_AUTO_TEST_CASE(printed_text_stays) { BOOST_TEST(respelled("C02", false) == "C02"); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

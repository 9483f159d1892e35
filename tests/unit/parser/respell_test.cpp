#include "parser/results/respell.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/unit/parser/report_rows.h"

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

constexpr std::string_view misread_table =
    "Test Narne      ln Range   Out Of Range   Reference Range\n"
    "GLUC0SE         91                        65-99 rng/dL\n"
    "P0TASSIUM                  5.9 H          3.5-5.3 mmo1/L\n"
    "ALBUMlN         4.4                       3.6-5.1 g/dL\n"
    "A5T             20                        10-35 U/L\n"
    "VITAM|N B12     1O4                       200-900 pg/mL\n"
    "PR0TEIN         NEGAT1VE\n";

BOOST_AUTO_TEST_CASE(a_text_that_shows_slips_is_read_as_what_they_stand_for_and_kept_as_printed) {
  BOOST_TEST(rows_of(misread_table) ==
             "GLUC0SE | 91 | rng/dL | 65-99 | \n"
             "P0TASSIUM | 5.9 | mmo1/L | 3.5-5.3 | H\n"
             "ALBUMlN | 4.4 | g/dL | 3.6-5.1 | \n"
             "A5T | 20 | U/L | 10-35 | \n");
  const Report report = report_of(misread_table);
  BOOST_TEST(report.results[0].unit_code == "mg/dL");
  BOOST_TEST(report.results[2].unit_code == "");
  BOOST_TEST(report.notes.back().code == "letters_misread");
  for (const Skipped& skipped : report.skipped) {
    BOOST_TEST(skipped.text.find("VITAMIN") == std::string::npos, skipped.text);
  }
}

BOOST_AUTO_TEST_CASE(one_long_word_is_mended_and_nothing_that_is_less_sure) {
  BOOST_TEST(rows_of("GLUC0SE   91 mg/dL   65-99\nA5T   20 U/L   10-35\n").find("GLUC0SE | 91") ==
             0);
  const auto read = [](std::string_view text) { return report_of(text).results.size(); };
  BOOST_TEST(read("GLUC0SE   91\nSODIUM   140 mmol/L\n") ==
             read("GLUCOSE   91\nSODIUM   140 mmol/L\n"));
  BOOST_TEST(report_of("Sodium   140 rnmol/L   135-146\nGLUC0SE   91 mg/dL   65-99\n")
                 .results[0]
                 .unit_code.empty());
}

BOOST_AUTO_TEST_CASE(words_with_digits_of_their_own_are_no_slips) {
  for (const std::string_view text :
       {"HbA1c   5.4 %   4.0-6.0\n", "LDL1   91 mg/dL   65-99\n", "5HIAA   20 mg/d   10-35\n",
        "Order CR1O5B   12\n", "CH50   41 U/mL   30-75\n", "Ab REACT1VE\n"}) {
    const Report report = report_of(text);
    const bool noted = std::any_of(report.notes.begin(), report.notes.end(),
                                   [](const Note& note) { return note.code == "letters_misread"; });
    BOOST_TEST(!noted, text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

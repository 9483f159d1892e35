// Values of which nobody knows whose or of which day they are: lone numbers among pairs, values
// above or below stacked names, numbers in pieces.
#include <boost/test/unit_test.hpp>

#include <string_view>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

BOOST_AUTO_TEST_SUITE(lone_values)

BOOST_AUTO_TEST_CASE(a_lone_number_in_the_place_of_others_second_may_be_an_earlier_result) {
  BOOST_TEST(rows_of("Creatinine        0.81     0.77      mg/dL     0.50-1.10\n"
                     "TSH                        4.3       mIU/L     0.4-4.0\n"
                     "Ferritin          19       52        ng/mL     15-150\n"
                     "Vitamin B12       290      340       pg/mL     200-900\n") == "");
}

BOOST_AUTO_TEST_CASE(so_may_one_below_a_title_that_nobody_knows) {
  BOOST_TEST(rows_of("Test              Before     After     Unit      Reference\n"
                     "Phosphate         2.1        3.3       mg/dL     2.5-4.5\n"
                     "Ferritin          9          41        ng/mL     15-150\n"
                     "TSH               6.6                  mIU/L     0.4-4.0\n") == "");
}

BOOST_AUTO_TEST_CASE(one_below_the_title_of_results_is_the_result) {
  BOOST_TEST(rows_of("Test              Result     Previous  Unit      Reference\n"
                     "Phosphate         2.1        3.3       mg/dL     2.5-4.5\n"
                     "Ferritin          9          41        ng/mL     15-150\n"
                     "TSH               2.6                  mIU/L     0.4-4.0\n")
                 .ends_with("TSH | 2.6 | mIU/L | 0.4-4.0 | \n"));
}

BOOST_AUTO_TEST_CASE(values_above_their_names_are_not_those_of_the_names_above_them) {
  BOOST_TEST(rows_of("138 mmol/L\n"
                     "Sodium\n"
                     "136 - 145\n"
                     "\n"
                     "4.4 mmol/L\n"
                     "Potassium\n"
                     "3.5 - 5.1\n") == "");
  BOOST_TEST(rows_of("MY RESULTS\n"
                     "19 ng/mL     LOW\n"
                     "Vitamin D\n"
                     "92 ng/mL     NORMAL\n"
                     "Ferritin\n") == "");
}

BOOST_AUTO_TEST_CASE(values_below_their_names_are_read) {
  BOOST_TEST(rows_of("MY RESULTS\n"
                     "Sodium\n"
                     "138 mmol/L\n"
                     "136 - 145\n"
                     "\n"
                     "Potassium\n"
                     "4.4 mmol/L\n"
                     "3.5 - 5.1\n") ==
             "Sodium | 138 | mmol/L | 136 - 145 | \n"
             "Potassium | 4.4 | mmol/L | 3.5 - 5.1 | \n");
}

BOOST_AUTO_TEST_CASE(two_names_above_two_values_with_limits_are_columns_of_lost_rows) {
  BOOST_TEST(rows_of("Vitamin B12\n"
                     "Folate\n"
                     "290 pg/mL  (200-900)\n"
                     "9.1 ng/mL (>4)\n") == "");
}

BOOST_AUTO_TEST_CASE(a_value_below_in_a_unit_of_other_tests_is_not_the_names) {
  BOOST_TEST(rows_of("Test              Result     Unit      Reference\n"
                     "Sodium            138        mmol/L    136-145\n"
                     "Potassium\n"
                     "                  92         mg/dL     70-99\n") ==
             "Sodium | 138 | mmol/L | 136-145 | \n");
}

BOOST_AUTO_TEST_CASE(half_a_number_is_none) {
  constexpr std::string_view titles = "Test              Result     Unit      Reference\n";
  for (const std::string_view row :
       {"TSH               3 . 1      mIU/L     0.4-4.0\n",
        "Hemoglobin        13.\n                  2          g/dL      12-16\n",
        "Potassium         4\n                  .4         mmol/L    3.5-5.1\n",
        "Vitamin B12       290 x 1.5  pg/mL     200-900\n", "AST               3 x ULN\n",
        "CRP               14 x2      mg/L      <5\n"}) {
    BOOST_TEST_CONTEXT(row) { BOOST_TEST(rows_of(std::string(titles) + std::string(row)) == ""); }
  }
}

BOOST_AUTO_TEST_CASE(an_earlier_value_in_brackets_is_no_second_result) {
  BOOST_TEST(dated_rows_of("Test              Result     Unit      Reference\n"
                           "Phosphate         3.3 (previously 2.9)   mg/dL     2.5-4.5\n")
                 .starts_with("Phosphate 3.3"));
  BOOST_TEST(rows_of("Test              Result     Unit      Reference\n"
                     "Ferritin          pending, previous 41    ng/mL     15-150\n") == "");
}

// Its name is a test's of its own.
BOOST_AUTO_TEST_CASE(the_time_of_the_control_stands_beside_that_of_the_patient) {
  BOOST_TEST(rows_of("Test                    Result     Unit     Reference\n"
                     "Prothrombin Time        12.9       sec      11.0-14.0\n"
                     "PT Control              12.4       sec\n") ==
             "Prothrombin Time | 12.9 | sec | 11.0-14.0 | \n"
             "PT Control | 12.4 | sec |  | \n");
}

BOOST_AUTO_TEST_CASE(what_people_have_on_average_is_nobodys_result) {
  BOOST_TEST(rows_of("Optimal Vitamin D     50 ng/mL\n"
                     "Phosphate population mean   3.4 mg/dL\n"
                     "TSH median      1.7 mIU/L\n") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

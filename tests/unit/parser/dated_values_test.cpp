// Rows whose every value has its day behind it.
#include <boost/test/unit_test.hpp>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

BOOST_AUTO_TEST_SUITE(dated_values_test)

BOOST_AUTO_TEST_CASE(the_newest_of_dated_values_is_the_result) {
  constexpr std::string_view text =
      "Labs (last three charted values)\n"
      "Hgb               L 8.7 (AUG 02)  L 9.1 (AUG 01)  12.4 (JUL 31)\n"
      "Sodium            139 (AUG 02)  H 148 (AUG 01)\n"
      "Creatinine        1.3 (AUG 02)\n";
  BOOST_TEST(rows_of(text) ==
             "Hgb | 8.7 |  |  | L\nSodium | 139 |  |  | \nCreatinine | 1.3 |  |  | \n");
  BOOST_TEST(dated_rows_of(text) == "Hgb 8.7 <- 9.1 <- 12.4\nSodium 139 <- 148\nCreatinine 1.3\n");
}

BOOST_AUTO_TEST_CASE(days_may_run_either_way_and_over_the_turn_of_the_year) {
  BOOST_TEST(dated_rows_of("Platelets: 88 (03/14/2023), 121 (03/17/2023), 140 (03/19/2023)\n"
                           "CRP 12 mg/L (02 Jan 2024 06:10) 40 mg/L (30 Dec 2023 06:05)\n"
                           "Potassium 3.6 (JAN 01) 3.1 (DEC 31)\n") ==
             "Platelets 140 <- 121 2023-03-17 <- 88 2023-03-14\n"
             "CRP 12 @ 2024-01-02T06:10 <- 40 2023-12-30T06:05\n"
             "Potassium 3.6 <- 3.1\n");
}

BOOST_AUTO_TEST_CASE(of_several_values_of_a_day_the_order_of_the_others_tells) {
  BOOST_TEST(dated_rows_of("Glucose   H 188 (AUG 02)  H 171 (AUG 02)  122 (AUG 01)\n"
                           "Lactate   4.1 (JUL 31)  2.2 (AUG 01)  1.4 (AUG 01)\n"
                           "Sodium    139 (AUG 02)  141 (AUG 02)\n") ==
             "Glucose 188 <- 171 <- 122\nLactate 1.4 <- 2.2 <- 4.1\n");
}

BOOST_AUTO_TEST_CASE(values_whose_days_run_both_ways_are_refused) {
  BOOST_TEST(rows_of("Sodium   139 (AUG 02)  141 (AUG 05)  136 (AUG 01)\n") == "");
  BOOST_TEST(rows_of("Creatinine   1.3 (AUG 02)\n") == "");
}

BOOST_AUTO_TEST_CASE(a_letter_says_of_which_day_the_results_are) {
  const Report report = report_of(
      "Blood results from 22/03/2024:\n"
      "    Ferritin: 38 ug/L\n"
      "    Sodium: 140 mmol/L\n");
  BOOST_TEST_REQUIRE(report.header.collected.has_value());
  BOOST_TEST(report.header.collected->to_iso().starts_with("2024-03-22"));
}

BOOST_AUTO_TEST_CASE(an_earlier_value_in_a_bracket_behind_the_range_is_not_of_the_range) {
  BOOST_TEST(rows_of("Glucose: 5.4 mmol/L (ref 3.9-5.5)   [was 6.0 on 2 Feb 2024]\n") ==
             "Glucose | 5.4 | mmol/L | 3.9-5.5 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

// Rows whose result is missing: a number of the name, a limit, a target or an earlier result beside
// the empty place is none.
#include <boost/test/unit_test.hpp>

#include "tests/unit/parser/report_rows.h"

namespace labread {

BOOST_AUTO_TEST_SUITE(empty_cells)

BOOST_AUTO_TEST_CASE(below_titles_the_names_own_number_is_no_result) {
  BOOST_TEST(rows_of("Test                        Result   Units   Reference\n"
                     "Calcium                     9.4      mg/dL   8.6-10.2\n"
                     "Vitamin D 3                          ng/mL   30-100\n"
                     "Ferritin in 3 days                   ng/mL   15-150\n") ==
             "Calcium | 9.4 | mg/dL | 8.6-10.2 | \n");
}

BOOST_AUTO_TEST_CASE(nor_is_it_without_titles) {
  for (const std::string_view row :
       {"Vitamin D 3   ng/mL   30-100\n", "Vitamin B 12   pg/mL   180-914\n",
        "Glucose 120 min   mg/dL   <140\n", "Cortisol 8 AM   ug/dL   6-18\n",
        "Magnesium 24 h   mmol/d   3-5\n", "Ferritin see comment 3 ng/mL 15-150\n",
        "Ferritin 4 5 ng/mL 15-150\n", "Ferritin 45 x 10 ng/mL 15-150\n", "Fe 85 TIBC 310 ug/dL\n",
        "Platelets 10 9/L 150-400\n"}) {
    BOOST_TEST(rows_of(row) == "", row);
  }
  BOOST_TEST(rows_of("Ferritin 45   ng/mL   15-150\n") == "Ferritin | 45 | ng/mL | 15-150 | \n");
}

BOOST_AUTO_TEST_CASE(a_limit_behind_the_unit_is_no_result) {
  BOOST_TEST(rows_of("Calcium      9.4      mg/dL   8.6-10.2\n"
                     "CRP                   mg/L    <5\n"
                     "Folate       --       ng/mL   >4\n"
                     "LDL          131      mg/dL   <130\n") ==
             "Calcium | 9.4 | mg/dL | 8.6-10.2 | \n"
             "LDL | 131 | mg/dL | <130 | \n");
}

BOOST_AUTO_TEST_CASE(a_limit_behind_unknown_words_in_its_cell_is_no_result) {
  BOOST_TEST(rows_of("15 HBsAg xyz abc      Qux vwx < 1.0      S/CO\n"
                     "16 Calcium            2.31               mmol/L   2.15 - 2.55\n"
                     "17 CRP                < 0.5              mg/L\n") ==
             "Calcium | 2.31 | mmol/L | 2.15 - 2.55 | \n"
             "CRP | < 0.5 | mg/L |  | \n");
}

BOOST_AUTO_TEST_CASE(a_comparator_is_that_of_the_cell_beside_it_alone) {
  const std::string titles = "Test        Result   Flag  Units     Reference range\n";
  BOOST_TEST(rows_of(titles + "Calcium     <   4.0        mg/dL     8.6 - 10.2\n") ==
             "Calcium | < 4.0 | mg/dL | 8.6 - 10.2 | \n");
  BOOST_TEST(rows_of(titles + "Calcium     <   ;    4.0   mg/dL     8.6 - 10.2\n") == "");
}

BOOST_AUTO_TEST_CASE(a_target_or_a_score_is_no_result) {
  BOOST_TEST(rows_of("Test         Result    Target    Units     Range\n"
                     "Magnesium              2.2       mg/dL     1.6-2.6\n"
                     "Calcium      9.4       9.0       mg/dL     8.6-10.2\n") ==
             "Calcium | 9.4 | mg/dL | 8.6-10.2 | \n");
  BOOST_TEST(rows_of("Analyte      Result   Z-score   Units    Range\n"
                     "Magnesium    1.9      -0.5      mg/dL    1.6-2.6\n"
                     "Ferritin              1.2       ng/mL    15-150\n") ==
             "Magnesium | 1.9 | mg/dL | 1.6-2.6 | \n");
}

BOOST_AUTO_TEST_CASE(what_a_result_should_become_is_none) {
  BOOST_TEST(rows_of("Test     Result   Unit       Reference range\n"
                     "HbA1c    48       mmol/mol   20 - 42\n"
                     "\n"
                     "HbA1c target: 53 mmol/mol\n"
                     "HbA1c targets: general 53 mmol/mol\n"
                     "Cut-off HbA1c: 6.5 %\n"
                     "Ferritin threshold 30 ug/L\n") == "HbA1c | 48 | mmol/mol | 20 - 42 | \n");
  BOOST_TEST(rows_of("HbA1c Zielwert: 53 mmol/mol\n"
                     "Ferritin Grenzwert 30 ug/l\n"
                     "Ferritin            12 ug/l\n") == "Ferritin | 12 | ug/l |  | \n");
}

BOOST_AUTO_TEST_CASE(a_number_behind_unit_and_limits_may_be_an_earlier_one) {
  BOOST_TEST(rows_of("Calcium      9.4   mg/dL   8.6-10.2   9.1\n"
                     "Magnesium          mg/dL   1.6-2.6    1.9\n") ==
             "Calcium | 9.4 | mg/dL | 8.6-10.2 | \n");
}

BOOST_AUTO_TEST_CASE(what_the_name_calls_an_earlier_result_is_not_todays) {
  BOOST_TEST(rows_of("Vitamin D Vorwert 18 ng/ml\n"
                     "Vitamin D (previous) 18 ng/mL\n"
                     "Ferritine antérieure : 25 µg/L\n"
                     "Ferritina previa: 25 ng/mL\n") == "");
}

BOOST_AUTO_TEST_CASE(a_result_that_was_taken_back_is_none) {
  BOOST_TEST(rows_of("Potassium   6.1 mmol/L   3.5-5.1   result cancelled\n"
                     "Sodium      139 mmol/L   136-145\n") ==
             "Sodium | 139 | mmol/L | 136-145 | \n");
}

BOOST_AUTO_TEST_CASE(a_day_alone_between_results_is_that_of_those_that_follow) {
  constexpr std::string_view results =
      "Calcium 9.4\n"
      "Magnesium 1.8 @ 2024-01-15\n";
  for (const std::string_view heading : {"15/01/2024", "Previous results 15/01/2024"}) {
    BOOST_TEST(dated_rows_of("Collected: 22/03/2024\n"
                             "Calcium     9.4 mg/dL   8.6-10.2\n\n" +
                             std::string(heading) +
                             "\n"
                             "Magnesium   1.8 mg/dL   1.6-2.6\n") == results,
               heading);
  }
}

BOOST_AUTO_TEST_CASE(a_word_that_leads_to_a_day_is_no_name) {
  BOOST_TEST(dated_rows_of("Entnahme: 06.05.2024\n"
                           "Calcium   2,41   mmol/l   2,15 - 2,55\n"
                           "Ferritin am 12.01.2024: 25 µg/l\n") ==
             "Calcium 2,41\nFerritin 25 @ 2024-01-12\n");
  BOOST_TEST(dated_rows_of("Prélèvement du 06/05/2024\n"
                           "Calcium   2,41   mmol/L   2,15 - 2,55\n"
                           "Le 25/01/2024 : ferritine 25 µg/L\n") ==
             "Calcium 2,41\nferritine 25 @ 2024-01-25\n");
}

BOOST_AUTO_TEST_CASE(below_a_heading_of_urine_of_a_day_stands_urine) {
  const Report report = report_of(
      "BLOOD\n"
      "Magnesium   0.81   mmol/L   0.70-1.00\n"
      "24 HOUR URINE\n"
      "Magnesium   3.9    mmol/L\n");
  BOOST_TEST(report.results.at(0).specimen == "blood");
  BOOST_TEST(report.results.at(1).specimen == "urine_24h");
}

BOOST_AUTO_TEST_CASE(a_number_in_front_that_counts_no_rows_is_of_the_name) {
  BOOST_TEST(rows_of("2,5 Ferritin   22   ng/mL   15 - 150\n") == "");
  BOOST_TEST(rows_of("24,25 Vitamin D   2.2   ng/mL   1 - 4\n") ==
             "24,25 Vitamin D | 2.2 | ng/mL | 1 - 4 | \n");
  BOOST_TEST(rows_of("24 Vitamin D   32   ng/mL   30 - 100\n") ==
             "Vitamin D | 32 | ng/mL | 30 - 100 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

// Results that a letter about a patient tells another doctor.
#include <boost/test/unit_test.hpp>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

BOOST_AUTO_TEST_SUITE(letter_rows_test)

BOOST_AUTO_TEST_CASE(sentences_about_a_patient_that_tell_results_are_read_over_their_line_breaks) {
  BOOST_TEST(
      rows_of("I saw him today. His sodium was 141 mmol/L (normal >130), potassium 4.6\n"
              "mmol/L (3.5-5.1) and ferritin 61 ug/L. TSH 1.9 mU/L and urea 5.5 mmol/L were\n"
              "normal. Creatinine 83 umol/L, eGFR >90.\n") ==
      "sodium | 141 | mmol/L | >130 | \n"
      "potassium | 4.6 | mmol/L | (3.5-5.1) | \n"
      "ferritin | 61 | ug/L |  | \n"
      "TSH | 1.9 | mU/L |  | \n"
      "urea | 5.5 | mmol/L |  | \n"
      "Creatinine | 83 | umol/L |  | \n"
      "eGFR | >90 |  |  | \n");
  BOOST_TEST(rows_of("Laboratory data are notable for creatinine 1.9 mg/dL, and sodium 131\n"
                     "mmol/L.\n") ==
             "creatinine | 1.9 | mg/dL |  | \n"
             "sodium | 131 | mmol/L |  | \n");
}

BOOST_AUTO_TEST_CASE(sentences_of_others_of_aims_and_of_other_days_tell_none) {
  for (const char* text : {
           "In 2021 her sodium was 141 mmol/L and potassium 4.6 mmol/L.\n",
           "In 2021 her bloods showed sodium 141 mmol/L,\nferritin 61 ug/L, CRP 4 mg/L.\n",
           "Last year his bloods showed\nferritin 61 ug/L and sodium 141 mmol/L.\n",
           "Urine studies showed sodium 12 mmol/L, creatinine 45 mg/dL and protein 80 mg/dL.\n",
           "His father's bloods showed ferritin 61 ug/L and sodium 141 mmol/L.\n",
           "Her mother is unwell. Her sodium was 141 mmol/L and potassium 4.6 mmol/L.\n",
           "Bloods showed sodium 141 mmol/L previously and 133 mmol/L now, in this patient.\n",
           "The sodium was 141 mmol/L in January and then potassium 4.6 mmol/L.\n",
           "The sodium should be 141 mmol/L and the potassium 4.6 mmol/L.\n",
           "His magnesium is 400 mg and his potassium is 600 mg daily.\n",
           "Her sodium fell from 141 mmol/L to 133 mmol/L on the ward.\n",
       }) {
    BOOST_TEST(rows_of(text) == "", text);
  }
}

BOOST_AUTO_TEST_CASE(a_heading_of_blood_tests_dates_the_list_below) {
  constexpr const char* two_days =
      "Blood tests on admission 13/02/2025:\n"
      "Hb 117 g/L, Na 132 mmol/L, K 3.3 mmol/L.\n"
      "\n"
      "Blood tests on discharge 17/02/2025:\n"
      "Hb 119 g/L, Na 137 mmol/L, K 4.2 mmol/L.\n";
  BOOST_TEST(report_of(two_days).header.collected->to_iso() == "2025-02-17");
  BOOST_TEST(dated_rows_of(two_days) ==
             "Hb 119 <- 117 2025-02-13\nNa 137 <- 132 2025-02-13\nK 4.2 <- 3.3 2025-02-13\n");
  // Beside a list without a day nobody could tell which is the newer.
  BOOST_TEST(dated_rows_of("Blood tests on admission 13/02/2025:\n"
                           "Hb 117 g/L, Na 132 mmol/L, K 3.3 mmol/L.\n"
                           "\n"
                           "Blood tests on discharge:\n"
                           "Hb 119 g/L, Na 137 mmol/L, K 4.2 mmol/L.\n") ==
             "Hb 119\nNa 137\nK 4.2\n");
  for (const char* heading : {"Previous blood tests 13/02/2024:", "His mother's bloods 13/02/2025:",
                              "Clinic visit 13/02/2025:"}) {
    BOOST_TEST(rows_of(std::string(heading) + "\nHb 117 g/L, Na 132 mmol/L, K 3.3 mmol/L.\n") == "",
               heading);
  }
}

BOOST_AUTO_TEST_CASE(a_list_may_go_on_without_commas) {
  BOOST_TEST(rows_of("Labs: WBC 9.8, Hgb 13.1, Plt 240; Na 139 K 4.2 Cl 101 BUN 17\n") ==
             "WBC | 9.8 |  |  | \n"
             "Hgb | 13.1 |  |  | \n"
             "Plt | 240 |  |  | \n"
             "Na | 139 |  |  | \n"
             "K | 4.2 |  |  | \n"
             "Cl | 101 |  |  | \n"
             "BUN | 17 |  |  | \n");
  BOOST_TEST(rows_of("Donor: Na 148 / K 4.1 / Cl 110. 138/4.1/102/24<110\n") == "");
}

BOOST_AUTO_TEST_CASE(what_is_in_a_fluid_is_no_result) {
  BOOST_TEST(rows_of("Given: 2 L saline (Na 153 mmol/L, Cl 152 mmol/L, K 0 mmol/L).\n") == "");
  BOOST_TEST(rows_of("Labs today (Na 139 mmol/L, Cl 101 mmol/L, K 4.2 mmol/L).\n") ==
             "Cl | 101 | mmol/L |  | \nK | 4.2 | mmol/L |  | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

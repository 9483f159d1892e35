// Results that a letter tells its reader in sentences.
#include <boost/test/unit_test.hpp>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

BOOST_AUTO_TEST_SUITE(told_rows_test)

BOOST_AUTO_TEST_CASE(a_sentence_to_the_reader_that_says_a_result_and_nothing_else_is_one) {
  BOOST_TEST(rows_of("Your ferritin is 12 ng/mL (normal 15-150).\n"
                     "Your creatinine was 0.97 mg/dL, normal 0.70-1.30.\n"
                     "Your TSH level came back at 2.31 uIU/mL.\n"
                     "\n"
                     "Your hepatitis C antibody was negative.\n") ==
             "ferritin | 12 | ng/mL | 15-150 | \n"
             "creatinine | 0.97 | mg/dL | 0.70-1.30 | \n"
             "TSH | 2.31 | uIU/mL |  | \n"
             "hepatitis C antibody | negative |  |  | \n");
  BOOST_TEST(rows_of("La sua ferritina \u00e8 12 ng/mL (v.n. 15-150).\n") ==
             "ferritina | 12 | ng/mL | 15-150 | \n");
  BOOST_TEST(rows_of("Your triglycerides are 188 mg/dL (normal range is 40-150).\n") ==
             "triglycerides | 188 | mg/dL | 40-150 | \n");
  BOOST_TEST(rows_of("Ihr Ferritin liegt bei 12 ng/ml (normal 15-150).\n") ==
             "Ferritin | 12 | ng/ml | 15-150 | \n");
}

BOOST_AUTO_TEST_CASE(a_line_may_hold_several_such_sentences) {
  BOOST_TEST(rows_of("Your HDL is 45 mg/dL, and your LDL is 142 mg/dL (normal below 130). Your "
                     "glucose is 88 mg/dL.\n") ==
             "HDL | 45 | mg/dL |  | \n"
             "LDL | 142 | mg/dL | below 130 | \n"
             "glucose | 88 | mg/dL |  | \n");
}

BOOST_AUTO_TEST_CASE(what_sentences_say_of_others_or_besides_is_no_result) {
  for (const char* sentence :
       {"Your ferritin is 12 ng/mL, which is low for a runner.",
        "Your LDL should be below 100 mg/dL.", "Your LDL is under 100 mg/dL.",
        "The usual ferritin is 12 ng/mL (normal 15-150).", "Your last ferritin was 12 ng/mL.",
        "If your ferritin is 12 ng/mL (normal 15-150).", "Your goal is 100 mg/dL.",
        "Your blood pressure was 131/84.", "Your ferritin is 12.", "Your ferritin is 12 ng/mL",
        "Your ferritin is 12 ng/mL. We will repeat it.",
        "Your ferritin is 12 ng/mL in men (normal 15-150).",
        "Your triglycerides are 188 mg/dL 40-150"}) {
    BOOST_TEST(rows_of(sentence) == "", sentence);
  }
}

BOOST_AUTO_TEST_CASE(normal_in_front_of_limits_in_brackets_is_no_flag) {
  BOOST_TEST(rows_of("Ferritin 12 ng/mL (normal 15-150)\n"
                     "Zinc 61 ug/dL Normal (60-120)\n") ==
             "Ferritin | 12 | ng/mL | 15-150 | \n"
             "Zinc | 61 | ug/dL | (60-120) | Normal\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

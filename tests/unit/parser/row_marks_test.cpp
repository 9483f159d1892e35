// Running numbers and codes at the names of rows, the days that headings give them, and lines of
// flags that are no row's.
#include <boost/test/unit_test.hpp>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

BOOST_AUTO_TEST_SUITE(row_marks)

BOOST_AUTO_TEST_CASE(numbers_that_run_on_from_row_to_row_are_no_part_of_names) {
  BOOST_TEST(rows_of("4. Calcium: 2.31 mmol/L (2.15-2.55)\n"
                     "5. Magnesium: 0.82 mmol/L (0.66-1.07)\n"
                     "IRON\n"
                     "6. Ferritin: 12\u00b5g/L (15-150) L\n"
                     "7. Transferrin   2.9   g/L   2.0-3.6\n") ==
             "Calcium | 2.31 | mmol/L | (2.15-2.55) | \n"
             "Magnesium | 0.82 | mmol/L | (0.66-1.07) | \n"
             "Ferritin | 12 | \u00b5g/L | (15-150) | L\n"
             "Transferrin | 2.9 | g/L | 2.0-3.6 | \n");
}

BOOST_AUTO_TEST_CASE(numbers_of_hours_and_of_one_row_stay) {
  BOOST_TEST(rows_of("Glucose tolerance\n"
                     "1. Hour: 8.1 mmol/L (<10.0)\n"
                     "2. Hour: 7.2 mmol/L (<8.6)\n"
                     "3. Hour: 6.0 mmol/L (<7.8)\n") ==
             "1. Hour | 8.1 | mmol/L | (<10.0) | \n"
             "2. Hour | 7.2 | mmol/L | (<8.6) | \n"
             "3. Hour | 6.0 | mmol/L | (<7.8) | \n");
}

BOOST_AUTO_TEST_CASE(numbers_of_notes_that_tell_limits_stay) {
  BOOST_TEST(rows_of("1. Glucose: 100 - 125 mg/dL\n"
                     "2. Cholesterol: < 200 mg/dL optimal\n"
                     "3. Vitamin D: 20 ng/mL is too little\n"
                     "4. Ferritin: 15 ng/mL\n") == "");
}

BOOST_AUTO_TEST_CASE(the_number_may_be_glued_to_the_name) {
  BOOST_TEST(rows_of("1.Calcium: 2.31 mmol/L (2.15-2.55)\n"
                     "2.Magnesium: 0.82 mmol/L (0.66-1.07)\n"
                     "3.Zinc: 61 ug/dL (60-120)\n"
                     "1.- Ferritin   12 ng/mL   15-150\n"
                     "2.- Transferrin   2.9 g/L   2.0-3.6\n"
                     "3.- Iron   61 ug/dL   60-170\n") ==
             "Calcium | 2.31 | mmol/L | (2.15-2.55) | \n"
             "Magnesium | 0.82 | mmol/L | (0.66-1.07) | \n"
             "Zinc | 61 | ug/dL | (60-120) | \n"
             "Ferritin | 12 | ng/mL | 15-150 | \n"
             "Transferrin | 2.9 | g/L | 2.0-3.6 | \n"
             "Iron | 61 | ug/dL | 60-170 | \n");
}

BOOST_AUTO_TEST_CASE(a_code_in_brackets_is_no_part_of_a_name) {
  BOOST_TEST(rows_of("- Zinc (LOINC 5763-8): 61 ug/dL - range 60-120\n"
                     "- Copper [Mass/volume] (LOINC: 5631-7): 88 ug/dL - range 70-140\n"
                     "- Ferritin (LOINC 2276-4)   12 ng/mL   15-150\n") ==
             "Zinc | 61 | ug/dL | 60-120 | \n"
             "Copper [Mass/volume] | 88 | ug/dL | 70-140 | \n"
             "Ferritin | 12 | ng/mL | 15-150 | \n");
}

BOOST_AUTO_TEST_CASE(a_day_that_heads_rows_in_markdown_is_theirs_to_the_next_heading) {
  const std::string_view text =
      "## Results\n"
      "### 2024-03-01\n"
      "#### Iron\n"
      "- **Ferritin**: **12 ng/mL** - range 15-150\n"
      "### Blood of 2023-05-02\n"
      "- **Ferritin**: **19 ng/mL** - range 15-150\n"
      "## Other\n"
      "- **Zinc**: **61 ug/dL** - range 60-120\n";
  BOOST_TEST(report_of(text).header.collected->to_iso() == "2024-03-01");
  BOOST_TEST(dated_rows_of(text) ==
             "Ferritin 12\n"
             "Ferritin 19 @ 2023-05-02\n"
             "Zinc 61\n");
}

BOOST_AUTO_TEST_CASE(a_title_of_critical_limits_flags_no_result_above_it) {
  BOOST_TEST(rows_of("Sodium 140 mmol/L 135-145\n"
                     "Critical Ranges\n"
                     "Potassium <2.5 mmol/L\n") == "Sodium | 140 | mmol/L | 135-145 | \n");
}

BOOST_AUTO_TEST_CASE(a_legend_below_the_last_result_flags_it_not) {
  BOOST_TEST(rows_of("Test         Result   Flag   Unit     Range\n"
                     "Potassium    5.6      H      mmol/L   3.5 - 5.1\n"
                     "Sodium       140             mmol/L   136 - 145\n"
                     "H: Reference exceeded   L: Reference missed   P: Panic\n") ==
             "Potassium | 5.6 | mmol/L | 3.5 - 5.1 | H\n"
             "Sodium | 140 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

// Rows whose unit, range or bands stand on lines of their own below the value.
#include <boost/test/unit_test.hpp>

#include <string_view>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

BOOST_AUTO_TEST_SUITE(led_rows)

BOOST_AUTO_TEST_CASE(a_unit_alone_below_its_value_is_its_unit) {
  BOOST_TEST(rows_of("Analyte                       Value\n"
                     "VITAMIN D, 25-OH, TOTAL       28 L\n"
                     "  Reference Range: 30-100 ng/mL\n"
                     "VITAMIN D, 25-OH, D2          <4\n"
                     "  ng/mL\n") ==
             "VITAMIN D, 25-OH, TOTAL | 28 | ng/mL | 30-100 | L\n"
             "VITAMIN D, 25-OH, D2 | <4 | ng/mL |  | \n");
}

// "Sample" titles a column elsewhere, and the range is led in the same line.
BOOST_AUTO_TEST_CASE(a_lead_with_its_result_in_words_titles_no_columns) {
  BOOST_TEST(rows_of("ZINC\n"
                     "Material: Serum\n"
                     "Result:      Sample insufficient              Reference values:\n"
                     "                                              66 - 110 ug/dL\n"
                     "\n"
                     "FERRITIN\n"
                     "Material: Serum\n"
                     "Result:      28.4 ng/mL                       Reference values:\n"
                     "                                              Above 20.0 ng/mL\n") ==
             "ZINC | Sample insufficient |  | 66 - 110 | \n"
             "FERRITIN | 28.4 | ng/mL | Above 20.0 | \n");
}

BOOST_AUTO_TEST_CASE(titles_with_colons_title_columns) {
  BOOST_TEST(rows_of("Test:        Result:        Sample:       Reference values:\n"
                     "Zinc         12.9           Serum         66 - 110\n"
                     "Ferritin     28.4           Serum         15 - 150\n") ==
             "Zinc | 12.9 |  | 66 - 110 | \n"
             "Ferritin | 28.4 |  | 15 - 150 | \n");
}

BOOST_AUTO_TEST_CASE(a_lead_alone_takes_the_lines_of_bands_below_it) {
  for (const std::string_view lead : {"  Reference Range:\n", "  Reference Range\n"}) {
    const std::string text =
        "Analyte                Value\n"
        "FOLATE, SERUM          15.4\n" +
        std::string(lead) +
        "  Low:           <3.4\n"
        "  Borderline:    3.4-5.4\n"
        "  Normal:        >5.4\n"
        "  ng/mL\n"
        "MAGNESIUM              2.0\n"
        "  Reference Range: 1.5-2.5 mg/dL\n";
    BOOST_TEST(rows_of(text) ==
               "FOLATE, SERUM | 15.4 | ng/mL | Low: <3.4/Borderline: 3.4-5.4/Normal: >5.4 | \n"
               "MAGNESIUM | 2.0 | mg/dL | 1.5-2.5 | \n");
  }
}

BOOST_AUTO_TEST_CASE(the_next_analyte_ends_the_led_lines) {
  BOOST_TEST(rows_of("Analyte                Value\n"
                     "CALCIUM                9.4\n"
                     "  Reference Range:\n"
                     "MAGNESIUM              2.0\n"
                     "  Reference Range: 1.5-2.5 mg/dL\n") ==
             "CALCIUM | 9.4 |  |  | \n"
             "MAGNESIUM | 2.0 | mg/dL | 1.5-2.5 | \n");
}

BOOST_AUTO_TEST_CASE(plus_and_minus_is_a_result_of_a_strip_and_no_tolerance) {
  BOOST_TEST(rows_of("Test       Result     Units     Reference\n"
                     "Ketones    (±)                  Negative\n"
                     "Sodium     138        mmol/L    136 - 145\n") ==
             "Ketones | (±) |  | Negative | \n"
             "Sodium | 138 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(values_with_units_below_names_below_each_other_are_not_paired) {
  BOOST_TEST(rows_of("Sodium\nChloride\nMagnesium\n141 mmol/L\n104 mmol/L\n136-145\n98-107\n") ==
             "");
}

BOOST_AUTO_TEST_CASE(below_a_label_at_the_end_of_a_row_stand_the_lines_of_its_range) {
  BOOST_TEST(rows_of("TESTOSTERONE\n"
                     "Result: 221 ng/dL                 Reference values:\n"
                     "                                  17 to 40 years: 249 - 836 ng/dL\n"
                     "                                  above 40 years: 193 - 740 ng/dL\n") ==
             "TESTOSTERONE | 221 | ng/dL | "
             "17 to 40 years: 249 - 836 ng/dL/above 40 years: 193 - 740 ng/dL | \n");
  // The limits of another test.
  BOOST_TEST(rows_of("SODIUM\n"
                     "Result: 139 mmol/L                Reference values:\n"
                     "                                  Potassium 3.5 - 5.1 mmol/L\n") ==
             "SODIUM | 139 | mmol/L |  | \n");
}

BOOST_AUTO_TEST_CASE(limits_below_a_further_row_are_those_of_the_result_in_their_unit) {
  BOOST_TEST(rows_of("CREATININE\n"
                     "  Result: 0.91 mg/dL\n"
                     "  eGFR: 83 mL/min/1.73m2\n"
                     "  Reference values:\n"
                     "  Women: 0.51 to 0.95 mg/dL\n"
                     "  Men: 0.67 to 1.17 mg/dL\n") ==
             "CREATININE | 0.91 | mg/dL | "
             "Women: 0.51 to 0.95 mg/dL/Men: 0.67 to 1.17 mg/dL | \n"
             "eGFR | 83 | mL/min/1.73m2 |  | \n");
  BOOST_TEST(rows_of("CHOLESTEROL\n"
                     "  Result: 187 mg/dL\n"
                     "  HDL: 52 mg/dL\n"
                     "  Reference values:\n"
                     "  Women: 50 to 90 mg/dL\n")
                 .find("CHOLESTEROL | 187 | mg/dL |  | ") == 0);
}

BOOST_AUTO_TEST_CASE(a_result_that_got_its_limits_later_may_still_be_taken_back) {
  const std::string block =
      "CREATININE\n"
      "  Result: 0.91 mg/dL\n"
      "  eGFR: 83 mL/min/1.73m2\n"
      "  Reference values:\n"
      "  Women: 0.51 to 0.95 mg/dL\n"
      "  Men: 0.67 to 1.17 mg/dL\n";
  BOOST_TEST(rows_of(block + "  Result withdrawn\n") == "eGFR | 83 | mL/min/1.73m2 |  | \n");
}

BOOST_AUTO_TEST_CASE(limits_in_another_unit_are_not_led) {
  BOOST_TEST(rows_of("eGFR: 83 mL/min/1.73m2\n"
                     "Reference values:\n"
                     "Low muscle mass: 0.51 to 0.95 mg/dL\n") ==
             "eGFR | 83 | mL/min/1.73m2 |  | \n");
}

BOOST_AUTO_TEST_CASE(limits_are_not_those_of_a_row_that_is_open_above_them) {
  BOOST_TEST(rows_of("CREATININE\n"
                     "  Result: 0.91 mg/dL\n"
                     "  eGFR   Result: 83\n"
                     "         mL/min/1.73m2\n"
                     "  Reference values:\n"
                     "  Women: 0.51 to 0.95 mg/dL\n"
                     "  Men: 0.67 to 1.17 mg/dL\n")
                 .find("eGFR | 83 | mL/min/1.73m2 | Women") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(bands_below_the_lead_of_a_range_may_hold_unknown_words_and_the_unit) {
  BOOST_TEST(rows_of("C-REACTIVE PROTEIN\n"
                     "Result: 0.24 mg/dL\n"
                     "Reference values:\n"
                     "Low cardiac danger: < 0.10 mg/dL\n"
                     "Middling: 0.10 to 0.30 mg/dL\n") ==
             "C-REACTIVE PROTEIN | 0.24 | mg/dL | "
             "Low cardiac danger: < 0.10 mg/dL/Middling: 0.10 to 0.30 mg/dL | \n");
}

BOOST_AUTO_TEST_CASE(each_line_of_limits_may_repeat_the_unit) {
  BOOST_TEST(rows_of("TOTAL CHOLESTEROL: 2.12 g/l\n"
                     "  Reference: desirable up to 2.00 g/l\n"
                     "             borderline 2.00 - 2.39 g/l\n"
                     "             high more than 2.40 g/l\n") ==
             "TOTAL CHOLESTEROL | 2.12 | g/l | desirable up to 2.00 g/l/"
             "borderline 2.00 - 2.39 g/l/high more than 2.40 g/l | \n");
}

BOOST_AUTO_TEST_CASE(colons_set_apart_from_the_words_of_bands_are_kept) {
  BOOST_TEST(rows_of("Test             Result     Unit      Reference\n"
                     "Cholesterol      201        mg/dL     Desirable : < 200\n"
                     "                                      Borderline   : 200 - 239\n") ==
             "Cholesterol | 201 | mg/dL | Desirable : < 200/Borderline : 200 - 239 | \n");
}

BOOST_AUTO_TEST_CASE(headings_and_sentences_behind_a_label_are_no_range) {
  constexpr std::string_view row =
      "Test              Result      Reference\n"
      "Cholesterol       201\n";
  BOOST_TEST(rows_of(std::string(row) + "   Target values (Board 2021) for the heart:\n") ==
             "Cholesterol | 201 |  |  | \n");
  BOOST_TEST(
      rows_of("Test              Result      Reference\n"
              "INR               2.31\n"
              "   Therapeutic range in fibrillation: 2.0 - 3.0. Mechanical valve: 2.5 - 3.5\n") ==
      "INR | 2.31 |  |  | \n");
}

BOOST_AUTO_TEST_CASE(a_method_with_a_number_between_a_name_and_its_result_parts_them_not) {
  BOOST_TEST(rows_of("FERRITIN\n"
                     "Method: immunoassay, analyser 800\n"
                     "Result: 5.8 ng/mL\n") == "FERRITIN | 5.8 | ng/mL |  | \n");
  BOOST_TEST(rows_of("FERRITIN\n"
                     "Comment: deficient below 15\n"
                     "up to 30 ng/mL\n") == "");
}

BOOST_AUTO_TEST_CASE(titles_above_the_bands_are_no_band) {
  BOOST_TEST(rows_of("LH               8.1 mIU/mL\n"
                     "     Adult Female          Range\n"
                     "       Follicular phase    2.4 - 12.6\n"
                     "       Ovulation phase    14.0 - 95.6\n"
                     "       Luteal phase        1.0 - 11.4\n"
                     "Ferritin         41 ng/mL     (15-150)\n") ==
             "LH | 8.1 | mIU/mL | Follicular phase 2.4 - 12.6/Ovulation phase 14.0 - 95.6/"
             "Luteal phase 1.0 - 11.4 | \n"
             "Ferritin | 41 | ng/mL | (15-150) | \n");
}

BOOST_AUTO_TEST_CASE(led_bands_on_one_line_below_a_result_are_its_range) {
  BOOST_TEST(
      rows_of("CMV IgG     18.2   AU/mL\n"
              "   Reference range: negative < 4.0; equivocal 4.0 - 5.9; positive >= 6.0 AU/mL\n"
              "Ferritin    41     ng/mL     15-150\n") ==
      "CMV IgG | 18.2 | AU/mL | negative < 4.0; equivocal 4.0 - 5.9; positive >= 6.0 AU/mL | \n"
      "Ferritin | 41 | ng/mL | 15-150 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

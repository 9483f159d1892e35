// Tables with titles that stand side by side: pair by pair where their titles share lines, column
// by column where each side has its own.
#include <boost/test/unit_test.hpp>

#include "tests/unit/parser/report_rows.h"

namespace labread {

BOOST_AUTO_TEST_SUITE(side_tables)

BOOST_AUTO_TEST_CASE(pairs_of_tables_are_read_one_pair_after_the_other) {
  BOOST_TEST(
      rows_of("Liver                                 Kidney\n"
              "Test        Value   Units   Range     Test         Value   Units    Range\n"
              "ALT         58 H    U/L     4 - 36    Creatinine   0.97    mg/dL    0.6 - 1.2\n"
              "GGT         49      U/L     5 - 60    Sodium       142     mmol/L   135 - 145\n"
              "Albumin     4.6     g/dL    3.4 - 5.4\n"
              "\n"
              "Vitamins                              Minerals\n"
              "Test        Value   Units   Range     Test         Value   Units    Range\n"
              "Folate      15.2    ng/mL   2.7 - 17  Zinc         64 L    ug/dL    66 - 110\n") ==
      "ALT | 58 | U/L | 4 - 36 | H\n"
      "GGT | 49 | U/L | 5 - 60 | \n"
      "Albumin | 4.6 | g/dL | 3.4 - 5.4 | \n"
      "Creatinine | 0.97 | mg/dL | 0.6 - 1.2 | \n"
      "Sodium | 142 | mmol/L | 135 - 145 | \n"
      "Folate | 15.2 | ng/mL | 2.7 - 17 | \n"
      "Zinc | 64 | ug/dL | 66 - 110 | L\n");
}

BOOST_AUTO_TEST_CASE(a_table_below_one_of_two_belongs_to_its_side) {
  BOOST_TEST(
      rows_of("BLOOD COUNT                              METABOLIC PANEL\n"
              "Test        Result       Reference       Test        Result        Reference\n"
              "WBC         11.8 K/uL    4.0-11.0        Glucose     88 mg/dL      70-99\n"
              "MCV         76 fL        80-100          Sodium      140 mmol/L    135-145\n"
              "                                         Calcium     8.4 mg/dL     8.5-10.5\n"
              "IRON STUDIES\n"
              "                                         Albumin     3.9 g/dL      3.5-5.0\n"
              "Test        Result       Reference\n"
              "                                         Folate      4.6 ng/mL     >4.0\n"
              "Iron        28 ug/dL     50-170\n"
              "Ferritin    5 ng/mL      15-150\n") ==
      "WBC | 11.8 | K/uL | 4.0-11.0 | \n"
      "MCV | 76 | fL | 80-100 | \n"
      "Iron | 28 | ug/dL | 50-170 | \n"
      "Ferritin | 5 | ng/mL | 15-150 | \n"
      "Glucose | 88 | mg/dL | 70-99 | \n"
      "Sodium | 140 | mmol/L | 135-145 | \n"
      "Calcium | 8.4 | mg/dL | 8.5-10.5 | \n"
      "Albumin | 3.9 | g/dL | 3.5-5.0 | \n"
      "Folate | 4.6 | ng/mL | >4.0 | \n");
}

// "Alkaline phosphatase" begins ten places left of its centred title, and "Iron" ends in front of
// it.
BOOST_AUTO_TEST_CASE(names_may_begin_left_of_their_centred_title) {
  BOOST_TEST(
      rows_of("        Test      Result  Flag  Units   Range               Test      Result  Flag  "
              "Units   Range\n"
              "Sodium            141           mmol/L  135-145   Alkaline phosphatase 131  H     "
              "U/L     40-120\n"
              "Potassium         3.1     L     mmol/L  3.5-5.1   Serum ferritin     44           "
              "ng/mL   15-150\n"
              "Zinc                            ug/dL   66-110    Iron               61           "
              "ug/dL   50-170\n"
              "Chloride          103           mmol/L  98-107    Total protein      7.1          "
              "g/dL    6.4-8.3\n") ==
      "Sodium | 141 | mmol/L | 135-145 | \n"
      "Potassium | 3.1 | mmol/L | 3.5-5.1 | L\n"
      "Chloride | 103 | mmol/L | 98-107 | \n"
      "Alkaline phosphatase | 131 | U/L | 40-120 | H\n"
      "Serum ferritin | 44 | ng/mL | 15-150 | \n"
      "Iron | 61 | ug/dL | 50-170 | \n"
      "Total protein | 7.1 | g/dL | 6.4-8.3 | \n");
}

// Names below a title that is set to the left, too.
BOOST_AUTO_TEST_CASE(names_below_their_title_move_no_table) {
  BOOST_TEST(
      rows_of(
          "Test        Result  Units   Range                Test        Result  Units   Range\n"
          "Sodium      141     mmol/L  135-145              Albumin     41      g/L     35-50\n"
          "Potassium   3.1     mmol/L  3.5-5.1              Urea        5.4     mmol/L  2.5-7.8\n"
          "Chloride    103     mmol/L  98-107\n") ==
      "Sodium | 141 | mmol/L | 135-145 | \n"
      "Potassium | 3.1 | mmol/L | 3.5-5.1 | \n"
      "Chloride | 103 | mmol/L | 98-107 | \n"
      "Albumin | 41 | g/L | 35-50 | \n"
      "Urea | 5.4 | mmol/L | 2.5-7.8 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

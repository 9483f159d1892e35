// Rows whose name, value or flag is printed in an uncommon place or in pieces: flags in front,
// signs and thousands a blank apart, dot leaders glued to what they lead to, two systems of units.
#include <boost/test/unit_test.hpp>

#include <string_view>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

BOOST_AUTO_TEST_SUITE(rows_in_pieces)

BOOST_AUTO_TEST_CASE(two_unit_systems_in_a_row_are_two_results) {
  constexpr std::string_view rows =
      "Glucose | 5.4 | mmol/L | 3.9 - 6.1 | \n"
      "Glucose | 97 | mg/dL | 70 - 110 | \n"
      "Cholesterol | 6.21 | mmol/L | < 5.20 | H\n"
      "Cholesterol | 240 | mg/dL | < 200 | H\n";
  BOOST_TEST(rows_of("Glucose 5.4 mmol/L 3.9 - 6.1 97 mg/dL 70 - 110\n"
                     "Cholesterol 6.21 H mmol/L < 5.20 240 H mg/dL < 200\n") == rows);
  BOOST_TEST(
      rows_of("Test          SI Result  Unit      Reference     Conv. Result  Unit     Reference\n"
              "Glucose       5.4        mmol/L    3.9 - 6.1     97            mg/dL    70 - 110\n"
              "Cholesterol   6.21  H    mmol/L    < 5.20        240   H       mg/dL    < 200\n") ==
      rows);
}

BOOST_AUTO_TEST_CASE(each_unit_may_have_a_column_of_ranges_too) {
  BOOST_TEST(
      rows_of("Leucograma         %      /mm³      Valores de referência (%)     (/mm³)\n"
              "Leucócitos                8.120                                   4.000 a 11.000\n"
              "Monócitos          6      487       2 a 10                        80 a 1.000\n"
              "Basófilos          1      81        0 a 2\n") ==
      "Leucócitos | 8.120 | /mm³ | 4.000 a 11.000 | \n"
      "Monócitos | 6 | % | 2 a 10 | \n"
      "Monócitos | 487 | /mm³ | 80 a 1.000 | \n"
      "Basófilos | 1 | % | 0 a 2 | \n"
      "Basófilos | 81 | /mm³ |  | \n");
}

BOOST_AUTO_TEST_CASE(flags_may_stand_in_front_of_the_name) {
  BOOST_TEST(rows_of("↑ pCO2         47    mmHg     35 - 45\n"
                     "(H) Lactate    3.4   mmol/L   0.5 - 2.2\n"
                     "[L] Sodium     130   mmol/L   136 - 145\n"
                     "H   Glucose    152   mg/dL    70 - 99\n"
                     "    Chloride   101   mmol/L   98 - 107\n") ==
             "pCO2 | 47 | mmHg | 35 - 45 | ↑\n"
             "Lactate | 3.4 | mmol/L | 0.5 - 2.2 | (H)\n"
             "Sodium | 130 | mmol/L | 136 - 145 | [L]\n"
             "Glucose | 152 | mg/dL | 70 - 99 | H\n"
             "Chloride | 101 | mmol/L | 98 - 107 | \n");
}

BOOST_AUTO_TEST_CASE(a_letter_in_front_that_the_limits_contradict_is_no_flag) {
  BOOST_TEST(rows_of("L   Glucose    152   mg/dL    70 - 99\n"
                     "    Chloride   101   mmol/L   98 - 107\n") ==
             "Glucose | 152 | mg/dL | 70 - 99 | \n"
             "Chloride | 101 | mmol/L | 98 - 107 | \n");
}

BOOST_AUTO_TEST_CASE(stars_in_front_of_names_are_flags_where_they_mark_what_lies_outside) {
  BOOST_TEST(rows_of("* K+         5.9    mmol/L   3.5 - 5.1\n"
                     "  Na+        139    mmol/L   136 - 145\n"
                     "* Lactate    3.1    mmol/L\n") ==
             "K+ | 5.9 | mmol/L | 3.5 - 5.1 | *\n"
             "Na+ | 139 | mmol/L | 136 - 145 | \n"
             "Lactate | 3.1 | mmol/L |  | *\n");
  // One inside its limits: an accreditation.
  BOOST_TEST(rows_of("* Potassium  5.9    mmol/L   3.5 - 5.1\n"
                     "* Sodium     139    mmol/L   136 - 145\n"
                     "  Chloride   101    mmol/L   98 - 107\n") ==
             "Potassium | 5.9 | mmol/L | 3.5 - 5.1 | \n"
             "Sodium | 139 | mmol/L | 136 - 145 | \n"
             "Chloride | 101 | mmol/L | 98 - 107 | \n");
}

BOOST_AUTO_TEST_CASE(a_star_in_front_of_a_value_below_its_name_is_its_flag) {
  BOOST_TEST(rows_of("Glucosa\n* 187\nmg/dL\n74 - 106\nVitamina B12\n* <148\npg/mL\n197 - 771\n") ==
             "Glucosa | 187 | mg/dL | 74 - 106 | *\n"
             "Vitamina B12 | <148 | pg/mL | 197 - 771 | *\n");
}

BOOST_AUTO_TEST_CASE(a_column_of_flags_may_have_no_title) {
  BOOST_TEST(rows_of("Analyse            Material      Wert      Einheit    Referenz\n"
                     "Kalium             Serum    H      5,4     mmol/l     3,6 - 5,0\n"
                     "Natrium            Serum           138     mmol/l     135 - 145\n"
                     "Laktat             arteriell  HH   5,8     mmol/l     0,5 - 1,6\n") ==
             "Kalium | 5,4 | mmol/l | 3,6 - 5,0 | H\n"
             "Natrium | 138 | mmol/l | 135 - 145 | \n"
             "Laktat | 5,8 | mmol/l | 0,5 - 1,6 | HH\n");
}

BOOST_AUTO_TEST_CASE(a_sign_a_blank_in_front_belongs_to_the_number_where_limits_are_negative) {
  BOOST_TEST(rows_of("Test     Result    Unit      Reference\n"
                     "BE       - 4.1     mmol/L    -2.0 - 3.0\n"
                     "Sodium   138       mmol/L    136 - 145\n") ==
             "BE | - 4.1 | mmol/L | -2.0 - 3.0 | \n"
             "Sodium | 138 | mmol/L | 136 - 145 | \n");
  const Report report = report_of(
      "Test     Result    Unit      Reference\n"
      "BE       - 4.1     mmol/L    -2.0 - 3.0\n");
  BOOST_TEST(report.results.front().read.number->to_string() == "-4.1");
}

BOOST_AUTO_TEST_CASE(blanks_part_thousands_of_copies_and_where_a_group_begins_with_a_zero) {
  BOOST_TEST(rows_of("HIV-1 viral load      18 400 copies/mL\n"
                     "HCV RNA               1 250 000 IU/mL\n"
                     "Cholesterol           5.2 mmol/L\n") ==
             "HIV-1 viral load | 18 400 | copies/mL |  | \n"
             "HCV RNA | 1 250 000 | IU/mL |  | \n"
             "Cholesterol | 5.2 | mmol/L |  | \n");
  BOOST_TEST(rows_of("Platelets             1 250 x10^9/L\n"
                     "Cholesterol           5.2 mmol/L\n") == "Cholesterol | 5.2 | mmol/L |  | \n");
}

BOOST_AUTO_TEST_CASE(dots_that_lead_to_a_value_are_no_part_of_it_or_its_label) {
  BOOST_TEST(rows_of("CREATININA\n"
                     "Resultado..............1,21   mg/dL     Valor de referência: 0,70 a 1,30\n"
                     "\n"
                     "PSA TOTAL\n"
                     "Resultado..............< 0,03   ng/mL   Valor de referência: até 4,00\n") ==
             "CREATININA | 1,21 | mg/dL | 0,70 a 1,30 | \n"
             "PSA TOTAL | < 0,03 | ng/mL | até 4,00 | \n");
  BOOST_TEST(rows_of("Hemoglobin........12.1 g/dL    12.0 - 16.0\n"
                     "Haematocrit.......36.2 %       36.0 - 48.0\n") ==
             "Hemoglobin | 12.1 | g/dL | 12.0 - 16.0 | \n"
             "Haematocrit | 36.2 | % | 36.0 - 48.0 | \n");
}

BOOST_AUTO_TEST_CASE(a_star_behind_a_range_is_a_flag_only_outside_of_it) {
  BOOST_TEST(rows_of("Test         Result     Unit      Reference\n"
                     "Glucose      97         mg/dL     70 - 110 *\n"
                     "Urea         61         mg/dL     15 - 43 *\n"
                     "Ferritin     212        ng/mL     Women (*)\n"
                     "HBsAg        Negative             Negative (*)\n") ==
             "Glucose | 97 | mg/dL | 70 - 110 | \n"
             "Urea | 61 | mg/dL | 15 - 43 | *\n"
             "Ferritin | 212 | ng/mL | Women | \n"
             "HBsAg | Negative |  | Negative | \n");
}

BOOST_AUTO_TEST_CASE(an_hour_of_the_sedimentation_rate_is_a_row_of_its_own) {
  const Report report = report_of(
      "Vitesse de sédimentation\n"
      "1ère heure                 12   mm      < 20\n"
      "2ème heure                 28   mm      < 40\n");
  BOOST_TEST(report.results.size() == 2);
  BOOST_TEST(report.results[0].name == "1ère heure");
  BOOST_TEST(report.results[0].candidates.size() == 1);
  BOOST_TEST(report.results[1].name == "2ème heure");
  BOOST_TEST(report.results[1].candidates.empty());
}

BOOST_AUTO_TEST_CASE(an_analyser_in_capitals_beside_a_name_is_no_part_of_it) {
  BOOST_TEST(rows_of("Platelets   ZORBEX XQ       231  10^9/L       150 - 400\n"
                     "Cholesterol   HDL           1.2  mmol/L       > 1.0\n") ==
             "Platelets | 231 | 10^9/L | 150 - 400 | \n"
             "Cholesterol HDL | 1.2 | mmol/L | > 1.0 | \n");
}

BOOST_AUTO_TEST_CASE(a_star_in_the_cell_of_a_name_points_to_a_note) {
  BOOST_TEST(rows_of("Analyse                Ergebnis    Einheit    Referenz\n"
                     "TRAK *                 0,9         IU/l       siehe Text\n"
                     "Kalium *               5,9         mmol/l     3,6 - 5,0\n") ==
             "TRAK | 0,9 | IU/l | siehe Text | \n"
             "Kalium | 5,9 | mmol/l | 3,6 - 5,0 | *\n");
}

BOOST_AUTO_TEST_CASE(codes_of_procedures_behind_names_are_left_out) {
  BOOST_TEST(rows_of("Badanie           Wynik     Jednostka    Norma\n"
                     "ALT (I17)         31        U/l          < 41\n"
                     "Ferritin (X76tb)  88        ug/l         15 - 150\n"
                     "Folate (42U5.)    7,1       ug/l         3,0 - 20,0\n"
                     "Wapń (O77)        2,31      mmol/l       2,15 - 2,55\n") ==
             "ALT | 31 | U/l | < 41 | \n"
             "Ferritin | 88 | ug/l | 15 - 150 | \n"
             "Folate | 7,1 | ug/l | 3,0 - 20,0 | \n"
             "Wapń | 2,31 | mmol/l | 2,15 - 2,55 | \n");
}

BOOST_AUTO_TEST_CASE(a_method_in_brackets_below_a_name_stands_in_front_of_its_result) {
  BOOST_TEST(rows_of("GLICOSE\n(Hexoquinase)\n101 mg/dL 70 - 110\n"
                     "FOSFATASE ALCALINA\n(IFCC)\n171 U/L 35 - 104\n") ==
             "GLICOSE | 101 | mg/dL | 70 - 110 | \n"
             "FOSFATASE ALCALINA | 171 | U/L | 35 - 104 | \n");
}

BOOST_AUTO_TEST_CASE(a_method_in_brackets_below_a_whole_row_is_no_part_of_its_name) {
  BOOST_TEST(rows_of("Test            Result   Unit     Range\n"
                     "Creatinine      0.97     mg/dL    0.60 - 1.15\n"
                     "(enzymatic)\n"
                     "Sodium          139      mmol/L   136 - 145\n") ==
             "Creatinine | 0.97 | mg/dL | 0.60 - 1.15 | \n"
             "Sodium | 139 | mmol/L | 136 - 145 | \n");
  // Without brackets it is one, where the whole is known.
  BOOST_TEST(rows_of("Test            Result   Unit     Range\n"
                     "Alkaline        97       U/L      40 - 129\n"
                     "Phosphatase\n"
                     "Sodium          139      mmol/L   136 - 145\n") ==
             "Alkaline Phosphatase | 97 | U/L | 40 - 129 | \n"
             "Sodium | 139 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(a_remark_in_brackets_may_stand_in_the_place_of_the_name_in_the_second_unit) {
  const std::string row = "Vitamine D (25-OH)          22,0 ng/mL        30,0 à 60,0\n";
  constexpr std::string_view read = "Vitamine D (25-OH) | 22,0 | ng/mL | 30,0 à 60,0 | \n";
  BOOST_TEST(rows_of(row + "(Sous-traité : ZORBEX-NORD) 55 nmol/L         75 à 150\n") ==
             std::string(read) + "Vitamine D (25-OH) | 55 | nmol/L | 75 à 150 | \n");
  // The numbers are of something else.
  BOOST_TEST(rows_of(row + "(Sous-traité : ZORBEX-NORD) 81 nmol/L         75 à 150\n") == read);
}

BOOST_AUTO_TEST_CASE(a_method_may_stand_in_the_place_of_the_name_where_the_unit_is_another) {
  BOOST_TEST(rows_of("                      Result            Reference           Previous\n"
                     "Glucose               0.94 g/L          (0.70 - 1.10)       0.91\n"
                     "Hexokinase            5.22 mmol/L       (3.89 - 6.11)       5.05\n"
                     "Creatinine            7.4 mg/L          (5.7 - 11.1)        7.1\n"
                     "Enzymatic             65 µmol/L         (50 - 98)           63\n") ==
             "Glucose | 0.94 | g/L | (0.70 - 1.10) | \n"
             "Glucose | 5.22 | mmol/L | (3.89 - 6.11) | \n"
             "Creatinine | 7.4 | mg/L | (5.7 - 11.1) | \n"
             "Creatinine | 65 | µmol/L | (50 - 98) | \n");
}

BOOST_AUTO_TEST_CASE(factors_of_mixtures_vary_between_laboratories) {
  constexpr std::string_view row = "Triglycerides         1.30 g/L          (0.40 - 1.60)\n";
  constexpr std::string_view read = "Triglycerides | 1.30 | g/L | (0.40 - 1.60) | \n";
  BOOST_TEST(
      rows_of(std::string(row) + "Colorimetry           1.49 mmol/L       (0.46 - 1.83)\n") ==
      std::string(read) + "Triglycerides | 1.49 | mmol/L | (0.46 - 1.83) | \n");
  BOOST_TEST(
      rows_of(std::string(row) + "Zorbexin              1.55 mmol/L       (0.46 - 1.83)\n") ==
      std::string(read) + "Zorbexin | 1.55 | mmol/L | (0.46 - 1.83) | \n");
}

BOOST_AUTO_TEST_CASE(a_row_whose_limits_do_not_convert_is_of_its_own_name) {
  BOOST_TEST(rows_of("                      Result            Reference\n"
                     "Glucose               0.94 g/L          (0.70 - 1.10)\n"
                     "Zorbexin              5.22 mmol/L       (8.0 - 12.0)\n") ==
             "Glucose | 0.94 | g/L | (0.70 - 1.10) | \n"
             "Zorbexin | 5.22 | mmol/L | (8.0 - 12.0) | \n");
}

BOOST_AUTO_TEST_CASE(two_names_with_their_colons_are_two_rows_though_their_results_are_words) {
  BOOST_TEST(rows_of("Color....: Amber              Glucose.......: Negative\n"
                     "pH.......: 6.0                Ketones.......: Trace\n") ==
             "Color | Amber |  |  | \n"
             "Glucose | Negative |  |  | \n"
             "pH | 6.0 |  |  | \n"
             "Ketones | Trace |  |  | \n");
}

BOOST_AUTO_TEST_CASE(the_star_of_a_bar_between_brackets_is_no_flag) {
  BOOST_TEST(rows_of("Analyse        Wert      Einheit    Referenz       Grafik\n"
                     "Kalium         4,2       mmol/l     3,6 - 5,0      [     *   ]\n"
                     "Natrium        150 +     mmol/l     135 - 145      [         *\n") ==
             "Kalium | 4,2 | mmol/l | 3,6 - 5,0 | \n"
             "Natrium | 150 | mmol/l | 135 - 145 | +\n");
}

BOOST_AUTO_TEST_CASE(a_mark_behind_a_name_is_no_part_of_it) {
  BOOST_TEST(rows_of("Zorbexin: 5 mg/dL (3 - 9)\n") == "Zorbexin | 5 | mg/dL | (3 - 9) | \n");
  BOOST_TEST(rows_of("Test / Method                Result     Units      Range\n"
                     "Zorb / ferrozine             104        mg/dL      74 - 99\n") ==
             "Zorb | 104 | mg/dL | 74 - 99 | \n");
}

BOOST_AUTO_TEST_CASE(a_digit_in_brackets_behind_a_number_is_no_unit) {
  BOOST_TEST(rows_of("Test         Result     Unit      Reference\n"
                     "Sodium       139 (1)    mmol/L    136 - 145\n") ==
             "Sodium | 139 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(a_digit_behind_a_letter_is_a_footnote_of_flags_and_part_of_names) {
  BOOST_TEST(rows_of("Test          Result      Unit      Reference\n"
                     "Factor H4     30          mg/dL     20 - 40\n"
                     "Factor 7 H4   30          mg/dL     20 - 40\n"
                     "Factor *0 D   30          mg/dL     20 - 40\n"
                     "Potassium     5.9 H1      mmol/L    3.5 - 5.1\n") ==
             "Factor H4 | 30 | mg/dL | 20 - 40 | \n"
             "Factor 7 H4 | 30 | mg/dL | 20 - 40 | \n"
             "Factor *0 D | 30 | mg/dL | 20 - 40 | \n"
             "Potassium | 5.9 | mmol/L | 3.5 - 5.1 | H\n");
}

BOOST_AUTO_TEST_CASE(a_title_in_brackets_behind_another_heads_no_column_of_its_own) {
  BOOST_TEST(rows_of("Parameter (Methode)      Wert     Einheit     Referenz\n"
                     "Kreatinin (Zorb)         68       µmol/l      44 - 80\n") ==
             "Kreatinin (Zorb) | 68 | µmol/l | 44 - 80 | \n");
}

BOOST_AUTO_TEST_CASE(a_word_for_values_may_end_a_name) {
  BOOST_TEST(rows_of("Zorbexin level        151    ng/L    [180 - 2000]\n") ==
             "Zorbexin level | 151 | ng/L | [180 - 2000] | \n");
}

BOOST_AUTO_TEST_CASE(titles_wrap_around_others_of_which_nobody_knows_the_last) {
  BOOST_TEST(
      rows_of("                          Reference Range     Patient\n"
              "Metabolic Markers                                        Population Under Age 40\n"
              "                          (mmol/mol)          Value\n"
              "Vanilzorbic               0.6 - 4.8           5.1\n"
              "Glyzorbic                 1.2 - 7.0           2.6\n") ==
      "Vanilzorbic | 5.1 |  | 0.6 - 4.8 | \n"
      "Glyzorbic | 2.6 |  | 1.2 - 7.0 | \n");
}

BOOST_AUTO_TEST_CASE(a_title_may_stand_half_above_and_half_below_the_others) {
  BOOST_TEST(rows_of("                  Observed\n"
                     "Test                            Unit      Normal range\n"
                     "                  Value\n"
                     "E.S.R. 1 hr       46            mm        0 - 20\n"
                     "Bleeding Time     2.15          min.sec   2 - 7\n") ==
             "E.S.R. 1 hr | 46 | mm | 0 - 20 | \n"
             "Bleeding Time | 2.15 | min.sec | 2 - 7 | \n");
  BOOST_TEST(rows_of("                  Previous\n"
                     "Test                            Unit      Normal range\n"
                     "                  Value\n"
                     "Bleeding Time     2.15          min.sec   2 - 7\n") == "");
}

BOOST_AUTO_TEST_CASE(a_row_below_a_heading_is_weighed_by_its_titles_behind_their_end) {
  BOOST_TEST(rows_of("Test                     Result      Units     Reference range\n"
                     "\n"
                     "VITAMINS\n"
                     "  Ferritin               12       *    ng/mL        > 15\n"
                     "      Toxic              > 1000 ng/mL\n") ==
             "Ferritin | 12 | ng/mL | > 15/Toxic > 1000 | *\n");
}

BOOST_AUTO_TEST_CASE(words_that_end_one_name_or_begin_the_next_are_of_neither) {
  BOOST_TEST(rows_of("Test             | Result | Unit   | Range     | Method\n"
                     "HDL              | 60     | mg/dL  | >40       | ISE\n"
                     "Cholesterol      |        |        |           |\n"
                     "non-HDL          | 168    | mg/dL  | <160      | ISE\n"
                     "Calcium          | 1.2    | mmol/L | 1.1 - 1.3 | ISE\n"
                     "ionized          |        |        |           |\n"
                     "Calcium          | 2.4    | mmol/L | 2.1 - 2.6 | ISE\n") ==
             "HDL | 60 | mg/dL | >40 | \n"
             "non-HDL | 168 | mg/dL | <160 | \n"
             "Calcium ionized | 1.2 | mmol/L | 1.1 - 1.3 | \n"
             "Calcium | 2.4 | mmol/L | 2.1 - 2.6 | \n");
}

BOOST_AUTO_TEST_CASE(a_word_result_goes_on_below_in_its_cell) {
  BOOST_TEST(rows_of("Test              Result                Unit      Reference\n"
                     "Nitrite           Negative                        Negative\n"
                     "Mucus             Present in strands,             Absent\n"
                     "                  and in clumps\n"
                     "Ketones           Negative,                       Negative\n"
                     "                  Repeated\n"
                     "Crystals          Calcium oxalate,                Absent\n"
                     "                  few triple phosphate\n"
                     "Yeast             Few budding                     Absent\n"
                     "                  forms\n") ==
             "Nitrite | Negative |  | Negative | \n"
             "Mucus | Present in strands, and in clumps |  | Absent | \n"
             "Ketones | Negative, Repeated |  | Negative | \n"
             "Crystals | Calcium oxalate, few triple phosphate |  | Absent | \n"
             "Yeast | Few budding forms |  | Absent | \n");
}

BOOST_AUTO_TEST_CASE(what_else_stands_below_a_word_result_is_no_part_of_it) {
  // Behind a comma the result goes on, so that without its rest it is none.
  BOOST_TEST(rows_of("Test              Result                Unit      Reference\n"
                     "Nitrite           Negative                        Negative\n"
                     "Ketones           Negative                        Negative\n"
                     "                  Repeated\n"
                     "Bacteria          Few                             Absent\n"
                     "  in the morning\n"
                     "Mucus             Present in strands,             Absent\n"
                     "                  4 per field\n"
                     "Yeast             Few                             Absent\n") ==
             "Nitrite | Negative |  | Negative | \n"
             "Ketones | Negative |  | Negative | \n"
             "Bacteria | Few |  | Absent | \n"
             "Yeast | Few |  | Absent | \n");
}

BOOST_AUTO_TEST_CASE(the_first_row_of_a_list_without_its_unit_is_known_by_the_row_below) {
  BOOST_TEST(rows_of("Temperature corrected\n"
                     "pH(T)             7.31\n"
                     "pCO2(T)           6.2       kPa\n") ==
             "pH(T) | 7.31 |  |  | \n"
             "pCO2(T) | 6.2 | kPa |  | \n");
  // Nothing stands below, or something else; a whole number may be a footnote's.
  BOOST_TEST(rows_of("Temperature corrected\n"
                     "pH(T)             7.31\n"
                     "Temperature of the patient\n") == "");
  BOOST_TEST(rows_of("Temperature corrected\n"
                     "pH(T)             7.31\n"
                     "\n"
                     "\n"
                     "pCO2(T)           6.2       kPa\n") == "pCO2(T) | 6.2 | kPa |  | \n");
  BOOST_TEST(rows_of("Temperature corrected\n"
                     "pH(T)             7\n"
                     "pCO2(T)           6.2       kPa\n") == "pCO2(T) | 6.2 | kPa |  | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

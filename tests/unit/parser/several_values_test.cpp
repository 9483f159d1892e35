// Rows that hold several numbers or limits, where nothing or only one thing says which is the
// result.
#include <boost/test/unit_test.hpp>

#include "tests/unit/parser/report_rows.h"

namespace labread {

BOOST_AUTO_TEST_SUITE(several_values)

BOOST_AUTO_TEST_CASE(several_numbers_in_the_cell_of_the_result_are_none) {
  BOOST_TEST(rows_of("Analyt       Ergebnis        Einheit   Referenz\n"
                     "Natrium      140             mmol/l    136 - 145\n"
                     "Magnesium    0,78 0,80       mmol/l    0,70 - 1,05\n"
                     "Calcium      2,31 2,35 2,29  mmol/l    2,15 - 2,55\n") ==
             "Natrium | 140 | mmol/l | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(behind_a_unit_in_front_stand_several_days_and_none_is_todays) {
  BOOST_TEST(rows_of("                   Visit 1    Visit 2\n"
                     "Sodium mmol/L      138        141\n"
                     "Potassium mmol/L   4.0        4.4\n") == "");
}

BOOST_AUTO_TEST_CASE(two_numbers_of_one_unit_are_of_two_days_and_none_is_todays) {
  BOOST_TEST(rows_of("Creatinine   1.0 mg/dL   1.1 mg/dL   0.6 - 1.3\n") == "");
}

BOOST_AUTO_TEST_CASE(an_old_result_beside_a_new_one_is_an_earlier_one) {
  BOOST_TEST(rows_of("Test             Old        New        Normal\n"
                     "Glucose mg/dL    101 H      95         70 - 99\n"
                     "Urea mg/dL       30                    15 - 40\n") ==
             "Glucose | 95 | mg/dL | 70 - 99 | \n");
}

BOOST_AUTO_TEST_CASE(what_stands_behind_both_limits_below_no_title_is_no_limit) {
  BOOST_TEST(rows_of("Test         Result   Unit     Reference     Zzz\n"
                     "Calcium      2.35     mmol/L   2.15 - 2.55   2.40\n"
                     "Magnesium    0.79     mmol/L   0.66 - 1.07\n") ==
             "Calcium | 2.35 | mmol/L | 2.15 - 2.55 | \n"
             "Magnesium | 0.79 | mmol/L | 0.66 - 1.07 | \n");
  // One limit may be all of them; words in front of a number are not.
  BOOST_TEST(rows_of("Test         Result   Unit     Reference     Zzz\n"
                     "Cholesterol  208      mg/dL    < 195         5.38   mmol/L   < 5.05\n"
                     "ALT          19       U/L      up to         35\n") ==
             "Cholesterol | 208 | mg/dL | < 195 | \n"
             "ALT | 19 | U/L | up to 35 | \n");
}

BOOST_AUTO_TEST_CASE(a_unit_behind_the_name_is_the_newest_results_too) {
  BOOST_TEST(rows_of("                 10.03.2024   22.06.2024   Norm\n"
                     "Hämoglobin g/dl  13,2         12,9         12 - 16\n"
                     "Ferritin µg/l    12           18           15 - 150\n") ==
             "Hämoglobin | 12,9 | g/dl | 12 - 16 | \n"
             "Ferritin | 18 | µg/l | 15 - 150 | \n");
  BOOST_TEST(rows_of("                     01/02/2024   15/05/2024   20/11/2024   Ref\n"
                     "Haemoglobin g/L      132          129          135          120 - 160\n"
                     "Vitamin B12 ng/L     210          -            260          200 - 900\n") ==
             "Haemoglobin | 135 | g/L | 120 - 160 | \n"
             "Vitamin B12 | 260 | ng/L | 200 - 900 | \n");
}

BOOST_AUTO_TEST_CASE(limits_behind_a_share_and_an_amount_are_the_shares_where_most_are_near_these) {
  BOOST_TEST(rows_of("Analyse          Ergebnis                 Referenz\n"
                     "Albumin      *   51,3 %     4,40 g/dl     55,8 - 66,1\n"
                     "Alpha-1           4,4 %     0,38 g/dl     2,9 - 4,9\n"
                     "Alpha-2           9,6 %     0,82 g/dl     7,1 - 11,8\n"
                     "Gamma        *   26,2 %     2,25 g/dl     11,1 - 18,8\n") ==
             "Albumin | 51,3 | % | 55,8 - 66,1 | *\n"
             "Albumin | 4,40 | g/dl |  | \n"
             "Alpha-1 | 4,4 | % | 2,9 - 4,9 | \n"
             "Alpha-1 | 0,38 | g/dl |  | \n"
             "Alpha-2 | 9,6 | % | 7,1 - 11,8 | \n"
             "Alpha-2 | 0,82 | g/dl |  | \n"
             "Gamma | 26,2 | % | 11,1 - 18,8 | *\n"
             "Gamma | 2,25 | g/dl |  | \n");
}

// Of hardly any leucocytes a share lies near the limits of a count.
BOOST_AUTO_TEST_CASE(limits_of_amounts_stay_theirs_where_shares_are_far_from_them) {
  const std::string rows = rows_of(
      "Neutrophile      4 %      0,01 G/l      1,8 - 7,5\n"
      "Lymphozyten     85 %      0,17 G/l      1,0 - 4,0\n"
      "Monozyten       10 %      0,02 G/l      0,2 - 0,9\n"
      "Eosinophile    0,6 %     0,001 G/l      0,02 - 0,5\n"
      "Basophile      0,4 %     0,001 G/l      0,0 - 0,1\n");
  BOOST_TEST(rows.find("Neutrophile | 0,01 | G/l | 1,8 - 7,5") != std::string::npos);
  BOOST_TEST(rows.find("Eosinophile | 0,001 | G/l | 0,02 - 0,5") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_limit_in_front_of_a_number_may_be_its_own_and_is_no_result) {
  BOOST_TEST(rows_of("  血小板平均体积    7.4 - 10.4 fL 8.34\n"
                     "  非高密度脂蛋白胆固醇 <160 mg/dL            47\n") ==
             "血小板平均体积 | 8.34 | fL | 7.4 - 10.4 | \n");
}

BOOST_AUTO_TEST_CASE(a_limit_beside_an_interval_may_be_the_result_of_another_day) {
  BOOST_TEST(rows_of("CRP        <1,0       4,1      mg/L     0,0 - 5,0\n"
                     "Ferritin   41                  µg/L     15 - 150\n") ==
             "Ferritin | 41 | µg/L | 15 - 150 | \n");
}

BOOST_AUTO_TEST_CASE(of_three_words_that_differ_any_may_be_the_range) {
  BOOST_TEST(rows_of("HBs-Antigen      negativ      positiv      negativ\n"
                     "Anti-HIV         negativ      negativ\n") ==
             "Anti-HIV | negativ |  | negativ | \n");
}

BOOST_AUTO_TEST_CASE(a_limit_below_the_title_of_limits_is_no_result_though_none_is_the_results) {
  BOOST_TEST(rows_of("   Date         Test(s)    Result Units      Reference Range\n"
                     "   Mar 04, 2025 Ferritin   144    ng/mL      <=250\n"
                     "   Mar 04, 2025 ESR               mm/1h      <=22\n"
                     "   Mar 04, 2025 Lipase     68     U/L        13 - 60\n") ==
             "Ferritin | 144 | ng/mL | <=250 | \n"
             "Lipase | 68 | U/L | 13 - 60 | \n");
}

BOOST_AUTO_TEST_CASE(a_limit_below_the_title_of_results_is_one_beside_the_bands_of_its_range) {
  BOOST_TEST(rows_of("Análisis                  Resultado     Unidades    Valores de referencia\n"
                     "Ac. anti-zzz tisular      > 200         U/mL        Negativo: < 7\n"
                     "Ferritina                 24            ng/mL       10 - 291\n")
                 .starts_with("Ac. anti-zzz tisular | > 200 | U/mL | "));
}

BOOST_AUTO_TEST_CASE(a_flag_tells_the_value_from_its_limit) {
  BOOST_TEST(rows_of("Reticulocytes %\n"
                     "  Result 0.5 - 2.5 % ▼ <0.25\n") == "");
}

BOOST_AUTO_TEST_CASE(of_two_numbers_with_a_sign_either_may_be_the_limit) {
  BOOST_TEST(rows_of("Haemoglobin    120 - 160 g/L     135\n"
                     "ESR            <= 29 mm/hr       >87\n"
                     "CRP            < 5 mg/L          < 0.3\n"
                     "eGFR           > 60 mL/min       > 90\n") ==
             "Haemoglobin | 135 | g/L | 120 - 160 | \n");
  BOOST_TEST(rows_of("CRP            < 0.3 mg/L        < 5\n"
                     "eGFR           > 90 mL/min       > 60\n"
                     "TSH            < 0.01 mIU/L      > 0.4    L\n"
                     "Ferritin       < 5 ug/L          (> 30)\n") ==
             "CRP | < 0.3 | mg/L | < 5 | \n"
             "eGFR | > 90 | mL/min | > 60 | \n"
             "TSH | < 0.01 | mIU/L | > 0.4 | L\n"
             "Ferritin | < 5 | ug/L | (> 30) | \n");
}

BOOST_AUTO_TEST_CASE(a_word_between_two_numbers_is_the_comparator_of_the_second) {
  BOOST_TEST(rows_of("CRP      3.7 below 3 mg/L     H\n"
                     "Ferritin 20 or less ug/L\n") ==
             "CRP | 3.7 | mg/L | below 3 | H\n"
             "Ferritin | 20 or less | ug/L |  | \n");
}

BOOST_AUTO_TEST_CASE(the_end_of_an_interval_that_runs_downwards_is_no_result) {
  BOOST_TEST(rows_of("Potassium   35 - 5.0 mmol/L\n"
                     "Sodium      145 to 136 mmol/L\n"
                     "Albumine    65,3 et 50 g/l\n"
                     "Chloride    101 mmol/L   98 - 107\n") ==
             "Chloride | 101 | mmol/L | 98 - 107 | \n");
}

BOOST_AUTO_TEST_CASE(words_that_lead_a_limit_join_no_smaller_number) {
  BOOST_TEST(rows_of("Lipoprotéine (a)   65,3 jusqu'à 50 mg/l\n"
                     "Phosphatase alcaline   82,9 30 à 130 U/L\n") ==
             "Lipoprotéine (a) | 65,3 | mg/l | jusqu'à 50 | \n"
             "Phosphatase alcaline | 82,9 | U/L | 30 à 130 | \n");
}

BOOST_AUTO_TEST_CASE(behind_digits_that_are_no_number_a_limit_is_no_result) {
  BOOST_TEST(rows_of("LDL          3.1 /2.0   < 3.0       mmol/L\n"
                     "Bilirubin    5+2        < 21        umol/L\n"
                     "TSH          2.1 E-1    0.4 - 4.0   mIU/L\n"
                     "Chloride     101        98 - 107    mmol/L\n") ==
             "Chloride | 101 | mmol/L | 98 - 107 | \n");
}

BOOST_AUTO_TEST_CASE(a_cell_that_ends_with_its_limits_begins_with_the_result) {
  constexpr std::string_view text =
      "                            R\u00e9sultats             Valeurs de r\u00e9f\u00e9rence  "
      "Ant\u00e9riorit\u00e9s\n"
      "Leucocytes                          6,02 G/L (4,00 \u2013 11,00)               5,80\n"
      "Lymphocytes 29,0 %                  1,75 G/L (1,00 \u2013 4,80)                1,66\n"
      "Plaquettes                          231 G/L (150 \u2013 445)                  240\n";
  BOOST_TEST(rows_of(text) ==
             "Leucocytes | 6,02 | G/L | (4,00 \u2013 11,00) | \n"
             "Lymphocytes | 29,0 | % |  | \n"
             "Lymphocytes | 1,75 | G/L | (1,00 \u2013 4,80) | \n"
             "Plaquettes | 231 | G/L | (150 \u2013 445) | \n");
}

BOOST_AUTO_TEST_CASE(a_second_result_that_a_word_leads_to_may_stand_below_another_title) {
  BOOST_TEST(rows_of("                    Résultat       Valeurs de référence       Antériorité\n"
                     "Leucocytes          6,1 Giga/L     4,0 à 10,0                 5,8\n"
                     "Lymphocytes         31,0 % soit    1,89 Giga/L  1,0 à 4,0\n") ==
             "Leucocytes | 6,1 | Giga/L | 4,0 à 10,0 | \n"
             "Lymphocytes | 31,0 | % |  | \n"
             "Lymphocytes | 1,89 | Giga/L | 1,0 à 4,0 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

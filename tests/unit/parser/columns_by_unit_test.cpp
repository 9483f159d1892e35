// Rows that hold one test in two units, each with a column of its own.
#include <boost/test/unit_test.hpp>

#include "tests/unit/parser/report_rows.h"

namespace labread {

BOOST_AUTO_TEST_SUITE(columns_by_unit)

BOOST_AUTO_TEST_CASE(the_titles_of_results_may_tell_their_units) {
  for (const std::string_view titles :
       {"Fraktion                 Resultat %     Referenz %      Resultat g/l    Referenz g/l\n",
        "Fraction                 Result (%)     Range (%)       Result (g/L)    Range (g/L)\n"}) {
    const std::string text =
        std::string(titles) +
        "Albumin                  54.2           55.8 - 66.1     37.6            40.2 - 47.6\n"
        "Gamma-Globulin           20.3           11.1 - 18.8     14.1            8.0 - 13.5\n";
    const std::string rows = rows_of(text);
    BOOST_TEST(rows.find("Albumin | 54.2 | % | 55.8 - 66.1 | \n") != std::string::npos, rows);
    BOOST_TEST(rows.find("Gamma-Globulin | 14.1 | g/") != std::string::npos, rows);
    BOOST_TEST(rows.find("| 8.0 - 13.5 | \n") != std::string::npos, rows);
  }
}

BOOST_AUTO_TEST_CASE(below_a_second_title_of_results_stands_the_result_in_another_unit) {
  BOOST_TEST(rows_of("                       SI Units                             Conventional\n"
                     "Test          Result   Reference     Unit      Result   Reference   Unit\n"
                     "Glucose       6.83     3.89 - 5.83   mmol/L    123.0    70 - 105    mg/dL\n"
                     "Uric acid     384      143 - 339     umol/L    6.45     2.4 - 5.7   mg/dL\n"
                     "ALT           41       0 - 33        U/L\n") ==
             "Glucose | 6.83 | mmol/L | 3.89 - 5.83 | \n"
             "Glucose | 123.0 | mg/dL | 70 - 105 | \n"
             "Uric acid | 384 | umol/L | 143 - 339 | \n"
             "Uric acid | 6.45 | mg/dL | 2.4 - 5.7 | \n"
             "ALT | 41 | U/L | 0 - 33 | \n");
}

BOOST_AUTO_TEST_CASE(units_may_stand_below_a_heading_and_the_title_of_ranges) {
  constexpr std::string_view rows =
      "Leucócitos | 7.410 | /mm³ | 3.500 a 10.500 | \n"
      "Neutrófilos | 61,3 | % |  | \n"
      "Neutrófilos | 4.540 | /mm³ | 1.700 a 8.000 | \n";
  BOOST_TEST(rows_of("LEUCOGRAMA                         VALORES DE REFERÊNCIA\n"
                     "                 %        /mm³     /mm³\n"
                     "Leucócitos                7.410    3.500 a 10.500\n"
                     "Neutrófilos      61,3     4.540    1.700 a 8.000\n") == rows);
  BOOST_TEST(rows_of("LEUCOGRAMA                         VALORES DE REFERÊNCIA\n"
                     "                 %        /mm³\n"
                     "Leucócitos                7.410    3.500 a 10.500\n"
                     "Neutrófilos      61,3     4.540    1.700 a 8.000\n") == rows);
}

BOOST_AUTO_TEST_CASE(units_without_a_heading_title_results_where_the_ranges_are_in_one_of_them) {
  constexpr std::string_view rows =
      "Leucócitos                                  6.240       4.000 a 10.000\n"
      "Eosinófilos                 3,0             187         40 a 450\n";
  const std::string titles =
      "                            %               /mm³        VALORES DE REFERÊNCIA";
  BOOST_TEST(rows_of(titles + " (/mm³)\n" + std::string(rows)) ==
             "Leucócitos | 6.240 | /mm³ | 4.000 a 10.000 | \n"
             "Eosinófilos | 3,0 | % |  | \n"
             "Eosinófilos | 187 | /mm³ | 40 a 450 | \n");
  // Nothing tells whose ranges they are.
  BOOST_TEST(rows_of(titles + " (g/L)\n" + std::string(rows)).find("Eosinófilos") ==
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(ranges_below_a_title_with_a_unit_are_of_the_results_in_that_unit) {
  BOOST_TEST(rows_of("DIFERENCIAL             %           /mm3        Referência (%)\n"
                     "Eosinófilos             3,0         187         1,0 a 6,0\n"
                     "Blastos                             12          0\n") ==
             "Eosinófilos | 3,0 | % | 1,0 a 6,0 | \n"
             "Eosinófilos | 187 | /mm3 |  | \n"
             "Blastos | 12 | /mm3 |  | \n");
  BOOST_TEST(rows_of("DIFERENCIAL             %           /mm3        Referência (/mm3)\n"
                     "Eosinófilos             3,0                     40 a 450\n") ==
             "Eosinófilos | 3,0 | % |  | \n");
}

BOOST_AUTO_TEST_CASE(behind_a_table_of_units_the_titles_above_it_are_in_force_again) {
  const std::string table =
      "                            RESULTADO                   VALORES DE REFERÊNCIA\n"
      "Hemoglobina                 12,9   g/dL                 12,0 a 15,5\n"
      "                            %               /mm3        VALORES DE REFERÊNCIA (/mm3)\n"
      "Eosinófilos                 3,0             187         40 a 450\n";
  const std::string read =
      "Hemoglobina | 12,9 | g/dL | 12,0 a 15,5 | \n"
      "Eosinófilos | 3,0 | % |  | \n"
      "Eosinófilos | 187 | /mm3 | 40 a 450 | \n";
  BOOST_TEST(rows_of(table +
                     "SOROLOGIA\n"
                     "Zorbex, anticorpos          Reagente                    Não reagente\n") ==
             read + "Zorbex, anticorpos | Reagente |  | Não reagente | \n");
  // Below a heading in its middle nobody knows which titles they are.
  BOOST_TEST(rows_of(table +
                     "SÉRIE LINFOCITÁRIA\n"
                     "Linfócitos                  28,0            1.747       900 a 3.000\n") ==
             read);
}

BOOST_AUTO_TEST_CASE(a_number_in_front_of_both_limits_is_none_of_them) {
  BOOST_TEST(rows_of("Teste                       Resultado                   Referência\n"
                     "Hemoglobina                 12,9                        12,0 a 15,5\n"
                     "Eosinófilos                 3,0             187         40 a 450\n") ==
             "Hemoglobina | 12,9 |  | 12,0 a 15,5 | \n");
}

BOOST_AUTO_TEST_CASE(limits_in_a_unit_of_their_own_keep_it) {
  const Report report = report_of(
      "Vitamin D    70 nmol/L    30-100 ng/mL\n"
      "Calcium      2.35 mmol/L  8.6-10.2 mg/dL\n");
  BOOST_TEST(report.results.at(0).unit == "nmol/L");
  BOOST_TEST(report.results.at(0).range.unit == "ng/mL");
  BOOST_TEST(report.results.at(1).range.unit == "mg/dL");
}

BOOST_AUTO_TEST_CASE(the_limits_behind_a_result_that_brackets_repeat_are_the_firsts) {
  BOOST_TEST(rows_of("HbA1c 5.4 % (36 mmol/mol)   <5.7\n"
                     "Glucose 99 mg/dL (5.5 mmol/L)   70-99\n") ==
             "HbA1c | 5.4 | % | <5.7 | \n"
             "HbA1c | 36 | mmol/mol |  | \n"
             "Glucose | 99 | mg/dL | 70-99 | \n"
             "Glucose | 5.5 | mmol/L |  | \n");
}

BOOST_AUTO_TEST_CASE(the_power_of_a_unit_may_lie_on_the_line) {
  BOOST_TEST(rows_of("Test          Result   Unit        Range\n"
                     "Leucocytes    6.5      10 9/L      4.0-10.0\n"
                     "Platelets     250      10 3 /uL    150-400\n") ==
             "Leucocytes | 6.5 | 10 9/L | 4.0-10.0 | \n"
             "Platelets | 250 | 10 3 /uL | 150-400 | \n");
}

BOOST_AUTO_TEST_CASE(a_unit_beside_the_title_of_classes_heads_the_results) {
  BOOST_TEST(rows_of("Specific IgE                     kU/L    Class   Graph\n"
                     "Betula verrucosa (t3)            6.27    3\n"
                     "Felis domesticus (e1)            < 0.10  0\n"
                     "Arachis hypogaea (f13)           0.52    1\n"
                     "Class        0         1             2\n"
                     "kU/L         < 0.35    0.35 - 0.69   0.70 - 3.49\n") ==
             "Betula verrucosa (t3) | 6.27 | kU/L |  | \n"
             "Felis domesticus (e1) | < 0.10 | kU/L |  | \n"
             "Arachis hypogaea (f13) | 0.52 | kU/L |  | \n");
}

BOOST_AUTO_TEST_CASE(a_ratio_has_no_unit_below_the_units_of_others) {
  const std::string rows = rows_of(
      "Fraction                 Result (%)     Range (%)       Result (g/L)    Range (g/L)\n"
      "Albumin                  54.2           55.8 - 66.1     37.6            40.2 - 47.6\n"
      "A/G ratio                1.18           1.20 - 2.00\n");
  BOOST_TEST(rows.find("A/G ratio | 1.18 |  | 1.20 - 2.00 | \n") != std::string::npos, rows);
}

BOOST_AUTO_TEST_CASE(below_an_unknown_title_in_front_of_a_second_unit_may_stand_the_result_in_it) {
  const std::string titles = "Test     Result  Unit   Range     Zorb.          Unit    Range\n";
  BOOST_TEST(rows_of(titles + "Glucose  101     mg/dL  70 - 99   5.6            mmol/L  3.9 - 5.5\n"
                              "Calcium  9.4     mg/dL  > 8.6     2.35           mmol/L  > 2.15\n"
                              "ALT      19      U/L    < 35\n") ==
             "Glucose | 101 | mg/dL | 70 - 99 | \n"
             "Glucose | 5.6 | mmol/L | 3.9 - 5.5 | \n"
             "Calcium | 9.4 | mg/dL | > 8.6 | \n"
             "Calcium | 2.35 | mmol/L | > 2.15 | \n"
             "ALT | 19 | U/L | < 35 | \n");
  // In the same unit it is of another day.
  BOOST_TEST(rows_of(titles + "Glucose  101     mg/dL  70 - 99   97             mg/dL   70 - 99\n"
                              "ALT      19      U/L    < 35      22             U/L     < 35\n") ==
             "Glucose | 101 | mg/dL | 70 - 99 | \n"
             "ALT | 19 | U/L | < 35 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

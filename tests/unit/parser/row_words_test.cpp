// Words and letters beside a result that are no part of it: remarks, limits with their meaning,
// dates and facts, symbols that are words elsewhere.
#include <boost/test/unit_test.hpp>

#include "tests/unit/parser/report_rows.h"

namespace labread {

BOOST_AUTO_TEST_SUITE(row_words)

BOOST_AUTO_TEST_CASE(a_sex_of_one_letter_is_no_letter_of_a_watermark) {
  const Report below = report_of(
      "Patient          Sex   Birth date\n"
      "Sample, Person   M     1973-04-10\n"
      "Calcium     P       9.2   mg/dL   8.6 - 10.3\n"
      "Sodium          R   138   mmol/L  136 - 145\n"
      "Glucose       O     95    mg/dL   70 - 100\n");
  BOOST_TEST((below.header.patient.sex == Sex::male));
  const Report beside = report_of(
      "Sex:     F\n"
      "Calcium     P       9.2   mg/dL   8.6 - 10.3\n"
      "Sodium          R   138   mmol/L  136 - 145\n"
      "Glucose       O     95    mg/dL   70 - 100\n");
  BOOST_TEST((beside.header.patient.sex == Sex::female));
}

BOOST_AUTO_TEST_CASE(the_day_of_a_date_may_touch_its_month) {
  const Report report = report_of("Glucose      92     mg/dL   70 - 100   Sept14,2023\n");
  BOOST_REQUIRE(report.header.collected.has_value());
  BOOST_TEST((report.header.collected->date == Date{2023, 9, 14}));
}

BOOST_AUTO_TEST_CASE(the_title_of_a_column_is_no_sex) {  // "nő" is Hungarian for a woman
  const Report report = report_of(
      "No   Test Name    Results   Unit\n"
      "1    Calcium      9.4       mg/dL\n");
  BOOST_TEST(!report.header.patient.sex);
}

BOOST_AUTO_TEST_CASE(a_number_behind_a_pending_result_is_none) {
  BOOST_TEST(rows_of("Ferritin      in progress     44     ng/mL\n") == "");
}

BOOST_AUTO_TEST_CASE(the_year_of_a_method_is_no_result) {
  BOOST_TEST(rows_of("Sodium       mmol/L     136 - 145          CLIA 2019\n") == "");
}

BOOST_AUTO_TEST_CASE(a_word_under_the_title_of_results_begins_a_row) {
  BOOST_TEST(
      rows_of("Test                           In Range       Out Of Range    Reference Range\n"
              "Mean Corpuscular Hemoglobin    29                             28 to 32 pg\n"
              "MCH                                           in progress     28 to 32 pg\n") ==
      "Mean Corpuscular Hemoglobin | 29 | pg | 28 to 32 | \n"
      "MCH | in progress | pg | 28 to 32 | \n");
}

BOOST_AUTO_TEST_CASE(nothing_but_limits_is_what_is_wished_for) {
  const Report wished = report_of(
      "HbA1c                  < 7 %\n"
      "LDL cholesterol        < 70 mg/dL\n"
      "Triglycerides          < 150 mg/dL\n");
  BOOST_TEST(wished.results.empty());
  BOOST_REQUIRE(wished.skipped.size() == 3U);
  BOOST_TEST(wished.skipped[0].reason == "nothing but limits");
  // One number among them, or limits of detection with their ranges: results.
  BOOST_TEST(report_of("Vitamin D, total   28 ng/mL\n"
                       "25-OH Vitamin D2   <4 ng/mL\n"
                       "25-OH Vitamin D3   <5 ng/mL\n"
                       "Vitamin B1         <6 nmol/L\n")
                 .results.size() == 4U);
  BOOST_TEST(report_of("CRP                  <5 mg/L       <10\n"
                       "ASO                  <50 IU/mL     <200\n"
                       "Rheumatoid factor    <10 IU/mL     <14\n")
                 .results.size() == 3U);
}

BOOST_AUTO_TEST_CASE(the_word_of_a_band_in_a_comment_is_no_flag) {
  BOOST_TEST(rows_of("Test          Result    Unit     Reference     Comment\n"
                     "Vitamin D     17.2      ng/mL    see comment   <20 low; 20-30 borderline; "
                     "30-100 normal\n"
                     "Sodium        139       mmol/L   136 - 145\n") ==
             "Vitamin D | 17.2 | ng/mL | see comment | \n"
             "Sodium | 139 | mmol/L | 136 - 145 | \n");
  BOOST_TEST(rows_of("Magnesium 0.65 mmol/L low < 0.7 normal 0.7 - 1.0\n") ==
             "Magnesium | 0.65 | mmol/L | low < 0.7 normal 0.7 - 1.0 | \n");
}

BOOST_AUTO_TEST_CASE(several_words_that_begin_a_sentence_are_no_name) {
  BOOST_TEST(rows_of("Test        Result    Units     Reference range\n"
                     "Sodium      139       mmol/L    136 - 145\n"
                     "For adults with long diabetes, a value <7%\n"
                     "shows good control.\n") == "Sodium | 139 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(a_word_of_a_remark_is_no_flag) {
  BOOST_TEST(rows_of("Test          Result    Unit     Reference     Comment\n"
                     "Sodium        139       mmol/L   136 - 145     low volume sample\n"
                     "Ferritin      12        ng/mL                  deficient if low\n"
                     "Magnesium     1.2       mg/dL    1.6 - 2.6     Low\n") ==
             "Sodium | 139 | mmol/L | 136 - 145 | \n"
             "Ferritin | 12 | ng/mL |  | \n"
             "Magnesium | 1.2 | mg/dL | 1.6 - 2.6 | Low\n");
}

BOOST_AUTO_TEST_CASE(a_limit_and_what_it_means_is_no_result) {
  BOOST_TEST(rows_of("Parameter       Wert     Einheit     Referenz\n"
                     "Ferritin        12       µg/l        s. Text\n"
                     "   Ferritin < 15 µg/l: Eisenmangel wahrscheinlich\n"
                     "Natrium         139      mmol/l      136 - 145\n") ==
             "Ferritin | 12 | µg/l | s. Text | \n"
             "Natrium | 139 | mmol/l | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(a_heading_in_capitals_ends_a_comment_where_no_guide_follows) {
  BOOST_TEST(rows_of("Test               Result        Unit     Reference\n"
                     "HBsAg              Reactive               Non reactive\n"
                     "Interpretation: A titre of the antigen above the limit is considered\n"
                     "significant and should be repeated in the specimen of the patient.\n"
                     "URINE ROUTINE\n"
                     "Colour             Pale Yellow\n"
                     "Reaction           Acidic\n") ==
             "HBsAg | Reactive |  | Non reactive | \n"
             "Colour | Pale Yellow |  |  | \n"
             "Reaction | Acidic |  |  | \n");
  BOOST_TEST(rows_of("Test               Result        Unit     Reference\n"
                     "Sodium             139           mmol/L   136 - 145\n"
                     "HBsAg              Reactive               Non reactive\n"
                     "Interpretation: A titre of the antigen above the limit is considered\n"
                     "significant and should be repeated in the specimen of the patient.\n"
                     "ACUTE INFECTION\n"
                     "HBsAg              Positive\n"
                     "Anti-HBs           Negative\n") ==
             "Sodium | 139 | mmol/L | 136 - 145 | \n"
             "HBsAg | Reactive |  | Non reactive | \n");
}

BOOST_AUTO_TEST_CASE(a_limit_under_the_title_of_earlier_results_makes_no_table_of_limits) {
  BOOST_TEST(rows_of("Analyse                Résultat   Unité            Référence   Antérieur\n"
                     "DFG estimé (CKD-EPI)   >90        ml/min/1.73m²    > 60        >90\n"
                     "Glucose                92         mg/dl            70 - 100    95\n") ==
             "DFG estimé (CKD-EPI) | >90 | ml/min/1.73m² | > 60 | \n"
             "Glucose | 92 | mg/dl | 70 - 100 | \n");
}

BOOST_AUTO_TEST_CASE(symbols_of_ions_in_capitals_are_names) {
  BOOST_TEST(rows_of("Test      Result    Range       Units\n"
                     "NA+       140       128 - 145   mmol/L\n"
                     "K+        4.4       3.6 - 5.1   mmol/L\n"
                     "CL-       103       98 - 108    mmol/L\n") ==
             "NA+ | 140 | mmol/L | 128 - 145 | \n"
             "K+ | 4.4 | mmol/L | 3.6 - 5.1 | \n"
             "CL- | 103 | mmol/L | 98 - 108 | \n");
}

BOOST_AUTO_TEST_CASE(a_unit_names_what_its_amount_is_given_per) {
  BOOST_TEST(rows_of("Test             Result              Range\n"
                     "NRBC             0.2 /100 WBC        0.0 - 0.3\n"
                     "Protoporphyrin   2.9 µg/g Hb         0.5 - 2.5\n"
                     "Muconic acid     20 µg/g creat.      14 - 225\n") ==
             "NRBC | 0.2 | /100 WBC | 0.0 - 0.3 | \n"
             "Protoporphyrin | 2.9 | µg/g Hb | 0.5 - 2.5 | \n"
             "Muconic acid | 20 | µg/g creat. | 14 - 225 | \n");
}

BOOST_AUTO_TEST_CASE(a_remark_in_brackets_is_no_result) {
  BOOST_TEST(rows_of("Test               Result           Range          Units\n"
                     "Sodium             139              136 - 145      mmol/L\n"
                     "HEMOGLOBIN A1c     (Point of Care)\n"
                     "HbA1c              7.4              4.0 - 5.6      %\n") ==
             "Sodium | 139 | mmol/L | 136 - 145 | \n"
             "HbA1c | 7.4 | % | 4.0 - 5.6 | \n");
}

BOOST_AUTO_TEST_CASE(counts_of_a_field_are_results_below_names_of_blood_cells) {
  BOOST_TEST(rows_of("Leucocitos .............   2 - 3 /campo\n"
                     "Hematíes ...............   4 - 6 /campo\n") ==
             "Leucocitos | 2 - 3 | /campo |  | \n"
             "Hematíes | 4 - 6 | /campo |  | \n");
}

BOOST_AUTO_TEST_CASE(a_number_with_letters_in_it_lets_no_name_wait_for_the_next_line) {
  BOOST_TEST(rows_of("Test                Result   Units    Range\n"
                     "Albumin             4.4      g/dL     (3.5 - 5.0)\n"
                     "                    44.0     g/L      (35.0 - 50.0)\n"
                     "Total cholesterol   4O.5     mg/dL    (<200)\n"
                     "                    0.41     g/L      (<2.00)\n") ==
             "Albumin | 4.4 | g/dL | (3.5 - 5.0) | \n"
             "Albumin | 44.0 | g/L | (35.0 - 50.0) | \n");
}

BOOST_AUTO_TEST_CASE(a_number_behind_a_date_is_a_fact_below_its_label) {
  BOOST_TEST(rows_of("  Test Name        Reference       Units      Flag   Value\n"
                     "  Leukocytes       4.5 - 11.0      10*9/L     L      3.6\n"
                     "\fPerson            Birth Date    Sex       Age\n"
                     "Example, Robin    03.05.1960    female    62 years\n"
                     "\n"
                     "Collected                                   Telephone\n"
                     "13.08.2022                                  +14 269 800546\n") ==
             "Leukocytes | 3.6 | 10*9/L | 4.5 - 11.0 | L\n");
}

BOOST_AUTO_TEST_CASE(a_limit_under_its_own_title_is_no_result_of_a_row_without_one) {
  BOOST_TEST(rows_of("Test               Result   Units       Min      Max\n"
                     "Sodium             139      mmol/L      136      145\n"
                     "Gamma GT                    U/L        5         36\n"
                     "Potassium          4.1      mmol/L      3.5      5.1\n") ==
             "Sodium | 139 | mmol/L | 136 - 145 | \n"
             "Potassium | 4.1 | mmol/L | 3.5 - 5.1 | \n");
}

BOOST_AUTO_TEST_CASE(a_grade_behind_two_names_is_of_neither) {
  BOOST_TEST(rows_of("Sodio ..................   139 mmol/L     136 - 145\n"
                     "Proteínas ..............   Glucosa ++\n") ==
             "Sodio | 139 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(words_in_the_last_cell_are_a_remark_and_no_range) {
  BOOST_TEST(rows_of("HDL-colesterol     :  55 mg/dL       Superior a 40 mg/dL\n"
                     "LDL-colesterol     : 133 mg/dL       Conforme o risco\n") ==
             "HDL-colesterol | 55 | mg/dL | Superior a 40 mg/dL | \n"
             "LDL-colesterol | 133 | mg/dL |  | \n");
}

BOOST_AUTO_TEST_CASE(words_with_a_colon_say_for_whom_the_limits_are) {
  BOOST_TEST(rows_of("TRIGLICÉRIDES, soro\n"
                     "\n"
                     "                              VALORES DE REFERÊNCIA\n"
                     "118 mg/dL                     Com jejum: inferior a 150 mg/dL\n"
                     "                              Sem jejum: inferior a 175 mg/dL\n") ==
             "TRIGLICÉRIDES, soro | 118 | mg/dL | "
             "Com jejum: inferior a 150/Sem jejum: inferior a 175 mg/dL | \n");
}

BOOST_AUTO_TEST_CASE(a_word_with_its_star_begins_a_remark_behind_a_whole_row) {
  BOOST_TEST(
      rows_of("Sodium       139 mmol/L         [136-145]\n"
              "Potassium    6.8 mmol/L (HH)    [3.5-5.1]   *phoned to ward 4 by the lab 10:12\n") ==
      "Sodium | 139 | mmol/L | [136-145] | \n"
      "Potassium | 6.8 | mmol/L | [3.5-5.1] | (HH)\n");
}

BOOST_AUTO_TEST_CASE(words_behind_a_comma_of_the_name_are_no_result) {
  const std::string rows =
      "Component               Value          Reference          Flag      Lab\n"
      "Potassium               4.1            3.5 - 5.1                    ABC\n";
  const std::string read = "Potassium | 4.1 |  | 3.5 - 5.1 | \n";
  BOOST_TEST(rows_of(rows + "Carcinoembryonic antigen, Xr-proTOT [4471] (High)           ABC\n") ==
             read);
  BOOST_TEST(rows_of(rows + "Ferritin in plasma,     FER-pl [4471] (High)                ABC\n") ==
             read);
  BOOST_TEST(rows_of(rows + "Rubella IgG, serum      Fictive [4471] (High)               ABC\n") ==
             read + "Rubella IgG, serum | Fictive [4471] |  |  | (High)\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

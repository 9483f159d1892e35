// What stands between the cells of a row or reaches from one into the next: signs that are flags,
// brackets of a name, an interval that begins below one title and ends below another.
#include <boost/test/unit_test.hpp>

#include "tests/unit/parser/report_rows.h"

namespace labread {

BOOST_AUTO_TEST_SUITE(row_places)

BOOST_AUTO_TEST_CASE(a_sign_alone_behind_the_value_is_its_flag) {
  BOOST_TEST(rows_of("Analyse            Resultat          Einheit     Referenz\n"
                     "Hämoglobin         118         <     g/l         135 - 172\n"
                     "Ferritin           1084        >     µg/l        30 - 400\n"
                     "25-OH-Vitamin D    7,8         --    ng/ml       30,0 - 70,0\n"
                     "CRP                <1                mg/l        < 5\n") ==
             "Hämoglobin | 118 | g/l | 135 - 172 | <\n"
             "Ferritin | 1084 | µg/l | 30 - 400 | >\n"
             "25-OH-Vitamin D | 7,8 | ng/ml | 30,0 - 70,0 | --\n"
             "CRP | <1 | mg/l | < 5 | \n");
}

BOOST_AUTO_TEST_CASE(a_sign_between_the_number_and_its_unit_is_a_flag) {
  BOOST_TEST(rows_of("Analyse            Resultat          Einheit     Referenz\n"
                     "Hämoglobin         118 <             g/l         135 - 172\n"
                     "Ferritin           1084 >>           µg/l        30 - 400\n"
                     "Kalium             4,1               mmol/l      3,5 - 5,1\n") ==
             "Hämoglobin | 118 | g/l | 135 - 172 | <\n"
             "Ferritin | 1084 | µg/l | 30 - 400 | >>\n"
             "Kalium | 4,1 | mmol/l | 3,5 - 5,1 | \n");
}

BOOST_AUTO_TEST_CASE(an_arrow_between_the_name_and_the_value_is_a_flag) {
  BOOST_TEST(rows_of("Untersuchung Ergebnis Einheit Referenzbereich\n"
                     "Kupfer 0,91 mg/l 0,70 - 1,39\n"
                     "Zink \u2193 3,90 mg/l 4,50 - 7,50\n"
                     "Ferritin \u2191 512 µg/l 30 - 400\n") ==
             "Kupfer | 0,91 | mg/l | 0,70 - 1,39 | \n"
             "Zink | 3,90 | mg/l | 4,50 - 7,50 | \u2193\n"
             "Ferritin | 512 | µg/l | 30 - 400 | \u2191\n");
}

BOOST_AUTO_TEST_CASE(
    a_sign_alone_in_front_is_a_flag_of_a_number_beyond_its_limits_else_part_of_it) {
  BOOST_TEST(rows_of("Onderzoek          Resultaat   Eenheid   Referentie\n"
                     "Ferritine    <           9     µg/L      15 - 150\n"
                     "Ureum        >          61     mg/dL     17 - 48\n"
                     "CRP          <         0,6     mg/L      < 5,0\n") ==
             "Ferritine | 9 | µg/L | 15 - 150 | <\n"
             "Ureum | 61 | mg/dL | 17 - 48 | >\n"
             "CRP | < 0,6 | mg/L | < 5,0 | \n");
}

BOOST_AUTO_TEST_CASE(a_sign_in_front_of_a_limit_is_the_limits) {
  BOOST_TEST(rows_of("Senkung      71     mm      <     20\n"
                     "Calcium      2,31           >     2,15     mmol/l\n") ==
             "Senkung | 71 | mm | < 20 | \n"
             "Calcium | 2,31 | mmol/l | > 2,15 | \n");
}

BOOST_AUTO_TEST_CASE(a_bracket_with_numbers_behind_the_name_is_its_own_beside_other_limits) {
  BOOST_TEST(rows_of("Parathormone intacte (1-84)   71,2    pg/mL    (15,0 à 65,0)\n"
                     "Ferritine (30-400)            84      µg/L\n") ==
             "Parathormone intacte (1-84) | 71,2 | pg/mL | (15,0 à 65,0) | \n"
             "Ferritine | 84 | µg/L | (30-400) | \n");
}

BOOST_AUTO_TEST_CASE(an_interval_is_not_cut_where_it_reaches_below_the_next_title) {
  BOOST_TEST(rows_of("Test              Result     Ref. values               Units\n"
                     "Leukocytes        11.42      4.00 - 9.00               10^9/L\n"
                     "FSH               6.8        Follicular phase: 3.5 - 12.5  mIU/mL\n"
                     "                             Ovulation: 4.7 - 21.5\n"
                     "Ferritin          22         15 - 65                   ug/L\n") ==
             "Leukocytes | 11.42 | 10^9/L | 4.00 - 9.00 | \n"
             "FSH | 6.8 | mIU/mL | Follicular phase: 3.5 - 12.5/Ovulation: 4.7 - 21.5 | \n"
             "Ferritin | 22 | ug/L | 15 - 65 | \n");
}

BOOST_AUTO_TEST_CASE(an_interval_is_not_cut_in_front_of_its_dash) {
  BOOST_TEST(
      rows_of("TEST                      RESULT                      NORMAL RANGE\n"
              "S. Creatinine             1.3 H                       0.6 - 1.2\n"
              "Blood urea                41                          15 - 45\n"
              "Blood sugar fasting       168 H                       70 - 110\n"
              " HbA1c : Good control 6.0 - 7.0 %   Fair controls 7.0 - 8.0 %   Poor > 8.0 %\n") ==
      "S. Creatinine | 1.3 |  | 0.6 - 1.2 | H\n"
      "Blood urea | 41 |  | 15 - 45 | \n"
      "Blood sugar fasting | 168 |  | 70 - 110 | H\n");
}

BOOST_AUTO_TEST_CASE(bands_behind_a_name_are_no_row_wherever_titles_cut_them) {
  for (const std::string_view bands : {"HbA1c : Good 6.0 - 7.0 %   Control 7.0 - 8.0 %\n",
                                       "HbA1c : Good 6.0-7.0 %  Fair control 7.0 - 8.0 %\n"}) {
    BOOST_TEST(rows_of("Test                      Result       Normal range\n"
                       "S. Creatinine             1.3 H        0.6 - 1.2\n"
                       "Blood urea                41           15 - 45\n"
                       "S. Cholesterol            212          100 - 200\n" +
                       std::string(bands)) ==
               "S. Creatinine | 1.3 |  | 0.6 - 1.2 | H\n"
               "Blood urea | 41 |  | 15 - 45 | \n"
               "S. Cholesterol | 212 |  | 100 - 200 | \n");
  }
}

BOOST_AUTO_TEST_CASE(tiers_below_a_row_with_a_whole_interval_explain_it) {
  BOOST_TEST(rows_of("Badanie            Wynik      Jednostka    Zakres\n"
                     "Wit. D 25(OH)      26,8       ng/ml        30,0 - 50,0\n"
                     "  Niedobór ciężki: do 10 ng/ml     Niedobór: 10 - 20 ng/ml\n"
                     "Ferrytyna          61         ng/ml        13,0 - 150,0\n") ==
             "Wit. D 25(OH) | 26,8 | ng/ml | 30,0 - 50,0 | \n"
             "Ferrytyna | 61 | ng/ml | 13,0 - 150,0 | \n");
}

BOOST_AUTO_TEST_CASE(words_between_a_name_and_a_unit_are_no_result) {
  BOOST_TEST(rows_of("Test                 Result     Units    Range\n"
                     "HbA1c                6.0        %        4.0 - 5.6\n"
                     "Reference Group      HbA1c in %\n"
                     "Non diabetic adults  4.0 - 5.6\n") == "HbA1c | 6.0 | % | 4.0 - 5.6 | \n");
}

BOOST_AUTO_TEST_CASE(a_limit_below_the_title_of_ranges_is_no_result_of_two_columns) {
  BOOST_TEST(rows_of("Test Name            In Range    Out Of Range   Reference Range     Lab\n"
                     "RHEUMATOID FACTOR    <10                        <14 IU/mL           DV\n"
                     "SODIUM                           133 L          135-146 mmol/L      EN\n") ==
             "RHEUMATOID FACTOR | <10 | IU/mL | <14 | \n"
             "SODIUM | 133 | mmol/L | 135-146 | L\n");
}

BOOST_AUTO_TEST_CASE(a_limit_in_front_of_the_rows_date_is_its_range) {
  constexpr std::string_view text =
      "Test          Result        Range         Flag     Date\n"
      "D-dimer       1240 ng/mL    <= 500        High     03/11/2022\n"
      "CRP           2.1 mg/L      < 5.0                  03/11/2022\n";
  BOOST_TEST(rows_of(text) ==
             "D-dimer | 1240 | ng/mL | <= 500 | High\n"
             "CRP | 2.1 | mg/L | < 5.0 | \n");
}

BOOST_AUTO_TEST_CASE(words_in_a_bracket_behind_the_limits_are_the_ranges_and_no_flag) {
  BOOST_TEST(rows_of("Colesterol total     204 mg/dL      Inferior a 190 (com ou sem jejum)\n"
                     "Colesterol não-HDL   171 mg/dL      Inferior a 160 (baixo risco)\n"
                     "Triglicérides        188 mg/dL      Inferior a 150 (Alto)\n"
                     "Colesterol LDL       139 mg/dL      < 130 (baixo); 100 (intermediário)\n") ==
             "Colesterol total | 204 | mg/dL | Inferior a 190 (com ou sem jejum) | \n"
             "Colesterol não-HDL | 171 | mg/dL | Inferior a 160 (baixo risco) | \n"
             "Triglicérides | 188 | mg/dL | Inferior a 150 | (Alto)\n"
             "Colesterol LDL | 139 | mg/dL | < 130 (baixo); 100 (intermediário) | \n");
}

BOOST_AUTO_TEST_CASE(words_behind_the_colon_of_a_limit_are_the_ranges_down_to_their_bracket) {
  BOOST_TEST(rows_of("FERRITINA, soro\n"
                     "Método: Quimioluminescência\n"
                     "                              VALOR DE REFERÊNCIA\n"
                     "RESULTADO      26 ng/mL       Superior a 20: população geral (até 60\n"
                     "                              anos)\n"
                     "                              30 a 60: grupos de risco\n") ==
             "FERRITINA, soro | 26 | ng/mL | Superior a 20: população geral (até 60 anos)/"
             "30 a 60: grupos de risco | \n");
}

BOOST_AUTO_TEST_CASE(the_title_of_ranges_alone_ends_a_comment) {
  BOOST_TEST(rows_of("Compte-rendu d'analyses à l'attention de : Dr PETIT Anne\n"
                     "Analyse\n"
                     "Résultat\n"
                     "Unité\n"
                     "Valeurs de référence\n"
                     "Hémoglobine\n"
                     "13,1\n"
                     "g/dL\n"
                     "12,0 à 16,0\n"
                     "Plaquettes\n"
                     "251\n"
                     "Giga/L\n"
                     "150 à 400\n") ==
             "Hémoglobine | 13,1 | g/dL | 12,0 à 16,0 | \n"
             "Plaquettes | 251 | Giga/L | 150 à 400 | \n");
}

BOOST_AUTO_TEST_CASE(the_first_of_centred_bands_is_of_the_row_that_it_is_nearer_to) {
  BOOST_TEST(
      rows_of("Test               Result   Unit     Range\n"
              "Vitamin B12        204      ng/L     197 - 771\n"
              "\n"
              "                                     Deficient: < 20\n"
              "Vitamin D (25-OH)  13,1     ug/L     Insufficient: 20 - 30\n"
              "                                     Sufficient: > 30\n"
              "\n"
              "Ferritin           61       ug/L     15 - 150\n") ==
      "Vitamin B12 | 204 | ng/L | 197 - 771 | \n"
      "Vitamin D (25-OH) | 13,1 | ug/L | Deficient: < 20/Insufficient: 20 - 30/Sufficient: > "
      "30 | \n"
      "Ferritin | 61 | ug/L | 15 - 150 | \n");
}

BOOST_AUTO_TEST_CASE(a_title_of_codes_heads_the_names_that_stand_below_it) {
  BOOST_TEST(rows_of("Code                                Value            Reference      Flags\n"
                     "Urea [Moles/volume] in Serum        8.9 mmol/L       2.5 - 7.8      High\n"
                     "Ferritin [Mass/volume] in Serum     88 ug/L          30 - 400\n") ==
             "Urea [Moles/volume] in Serum | 8.9 | mmol/L | 2.5 - 7.8 | High\n"
             "Ferritin [Mass/volume] in Serum | 88 | ug/L | 30 - 400 | \n");
  // Where they stand beside it, it heads codes.
  BOOST_TEST(rows_of("Code       Analysis       Value      Unit         Reference\n"
                     "30152      Urea           8.9        mmol/L       2.5 - 7.8\n") ==
             "Urea | 8.9 | mmol/L | 2.5 - 7.8 | \n");
}

BOOST_AUTO_TEST_CASE(an_a_right_behind_a_number_outside_of_its_limits_is_its_flag) {
  BOOST_TEST(rows_of("MÉDICO: A QUIEN CORRESPONDA   PACIENTE: MARÍA   SEXO: FEMENINO\n"
                     "ESTUDIO            RESULTADO        UNIDADES     REFERENCIA\n"
                     "Hemoglobina        15.8 A           g/dL         12.0 - 15.6\n"
                     "Hematocrito        42.0             %            36.0 - 47.0\n") ==
             "Hemoglobina | 15.8 | g/dL | 12.0 - 15.6 | A\n"
             "Hematocrito | 42.0 | % | 36.0 - 47.0 | \n");
}

BOOST_AUTO_TEST_CASE(a_word_result_below_the_title_of_flags_is_the_flag_of_the_number) {
  BOOST_TEST(rows_of("Test         Result     Flag           Unit     Reference Range\n"
                     "Anti-HCV     11.62      Reactive       S/CO     Non Reactive : < 1.00\n"
                     "HBsAg        0.31       Non Reactive   S/CO     Non Reactive : < 1.00\n") ==
             "Anti-HCV | 11.62 | S/CO | Non Reactive : < 1.00 | Reactive\n"
             "HBsAg | 0.31 | S/CO | Non Reactive : < 1.00 | Non Reactive\n");
}

BOOST_AUTO_TEST_CASE(words_are_a_result_where_the_same_are_expected) {
  BOOST_TEST(rows_of("TEST         NORMAL VALUE      UNIT     RESULT\n"
                     "Volume       >= 1.4            mL       1.2  L\n"
                     "Colour       Greyish white              Greyish white\n") ==
             "Volume | 1.2 | mL | >= 1.4 | L\n"
             "Colour | Greyish white |  | Greyish white | \n");
}

BOOST_AUTO_TEST_CASE(titles_of_allergens_are_titles) {
  BOOST_TEST(rows_of("Allergen              Result     Flag   Units    Class   Reference\n"
                     "Rye grass (g5)         18.10     H      kUA/L     4      < 0.35\n"
                     "Dog dander (e5)        <0.10            kUA/L     0      < 0.35\n") ==
             "Rye grass (g5) | 18.10 | kUA/L | < 0.35 | H\n"
             "Dog dander (e5) | <0.10 | kUA/L | < 0.35 | \n");
}

BOOST_AUTO_TEST_CASE(a_band_beside_a_method_that_is_a_word_elsewhere_is_one_of_the_row) {
  BOOST_TEST(rows_of("Test                  Result    Units    Reference\n"
                     "Vitamin D, 25-Hydroxy 9.86 L    ng/mL    Deficiency : < 20\n"
                     "Method : CLIA                            Insufficiency : 20 - 29\n"
                     "                                         Sufficiency : 30 - 100\n") ==
             "Vitamin D, 25-Hydroxy | 9.86 | ng/mL | "
             "Deficiency : < 20/Insufficiency : 20 - 29/Sufficiency : 30 - 100 | L\n");
}

BOOST_AUTO_TEST_CASE(a_limit_and_what_it_means_is_no_result_though_more_limits_follow) {
  BOOST_TEST(rows_of("Test            Sonuç     Birim     Referans\n"
                     "Kalsiyum        9,4       mg/dL     8,8 - 10,6\n"
                     "Vitamin D: <10 µg/L ciddi eksiklik, 10-20 µg/L eksiklik. Hemoliz: Yok.\n") ==
             "Kalsiyum | 9,4 | mg/dL | 8,8 - 10,6 | \n");
}

BOOST_AUTO_TEST_CASE(a_share_in_front_of_the_columns_ends_no_table) {
  BOOST_TEST(
      dated_rows_of("                           Résultat Unité     Valeurs usuelles     22/01/24\n"
                    "Leucocytes                   12480 /mm3      4000 - 10000          9850\n"
                    "\n"
                    "Formule\n"
                    "Neutrophiles     78,4 %  soit 9784 /mm3      1700 - 7500           6895\n"
                    "\n"
                    "Chimie\n"
                    "Sodium                         136 mmol/L     136 - 145             138\n") ==
      "Leucocytes 12480 <- 9850 2024-01-22\n"
      "Neutrophiles 78,4\n"
      "Neutrophiles 9784 <- 6895 2024-01-22\n"
      "Sodium 136 <- 138 2024-01-22\n");
}

BOOST_AUTO_TEST_CASE(a_heading_of_one_word_in_capitals_ends_a_comment) {
  BOOST_TEST(rows_of("Test               Result        Unit     Reference\n"
                     "Haemoglobin F      0.8           %        < 1.5\n"
                     "Comment: raised fractions with small cells suggest a trait of the family.\n"
                     "SEROLOGY\n"
                     "HBsAg              Negative\n") ==
             "Haemoglobin F | 0.8 | % | < 1.5 | \n"
             "HBsAg | Negative |  |  | \n");
}

BOOST_AUTO_TEST_CASE(a_unit_in_the_brackets_of_a_name_is_the_results_and_stays_in_the_name) {
  BOOST_TEST(rows_of("Test                 Result    Reference      Status\n"
                     "Urea (mg/dL)         28        17 - 43        Normal\n"
                     "Magnesium (mg/dL)    1.8       1.9 - 2.5      Low\n"
                     "Potassium (K)        4.1       3.5 - 5.1      Normal\n") ==
             "Urea (mg/dL) | 28 | mg/dL | 17 - 43 | Normal\n"
             "Magnesium (mg/dL) | 1.8 | mg/dL | 1.9 - 2.5 | Low\n"
             "Potassium (K) | 4.1 |  | 3.5 - 5.1 | Normal\n");
}

BOOST_AUTO_TEST_CASE(a_bands_word_below_the_title_of_flags_is_the_flag) {
  const Report report = report_of(
      "Test              Result    Reference    Status\n"
      "25-OH Vitamin D   8.31      30 - 100     Deficient\n"
      "Ferritin          84        15 - 150     Optimal\n");
  BOOST_TEST(report.results.at(0).flag == "Deficient");
  BOOST_TEST(report.results.at(0).flag_meaning == "low");
  BOOST_TEST(report.results.at(1).flag == "Optimal");
}

BOOST_AUTO_TEST_CASE(of_two_titles_of_flags_the_one_in_front_heads_the_names) {
  BOOST_TEST(rows_of("Category     Marker        Result    Unit     Ref range    Flag\n"
                     "Lipids       Pollen 7      61        mg/dL    0-149\n"
                     "Kidney       BUN           22        mg/dL    6-20         HIGH\n") ==
             "Pollen 7 | 61 | mg/dL | 0-149 | \n"
             "BUN | 22 | mg/dL | 6-20 | HIGH\n");
}

BOOST_AUTO_TEST_CASE(a_sites_letters_may_have_a_digit_and_stand_a_blank_behind_the_row) {
  BOOST_TEST(rows_of("Test Name In Range Out Of Range Reference Range Lab\n"
                     "CHOLESTEROL, TOTAL 247H <200 mg/dL NL1\n"
                     "Desirable range <100 mg/dL for primary prevention;\n"
                     "SODIUM 141 135-146 mmol/L NL1\n") ==
             "CHOLESTEROL, TOTAL | 247 | mg/dL | <200 | H\n"
             "SODIUM | 141 | mmol/L | 135-146 | \n");
}

BOOST_AUTO_TEST_CASE(a_line_of_bands_behind_words_is_no_result) {
  BOOST_TEST(rows_of("Estudio        Resultado    Unidades    Referencia\n"
                     "Glucosa        92           mg/dL       70 - 99\n"
                     "Criterio de la guía:   Normal menor de 5.7 %   Prediabetes 5.7 - 6.4 %\n") ==
             "Glucosa | 92 | mg/dL | 70 - 99 | \n");
}

BOOST_AUTO_TEST_CASE(one_result_that_ends_with_a_stop_is_no_list_and_ends_no_table) {
  BOOST_TEST(rows_of("Test          Result    Flag    Range        Units\n"
                     "Sodium        141               135 - 145    mmol/L\n"
                     "Potassium     4.3               3.5 - 5.0    mmol/L.\n"
                     "Vitamin B12   > 1476            > 220        pmol/L\n")
                 .ends_with("Vitamin B12 | > 1476 | pmol/L | > 220 | \n"));
}

BOOST_AUTO_TEST_CASE(a_name_that_reaches_below_a_title_nobody_knows_is_whole) {
  BOOST_TEST(rows_of("Test                 Zzz       Result    Units     Range\n"
                     "Calcium, Albumin-corrected     8.4       mg/dL     8.6 - 10.2\n"
                     "Magnesium            abc       1.9       mg/dL     1.6 - 2.6\n") ==
             "Calcium, Albumin-corrected | 8.4 | mg/dL | 8.6 - 10.2 | \n"
             "Magnesium | 1.9 | mg/dL | 1.6 - 2.6 | \n");
}

BOOST_AUTO_TEST_CASE(a_flag_does_not_go_on_behind_letters_that_were_left_out) {
  BOOST_TEST(rows_of("Test                    Result   Flag       Units     Reference range\n"
                     "Zorbexin                14.6     L  o  Low  mg/dL     20 - 40\n"
                     "Florexin                14.6     L oo  Low  mg/dL     20 - 40\n") ==
             "Zorbexin | 14.6 | mg/dL | 20 - 40 | L\n"
             "Florexin | 14.6 | mg/dL | 20 - 40 | L\n");
}

BOOST_AUTO_TEST_CASE(the_letters_of_two_columns_are_no_one_flag) {
  BOOST_TEST(
      rows_of("Analyte     Result    Units     Reference Range    Normal/Abnormal   Signif.\n"
              "Sodium      139       mmol/L    132-147            N                 -\n"
              "Magnesium   0.62      mmol/L    0.70-1.05          A                 N\n") ==
      "Sodium | 139 | mmol/L | 132-147 | N\n"
      "Magnesium | 0.62 | mmol/L | 0.70-1.05 | A\n");
}

BOOST_AUTO_TEST_CASE(a_letter_and_a_digit_behind_the_range_are_a_code) {
  BOOST_TEST(rows_of("Test        Result    Units     Reference    M\n"
                     "Sodium      139       mmol/L    133-146      C2\n"
                     "Urea        5.1       mmol/L    2.5-7.8      C1\n") ==
             "Sodium | 139 | mmol/L | 133-146 | \n"
             "Urea | 5.1 | mmol/L | 2.5-7.8 | \n");
}

BOOST_AUTO_TEST_CASE(titles_may_put_the_names_behind_the_results) {
  BOOST_TEST(rows_of("Result     Units      Analyte                 Status      Expected Values\n"
                     "118        mg/dL      Glucose, Fasting        HIGH        70-99\n"
                     "24.6                  BUN/Creatinine Ratio    HIGH        10.0-20.0\n") ==
             "Glucose, Fasting | 118 | mg/dL | 70-99 | HIGH\n"
             "BUN/Creatinine Ratio | 24.6 |  | 10.0-20.0 | HIGH\n");
}

BOOST_AUTO_TEST_CASE(a_number_with_a_zero_in_front_is_a_share_before_its_limits_and_percent) {
  BOOST_TEST(rows_of("Test            Result       Range      Unit\n"
                     "Eosinophils     08 High      1 - 6      %\n"
                     "Basophils       00           0 - 1      %\n") ==
             "Eosinophils | 08 | % | 1 - 6 | High\n"
             "Basophils | 00 | % | 0 - 1 | \n");
}

BOOST_AUTO_TEST_CASE(so_it_is_behind_its_limits_and_percent_where_those_stand_in_front) {
  BOOST_TEST(rows_of("Test          Normal      Unit     Result    Previous\n"
                     "Neutrophils   40 - 75     %        61        66\n"
                     "Monocytes     02 - 10     %        07        06\n") ==
             "Neutrophils | 61 | % | 40 - 75 | \n"
             "Monocytes | 07 | % | 02 - 10 | \n");
  BOOST_TEST(rows_of("Test          Result   Reference   Unit\n"
                     "Neutrophils   61       40 - 75     %        01\n") ==
             "Neutrophils | 61 | % | 40 - 75 | \n");
}

BOOST_AUTO_TEST_CASE(a_number_with_its_unit_is_no_beginning_of_an_interval) {
  BOOST_TEST(rows_of("GOT (ASAT) 38 U/l bis 50\n"
                     "Natrium 139 mmol/l 136 - 145\n") ==
             "GOT (ASAT) | 38 | U/l | bis 50 | \n"
             "Natrium | 139 | mmol/l | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(a_sentence_that_ends_inside_a_name_makes_no_row) {
  BOOST_TEST(rows_of("Test          Result     Units      Range\n"
                     "Potassium     5.3        mmol/L     3.5-5.1\n"
                     "Potassium result verified by repeat analysis. Specimen not   hemolyzed.\n") ==
             "Potassium | 5.3 | mmol/L | 3.5-5.1 | \n");
}

BOOST_AUTO_TEST_CASE(numbers_nearest_to_the_title_of_flags_are_the_results) {
  BOOST_TEST(
      rows_of("Test            Result                           Flag      Unit      Range\n"
              "Zinc                                     12.4              umol/L\n"
              "Haemoglobin                               118              g/L       120 - 150\n"
              "Haematocrit                              0.36              L/L       0.36 - 0.46\n"
              "Platelets                                 212              10^9/L    150 - 400\n") ==
      "Zinc | 12.4 | umol/L |  | \n"
      "Haemoglobin | 118 | g/L | 120 - 150 | \n"
      "Haematocrit | 0.36 | L/L | 0.36 - 0.46 | \n"
      "Platelets | 212 | 10^9/L | 150 - 400 | \n");
}

BOOST_AUTO_TEST_CASE(words_below_a_last_title_that_nobody_knows_are_no_range) {
  BOOST_TEST(rows_of("Test            Result       Unit      Range             Inhouse\n"
                     "Haemoglobin     118          g/L       120 - 150         north desk\n"
                     "Rh (D)          Positive                                 south desk\n") ==
             "Haemoglobin | 118 | g/L | 120 - 150 | \n"
             "Rh (D) | Positive |  |  | \n");
}

BOOST_AUTO_TEST_CASE(beside_limits_the_range_that_results_should_reach_is_none) {
  BOOST_TEST(rows_of("Biomarker       Optimal Range   Standard Range   Result   Unit\n"
                     "Ferritin        50 - 122        15 - 150         41       ng/mL\n"
                     "Magnesium       2.1 - 2.5       1.6 - 2.6        2.0      mg/dL\n") ==
             "Ferritin | 41 | ng/mL | 15 - 150 | \n"
             "Magnesium | 2.0 | mg/dL | 1.6 - 2.6 | \n");
  BOOST_TEST(rows_of("Biomarker       Result   Unit    Optimal Range   Standard Range\n"
                     "Ferritin        41       ng/mL   50 - 122        15 - 150\n") ==
             "Ferritin | 41 | ng/mL | 15 - 150 | \n");
  BOOST_TEST(rows_of("Biomarker       Result   Unit    Optimal Range\n"
                     "Ferritin        41       ng/mL   50 - 122\n") ==
             "Ferritin | 41 | ng/mL | 50 - 122 | \n");
}

BOOST_AUTO_TEST_CASE(labels_of_the_head_beside_titles_are_columns_of_no_result) {
  BOOST_TEST(
      dated_rows_of(
          "Procedure            Result   Units   Ref Interval   Accession       Collected    "
          "     Reported/Verified\n"
          "Complement C3        74 L     mg/dL   [82-185]       24-101-300777   "
          "10-Apr-24 08:15   11-Apr-24 15:40\n"
          "ANA Pattern          Speckled                        24-101-300777   "
          "11-Apr-24 07:30   12-Apr-24 09:05\n") ==
      "Complement C3 74\nANA Pattern Speckled @ 2024-04-11T07:30\n");
}

BOOST_AUTO_TEST_CASE(results_and_ranges_may_both_stand_left_of_their_titles) {
  BOOST_TEST(
      rows_of("Test             Units                               Value      Reference Range\n"
              "Lymphocytes      %                 20\n"
              "Lymphocytes      x10*9/L           1.9              1.1 - 4.0\n"
              "Monocytes        x10*9/L           0.9              0.2 - 1.0\n") ==
      "Lymphocytes | 20 | % |  | \n"
      "Lymphocytes | 1.9 | x10*9/L | 1.1 - 4.0 | \n"
      "Monocytes | 0.9 | x10*9/L | 0.2 - 1.0 | \n");
  // Two numbers, one of them below the title of results.
  BOOST_TEST(rows_of("Test             Units             Value      Reference Range\n"
                     "Lymphocytes      %         17       20\n"
                     "Monocytes        %         7        8\n"
                     "Basophils        %         1        2\n")
                 .find("| 17 |") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(words_that_explain_an_interval_are_none_of_the_name_above) {
  BOOST_TEST(rows_of("Test                          Result    Reference Range\n"
                     " GLUCOSE                      91        65-99 mg/dL\n"
                     "   Fasting reference range\n"
                     " SODIUM                       140       135-146 mmol/L\n") ==
             "GLUCOSE | 91 | mg/dL | 65-99 | \n"
             "SODIUM | 140 | mmol/L | 135-146 | \n");
}

BOOST_AUTO_TEST_CASE(the_word_units_below_the_title_of_units_is_the_unit) {
  BOOST_TEST(rows_of("Procedure            Result   Units   Ref Interval\n"
                     "Cardiolipin IgM      31.5 H   Units   [0.0-12.4]\n") ==
             "Cardiolipin IgM | 31.5 | Units | [0.0-12.4] | H\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

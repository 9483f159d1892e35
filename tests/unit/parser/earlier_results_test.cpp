// Earlier results beside today's: their dates in front of them, in titles with times below, and the
// second unit of a result below its method.
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

BOOST_AUTO_TEST_SUITE(earlier_results)

BOOST_AUTO_TEST_CASE(a_date_with_a_colon_is_of_the_earlier_result_behind_it) {
  constexpr std::string_view text =
      "Prélevé le 13-02-2023\n"
      "Urée         0,48 g/L        0,17 à 0,49      10-08-22 : 0,44\n"
      "PSA total    6,84 ng/mL      < 4,50           10-08-22 : 5,10     05-01-22 : 4,90\n";
  BOOST_TEST(dated_rows_of(text) ==
             "Urée 0,48 <- 0,44 2022-08-10\n"
             "PSA total 6,84 <- 5,10 2022-08-10 <- 4,90 2022-01-05\n");
  BOOST_TEST(rows_of(text) ==
             "Urée | 0,48 | g/L | 0,17 à 0,49 | \n"
             "PSA total | 6,84 | ng/mL | < 4,50 | \n");
}

BOOST_AUTO_TEST_CASE(so_it_is_without_a_colon_behind_the_range) {
  BOOST_TEST(dated_rows_of("Prélevé le 13-02-2023\n"
                           "Hématies     4,52 T/l        (4,00 - 5,40)      10/08/22   4,61\n"
                           "Ferritine    18 µg/l         (15 - 150)         10/08/22   22\n") ==
             "Hématies 4,52 <- 4,61 2022-08-10\n"
             "Ferritine 18 <- 22 2022-08-10\n");
}

BOOST_AUTO_TEST_CASE(so_it_is_under_the_title_of_earlier_results) {
  BOOST_TEST(
      dated_rows_of("Prélevé le 07-02-2023\n"
                    "                              Valeurs de référence  Antériorités\n"
                    "Urée         0,48 g/L         0,17 à 0,49           10-08-22 : 0,44\n"
                    "PSA total    6,84 ng/mL       < 4,50                10-08-22 : 5,10\n") ==
      "Urée 0,48 <- 0,44 2022-08-10\n"
      "PSA total 6,84 <- 5,10 2022-08-10\n");
}

BOOST_AUTO_TEST_CASE(a_line_below_a_result_may_give_the_earlier_one_and_its_day_in_brackets) {
  BOOST_TEST(dated_rows_of("Hemoglobina ...........:  12,9 g/dl             V.R.: 13,5 a 17,5\n"
                           "      Resultado anterior (14/06/2024): 13,8 g/dl\n"
                           "Hematocrito ...........:  40 %                  V.R.: 41 a 53\n") ==
             "Hemoglobina 12,9 <- 13,8 2024-06-14\n"
             "Hematocrito 40\n");
}

BOOST_AUTO_TEST_CASE(the_material_and_how_it_was_measured_may_stand_between) {
  constexpr std::string_view text =
      "Análisis              Resultado    Unidades    Valores de referencia\n"
      "PERFIL FÉRRICO\n"
      "  Transferrina        312          mg/dL       200 - 360\n"
      "  Suero - Inmunoturbidimetría\n"
      "  Ferritina           7,4          ng/mL       10,0 - 291,0\n"
      "  Suero - Quimioluminiscencia\n"
      "  Anterior (02/05/2023): 11,2 ng/mL\n";
  BOOST_TEST(dated_rows_of(text) == "Transferrina 312\nFerritina 7,4 <- 11,2 2023-05-02\n");
  for (const Result& result : report_of(text).results) {
    BOOST_TEST(result.section == "PERFIL FÉRRICO");
  }
}

BOOST_AUTO_TEST_CASE(lines_with_days_below_the_words_for_earlier_results_are_such) {
  BOOST_TEST(dated_rows_of("GLICOSE, plasma\n"
                           "\n"
                           "108 mg/dL                  70 a 99 mg/dL\n"
                           "\n"
                           "Resultados anteriores:\n"
                           "   03/02/2023    101 mg/dL\n"
                           "   11/08/2022    97 mg/dL\n"
                           "\n"
                           "FERRITINA, soro\n"
                           "\n"
                           "64 ng/mL                   15 a 149 ng/mL\n") ==
             "GLICOSE, plasma 108 <- 101 2023-02-03 <- 97 2022-08-11\n"
             "FERRITINA, soro 64\n");
}

BOOST_AUTO_TEST_CASE(titles_stand_beside_the_times_below_the_dates) {
  constexpr std::string_view text =
      "Date         10/14/23    10/13/23\n"
      "Time         0515        2140        Normal Range     Units\n"
      "Sodium       132 L       130 L       136-145          mmol/L\n"
      "Potassium    3.9                     3.5-5.1          mmol/L\n";
  BOOST_TEST(rows_of(text) ==
             "Sodium | 132 | mmol/L | 136-145 | L\n"
             "Potassium | 3.9 | mmol/L | 3.5-5.1 | \n");
  BOOST_TEST(dated_rows_of(text) == "Sodium 132 <- 130 2023-10-13\nPotassium 3.9\n");
}

BOOST_AUTO_TEST_CASE(titles_stand_between_the_dates_and_their_times) {
  constexpr std::string_view text =
      "                                      03.05.2023    04.05.2023    06.05.2023\n"
      "Analyse      Einheit     Normbereich\n"
      "                                      21:15         07:30         06:40\n"
      "Natrium      mmol/L      135 - 145    131 -         134 -         139\n"
      "CRP          mg/L        < 5,0        88,1 +                      12,4 +\n";
  BOOST_TEST(rows_of(text) ==
             "Natrium | 139 | mmol/L | 135 - 145 | \n"
             "CRP | 12,4 | mg/L | < 5,0 | +\n");
  BOOST_TEST(dated_rows_of(text) ==
             "Natrium 139 <- 131 2023-05-03 <- 134 2023-05-04\n"
             "CRP 12,4 <- 88,1 2023-05-03\n");
}

BOOST_AUTO_TEST_CASE(words_beside_the_times_below_days_are_none_of_the_titles) {
  constexpr std::string_view text =
      "                         11.06.2023      09.06.2023\n"
      "Analyse       Mat.                                       Einheit    Normbereich\n"
      "                         Abn. 07:10      Abn. 20:45\n"
      "Natrium       S                 137             133      mmol/l     135 - 145\n"
      "Kalium        S               3,4 -             3,1      mmol/l     3,5 - 5,1\n"
      "Calcium       S                2,21                      mmol/l     2,15 - 2,55\n";
  BOOST_TEST(rows_of(text) ==
             "Natrium | 137 | mmol/l | 135 - 145 | \n"
             "Kalium | 3,4 | mmol/l | 3,5 - 5,1 | -\n"
             "Calcium | 2,21 | mmol/l | 2,15 - 2,55 | \n");
  BOOST_TEST(dated_rows_of(text) ==
             "Natrium 137 <- 133 2023-06-09\n"
             "Kalium 3,4 <- 3,1 2023-06-09\n"
             "Calcium 2,21\n");
}

BOOST_AUTO_TEST_CASE(of_several_draws_of_one_day_the_times_tell) {
  constexpr std::string_view rows =
      "Natrium       S                 137             133      mmol/l     135 - 145\n"
      "Kalium        S               3,4 -             3,1      mmol/l     3,5 - 5,1\n"
      "Calcium       S                                2,21      mmol/l     2,15 - 2,55\n";
  constexpr std::string_view titles =
      "Analyse       Mat.       11.06.2023      11.06.2023      Einheit    Normbereich\n";
  BOOST_TEST(dated_rows_of(std::string(titles) +
                           "                         06:40           17:15\n" +
                           std::string(rows)) ==
             "Natrium 133 <- 137 2023-06-11\n"
             "Kalium 3,1 <- 3,4 2023-06-11\n"
             "Calcium 2,21\n");
  BOOST_TEST(dated_rows_of(std::string(titles) + std::string(rows)) == "Calcium 2,21\n");
}

BOOST_AUTO_TEST_CASE(moments_behind_labels_of_the_head_are_no_titles) {
  constexpr std::string_view text =
      "Collected:       17-Jun-2024 09:20        Received:        17-Jun-2024 14:05\n"
      "Reported:        18-Jun-2024 11:31        Status:          Final\n"
      "\n"
      "Haemoglobin estimation         121     g/L               [115 - 165]\n"
      "Platelet count                 287     10*9/L            [150 - 450]\n";
  BOOST_TEST(dated_rows_of(text) == "Haemoglobin estimation 121\nPlatelet count 287\n");
}

BOOST_AUTO_TEST_CASE(titles_stand_between_words_and_their_days) {
  constexpr std::string_view text =
      "                                      Aufnahme      Entlassung\n"
      "Analyse      Einheit     Referenz\n"
      "                                      03.05.2023    09.05.2023\n"
      "Natrium      mmol/l      135-145      131           136\n"
      "CRP          mg/l        < 5,0        88,1          12,4 ↑\n";
  BOOST_TEST(rows_of(text) ==
             "Natrium | 136 | mmol/l | 135-145 | \n"
             "CRP | 12,4 | mg/l | < 5,0 | ↑\n");
  BOOST_TEST(dated_rows_of(text) ==
             "Natrium 136 <- 131 2023-05-03\n"
             "CRP 12,4 <- 88,1 2023-05-03\n");
}

BOOST_AUTO_TEST_CASE(a_unit_between_the_titles_of_earlier_results_and_of_units_is_the_results) {
  constexpr std::string_view text =
      "Test            Result and Flag   Previous Result and Date   Units       Reference "
      "Interval\n"
      "Platelets       144      Low      190      04/02/2022      x10E3/uL    150-450\n"
      "Neutrophils     71                66       04/02/2022      %           40-74\n";
  BOOST_TEST(rows_of(text) ==
             "Platelets | 144 | x10E3/uL | 150-450 | Low\n"
             "Neutrophils | 71 | % | 40-74 | \n");
}

BOOST_AUTO_TEST_CASE(a_flagged_result_and_the_next_days_are_no_interval) {
  BOOST_TEST(
      dated_rows_of("Parameter         Normbereich   Einheit   12.02.24   20.08.24   11.02.25\n"
                    "Natrium           136-145       mmol/l         140        139        141\n"
                    "Ferritin          30-300        ng/ml        21,0-      35,0       28,5-\n") ==
      "Natrium 141 <- 140 2024-02-12 <- 139 2024-08-20\n"
      "Ferritin 28,5 <- 21,0 2024-02-12 <- 35,0 2024-08-20\n");
}

BOOST_AUTO_TEST_CASE(words_below_a_day_say_what_the_day_was) {
  constexpr std::string_view text =
      "                                      03.05.2023    09.05.2023\n"
      "Analyse      Einheit     Referenz\n"
      "                                      (Aufnahme)    (vor Verlegung)\n"
      "Natrium      mmol/l      135-145      131           136\n"
      "CRP          mg/l        < 5,0        88,1          12,4 ↑\n";
  BOOST_TEST(dated_rows_of(text) ==
             "Natrium 136 <- 131 2023-05-03\n"
             "CRP 12,4 <- 88,1 2023-05-03\n");
}

BOOST_AUTO_TEST_CASE(numbers_set_to_the_right_stay_in_the_columns_of_their_days) {
  constexpr std::string_view text =
      "Analyse      Einheit   Referenz     03.05.2023                 09.05.2023\n"
      "Natrium      mmol/l    135-145                         131                  136\n"
      "Kalium       mmol/l    3,5-5,1                       3,4 -                  4,1\n"
      "Kreatinin    mg/dl     0,7-1,2                       1,4 +                 1,02\n";
  BOOST_TEST(dated_rows_of(text) ==
             "Natrium 136 <- 131 2023-05-03\n"
             "Kalium 4,1 <- 3,4 2023-05-03\n"
             "Kreatinin 1,02 <- 1,4 2023-05-03\n");
}

// Too few rows to tell how far the columns reach.
BOOST_AUTO_TEST_CASE(two_numbers_below_the_title_of_one_day_say_nothing) {
  constexpr std::string_view text =
      "Analyse      Einheit   Referenz     03.05.2023                 09.05.2023\n"
      "Kalium       mmol/l    3,5-5,1                       3,4 -                  4,1\n"
      "Kreatinin    mg/dl     0,7-1,2                       1,4 +                 1,02\n";
  BOOST_TEST(rows_of(text) == "");
}

BOOST_AUTO_TEST_CASE(numbers_behind_all_titles_of_which_none_is_the_results_say_nothing) {
  constexpr std::string_view text =
      "Analyse      Einheit     Referenz\n"
      "Natrium      mmol/l      135-145      131           136\n"
      "Kalium       mmol/l      3,5-5,1      3,4           4,1\n";
  BOOST_TEST(rows_of(text) == "");
}

BOOST_AUTO_TEST_CASE(below_titles_a_blank_apart_earlier_results_stand_behind_the_limits) {
  constexpr std::string_view rows =
      "Untersuchung Ergebnis Einheit Referenzbereich Vorwert\n"
      "Kupfer 0,91 mg/l 0,70 - 1,39\n"
      "Zink 3,90 mg/l 4,50 - 7,50 4,62\n"
      "Selen 84 µg/l 90 - 230 101\n";
  BOOST_TEST(rows_of(rows) ==
             "Kupfer | 0,91 | mg/l | 0,70 - 1,39 | \n"
             "Zink | 3,90 | mg/l | 4,50 - 7,50 | \n"
             "Selen | 84 | µg/l | 90 - 230 | \n");
  BOOST_TEST(dated_rows_of(rows) == "Kupfer 0,91\nZink 3,90 <- 4,62\nSelen 84 <- 101\n");
}

BOOST_AUTO_TEST_CASE(a_day_below_may_be_that_of_the_earlier_results_beside_the_rows) {
  BOOST_TEST(dated_rows_of("Untersuchung     Ergebnis   Einheit   Referenz       Vorwert\n"
                           "Zink             3,90       mg/l      4,50 - 7,50    4,62\n"
                           "Kupfer           0,91       mg/l      0,70 - 1,39\n"
                           "\n"
                           "Vorwerte vom 09.03.2023\n"
                           "\n"
                           "Selen            84         µg/l      90 - 230\n") ==
             "Zink 3,90 <- 4,62 2023-03-09\nKupfer 0,91\nSelen 84\n");
}

// Whatever flag or unit stands nearer to one of them.
BOOST_AUTO_TEST_CASE(two_numbers_below_no_title_say_nothing) {
  constexpr std::string_view rows =
      "Natrium       S          141             133      mmol/l     135 - 145\n"
      "Kalium        S          3,4 -           3,1      mmol/l     3,5 - 5,1\n"
      "Calcium       S          2,21                     mmol/l     2,15 - 2,55\n";
  for (const std::string_view titles :
       {"Analyse       Mat.                                Einheit    Normbereich\n",
        "Analyse                                           Einheit    Normbereich\n"}) {
    BOOST_TEST(rows_of(std::string(titles) + std::string(rows)).find("Natrium") ==
               std::string::npos);
    BOOST_TEST(rows_of(std::string(titles) + std::string(rows)).find("Kalium") ==
               std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(two_numbers_behind_the_unit_below_no_title_say_nothing) {
  BOOST_TEST(rows_of("Analyse       Normbereich     Einheit\n"
                     "Natrium       135 - 145       mmol/l      141      133\n"
                     "Calcium       2,15 - 2,55     mmol/l      2,21\n") ==
             "Calcium | 2,21 | mmol/l | 2,15 - 2,55 | \n");
}

BOOST_AUTO_TEST_CASE(one_date_among_the_titles_heads_earlier_results) {
  for (const std::string_view title :
       {"Prec. 12/01/2024", "Val.  12/01/2024", "12/01/2024      "}) {
    const std::string text =
        "Analisi      Risultato     " + std::string(title) +
        "     U.M.      Intervallo\n"
        "Glucosio     99            104 ↑                mg/dL     70 - 100\n"
        "Sodio        -             139                  mmol/L    136 - 145\n"
        "Calcio       n.p.          9,4                  mg/dL     8,6 - 10,2\n";
    BOOST_TEST_CONTEXT(title) {
      BOOST_TEST(dated_rows_of(text).starts_with("Glucosio 99 <- 104 2024-01-12\n"),
                 dated_rows_of(text));
      BOOST_TEST(dated_rows_of(text).find("Sodio 139") == std::string::npos);
      BOOST_TEST(dated_rows_of(text).find("Calcio 9,4") == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_month_or_a_year_dates_the_title_of_earlier_results) {
  for (const std::string_view title :
       {"Previous (03/2024)", "Previous 3/2024   ", "Previous (2024)   ", "Previous 2024     ",
        "Result (03/2024)  "}) {
    const std::string text = "Test        Result   Unit      Reference   " + std::string(title) +
                             "\n"
                             "Glucose              mg/dL     70 - 99     101\n"
                             "Urea        32       mg/dL     15 - 40     30\n";
    BOOST_TEST_CONTEXT(title) { BOOST_TEST(dated_rows_of(text) == "Urea 32 <- 30\n"); }
  }
}

BOOST_AUTO_TEST_CASE(a_method_in_brackets_is_no_name_of_the_second_unit) {
  BOOST_TEST(rows_of("Créatinine        12,4 mg/L      7,0 à 12,0\n"
                     "(Enzymatique)     110 µmol/L     62 à 106\n") ==
             "Créatinine | 12,4 | mg/L | 7,0 à 12,0 | \n"
             "Créatinine | 110 | µmol/L | 62 à 106 | \n");
}

BOOST_AUTO_TEST_CASE(a_method_alone_above_the_second_unit_is_no_name_of_it) {
  BOOST_TEST(rows_of("                          Résultat  Unité      Valeurs de référence\n"
                     "Glycémie à jeun           1,18      g/L        (0,74 à 1,06)\n"
                     "Hexokinase\n"
                     "                          6,55      mmol/L     (4,11 à 5,88)\n"
                     "Créatinine                8,2       mg/L       (7,2 à 11,8)\n"
                     "Enzymatique\n"
                     "                          4,1       mmol/L     (3,5 à 5,1)\n") ==
             "Glycémie à jeun | 1,18 | g/L | (0,74 à 1,06) | \n"
             "Glycémie à jeun | 6,55 | mmol/L | (4,11 à 5,88) | \n"
             "Créatinine | 8,2 | mg/L | (7,2 à 11,8) | \n"
             "Enzymatique | 4,1 | mmol/L | (3,5 à 5,1) | \n");
}

BOOST_AUTO_TEST_CASE(a_method_in_brackets_may_stand_beside_the_next_band) {
  BOOST_TEST(rows_of("Test          Result    Units     Reference Range\n"
                     "Insulin       2.84      uIU/mL    20 - 24 yrs: 1.66 - 9.49\n"
                     "(Serum,ECLIA)                     25 - 29 yrs: 1.18 - 9.16\n"
                     "                                  30 - 34 yrs: 0.67 - 7.55\n"
                     "Sodium        138       mmol/L    136 - 145\n") ==
             "Insulin | 2.84 | uIU/mL | 20 - 24 yrs: 1.66 - 9.49/25 - 29 yrs: 1.18 - 9.16/"
             "30 - 34 yrs: 0.67 - 7.55 | \n"
             "Sodium | 138 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(an_earlier_result_may_stand_beside_the_range_of_a_card) {
  BOOST_TEST(dated_rows_of("LDL Cholesterol\n"
                           "121 mg/dL\n"
                           "Reference < 100 mg/dL      Last 104 \u00b7 Jun 2024\n"
                           "HbA1c\n"
                           "5.9 %\n"
                           "Range: 4.0 - 5.6 % \u00b7 Previous: 5.8 (Jun 12, 2024)\n"
                           "Ferritin\n"
                           "88 ng/mL\n"
                           "Previous: 71 ng/mL (12 Jun 2024)\n") ==
             "LDL Cholesterol 121 <- 104\n"
             "HbA1c 5.9 <- 5.8 2024-06-12\n"
             "Ferritin 88 <- 71 2024-06-12\n");
  BOOST_TEST(rows_of("HbA1c\n"
                     "5.9 %\n"
                     "Range: 4.0 - 5.6 % \u00b7 Previous: 5.8 (Jun 12, 2024)\n") ==
             "HbA1c | 5.9 | % | 4.0 - 5.6 | \n");
}

BOOST_AUTO_TEST_CASE(in_front_of_a_date_in_brackets_stands_no_thousand_of_a_limit) {
  constexpr std::string_view text =
      "Resultado Unidades Val. Referência Resultado anterior\n"
      "Hemoglobina 13,9 g/dL 12,0 - 15,0 14,1 (2023-09-12)\n"
      "Plaquetas 209 x10^9/L 150 - 410 224 (2023-09-12)\n"
      "Triglicerídeos 136 mg/dL < 150 127 (2023-09-12)\n";
  BOOST_TEST(rows_of(text) ==
             "Hemoglobina | 13,9 | g/dL | 12,0 - 15,0 | \n"
             "Plaquetas | 209 | x10^9/L | 150 - 410 | \n"
             "Triglicerídeos | 136 | mg/dL | < 150 | \n");
  BOOST_TEST(dated_rows_of(text) ==
             "Hemoglobina 13,9 <- 14,1 2023-09-12\n"
             "Plaquetas 209 <- 224 2023-09-12\n"
             "Triglicerídeos 136 <- 127 2023-09-12\n");
}

BOOST_AUTO_TEST_CASE(an_age_that_limits_are_for_is_no_result) {
  BOOST_TEST(rows_of("Ferritina          14,6 ng/mL\n"
                     "População geral até 60 anos: superior a 20,0 ng/mL\n") ==
             "Ferritina | 14,6 | ng/mL |  | \n");
}

BOOST_AUTO_TEST_CASE(dates_above_columns_may_wrap_in_front_of_their_year) {
  constexpr std::string_view text =
      "Test           14 Mar 2024   09 Jan   02 Nov   Reference   Units\n"
      "               Current       2024     2023\n"
      "Potassium      4.4           4.1      -        3.5-5.0     mmol/L\n"
      "Ferritin       21 L          -        34       30-300      ug/L\n"
      "Vitamin B12    180 L         -        260      >220        pmol/L\n";
  BOOST_TEST(dated_rows_of(text) ==
             "Potassium 4.4 <- 4.1 2024-01-09\n"
             "Ferritin 21 <- 34 2023-11-02\n"
             "Vitamin B12 180 <- 260 2023-11-02\n");
}

BOOST_AUTO_TEST_CASE(a_number_with_a_flag_in_front_of_another_is_no_part_of_a_name) {
  BOOST_TEST(rows_of("Vitamin B12    180 L   -   -   260   >220   pmol/L\n") == "");
}

BOOST_AUTO_TEST_CASE(a_second_result_of_a_row_may_have_a_flag_in_front_of_its_unit) {
  BOOST_TEST(rows_of("Urate          402 H umol/L   155 - 357    6.8 H mg/dL   2.6 - 6.0\n") ==
             "Urate | 402 | umol/L | 155 - 357 | H\n"
             "Urate | 6.8 | mg/dL | 2.6 - 6.0 | H\n");
}

BOOST_AUTO_TEST_CASE(behind_an_arrow_stands_the_result_and_in_front_what_it_was) {
  BOOST_TEST(dated_rows_of("Test             Result            Unit      Reference\n"
                           "TSH              2.1 -> 3.4        mIU/L     0.4 - 4.0\n"
                           "Creatinine       1.2→1.5→1.8       mg/dL     0.6 - 1.2\n") ==
             "TSH 3.4 <- 2.1\nCreatinine 1.8 <- 1.5 <- 1.2\n");
  BOOST_TEST(dated_rows_of("Labs today: Na 139, K 3.4->4.1, Hb 12.1\n") ==
             "Na 139\nK 4.1 <- 3.4\nHb 12.1\n");
}

BOOST_AUTO_TEST_CASE(an_arrow_may_be_a_mark_or_part_limits) {
  // A drawn arrow apart may say that nothing changed.
  BOOST_TEST(dated_rows_of("Test             Result            Unit      Reference\n"
                           "Sodium           139               mmol/L    136 -> 145\n"
                           "Glucose          98 → 102          mg/dL     70 - 99\n") ==
             "Sodium 139\n");
  BOOST_TEST(dated_rows_of("Sodium\n136 -> 145 mmol/L\n") == "");
}

BOOST_AUTO_TEST_CASE(a_row_without_a_value_of_the_last_day_has_the_newest_one_and_its_day) {
  constexpr std::string_view text =
      "Analyse       12.03.2024    10.01.2024    05.11.2023   Einheit   Referenz\n"
      "Natrium       139           140           138          mmol/l    136 - 145\n"
      "Kalium                      3,2 L         4,4          mmol/l    3,5 - 5,1\n"
      "Chlorid       -                           101          mmol/l    98 - 107\n";
  BOOST_TEST(dated_rows_of(text) ==
             "Natrium 139 <- 140 2024-01-10 <- 138 2023-11-05\n"
             "Kalium 3,2 @ 2024-01-10 <- 4,4 2023-11-05\n"
             "Chlorid 101 @ 2023-11-05\n");
  BOOST_TEST(rows_of(text) ==
             "Natrium | 139 | mmol/l | 136 - 145 | \n"
             "Kalium | 3,2 | mmol/l | 3,5 - 5,1 | L\n"
             "Chlorid | 101 | mmol/l | 98 - 107 | \n");
}

BOOST_AUTO_TEST_CASE(a_mark_below_an_earlier_day_is_no_flag_and_chlorides_symbol_none_either) {
  BOOST_TEST(rows_of("Date      03/02/26    03/03/26    Reference     Units\n"
                     "K         6.1 *H      4.4         (3.5-5.1)     mmol/L\n"
                     "          (a)\n"
                     "CL        97 L        104         (98-107)      mmol/L\n") ==
             "K | 4.4 | mmol/L | (3.5-5.1) | \n"
             "CL | 104 | mmol/L | (98-107) | \n");
}

BOOST_AUTO_TEST_CASE(the_title_of_results_may_have_its_date_below_it_beside_those_of_earlier_ones) {
  constexpr std::string_view text =
      "Analys          Resultat      Enhet      Ref.intervall     Tidigare\n"
      "                2024-02-19                                 2023-11-05\n"
      "                08:10                                      07:55\n"
      "P-Natrium       139           mmol/L     137 - 145         140\n"
      "P-Kalium                      mmol/L     3,5 - 4,6         4,4\n";
  BOOST_TEST(dated_rows_of(text) ==
             "P-Natrium 139 <- 140 2023-11-05\n"
             "P-Kalium 4,4 @ 2023-11-05\n");
  BOOST_TEST((report_of(text).header.collected->date == Date{2024, 2, 19}));
}

BOOST_AUTO_TEST_CASE(one_title_may_stand_above_several_earlier_dates) {
  BOOST_TEST(
      dated_rows_of("Parameter       Wert     Einheit     Referenz         Vorbefund\n"
                    "                                                      10.11.23    02.05.23\n"
                    "Natrium         139      mmol/l      136 - 145        141         140\n"
                    "Kalium                   mmol/l      3,5 - 5,1        4,0         4,2\n") ==
      "Natrium 139 <- 141 2023-11-10 <- 140 2023-05-02\n");
}

BOOST_AUTO_TEST_CASE(dates_below_titles_of_results_head_none_of_today) {
  BOOST_TEST(dated_rows_of("Parameter       Wert     Einheit     Vorbefunde       Referenz\n"
                           "                                     10.11.23  02.05.23\n"
                           "Natrium         139      mmol/l      141       140      136 - 145\n"
                           "Kalium                   mmol/l      4,0       4,2      3,5 - 5,1\n")
                 .find("Kalium") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(days_below_words_that_nobody_knows_are_titles_beside_the_others) {
  constexpr std::string_view text =
      "Parameter     Einheit     Normbereich     Aufnahme      Entlassung\n"
      "                                          05.02.2025    24.02.2025\n"
      "Natrium       mmol/l      135 - 145       137           139\n"
      "Calcium       mmol/l      2,20 - 2,65     2,14 -        2,29\n";
  BOOST_TEST(rows_of(text) ==
             "Natrium | 139 | mmol/l | 135 - 145 | \n"
             "Calcium | 2,29 | mmol/l | 2,20 - 2,65 | \n");
  BOOST_TEST(dated_rows_of(text) ==
             "Natrium 139 <- 137 2025-02-05\n"
             "Calcium 2,29 <- 2,14 2025-02-05\n");
}

BOOST_AUTO_TEST_CASE(limits_that_reach_below_the_title_of_earlier_results_are_limits) {
  constexpr std::string_view text =
      "                                        Valeurs usuelles   Antériorités\n"
      "Lymphocytes     28,1 %  soit 1590 /mm3    (1 000 - 4 000)    1 720\n"
      "Protéine C réactive    < 0,6 mg/L         (< 5,0)            < 0,6\n";
  BOOST_TEST(rows_of(text) ==
             "Lymphocytes | 28,1 | % |  | \n"
             "Lymphocytes | 1590 | /mm3 | (1 000 - 4 000) | \n"
             "Protéine C réactive | < 0,6 | mg/L | (< 5,0) | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

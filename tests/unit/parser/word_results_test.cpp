// Results in words: what stands behind them, why there is none, immunity, grades.
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

BOOST_AUTO_TEST_SUITE(word_results)

BOOST_AUTO_TEST_CASE(a_titre_or_an_index_behind_the_word_is_part_of_the_result) {
  BOOST_TEST(rows_of("Exame               Resultado          Referência\n"
                     "VDRL                Reagente 1/16      Não reagente\n"
                     "Anti-HCV            Não reagente\n") ==
             "VDRL | Reagente 1/16 |  | Não reagente | \n"
             "Anti-HCV | Não reagente |  |  | \n");
  BOOST_TEST(rows_of("Test                Result             Reference\n"
                     "ANA                 Positive 1:160     <1:80\n"
                     "Anti-HCV            Reactive (7.42)    Non-reactive\n"
                     "HBsAg               Negative (0.11)    Negative\n") ==
             "ANA | Positive 1:160 |  | <1:80 | \n"
             "Anti-HCV | Reactive (7.42) |  | Non-reactive | \n"
             "HBsAg | Negative (0.11) |  | Negative | \n");
}

BOOST_AUTO_TEST_CASE(an_index_may_be_glued_to_the_word) {
  constexpr std::string_view text =
      "HBsAg       Positive(2,140.5)    S/CO    Negative\n"
      "Anti-HCV    Negative(0.12)       S/CO    Negative\n";
  BOOST_TEST(rows_of(text) ==
             "HBsAg | Positive(2,140.5) | S/CO | Negative | \n"
             "Anti-HCV | Negative(0.12) | S/CO | Negative | \n");
  BOOST_TEST(report_of(text).results.at(0).read.word == "positive");
}

BOOST_AUTO_TEST_CASE(why_there_is_no_number_is_a_result_and_the_reports_state_is_none) {
  BOOST_TEST(rows_of("Natrium\t141 mmol/l\t135 - 145\n"
                     "Albumine/kreatinine ratio\tniet te berekenen\t< 2,5 mg/mmol\n") ==
             "Natrium | 141 | mmol/l | 135 - 145 | \n"
             "Albumine/kreatinine ratio | niet te berekenen | mg/mmol | < 2,5 | \n");
  // The same words with a full stop that shortens them, and others, which tell nothing.
  const std::string titles = "Bepaling     Uitslag       Eenheid   Referentie\n";
  BOOST_TEST(rows_of(titles + "Ferritine    zie opm.      ug/l      15 - 150\n") ==
             "Ferritine | zie opm. | ug/l | 15 - 150 | \n");
  BOOST_TEST(rows_of(titles + "Ferritine    zie zorb.     ug/l      15 - 150\n") == "");
  BOOST_TEST(rows_of("Sodium      139     mmol/L    136 - 145\n"
                     "BLOOD CULTURE - PRELIMINARY         03/11/25-0730\n") ==
             "Sodium | 139 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(words_of_the_results_own_cell_are_no_part_of_the_name) {
  BOOST_TEST(rows_of("Natrium                     139 mmol/l    136 - 145\n"
                     "Kalium                      Probe hämolysiert\n") ==
             "Natrium | 139 | mmol/l | 136 - 145 | \n"
             "Kalium | Probe hämolysiert |  |  | \n");
  // A word that nobody knows stands in front.
  BOOST_TEST(rows_of("Test        Result                Unit      Reference\n"
                     "Sodium      139                   mmol/L    136 - 145\n"
                     "Potassium   Grobly haemolysed     mmol/L    3.5 - 5.1\n") ==
             "Sodium | 139 | mmol/L | 136 - 145 | \n"
             "Potassium | Grobly haemolysed | mmol/L | 3.5 - 5.1 | \n");
}

BOOST_AUTO_TEST_CASE(words_behind_a_word_result_are_part_of_it) {
  BOOST_TEST(rows_of("Test              Result                    Reference\n"
                     "Stool culture     Absence of pathogens      Absence\n"
                     "HBsAg             Negative                  Negative\n") ==
             "Stool culture | Absence of pathogens |  | Absence | \n"
             "HBsAg | Negative |  | Negative | \n");
}

BOOST_AUTO_TEST_CASE(a_dash_behind_the_reason_why_there_is_no_result_is_no_flag) {
  BOOST_TEST(rows_of("Sodium              131 mmol/L                    -\n"
                     "Magnesium           Haemolysed                    -\n") ==
             "Sodium | 131 | mmol/L |  | -\n"
             "Magnesium | Haemolysed |  |  | \n");
}

BOOST_AUTO_TEST_CASE(cultures_without_growth_have_their_words) {
  BOOST_TEST(rows_of("Test             Result                     Units     Range\n"
                     "White cells      <10                        /cmm\n"
                     "Culture          No significant growth\n") ==
             "White cells | <10 | /cmm |  | \n"
             "Culture | No significant growth |  |  | \n");
  BOOST_TEST(rows_of("CULTURA DE URINA, jato médio\n"
                     "RESULTADO          Não houve crescimento bacteriano\n") ==
             "CULTURA DE URINA, jato médio | Não houve crescimento bacteriano |  |  | \n");
}

BOOST_AUTO_TEST_CASE(what_was_seen_and_how_much_of_it_are_one_result) {
  BOOST_TEST(rows_of("Cristais        Oxalato de cálcio - raros        Ausentes\n"
                     "Bactérias       raras                            Ausentes\n") ==
             "Cristais | Oxalato de cálcio - raros |  | Ausentes | \n"
             "Bactérias | raras |  | Ausentes | \n");
}

BOOST_AUTO_TEST_CASE(two_word_results_in_one_cell_of_results_are_one) {
  BOOST_TEST(rows_of("Test              Result              Unit      Reference\n"
                     "Appearance        Clear amber\n"
                     "Colour            Cloudy Yellow                 Yellow\n"
                     "Protein           Trace                         Negative\n") ==
             "Appearance | Clear amber |  |  | \n"
             "Colour | Cloudy Yellow |  | Yellow | \n"
             "Protein | Trace |  | Negative | \n");
}

BOOST_AUTO_TEST_CASE(a_flag_ends_the_words_of_a_cell_and_a_letter_among_them_is_none) {
  BOOST_TEST(rows_of("Test              Result                       Unit      Reference\n"
                     "Mucus             Present in strands *                   Absent\n"
                     "Yeast             Few budding H                          Absent\n"
                     "Цилиндры          единичные в осадке *                   не обнаружены\n"
                     "Лейкоциты         4 - 6 в                      в п/зр    0 - 5\n") ==
             "Mucus | Present in strands |  | Absent | *\n"
             "Yeast | Few budding |  | Absent | H\n"
             "Цилиндры | единичные в осадке |  | не обнаружены | *\n"
             "Лейкоциты | 4 - 6 | в п/зр | 0 - 5 | в\n");
}

BOOST_AUTO_TEST_CASE(a_word_result_is_never_cut_off_the_words_of_its_cell) {
  BOOST_TEST(rows_of("Test              Result                       Unit      Reference\n"
                     "Protein           Trace                                  Negative\n"
                     "Casts             Few seen in 4 fields                   Not seen\n"
                     "Parasites         Absent in 2 of 3 smears                Absent\n"
                     "Nitrite           Positive 2 smears                      Negative\n"
                     "Bacteria          Few (see note) in smears               Absent\n"
                     "Ketones           Negative by strip                      Negative\n") ==
             "Protein | Trace |  | Negative | \n"
             "Casts | Few seen in 4 fields |  | Not seen | \n"
             "Ketones | Negative by strip |  | Negative | \n");
}

BOOST_AUTO_TEST_CASE(words_that_lead_to_a_number_are_no_part_of_the_name) {
  BOOST_TEST(rows_of("Prueba            Resultado               Unidad    Referencia\n"
                     "Hematíes          4                       /campo    0 - 5\n"
                     "Licuefacción      Completa a los 45 min             Completa\n"
                     "Coagulación       Completa a los 45 min             Completa\n"
                     "Urea              medida 31               mg/dL     15 - 45\n") ==
             "Hematíes | 4 | /campo | 0 - 5 | \n"
             "Licuefacción | Completa a los 45 min |  | Completa | \n");
}

BOOST_AUTO_TEST_CASE(a_blood_group_is_a_result_of_letters) {
  BOOST_TEST(rows_of("Test             Result             Reference\n"
                     "VDRL             Negative           Negative\n"
                     "Blood group      A Rh positive\n"
                     "ABO group        O\n"
                     "ABO/Rh           AB+\n") ==
             "VDRL | Negative |  | Negative | \n"
             "Blood group | A Rh positive |  |  | \n"
             "ABO group | O |  |  | \n"
             "ABO/Rh | AB+ |  |  | \n");
  BOOST_TEST(rows_of("Blutgruppe                  A Rh positiv\n"
                     "Blutgruppe: 0 Rh(D) neg.\n"
                     "Kalium                      4,2 mmol/l    3,5 - 5,0\n") ==
             "Blutgruppe | A Rh positiv |  |  | \n"
             "Blutgruppe | 0 Rh(D) neg. |  |  | \n"
             "Kalium | 4,2 | mmol/l | 3,5 - 5,0 | \n");
}

BOOST_AUTO_TEST_CASE(a_blood_group_may_stand_in_quotes) {
  BOOST_TEST(rows_of("Blood Grouping & Rh Typing     \"B\" POSITIVE\n"
                     "Blood Group                    \"AB\"\n"
                     "Blood Group & Rhesus           A Rh 'D' Negative\n") ==
             "Blood Grouping & Rh Typing | \"B\" POSITIVE |  |  | \n"
             "Blood Group | \"AB\" |  |  | \n"
             "Blood Group & Rhesus | A Rh 'D' Negative |  |  | \n");
}

BOOST_AUTO_TEST_CASE(a_blood_group_stands_behind_the_colon_of_leading_dots) {
  BOOST_TEST(rows_of("Exame                Resultado\n"
                     "Grupo ABO .......: O\n"
                     "Fator Rh (D) ....: Positivo\n") ==
             "Grupo ABO | O |  |  | \n"
             "Fator Rh (D) | Positivo |  |  | \n");
}

BOOST_AUTO_TEST_CASE(words_behind_the_name_of_a_blood_group_are_part_of_it) {
  BOOST_TEST(rows_of("VDRL                     Negative\n"
                     "Blood group & Rh         O Positive\n"
                     "Blood group (ABO): B\n"
                     "Группа крови AB0         A (II)\n"
                     "Группа крови             \u0410\u0412 (IV) Rh+\n") ==
             "VDRL | Negative |  |  | \n"
             "Blood group & Rh | O Positive |  |  | \n"
             "Blood group (ABO) | B |  |  | \n"
             "Группа крови AB0 | A (II) |  |  | \n"
             "Группа крови | \u0410\u0412 (IV) Rh+ |  |  | \n");
}

BOOST_AUTO_TEST_CASE(a_word_in_front_of_a_number_is_no_part_of_the_name) {
  BOOST_TEST(rows_of("Test                Result                       Reference\n"
                     "Toxoplasma IgG      Reactive 132 IU/mL           < 1.6\n"
                     "Anti-HIV            Non-reactive (Index: 0.12)   Non-reactive\n") ==
             "Toxoplasma IgG | 132 | IU/mL | < 1.6 | \n"
             "Anti-HIV | Non-reactive (Index: 0.12) |  | Non-reactive | \n");
  BOOST_TEST(rows_of("HCV antibody ......... Non-reactive\n"
                     "HIV Ag/Ab ............ Non-reactive, index 0.10\n") ==
             "HCV antibody | Non-reactive |  |  | \n");
}

BOOST_AUTO_TEST_CASE(a_word_between_a_titre_and_its_limit_is_no_part_of_the_limit) {
  BOOST_TEST(rows_of("VDRL           Negative\n"
                     "TPHA           1:160       Reactive       < 1:80\n") ==
             "VDRL | Negative |  |  | \nTPHA | 1:160 |  | < 1:80 | \n");
}

BOOST_AUTO_TEST_CASE(half_of_a_blood_group_is_no_result) {
  BOOST_TEST(rows_of("VDRL             Negative\n"
                     "Blood group      A    Rh D negative\n") == "VDRL | Negative |  |  | \n");
  BOOST_TEST(rows_of("Test             Result      Rh          Reference\n"
                     "VDRL             Negative                Negative\n"
                     "Blood group      A           positive\n") ==
             "VDRL | Negative |  | Negative | \n");
}

BOOST_AUTO_TEST_CASE(what_a_grade_stands_for_is_part_of_it) {
  BOOST_TEST(rows_of("Test            Result              Unit     Reference\n"
                     "Leukocytes      + (25/µl)                    negative\n"
                     "Erythrocytes    ++ (ca. 50 Ery/µl)           negative\n"
                     "Ketones         Positive (15 mg/dL)          negative\n"
                     "Blood           Trace (10/µl)                negative\n"
                     "Protein         30 (1+)             mg/dL    negative\n") ==
             "Leukocytes | + (25/µl) |  | negative | \n"
             "Erythrocytes | ++ (ca. 50 Ery/µl) |  | negative | \n"
             "Ketones | Positive (15 mg/dL) |  | negative | \n"
             "Blood | Trace (10/µl) |  | negative | \n"
             "Protein | 30 (1+) | mg/dL | negative | \n");
}

BOOST_AUTO_TEST_CASE(a_grade_behind_a_number_and_its_unit_says_no_more) {
  BOOST_TEST(rows_of("pH               5.5                 4.8 - 7.4\n"
                     "Leukocytes       500 Leu/µl (3+)     negative\n"
                     "Protein          0.3 g/l (1+)        negative\n"
                     "Erythrocytes     ca. 250/µl          negative\n") ==
             "pH | 5.5 |  | 4.8 - 7.4 | \n"
             "Leukocytes | 500 | Leu/µl |  | \n"
             "Protein | 0.3 | g/l |  | \n"
             "Erythrocytes | ca. 250 | /µl |  | \n");
  // Of a unit that nobody knows neither the number nor the grade is known.
  BOOST_TEST(rows_of("Leukocytes       500 Zor/xql (3+)     negative\n") == "");
}

BOOST_AUTO_TEST_CASE(a_footnote_or_limits_behind_a_grade_are_no_part_of_it) {
  for (const std::string_view bracket : {"(0-5)", "(1)", "(<15 mg/dL)", "(ref: 5 mg/dL)"}) {
    const Report report = report_of(
        "Test            Result              Unit     Reference\n"
        "Leukocytes      + " +
        std::string(bracket) +
        "                      negative\n"
        "Nitrite         negative                     negative\n");
    BOOST_REQUIRE(report.results.size() == 2U);
    BOOST_TEST(report.results[0].value == "+");
  }
}

BOOST_AUTO_TEST_CASE(immunity_and_grades_are_results) {
  BOOST_TEST(rows_of("Rubella IgG: Immune\n"
                     "HBs antigen: Negative\n") ==
             "Rubella IgG | Immune |  |  | \n"
             "HBs antigen | Negative |  |  | \n");
  BOOST_TEST(rows_of("Test              Result          Reference\n"
                     "Steatosis         Grade 2\n"
                     "Fibrosis          Stage 3a\n"
                     "HBsAg             Negative        Negative\n") ==
             "Steatosis | Grade 2 |  |  | \n"
             "Fibrosis | Stage 3a |  |  | \n"
             "HBsAg | Negative |  | Negative | \n");
}

BOOST_AUTO_TEST_CASE(words_under_the_title_of_results_are_none_beside_a_number) {
  const Report report = report_of(
      "Test                  Result            Unit         Reference\n"
      "Platelet count        Zorbex xq         231  10^9/L  150 - 400\n"
      "Sodium                139               mmol/L       136 - 145\n");
  BOOST_TEST(report.results.front().value == "231");
}

BOOST_AUTO_TEST_CASE(the_time_it_took_belongs_to_a_result) {
  BOOST_TEST(rows_of("Test                  Result\n"
                     "Urine culture         No growth at 48 hours\n"
                     "Blood culture         No growth after 5 days\n"
                     "Urocultivo            Negativo a las 48 horas\n") ==
             "Urine culture | No growth at 48 hours |  |  | \n"
             "Blood culture | No growth after 5 days |  |  | \n"
             "Urocultivo | Negativo a las 48 horas |  |  | \n");
}

BOOST_AUTO_TEST_CASE(dots_that_lead_to_a_word_say_that_it_is_the_result) {
  BOOST_TEST(rows_of("COLOR ................... Amarillo\n"
                     "ASPECTO ................. Ligeramente turbio\n") ==
             "COLOR | Amarillo |  |  | \nASPECTO | Ligeramente turbio |  |  | \n");
}

BOOST_AUTO_TEST_CASE(a_word_and_the_number_that_it_was_told_by) {
  // Below titles the word is the result, and the number stands below a title that nobody knows.
  BOOST_TEST(rows_of("Test          Result         Signal       Reference\n"
                     "Anti-HCV      Non-reactive   0.12 S/CO    <1.0\n"
                     "HBsAg         Non-reactive   0.35         <1.0\n") ==
             "Anti-HCV | Non-reactive |  | <1.0 | \n"
             "HBsAg | Non-reactive |  | <1.0 | \n");
  // Where the number has no title either may be the result.
  BOOST_TEST(rows_of("Test          Result                      Reference\n"
                     "HBsAg         Non-reactive   0.35         <1.0\n"
                     "Anti-HCV      Non-reactive                Non-reactive\n") ==
             "Anti-HCV | Non-reactive |  | Non-reactive | \n");
  // Without titles it is the number, and the word no part of the name.
  BOOST_TEST(rows_of("HBsAg        Non-reactive   0.35 S/CO    <1.0\n"
                     "Anti-HCV     0.12 S/CO      Non-reactive    <1.0\n") ==
             "HBsAg | 0.35 | S/CO | <1.0 | \n"
             "Anti-HCV | 0.12 | S/CO | <1.0 | \n");
}

BOOST_AUTO_TEST_CASE(what_leads_to_a_pending_result_or_crosses_it_is_no_part_of_it) {
  BOOST_TEST(rows_of("Ferritine\n"
                     "  Résultat   31,9 µg/L             15 - 150\n"
                     "Vitamine B6\n"
                     "  Résultat en attente µg/L         5 - 50\n") ==
             "Ferritine | 31,9 | µg/L | 15 - 150 | \n"
             "Vitamine B6 | en attente | µg/L | 5 - 50 | \n");
  BOOST_TEST(rows_of("Test           Result       Unit      Reference\n"
                     "Cholesterol    see note O   mg/dL     < 200\n"
                     "Sodium         139          mmol/L    136 - 145\n") ==
             "Cholesterol | see note | mg/dL | < 200 | \n"
             "Sodium | 139 | mmol/L | 136 - 145 | \n");
}

// "Result" is a part of the words in their column, and a lead in front of a number.
BOOST_AUTO_TEST_CASE(a_result_that_is_to_follow_is_told_by_all_its_words) {
  BOOST_TEST(rows_of("Test           Result              Units     Range\n"
                     "Ferritin       Result to follow\n"
                     "Zinc           Result 12.1         umol/L    11 - 24\n") ==
             "Ferritin | Result to follow |  |  | \n"
             "Zinc | 12.1 | umol/L | 11 - 24 | \n");
}

BOOST_AUTO_TEST_CASE(limits_behind_a_pending_result_are_no_grade) {
  BOOST_TEST(rows_of("Sodium: 139 mmol/L (136-145)\n"
                     "Monocytes, percent: pending (4-11)\n") ==
             "Sodium | 139 | mmol/L | (136-145) | \n"
             "Monocytes, percent | pending |  | (4-11) | \n");
}

BOOST_AUTO_TEST_CASE(a_site_behind_a_pending_result_is_no_part_of_it) {
  BOOST_TEST(rows_of("Test          Reference Units       Result\n"
                     "Vitamin D     20 - 50 ng/mL         specimen quantity insufficient MCR\n"
                     "Sodium        136 - 145 mmol/L      139         MCR\n") ==
             "Vitamin D | specimen quantity insufficient | ng/mL | 20 - 50 | \n"
             "Sodium | 139 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(a_word_result_is_not_that_of_the_next_name) {
  BOOST_TEST(
      rows_of("VDRL           negative      negative\n"
              "Anti-HCV       negative      negative       Amylase   84   U/L   28 - 100\n") ==
      "VDRL | negative |  | negative | \n"
      "Anti-HCV | negative |  | negative | \n"
      "Amylase | 84 | U/L | 28 - 100 | \n");
  BOOST_TEST(rows_of("VDRL           negative\n"
                     "Anti-HCV       negative    Zorbexin     84    U/L   28 - 100\n")
                 .find("Anti-HCV Zorbexin") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_grade_in_words_and_signs_is_one_result) {
  BOOST_TEST(rows_of("GLUCOSA .............. Contiene (+)\n"
                     "CETONAS .............. No contiene\n") ==
             "GLUCOSA | Contiene (+) |  |  | \nCETONAS | No contiene |  |  | \n");
}

BOOST_AUTO_TEST_CASE(how_much_is_present_stands_in_signs_or_words_behind_it) {
  BOOST_TEST(rows_of("Test               Result                 Reference\n"
                     "Malaria Parasite   Seen ++                Not seen\n"
                     "Protein            Present 2+             Absent\n"
                     "HPV DNA            Detected (high risk)   Not detected\n"
                     "TB PCR             DETECTED (low)         Not detected\n"
                     "Influenza A        Detected (Abnormal)    Not detected\n"
                     "RSV                Positive (normal: negative)\n") ==
             "Malaria Parasite | Seen ++ |  | Not seen | \n"
             "Protein | Present 2+ |  | Absent | \n"
             "HPV DNA | Detected (high risk) |  | Not detected | \n"
             "TB PCR | DETECTED (low) |  | Not detected | \n"
             "Influenza A | Detected |  | Not detected | (Abnormal)\n"
             "RSV | Positive |  | negative | \n");
}

BOOST_AUTO_TEST_CASE(what_was_seen_stands_in_words_behind_how_much_of_it) {
  BOOST_TEST(rows_of("Test               Result                 Reference\n"
                     "Malaria Parasite   + (P. vivax seen)      Not seen\n"
                     "Ketones            2+ (high)              Negative\n") ==
             "Malaria Parasite | + (P. vivax seen) |  | Not seen | \n"
             "Ketones | 2+ |  | Negative | (high)\n");
}

BOOST_AUTO_TEST_CASE(a_definite_word_with_its_degree_is_alone_in_its_cell) {
  BOOST_TEST(rows_of("Test                       Result               Unit\n"
                     "MTB complex (Xpert Ultra)  DETECTED (medium)\n") ==
             "MTB complex (Xpert Ultra) | DETECTED (medium) |  |  | \n");
}

BOOST_AUTO_TEST_CASE(a_bullet_in_front_of_a_name_is_no_part_of_the_line) {
  BOOST_TEST(rows_of("\u2022 HBsAg: negative\n"
                     "\u2022 Marburg virus antigen, plasma screen: not detected\n") ==
             "HBsAg | negative |  |  | \n"
             "Marburg virus antigen, plasma screen | not detected |  |  | \n");
  BOOST_TEST(rows_of("\u2022 Marburg virus antigen, plasma screen: not detected\n") == "");
  BOOST_TEST(rows_of("HBsAg: negative\n"
                     "Marburg virus antigen, plasma screen not detected\n") ==
             "HBsAg | negative |  |  | \n");
}

BOOST_AUTO_TEST_CASE(words_behind_a_leader_or_a_colon_are_the_results) {
  BOOST_TEST(rows_of("Colour ........................ amber\n"
                     "Nitrite ....................... faintly positive\n"
                     "Gram stain .................... bacilli Gram negative\n"
                     "HBsAg ......................... negative\n"
                     "Toxoplasma: IgG negative\n") ==
             "Colour | amber |  |  | \n"
             "Nitrite | faintly positive |  |  | \n"
             "Gram stain | bacilli Gram negative |  |  | \n"
             "HBsAg | negative |  |  | \n"
             "Toxoplasma: IgG | negative |  |  | \n");
  BOOST_TEST(rows_of("HBsAg: negative\n"
                     "Hepatitis B surface antigen: previously negative\n"
                     "Blood culture: Gram negative rods detected\n") ==
             "HBsAg | negative |  |  | \n");
}

BOOST_AUTO_TEST_CASE(a_word_that_describes_stands_alone_beside_a_test_that_is_no_analyte) {
  BOOST_TEST(rows_of("Colour             amber\n"
                     "Turbidity          slightly cloudy\n") ==
             "Colour | amber |  |  | \n"
             "Turbidity | slightly cloudy |  |  | \n");
  BOOST_TEST(rows_of("Vitamin D          yellow\n") == "");
}

BOOST_AUTO_TEST_CASE(a_word_beside_a_limit_in_titres_is_a_result) {
  BOOST_TEST(rows_of("Test                          Result       Reference\n"
                     "Antinuclear Antibody          Detected     <1:80\n"
                     "Smooth Muscle Antibody        Positive     <1:20\n") ==
             "Antinuclear Antibody | Detected |  | <1:80 | \n"
             "Smooth Muscle Antibody | Positive |  | <1:20 | \n");
}

BOOST_AUTO_TEST_CASE(indonesian_words_are_results) {
  BOOST_TEST(rows_of("Pemeriksaan         Hasil          Satuan    Nilai Rujukan   Metode\n"
                     "LED                 * 42           mm/jam    0 - 15          Westergren\n"
                     "Anti Dengue IgM     Positif                  Negatif         ICT\n"
                     "Kejernihan          Agak keruh               Jernih\n") ==
             "LED | 42 | mm/jam | 0 - 15 | *\n"
             "Anti Dengue IgM | Positif |  | Negatif | \n"
             "Kejernihan | Agak keruh |  | Jernih | \n");
}

BOOST_AUTO_TEST_CASE(a_colon_parts_a_virus_from_its_antibody_in_a_known_name) {
  BOOST_TEST(rows_of("VEB: IgG anti-VCA        Positivo\n"
                     "VEB: IgM anti-VCA        Negativo\n") ==
             "VEB: IgG anti-VCA | Positivo |  |  | \n"
             "VEB: IgM anti-VCA | Negativo |  |  | \n");
}

BOOST_AUTO_TEST_CASE(a_limit_under_the_title_of_results_is_the_result_of_a_known_name) {
  BOOST_TEST(rows_of("Analyte                  Value            Flag\n"
                     "Vitamin B12              251\n"
                     "  Reference Range: 200-1100 pg/mL\n"
                     "  Please note: some people with low values have complaints.\n"
                     "Folate                   >20.0\n"
                     "  Reference Range: >5.4 ng/mL\n") ==
             "Vitamin B12 | 251 | pg/mL | 200-1100 | \n"
             "Folate | >20.0 | ng/mL | >5.4 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

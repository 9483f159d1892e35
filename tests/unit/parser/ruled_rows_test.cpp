// Rows of a table whose lines are told apart by rules that are drawn between them.
#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <string>
#include <string_view>

#include "report_rows.h"

namespace labread {
namespace {

// The rows of a page on which a rule of this width is drawn below each of these lines, from 1.
// Words of the lines `small` are printed in small letters, those of `bold` in bold ones.
std::string rows_with_rules(std::string_view text, std::initializer_list<int> lines, double width,
                            std::initializer_list<int> small = {},
                            std::initializer_list<int> bold = {}) {
  Document document = read_text(text, Limits{});
  for (Word& word : document.pages[0].words) {
    for (const int line : small) {
      if (int(word.box.bottom) == 2 * line) word.font_size *= 0.7F;
    }
    for (const int line : bold) {
      if (int(word.box.bottom) == 2 * line) word.bold = true;
    }
  }
  document.kind = DocumentKind::pdf;
  for (const int line : lines) {
    document.pages[0].strokes.push_back({{0, 2.0 * line}, {width, 2.0 * line}});
  }
  return rows_of(document);
}

std::string rows_on_pages(std::string_view text) {
  Document document = read_text(text, Limits{});
  document.kind = DocumentKind::pdf;
  return rows_of(document);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ruled_rows)

BOOST_AUTO_TEST_CASE(cells_wrap_on_the_next_page_without_titles_too) {
  constexpr std::string_view text =
      "Test               Outcome         Range          Date\n"
      "\n"
      "                                                  03/11/2022\n"
      "Sodium             139 mmol/L      136 - 145\n"
      "                                                  06:40\n"
      "\n"
      "                                                  03/11/2022\n"
      "Chloride           101 mmol/L      98 - 107\n"
      "                                                  06:40\n"
      "\f"
      "                                                  03/11/2022\n"
      "Potassium          4.4 mmol/L      3.5 - 5.1\n"
      "                                                  07:15\n"
      "\n"
      "                                                  03/11/2022\n"
      "Calcium            2.31 mmol/L     2.15 - 2.55\n"
      "                                                  07:15\n"
      "\n"
      "                   Presumptive                    03/11/2022\n"
      "Barbiturates                       Negative\n"
      "                   Positive                       07:15\n";
  BOOST_TEST(rows_on_pages(text) ==
             "Sodium | 139 | mmol/L | 136 - 145 | \n"
             "Chloride | 101 | mmol/L | 98 - 107 | \n"
             "Potassium | 4.4 | mmol/L | 3.5 - 5.1 | \n"
             "Calcium | 2.31 | mmol/L | 2.15 - 2.55 | \n"
             "Barbiturates | Presumptive Positive |  | Negative | \n");
}

BOOST_AUTO_TEST_CASE(word_results_with_names_of_their_own_are_rows_though_no_rule_parts_them) {
  constexpr std::string_view text =
      "Test                Result          Unit        Range\n"
      "IMMUNOLOGY\n"
      "HIV 1/2 + p24       Non-reactive                Non-reactive\n"
      "HBsAg               Negative                    Negative\n"
      "PARASITES\n"
      "Malaria RDT         Negative                    Negative\n";
  BOOST_TEST(rows_with_rules(text, {1, 2, 5, 6}, 60) ==
             "HIV 1/2 + p24 | Non-reactive |  | Non-reactive | \n"
             "HBsAg | Negative |  | Negative | \n"
             "Malaria RDT | Negative |  | Negative | \n");
}

BOOST_AUTO_TEST_CASE(a_bold_line_above_a_name_that_is_not_is_a_heading) {
  constexpr std::string_view text =
      "Test               Result  Unit     Range\n"
      "Sodium             139     mmol/L   136 - 145\n"
      "Zorbic studies\n"
      "Ferritin           18      ug/L     15 - 150\n"
      "Chloride           101     mmol/L   98 - 107\n";
  BOOST_TEST(rows_with_rules(text, {1, 2, 4, 5}, 48, {}, {3}) ==
             "Sodium | 139 | mmol/L | 136 - 145 | \n"
             "Ferritin | 18 | ug/L | 15 - 150 | \n"
             "Chloride | 101 | mmol/L | 98 - 107 | \n");
}

BOOST_AUTO_TEST_CASE(a_method_in_small_letters_below_a_name_is_no_part_of_it) {
  BOOST_TEST(rows_with_rules("Test               Result  Unit     Range\n"
                             "Androstenedione    5.9     nmol/L   0.9 - 7.5\n"
                             "LC-MS/MS\n"
                             "Sodium             141     mmol/L   136 - 145\n",
                             {1, 3, 4}, 45, {3}) ==
             "Androstenedione | 5.9 | nmol/L | 0.9 - 7.5 | \n"
             "Sodium | 141 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(limits_below_a_name_are_the_rows_and_no_part_of_it) {
  constexpr std::string_view rows =
      "Sodium | 134 | mmol/L | 136 - 145 | Low\n"
      "Alkaline Phosphatase | 97 | U/L | 40 - 129 | \n"
      "AST | 18 | U/L | <=40 | \n"
      "Ketones | Negative |  | Negative | \n"
      "Glucose | 166 | mg/dL |  | \n";
  BOOST_TEST(rows_with_rules("Component            1 d ago       3 mo ago\n"
                             "Range & Units        (4/22/25)     (1/14/25)\n"
                             "Sodium               134 Low       137\n"
                             "136 - 145 mmol/L\n"
                             "Alkaline             97            92\n"
                             "Phosphatase\n"
                             "40 - 129 U/L\n"
                             "AST                  18            21\n"
                             "<=40 U/L\n"
                             "Ketones              Negative      Trace\n"
                             "Negative\n"
                             "Glucose              166           157\n"
                             "mg/dL\n",
                             {2, 4, 7, 9, 11, 13}, 45, {4, 7, 9}) == rows);
}

BOOST_AUTO_TEST_CASE(limits_below_a_name_need_a_unit_or_a_known_name_where_no_title_tells_them) {
  BOOST_TEST(rows_with_rules("Test                 Result        Previous\n"
                             "Sodium               134           137\n"
                             "136 - 145 mmol/L\n"
                             "INR                  2.4           2.2\n"
                             "0.9 - 1.1\n"
                             "CA                   12 U/mL       14 U/mL\n"
                             "19-9\n"
                             "HPV type             Negative      Negative\n"
                             "16-18\n",
                             {1, 3, 5, 7, 9}, 45) ==
             "Sodium | 134 | mmol/L | 136 - 145 | \n"
             "INR | 2.4 |  | 0.9 - 1.1 | \n"
             "CA 19-9 | 12 | U/mL |  | \n"
             "HPV type 16-18 | Negative |  |  | \n");
}

BOOST_AUTO_TEST_CASE(a_bands_word_under_the_title_of_results_is_one) {
  BOOST_TEST(rows_of("Test               Result  Unit     Range\n"
                     "Sodium             141     mmol/L   136 - 145\n"
                     "GFR Category       G1\n") ==
             "Sodium | 141 | mmol/L | 136 - 145 | \n"
             "GFR Category | G1 |  |  | \n");
}

BOOST_AUTO_TEST_CASE(a_sign_in_front_of_a_bands_interval_is_no_flag) {
  BOOST_TEST(rows_of("Test           Result   Unit     Range\n"
                     "Oestradiol     312      pmol/L   Follicular 45 - 854\n"
                     "                                 Postmenopausal < 18 - 505\n")
                 .starts_with("Oestradiol | 312 | pmol/L | Follicular 45 - 854"));
  BOOST_TEST(report_of("Test           Result   Unit     Range\n"
                       "Oestradiol     312      pmol/L   Postmenopausal < 18 - 505\n")
                 .results.at(0)
                 .flag.empty());
}

BOOST_AUTO_TEST_CASE(lines_between_two_rules_are_one_row) {
  BOOST_TEST(rows_with_rules("Test               Result  Unit     Range\n"
                             "Mean corpuscular   29      pg       27 - 33\n"
                             "hemoglobin\n"
                             "Sodium             141     mmol/L   136 - 145\n",
                             {1, 3, 4}, 45) ==
             "Mean corpuscular hemoglobin | 29 | pg | 27 - 33 | \n"
             "Sodium | 141 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(two_results_between_two_rules_are_two_rows) {
  // The second begins in one cell with its name, which leaves no wide gap.
  BOOST_TEST(rows_with_rules("Test                        Value  Unit       Range\n"
                             "Neutrophils                 48     percent\n"
                             "Calcium (albumin corrected) 2.54   mmol/litre 2.2 - 2.6\n"
                             "Sodium                      141    mmol/L     136 - 145\n",
                             {1, 3, 4}, 55) ==
             "Neutrophils | 48 | percent |  | \n"
             "Calcium (albumin corrected) | 2.54 | mmol/litre | 2.2 - 2.6 | \n"
             "Sodium | 141 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(the_last_band_of_a_row_is_none_of_the_row_below_a_missing_rule) {
  BOOST_TEST(rows_with_rules("Test            Reference range    Unit      Result\n"
                             "Folate, RBC     male: 150 - 450    ng/mL     289\n"
                             "                female: 135 - 405\n"
                             "Folate                             ng/mL     2.0\n"
                             "Sodium          136 - 145          mmol/L    141\n",
                             {1, 2, 4, 5}, 55) ==
             "Folate, RBC | 289 | ng/mL | male: 150 - 450/female: 135 - 405 | \n"
             "Folate | 2.0 | ng/mL |  | \n"
             "Sodium | 141 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(results_may_be_set_to_the_right_of_their_title) {
  BOOST_TEST(rows_of("Test          Flag   Result          Unit     Range         Method\n"
                     "Sodium                          141  mmol/L   136 - 145     ISE\n"
                     "Potassium     H                 5.9  mmol/L   3.5 - 5.1     ISE\n"
                     "Chloride                        101  mmol/L   98 - 107      ISE\n"
                     "Rubella IgG                     161  IU/mL    see note      ELISA\n"
                     "ANA Screen    A              Absent           Negative      ELISA\n") ==
             "Sodium | 141 | mmol/L | 136 - 145 | \n"
             "Potassium | 5.9 | mmol/L | 3.5 - 5.1 | H\n"
             "Chloride | 101 | mmol/L | 98 - 107 | \n"
             "Rubella IgG | 161 | IU/mL | see note | \n"
             "ANA Screen | Absent |  | Negative | A\n");
}

BOOST_AUTO_TEST_CASE(a_zero_in_front_of_a_digit_and_its_unit_makes_no_code_of_it) {
  BOOST_TEST(rows_of("Test          Result   Unit     Range\n"
                     "Monocytes     03       %        02-10\n"
                     "Sodium        141      mmol/L   136 - 145   02\n") ==
             "Monocytes | 03 | % | 02-10 | \n"
             "Sodium | 141 | mmol/L | 136 - 145 | \n");
  const Report report = report_of(
      "Test          Result   Unit     Range\n"
      "Monocytes     03       %        02-10\n");
  BOOST_TEST_REQUIRE(report.results.size() == 1U);
  BOOST_TEST(report.results[0].range.low->value.to_string() == "2");
  BOOST_TEST(report.results[0].range.high->value.to_string() == "10");
}

BOOST_AUTO_TEST_CASE(a_share_with_a_zero_in_front_is_no_code_though_its_sign_is_glued_to_it) {
  BOOST_TEST(rows_of("Test          Result     Range\n"
                     "Monocytes     03%        02 - 10%\n"
                     "Basophils     00%        00 - 01%\n"
                     "Sodium        141 mmol/L 136 - 145  02\n") ==
             "Monocytes | 03 | % | 02 - 10% | \n"
             "Basophils | 00 | % | 00 - 01% | \n"
             "Sodium | 141 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(digits_that_end_a_name_a_blank_in_front_of_the_result_are_no_thousands_of_it) {
  BOOST_TEST(rows_with_rules("Prueba             Resultado            Unidades   Intervalo\n"
                             "Glucosa            114                  mg/dL      70 - 140\n"
                             "Calcio en orina 24 149,6                mg/d       25 - 300\n"
                             "h\n"
                             "Creatinina         0,9                  mg/dL      0,5 - 1,1\n",
                             {}, 0) ==
             "Glucosa | 114 | mg/dL | 70 - 140 | \n"
             "Creatinina | 0,9 | mg/dL | 0,5 - 1,1 | \n");
}

BOOST_AUTO_TEST_CASE(a_bands_word_between_a_quantity_and_its_limit_is_of_the_range) {
  BOOST_TEST(rows_of("SODIUM             141 mmol/L    136 - 145\n"
                     "25 OH VITAMIN D     46 nmol/L    Deficiency        <25\n"
                     "                                 Insufficiency     25 - 49\n"
                     "                                 Normal Range      50 - 200\n") ==
             "SODIUM | 141 | mmol/L | 136 - 145 | \n"
             "25 OH VITAMIN D | 46 | nmol/L | "
             "Deficiency <25/Insufficiency 25 - 49/Normal Range 50 - 200 | \n");
  // What the result is, in front of its limits.
  BOOST_TEST(rows_of("Ferritin            8 ug/L       Deficient         30 - 400\n"
                     "25 OH VITAMIN D     46 nmol/L    Deficient         >50\n") ==
             "Ferritin | 8 | ug/L | 30 - 400 | \n"
             "25 OH VITAMIN D | 46 | nmol/L | >50 | \n");
}

BOOST_AUTO_TEST_CASE(titles_set_to_the_right_wrap_a_blank_in_front_of_the_next) {
  BOOST_TEST(rows_of("Fecha      Determinaciones       Dentro Unidad      Valores          Marca\n"
                     "                             de límites             de referencia\n"
                     "23/02/2018 Eosinófilos %             10 %           ≤8               H\n"
                     "23/02/2018 Vit B12                  308 pg/mL       232 - 900\n"
                     "23/02/2018 PCR                        2 mg/L        <3\n") ==
             "Eosinófilos % | 10 | % | ≤8 | H\n"
             "Vit B12 | 308 | pg/mL | 232 - 900 | \n"
             "PCR | 2 | mg/L | <3 | \n");
}

BOOST_AUTO_TEST_CASE(a_flag_between_two_results_is_of_the_one_that_lies_outside) {
  BOOST_TEST(rows_of("MONOCYTES        6.1%             0.65   10^9/L     0.2 - 1.0\n"
                     "EOSINOPHILS      5.8%     *       0.62   10^9/L     0.0 - 0.4\n"
                     "BASOPHILS        2.5%     *       0.05   10^9/L     0.0 - 0.1\n") ==
             "MONOCYTES | 6.1 | % |  | \n"
             "MONOCYTES | 0.65 | 10^9/L | 0.2 - 1.0 | \n"
             "EOSINOPHILS | 5.8 | % |  | \n"
             "EOSINOPHILS | 0.62 | 10^9/L | 0.0 - 0.4 | *\n"
             "BASOPHILS | 2.5 | % |  | *\n"
             "BASOPHILS | 0.05 | 10^9/L | 0.0 - 0.1 | \n");
}

BOOST_AUTO_TEST_CASE(limits_with_their_words_go_on_below_the_words_that_lead_them) {
  BOOST_TEST(
      rows_of("Test          Result    Unit\n"
              "HbA1c         5.9       %\n"
              "Reference Range :\n"
              "Below 5.7% : Normal\n"
              "5.7% - 6.4% : Prediabetic\n"
              ">=6.5% : Diabetic\n"
              "7 % : 20 minutes later\n") ==
      "HbA1c | 5.9 | % | Below 5.7% : Normal/5.7% - 6.4% : Prediabetic/>=6.5% : Diabetic | \n");
}

BOOST_AUTO_TEST_CASE(a_last_title_that_may_head_names_begins_no_second_table) {
  BOOST_TEST(rows_of("Untersuchung      Referenzbereich     Ergebnis   Verfahren\n"
                     "LDH               120 bis 250 U/L     224        02\n"
                     "  Kommentar: Die Bestimmung wurde mit einem zweiten Test bewertet.\n"
                     "Kalium            3,5 bis 5,1 mmol/L  4,2        02\n"
                     "HIV-Test          negativ             neg        02\n") ==
             "LDH | 224 | U/L | 120 bis 250 | \n"
             "Kalium | 4,2 | mmol/L | 3,5 bis 5,1 | \n"
             "HIV-Test | neg |  | negativ | \n");
}

BOOST_AUTO_TEST_CASE(words_under_two_titles_of_results_are_not_told_apart) {
  BOOST_TEST(rows_of("Test          Result      Flag   Units     Result\n"
                     "HIV Antibody  negative                     positive\n") == "");
}

BOOST_AUTO_TEST_CASE(a_letter_of_a_watermark_beside_the_second_line_of_titles_is_none) {
  BOOST_TEST(rows_of("Examens           Valeur         Alerte   Unit\u00e9   Valeur\n"
                     "        P         de r\u00e9f\u00e9rence\n"
                     "Antig\u00e8ne HBs      n\u00e9gatif                         positif\n"
                     "Sodium            136-145                 mmol/L    141\n") ==
             "Antig\u00e8ne HBs | positif |  | n\u00e9gatif | \n"
             "Sodium | 141 | mmol/L | 136-145 | \n");
}

BOOST_AUTO_TEST_CASE(a_wrapped_name_keeps_its_comma) {
  BOOST_TEST(rows_of("Test              Result   Units    Range\n"
                     "Bilirubin,        0.2      mg/dL    0.1 - 0.9\n"
                     "indirect\n"
                     "Sodium            141      mmol/L   136 - 145\n") ==
             "Bilirubin, indirect | 0.2 | mg/dL | 0.1 - 0.9 | \n"
             "Sodium | 141 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(half_of_a_number_is_never_one) {
  BOOST_TEST(rows_of("Test              Result       Units    Range\n"
                     "Calcium           2.31         mmol/L   2.10 - 2.60\n"
                     "UIBC              >1 008       ug/dL    150 - 336    HH\n"
                     "Vitamin B12       2 154 HH     pg/mL    180 - 914\n") ==
             "Calcium | 2.31 | mmol/L | 2.10 - 2.60 | \n");
}

BOOST_AUTO_TEST_CASE(a_result_may_begin_in_front_of_its_title) {
  BOOST_TEST(rows_of("Test              Reference range              Result\n"
                     "Sodium            136 - 145                141 mmol/L\n"
                     "Free calcium      1.15 - 1.32     <1.00 mmol/litre (L)\n") ==
             "Sodium | 141 | mmol/L | 136 - 145 | \n"
             "Free calcium | <1.00 | mmol/litre | 1.15 - 1.32 | (L)\n");
}

BOOST_AUTO_TEST_CASE(a_titre_is_no_page_of_pages) {
  BOOST_TEST(rows_of("Test              Range      Unit     Result\n"
                     "Sodium            136-145    mmol/L   141\n"
                     "HIV Antibody      <1:40               1:40\n") ==
             "Sodium | 141 | mmol/L | 136-145 | \n"
             "HIV Antibody | 1:40 |  | <1:40 | \n");
}

BOOST_AUTO_TEST_CASE(words_under_their_title_may_follow_a_band) {
  BOOST_TEST(rows_of("Test              Unit     Range              Result\n"
                     "Lymphocytes %     %        male: 22-44        see note\n"
                     "                           females: 20-40\n"
                     "Sodium            mmol/L   136-145            141\n") ==
             "Lymphocytes % | see note | % | male: 22-44/females: 20-40 | \n"
             "Sodium | 141 | mmol/L | 136-145 | \n");
}

BOOST_AUTO_TEST_CASE(a_row_is_judged_by_all_of_its_name) {
  BOOST_TEST(rows_of("Test              Result   Unit     Range                  Method\n"
                     "Sodium            141      mmol/L   136-145                ISE\n"
                     "Albumin/          1.4               deficient: < 1.1       ISE\n"
                     "globulin ratio                      sufficient: 1.1-2.5\n"
                     "Something         1.4               deficient: < 1.1       ISE\n"
                     "else                                sufficient: 1.1-2.5\n") ==
             "Sodium | 141 | mmol/L | 136-145 | \n"
             "Albumin/globulin ratio | 1.4 |  | deficient: < 1.1/sufficient: 1.1-2.5 | \n");
}

BOOST_AUTO_TEST_CASE(a_guide_below_a_row_whose_name_begins_above_it_is_no_range) {
  BOOST_TEST(rows_of("Test              Result   Unit     Range\n"
                     "Erythrocyte\n"
                     "folate            226      ng/mL    150 - 450\n"
                     "  deficient: < 150 ng/mL\n"
                     "  sufficient: 150 - 450 ng/mL\n"
                     "Sodium            141      mmol/L   136 - 145\n") ==
             "Erythrocyte folate | 226 | ng/mL | 150 - 450 | \n"
             "Sodium | 141 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(a_heading_that_ends_with_a_test_goes_on_with_no_name) {
  BOOST_TEST(rows_of("Test                          Result        Range\n"
                     "\n"
                     "Calcium                       2.06 mmol/L   2.20 - 2.60\n"
                     "\n"
                     "C-Reactive Protein            173 mg/L      <5\n"
                     "High Sensitivity Troponin I\n"
                     "\n"
                     "Troponin I (hs)               11 ng/L       <16\n") ==
             "Calcium | 2.06 | mmol/L | 2.20 - 2.60 | \n"
             "C-Reactive Protein | 173 | mg/L | <5 | \n"
             "Troponin I (hs) | 11 | ng/L | <16 | \n");
}

// A line of the right table stands within each of the rows.
BOOST_AUTO_TEST_CASE(a_row_of_a_table_beside_is_no_part_of_the_row_whose_rules_hold_it) {
  constexpr std::string_view text =
      "Test        Result       Reference\n"
      "                                         Folate      4.6 ng/mL     >4.0\n"
      "Iron        28 ug/dL     50-170\n"
      "                                         Albumin     3.9 g/dL      3.5-5.0\n"
      "Ferritin    5 ng/mL      15-150\n";
  const std::string rows = rows_with_rules(text, {1, 3, 5}, 80);
  BOOST_TEST(rows.find("Iron | 28 | ug/dL | 50-170 | \n") != std::string::npos, rows);
  BOOST_TEST(rows.find("Ferritin | 5 | ng/mL | 15-150 | \n") != std::string::npos, rows);
  BOOST_TEST(rows.find("Folate | 4.6 | ng/mL | 50-170") == std::string::npos, rows);
}

BOOST_AUTO_TEST_CASE(a_flag_that_wraps_behind_the_last_title_is_whole) {
  constexpr std::string_view text =
      "Test           Result        Reference range\n"
      "                                                  Above high reference\n"
      "Ferritin       412 ug/L      15 - 200\n"
      "                                                  limit\n"
      "Sodium         139 mmol/L    133 - 146\n"
      "Urea           4.9 mmol/L    2.5 - 7.8\n";
  BOOST_TEST(rows_with_rules(text, {1, 4, 5, 6}, 75) ==
             "Ferritin | 412 | ug/L | 15 - 200 | Above high reference limit\n"
             "Sodium | 139 | mmol/L | 133 - 146 | \n"
             "Urea | 4.9 | mmol/L | 2.5 - 7.8 | \n");
}

// The heading of the next table stands below the last rule of this one.
BOOST_AUTO_TEST_CASE(a_heading_that_begins_in_front_of_the_row_above_it_is_no_part_of_it) {
  constexpr std::string_view text =
      "   Test                Result  Unit     Range\n"
      "   Sodium              139     mmol/L   136 - 145\n"
      "   Ferritin            18      ug/L     15 - 150\n"
      "Zorbic studies\n"
      "   Test                Result  Unit     Range\n"
      "   Chloride            101     mmol/L   98 - 107\n";
  BOOST_TEST(rows_with_rules(text, {1, 2, 5}, 50) ==
             "Sodium | 139 | mmol/L | 136 - 145 | \n"
             "Ferritin | 18 | ug/L | 15 - 150 | \n"
             "Chloride | 101 | mmol/L | 98 - 107 | \n");
}

// So does a name below one behind which the code of who performed the test stands.
BOOST_AUTO_TEST_CASE(a_name_below_a_name_with_a_code_is_no_part_of_it) {
  constexpr std::string_view text =
      "Test                Result       Unit     Range\n"
      "Folate 03           Will Follow\n"
      "Ferritin\n"
      "Test                Result       Unit     Range\n"
      "Ferritin 01         18           ug/L     15 - 150\n"
      "Vitamin 02          249          ng/L     200 - 900\n"
      "B12\n";
  BOOST_TEST(rows_with_rules(text, {1, 4, 5, 7}, 55) ==
             "Folate | Will Follow |  |  | \n"
             "Ferritin | 18 | ug/L | 15 - 150 | \n"
             "Vitamin 02 B12 | 249 | ng/L | 200 - 900 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

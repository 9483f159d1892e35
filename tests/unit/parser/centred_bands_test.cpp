// Limits in cells of several lines that are centred in their row: the first of them stands above
// the row's own line, below the row before.
#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <string>
#include <string_view>

#include "report_rows.h"

namespace labread {
namespace {

// The rows of a page whose lines stand at these heights, with a rule drawn at each of the others.
std::string rows_at(std::string_view text, std::initializer_list<double> heights,
                    std::initializer_list<double> rules = {}) {
  Document document = read_text(text, Limits{});
  document.kind = DocumentKind::pdf;
  for (Word& word : document.pages[0].words) {
    const auto line = static_cast<std::size_t>(word.box.bottom / 2) - 1;
    BOOST_TEST_REQUIRE(line < heights.size());
    const double height = word.box.bottom - word.box.top;
    word.box.top = *(heights.begin() + line);
    word.box.bottom = word.box.top + height;
  }
  for (const double y : rules) document.pages[0].strokes.push_back({{0, y}, {64, y}});
  return rows_of(document);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(centred_bands)

BOOST_AUTO_TEST_CASE(limits_around_a_row_between_two_rules_are_its_own) {
  constexpr std::string_view text =
      "Test                 Result   Unit     Reference interval\n"
      "Urea                 31       mg/dL    15 - 40\n"
      "                                       Normal: < 150\n"
      "Triglycerides        212      mg/dL    Borderline: 150 - 199\n"
      "                                       High: >= 200\n"
      "Chloride             101      mmol/L   98 - 107\n";
  BOOST_TEST(rows_at(text, {0, 4, 8, 10, 12, 16}, {3, 7, 15, 19}) ==
             "Urea | 31 | mg/dL | 15 - 40 | \n"
             "Triglycerides | 212 | mg/dL | "
             "Normal: < 150/Borderline: 150 - 199/High: >= 200 | \n"
             "Chloride | 101 | mmol/L | 98 - 107 | \n");
}

BOOST_AUTO_TEST_CASE(a_method_below_a_name_between_two_rules_parts_no_row) {
  constexpr std::string_view text =
      "Test                 Result   Unit     Reference interval\n"
      "Urea                 31       mg/dL    15 - 40\n"
      "                                       Deficient: < 20\n"
      "Vitamin D, 25-OH\n"
      "                     17       ng/mL    Insufficient: 20 - 29\n"
      "Method: CLIA\n"
      "                                       Sufficient: 30 - 100\n"
      "Chloride             101      mmol/L   98 - 107\n";
  BOOST_TEST(rows_at(text, {0, 4, 8, 9.2, 10.4, 11.6, 12.8, 17}, {3, 7, 16, 20}) ==
             "Urea | 31 | mg/dL | 15 - 40 | \n"
             "Vitamin D, 25-OH | 17 | ng/mL | "
             "Deficient: < 20/Insufficient: 20 - 29/Sufficient: 30 - 100 | \n"
             "Chloride | 101 | mmol/L | 98 - 107 | \n");
}

BOOST_AUTO_TEST_CASE(within_a_frame_around_all_rows_the_gaps_tell_them_apart) {
  constexpr std::string_view text =
      "Analyse              Resultat Einheit  Referenz\n"
      "Natrium              139      mmol/l   136 - 145\n"
      "Kalium               4.1      mmol/l   3.6 - 4.8\n"
      "Chlorid              101      mmol/l   98 - 107\n"
      "Ferritin             88       ug/l     30 - 400\n"
      "                                       > 60 normal\n"
      "Vitamin B12 aktiv    41       pmol/l   40 - 60 Graubereich\n"
      "                                       < 40 Mangel\n"
      "Kreatinin            71       umol/l   62 - 106\n"
      "Harnstoff            5.1      mmol/l   2.8 - 8.1\n"
      "Albumin              41       g/l      35 - 52\n"
      "CRP                  2        mg/l     < 5\n";
  BOOST_TEST(rows_at(text, {0, 4, 8, 12, 16, 20, 22, 24, 28, 32, 36, 40}, {3, 44})
                 .find("Ferritin | 88 | ug/l | 30 - 400 | \n"
                       "Vitamin B12 aktiv | 41 | pmol/l | "
                       "> 60 normal/40 - 60 Graubereich/< 40 Mangel | \n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(limits_belong_to_those_that_go_on_where_they_end) {
  BOOST_TEST(rows_of("Test                 Result   Unit     Reference interval\n"
                     "                                       Normal: 70 - 99\n"
                     "Glucose, Fasting\n"
                     "                     131      mg/dL    Impaired: 100 - 125\n"
                     "                                       Diabetic: >= 126\n"
                     "                                       Non-diabetic: < 5.7\n"
                     "HbA1c                6.9      %        Pre-diabetic: 5.7 - 6.4\n"
                     "                                       Diabetic: >= 6.5\n"
                     "Creatinine           0.88     mg/dL    0.70 - 1.30\n"
                     "                                       Deficiency: < 20\n"
                     "Vitamin D            14       ng/mL    Insufficiency: 20 - 29\n"
                     "                                       Sufficiency: 30 - 100\n") ==
             "Glucose, Fasting | 131 | mg/dL | "
             "Normal: 70 - 99/Impaired: 100 - 125/Diabetic: >= 126 | \n"
             "HbA1c | 6.9 | % | Non-diabetic: < 5.7/Pre-diabetic: 5.7 - 6.4/Diabetic: >= 6.5 | \n"
             "Creatinine | 0.88 | mg/dL | 0.70 - 1.30 | \n"
             "Vitamin D | 14 | ng/mL | "
             "Deficiency: < 20/Insufficiency: 20 - 29/Sufficiency: 30 - 100 | \n");
}

BOOST_AUTO_TEST_CASE(limits_that_go_on_from_the_row_above_stay_its_own) {
  BOOST_TEST(rows_of("Test                 Result   Unit     Reference interval\n"
                     "Cholesterol          214      mg/dL    Desirable: < 200\n"
                     "                                       Borderline: 200 - 239\n"
                     "                                       High: >= 240\n"
                     "Triglycerides        101      mg/dL    Normal: < 150\n"
                     "                                       Borderline: 150 - 199\n") ==
             "Cholesterol | 214 | mg/dL | "
             "Desirable: < 200/Borderline: 200 - 239/High: >= 240 | \n"
             "Triglycerides | 101 | mg/dL | Normal: < 150/Borderline: 150 - 199 | \n");
}

BOOST_AUTO_TEST_CASE(limits_of_persons_around_a_row_without_are_no_other_rows) {
  BOOST_TEST(rows_of("Test                 Result   Unit     Reference interval\n"
                     "PCV                  42.8     %        40 - 50\n"
                     "                                       Male: 13.0 - 17.0\n"
                     "Haemoglobin          12.5     g/dL\n"
                     "                                       Female: 12.0 - 15.0\n"
                     "Sodium               139      mmol/L   136 - 145\n") ==
             "PCV | 42.8 | % | 40 - 50 | \n"
             "Haemoglobin | 12.5 | g/dL |  | \n"
             "Sodium | 139 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

// Two lists of names and results side by side, without titles.
#include <boost/test/unit_test.hpp>

#include <string>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

// Two lists in which a result in words stands in front of the second name.
std::string two_lists(std::string_view above) {
  return std::string(above) +
         "Color            Yellow          Epithelial Cells     Few\n"
         "Glucose          Negative        WBC                  0-2        /HPF   0 - 5\n"
         "pH               6.0             RBC                  8-10 H     /HPF   0 - 2\n"
         "Specific Gravity 1.015\n";
}

constexpr std::string_view rows_of_both =
    "Color | Yellow |  |  | \n"
    "Epithelial Cells | Few |  |  | \n"
    "Glucose | Negative |  |  | \n"
    "WBC | 0-2 | /HPF | 0 - 5 | \n"
    "pH | 6.0 |  |  | \n"
    "RBC | 8-10 | /HPF | 0 - 2 | H\n"
    "Specific Gravity | 1.015 |  |  | \n";

constexpr std::string_view table_above =
    "Test             Result          Unit                 Range\n"
    "Sodium           140             mmol/L               136 - 145\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(side_lists)

BOOST_AUTO_TEST_CASE(two_lists_side_by_side_are_rows_line_by_line) {
  BOOST_TEST(rows_of(two_lists("")) == rows_of_both);
}

BOOST_AUTO_TEST_CASE(the_heading_above_tells_the_specimen_of_both) {
  const Report report = report_of(two_lists("URINALYSIS\n"));
  BOOST_TEST_REQUIRE(report.results.size() == 7U);
  for (const Result& result : report.results) BOOST_TEST(result.specimen == "urine");
}

BOOST_AUTO_TEST_CASE(titles_of_a_table_reach_to_the_heading_of_the_lists) {
  BOOST_TEST(rows_of(two_lists(std::string(table_above) + "\nURINALYSIS\n")) ==
             "Sodium | 140 | mmol/L | 136 - 145 | \n" + std::string(rows_of_both));
}

BOOST_AUTO_TEST_CASE(below_the_lists_the_rows_go_on) {
  const std::string below = two_lists("") + "       Osmolality: 612\n";
  BOOST_TEST(rows_of(below) == std::string(rows_of_both) + "Osmolality | 612 |  |  | \n");
}

BOOST_AUTO_TEST_CASE(below_known_names_of_both_lists_others_go_on) {
  BOOST_TEST(rows_of("Color            Yellow          Epithelial Cells     Few\n"
                     "Glucose          Negative        Bacteria             Few\n"
                     "pH               6.0             RBC                  8-10       /HPF\n"
                     "Starfish         Trace           Amorphous Foam       Moderate\n") ==
             "Color | Yellow |  |  | \n"
             "Epithelial Cells | Few |  |  | \n"
             "Glucose | Negative |  |  | \n"
             "Bacteria | Few |  |  | \n"
             "pH | 6.0 |  |  | \n"
             "RBC | 8-10 | /HPF |  | \n"
             "Amorphous Foam | Moderate |  |  | \n");
}

BOOST_AUTO_TEST_CASE(a_heading_of_one_list_is_no_part_of_a_name_of_the_other) {
  BOOST_TEST(rows_of("Hemoglobin   11.9 g/dL     Sodium      141 mmol/L\n"
                     "MCV          79.5 fL       Potassium   4.2 mmol/L\n"
                     "Platelets    388 10^9/L    Creatinine  71 umol/L\n"
                     "MCH          25.3 pg\n"
                     "                           Minerals\n"
                     "Coagulation                Magnesium   0.83 mmol/L\n"
                     "INR          1.1           Phosphate   1.04 mmol/L\n") ==
             "Hemoglobin | 11.9 | g/dL |  | \n"
             "Sodium | 141 | mmol/L |  | \n"
             "MCV | 79.5 | fL |  | \n"
             "Potassium | 4.2 | mmol/L |  | \n"
             "Platelets | 388 | 10^9/L |  | \n"
             "Creatinine | 71 | umol/L |  | \n"
             "MCH | 25.3 | pg |  | \n"
             "Magnesium | 0.83 | mmol/L |  | \n"
             "INR | 1.1 |  |  | \n"
             "Phosphate | 1.04 | mmol/L |  | \n");
}

BOOST_AUTO_TEST_CASE(rows_across_the_page_end_the_lists) {
  BOOST_TEST(rows_of("Hemoglobin   11.9 g/dL     Sodium      141 mmol/L\n"
                     "MCV          79.5 fL       Potassium   4.2 mmol/L\n"
                     "Platelets    388 10^9/L    Creatinine  71 umol/L\n"
                     "TSH                               2.31 mIU/L\n"
                     "Coagulation                Magnesium   0.83 mmol/L\n")
                 .find("TSH | 2.31 | mIU/L |") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_name_that_stands_in_every_line_is_no_second_list) {
  BOOST_TEST(rows_of("Glucose     5.1 mmol/L      Blood     3.9 - 5.8\n"
                     "Urea        4.1 mmol/L      Blood     2.5 - 7.8\n"
                     "Sodium      140 mmol/L      Blood     136 - 145\n") ==
             "Glucose | 5.1 | mmol/L | 3.9 - 5.8 | \n"
             "Urea | 4.1 | mmol/L | 2.5 - 7.8 | \n"
             "Sodium | 140 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

// Tables whose columns a program wrote out one below the other.
#include <boost/test/unit_test.hpp>

#include <string>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

constexpr std::string_view rows =
    "Sodium | 133 | mmol/L | 136 - 145 | L\n"
    "Creatinine | 0.92 | mg/dL | 0.60 - 1.10 | N\n"
    "Magnesium | 1.9 | mg/dL | 1.7 - 2.2 | N\n"
    "Starfish Protein | 4.4 | g/dL | 3.0 - 5.0 | N\n";

constexpr std::string_view names = "Sodium\n\nCreatinine\n\nMagnesium\n\nStarfish Protein\n\n";
constexpr std::string_view values = "133\n\n0.92\n\n1.9\n\n4.4\n\n";
constexpr std::string_view units = "mmol/L\n\nmg/dL\n\nmg/dL\n\ng/dL\n\n";
constexpr std::string_view ranges = "136 - 145\n\n0.60 - 1.10\n\n1.7 - 2.2\n\n3.0 - 5.0\n\n";
constexpr std::string_view flags = "L\n\nN\n\nN\n\nN\n\n";

std::string stacked(std::string_view results, std::string_view measured) {
  return std::string("TEST\n\n") + std::string(names) + "RESULT\n\n" + std::string(results) +
         "UNITS\n\n" + std::string(measured) + "REF RANGE\n\n" + std::string(ranges) + "FLAG\n\n" +
         std::string(flags) + "Checked by the senior technologist.\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(stacked_columns)

BOOST_AUTO_TEST_CASE(columns_below_their_titles_are_put_side_by_side) {
  BOOST_TEST(rows_of(stacked(values, units)) == rows);
}

BOOST_AUTO_TEST_CASE(all_titles_may_stand_in_front_of_the_columns) {
  BOOST_TEST(rows_of("TEST\nRESULT\nUNITS\nREF RANGE\nFLAG\n\n" + std::string(names) +
                     std::string(values) + std::string(units) + std::string(ranges) +
                     std::string(flags)) == rows);
}

BOOST_AUTO_TEST_CASE(a_result_too_few_or_too_many_leaves_all_unread) {
  BOOST_TEST(rows_of(stacked("133\n\n0.92\n\n1.9\n\n", units)) == "");
  BOOST_TEST(rows_of(stacked("133\n\n0.92\n\n0.95\n\n1.9\n\n4.4\n\n", units)) == "");
}

BOOST_AUTO_TEST_CASE(a_unit_that_misfits_its_name_leaves_all_unread) {
  BOOST_TEST(rows_of(stacked(values, "mg/dL\n\nmg/dL\n\nmmol/L\n\ng/dL\n\n")) == "");
}

BOOST_AUTO_TEST_CASE(rows_of_single_blanks_in_front_of_a_title_stay_rows) {
  BOOST_TEST(rows_of("Tests\nSodium 133 mmol/L\nPotassium 4.1 mmol/L\nUrea 5.0 mmol/L\nResult\n") ==
             "Sodium | 133 | mmol/L |  | \n"
             "Potassium | 4.1 | mmol/L |  | \n"
             "Urea | 5.0 | mmol/L |  | \n");
}

BOOST_AUTO_TEST_CASE(flags_beside_some_rows_only_are_left_out) {
  std::string text = stacked(values, units);
  text.replace(text.find("L\n\nN"), 12, "L\n\n");
  BOOST_TEST(rows_of(text).find("Sodium | 133 | mmol/L | 136 - 145 | \n") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

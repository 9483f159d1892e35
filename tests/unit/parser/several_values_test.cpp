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

BOOST_AUTO_TEST_CASE(a_limit_in_front_of_a_number_may_be_its_own_and_is_no_result) {
  BOOST_TEST(rows_of("  血小板平均体积    7.4 - 10.4 fL 8.34\n"
                     "  非高密度脂蛋白胆固醇 <160 mg/dL            47\n") ==
             "血小板平均体积 | 8.34 | fL | 7.4 - 10.4 | \n");
}

BOOST_AUTO_TEST_CASE(a_flag_tells_the_value_from_its_limit) {
  BOOST_TEST(rows_of("Reticulocytes %\n"
                     "  Result 0.5 - 2.5 % ▼ <0.25\n") == "");
}

BOOST_AUTO_TEST_CASE(a_word_between_two_numbers_is_the_comparator_of_the_second) {
  BOOST_TEST(rows_of("CRP      3.7 below 3 mg/L     H\n"
                     "Ferritin 20 or less ug/L\n") ==
             "CRP | 3.7 | mg/L | below 3 | H\n"
             "Ferritin | 20 or less | ug/L |  | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

// Check-ups and tables of East Asia: titles whose cells reach over several lines, groups beside the
// names, units that are one character.
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

BOOST_AUTO_TEST_SUITE(check_up_rows)

BOOST_AUTO_TEST_CASE(titles_of_results_above_the_others_may_have_their_dates_below_them) {
  constexpr std::string_view text =
      "                    Result                Previous      Previous\n"
      "Test                              Flag                               Unit      Range\n"
      "                    2025-05-22            2024-05-20    2023-05-25\n"
      "Sodium              147           H       140           139          mmol/L    136 - 145\n"
      "Ferritin            61                    58            63           ng/mL     15 - 150\n";
  BOOST_TEST(rows_of(text) ==
             "Sodium | 147 | mmol/L | 136 - 145 | H\n"
             "Ferritin | 61 | ng/mL | 15 - 150 | \n");
  BOOST_TEST(dated_rows_of(text) ==
             "Sodium 147 <- 140 2024-05-20 <- 139 2023-05-25\n"
             "Ferritin 61 <- 58 2024-05-20 <- 63 2023-05-25\n");
}

BOOST_AUTO_TEST_CASE(the_group_beside_the_names_is_no_part_of_them) {
  BOOST_TEST(rows_of("区分        検査項目     今回     判定    前回     単位     基準値\n"
                     "            尿酸         7.4      H       6.9      mg/dL    3.7～7.0\n"
                     "腎機能      eGFR         63.7             66.4     %        60.0以上\n"
                     "            PSA          0.05未満         0.08     ng/mL    4.00以下\n") ==
             "尿酸 | 7.4 | mg/dL | 3.7～7.0 | H\n"
             "eGFR | 63.7 | % | 60.0以上 | \n"
             "PSA | 0.05未満 | ng/mL | 4.00以下 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

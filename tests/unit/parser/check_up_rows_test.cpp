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

BOOST_AUTO_TEST_CASE(a_korean_report_has_its_person_days_and_titles) {
  const Report report = report_of(
      "환자명   김○수          성별/나이   남/61 세\n"
      "채취일시  2025-02-11 07:40    접수일시  2025-02-11 08:02    보고일시  2025-02-11 10:15\n"
      "\n"
      "검사명                결과       판정    단위              참고치        검체\n"
      "Na 나트륨             133        L       mmol/L            136~145       혈청\n"
      "eGFR                  92.8               ㎖/min/1.73㎡     60 이상       혈청\n"
      "혈색소                14.1               g/dL              13~17         전혈(EDTA)\n");
  BOOST_TEST((report.header.patient.sex == Sex::male));
  BOOST_TEST(report.header.patient.age_years.value_or(0) == 61);
  BOOST_REQUIRE(report.header.collected.has_value());
  BOOST_TEST(report.header.collected->to_iso() == "2025-02-11T07:40");
  BOOST_TEST(rows_of(report) ==
             "Na 나트륨 | 133 | mmol/L | 136~145 | L\n"
             "eGFR | 92.8 | ㎖/min/1.73㎡ | 60 이상 | \n"
             "혈색소 | 14.1 | g/dL | 13~17 | \n");
}

BOOST_AUTO_TEST_CASE(a_symbol_stands_behind_the_code_of_its_test) {
  BOOST_TEST(rows_of("코드     검사명        결과      단위      참고치        이전결과\n"
                     "B2071    Na            139       mmol/L    135~145       142\n"
                     "B2078    Cl            101       mmol/L    98~107        103\n") ==
             "Na | 139 | mmol/L | 135~145 | \n"
             "Cl | 101 | mmol/L | 98~107 | \n");
  // Other words are no code, and what stands behind them is no symbol.
  BOOST_TEST(rows_of("코드     검사명        결과      단위      참고치        이전결과\n"
                     "Zorbex   Na            139       mmol/L    135~145       142\n") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

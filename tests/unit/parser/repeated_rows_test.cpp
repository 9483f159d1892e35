// Results that a report prints twice: on a page of a summary and in their table.
#include <boost/test/unit_test.hpp>

#include "tests/unit/parser/report_rows.h"

namespace labread {

BOOST_AUTO_TEST_SUITE(repeated_rows)

constexpr std::string_view table =
    "TEST NAME              TECHNOLOGY    VALUE    UNITS     RANGE\n"
    "TOTAL CHOLESTEROL      PHOTOMETRY    231      mg/dL     < 200\n"
    "HDL CHOLESTEROL        PHOTOMETRY    51       mg/dL     40-60\n"
    "TRIGLYCERIDES          PHOTOMETRY    212      mg/dL     < 150\n";
constexpr std::string_view summary =
    "Tests outside reference range\n"
    "TEST NAME              OBSERVED VALUE    UNITS     RANGE\n"
    "TRIGLYCERIDES          212               mg/dL     < 150\n"
    "TOTAL CHOLESTEROL      231               mg/dL     < 200\n";
constexpr std::string_view rows =
    "TOTAL CHOLESTEROL | 231 | mg/dL | < 200 | \n"
    "HDL CHOLESTEROL | 51 | mg/dL | 40-60 | \n"
    "TRIGLYCERIDES | 212 | mg/dL | < 150 | \n";

BOOST_AUTO_TEST_CASE(results_of_a_summary_in_front_stand_where_their_table_has_them) {
  BOOST_TEST(rows_of(std::string(summary) + "\f" + std::string(table)) == rows);
}

BOOST_AUTO_TEST_CASE(so_do_those_of_a_summary_at_the_end) {
  BOOST_TEST(rows_of(std::string(table) + "\f" + std::string(summary)) == rows);
}

BOOST_AUTO_TEST_CASE(of_two_pages_that_say_the_same_the_first_one_counts) {
  const Report report = report_of(std::string(table) + "\f" + std::string(table));
  BOOST_TEST(report.results.size() == 3);
  for (const Result& result : report.results) BOOST_TEST(result.where.page == 1);
}

BOOST_AUTO_TEST_CASE(a_group_in_front_of_the_names_of_a_summary_is_no_part_of_them) {
  BOOST_TEST(rows_of("Profile          Test Name              Result   Unit    Range\n"
                     "Lipid            HDL CHOLESTEROL        35       mg/dL   40 - 60\n"
                     "                 TRIGLYCERIDES          233      mg/dL   < 150\n"
                     "\f"
                     "Test Name              Result   Unit    Range\n"
                     "HDL CHOLESTEROL        35       mg/dL   40 - 60\n"
                     "TRIGLYCERIDES          233      mg/dL   < 150\n"
                     "LDL CHOLESTEROL        98       mg/dL   < 130\n") ==
             "HDL CHOLESTEROL | 35 | mg/dL | 40 - 60 | \n"
             "TRIGLYCERIDES | 233 | mg/dL | < 150 | \n"
             "LDL CHOLESTEROL | 98 | mg/dL | < 130 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

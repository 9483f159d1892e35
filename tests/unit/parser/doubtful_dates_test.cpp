// Dates that read two ways: what they decide in a document that shows which order is meant, and
// that they decide nothing in one that does not.
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

std::string table_of(std::string_view first, std::string_view second, std::string_view head = "") {
  return std::string(head) + "Test         Units    " + std::string(first) + "   " +
         std::string(second) +
         "   Ref range\n"
         "Haemoglobin  g/L      118          121          115-165\n"
         "Ferritin     ug/L     12 L         18           15-200\n";
}

BOOST_AUTO_TEST_SUITE(doubtful_dates)

BOOST_AUTO_TEST_CASE(columns_whose_newest_depends_on_the_order_have_no_result) {
  BOOST_TEST(dated_rows_of(table_of("05/11/2024", "03/12/2024")) == "");
}

BOOST_AUTO_TEST_CASE(columns_whose_newest_is_the_same_in_both_orders_have_one_without_a_day) {
  BOOST_TEST(dated_rows_of(table_of("05/11/2024", "03/10/2024")) ==
             "Haemoglobin 118 <- 121\nFerritin 12 <- 18\n");
}

BOOST_AUTO_TEST_CASE(a_day_above_twelve_or_a_month_in_letters_settles_it) {
  BOOST_TEST(dated_rows_of(table_of("05/11/2024", "30/10/2024")) ==
             "Haemoglobin 118 <- 121 2024-10-30\nFerritin 12 <- 18 2024-10-30\n");
  BOOST_TEST(dated_rows_of(table_of("05 Nov 2024", "03 Oct 2024")) ==
             "Haemoglobin 118 <- 121 2024-10-03\nFerritin 12 <- 18 2024-10-03\n");
}

BOOST_AUTO_TEST_CASE(rows_are_dated_in_the_order_that_the_head_shows) {
  BOOST_TEST(dated_rows_of("Collected 05/11/2024   Reported 06/11/2024\n"
                           "Test            Result     Unit      Range\n"
                           "Haemoglobin     118        g/L       115-165\n"
                           "Collected 07/11/2024\n"
                           "Ferritin        12         ug/L      15-200\n") ==
             "Haemoglobin 118\nFerritin 12 @ 2024-11-07\n");
  BOOST_TEST(
      dated_rows_of(table_of("05/11/2024", "03/12/2024", "12 Elm Road, Salem, OR 97301\n")) ==
      "Haemoglobin 118 <- 121 2024-03-12\nFerritin 12 <- 18 2024-03-12\n");
}

BOOST_AUTO_TEST_CASE(days_title_results_where_the_head_shows_their_order) {
  constexpr std::string_view table =
      "Test         05/11/2024   03/12/2024\n"
      "Haemoglobin  118          121\n"
      "Ferritin     12           18\n";
  BOOST_TEST(dated_rows_of(table) == "");
  BOOST_TEST(dated_rows_of("Collected 03/12/2024   Reported 04/12/2024\n" + std::string(table)) ==
             "Haemoglobin 121 <- 118 2024-11-05\nFerritin 18 <- 12 2024-11-05\n");
  BOOST_TEST(dated_rows_of("Collected 12/03/2024   Reported 12/04/2024\n"
                           "Test         11/05/2024   12/03/2024\n"
                           "Haemoglobin  118          121\n"
                           "Ferritin     12           18\n") ==
             "Haemoglobin 121 <- 118 2024-11-05\nFerritin 18 <- 12 2024-11-05\n");
}

BOOST_AUTO_TEST_CASE(rows_have_no_day_where_nothing_shows_the_order) {
  BOOST_TEST(dated_rows_of("Collected 05/11/2024\n"
                           "Test            Result     Unit      Range\n"
                           "Haemoglobin     118        g/L       115-165\n"
                           "Collected 07 Nov 2024\n"
                           "Ferritin        12         ug/L      15-200\n") ==
             "Haemoglobin 118\nFerritin 12 @ 2024-11-07\n");
}

BOOST_AUTO_TEST_CASE(a_result_of_a_doubtful_day_is_not_of_the_reports_other_day) {
  const std::string table =
      "Test            Result     Unit      Range\n"
      "Haemoglobin     118        g/L       115-165\n"
      "Collected 07/11/2024\n"
      "Ferritin        12         ug/L      15-200\n";
  const Report other = report_of("Collected 12 Nov 2024\n" + table);
  BOOST_TEST(!other.header.collected);
  BOOST_TEST(other.results.at(0).collected->to_iso() == "2024-11-12");
  BOOST_TEST(!other.results.at(1).collected);
  BOOST_TEST(other.notes.at(0).code == "ambiguous_date_order");
  const Report same = report_of("Collected 11 Jul 2024\n" + table);  // read the one way
  BOOST_TEST(same.header.collected->to_iso() == "2024-07-11");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

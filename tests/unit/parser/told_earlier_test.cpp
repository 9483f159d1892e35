// Earlier results that words tell: below a table, and in the remarks of a coded report.
#include <boost/test/unit_test.hpp>

#include "parser/lists/told_earlier.h"
#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

BOOST_AUTO_TEST_SUITE(told_earlier_results)

std::string told(std::string_view text) {
  Conventions conventions;
  conventions.date_order = {DateOrder::day_month, Origin::detected};
  const auto earlier = told_earlier(text, conventions, Catalogue::built_in());
  return earlier ? earlier->value + " | " + earlier->unit + " | " + earlier->date : "";
}

BOOST_AUTO_TEST_CASE(the_number_and_the_day_stand_in_either_order) {
  BOOST_TEST(told("Vorwert 412 /nl vom 09.04.2024") == "412 | /nl | 2024-04-09");
  BOOST_TEST(told("Kontrolle empfohlen, Vorwert vom 09.04.2024: 412") == "412 |  | 2024-04-09");
  BOOST_TEST(told("Previous result of 03-Nov-2024: 61 ug/L.") == "61 | ug/L | 2024-11-03");
}

BOOST_AUTO_TEST_CASE(what_is_not_sure_is_none) {
  BOOST_TEST(told("Vorwert 412 /nl") == "");
  BOOST_TEST(told("Vorwert vom 09.04.2024 nicht vergleichbar mit der neuen Methode 412") == "");
  BOOST_TEST(told("Vorwert vom 09.04.2024: 412-430") == "");
  BOOST_TEST(told("Kontrolle am 09.04.2024, zuletzt 412 /nl") == "");
}

BOOST_AUTO_TEST_CASE(a_line_below_the_table_names_its_result) {
  BOOST_TEST(dated_rows_of("Collected: 21-Mar-2025\n"
                           "Ferritin   12 ug/L    15 - 150\n"
                           "Sodium     139 mmol/L 136 - 145\n"
                           "\n"
                           "Ferritin: previous result of 03-Nov-2024: 61 ug/L.\n"
                           "Sodium: previous result of 03-Nov-2024: 61 ug/L.\n") ==
             "Ferritin 12 <- 61 2024-11-03\n"
             "Sodium 139\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

#include "parser/tokens/date.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "small_catalogue.h"

namespace labread {
namespace {

std::string shown(std::string_view text, DateOrder order) {
  const auto date = take_date(text, order, testing::small_catalogue().lexicon());
  if (!date) return "refused";
  const std::string rest(text.substr(date->length));
  return date->value.moment.to_iso() + (date->value.both_orders ? "?" : "") +
         (rest.empty() ? "" : " | " + rest);
}

struct Row {
  std::string_view expected;
  std::vector<std::string_view> spellings;
};

BOOST_AUTO_TEST_SUITE(date_test)

BOOST_AUTO_TEST_CASE(a_date_that_reads_one_way_needs_no_order) {
  for (const Row& row : std::vector<Row>{
           {"2023-03-14", {"03/14/2023",       "14/03/2023",      "14.03.2023",  "14.3.2023",
                           "14.03.23",         "14-03-2023",      "2023-03-14",  "2023/3/14",
                           "2023.03.14.",      "2023年3月14日",   "20230314",    "14 Mar 2023",
                           "14-Mar-2023",      "14-MAR-23",       "14Mar2023",   "Mar 14, 2023",
                           "March 14 2023",    "14. March 2023",  "14/Mar/2023", "03-14-23",
                           "March 14th, 2023", "14th March, 2023"}},
           {"2013-01-17", {"17. Januar 2013", "17 de enero de 2013", "17 enero 2013"}},
           {"2025-05-06", {"2025-MAY-06", "2025 May 6", "2025-May-06"}},
           {"1961-07-20", {"20/07/1961", "07/20/61", "昭和36年7月20日"}},
           {"2019-05-01", {"令和元年5月1日", "令和1年5月1日"}},
       }) {
    for (const std::string_view text : row.spellings) {
      BOOST_TEST(shown(text, DateOrder::day_month) == row.expected, text);
      BOOST_TEST(shown(text, DateOrder::month_day) == row.expected, text);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_order_decides_where_both_readings_exist) {
  BOOST_TEST(shown("03/04/2024", DateOrder::day_month) == "2024-04-03?");
  BOOST_TEST(shown("03/04/2024", DateOrder::month_day) == "2024-03-04?");
  BOOST_TEST(shown("04.04.2024", DateOrder::month_day) == "2024-04-04");
}

BOOST_AUTO_TEST_CASE(the_time_behind_a_date_is_read_with_it) {
  for (const Row& row : std::vector<Row>{
           {"2023-03-14T08:05",
            {"03/14/2023 08:05 AM", "03/14/2023 8:05am", "14.03.2023 08:05", "2023-03-14T08:05",
             "2023-03-14T08:05:00Z", "14.03.2023, 08:05", "14/03/2023 08h05", "14/03/2023 - 08:05",
             "2023-03-14 08:05:59", "14 Mar 2023 @ 0805", "202303140805", "20230314080500",
             "14/03/2023 08:05 a.m."}},
           {"2023-03-14T20:05", {"03/14/2023 08:05 PM", "03/14/2023 20:05"}},
           {"2023-03-14T00:05", {"03/14/2023 12:05 AM"}},
           {"2023-03-14T12:05", {"03/14/2023 12:05 PM"}},
       }) {
    for (const std::string_view text : row.spellings) {
      BOOST_TEST(shown(text, DateOrder::month_day).substr(0, 16) == row.expected, text);
    }
  }
  BOOST_TEST(shown("14.03.2023 8.4 mg", DateOrder::day_month) == "2023-03-14 |  8.4 mg");
  BOOST_TEST(shown("14.03.2023 0805", DateOrder::day_month) == "2023-03-14 |  0805");
}

BOOST_AUTO_TEST_CASE(what_is_no_date_is_refused) {
  for (const std::string_view text : {"",           "12",         "1.2.3",       "32.01.2024",
                                      "13/13/2024", "29.02.2023", "2023-13-01",  "12/2024",
                                      "3.5-5.0",    "1/2",        "12-34-5678",  "503-555-0148",
                                      "14.03-2023", "14/03.2023", "may",         "14 foo 2023",
                                      "123456789",  "99999999",   "14.03.20234", "2.14",
                                      "8.4 mg/dL",  "Mar 14"}) {
    BOOST_TEST(shown(text, DateOrder::day_month) == "refused",
               "'" << text << "' gave " << shown(text, DateOrder::day_month));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

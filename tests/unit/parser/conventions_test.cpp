#include "parser/tokens/conventions.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "parser/text/read_text.h"
#include "small_catalogue.h"

namespace labread {
namespace {

Conventions conventions_in(std::string_view text) {
  return detect_conventions(read_text(text, {}), testing::small_catalogue());
}

std::string origin_mark(Origin origin) {
  return origin == Origin::detected ? "!" : origin == Origin::assumed ? "~" : "?";
}

std::string mark_in(std::string_view text) {
  const auto mark = conventions_in(text).decimal_mark;
  if (mark.origin == Origin::unknown) return "?";
  return (mark.value == DecimalMark::comma ? "," : ".") + origin_mark(mark.origin);
}

std::string order_in(std::string_view text) {
  const auto order = conventions_in(text).date_order;
  if (order.origin == Origin::unknown) return "?";
  return (order.value == DateOrder::day_month ? "dm" : "md") + origin_mark(order.origin);
}

BOOST_AUTO_TEST_SUITE(conventions_test)

BOOST_AUTO_TEST_CASE(the_decimal_mark_is_what_the_numbers_of_the_document_show) {
  for (const auto& [text, expected] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"Calcium 2.21 mmol/L 2.20-2.55", ".!"},
           {"Calcium 2,21 mmol/L 2,20-2,55", ",!"},
           {"Leukozyten 1.234,5", ",!"},
           {"WBC 1,234.5", ".!"},
           {"x 0,5 y 234.000", ",!"},
           {"x (0.5)", ".!"},
           {"x <0,41", ",!"},
           {"x 0.348", ".!"},
           {"WBC 6,120 Platelets 234,000", "?"},
           {"Glucose 95", "?"},
           {"Date 12.03.2024 at 08.15.30", "?"},
           {"a 1,5 b 2.5", "?"},
           {"a 1,5 b 2,5 c 3,5 d 4,5 e 5,5 version 2.5", ",!"},
           {"range 3,5-5,0", ",!"},
           {"names 25-OH B12 D3", "?"}}) {
    BOOST_TEST(mark_in(text) == expected, text << " gave " << mark_in(text));
  }
}

BOOST_AUTO_TEST_CASE(the_date_order_is_what_a_day_above_twelve_shows) {
  for (const auto& [text, expected] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"14/03/2023", "dm!"},
                                                                  {"03/14/2023", "md!"},
                                                                  {"14.03.2023", "dm!"},
                                                                  {"(03/14/23)", "md!"},
                                                                  {"03/04/2024 12/25/2024", "md!"},
                                                                  {"03/04/2024", "?"},
                                                                  {"2024-03-14", "?"},
                                                                  {"14/03/2023 03/14/2023", "?"},
                                                                  {"14-3 31/12", "?"}}) {
    BOOST_TEST(order_in(text) == expected, text << " gave " << order_in(text));
  }
}

BOOST_AUTO_TEST_CASE(a_language_gives_what_the_numbers_leave_open) {
  const Conventions german = conventions_in("Ergebnis und Einheit der Probe 95");
  BOOST_TEST(german.language.value == "de");
  BOOST_TEST((german.decimal_mark.value == DecimalMark::comma));
  BOOST_TEST((german.decimal_mark.origin == Origin::assumed));
  BOOST_TEST((german.date_order.value == DateOrder::day_month));
  BOOST_TEST((german.date_order.origin == Origin::assumed));
  BOOST_TEST(mark_in("Ergebnis und Einheit der Probe 95.5") == ".!");
  BOOST_TEST(order_in("the result and the rest") == "md~");
  BOOST_TEST(mark_in("Ergebnis und Einheit der Probe 1,5 2.5") == "?");
}

BOOST_AUTO_TEST_CASE(the_half_of_a_day_is_no_word_of_a_language) {
  const Conventions clock = conventions_in("10:12 AM 10:13 AM 10:14 AM 11:00 AM 9:30 PM");
  BOOST_TEST((clock.language.origin == Origin::unknown));
  BOOST_TEST(conventions_in("Ergebnis am 3. und am 4. der Probe").language.value == "de");
}

BOOST_AUTO_TEST_CASE(a_language_needs_more_than_one_word) {
  BOOST_TEST((conventions_in("und 95").language.origin == Origin::unknown));
  BOOST_TEST((conventions_in("und der the and 95").language.origin == Origin::unknown));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

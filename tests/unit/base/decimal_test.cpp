#include "base/decimal.h"

#include <boost/test/unit_test.hpp>
#include <limits>
#include <string>

using labread::Decimal;
using labread::decimal_from;
using labread::DecimalMark;
using labread::parse_decimal;

namespace {

struct Reading {
  std::string_view text;
  std::string_view with_point;  // printed again, empty where it is no number
  std::string_view with_comma;
};

constexpr Reading readings[] = {
    {"0", "0", "0"},
    {"7", "7", "7"},
    {"007", "7", "7"},
    {"8.40", "8.40", ""},
    {"8,40", "", "8.40"},
    {"0.05", "0.05", ""},
    {"-2.5", "-2.5", ""},
    {"+2.5", "2.5", ""},
    {"\u22122.5", "-2.5", ""},
    {"-0.5", "-0.5", ""},
    {".5", "0.5", ""},
    {",5", "", "0.5"},
    {"1,234", "1234", "1.234"},
    {"1.234", "1.234", "1234"},
    {"1,234.5", "1234.5", ""},
    {"1.234,5", "", "1234.5"},
    {"1,234,567", "1234567", ""},
    {"234.000", "234.000", "234000"},
    {"6 120", "6120", "6120"},
    {"6\u00a0120", "6120", "6120"},
    {"6\u202f120", "6120", "6120"},
    {"6\u2009120,5", "", "6120.5"},
    {"6'120", "6120", "6120"},
    {"6\u2019120.5", "6120.5", ""},
    {"12,34", "", "12.34"},
    {"1,23,456", "", ""},
    {"1234,567", "", "1234.567"},
    {"1,2345", "", "1.2345"},
    {"1,234 567", "", ""},
    {"1 234,567", "", "1234.567"},
    {"999999999999999999", "999999999999999999", "999999999999999999"},
    {"1000000000000000000", "", ""},
    {"0.000000000000000001", "", ""},
    {".000000000000000001", "0.000000000000000001", ""},
    {"", "", ""},
    {"-", "", ""},
    {".", "", ""},
    {"1.", "", ""},
    {"1..2", "", ""},
    {"1.2.3", "", ""},
    {"--1", "", ""},
    {"- 1", "", ""},
    {" 1", "", ""},
    {"1 ", "", ""},
    {"1,", "", ""},
    {",123,456", "", ""},
    {"1e3", "", ""},
    {"0x1F", "", ""},
    {"<4.0", "", ""},
    {"4.0 mg", "", ""},
    {"\u0661", "", ""},
    {"\uff11", "", ""},
    {"inf", "", ""},
    {"nan", "", ""},
};

std::string printed(std::string_view text, DecimalMark mark) {
  const auto number = parse_decimal(text, mark);
  return number ? number->to_string() : "";
}

Decimal of(std::string_view text) { return parse_decimal(text, DecimalMark::point).value(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(decimal)

BOOST_AUTO_TEST_CASE(reads_a_number_only_where_the_whole_text_is_one_under_the_given_mark) {
  for (const Reading& reading : readings) {
    BOOST_TEST_CONTEXT("\"" << reading.text << "\"") {
      BOOST_TEST(printed(reading.text, DecimalMark::point) == reading.with_point);
      BOOST_TEST(printed(reading.text, DecimalMark::comma) == reading.with_comma);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_grouping_mark_that_is_also_the_decimal_mark_of_the_page_never_groups) {
  BOOST_TEST(!parse_decimal("1.234.567", DecimalMark::point));
  BOOST_TEST(!parse_decimal("1,234,567", DecimalMark::comma));
}

BOOST_AUTO_TEST_CASE(keeps_the_printed_places) {
  BOOST_TEST(of("8.40").coefficient == 840);
  BOOST_TEST(int{of("8.40").places} == 2);
  BOOST_TEST(of("8.40").to_string() == "8.40");
}

BOOST_AUTO_TEST_CASE(compares_by_value_and_not_by_places) {
  BOOST_TEST((of("8.4") == of("8.40")));
  BOOST_TEST((of("8.4") < of("8.41")));
  BOOST_TEST((of("-8.4") < of("-8.39")));
  BOOST_TEST((of("-0") == of("0.00")));
  BOOST_TEST((of("0.3") > of("0.29999999999999999")));
}

BOOST_AUTO_TEST_CASE(compares_the_largest_with_the_smallest_without_overflow) {
  const Decimal large{999'999'999'999'999'999, 0};
  const Decimal small{1, 18};
  BOOST_TEST((small < large));
  BOOST_TEST((Decimal{-large.coefficient, 0} < small));
  BOOST_TEST((large == large));
}

BOOST_AUTO_TEST_CASE(turns_into_the_nearest_double) {
  BOOST_TEST(of("0.1").to_double() == 0.1);
  BOOST_TEST(of("2.675").to_double() == 2.675);
  BOOST_TEST(of("-18.20").to_double() == -18.2);
  BOOST_TEST(of("123456789012345678").to_double() == 123456789012345678.0);
  BOOST_TEST(of("0.00000000000000001").to_double() == 1e-17);
  BOOST_TEST(of("9.007199254740993").to_double() == 9.007199254740993);
}

BOOST_AUTO_TEST_CASE(comes_from_a_double_as_its_shortest_text) {
  BOOST_TEST(decimal_from(0.1).value().to_string() == "0.1");
  BOOST_TEST(decimal_from(45.4272).value().to_string() == "45.4272");
  BOOST_TEST(decimal_from(-3.0).value().to_string() == "-3");
  BOOST_TEST(decimal_from(1e15).value().to_string() == "1000000000000000");
}

BOOST_AUTO_TEST_CASE(a_double_without_a_short_decimal_gives_nothing) {
  BOOST_TEST(!decimal_from(1e300));
  BOOST_TEST(!decimal_from(1e-300));
  BOOST_TEST(!decimal_from(1.0 / 3e5));
  BOOST_TEST(!decimal_from(std::numeric_limits<double>::infinity()));
  BOOST_TEST(!decimal_from(std::numeric_limits<double>::quiet_NaN()));
}

BOOST_AUTO_TEST_SUITE_END()

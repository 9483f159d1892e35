#include "output/range_picture.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "../interpreter/make.h"

using namespace labread;
using make::number;

namespace {

std::size_t times(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

std::string drawn(const RangePicture& picture, const Scale& scale) {
  Markup page;
  draw_picture(page, picture, scale);
  return page.take();
}

Span span(std::string_view low, std::string_view high) {
  Span result;
  if (!low.empty()) result.low = number(low);
  if (!high.empty()) result.high = number(high);
  return result;
}

const Scale scale_30_100({number("30"), number("100")}, {number("14.6")});

}  // namespace

BOOST_AUTO_TEST_SUITE(range_picture)

BOOST_AUTO_TEST_CASE(a_scale_keeps_the_order_of_numbers_and_its_ends) {
  BOOST_TEST(scale_30_100.at(number("14.6")) < scale_30_100.at(number("30")));
  BOOST_TEST(scale_30_100.at(number("30")) < scale_30_100.at(number("100")));
  BOOST_TEST(scale_30_100.at(number("-5")) >= Scale::left);
  BOOST_TEST(scale_30_100.at(number("900000")) <= Scale::right);
}

BOOST_AUTO_TEST_CASE(a_scale_is_even_between_the_limits) {
  const double third = scale_30_100.at(number("65")) - scale_30_100.at(number("30"));
  const double two = scale_30_100.at(number("100")) - scale_30_100.at(number("65"));
  BOOST_TEST(third == two, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(amounts_that_are_not_negative_begin_at_zero_at_the_lowest) {
  const Scale scale({number("35")}, {number("20")});
  BOOST_TEST(scale.at(number("0")) == Scale::left);
}

BOOST_AUTO_TEST_CASE(what_lies_far_outside_stands_in_order_behind_a_break) {
  const Scale scale({number("70"), number("99")}, {number("85"), number("400"), number("650")});
  BOOST_REQUIRE(scale.break_right().has_value());
  BOOST_TEST(!scale.break_left().has_value());
  BOOST_TEST(scale.at(number("99")) < *scale.break_right());
  BOOST_TEST(scale.at(number("400")) > *scale.break_right());
  BOOST_TEST(scale.at(number("400")) < scale.at(number("650")));
  BOOST_TEST(scale.at(number("650")) < Scale::right);
}

BOOST_AUTO_TEST_CASE(equal_limits_and_no_limits_give_a_scale_too) {
  BOOST_TEST(Scale({number("-2"), number("-2")}, {}).at(number("-2")) > Scale::left);
  BOOST_TEST(Scale({}, {}).at(number("5")) >= Scale::left);
}

BOOST_AUTO_TEST_CASE(the_mark_carries_the_letters_of_the_verdict_over_the_value) {
  RangePicture picture;
  picture.printed = span("30", "100");
  picture.low_label = "30,0";
  picture.high_label = "100,0";
  picture.spot = span("14.6", "14.6");
  picture.mark = mark_of(Status::low);
  picture.description = "14.6 ng/mL, low";
  const std::string svg = drawn(picture, scale_30_100);
  BOOST_TEST(times(svg, ">L</text>") == 1U);
  BOOST_TEST(times(svg, ">30,0</text>") == 1U);
  BOOST_TEST(times(svg, "aria-label=\"14.6 ng/mL, low\"") == 1U);
  BOOST_TEST(times(svg, "class=\"reach\"") == 0U);
}

BOOST_AUTO_TEST_CASE(open_ends_of_ranges_and_values_have_arrows) {
  RangePicture picture;
  picture.printed = span("", "5");
  picture.spot = span("", "4");
  picture.mark = mark_of(Status::normal);
  const Scale scale({number("5")}, {number("4")});
  const std::string svg = drawn(picture, scale);
  BOOST_TEST(times(svg, "printed tip") == 1U);
  BOOST_TEST(times(svg, "reach-tip") == 1U);
  BOOST_TEST(times(svg, "pin open") == 1U);
  picture.printed = span("1", "5");
  picture.spot = span("4", "4");
  BOOST_TEST(times(drawn(picture, scale), "tip") == 0U);
}

BOOST_AUTO_TEST_CASE(critical_limits_have_ticks_on_their_own_sides) {
  RangePicture picture;
  picture.spot = span("4", "4");
  picture.mark = mark_of(Status::normal);
  picture.critical = span("2.5", "");
  const Scale scale({number("3.5"), number("5.1")}, {number("2.5")});
  BOOST_TEST(times(drawn(picture, scale), "critical-tick") == 1U);
  picture.critical = span("2.5", "6.5");
  BOOST_TEST(times(drawn(picture, scale), "critical-tick") == 2U);
}

BOOST_AUTO_TEST_CASE(a_strip_fills_the_step_that_holds_the_value_alone) {
  Markup page;
  draw_strip(page, {{number("12"), number("20"), number("50")}, 1}, span("14.6", "14.6"),
             scale_30_100);
  const std::string svg = page.take();
  BOOST_TEST(times(svg, "step here") == 1U);
  BOOST_TEST(times(svg, "class=\"step") == 4U);
}

BOOST_AUTO_TEST_SUITE_END()

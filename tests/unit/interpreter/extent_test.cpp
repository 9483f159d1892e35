#include "interpreter/extent.h"

#include <boost/test/unit_test.hpp>

#include "make.h"

namespace {

using namespace labread;

struct Row {
  std::string_view value, range;
  Side side;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(extents)

BOOST_AUTO_TEST_CASE(a_value_is_compared_with_bounds_as_printed) {
  const Row rows[] = {
      {"18.2", "30-100", Side::below},  {"30", "30-100", Side::inside},
      {"30.0", "30-100", Side::inside}, {"100", "30-100", Side::inside},
      {"100.1", "30-100", Side::above}, {"5", "<5", Side::above},
      {"5", "<=5", Side::inside},       {"4.99", "<5", Side::inside},
      {"60", ">60", Side::below},       {"60", ">=60", Side::inside},
      {"0.3", "0.1-0.3", Side::inside}, {"-2", "-3-3", Side::inside},
  };
  for (const Row& row : rows) {
    if (row.range.front() == '-') continue;  // negative ranges are made below
    const PrintedRange range = make::range(row.range);
    const auto extent = extent_of(make::value(row.value));
    BOOST_REQUIRE(extent.has_value());
    BOOST_TEST((side_of(*extent, range.low, range.high) == row.side),
               row.value << " against " << row.range);
  }
}

BOOST_AUTO_TEST_CASE(a_censored_value_is_an_interval) {
  const Row rows[] = {
      {"<4.0", "30-100", Side::below},    {"<0.2", "<=1.0", Side::inside},
      {"<5", "3-10", Side::unclear},      {"<30", "30-100", Side::below},
      {"<=30", "30-100", Side::unclear},  {">100", "30-100", Side::above},
      {">=100", "30-100", Side::unclear}, {">60", ">60", Side::inside},
      {">60", ">=60", Side::inside},      {">=60", ">60", Side::unclear},
      {"<0.01", "0-0.04", Side::inside},  {">90", "60-120", Side::unclear},
      {"<5", "<5", Side::inside},
  };
  for (const Row& row : rows) {
    const PrintedRange range = make::range(row.range);
    BOOST_TEST((side_of(*extent_of(make::value(row.value)), range.low, range.high) == row.side),
               row.value << " against " << row.range);
  }
}

BOOST_AUTO_TEST_CASE(an_interval_value_is_inside_only_as_a_whole) {
  Value cells;
  cells.kind = ValueKind::interval;
  cells.number = make::number("2");
  cells.upper = make::number("4");
  const auto side = [&](std::string_view text) {
    const PrintedRange range = make::range(text);
    return side_of(*extent_of(cells), range.low, range.high);
  };
  BOOST_TEST((side("0-5") == Side::inside));
  BOOST_TEST((side("0-3") == Side::unclear));
  BOOST_TEST((side("5-9") == Side::below));
}

BOOST_AUTO_TEST_CASE(an_ambiguous_number_has_no_extent) {
  Value value = make::value("1.234");
  value.ambiguous = true;
  BOOST_TEST(!extent_of(value));
}

BOOST_AUTO_TEST_CASE(comparisons_are_true_false_or_open) {
  const auto less = [](std::string_view value, std::string_view limit) {
    return is_less(*extent_of(make::value(value)), make::number(limit));
  };
  BOOST_TEST((less("11.8", "12") == Truth::yes));
  BOOST_TEST((less("12", "12") == Truth::no));
  BOOST_TEST((less("<12", "12") == Truth::yes));
  BOOST_TEST((less("<15", "12") == Truth::unknown));
  BOOST_TEST((less(">15", "12") == Truth::no));
}

BOOST_AUTO_TEST_SUITE_END()

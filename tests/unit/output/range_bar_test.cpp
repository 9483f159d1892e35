#include "output/range_bar.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "../interpreter/make.h"
#include "output/terminal.h"

using namespace labread;
using make::result;

namespace {

// A bar of ten columns with five on either side.
std::string line_of(const Result& printed, const Patient& patient = make::woman()) {
  const Interpretation answer = make::answer({printed}, patient);
  const auto bar = bar_of(answer.report.results.front(), answer.results.front(), answer.patient,
                          Catalogue::built_in());
  if (!bar) return {};
  const std::string line = drawn(*bar, {4, 4, 10, 5});
  return line.substr(0, line.find_last_not_of(' ') + 1);
}

struct Row {
  std::string_view value, range, line;
};

Result flagged(std::string_view value, std::string_view meaning) {
  Result made = result("Unknown Test", value, "U/L", "10-20");
  made.flag_meaning = meaning;
  return made;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(range_bar)

BOOST_AUTO_TEST_CASE(the_value_stands_where_it_lies) {
  const Row rows[] = {
      {"9.9", "10-20", "    ●   10 ├──────────┤ 20"},
      {"7.5", "10-20", "  ●··   10 ├──────────┤ 20"},
      {"21", "10-20", "        10 ├──────────┤ 20   ·●"},
      {"12", "10-20", "        10 ├──●───────┤ 20"},
      {"10", "10-20", "        10 ├●─────────┤ 20"},
      {"20", "10-20", "        10 ├─────────●┤ 20"},
  };
  for (const Row& row : rows) {
    BOOST_TEST(line_of(result("Unknown Test", row.value, "U/L", row.range)) == row.line);
  }
}

BOOST_AUTO_TEST_CASE(what_lies_further_out_than_the_line_reaches_stands_behind_slashes) {
  BOOST_TEST(line_of(result("Unknown Test", "400", "U/L", "10-20")) ==
             "        10 ├──────────┤ 20   ··//●");
  BOOST_TEST(line_of(result("Unknown Test", "0.1", "U/L", "10-20")) ==
             "●//··   10 ├──────────┤ 20");
}

BOOST_AUTO_TEST_CASE(a_value_of_which_only_a_limit_is_known_points_outwards) {
  BOOST_TEST(line_of(result("Unknown Test", "<9", "U/L", "10-20")) == " ◄─●·   10 ├──────────┤ 20");
  BOOST_TEST(line_of(result("Unknown Test", ">400", "U/L", "10-20")) ==
             "        10 ├──────────┤ 20   //●─►");
}

BOOST_AUTO_TEST_CASE(a_range_with_one_limit_is_open_on_the_other_side) {
  BOOST_TEST(line_of(result("Unknown Test", "6", "U/L", "<5")) ==
             "           ◄──────────┤ 5    ··●");
  BOOST_TEST(line_of(result("Unknown Test", "50", "U/L", ">60")) == "   ●·   60 ├──────────►");
}

BOOST_AUTO_TEST_CASE(a_limit_that_does_not_belong_to_the_range_lies_outside) {
  BOOST_TEST(line_of(result("Unknown Test", "5", "U/L", "<5")) == "           ◄──────────┤ 5    ●");
}

BOOST_AUTO_TEST_CASE(a_value_inside_stays_inside_whatever_its_flag_says) {
  BOOST_TEST(line_of(flagged("15", "high")) == "        10 ├─────●────┤ 20");
}

BOOST_AUTO_TEST_CASE(our_range_is_drawn_where_none_is_printed_in_the_unit_of_the_report) {
  BOOST_TEST(line_of(result("25-OH Vitamin D", "41", "nmol/L")) == "   ●·   50 ├──────────┤ 125");
}

BOOST_AUTO_TEST_CASE(of_printed_bands_the_normal_ones_are_the_bar) {
  Result banded = result("25-OH Vitamin D", "25", "ng/mL");
  banded.range.text = "deficient < 20\nsufficient 30 - 100";
  Band low, enough;
  low.meaning = "deficient";
  low.high = Bound{make::number("20"), false};
  enough.meaning = "sufficient";
  enough.low = Bound{make::number("30"), true};
  enough.high = Bound{make::number("100"), true};
  banded.range.bands = {low, enough};
  BOOST_TEST(line_of(banded) == "    ●   30 ├──────────┤ 100");
}

BOOST_AUTO_TEST_CASE(bands_that_leave_open_what_is_normal_are_not_drawn) {
  Result banded = result("25-OH Vitamin D", "12", "ng/mL");
  banded.range.text = "deficient < 20\neverybody > 20\nat risk 30 - 60";
  Band low, everybody, at_risk;
  low.meaning = "deficient";
  low.high = Bound{make::number("20"), false};
  everybody.low = Bound{make::number("20"), false};
  at_risk.meaning = "optimal";
  at_risk.low = Bound{make::number("30"), true};
  at_risk.high = Bound{make::number("60"), true};
  banded.range.bands = {low, everybody, at_risk};
  BOOST_TEST(line_of(banded) == "");
}

BOOST_AUTO_TEST_CASE(nothing_is_drawn_of_words_and_without_limits) {
  BOOST_TEST(line_of(result("Unknown Test", "5", "U/L")) == "");
}

BOOST_AUTO_TEST_CASE(a_narrow_terminal_has_a_shorter_line) {
  const RangeBar bar{{make::number("10"), make::number("20")},
                     "10",
                     "20",
                     {make::number("400"), make::number("400")},
                     Status::high};
  for (const std::size_t room : {36U, 60U, 78U, 98U}) {
    BOOST_TEST(display_width(drawn(bar, bar_widths({bar}, room))) <= room);
  }
}

BOOST_AUTO_TEST_SUITE_END()

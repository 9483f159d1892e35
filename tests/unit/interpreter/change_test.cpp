#include "interpreter/change.h"

#include <boost/test/unit_test.hpp>

#include "make.h"

namespace {

using namespace labread;
using make::number;

const Catalogue& catalogue() { return Catalogue::built_in(); }

Extent extent(std::string_view text) { return *extent_of(make::value(text)); }

ReferenceChange limits_of(std::string_view analyte) {
  return reference_change_of(*catalogue().index_of(analyte), catalogue()).value();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(change)

// Ferritin: within-subject 12.8 %, analytical 5 %. √2 · 1.96 · √(12.8² + 5²) = 2.7719 · 13.742.
BOOST_AUTO_TEST_CASE(the_reference_change_value_joins_the_variation_of_person_and_method) {
  const ReferenceChange ferritin = limits_of("ferritin");
  BOOST_TEST(ferritin.up_percent == 38.0906, boost::test_tools::tolerance(1e-5));
  BOOST_TEST(ferritin.down_percent == ferritin.up_percent);
  BOOST_TEST(ferritin.variation->source == "EFLM_BV");
}

// C-reactive protein: 34.1 % and 17.05 %, so CV² = 0.145351, σ = √ln 1.145351 = 0.368390 and the
// limits are e^±(2.7719 · 0.368390) = e^±1.02113.
BOOST_AUTO_TEST_CASE(a_person_who_varies_much_has_log_normal_limits) {
  const ReferenceChange crp = limits_of("crp");
  BOOST_TEST(crp.up_percent == 177.63, boost::test_tools::tolerance(1e-4));
  BOOST_TEST(crp.down_percent == 63.98, boost::test_tools::tolerance(1e-4));
}

BOOST_AUTO_TEST_CASE(there_are_no_limits_without_figures_or_where_per_cents_depend_on_the_unit) {
  BOOST_TEST(!reference_change_of(*catalogue().index_of("egfr"), catalogue()));
  BOOST_TEST(!reference_change_of(*catalogue().index_of("hba1c"), catalogue()));
}

BOOST_AUTO_TEST_CASE(a_change_is_known_at_least_so_much_or_unknown) {
  struct Row {
    std::string_view earlier, later;
    Direction direction;
    ChangeSize size;
    std::string_view difference;  // empty: none
    double percent;
  };
  const Row rows[] = {
      {"20", "26", Direction::up, ChangeSize::exact, "6", 30},
      {"18.20", "14.56", Direction::down, ChangeSize::exact, "-3.64", -20},
      {"8.40", "8.4", Direction::none, ChangeSize::exact, "0", 0},
      {"0", "3", Direction::up, ChangeSize::exact, "3", 0},  // of nothing there is no per cent
      {"<4.0", "18.2", Direction::up, ChangeSize::at_least, "14.2", 355},
      {"12", "<4.0", Direction::down, ChangeSize::at_least, "-8", -66.666667},
      {">2000", "500", Direction::down, ChangeSize::at_least, "-1500", -75},
      {"500", ">2000", Direction::up, ChangeSize::at_least, "1500", 300},
      {"<4.0", "4.0", Direction::up, ChangeSize::at_least, "0", 0},
      {"<=4.0", "4.0", Direction::unknown, ChangeSize::unknown, "", 0},  // it may have been 4.0
      {"<4.0", "3", Direction::unknown, ChangeSize::unknown, "", 0},
      {"<4.0", "<4.0", Direction::unknown, ChangeSize::unknown, "", 0},
      {"<4.0", "<8.0", Direction::unknown, ChangeSize::unknown, "", 0},
      {">100", ">200", Direction::unknown, ChangeSize::unknown, "", 0},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.earlier << " to " << row.later) {
      const Change found = change_between(extent(row.earlier), extent(row.later));
      BOOST_TEST((found.direction == row.direction));
      BOOST_TEST((found.size == row.size));
      BOOST_REQUIRE(found.difference.has_value() == !row.difference.empty());
      if (found.difference) BOOST_TEST((*found.difference == number(row.difference)));
      if (row.percent != 0) {
        BOOST_TEST(found.percent.value() == row.percent, boost::test_tools::tolerance(1e-6));
      }
    }
  }
  BOOST_TEST(!change_between(extent("0"), extent("3")).percent);
}

BOOST_AUTO_TEST_CASE(a_verdict_holds_for_every_value_that_a_censored_one_may_be) {
  struct Row {
    std::string_view earlier, later;
    ChangeVerdict verdict;
  };
  // Limits: 20 % up, 15 % down.
  const ReferenceChange limits{20, 15, nullptr};
  const Row rows[] = {
      {"100", "120", ChangeVerdict::within},  // the limit itself is not exceeded
      {"100", "121", ChangeVerdict::beyond},   {"100", "85", ChangeVerdict::within},
      {"100", "84", ChangeVerdict::beyond},    {"<100", "130", ChangeVerdict::beyond},
      {"<100", "110", ChangeVerdict::unclear},  // from 99 within, from 50 beyond
      {"100", "<90", ChangeVerdict::unclear},  {"100", "<80", ChangeVerdict::beyond},
      {">100", "80", ChangeVerdict::beyond},   {">100", "110", ChangeVerdict::unclear},
      {"100", ">110", ChangeVerdict::unclear}, {"<4", "<4", ChangeVerdict::unclear},
      {"0", "1", ChangeVerdict::unclear},
  };
  for (const Row& row : rows) {
    BOOST_TEST((verdict_on(extent(row.earlier), extent(row.later), limits) == row.verdict),
               row.earlier << " to " << row.later);
  }
}

BOOST_AUTO_TEST_SUITE_END()

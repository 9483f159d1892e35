#include "base/date.h"

#include <boost/test/unit_test.hpp>

using labread::Date;
using labread::is_valid;
using labread::Moment;
using labread::TimeOfDay;
using labread::years_between;

BOOST_AUTO_TEST_SUITE(date)

BOOST_AUTO_TEST_CASE(knows_which_days_exist) {
  for (const Date& day : {Date{2024, 1, 1}, Date{2024, 2, 29}, Date{2000, 2, 29},
                          Date{2023, 12, 31}, Date{1880, 1, 1}, Date{2200, 12, 31}}) {
    BOOST_TEST_CONTEXT((Moment{day, {}}.to_iso())) { BOOST_TEST(is_valid(day)); }
  }
  for (const Date& day : {Date{}, Date{2023, 2, 29}, Date{1900, 2, 29}, Date{2023, 4, 31},
                          Date{2023, 13, 1}, Date{2023, 0, 1}, Date{2023, 1, 0}, Date{2023, 1, 32},
                          Date{1879, 12, 31}, Date{2201, 1, 1}, Date{2023, -1, 1}}) {
    BOOST_TEST_CONTEXT((Moment{day, {}}.to_iso())) { BOOST_TEST(!is_valid(day)); }
  }
}

BOOST_AUTO_TEST_CASE(prints_iso_with_the_time_where_there_is_one) {
  BOOST_TEST((Moment{{2024, 1, 12}, {}}.to_iso()) == "2024-01-12");
  BOOST_TEST((Moment{{2024, 1, 12}, TimeOfDay{8, 5}}.to_iso()) == "2024-01-12T08:05");
  BOOST_TEST((Moment{{2024, 11, 2}, TimeOfDay{0, 0}}.to_iso()) == "2024-11-02T00:00");
}

BOOST_AUTO_TEST_CASE(an_age_grows_on_the_birthday) {
  BOOST_TEST(years_between({1970, 6, 15}, {2024, 6, 14}).value() == 53);
  BOOST_TEST(years_between({1970, 6, 15}, {2024, 6, 15}).value() == 54);
  BOOST_TEST(years_between({1970, 6, 15}, {2024, 7, 1}).value() == 54);
  BOOST_TEST(years_between({2024, 6, 15}, {2024, 6, 15}).value() == 0);
}

BOOST_AUTO_TEST_CASE(somebody_born_on_a_leap_day_is_older_from_the_first_of_march) {
  BOOST_TEST(years_between({2004, 2, 29}, {2022, 2, 28}).value() == 17);
  BOOST_TEST(years_between({2004, 2, 29}, {2022, 3, 1}).value() == 18);
}

BOOST_AUTO_TEST_CASE(nobody_is_born_after_the_sample) {
  BOOST_TEST(!years_between({2024, 6, 15}, {2024, 6, 14}));
}

BOOST_AUTO_TEST_CASE(moments_are_ordered_by_day_then_time_and_a_day_alone_comes_first) {
  BOOST_TEST((Moment{{2024, 1, 12}, {}} < Moment{{2024, 1, 12}, TimeOfDay{0, 0}}));
  BOOST_TEST((Moment{{2024, 1, 12}, TimeOfDay{9, 0}} < Moment{{2024, 1, 12}, TimeOfDay{10, 0}}));
  BOOST_TEST((Moment{{2024, 1, 12}, TimeOfDay{9, 0}} < Moment{{2024, 1, 13}, {}}));
}

BOOST_AUTO_TEST_SUITE_END()

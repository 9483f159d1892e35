#include "interpreter/patient.h"

#include <boost/test/unit_test.hpp>

#include "make.h"

namespace {

using namespace labread;
using make::number;

ReportHeader born(const Date& birth, const Date& collected) {
  ReportHeader header;
  header.patient.birth_date = birth;
  header.collected = Moment{collected, {}};
  return header;
}

Population people(std::string_view age_min, std::optional<Sex> sex = {}) {
  Population population;
  population.age_min = number(age_min);
  population.sex = sex;
  return population;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(patients)

BOOST_AUTO_TEST_CASE(what_the_user_says_goes_before_what_is_printed) {
  ReportHeader header;
  header.patient.sex = Sex::male;
  header.patient.age_years = 60;
  Patient supplied;
  supplied.sex = Sex::female;
  const Patient patient = patient_of(header, supplied);
  BOOST_TEST((patient.sex == Sex::female));
  BOOST_TEST((patient.sex_origin == PatientOrigin::user));
  BOOST_TEST((patient.age_years == number("60")));
  BOOST_TEST((patient.age_origin == PatientOrigin::report));
}

BOOST_AUTO_TEST_CASE(the_age_is_that_on_the_day_of_collection) {
  BOOST_TEST((patient_of(born({1969, 1, 13}, {2024, 1, 12}), {}).age_years == number("54")));
  BOOST_TEST((patient_of(born({1969, 1, 12}, {2024, 1, 12}), {}).age_years == number("55")));
}

BOOST_AUTO_TEST_CASE(the_age_of_a_small_child_has_a_fraction) {
  const auto week = patient_of(born({2024, 3, 1}, {2024, 3, 8}), {}).age_years;
  BOOST_TEST(week->to_double() == 7.5 / 365.25, boost::test_tools::tolerance(1e-9));
  const auto half = patient_of(born({2023, 9, 1}, {2024, 3, 1}), {}).age_years;
  BOOST_TEST((number("0.49") < *half && *half < number("0.51")));
  BOOST_TEST((patient_of(born({2023, 3, 1}, {2024, 3, 1}), {}).age_years >= number("1")));
}

BOOST_AUTO_TEST_CASE(a_bare_age_of_zero_or_one_is_too_coarse_for_the_bands_of_that_age) {
  ReportHeader header;
  header.patient.age_years = 1;
  BOOST_TEST(!patient_of(header, {}).age_years);
  header.patient.age_months = 18;
  BOOST_TEST((patient_of(header, {}).age_years == number("1.5")));
}

BOOST_AUTO_TEST_CASE(a_population_fits_only_who_surely_belongs_to_it) {
  Patient unknown;
  BOOST_TEST(fits(people("0"), unknown));
  BOOST_TEST(!fits(people("18"), unknown));
  BOOST_TEST(!fits(people("0", Sex::male), unknown));
  BOOST_TEST(fits(people("18", Sex::female), make::woman()));
  BOOST_TEST(!fits(people("18", Sex::male), make::woman()));
  BOOST_TEST(may_fit(people("18", Sex::male), unknown));
  BOOST_TEST(!may_fit(people("18", Sex::male), make::woman()));
}

BOOST_AUTO_TEST_CASE(ages_begin_at_the_minimum_and_end_before_the_maximum) {
  Population teens = people("10");
  teens.age_max = number("13");
  BOOST_TEST(fits(teens, make::person(Sex::male, "10")));
  BOOST_TEST(fits(teens, make::person(Sex::male, "12.99")));
  BOOST_TEST(!fits(teens, make::person(Sex::male, "13")));
}

BOOST_AUTO_TEST_CASE(in_pregnancy_only_intervals_for_pregnancy_fit) {
  Patient pregnant = make::woman();
  pregnant.pregnant = true;
  pregnant.trimester = Trimester::second;
  Population second = people("18", Sex::female);
  second.pregnant = true;
  second.trimester = Trimester::second;
  Population third = second;
  third.trimester = Trimester::third;
  BOOST_TEST(fits(second, pregnant));
  BOOST_TEST(!fits(third, pregnant));
  BOOST_TEST(!fits(people("18"), pregnant));
  BOOST_TEST(!fits(second, make::woman()));
}

BOOST_AUTO_TEST_SUITE_END()

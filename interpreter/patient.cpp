#include "interpreter/patient.h"

#include "interpreter/convert.h"

namespace labread {
namespace {

// Days since 1 March of year 0, which puts the leap day at the end of a year.
long day_number(const Date& date) {
  const int shifted = date.month <= 2 ? date.year - 1 : date.year;
  const int month = date.month <= 2 ? date.month + 9 : date.month - 3;
  const long years = shifted;
  return 365 * years + years / 4 - years / 100 + years / 400 + (153 * month + 2) / 5 + date.day - 1;
}

// The age on a day. Below two years the fraction decides between the bands of small children, so it
// is kept; later only full years count, because reports print no more.
std::optional<Decimal> age_between(const Date& birth, const Date& day) {
  const std::optional<int> years = years_between(birth, day);
  if (!years) return std::nullopt;
  if (*years >= 2) return Decimal{*years, 0};
  // The middle of the day, clear of the limits of bands in full days.
  const auto days = static_cast<double>(day_number(day) - day_number(birth)) + 0.5;
  const std::optional<Decimal> exact = rounded(days / 365.25);
  const Decimal full{*years, 0};
  if (!exact || *exact < full) return full;  // a birthday is a full year, leap years or not
  return exact;
}

std::optional<Date> day_of(const ReportHeader& header) {
  for (const std::optional<Moment>* moment :
       {&header.collected, &header.received, &header.reported}) {
    if (*moment) return (*moment)->date;
  }
  return std::nullopt;
}

// A printed age of 0 or 1 years leaves open which of the narrow bands of that age holds.
std::optional<Decimal> printed_age(const ReportHeader& header) {
  const PatientFacts& facts = header.patient;
  const std::optional<Date> day = day_of(header);
  if (facts.birth_date && day) {
    if (const auto age = age_between(*facts.birth_date, *day)) return age;
  }
  if (facts.age_months) return decimal_from(*facts.age_months / 12.0);
  if (facts.age_years && *facts.age_years >= 2) return Decimal{*facts.age_years, 0};
  return std::nullopt;
}

bool has_age_limits(const Population& population) {
  return population.age_max || Decimal{0, 0} < population.age_min;
}

bool in_age(const Population& population, const Decimal& age) {
  return population.age_min <= age && (!population.age_max || age < *population.age_max);
}

}  // namespace

Patient patient_of(const ReportHeader& header, Patient supplied) {
  if (supplied.sex) {
    supplied.sex_origin = PatientOrigin::user;
  } else if (header.patient.sex) {
    supplied.sex = header.patient.sex;
    supplied.sex_origin = PatientOrigin::report;
  }
  if (supplied.age_years) {
    supplied.age_origin = PatientOrigin::user;
  } else if (const auto age = printed_age(header)) {
    supplied.age_years = age;
    supplied.age_origin = PatientOrigin::report;
  }
  return supplied;
}

bool fits(const Population& population, const Patient& patient) {
  const bool pregnant = patient.pregnant.value_or(false);
  if (population.pregnant != pregnant) return false;
  if (pregnant && population.trimester && patient.trimester != population.trimester) return false;
  if (population.sex && patient.sex != population.sex) return false;
  if (!has_age_limits(population)) return true;
  return patient.age_years && in_age(population, *patient.age_years);
}

bool may_fit(const Population& population, const Patient& patient) {
  if (population.pregnant && !patient.pregnant.value_or(false)) return false;
  if (population.sex && patient.sex && patient.sex != population.sex) return false;
  return !patient.age_years || in_age(population, *patient.age_years);
}

}  // namespace labread

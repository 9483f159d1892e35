#include "interpreter/same_person.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace labread {
namespace {

using Words = std::vector<std::string>;

bool names_differ(const Words& a, const Words& b, bool born_alike) {
  if (a.empty() || b.empty()) return false;
  const auto shared = std::ranges::count_if(
      a, [&](const std::string& word) { return std::ranges::find(b, word) != b.end(); });
  const auto enough =
      born_alike ? 1 : static_cast<std::ptrdiff_t>(std::min({a.size(), b.size(), std::size_t{2}}));
  return shared < enough;
}

std::optional<Date> day_of(const ReportHeader& header) {
  for (const auto* moment : {&header.collected, &header.received, &header.reported}) {
    if (*moment) return (*moment)->date;
  }
  return std::nullopt;
}

// Printed ages that do not grow with the years between the reports; a birthday may lie between.
bool ages_differ(const ReportHeader& a, const ReportHeader& b) {
  const auto first = day_of(a);
  const auto second = day_of(b);
  if (!a.patient.age_years || !b.patient.age_years || !first || !second) return false;
  const int apart = second->year - first->year;
  return std::abs(*b.patient.age_years - *a.patient.age_years - apart) > 1;
}

}  // namespace

std::string_view contradiction_between(const ReportHeader& a, const ReportHeader& b) {
  const PatientFacts& one = a.patient;
  const PatientFacts& other = b.patient;
  const bool both_born = one.birth_date && other.birth_date;
  if (both_born && *one.birth_date != *other.birth_date) return "birth date";
  if (one.sex && other.sex && *one.sex != *other.sex) return "sex";
  if (names_differ(one.name_words, other.name_words, both_born)) return "name";
  return !both_born && ages_differ(a, b) ? "age" : "";
}

bool says_whose_it_is(const ReportHeader& header) {
  return !header.patient.name_words.empty() || header.patient.birth_date;
}

}  // namespace labread

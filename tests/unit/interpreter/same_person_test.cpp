#include "interpreter/same_person.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace labread;

ReportHeader head(std::vector<std::string> name, std::optional<Date> birth = {},
                  std::optional<Sex> sex = {}, std::optional<int> age = {},
                  std::optional<Date> collected = {}) {
  ReportHeader header;
  header.patient.name_words = std::move(name);
  header.patient.birth_date = birth;
  header.patient.sex = sex;
  header.patient.age_years = age;
  if (collected) header.collected = Moment{*collected, {}};
  return header;
}

constexpr Date born{1971, 4, 23};
constexpr Date born_later{1999, 4, 23};

}  // namespace

BOOST_AUTO_TEST_SUITE(same_person)

BOOST_AUTO_TEST_CASE(what_contradicts_is_named) {
  struct Row {
    ReportHeader a, b;
    std::string_view contradiction;
    std::string_view why;
  };
  const Row rows[] = {
      {head({"sample", "maren"}, born), head({"sample", "maren"}, born), "", "the same"},
      {head({"sample", "maren"}), head({}), "", "one says nothing"},
      {head({"sample", "maren"}), head({"maren", "elise", "sample"}), "", "a second first name"},
      {head({"sample"}), head({"sample", "maren"}), "", "initials are no words"},
      {head({"sample", "maren"}, born), head({"example", "maren"}, born), "", "a new family name"},
      {head({"sample", "maren"}, born), head({"sample", "maren"}, born_later), "birth date",
       "a namesake"},
      {head({"sample", "maren"}), head({"sample", "robin"}), "name", "relatives"},
      {head({"sample", "maren"}, born), head({"example", "kim"}, born), "name",
       "born on one day, another name"},
      {head({}, {}, Sex::female), head({}, {}, Sex::male), "sex", "sexes"},
      {head({}, {}, {}, 40, Date{2020, 6, 1}), head({}, {}, {}, 45, Date{2025, 1, 1}), "", "aged"},
      {head({}, {}, {}, 40, Date{2020, 6, 1}), head({}, {}, {}, 43, Date{2025, 1, 1}), "age",
       "aged too little"},
  };
  for (const Row& row : rows) {
    BOOST_TEST(contradiction_between(row.a, row.b) == row.contradiction, row.why);
    BOOST_TEST(contradiction_between(row.b, row.a) == row.contradiction, row.why);
  }
}

BOOST_AUTO_TEST_SUITE_END()

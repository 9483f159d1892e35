// Who a report is about where the head has words of real reports around it: the built-in lexicon
// reads them.
#include <boost/test/unit_test.hpp>

#include <optional>
#include <string_view>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

struct Head {
  std::string_view text;
  std::optional<Sex> sex;
  std::optional<int> years;
};

void check(std::initializer_list<Head> heads) {
  for (const Head& head : heads) {
    const PatientFacts patient = report_of(head.text).header.patient;
    BOOST_TEST((patient.sex == head.sex), head.text);
    BOOST_TEST((patient.age_years == head.years), head.text);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(person)

BOOST_AUTO_TEST_CASE(a_letter_tells_of_the_patient_in_its_first_sentence) {
  check({
      {"HISTORY: This is a 71-year-old man who presented with melena.", Sex::male, 71},
      {"This is a 34-year-old healthy woman.", Sex::female, 34},
      {"Sex: F\nHer 71-year-old neighbour is a man.", Sex::female, std::nullopt},
      {"Labs of a 71-year-old.", std::nullopt, std::nullopt},
  });
}

BOOST_AUTO_TEST_CASE(short_forms_tell_sex_and_age) {
  check({
      {"AGE/SX: 81/F            ROOM: 0318", Sex::female, 81},
      {"Pat.: MUSTER Theresia, w, geb. 19.10.1946 (77 J)", Sex::female, 77},
      {"Pat.: MUSTER, M, geb. 19.10.1946 (77 J)", std::nullopt, 77},
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

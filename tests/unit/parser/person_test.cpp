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

BOOST_AUTO_TEST_CASE(the_name_of_the_person_above_a_table_is_no_section) {
  const Report report = report_of(
      "Laborbefund\n\nName: Muster, Eva\nGeburtsdatum: 11.07.1956\n\n"
      "Untersuchung   Ergebnis   Einheit   Referenzbereich\n"
      "Calcium   2,05   mmol/l   2,15 - 2,58\nKalium   4,1   mmol/l   3,5 - 5,1\n");
  BOOST_REQUIRE_EQUAL(report.results.size(), 2U);
  BOOST_TEST(report.results[0].section == "");
}

BOOST_AUTO_TEST_CASE(a_letter_tells_of_the_patient_in_its_first_sentence) {
  check({
      {"HISTORY: This is a 71-year-old man who presented with melena.", Sex::male, 71},
      {"This is a 34-year-old healthy woman.", Sex::female, 34},
      {"Labor einer 34-jährigen Frau, nüchtern.", Sex::female, 34},
      {"Bloedonderzoek van een 71-jarige man.", Sex::male, 71},
      {"En 52-årig kvinna med trötthet.", Sex::female, 52},
      {"The 10-year risk of a man like this.", std::nullopt, std::nullopt},
      {"The 30-year-old son of Mrs Sample.", std::nullopt, std::nullopt},
      {"Sex: F\nHer 71-year-old neighbour is a man.", Sex::female, std::nullopt},
      {"Labs of a 71-year-old.", std::nullopt, std::nullopt},
  });
}

BOOST_AUTO_TEST_CASE(a_method_is_no_form_of_address) {
  check({
      {"Test        Result   Units    Range         Flag   Method\n"
       "Zinc        153      ug/dL    60 - 106      H      ICP-MS\n"
       "Copper      91       ug/dL    70 - 140             LC-MS/MS\n",
       std::nullopt, std::nullopt},
  });
}

BOOST_AUTO_TEST_CASE(short_forms_tell_sex_and_age) {
  check({
      {"AGE/SX: 81/F            ROOM: 0318", Sex::female, 81},
      {"Pat.: MUSTER Theresia, w, geb. 19.10.1946 (77 J)", Sex::female, 77},
      {"Pat.: MUSTER, M, geb. 19.10.1946 (77 J)", std::nullopt, 77},
  });
}

BOOST_AUTO_TEST_CASE(sex_and_age_may_stand_between_dots_or_bars) {
  check({
      {"Jordan Sample \u2022 Male \u2022 41 years", Sex::male, 41},
      {"Tessa Sample \u00b7 Female \u00b7 36 \u00b7 Test date: 2025-10-21", Sex::female, 36},
      {"ID 00218846 | Mr. Daniel SAMPLE | Male | 47 years old | Exam date: 2024/06/03", Sex::male,
       47},
      {"Sample | M | 41 results", std::nullopt, std::nullopt},
      {"Male \u00b7 12 biomarkers", std::nullopt, std::nullopt},
  });
}

BOOST_AUTO_TEST_CASE(sex_and_age_may_stand_behind_a_name) {
  check({
      {"Dhr. J. Voorbeeld, 58 jaar, man", Sex::male, 58},
      {"A. Sample, 41 years, female", Sex::female, 41},
      {"Dear Ms A. SAMPLE (F/41), your results of sample 2211 are ready:", Sex::female, 41},
      {"A. SAMPLE (58/M)", Sex::male, 58},
      {"Adults, 18 years, female: 12 - 16", std::nullopt, std::nullopt},
      {"Shelf (M/1) 12", std::nullopt, std::nullopt},
      {"Ward 4 (F/12)", std::nullopt, std::nullopt},
      {"B. Sample, 12 High Street, M", std::nullopt, std::nullopt},
  });
}

BOOST_AUTO_TEST_CASE(an_age_may_stand_in_brackets_behind_the_birth_date) {
  check({
      {"Date of birth: 8 January 1957 (aged 68 years)     Sex: Female", Sex::female, 68},
      {"Sex: Female  |  Date of Birth: 1990-02-17 (35)", Sex::female, 35},
      {"Sex: Female  |  Date of Birth: 1990-02-17 (room 35)", Sex::female, std::nullopt},
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

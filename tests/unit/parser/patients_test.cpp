#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "parser/results/read_report.h"
#include "parser/text/read_text.h"

namespace labread {
namespace {

std::vector<Report> read(const std::string& text, const SaidConventions& said = {}) {
  return read_report(read_text(text, Limits{}), Catalogue::built_in(), said);
}

const std::string titles =
    "Test            Result   Flag   Units    Reference Range\n"
    "Glucose         92              mg/dL    70-99\n";

std::string report_of(const std::string& person) {
  return "Hillside Laboratory\n" + person + "\nCollected: 03/14/2024\n\n" + titles;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(patients)

BOOST_AUTO_TEST_CASE(two_people_in_one_text_have_a_report_each) {
  const auto reports = read(report_of("Patient: Orr, Alan     DOB: 04/15/1961   Sex: M") + "\n\n" +
                            report_of("Patient: Vance, Ruth   DOB: 09/02/1988   Sex: F"));
  BOOST_REQUIRE(reports.size() == 2U);
  BOOST_TEST((reports[0].header.patient.sex == Sex::male));
  BOOST_TEST((reports[1].header.patient.sex == Sex::female));
  BOOST_TEST(reports[1].header.patient.birth_date->year == 1988);
  for (const Report& report : reports) {
    BOOST_TEST(report.results.size() == 1U);
    BOOST_TEST(report.header.laboratory == "Hillside Laboratory");
    BOOST_TEST(report.notes.back().code == "several_patients");
  }
}

BOOST_AUTO_TEST_CASE(two_people_on_two_pages_are_parted_at_the_page) {
  const auto reports = read(report_of("Patient: Orr, Alan   Age: 62   Sex: M") + "\f" +
                            report_of("Patient: Vance, Ruth   Age: 35   Sex: F"));
  BOOST_REQUIRE(reports.size() == 2U);
  BOOST_TEST(reports[1].results.front().where.page == 2);
}

// "MS" is a form of address, "Gen" a sex and "DU" a birth elsewhere.
BOOST_AUTO_TEST_CASE(methods_and_names_of_tests_are_no_heads_of_another_person) {
  const std::string first = report_of("Patient: Orr, Alan   DOB: 04/15/1961   Sex: M");
  const std::string methods =
      "D-dimer, D-dimer units        175          ng/mL D-DU   below 250   LC-MS/MS\n"
      "Lab: ICP-MS\n"
      "HIV Ag/Ab, 4th Gen            negative     neg\n"
      "Lab: ICP-MS\n"
      "Riboflavin                    18           ug/L         1 - 19\n";
  BOOST_TEST(read(first + methods).size() == 1U);
}

BOOST_AUTO_TEST_CASE(one_person_stays_one_report) {
  const std::string first = report_of("Patient: ORR, ALAN B   DOB: 04/15/1961   Sex: M");
  for (const std::string& again : {
           report_of("Patient: Alan Orr   DOB: 04/15/1961   Sex: M"),  // the name turned round
           report_of("Patient: Mr Orr   Sex: M"),                      // a part of it
           report_of("Patient: A. Brown   DOB: 04/15/1961   Sex: M"),  // the same birth date
           report_of("Patient: see page 1"),                           // nobody
           std::string("Name: Dr. Ruth Vance   Sex: F\nsigned\n"),     // without results
           "Medicines\nName: Metformin\nName: Ramipril\n" + titles,    // no person
       }) {
    BOOST_TEST(read(first + "\n\n" + again).size() == 1U, again);
  }
}

BOOST_AUTO_TEST_CASE(a_result_carries_the_date_of_its_own_draw) {
  const auto reports = read("Patient: Orr, Alan\n\nCollected: 03/14/2024\n" + titles +
                            "\nCollected: 05/20/2024\n" + titles);
  BOOST_REQUIRE(reports.size() == 1U);
  BOOST_REQUIRE(reports[0].results.size() == 2U);
  BOOST_TEST((reports[0].header.collected->date == Date{2024, 3, 14}));
  BOOST_TEST(!reports[0].results[0].collected.has_value());
  BOOST_REQUIRE(reports[0].results[1].collected.has_value());
  BOOST_TEST((reports[0].results[1].collected->date == Date{2024, 5, 20}));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(said_conventions)

BOOST_AUTO_TEST_CASE(the_decimal_mark_that_the_user_says_is_never_overruled) {
  const std::string text =
      "Glucose   1.234   mg/L   700 - 9900\nCalcium   9.4   mg/dL   8.6-10.2\n";
  const auto number = [&](const SaidConventions& said) {
    return read(text, said).front().results.front().read.number->to_string();
  };
  BOOST_TEST(number({}) == "1.234");
  BOOST_TEST(number({DecimalMark::comma, {}, ""}) == "1234");
}

BOOST_AUTO_TEST_CASE(the_date_order_that_the_user_says_is_never_overruled) {
  const std::string text = "Collected: 03/04/2024\nReported: 03/14/2024\n\n" + titles;
  const auto collected = [&](const SaidConventions& said) {
    return read(text, said).front().header.collected->to_iso();
  };
  BOOST_TEST(collected({}) == "2024-03-04");
  BOOST_TEST(collected({{}, DateOrder::day_month, ""}) == "2024-04-03");
}

BOOST_AUTO_TEST_CASE(the_report_says_what_speaks_for_its_conventions) {
  const Conventions seen = read("Glucose   92,5   mg/dL   70,0-99,0\n").front().conventions;
  BOOST_TEST((seen.decimal_mark.value == DecimalMark::comma));
  BOOST_TEST((seen.decimal_mark.origin == Origin::detected));
  BOOST_TEST(seen.decimal_mark.seen == 3);
  const Conventions said =
      read("Glucose   92,5   mg/dL   70,0-99,0\n", {DecimalMark::point, {}, "de"})
          .front()
          .conventions;
  BOOST_TEST((said.decimal_mark.origin == Origin::user));
  BOOST_TEST(said.decimal_mark.against == 3);
  BOOST_TEST(said.language.value == "de");
}

BOOST_AUTO_TEST_CASE(the_words_of_a_name_are_kept_to_tell_people_apart) {
  using Words = std::vector<std::string>;
  const std::pair<std::string_view, Words> rows[] = {
      {"Patient: MARLOW, MAREN E.    Sex: Female", {"marlow", "maren"}},
      {"First Name: Maren\nLast Name: Marlow\nDOB: 1971-04-23", {"maren", "marlow"}},
      {"Name        Result   Units\nGlucose     92       mg/dL", {}},
      {"Referred by: Dr. Robin Example", {}},
  };
  for (const auto& [head, expected] : rows) {
    const auto reports = read(std::string(head) + "\n\nGlucose   92   mg/dL   70-99\n");
    const Words& found = reports.front().header.patient.name_words;
    BOOST_TEST_CONTEXT(head) { BOOST_TEST(found == expected, boost::test_tools::per_element()); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

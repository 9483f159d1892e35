// What a report says of its lines beside the rows: what was refused and why, earlier results, and
// where each field stood.
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "tests/unit/parser/report_rows.h"

namespace labread {

BOOST_AUTO_TEST_SUITE(row_accounts)

BOOST_AUTO_TEST_CASE(look_alikes_give_no_result) {
  const std::vector<std::string_view> lines = {
      "Phone: 503.555.0148",
      "DOB: 07/02/1961   AGE: 61",
      "CALCIUM 600 + D(3)",
      "Cholecalciferol 1000 IU daily",
      "Metformin 500 mg",
      "Deficiency:   <20 ng/mL",
      "Insufficiency:  20 - 29 ng/mL",
      "Page 1 of 2",
      "Triglycerides   <150   150 - 199   200 - 499   >=500",
      "NAME  SAMPLE PERSON (22Y/M)   HOME COLLECTION",
      "TNP: Test not performed.",
      "Unit 7, 55 Mill Lane, SW4 6TD                               - 1 -",
      "Glucose      1O7     mg/dL     >60",
      "Total charge: $148.50",
      "Vitamin D Status           25-OH Vitamin D:",
      "Vitamin D deficiency is defined as a level below 20 ng/mL in adults.",
      "Previous labs: Na 138, K 4.1, Cl 102, glucose 88",
      "On 01/12/2021 sodium 134 mmol/L, potassium 3.7 mmol/L, chloride 99 mmol/L.",
      "Goals: potassium 4.0 mmol/L, magnesium 2.0 mg/dL, phosphate 3.0 mg/dL",
      "Take calcium 600 mg, magnesium 250 mg, zinc 15 mg and potassium 20 mEq.",
      "Calcium 600, vitamin D 800 and one walk a day.",
      "Sodium 10 mg                     <1%",
  };
  for (const std::string_view line : lines) {
    BOOST_TEST_CONTEXT(line) { BOOST_TEST(rows_of(line) == ""); }
  }
}

BOOST_AUTO_TEST_CASE(two_values_without_titles_are_refused_with_the_reason) {
  const Report report = report_of("Calcium   9.1   8.4   mg/dL   8.6-10.3\n");
  BOOST_TEST(report.results.empty());
  BOOST_REQUIRE_EQUAL(report.skipped.size(), 1U);
  BOOST_TEST(report.skipped[0].line == 1);
  BOOST_TEST(!report.skipped[0].reason.empty());
}

BOOST_AUTO_TEST_CASE(columns_that_lost_their_rows_are_not_paired) {
  const Report report = report_of("Calcium\nPhosphorus\nAlbumin\n8.7\n3.1\nmg/dL\ng/dL\n");
  BOOST_TEST(report.results.empty());
  BOOST_REQUIRE_EQUAL(report.skipped.size(), 1U);
  BOOST_TEST(report.skipped[0].reason == "names and values stand in columns whose rows are lost");
}

BOOST_AUTO_TEST_CASE(a_name_with_a_range_and_no_value_is_accounted_for) {
  const Report report = report_of("Potassium\nNormal range: 3.5 - 5.0 mmol/L\n");
  BOOST_TEST(report.results.empty());
  BOOST_TEST(report.skipped.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_document_without_results_says_so) {
  const Report report = report_of("Dear patient,\nplease call us.\n");
  BOOST_REQUIRE(!report.notes.empty());
  BOOST_TEST(report.notes.back().code == "no_results");
}

BOOST_AUTO_TEST_CASE(earlier_columns_keep_their_dates) {
  const Report report = report_of(
      "Date        25/09/2022   12/03/2025   Units    Reference\n"
      "Calcium     2.38         2.29         mmol/L   (2.10 - 2.60)\n");
  BOOST_REQUIRE_EQUAL(report.results.size(), 1U);
  BOOST_REQUIRE_EQUAL(report.results[0].previous.size(), 1U);
  BOOST_TEST(report.results[0].previous[0].value == "2.38");
  BOOST_TEST(report.results[0].previous[0].date == "2022-09-25");
}

BOOST_AUTO_TEST_CASE(an_earlier_column_needs_no_other_titles) {
  const Report report = report_of(
      "                              Valeurs de référence    Antériorités\n"
      "HEMATOLOGIE                                           15/01/2024\n"
      "Ferritine ......    9   µg/L   (15 - 150)              18\n");
  BOOST_REQUIRE_EQUAL(report.results.size(), 1U);
  BOOST_TEST(report.results[0].value == "9");
  BOOST_REQUIRE_EQUAL(report.results[0].previous.size(), 1U);
  BOOST_TEST(report.results[0].previous[0].value == "18");
  BOOST_TEST(report.results[0].previous[0].date == "2024-01-15");
}

BOOST_AUTO_TEST_CASE(an_earlier_result_with_its_date_is_kept_apart) {
  const Report report = report_of("Glucose   118 High   95   02/27/2024   mg/dL   70-99\n");
  BOOST_REQUIRE_EQUAL(report.results.size(), 1U);
  BOOST_TEST(report.results[0].value == "118");
  BOOST_REQUIRE_EQUAL(report.results[0].previous.size(), 1U);
  BOOST_TEST(report.results[0].previous[0].value == "95");
}

BOOST_AUTO_TEST_CASE(every_field_has_its_place) {
  const Report report = report_of("\nCalcium   8.1   L   mg/dL   8.6-10.3\n");
  BOOST_REQUIRE_EQUAL(report.results.size(), 1U);
  const Location& where = report.results[0].where;
  BOOST_TEST(where.page == 1);
  BOOST_TEST(where.line == 2);
  BOOST_TEST(where.name.has_value());
  BOOST_REQUIRE(where.value.has_value());
  BOOST_TEST(where.value->left == 10.0);
  BOOST_TEST(where.value->right == 13.0);
  BOOST_TEST(where.flag.has_value());
  BOOST_TEST(where.range.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

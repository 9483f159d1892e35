#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <string>

#include "tests/unit/parser/cda_document.h"
#include "tests/unit/parser/coded_input.h"

namespace labread {
namespace {

using namespace test;

// A narrative of one table without titles.
Report report_of_rows(const std::string& rows) {
  return only_report(document(section("<table><tbody>" + rows + "</tbody></table>")));
}

std::string row(std::initializer_list<std::string> cells) {
  std::string text = "<tr>";
  for (const std::string& cell : cells) text += "<td>" + cell + "</td>";
  return text + "</tr>";
}

BOOST_AUTO_TEST_SUITE(cda_table)

BOOST_AUTO_TEST_CASE(an_untitled_column_of_units_is_one_in_whatever_spelling) {
  const Report report = report_of_rows(row({"Leukocytes", "7.2", "X_10-3/uL", "(3.9-10.6)"}) +
                                       row({"Erythrocytes", "4.41", "MIL/MCL", "(3.7-5.2)"}) +
                                       row({"Hemoglobin", "13.1", "g/dL", "(11.5-15.8)"}));
  BOOST_TEST(result_named(report, "Leukocytes").unit == "X_10-3/uL");
  BOOST_TEST(result_named(report, "Erythrocytes").unit == "MIL/MCL");
  BOOST_TEST(result_named(report, "Hemoglobin").unit == "g/dL");
}

BOOST_AUTO_TEST_CASE(details_of_a_result_may_tell_its_range_and_flag) {
  const Report report = only_report(document(section(
      "<table><thead><tr><th>Description</th><th>Value</th><th>Details</th></tr></thead><tbody>" +
      row({"Sodium", "131 mmol/L", "Range: 135 - 145 = Abnormal"}) +
      row({"Chloride", "101 mmol/L", "Remark: 135 - 145 = Abnormal"}) +
      row({"Calcium", "9.1 mg/dL", "Normal"}) + "</tbody></table>")));
  BOOST_TEST(result_named(report, "Sodium").range.text == "135 - 145");
  BOOST_TEST(result_named(report, "Sodium").flag == "Abnormal");
  BOOST_TEST(result_named(report, "Chloride").range.text == "");
}

BOOST_AUTO_TEST_CASE(flags_stand_in_a_column_of_none_without_a_title) {
  const Report report = report_of_rows(row({"Sodium", "139", "mmol/L", "(135-146)", "None"}) +
                                       row({"Chloride", "103", "mmol/L", "(98-108)", "None"}) +
                                       row({"Potassium", "5.9", "mmol/L", "(3.5-5.3)", "None"}) +
                                       row({"Zinc", "41", "ug/dL", "(60-120)", "L (Low)"}));
  BOOST_TEST(result_named(report, "Zinc").flag == "L (Low)");
  BOOST_TEST(result_named(report, "Zinc").flag_meaning == "low");
  BOOST_TEST(result_named(report, "Sodium").flag.empty());
}

BOOST_AUTO_TEST_CASE(words_in_brackets_are_ranges_in_an_untitled_column) {
  const Report report = report_of_rows(row({"Urobilinogen", "0.2", "(0.2-1.0)"}) +
                                       row({"Urine Ketones", "Trace", "(Negative-Trace)"}) +
                                       row({"Urine Nitrite", "Negative", "(Negative)"}) +
                                       row({"Specific Gravity", "1.012", "(1.003-1.030)"}) +
                                       row({"Urine pH", "6.0", "(5.0-8.0)"}));
  BOOST_TEST(result_named(report, "Urine Ketones").range.text == "(Negative-Trace)");
  BOOST_TEST(result_named(report, "Urine Nitrite").range.text == "(Negative)");
}

BOOST_AUTO_TEST_CASE(a_unit_or_the_same_in_another_unit_may_stand_in_brackets_behind_the_value) {
  const std::string titles = "<tr><th>Test</th><th>Result</th></tr>";
  const Report report =
      report_of_rows(titles + row({"Hemoglobin", "13.4 (g/dL)"}) +
                     row({"WBC", "123 (Low) (10+3/ul)"}) + row({"Urea", "7.1 mmol/L (43 mg/dL)"}));
  BOOST_TEST(report.results.at(0).value == "13.4");
  BOOST_TEST(report.results[0].unit == "g/dL");
  BOOST_TEST(report.results.at(1).value == "123");
  BOOST_TEST(report.results[1].unit == "10+3/ul");
  BOOST_TEST(report.results[1].flag == "(Low)");
  BOOST_TEST(report.results.at(2).value == "7.1");
  BOOST_TEST(report.results[2].unit == "mmol/L");
}

BOOST_AUTO_TEST_CASE(limits_may_have_names_and_units_of_their_own) {
  const std::string titles = "<tr><th>Test</th><th>Result</th><th>Reference range</th></tr>";
  const Report report =
      report_of_rows(titles + row({"Zinc", "51 ug/dL", "Low: 60 ug/dL High: 120 ug/dL"}) +
                     row({"Copper", "99 ug/dL", "70 ug/dL to 140 ug/dL"}) +
                     row({"HDL", "51 mg/dL", "Low: 40 High: 60 is protective"}));
  const PrintedRange& named = report.results.at(0).range;
  BOOST_TEST(named.text == "Low: 60 ug/dL High: 120 ug/dL");
  BOOST_TEST(named.low->value.to_string() == "60");
  BOOST_TEST(named.high->value.to_string() == "120");
  BOOST_TEST(report.results.at(1).range.text == "70 ug/dL to 140 ug/dL");
  BOOST_TEST(!(report.results.at(2).range.low && report.results.at(2).range.high));
}

BOOST_AUTO_TEST_CASE(a_unit_in_brackets_behind_the_name_is_the_values) {
  const Report report =
      report_of_rows("<tr><th>Test</th><th>Result</th></tr>" + row({"Hemoglobin (g/dL)", "13.4"}));
  BOOST_TEST(report.results.at(0).name == "Hemoglobin (g/dL)");
  BOOST_TEST(report.results[0].unit == "g/dL");
  BOOST_TEST(analyte_named(report.results[0]) == "hemoglobin");
}

BOOST_AUTO_TEST_CASE(tables_of_labels_are_read_as_printed_lines) {
  const auto card = [](const std::string& name, const std::string& value) {
    return "<table><tbody>" + row({"Test:", name}) + row({"Result:", value}) +
           row({"Units:", "mmol/L"}) + row({"Reference range:", "3.5-5.1"}) + "</tbody></table>";
  };
  const Report report =
      only_report(document(section(card("Potassium", "4.1") + card("Phosphate", "3.9"))));
  BOOST_TEST(names_of(report) == "Potassium, Phosphate");
  BOOST_TEST(report.results.at(0).unit == "mmol/L");
}

BOOST_AUTO_TEST_CASE(a_table_with_a_column_a_test_and_a_row_a_day_is_turned) {
  const Report report = report_of_rows(
      "<tr><th>Date</th><th>Sodium (mmol/L)</th><th>Potassium (mmol/L)</th><th>Zinc</th></tr>" +
      row({"03/09/2025", "139", "5.6 (H)", "71 ug/dL"}) +
      row({"02/11/2025", "141", "4.4", "68 ug/dL"}));
  BOOST_TEST(names_of(report) == "Sodium (mmol/L), Potassium (mmol/L), Zinc");
  const Result& potassium = report.results.at(1);
  BOOST_TEST(potassium.value == "5.6");
  BOOST_TEST(potassium.unit == "mmol/L");
  BOOST_TEST(potassium.flag == "(H)");
  BOOST_TEST(potassium.previous.at(0).value == "4.4");
  BOOST_TEST(report.header.collected->to_iso() == "2025-03-09");
}

BOOST_AUTO_TEST_CASE(attachments_and_times_of_entries_are_no_results) {
  const Report report = only_report(document(section(
      "",
      entry(observation("17861-6", "Calcium", quantity("8.1", "mg/dL")) +
            observation("1", "Scan", R"(<value xsi:type="ED" representation="B64">JVBE</value>)") +
            observation("2", "Next", R"(<value xsi:type="TS" value="20250101"/>)")))));
  BOOST_TEST(names_of(report) == "Calcium");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

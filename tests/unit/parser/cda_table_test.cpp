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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

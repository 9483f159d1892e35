// HL7 where it is not looked for: in messages about other things, and in pages of text.
#include <boost/test/unit_test.hpp>

#include <string>

#include "tests/unit/parser/coded_input.h"

namespace labread {
namespace {

using namespace test;

BOOST_AUTO_TEST_SUITE(hl7_page)

BOOST_AUTO_TEST_CASE(messages_without_results_are_left_out) {
  const ReadFile file = read_coded_text(
      "MSH|^~\\&|A|B|||20240101||ADT^A01|1|P|2.3\rPID|1||7\rOBX|1|NM|1^Height^L||180|cm|||||F\r");
  BOOST_REQUIRE_EQUAL(file.reports.size(), 1U);
  BOOST_TEST(file.reports[0].results.empty());
  BOOST_TEST(file.reports[0].notes.at(0).code == "no_results");
}

BOOST_AUTO_TEST_CASE(results_below_an_obr_are_read_in_any_message_that_is_no_order) {
  const auto of_type = [](const std::string& type) {
    return read_coded_text(
               "MSH|^~\\&|A|B|||20240101||" + type +
               "|1|P|2.5\rPID|1||7\rOBX|1|NM|1^Sodium^L||140|mmol/L\rOBR|1||F|1^Chemistry\r"
               "OBX|1|NM|2^Potassium^L||4.1|mmol/L|3.5-5.1||||F\r"
               "OBX|2|NM|3^Body height^L||180|cm|||||F\r"
               "OBX|3|NM|8867-4^Heart rate^LN||71|/min|||||F\r")
        .reports.at(0);
  };
  for (const std::string type : {"ADT^A08", "REF^I12"}) {
    const Report report = of_type(type);
    BOOST_TEST(names_of(report) == "Potassium");
    BOOST_TEST(report.skipped.size() == 2U);
  }
  for (const std::string type : {"ORM^O01", "OMG^O19"}) BOOST_TEST(of_type(type).results.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

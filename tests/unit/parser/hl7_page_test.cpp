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

BOOST_AUTO_TEST_CASE(messages_within_a_page_of_text_are_read_and_the_text_is_not) {
  const Report report = only_report(
      "First example, where MSH is the head:\n\n MSH|^~\\&|A|B|||20240101||ORU^R01|1|P|2.3<cr>\n"
      " PID|1||7||SAMPLE\n ^ANN||19680330|F<cr>\n\n OBR|1||F|1^A<cr>\n"
      " OBX|1|NM|1^Zinc^L||71|ug/dL|60-120||||F<cr>\n OBX|2|NM|2^Copper^L||99|ug/dL\n\n"
      "The value is its fifth field:\n\nOBX|3|NM|3^Iron^L||55|ug/dL|||||F\n");
  BOOST_TEST(names_of(report) == "Zinc, Copper");
  BOOST_TEST((report.header.patient.sex == Sex::female));
  BOOST_TEST(report.results.at(0).where.line == 8);
  BOOST_TEST(report.results.at(1).unit == "ug/dL");
}

BOOST_AUTO_TEST_CASE(
    words_right_below_a_segment_of_a_page_are_its_last_field_only_within_a_message) {
  const std::string start = "Example\nMSH|^~\\&|A|B|||20240101||ORU^R01|";
  const std::string order_of = "|P|2.3\nPID|1||7||SAMPLE^ANN\nOBR|1||F|1^Chemistry\n";
  const ReadFile file = read_coded_text(
      start + "1" + order_of + "OBX|1|ST|1^Vitamin\nD^L||18|ng/mL|30-100||||D\nAnd an " + start +
      "2" + order_of + "OBX|1|ST|2^Culture^L||no growth\nafter two days\n\n" + start + "3" +
      order_of + "OBX|1|NM|3^Zinc^L||71|ug/dL|60-120||||F\n");
  std::string names;
  for (const Report& report : file.reports) names += names_of(report) + ';';
  BOOST_TEST(names == ";Zinc;");  // withdrawn; of a value that may go on; whole
}

BOOST_AUTO_TEST_CASE(words_about_messages_make_no_text_one) {
  const std::string results = "\nGlucose   95 mg/dL   70-99\nSodium   140 mmol/L   135-145\n";
  for (const std::string words :
       {"Sent as HL7: MSH|^~\\&|A|B|||20240101||ORU^R01|1|P|2.3", "MSH is the head, OBX a result",
        "MSH|^~\\&|A|B|||20240101||ORU^R01|1|P|2.3", "OBX|1|NM|1^Zinc^L||71|ug/dL"}) {
    const ReadFile file = read_coded_text("Laboratory report\n" + words + results);
    BOOST_TEST((file.kind == DocumentKind::text));
    BOOST_TEST(names_of(file.reports.at(0)) == "Glucose, Sodium");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "base/error.h"
#include "tests/unit/parser/coded_input.h"

namespace labread {
namespace {

using namespace test;

const std::string head =
    "MSH|^~\\&|LIS|RIVERSIDE LAB|EHR|CLINIC|20240723101500||ORU^R01^ORU_R01|M1|P|2.5.1\r"
    "PID|1||A17^^^MRN||SAMPLE^ANN||19680330|F\r";
const std::string order = "OBR|1|P1|F1|80053^CMP^L|||20240722074500|||||||20240722113000\r";

std::string message(const std::string& segments) { return head + order + segments; }

Result only_result(const std::string& obx) {
  Report report = only_report(message(obx + "\r"));
  BOOST_REQUIRE_EQUAL(report.results.size(), 1U);
  return report.results.front();
}

BOOST_AUTO_TEST_SUITE(hl7)

BOOST_AUTO_TEST_CASE(a_message_gives_the_facts_of_the_report) {
  const Report report =
      only_report(message("OBX|1|NM|17861-6^Calcium^LN||8.1|mg/dL|8.6-10.2|L|||F"));
  BOOST_TEST(report.header.laboratory == "RIVERSIDE LAB");
  BOOST_TEST((report.header.patient.sex == Sex::female));
  BOOST_TEST((report.header.patient.birth_date == Date{1968, 3, 30}));
  BOOST_TEST((report.header.patient.name_words == std::vector<std::string>{"sample", "ann"}));
  BOOST_TEST(report.header.collected->to_iso() == "2024-07-22T07:45");
  BOOST_TEST(report.header.received->to_iso() == "2024-07-22T11:30");
  BOOST_TEST(report.header.reported->to_iso() == "2024-07-23T10:15");
  BOOST_TEST(report.header.status == "final");
}

BOOST_AUTO_TEST_CASE(an_obx_gives_all_fields_of_a_result) {
  const Result result = only_result("OBX|1|NM|17861-6^Calcium^LN||8.1|mg/dL|8.6-10.2|L|||F");
  BOOST_TEST(result.name == "Calcium");
  BOOST_TEST(result.value == "8.1");
  BOOST_TEST(result.unit == "mg/dL");
  BOOST_TEST(result.range.text == "8.6-10.2");
  BOOST_TEST(result.range.low->value.to_string() == "8.6");
  BOOST_TEST(result.flag == "L");
  BOOST_TEST(result.flag_meaning == "low");
  BOOST_TEST(result.section == "CMP");
  BOOST_TEST(result.where.page == 1);
  BOOST_TEST(result.where.line == 4);
  BOOST_REQUIRE_EQUAL(result.codes.size(), 1U);
  BOOST_TEST(result.codes[0].system == "LOINC");
  BOOST_TEST(result.codes[0].code == "17861-6");
}

BOOST_AUTO_TEST_CASE(the_same_is_read_whatever_ends_and_frames_the_segments) {
  const std::string obx = "OBX|1|NM|17861-6^Calcium^LN||8.1|mg/dL|8.6-10.2|L|||F\r";
  const std::string cr = message(obx);
  std::string lf = cr, crlf;
  for (char& c : lf) c = c == '\r' ? '\n' : c;
  for (const char c : cr) crlf += c == '\r' ? std::string("\r\n") : std::string(1, c);
  const std::string framed = "\x0B" + cr + "\x1C\r";
  const std::string batch = "FHS|^~\\&|LIS\rBHS|^~\\&|LIS\r" + cr + "BTS|1\rFTS|1\r";
  for (const std::string& text : {cr, lf, crlf, framed, batch, "\xEF\xBB\xBF" + cr, "\r\n" + lf}) {
    const ReadFile file = read_coded_text(text);
    BOOST_TEST((file.kind == DocumentKind::hl7));
    BOOST_REQUIRE_EQUAL(file.reports.size(), 1U);
    BOOST_REQUIRE_EQUAL(file.reports[0].results.size(), 1U);
    BOOST_TEST(file.reports[0].results[0].value == "8.1");
  }
}

BOOST_AUTO_TEST_CASE(a_message_states_its_own_separators) {
  const std::string text =
      "MSH#*~\\&#LIS#LAB#####ORU*R01#M1#P#2.3\rPID#1##7#######\rOBR#1###1*PANEL\r"
      "OBX#1#SN#1*Magnesium*L##<*0.5#mmol/l#0.7*1.0#L###F\r";
  const Report report = only_report(text);
  BOOST_TEST(report.results.at(0).value == "<0.5");
  BOOST_TEST(report.results.at(0).range.text == "0.7-1.0");
}

BOOST_AUTO_TEST_CASE(a_blank_may_stand_where_the_escape_was) {
  const Report report = only_report(
      "MSH|^~ &|LIS|LAB|||20240101||ORU^R01|M1|P|2.3\rPID|1||7\r"
      "OBX|1|NM|1^Ferritin in Serum^L||31|ng/mL|||||F\r");
  BOOST_TEST(report.results.at(0).name == "Ferritin in Serum");
  BOOST_TEST(report.results.at(0).unit == "ng/mL");
}

BOOST_AUTO_TEST_CASE(values_are_read_by_their_type) {
  struct Case {
    std::string type, field, value;
    ValueKind kind;
  };
  const std::vector<Case> cases = {
      {"NM", "95", "95", ValueKind::number},
      {"NM", "-2.5", "-2.5", ValueKind::number},
      {"SN", ">^60", ">60", ValueKind::number},
      {"SN", "^95", "95", ValueKind::number},
      {"SN", "=^95", "95", ValueKind::number},
      {"SN", "<=^4.0", "<=4.0", ValueKind::number},
      {"SN", "^1^:^80", "1:80", ValueKind::titre},
      {"SN", "^2^-^4", "2-4", ValueKind::interval},
      {"SN", "^2^+", "2+", ValueKind::ordinal},
      {"NM", "<^4.0", "<4.0", ValueKind::number},
      {"ST", ">2000", ">2000", ValueKind::number},
      {"ST", "negative", "negative", ValueKind::word},
      {"ST", "negative^^", "negative", ValueKind::word},
      {"TX", "TNP", "TNP", ValueKind::status},
      {"CE", "260385009^Negative^SCT", "Negative", ValueKind::word},
      {"CWE", "^^^NEG^Negative^L", "Negative", ValueKind::word},
      {"CWE", "YEL^^L", "YEL", ValueKind::word},
      {"ST", "A \\T\\ B", "A & B", ValueKind::word},
      {"", "7.4", "7.4", ValueKind::number},
      {"", "NEG^Negative^L", "Negative", ValueKind::word},
      {"CE", "a^Casts~b^Crystals", "Casts, Crystals", ValueKind::word},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(c.type << " " << c.field) {
      const Result result =
          only_result("OBX|1|" + c.type + "|1^Something^L||" + c.field + "|||||||F");
      BOOST_TEST(result.value == c.value);
      BOOST_TEST((result.read.kind == c.kind));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_number_in_the_second_part_of_a_plain_value_is_the_value) {
  for (const std::string type : {"FN", "NM"}) {
    const Result result = only_result("OBX|1|" + type + "|1^Glucose^L||^182|mg/dL|70-105|H|||F");
    BOOST_TEST(result.value == "182");
  }
}

BOOST_AUTO_TEST_CASE(a_unit_and_a_flag_typed_behind_the_value_are_told_apart) {
  const Result result = only_result("OBX|1|ST|1^Calcium^L||8.1 mg/dL L||8.6-10.2||||F");
  BOOST_TEST(result.value == "8.1");
  BOOST_TEST(result.unit == "mg/dL");
  BOOST_TEST(result.flag == "L");
}

BOOST_AUTO_TEST_CASE(a_power_of_ten_behind_a_value_with_a_unit_is_the_values) {
  const Result result = only_result("OBX|1|ST|1^HCV RNA^L||4.7 x 10E5|IU/mL|||||F");
  BOOST_TEST(result.value == "4.7 x 10E5");
  BOOST_TEST(result.unit == "IU/mL");
  BOOST_TEST(result.read.number->to_string() == "470000");
}

BOOST_AUTO_TEST_CASE(a_word_with_its_index_means_what_the_word_means) {
  const Result result = only_result("OBX|1|ST|1^HBsAg^L||Reactive(7.42)|S/CO|||||F");
  BOOST_TEST(result.value == "Reactive(7.42)");
  BOOST_TEST(result.read.word == "reactive");
}

BOOST_AUTO_TEST_CASE(escapes_are_resolved) {
  const Result result = only_result(
      "OBX|1|ST|1^A\\F\\B\\S\\C\\T\\D\\R\\E\\E\\F\\X20\\G\\H\\h\\N\\^L||1||"
      "Deficient: <20\\.br\\Sufficient: 30-100||||F");
  BOOST_TEST(result.name == "A|B^C&D~E\\F Gh");
  BOOST_TEST(result.range.text == "Deficient: <20\nSufficient: 30-100");
  BOOST_TEST(result.range.bands.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_power_of_ten_that_nobody_escaped_is_one_unit) {
  BOOST_TEST(only_result("OBX|1|NM|1^WBC^L||7.1|10^3/uL|4-10||||F").unit == "10^3/uL");
  BOOST_TEST(only_result("OBX|1|NM|1^WBC^L||7.1|x10^9/L^x10^9/L|4-10||||F").unit == "x10^9/L");
  BOOST_TEST(only_result("OBX|1|NM|1^WBC^L||7.1|10\\S\\3/uL|4-10||||F").unit == "10^3/uL");
  BOOST_TEST(only_result("OBX|1|NM|1^WBC^L||7.1|10*3/uL^^UCUM|4-10||||F").unit_code == "10*3/uL");
}

BOOST_AUTO_TEST_CASE(a_unit_coded_by_the_sender_is_the_text_beside_its_code) {
  BOOST_TEST(only_result("OBX|1|NM|1^Zinc^L||71|CD:411^ug/dL|70-120||||F").unit == "ug/dL");
  BOOST_TEST(only_result("OBX|1|NM|1^Zinc^L||71|411^ug/dL^L|70-120||||F").unit == "ug/dL");
  BOOST_TEST(only_result("OBX|1|NM|1^Zinc^L||71|ug/dL^microgram per decilitre^UCUM|||||F").unit ==
             "ug/dL");
}

BOOST_AUTO_TEST_CASE(a_range_that_is_said_again_in_parts_is_said_once) {
  BOOST_TEST(only_result("OBX|1|NM|1^Zinc^L||71|ug/dL|70-120^70^120||||F").range.text == "70-120");
  BOOST_TEST(only_result("OBX|1|NM|1^HDL^L||51|mg/dL|>40^>40||||F").range.text == ">40");
  BOOST_TEST(only_result("OBX|1|NM|1^LDL^L||91|mg/dL|<130^^130||||F").range.text == "<130");
  BOOST_TEST(only_result("OBX|1|NM|1^WBC^L||5||4.0-11.0 10^3/uL||||F").unit == "10^3/uL");
}

BOOST_AUTO_TEST_CASE(a_range_may_be_open_at_one_side) {
  const Result low = only_result("OBX|1|NM|1^HDL^L||40|mg/dL|40-||||F");
  BOOST_TEST(low.range.low->value.to_string() == "40");
  BOOST_TEST(!low.range.high.has_value());
  const Result high = only_result("OBX|1|NM|1^LDL^L||90|mg/dL|-130||||F");
  BOOST_TEST(high.range.text == "-130");
  BOOST_TEST(high.range.high->value.to_string() == "130");
  BOOST_TEST(!high.range.low.has_value());
}

BOOST_AUTO_TEST_CASE(a_point_is_decimal_where_nothing_says_otherwise) {
  const Result result = only_result("OBX|1|NM|1^Ferritin^L||1.234|ng/mL|||||F");
  BOOST_TEST(!result.read.ambiguous);
  BOOST_TEST(result.read.number->to_string() == "1.234");
  BOOST_TEST(only_result("OBX|1|NM|1^Ferritin^L||1,234|ng/mL|||||F").read.ambiguous);
}

BOOST_AUTO_TEST_CASE(comments_attachments_and_empty_values_are_no_results) {
  const Report report = only_report(
      message("OBX|1|NM|1^Calcium^L||8.1|mg/dL|||||F\rNTE|1|L|Magnesium 1.2 mg/dL\r"
              "OBX|2|ED|PDF^Report^L||^TEXT^PDF^Base64^JVBERi0||||||F\r"
              "OBX|7|ED|T^Report^L||^TEXT^PLAIN^Base64^U2VlIHNjYW4=||||||F\r"
              "OBX|3|NM|2^Albumin^L|||g/dL|||||I\r"
              "OBX|4|TX|3^Comment^L||Deficiency is below 20 ng/mL as of the guideline of the year "
              "and||||||F\r"
              "OBX|5|TX|3^Comment^L||sufficiency is above 30 ng/mL in all persons||||||F\r"
              "OBX|6|ST|4^Fasting^L||Y||||||O\r"));
  BOOST_TEST(names_of(report) == "Calcium");
  BOOST_TEST(report.skipped.size() == 3U);
}

BOOST_AUTO_TEST_CASE(dates_people_and_questions_are_no_results) {
  const Report report =
      only_report(message("OBX|1|NM|1^Calcium^L||8.1|mg/dL|||||F\r"
                          "OBX|2|TS|2^Last dose^L||202407210800||||||F\r"
                          "OBX|3|XCN|3^Read by^L||44^HOUSE^GREG||||||F\r"
                          "OBX|4|NM|29463-7^Body weight^LN||71|kg|||||F\r"
                          "OBX|5|CE|49541-6^Fasting status^LN||Y^Yes^HL70136||||||F\r"
                          "OBX|6|ST|30955-9&30959-1^Lot number^LN||AB12345||||||F\r"
                          "OBX|7|CE|CE|4^Route^L|1|IM^Intramuscular|||||F\r"));
  BOOST_TEST(names_of(report) == "Calcium");
  BOOST_TEST(report.skipped.size() == 6U);
}

BOOST_AUTO_TEST_CASE(of_pictures_and_tracings_only_what_laboratories_measure_is_read) {
  const auto of_service = [](const std::string& section) {
    return names_of(only_report(head + "OBR|1||F1|1^STUDY^L||||||||||||||||||||" + section + "\r" +
                                "OBX|1|NM|1^Wall thickness^L||9|mm|||||F\r"
                                "OBX|2|NM|2^Creatinine^L||0.9|mg/dL|||||F\r"));
  };
  BOOST_TEST(of_service("CUS") == "Creatinine");
  BOOST_TEST(of_service("CH") == "Wall thickness, Creatinine");
}

BOOST_AUTO_TEST_CASE(a_unit_where_the_value_belongs_is_refused) {
  // A sub-identifier, a unit of no such analyte, a range one field further on, a status in its
  // place, no range of an unknown test, a text.
  const Report report =
      only_report(message("OBX|1|NM|1^Glucose^L|1|mg/dL|65-99|L|||F\r"
                          "OBX|2|NM|2^MCV^L|88|mg/dL|80-96||||F\r"
                          "OBX|3|NM|3^Copper^L|12|ug/dL||70-140\r"
                          "OBX|4|NM|4^Iron^L|12|ug/dL||||||F\r"
                          "OBX|5|NM|5^Xyzzy^L|12|ug/dL|||||F\rOBX|6|ST|6^Zinc^L||ug/dL\r"));
  BOOST_TEST(report.results.empty());
  BOOST_TEST(report.skipped.size() == 6U);
}

BOOST_AUTO_TEST_CASE(fields_that_stand_one_early_for_want_of_the_sub_identifier_are_read_as_meant) {
  const Report report = only_report(
      message("OBX|1|NM|1^Glucose^L|61|mg/dL|65-99^65^99|L|||P|||20240722081500\r"
              "OBX|2|NM|2^MCV^L|88.5|fL|||||F\rOBX|3|NM|3^Zinc^L||71|ug/dL|60-120||||F\r"));
  BOOST_TEST(names_of(report) == "Glucose, MCV, Zinc");
  BOOST_TEST(report.results.at(0).value == "61");
  BOOST_TEST(report.results.at(0).unit == "mg/dL");
  BOOST_TEST(report.results.at(0).range.text == "65-99");
  BOOST_TEST(report.results.at(0).flag == "L");
  BOOST_TEST(report.header.status == "preliminary");
  BOOST_TEST(report.results.at(1).value == "88.5");
  BOOST_REQUIRE_EQUAL(report.notes.size(), 2U);
  BOOST_TEST(report.notes[0].code == "fields_shifted");
  BOOST_TEST(report.notes[0].place->line == 4);
}

BOOST_AUTO_TEST_CASE(a_report_sent_as_the_lines_of_a_text_is_read_as_a_printed_one) {
  const std::string lines =
      "OBX|1|TX|R^Report^L||HAEMATOLOGY          Result      Range       Units||||||F\r"
      "OBX|2|TX|R^Report^L||WBC                  12.1  H     4.0-11.0    K/uL||||||F\r"
      "OBX|3|TX|R^Report^L||Hemoglobin           13.2        12.0-16.0   g/dL||||||F\r"
      "OBX|4|TX|R^Report^L||Platelets            140   L     150-400     K/uL||||||F\r";
  const Report report = only_report(message(lines));
  BOOST_TEST(names_of(report) == "WBC, Hemoglobin, Platelets");
  BOOST_TEST(report.results[2].value == "140");
  BOOST_TEST(report.results[2].flag == "L");
  // Beside results in fields it is a comment on them.
  BOOST_TEST(names_of(only_report(message("OBX|9|NM|1^Calcium^L||8.1|mg/dL|||||F\r" + lines))) ==
             "Calcium");
}

BOOST_AUTO_TEST_CASE(lines_of_a_report_may_be_sent_as_strings_without_a_test_or_in_base64) {
  const std::vector<std::string> lines = {
      "Test            Result   Range       Unit", "Zinc            48  L    60-120      ug/dL",
      "Copper          101      70-140      ug/dL", "Selenium        120      63-160      ug/L"};
  std::string strings, unnamed;
  for (const std::string& line : lines) {
    strings += "OBX|1|ST|R^Report^L||" + line + "||||||F\r";
    unnamed += "OBX|1|TX|||" + line + "||||||F\r";
  }
  const std::string base64 =
      "OBX|1|ED|R^Report^L||^TEXT^PLAIN^Base64^"
      "WmluYyAgICAgNDggIEwgICAgNjAtMTIwICAgdWcvZEwKQ29wcGVyICAg"
      "MTAxICAgICAgNzAtMTQwICAgdWcvZEwKU2VsZW5pdW0gMTIwICAgICAgNjMtMTYwICAgdWcvTAo=||||||F\r";
  for (const std::string& segments : {strings, unnamed, base64}) {
    const Report report = only_report(message(segments));
    BOOST_TEST(names_of(report) == "Zinc, Copper, Selenium");
    BOOST_TEST(report.results.at(0).flag == "L");
  }
}

BOOST_AUTO_TEST_CASE(strings_of_one_test_that_are_no_report_are_results) {
  const Report report =
      only_report(message("OBX|1|ST|1^Organism^L||Escherichia coli||||||F\r"
                          "OBX|2|ST|1^Organism^L||Candida albicans||||||F\r"));
  BOOST_TEST(report.results.size() == 2U);
}

BOOST_AUTO_TEST_CASE(line_ends_that_became_blanks_or_escapes_part_segments) {
  const std::string obx =
      "OBX|1|NM|1^Zinc^L||71|ug/dL|60-120||||F\rOBX|2|NM|2^Copper^L||99|ug/dL|||||F\r";
  for (const std::string end : {" ", "\\r", "\\n", "\\r\\n"}) {
    std::string text;
    for (const char c : message(obx)) text += c == '\r' ? end : std::string(1, c);
    const Report report = only_report(text);
    BOOST_TEST(names_of(report) == "Zinc, Copper");
    BOOST_TEST(report.results.at(0).value == "71");
  }
}

BOOST_AUTO_TEST_CASE(entities_of_a_message_that_stood_in_xml_are_undone) {
  const Report report = only_report(
      "MSH|^~\\&amp;|LIS|LAB|||20240101||ORU^R01|M1|P|2.3\rPID|1||7\r"
      "OBX|1|SN|1^Troponin T^L||&lt;^5|ng/L|&lt;14||||F\r");
  BOOST_TEST(report.results.at(0).value == "<5");
  BOOST_TEST(report.results.at(0).range.text == "<14");
  BOOST_TEST(only_result("OBX|1|NM|1^LDL^L||90|mg/dL|&lt;130||||F").range.text == "<130");
}

BOOST_AUTO_TEST_CASE(a_range_in_brackets_behind_the_value_is_its_range) {
  const Result result = only_result("OBX|1|ST|1^Zinc^L||48 ug/dL (60-120) L||||||F");
  BOOST_TEST(result.value == "48");
  BOOST_TEST(result.unit == "ug/dL");
  BOOST_TEST(result.range.text == "(60-120)");
  BOOST_TEST(result.flag == "L");
}

BOOST_AUTO_TEST_CASE(a_value_with_another_unit_than_its_field_is_refused) {
  const Report report =
      only_report(message("OBX|1|ST|1^Creatinine^L||88 umol/L|mg/dL|||||F\r"
                          "OBX|2|ST|2^Albumin^L||4.1 g/dL|g/dL|||||F\r"
                          "OBX|3|ST|3^HCV RNA^L||4.7 x 10E5|IU/mL|||||F\r"));
  BOOST_TEST(names_of(report) == "Albumin, HCV RNA");
  BOOST_TEST(report.skipped.at(0).text == "Creatinine");
}

BOOST_AUTO_TEST_CASE(a_value_that_is_deleted_is_none_whatever_stands_behind_the_quotes) {
  const Report report = only_report(
      message("OBX|1|NM|1^Zinc^L||\"\" |ug/dL|||||F\rOBX|2|NM|2^Copper^L||99|ug/dL|||||F\r"));
  BOOST_TEST(names_of(report) == "Copper");
}

BOOST_AUTO_TEST_CASE(a_remark_or_fact_in_a_field_of_its_own_is_no_result) {
  const Report report = only_report(
      message("OBX|1|NM|1^Calcium^L||8.1|mg/dL|||||F\rOBX|2|ST|2^Comment^L||Lipaemic||||||F\r"
              "OBX|3|ST|3^Specimen^L||EDTA blood||||||F\r"));
  BOOST_TEST(names_of(report) == "Calcium");
  BOOST_TEST(report.skipped.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_correction_replaces_what_was_sent_before) {
  const std::string first = head + order +
                            "OBX|1|NM|1^Calcium^L||6.1|mg/dL|||||P\r"
                            "OBX|2|NM|2^Albumin^L||4.1|g/dL|||||P\r";
  const std::string later = head + order + "OBX|1|NM|1^Calcium^L||9.1|mg/dL|||||C\r";
  const ReadFile file = read_coded_text(first + later);
  BOOST_REQUIRE_EQUAL(file.reports.size(), 2U);
  BOOST_TEST(names_of(file.reports[0]) == "Albumin");
  BOOST_TEST(file.reports[0].header.status == "preliminary");
  BOOST_TEST(file.reports[1].results.at(0).value == "9.1");
  BOOST_TEST(file.reports[1].header.status == "corrected");
  BOOST_REQUIRE_EQUAL(file.reports[1].notes.size(), 1U);
  BOOST_TEST(file.reports[1].notes[0].code == "result_replaced");
}

BOOST_AUTO_TEST_CASE(a_correction_within_a_message_stands_where_the_first_stood) {
  const Report report = only_report(
      message("OBX|1|NM|1^Calcium^L||6.1|mg/dL|||||P\rOBX|2|NM|2^Albumin^L||4.1|g/dL|||||F\r"
              "OBX|3|NM|1^Calcium^L||9.1|mg/dL|||||C\r"));
  BOOST_TEST(names_of(report) == "Calcium, Albumin");
  BOOST_TEST(report.results[0].value == "9.1");
}

BOOST_AUTO_TEST_CASE(a_preliminary_result_behind_the_final_one_says_nothing) {
  const ReadFile file = read_coded_text(head + order + "OBX|1|NM|1^Calcium^L||9.1|mg/dL|||||F\r" +
                                        head + order + "OBX|1|NM|1^Calcium^L||6.1|mg/dL|||||P\r");
  BOOST_REQUIRE_EQUAL(file.reports.size(), 1U);
  BOOST_TEST(file.reports[0].results.at(0).value == "9.1");
}

BOOST_AUTO_TEST_CASE(a_withdrawn_result_is_taken_back) {
  const Report report =
      only_report(message("OBX|1|NM|1^Calcium^L||6.1|mg/dL|||||F\r"
                          "OBX|2|NM|1^Calcium^L||6.1|mg/dL|||||W\r"
                          "OBX|3|NM|2^Albumin^L||4.1|g/dL|||||F\r"));
  BOOST_TEST(names_of(report) == "Albumin");
}

BOOST_AUTO_TEST_CASE(the_same_test_of_two_orders_or_sub_identifiers_is_two_results) {
  const Report report = only_report(
      message("OBX|1|NM|1^Glucose^L|a|95|mg/dL|||||F\rOBX|2|NM|1^Glucose^L|b|150|mg/dL|||||F\r") +
      "OBR|2|P2|F2|1^PANEL|||20240722094500\rOBX|1|NM|1^Glucose^L|a|99|mg/dL|||||F\r");
  BOOST_TEST(report.results.size() == 3U);
}

BOOST_AUTO_TEST_CASE(patients_are_never_mixed) {
  const ReadFile file =
      read_coded_text(message("OBX|1|NM|1^Calcium^L||9.1|mg/dL|||||F\r") +
                      "PID|2||B4||OTHER^TOM||19700101|M\rOBR|1||G1|1^PANEL|||20240101\r"
                      "OBX|1|NM|1^Calcium^L||9.9|mg/dL|||||F\r");
  BOOST_REQUIRE_EQUAL(file.reports.size(), 2U);
  BOOST_TEST((file.reports[1].header.patient.sex == Sex::male));
  BOOST_TEST(file.reports[1].header.collected->to_iso() == "2024-01-01");
}

BOOST_AUTO_TEST_CASE(specimens_stand_ahead_of_their_orders_or_behind_them) {
  const std::string msh = "MSH|^~\\&|A|LAB|||20240101||OUL^R22|1|P|2.5\rPID|1||7\r";
  const Report ahead = only_report(
      msh +
      "SPM|1|||UR^Urine^HL70487|||||||||||||202401010800\rOBR|1||F1|1^A\r"
      "OBX|1|NM|1^Glucose^L||95|mg/dL|||||F\r"
      "SPM|2|||SER^Serum^HL70487\rOBR|2||F2|2^B\rOBX|1|NM|2^Calcium^L||9|mg/dL|||||F\r");
  BOOST_TEST(ahead.results.at(0).specimen == "urine");
  BOOST_TEST(ahead.header.collected->to_iso() == "2024-01-01T08:00");
  BOOST_TEST(ahead.results.at(1).specimen == "serum");
  const Report behind = only_report(
      message("OBX|1|NM|1^Glucose^L||95|mg/dL|||||F\rSPM|1|||122575003^Urine specimen^SCT\r"));
  BOOST_TEST(behind.results.at(0).specimen == "urine");
  const Report old = only_report(
      head + "OBR|1||F1|1^A|||||||||||UR&Urine\rOBX|1|NM|1^Glucose^L||95|mg/dL|||||F\r");
  BOOST_TEST(old.results.at(0).specimen == "urine");
}

BOOST_AUTO_TEST_CASE(the_time_of_measurement_is_not_the_time_of_collection) {
  const Report report =
      only_report(message("OBX|1|NM|1^Calcium^L||9.1|mg/dL|||||F|||20240723090000\r"));
  BOOST_TEST(report.header.collected->to_iso() == "2024-07-22T07:45");
  const Report own = only_report(head +
                                 "OBR|1||F1|1^A\r"
                                 "OBX|1|NM|1^Calcium^L||9.1|mg/dL|||||F|||20240723090000\r");
  BOOST_TEST(own.header.collected->to_iso() == "2024-07-23T09:00");
}

BOOST_AUTO_TEST_CASE(a_field_wrapped_over_lines_stays_one) {
  const Report report = only_report(
      "MSH|^~\\&|A|B|||20240101||ORU^R01|1|P|2.3\nPID|1||7\nOBR|1||F|1^A\n"
      "OBX|1|ST|1^Vitamin\nD^L||18|ng/mL|30-100||||F\n");
  BOOST_TEST(report.results.at(0).name == "Vitamin D");
  BOOST_TEST(report.results.at(0).unit == "ng/mL");
}

BOOST_AUTO_TEST_CASE(long_names_of_loinc_are_known_by_their_component) {
  const auto candidates = [](const std::string& name) {
    return analyte_named(only_result("OBX|1|NM|1^" + name + "^L||1||||||F"));
  };
  BOOST_TEST(candidates("Sodium [Moles/volume] in Serum or Plasma") == "sodium");
  BOOST_TEST(candidates("Glucose [Presence] in Urine by Test strip") == "");
  BOOST_TEST(candidates("Glucose [Mass/volume] in Serum or Plasma --2 hours post dose") == "");
  BOOST_TEST(candidates("Cholesterol in HDL [Mass/volume] in Serum or Plasma") != "chol_total");
}

BOOST_AUTO_TEST_CASE(a_loinc_code_with_a_slip_is_no_code) {
  BOOST_TEST(only_result("OBX|1|NM|17861-5^Calcium^LN||8.1|mg/dL|||||F").codes.empty());
}

BOOST_AUTO_TEST_CASE(damaged_messages_are_read_as_far_as_they_go) {
  const std::string whole = message("OBX|1|NM|17861-6^Calcium^LN||8.1|mg/dL|8.6-10.2|L|||F\r");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    try {
      read_coded_text(whole.substr(0, size));
    } catch (const Error&) {
    }
  }
  BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(too_many_segments_and_results_are_cut_with_a_word_about_it) {
  std::string many = head + order;
  for (int i = 0; i < 60; ++i) {
    many += "OBX|1|NM|" + std::to_string(i) + "^Test^L||1||||||F\r";
  }
  Limits limits;
  limits.segments = 40;
  BOOST_TEST(read_coded_text(many, limits).partial.has_value());
  limits = {};
  limits.results = 10;
  const ReadFile file = read_coded_text(many, limits);
  BOOST_TEST(file.reports.at(0).results.size() == 10U);
  BOOST_TEST(file.reports.at(0).notes.at(0).code == "too_many_results");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "base/error.h"
#include "tests/unit/parser/coded_input.h"

namespace labread {
namespace {

using namespace test;

// An Observation with these members besides those that all have.
std::string observation(const std::string& members) {
  return R"({"resourceType": "Observation", "status": "final",
 "category": [{"coding": [{"code": "laboratory"}]}],
 "effectiveDateTime": "2024-07-22T07:45:00+02:00", )" +
         members + "}";
}

std::string coded(const std::string& text) { return R"("code": {"text": ")" + text + R"("}, )"; }

Result only_result(const std::string& members) {
  Report report = only_report(observation(members));
  BOOST_REQUIRE_EQUAL(report.results.size(), 1U);
  return report.results.front();
}

std::string bundle(const std::vector<std::string>& resources) {
  std::string text = R"({"resourceType": "Bundle", "type": "collection", "entry": [)";
  for (const std::string& resource : resources) {
    text += (text.back() == '[' ? "" : ",\n") + (R"({"resource": )" + resource + "}");
  }
  return text + "]}";
}

const std::string ann =
    R"({"resourceType": "Patient", "id": "p1", "gender": "female", "birthDate": "1968-03-30"})";

BOOST_AUTO_TEST_SUITE(fhir)

BOOST_AUTO_TEST_CASE(an_observation_gives_all_fields_of_a_result) {
  const Result result = only_result(R"(
 "code": {"coding": [{"system": "http://loinc.org", "code": "17861-6", "display": "Calcium [Mass/volume]"}],
          "text": "Calcium"},
 "valueQuantity": {"value": 8.10, "unit": "mg/dl", "system": "http://unitsofmeasure.org", "code": "mg/dL"},
 "interpretation": [{"coding": [{"code": "L", "display": "Low"}], "text": "Below range"}],
 "referenceRange": [{"low": {"value": 8.60, "unit": "mg/dL"}, "high": {"value": 10.2, "unit": "mg/dL"}}])");
  BOOST_TEST(result.name == "Calcium");
  BOOST_TEST(result.value == "8.10");
  BOOST_TEST(result.unit == "mg/dl");
  BOOST_TEST(result.unit_code == "mg/dL");
  BOOST_TEST(result.range.text == "8.60 - 10.2");
  BOOST_TEST(result.range.high->value.to_string() == "10.2");
  BOOST_TEST(result.flag == "L");
  BOOST_TEST(result.flag_meaning == "low");
  BOOST_TEST(result.codes.at(0).code == "17861-6");
}

BOOST_AUTO_TEST_CASE(the_result_stands_on_the_line_where_its_observation_starts) {
  const Report report = only_report(bundle({ann, observation(coded("A") + R"("valueInteger": 3)"),
                                            observation(coded("B") + R"("valueInteger": 4)")}));
  BOOST_TEST(report.results.at(0).where.line == 2);
  BOOST_TEST(report.results.at(1).where.line == 5);
}

BOOST_AUTO_TEST_CASE(values_of_all_types_are_read_as_they_would_be_printed) {
  struct Case {
    std::string member, value, unit;
    ValueKind kind;
  };
  const std::vector<Case> cases = {
      {R"("valueQuantity": {"value": 4.0, "comparator": "<", "unit": "ng/mL"})", "<4.0", "ng/mL",
       ValueKind::number},
      {R"("valueQuantity": {"value": 5, "code": "mmol/L"})", "5", "mmol/L", ValueKind::number},
      {R"("valueQuantity": {"value": 2.4, "code": "1"})", "2.4", "", ValueKind::number},
      {R"("valueString": ">2000 pg/mL")", ">2000", "pg/mL", ValueKind::number},
      {R"("valueString": "Negative")", "Negative", "", ValueKind::word},
      {R"("valueInteger": 7)", "7", "", ValueKind::number},
      {R"("valueCodeableConcept": {"coding": [{"code": "260385009", "display": "Negative"}]})",
       "Negative", "", ValueKind::word},
      {R"("valueRange": {"low": {"value": 2, "unit": "/HPF"}, "high": {"value": 4}})", "2 - 4",
       "/HPF", ValueKind::interval},
      {R"("valueRatio": {"numerator": {"value": 1}, "denominator": {"value": 80}})", "1:80", "",
       ValueKind::titre},
      {R"("dataAbsentReason": {"coding": [{"code": "not-performed", "display": "Not Performed"}]})",
       "Not Performed", "", ValueKind::status},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(c.member) {
      const Result result = only_result(coded("Something") + c.member);
      BOOST_TEST(result.value == c.value);
      BOOST_TEST(result.unit == c.unit);
      BOOST_TEST((result.read.kind == c.kind));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_a_term_of_snomed_is_belongs_to_its_text_and_not_to_its_meaning) {
  const Result result = only_result(
      coded("HBsAg") +
      R"x("valueCodeableConcept": {"coding": [{"code": "1", "display": "Negative (qualifier value)"}]})x");
  BOOST_TEST(result.value == "Negative (qualifier value)");
  BOOST_TEST(result.read.word == "negative");
}

BOOST_AUTO_TEST_CASE(a_name_is_the_text_or_the_first_display) {
  BOOST_TEST(only_result(R"("code": {"coding": [{"code": "x"}, {"code": "y", "display": "Zinc"}]},
                            "valueInteger": 3)")
                 .name == "Zinc");
  BOOST_TEST(only_result(R"("code": {"coding": [{"code": "x"}]}, "valueInteger": 3)").name == "x");
}

BOOST_AUTO_TEST_CASE(ranges_are_printed_as_their_text_or_their_bounds) {
  const auto range = [](const std::string& entries) {
    return only_result(coded("A") + R"("valueQuantity": {"value": 5, "unit": "g/L"},
                                       "referenceRange": [)" +
                       entries + "]")
        .range;
  };
  BOOST_TEST(
      range(R"({"text": "3.5-5.0 g/L", "low": {"value": 3.5}, "high": {"value": 5.0}})").text ==
      "3.5-5.0");
  BOOST_TEST(range(R"({"text": "Adults", "low": {"value": 3.5}, "high": {"value": 5.0}})").text ==
             "3.5 - 5.0");
  BOOST_TEST(range(R"({"high": {"value": 5.0}})").text == "<=5.0");
  BOOST_TEST(range(R"({"low": {"value": 5.0}})").low->inclusive);
  BOOST_TEST(range(R"({"text": "negative"})").word == "negative");
}

BOOST_AUTO_TEST_CASE(ranges_by_sex_and_age_are_bands_and_targets_are_none) {
  const Result result =
      only_result(coded("Haemoglobin") + R"("valueQuantity": {"value": 12, "unit": "g/dL"},
 "referenceRange": [
  {"low": {"value": 12.0}, "high": {"value": 16.0},
   "appliesTo": [{"coding": [{"code": "female", "display": "Female"}]}]},
  {"low": {"value": 13.5}, "high": {"value": 17.5}, "age": {"low": {"value": 18, "code": "a"}},
   "appliesTo": [{"coding": [{"code": "248153007", "display": "Male"}]}]},
  {"type": {"coding": [{"code": "treatment"}]}, "low": {"value": 10}}])");
  BOOST_REQUIRE_EQUAL(result.range.bands.size(), 2U);
  BOOST_TEST((result.range.bands[0].sex == Sex::female));
  BOOST_TEST((result.range.bands[1].sex == Sex::male));
  BOOST_TEST(result.range.bands[1].age_min->to_string() == "18");
  BOOST_TEST(result.range.text == "Female: 12.0 - 16.0\nMale: 13.5 - 17.5");
}

BOOST_AUTO_TEST_CASE(components_are_results_and_panels_are_not) {
  const Report report = only_report(
      bundle({observation(coded("Panel") + R"("dataAbsentReason": {"text": "see members"},
         "hasMember": [{"reference": "Observation/x"}])"),
              observation(coded("Blood count") + R"("component": [
         {"code": {"text": "WBC"}, "valueQuantity": {"value": 7.1, "unit": "10*3/uL"}},
         {"code": {"text": "RBC"}, "valueQuantity": {"value": 4.1, "unit": "10*6/uL"},
          "interpretation": [{"coding": [{"code": "L"}]}]}])")}));
  BOOST_TEST(names_of(report) == "WBC, RBC");
  BOOST_TEST(report.results[1].flag == "L");
  BOOST_TEST(report.results[1].section == "Blood count");
}

BOOST_AUTO_TEST_CASE(of_an_antibiotic_without_a_concentration_the_letter_is_the_result) {
  const auto judged = [](const std::string& name, const std::string& code) {
    return observation(coded(name) + R"("interpretation": [{"coding": [{"code": ")" + code +
                       R"("}]}])");
  };
  const Report report = only_report(bundle(
      {judged("Ampicillin", "R"), judged("Sodium", "S"), judged("Cefazolin", "H"),
       observation(coded("Gentamicin") + R"("valueQuantity": {"value": 2, "comparator": "<="},
         "interpretation": [{"coding": [{"code": "S"}]}])")}));
  BOOST_TEST(names_of(report) == "Ampicillin, Gentamicin");
  BOOST_TEST(report.results.at(0).value == "R");
  BOOST_TEST(report.results.at(0).flag == "");
  BOOST_TEST(report.results.at(1).value == "<=2");
  BOOST_TEST(report.results.at(1).flag == "S");
}

BOOST_AUTO_TEST_CASE(a_report_with_contained_resources_is_read) {
  const Report report = only_report(R"({"resourceType": "DiagnosticReport", "status": "amended",
 "code": {"text": "Electrolytes"}, "subject": {"reference": "#p"}, "issued": "2024-07-23T10:00:00Z",
 "effectiveDateTime": "2024-07-22", "performer": [{"reference": "#lab"}],
 "specimen": [{"reference": "#s"}], "result": [{"reference": "#o"}],
 "contained": [
  {"resourceType": "Patient", "id": "p", "gender": "male", "birthDate": "1950-01-02",
   "name": [{"family": "Sample", "given": ["Otto", "K."]}]},
  {"resourceType": "Organization", "id": "lab", "name": "Riverside Lab"},
  {"resourceType": "Specimen", "id": "s", "type": {"coding": [{"code": "UR"}]},
   "receivedTime": "2024-07-22T12:00:00Z"},
  {"resourceType": "Observation", "id": "o", "status": "final", "code": {"text": "Calcium"},
   "valueQuantity": {"value": 2.1, "unit": "mmol/L"}}]})");
  BOOST_TEST(report.header.laboratory == "Riverside Lab");
  BOOST_TEST((report.header.patient.sex == Sex::male));
  BOOST_TEST((report.header.patient.birth_date == Date{1950, 1, 2}));
  BOOST_TEST((report.header.patient.name_words == std::vector<std::string>{"sample", "otto"}));
  BOOST_TEST(report.header.collected->to_iso() == "2024-07-22");
  BOOST_TEST(report.header.received->to_iso() == "2024-07-22T12:00");
  BOOST_TEST(report.header.reported->to_iso() == "2024-07-23T10:00");
  BOOST_TEST(report.header.status == "corrected");
  BOOST_TEST(report.results.at(0).specimen == "urine");
  BOOST_TEST(report.results.at(0).section == "Electrolytes");
}

const std::string report_head = R"({"resourceType": "DiagnosticReport", "status": "final",
 "code": {"text": "Trace elements"}, "effectiveDateTime": "2024-07-22T07:45:00Z",
 "subject": {"reference": "Patient/p1"},
 "category": [{"coding": [{"code": "CH"}]}], )";

BOOST_AUTO_TEST_CASE(a_report_without_observations_is_read_by_the_table_of_its_narrative) {
  const std::string narrative =
      R"("text": {"status": "generated", "div": "<div><h3>Report</h3><table>
<tr><th>Test</th><th>Result</th><th>Unit</th><th>Reference</th></tr>
<tr><td>Zinc&nbsp;</td><td>48</td><td>ug/dL</td><td>60 - 120</td></tr>
<tr><td>Copper</td><td>101</td><td>ug/dL</td><td>70 - 140</td></tr></table></div>"}})";
  std::string json = report_head + narrative;
  for (char& c : json) c = c == '\n' ? ' ' : c;
  const Report report = only_report(bundle({ann, json}));
  BOOST_TEST(names_of(report) == "Zinc, Copper");
  BOOST_TEST(report.results[0].range.text == "60 - 120");
  BOOST_TEST(report.results[0].section == "Trace elements");
  BOOST_TEST(report.header.collected->to_iso() == "2024-07-22T07:45");
  BOOST_TEST((report.header.patient.sex == Sex::female));
  // Beside Observations it only says them again.
  json.pop_back();
  const std::string coded_too = json + R"(, "result": [{"reference": "#z"}], "contained": [
    {"resourceType": "Observation", "id": "z", "code": {"text": "Zinc"}, "valueInteger": 48}]})";
  BOOST_TEST(names_of(only_report(bundle({ann, coded_too}))) == "Zinc");
}

BOOST_AUTO_TEST_CASE(a_narrative_repeats_no_observation_that_its_report_does_not_point_at) {
  const Report report = only_report(bundle(
      {ann,
       R"({"resourceType": "Observation", "status": "final", "code": {"text": "Zinc"},
           "subject": {"reference": "Patient/p1"}, "effectiveDateTime": "2024-07-22",
           "valueQuantity": {"value": 48, "unit": "ug/dL"}})",
       report_head +
           R"("text": {"div": "<div><table><tr><th>Test</th><th>Result</th><th>Unit</th></tr>)"
           R"(<tr><td>Zinc</td><td>48</td><td>ug/dL</td></tr>)"
           R"(<tr><td>Copper</td><td>101</td><td>ug/dL</td></tr></table></div>"}})"}));
  BOOST_TEST(names_of(report) == "Zinc, Copper");
}

BOOST_AUTO_TEST_CASE(blanks_of_a_preformatted_narrative_make_columns) {
  const Report report =
      only_report(report_head + R"("text": {"div": "<div><p>Issued today</p><pre>\n)"
                                R"(Test      Units   Value   Range\n)"
                                R"(Zinc      ug/dL   48      60 - 120\n)"
                                R"(Copper    ug/dL   101     70 - 140\n</pre></div>"}})");
  BOOST_TEST(names_of(report) == "Zinc, Copper");
  BOOST_TEST(report.results.at(1).value == "101");
}

BOOST_AUTO_TEST_CASE(a_report_without_observations_may_carry_its_text) {
  const Report report = only_report(
      report_head +
      R"("presentedForm": [{"contentType": "text/plain", "data": "WmluYyAgICAgNDggIEwgICAgNjAtMTIwICAgdWcvZEwKQ29wcGVyICAg)"
      R"(MTAxICAgICAgNzAtMTQwICAgdWcvZEwKU2VsZW5pdW0gMTIwICAgICAgNjMtMTYwICAgdWcvTAo="}]})");
  BOOST_TEST(names_of(report) == "Zinc, Copper, Selenium");
}

BOOST_AUTO_TEST_CASE(narratives_of_other_services_are_not_read) {
  std::string json = report_head;
  json.replace(json.find("\"CH\""), 4, "\"RAD\"");
  const Report report =
      only_report(json + R"("text": {"div": "<div><table><tr><th>Test</th><th>Result</th></tr>)"
                         R"(<tr><td>Zinc</td><td>48</td></tr></table></div>"}})");
  BOOST_TEST(report.results.empty());
}

BOOST_AUTO_TEST_CASE(times_and_what_is_asked_of_the_person_are_no_results) {
  const Report report = only_report(bundle(
      {observation(coded("Calcium") + R"("valueInteger": 2)"),
       observation(coded("Last meal") + R"("valueTime": "18:23:47")"),
       observation(coded("Next visit") + R"("valueDateTime": "2024-08-01")"),
       observation(
           R"("code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}], "text": "Weight"},
              "valueQuantity": {"value": 71, "unit": "kg"})")}));
  BOOST_TEST(names_of(report) == "Calcium");
}

BOOST_AUTO_TEST_CASE(a_ratio_to_one_of_a_measure_is_a_number_with_its_unit) {
  const Result result = only_result(coded("Albumin/Creatinine") + R"("valueRatio": {
    "numerator": {"value": 12.5, "unit": "mg"}, "denominator": {"value": 1, "unit": "g"}})");
  BOOST_TEST(result.value == "12.5");
  BOOST_TEST(result.unit == "mg/g");
  BOOST_TEST(only_result(coded("Albumin") + R"("valueRatio": {
    "numerator": {"value": 12.5, "unit": "mg"}, "denominator": {"value": 24, "unit": "h"}})")
                 .value == "12.5 mg : 24 h");
}

BOOST_AUTO_TEST_CASE(a_reason_that_tells_nothing_stands_for_no_value) {
  const Report report = only_report(bundle(
      {observation(coded("Calcium") + R"("valueInteger": 2)"),
       observation(coded("Zinc") + R"("dataAbsentReason": {"coding": [{"code": "unknown"}]})")}));
  BOOST_TEST(names_of(report) == "Calcium");
}

BOOST_AUTO_TEST_CASE(resources_within_what_a_program_put_around_them_are_found) {
  const std::string wrapped =
      R"({"data": {"total": 1, "bundle": )" +
      bundle({ann, observation(coded("Calcium") + R"("valueInteger": 2)")}) + "}}";
  BOOST_TEST(names_of(only_report(wrapped)) == "Calcium");
}

BOOST_AUTO_TEST_CASE(a_reference_to_a_laboratory_report_as_a_document_is_read) {
  const Report report = only_report(
      R"({"resourceType": "DocumentReference", "type": {"coding": [{"code": "11502-2"}]}, "content": [{"attachment": )"
      R"({"contentType": "text/plain", "data": "WmluYyAgICAgNDggIEwgICAgNjAtMTIwICAgdWcvZEwKQ29wcGVyICAg)"
      R"(MTAxICAgICAgNzAtMTQwICAgdWcvZEwKU2VsZW5pdW0gMTIwICAgICAgNjMtMTYwICAgdWcvTAo="}}]})");
  BOOST_TEST(names_of(report) == "Zinc, Copper, Selenium");
}

BOOST_AUTO_TEST_CASE(xml_says_what_json_would) {
  const Report report = only_report(R"x(<?xml version="1.0" encoding="UTF-8"?>
<Bundle xmlns="http://hl7.org/fhir"><type value="collection"/>
<entry><resource><Patient><id value="p1"/><gender value="female"/><birthDate value="1968-03-30"/></Patient></resource></entry>
<entry><resource><Observation><status value="final"/>
<category><coding><code value="laboratory"/></coding></category>
<code><coding><system value="http://loinc.org"/><code value="17861-6"/></coding><text value="Calcium &quot;total&quot;"/></code>
<subject><reference value="Patient/p1"/></subject><effectiveDateTime value="2024-07-22"/>
<valueQuantity><value value="8.10"/><unit value="mg/dL"/></valueQuantity>
<interpretation><coding><code value="L"/></coding></interpretation>
<referenceRange><low><value value="8.6"/></low><high><value value="10.2"/></high></referenceRange>
</Observation></resource></entry></Bundle>)x");
  BOOST_TEST((report.header.patient.sex == Sex::female));
  BOOST_TEST(report.header.collected->to_iso() == "2024-07-22");
  const Result& result = report.results.at(0);
  BOOST_TEST(result.name == "Calcium \"total\"");
  BOOST_TEST(result.value == "8.10");
  BOOST_TEST(result.unit == "mg/dL");
  BOOST_TEST(result.range.text == "8.6 - 10.2");
  BOOST_TEST(result.flag == "L");
  BOOST_TEST(result.codes.at(0).code == "17861-6");
  BOOST_TEST(result.where.line == 4);
}

BOOST_AUTO_TEST_CASE(a_report_in_xml_is_read_by_its_narrative_and_what_it_contains) {
  const std::string start = R"(<DiagnosticReport xmlns="http://hl7.org/fhir">)";
  const Report narrative =
      only_report(start + R"(<text><div xmlns="http://www.w3.org/1999/xhtml"><table>
<tr><th>Test</th><th>Result</th></tr><tr><td>Zinc</td><td>48 ug/dL</td></tr></table></div></text>
<status value="final"/></DiagnosticReport>)");
  BOOST_TEST(names_of(narrative) == "Zinc");
  const Report contained = only_report(start + R"(<contained><Observation><id value="o"/>
<code><text value="Zinc"/></code><valueQuantity><value value="48"/></valueQuantity></Observation></contained>
<result><reference value="#o"/></result></DiagnosticReport>)");
  BOOST_TEST(contained.results.at(0).value == "48");
}

BOOST_AUTO_TEST_CASE(only_laboratory_observations_are_results) {
  const Report report = only_report(bundle({
      R"({"resourceType": "Observation", "status": "final", "code": {"text": "Body height"},
         "category": [{"coding": [{"code": "vital-signs"}]}], "valueQuantity": {"value": 180}})",
      R"({"resourceType": "Observation", "status": "final", "code": {"text": "Smoker"},
         "category": {"coding": [{"code": "social-history"}]}, "valueString": "never"})",
      observation(coded("Calcium") + R"("valueInteger": 2)")}));
  BOOST_TEST(names_of(report) == "Calcium");
}

BOOST_AUTO_TEST_CASE(withdrawn_results_are_left_out) {
  const Report report = only_report(bundle(
      {observation(coded("Calcium") + R"("valueInteger": 2)"),
       R"({"resourceType": "Observation", "status": "entered-in-error", "code": {"text": "Zinc"},
           "effectiveDateTime": "2024-07-22", "valueInteger": 3})"}));
  BOOST_TEST(names_of(report) == "Calcium");
  BOOST_TEST(report.skipped.at(0).text == "Zinc");
}

BOOST_AUTO_TEST_CASE(a_cancelled_test_says_why_in_the_place_of_its_value) {
  const auto cancelled = [](const std::string& name, const std::string& members) {
    return R"({"resourceType": "Observation", "status": "cancelled", "effectiveDateTime": "2024-07-22",
               "code": {"text": ")" +
           name + "\"}" + members + "}";
  };
  const std::string why = R"(, "dataAbsentReason": {"text": "Sample clotted"})";
  const Report report = only_report(
      bundle({observation(coded("Calcium") + R"("valueInteger": 2)"), cancelled("Zinc", why),
              cancelled("Copper", ""), cancelled("Selenium", why + R"(, "valueInteger": 3)")}));
  BOOST_TEST(names_of(report) == "Calcium, Zinc");
  BOOST_TEST(report.results[1].value == "Sample clotted");
  BOOST_TEST(report.skipped.at(0).text == "Selenium");
}

BOOST_AUTO_TEST_CASE(patients_and_days_are_reports_of_their_own) {
  const auto of = [](const std::string& patient, const std::string& day) {
    return R"({"resourceType": "Observation", "status": "final", "code": {"text": "Calcium"},
      "subject": {"reference": "Patient/)" +
           patient + R"("}, "effectiveDateTime": ")" + day +
           R"(", "valueQuantity": {"value": 2.1, "unit": "mmol/L"}})";
  };
  const ReadFile file = read_coded_text(bundle({ann, of("p1", "2024-01-01"), of("p2", "2024-01-01"),
                                                of("p1", "2024-01-01"), of("p1", "2024-02-01")}));
  BOOST_REQUIRE_EQUAL(file.reports.size(), 3U);
  BOOST_TEST(file.reports[0].results.size() == 2U);
  BOOST_TEST((file.reports[0].header.patient.sex == Sex::female));
  BOOST_TEST(!file.reports[1].header.patient.sex.has_value());
  BOOST_TEST(file.reports[2].header.collected->to_iso() == "2024-02-01");
}

BOOST_AUTO_TEST_CASE(of_two_versions_the_newer_counts) {
  const auto version = [](const std::string& updated, const std::string& value) {
    return observation(R"("id": "o", "meta": {"lastUpdated": ")" + updated + R"("}, )" +
                       coded("Calcium") + R"("valueInteger": )" + value);
  };
  const Report report =
      only_report(bundle({version("2024-02-01", "9"), version("2024-01-01", "6")}));
  BOOST_REQUIRE_EQUAL(report.results.size(), 1U);
  BOOST_TEST(report.results[0].value == "9");
}

BOOST_AUTO_TEST_CASE(resources_a_line_and_in_an_array_are_read) {
  std::string one = observation(coded("A") + R"("valueInteger": 1)");
  std::string two = observation(coded("B") + R"("valueInteger": 2)");
  for (char& c : one) c = c == '\n' ? ' ' : c;
  for (char& c : two) c = c == '\n' ? ' ' : c;
  BOOST_TEST(names_of(only_report(one + "\n" + two + "\n")) == "A, B");
  BOOST_TEST(names_of(only_report("[" + one + "," + two + "]")) == "A, B");
}

BOOST_AUTO_TEST_CASE(references_by_url_and_version_find_their_resource) {
  const Report report = only_report(
      R"({"resourceType": "Bundle", "entry": [
 {"fullUrl": "urn:uuid:1", "resource": {"resourceType": "Patient", "gender": "male"}},
 {"fullUrl": "http://x/fhir/Specimen/s", "resource": {"resourceType": "Specimen", "id": "s",
   "type": {"text": "Urine"}, "collection": {"collectedPeriod": {"start": "2024-03-01"}}}},
 {"resource": {"resourceType": "Observation", "status": "final", "code": {"text": "A"},
   "subject": {"reference": "urn:uuid:1"}, "valueInteger": 1,
   "specimen": {"reference": "http://y/Specimen/s/_history/3"}}}]})");
  BOOST_TEST((report.header.patient.sex == Sex::male));
  BOOST_TEST(report.results.at(0).specimen == "urine");
  BOOST_TEST(report.header.collected->to_iso() == "2024-03-01");
}

BOOST_AUTO_TEST_CASE(other_json_is_a_text) {
  BOOST_TEST((read_coded_text(R"({"results": []} Calcium 2.1 mmol/L)").kind == DocumentKind::text));
}

BOOST_AUTO_TEST_CASE(damaged_and_hostile_json_ends_in_one_error) {
  const std::string whole =
      observation(coded("\\u00b5 \\ud83d\\ude00") + R"("valueInteger": -1.5e3)");
  BOOST_TEST(only_report(whole).results.at(0).name == "\u00b5 \U0001F600");
  const std::size_t from = whole.find("Observation");
  for (std::size_t size = from + 12; size < whole.size(); ++size) {
    BOOST_CHECK_THROW(read_coded_text(whole.substr(0, size)), Error);
  }
  const std::string start = R"({"resourceType": "Bundle", "entry": )";
  BOOST_CHECK_THROW(read_coded_text(start + std::string(100'000, '[')), Error);
  std::string nested = start;
  for (int i = 0; i < 100'000; ++i) nested += R"({"a":)";
  BOOST_CHECK_THROW(read_coded_text(nested), Error);
  Limits limits;
  limits.nodes = 10;
  BOOST_CHECK_THROW(read_coded_text(whole, limits), Error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "base/error.h"
#include "tests/unit/parser/cda_document.h"
#include "tests/unit/parser/coded_input.h"

namespace labread {
namespace {

using namespace test;

BOOST_AUTO_TEST_SUITE(cda)

BOOST_AUTO_TEST_CASE(the_narrative_table_is_printed_and_the_entries_add_what_it_does_not_say) {
  const Report report = only_report(document(section(
      R"(<table><thead><tr><th>Test</th><th>Result</th><th>Units</th><th>Reference Range</th><th>Interpretation</th></tr></thead>
<tbody><tr ID="r1"><td>Calcium, total</td><td>8.10</td><td>mg/dL</td><td>8.6 - 10.2</td><td>Low</td></tr>
<tr ID="r2"><td>Albumin</td><td>3.9</td><td>g/dL</td><td>3.6 - 5.1</td><td/></tr></tbody></table>)",
      entry(
          observation(
              "17861-6", "Calcium [Mass/volume] in Serum or Plasma",
              R"(<text><reference value="#r1"/></text><effectiveTime value="20240722074500-0400"/>)" +
                  quantity("8.1", "mg/dL") + R"(<interpretationCode code="L"/>)") +
          observation(
              "1751-7", "Albumin",
              R"(<text><reference value="#r2"/></text><effectiveTime value="202407220745"/>)" +
                  quantity("3.9", "g/dL"))))));
  BOOST_TEST(names_of(report) == "Calcium, total, Albumin");
  const Result& calcium = report.results[0];
  BOOST_TEST(calcium.value == "8.10");
  BOOST_TEST(calcium.unit == "mg/dL");
  BOOST_TEST(calcium.range.text == "8.6 - 10.2");
  BOOST_TEST(calcium.flag == "Low");
  BOOST_TEST(calcium.flag_meaning == "low");
  BOOST_TEST(calcium.codes.at(0).code == "17861-6");
  BOOST_TEST(report.header.collected->to_iso() == "2024-07-22T07:45");
  BOOST_TEST((report.header.patient.sex == Sex::female));
  BOOST_TEST((report.header.patient.birth_date == Date{1968, 3, 30}));
  BOOST_TEST((report.header.patient.name_words == std::vector<std::string>{"ines", "sample"}));
  BOOST_TEST(report.header.reported->to_iso() == "2024-07-23T10:15");
}

BOOST_AUTO_TEST_CASE(a_range_or_flag_that_only_the_entry_has_is_used_and_not_printed) {
  const Report report = only_report(document(section(
      "<table><thead><tr><th>Test</th><th>Result</th></tr></thead><tbody>"
      "<tr><td>Calcium</td><td>8.1 mg/dL</td></tr></tbody></table>",
      entry(observation("17861-6", "Calcium",
                        quantity("8.1", "mg/dL") +
                            R"(<interpretationCode code="L"/><referenceRange><observationRange>
<value xsi:type="IVL_PQ"><low value="8.6" unit="mg/dL"/><high value="10.2" unit="mg/dL"/></value>
</observationRange></referenceRange>)")))));
  const Result& calcium = report.results.at(0);
  BOOST_TEST(calcium.value == "8.1");
  BOOST_TEST(calcium.unit == "mg/dL");
  BOOST_TEST(calcium.flag == "");
  BOOST_TEST(calcium.flag_meaning == "low");
  BOOST_TEST(calcium.range.text == "");
  BOOST_TEST(calcium.range.low->value.to_string() == "8.6");
}

BOOST_AUTO_TEST_CASE(a_coded_value_that_differs_from_the_printed_one_is_noted) {
  const Report report = only_report(document(section(
      "<table><thead><tr><th>Test</th><th>Result</th></tr></thead><tbody>"
      "<tr ID=\"a\"><td>Calcium</td><td>8.1</td></tr></tbody></table>",
      entry(observation("17861-6", "Calcium",
                        "<text><reference value=\"#a\"/></text>" + quantity("8.9", "mg/dL"))))));
  BOOST_TEST(report.results.at(0).value == "8.1");
  BOOST_TEST(report.notes.at(0).code == "coded_value_differs");
}

BOOST_AUTO_TEST_CASE(tables_in_lists_with_the_unit_in_the_range_are_read) {
  const Report report = only_report(document(section(R"(
<list><item><caption>Basic Metabolic Panel (01/12/2024 8:30 AM EST)</caption>
<table><colgroup><col width="25%"/></colgroup><thead><tr><th>Component</th><th>Value</th><th>Ref Range</th><th>Test Method</th><th>Analysis Time</th><th>Performed At</th><th>Pathologist Signature</th></tr></thead>
<tbody><tr ID="c1" styleCode="normRow"><td><paragraph>Sodium</paragraph></td><td>140</td><td>136 - 145 mmol/L</td><td/><td>01/12/2024 9:10 AM EST</td><td>HOSPITAL LAB</td><td/></tr>
<tr ID="c2"><td><paragraph>Potassium</paragraph></td><td><content styleCode="Bold">5.8 (H)</content></td><td>3.5 - 5.1 mmol/L</td><td/><td/><td>HOSPITAL LAB</td><td/></tr></tbody></table>
<table><thead><tr><th>Specimen (Source)</th><th>Anatomical Location / Laterality</th><th>Collection Method / Volume</th><th>Collection Time</th><th>Received Time</th></tr></thead>
<tbody><tr><td>Blood</td><td/><td>Venipuncture / 5</td><td>01/12/2024 8:30 AM EST</td><td>01/12/2024 8:45 AM EST</td></tr></tbody></table></item></list>)")));
  BOOST_TEST(names_of(report) == "Sodium, Potassium");
  BOOST_TEST(report.results[0].unit == "mmol/L");
  BOOST_TEST(report.results[1].value == "5.8");
  BOOST_TEST(report.results[1].flag == "(H)");
  BOOST_TEST(report.header.collected->to_iso() == "2024-01-12T08:30");
  BOOST_TEST(report.results[1].flag_meaning == "high");
}

BOOST_AUTO_TEST_CASE(columns_from_the_most_recent_to_the_oldest_are_result_and_earlier_ones) {
  const Report report = only_report(document(section(R"(
<table><thead><tr><th>Most recent to oldest [Reference Range]:</th><th>1</th><th>2</th></tr></thead>
<tbody><tr><td>Sodium Lvl [136-145 mmol/L]</td><td>140 mmol/L<br/>(1/15/24 8:30 AM)</td><td>138 mmol/L<br/>(1/13/24 8:30 AM)</td></tr>
<tr><td>Potassium Lvl [3.5-5.1 mmol/L]</td><td>5.8 mmol/L<br/>*HI*<br/>(1/15/24 8:30 AM)</td><td/></tr></tbody></table>)")));
  BOOST_TEST(names_of(report) == "Sodium Lvl, Potassium Lvl");
  const Result& sodium = report.results[0];
  BOOST_TEST(sodium.value == "140");
  BOOST_TEST(sodium.unit == "mmol/L");
  BOOST_TEST(sodium.range.high->value.to_string() == "145");
  BOOST_TEST(report.header.collected->to_iso() == "2024-01-15T08:30");
  BOOST_REQUIRE_EQUAL(sodium.previous.size(), 1U);
  BOOST_TEST(sodium.previous[0].value == "138");
  BOOST_TEST(report.results[1].flag_meaning == "high");
}

BOOST_AUTO_TEST_CASE(a_flag_above_or_below_the_value_of_its_cell_is_no_result) {
  const Report report = only_report(document(section(R"(
<table><thead><tr><th>Most recent to oldest [Reference Range]:</th><th>1</th><th>2</th></tr></thead>
<tbody><tr><td>Zinc [60-120 mcg/dL]</td><td>*LOW*<br/>48 mcg/dL<br/>(1/15/24 8:30 AM)</td><td>*HI*<br/>131 mcg/dL<br/>(1/13/24 8:30 AM)</td></tr>
<tr><td>Copper [70-140 mcg/dL]</td><td>HI<br/>151 mcg/dL<br/>(1/15/24 8:30 AM)</td><td/></tr>
<tr><td>Selenium [70-150 mcg/L]</td><td>*CRIT*</td><td/></tr></tbody></table>)")));
  BOOST_TEST(names_of(report) == "Zinc, Copper");
  BOOST_TEST(report.results[0].value == "48");
  BOOST_TEST(report.results[0].unit == "mcg/dL");
  BOOST_TEST(report.results[0].flag == "*LOW*");
  BOOST_TEST(report.results[0].flag_meaning == "low");
  BOOST_TEST(report.results[0].range.low->value.to_string() == "60");
  BOOST_TEST(report.results[0].previous.at(0).value == "131");
  BOOST_TEST(report.results[1].flag == "HI");
}

BOOST_AUTO_TEST_CASE(a_flag_in_brackets_behind_a_word_and_the_unit_behind_a_word_for_the_range) {
  const Report report = only_report(document(section(R"(
<table><thead><tr><th>Component</th><th>Value</th><th>Ref Range</th></tr></thead><tbody>
<tr><td>HIV Ag/Ab</td><td>Reactive (A)</td><td>Nonreactive</td></tr>
<tr><td>Clarity, Urine</td><td>Cloudy (A)</td><td>Clear</td></tr>
<tr><td>HBV DNA</td><td>1,350 (A)</td><td>Not Detected IU/mL</td></tr>
<tr><td>Lewis type</td><td>Positive (b)</td><td/></tr></tbody></table>)")));
  BOOST_TEST(report.results[0].value == "Reactive");
  BOOST_TEST(report.results[0].flag == "(A)");
  BOOST_TEST(report.results[1].value == "Cloudy");
  BOOST_TEST(report.results[2].unit == "IU/mL");
  BOOST_TEST(report.results[2].range.text == "Not Detected");
  BOOST_TEST(report.results[3].value == "Positive (b)");
}

BOOST_AUTO_TEST_CASE(a_generated_table_with_codes_and_panels_without_value_is_read) {
  const Report report = only_report(document(section(R"(
<table><thead><tr><th>Start</th><th>Stop</th><th>Description</th><th>Code</th><th>Value</th></tr></thead><tbody>
<tr><td>2019-04-03T10:11:55Z</td><td></td><td ID="d1">Basic Metabolic Panel</td><td>http://loinc.org 51990-0</td><td></td></tr>
<tr><td>2019-04-03T10:11:55Z</td><td></td><td ID="d2">Glucose [Mass/volume] in Blood</td><td>http://loinc.org 2339-0</td><td>91.0 mg/dL</td></tr>
<tr><td>2019-04-03T10:11:55Z</td><td></td><td ID="d3">Calcium [Mass/volume] in Blood</td><td>http://loinc.org 49765-1</td><td>9.3 mg/dL</td></tr>
</tbody></table>)")));
  BOOST_TEST(names_of(report) == "Glucose [Mass/volume] in Blood, Calcium [Mass/volume] in Blood");
  BOOST_TEST(report.results[1].unit == "mg/dL");
  BOOST_TEST(report.header.collected->to_iso() == "2019-04-03T10:11");
}

BOOST_AUTO_TEST_CASE(a_table_with_dates_as_columns_and_ranges_in_the_names_is_read) {
  const ReadFile file = read_coded_text(document(section(R"(
<table><thead><tr><th>&#160;</th><th>March 23, 2000</th><th>April 06, 2000</th></tr></thead><tbody>
<tr><td colspan="3"><content styleCode="BoldItalics">Hematology</content></td></tr>
<tr><td>HGB (M 13-18 g/dl; F 12-16 g/dl)</td><td>13.2</td><td>13.4</td></tr>
<tr><td>WBC (4.3-10.8 10+3/ul)</td><td>6.7</td><td></td></tr></tbody></table>)")));
  BOOST_REQUIRE_EQUAL(file.reports.size(), 2U);
  const Report& report = file.reports[0];
  BOOST_TEST(names_of(report) == "HGB");
  BOOST_TEST(report.header.collected->to_iso() == "2000-04-06");
  BOOST_TEST(report.results[0].value == "13.4");
  BOOST_TEST(report.results[0].range.bands.size() == 2U);
  BOOST_TEST(report.results[0].previous.at(0).value == "13.2");
  BOOST_TEST(report.results[0].section == "Hematology");
  BOOST_TEST(names_of(file.reports[1]) == "WBC");
  BOOST_TEST(file.reports[1].header.collected->to_iso() == "2000-03-23");
}

BOOST_AUTO_TEST_CASE(a_title_with_unit_and_result_together_is_the_value) {
  const Report report = only_report(document(section(R"(
<table><thead><tr><th>Date/Time</th><th>Result Type</th><th>Source</th><th>Result - Unit</th><th>Interpretation</th><th>Reference Range</th><th>Comment</th></tr></thead>
<tbody><tr><td>Jan 12, 2024</td><td>MAGNESIUM</td><td>VAMC</td><td>1.2 mg/dL</td><td>L</td><td>1.6 - 2.6</td><td>repeated</td></tr></tbody></table>)")));
  BOOST_TEST(names_of(report) == "MAGNESIUM");
  BOOST_TEST(report.results[0].value == "1.2");
  BOOST_TEST(report.results[0].unit == "mg/dL");
  BOOST_TEST(report.results[0].range.text == "1.6 - 2.6");
  BOOST_TEST(report.results[0].flag == "L");
  BOOST_TEST(report.header.collected->to_iso() == "2024-01-12");
}

BOOST_AUTO_TEST_CASE(a_french_table_with_the_panel_as_title_and_methods_below_names_is_read) {
  const Report report = only_report(document(section(R"(
<table border="1"><thead><tr><th>BILAN THYROIDIEN</th><th>Résultats</th><th>Valeurs de référence</th><th>Antériorités</th></tr></thead><tbody>
<tr><td>Thyréostimuline (TSH)<br/>(ECL Modular)</td><td>1,950 mUI/l</td><td>(0,270 - 4,200)</td><td>15/02/23 : 2,10</td></tr>
<tr><td>Thyroxine libre (FT4)<br/>(ECL Modular)</td><td>7,67 pg/ml</td><td>(9,30 - 17,00)</td><td/></tr></tbody></table>)",
                                                     "", "18719-5"),
                                             "fr-FR", "11502-2"));
  BOOST_TEST(names_of(report) == "Thyréostimuline (TSH), Thyroxine libre (FT4)");
  BOOST_TEST(report.results[0].unit == "mUI/l");
  BOOST_TEST(report.results[0].read.number->to_string() == "1.950");
  BOOST_TEST(report.results[0].range.high->value.to_string() == "4.200");
  BOOST_TEST(report.results[0].previous.at(0).value == "2,10");
  BOOST_TEST(report.results[0].previous.at(0).date == "2023-02-15");
  BOOST_TEST(report.header.laboratory == "Riverside Lab");
}

BOOST_AUTO_TEST_CASE(a_german_report_with_a_collection_procedure_is_read) {
  const Report report = only_report(document(
      R"(<component><section><code code="18723-7" codeSystem="2.16.840.1.113883.6.1"/><title>Hämatologie</title><text>
<paragraph styleCode="xELGA_h3">Blutbild</paragraph>
<table><thead><tr><th>Analyse</th><th>Ergebnis</th><th>Einheit</th><th>Referenzbereiche</th><th>Interpretation</th></tr></thead>
<tbody><tr ID="OBS-1"><td>Leukozyten</td><td>26</td><td>10^9/L</td><td>4-10</td><td>++</td></tr>
<tr ID="OBS-2"><td>Kalzium</td><td>2,05</td><td>mmol/L</td><td>2,15 - 2,58</td><td>-</td></tr>
<tr ID="OBS-3"><td>Natrium</td><td>140</td><td>mmol/L</td><td>136-145</td><td>-</td></tr></tbody></table></text>
<entry><act classCode="ACT" moodCode="EVN"><code code="300"/>
<entryRelationship typeCode="COMP"><procedure classCode="PROC" moodCode="EVN"><code code="33882-2"/><effectiveTime value="20240304070000+0100"/>
<participant typeCode="PRD"><participantRole classCode="SPEC"><playingEntity><code code="BLD" displayName="Vollblut"/></playingEntity></participantRole></participant></procedure></entryRelationship>
<entryRelationship typeCode="COMP"><organizer classCode="BATTERY" moodCode="EVN">
<component><observation classCode="OBS" moodCode="EVN"><code code="26464-8" codeSystem="2.16.840.1.113883.6.1"/><text><reference value="#OBS-1"/></text>
<effectiveTime value="20240305090000"/><value xsi:type="PQ" value="26" unit="10*9/L"/><interpretationCode code="HH"/></observation></component>
<component><observation classCode="OBS" moodCode="EVN"><code code="2000-8" codeSystem="2.16.840.1.113883.6.1"/><text><reference value="#OBS-2"/></text>
<value xsi:type="PQ" value="2.05" unit="mmol/L"/><interpretationCode code="L"/>
<entryRelationship typeCode="REFR"><observation classCode="OBS" moodCode="EVN"><code code="2000-8"/><effectiveTime value="20231201"/><value xsi:type="PQ" value="2.20" unit="mmol/L"/></observation></entryRelationship></observation></component>
</organizer></entryRelationship></act></entry></section></component>)",
      "de-AT", "11502-2"));
  BOOST_TEST(names_of(report) == "Leukozyten, Kalzium, Natrium");
  BOOST_TEST(report.header.collected->to_iso() == "2024-03-04T07:00");
  BOOST_TEST(report.results[0].flag == "++");
  BOOST_TEST(report.results[0].specimen == "blood");
  BOOST_TEST(report.results[1].read.number->to_string() == "2.05");
  BOOST_TEST(report.results[1].previous.at(0).value == "2.20");
  BOOST_TEST(report.results[1].flag == "-");
  // A dash beside a normal value is an empty cell.
  BOOST_TEST(report.results[2].flag == "");
}

BOOST_AUTO_TEST_CASE(entries_without_narrative_are_results) {
  const Report report = only_report(document(section(
      "",
      entry(
          observation(
              "2345-7", "Glucose",
              quantity("95", "mg/dL") +
                  R"(<interpretationCode code="N"/><referenceRange><observationRange><text>70-99 mg/dL</text></observationRange></referenceRange>)") +
          observation(
              "33914-3", "eGFR",
              R"(<value xsi:type="IVL_PQ"><low value="60" unit="mL/min" inclusive="false"/></value>)") +
          observation(
              "1989-3", "Vitamin D",
              R"(<value xsi:type="IVL_PQ"><high value="4.0" unit="ng/mL" inclusive="false"/></value>)") +
          observation("5778-6", "Color",
                      R"(<value xsi:type="CD" code="1" displayName="Yellow"/>)") +
          observation("5778-6", "Ketones", R"(<value xsi:type="ST">negative</value>)") +
          observation(
              "5048-4", "ANA",
              R"(<value xsi:type="RTO_INT_INT"><numerator value="1"/><denominator value="80"/></value>)") +
          observation("6301-6", "INR", quantity("1.1", "1")) +
          observation("1", "Void", R"(<statusCode code="aborted"/>)" + quantity("1", "g/L")) +
          observation("2", "Nothing", R"(<value xsi:type="PQ" nullFlavor="UNK"/>)")))));
  BOOST_TEST(names_of(report) == "Glucose, eGFR, Vitamin D, Color, Ketones, ANA, INR");
  BOOST_TEST(report.results[0].range.text == "70-99");
  BOOST_TEST(report.results[0].flag == "N");
  BOOST_TEST(report.results[1].value == ">60");
  BOOST_TEST(report.results[2].value == "<4.0");
  BOOST_TEST(report.results[3].value == "Yellow");
  BOOST_TEST((report.results[5].read.kind == ValueKind::titre));
  BOOST_TEST(report.results[6].unit == "");
}

BOOST_AUTO_TEST_CASE(a_narrative_in_a_list_is_read_with_or_without_entries) {
  const std::string list =
      "<list><item><content ID=\"i1\">Calcium: 8.1 mg/dL (8.6-10.2)</content></item>"
      "<item><content ID=\"i2\">Magnesium: 1.5 mg/dL (1.6-2.6)</content></item></list>";
  BOOST_TEST(names_of(only_report(document(section(list)))) == "Calcium, Magnesium");
  const Report report = only_report(document(section(
      list,
      entry(observation("17861-6", "Calcium [Mass/volume] in Serum or Plasma",
                        "<text><reference value=\"#i1\"/></text>" + quantity("8.1", "mg/dL")) +
            observation("19123-9", "Magnesium [Mass/volume] in Serum or Plasma",
                        "<text><reference value=\"#i2\"/></text>" + quantity("1.5", "mg/dL"))))));
  BOOST_TEST(names_of(report) == "Calcium, Magnesium");
  BOOST_TEST(report.results[0].codes.size() == 1U);
}

BOOST_AUTO_TEST_CASE(other_sections_hold_no_results) {
  const std::string table =
      "<table><thead><tr><th>Name</th><th>Value</th></tr></thead><tbody><tr><td>Height</td>"
      "<td>180 cm</td></tr></tbody></table>";
  const Report report = only_report(document(
      section(table, "", "8716-3") +
      section("<table><thead><tr><th>Test</th><th>Result</th></tr></thead><tbody><tr><td>Calcium"
              "</td><td>9.1</td></tr></tbody></table>")));
  BOOST_TEST(names_of(report) == "Calcium");
}

BOOST_AUTO_TEST_CASE(a_table_without_titles_is_read_by_what_stands_in_it) {
  const Report report = only_report(document(section(R"(<table><tbody>
<tr><td>Sodium</td><td>140</td><td>mmol/L</td><td>136-145</td></tr>
<tr><td>Potassium</td><td>4.1</td><td>mmol/L</td><td>3.5-5.1</td></tr></tbody></table>)")));
  BOOST_TEST(names_of(report) == "Sodium, Potassium");
  BOOST_TEST(report.results[1].range.text == "3.5-5.1");
}

BOOST_AUTO_TEST_CASE(cells_that_span_rows_and_columns_are_undone) {
  const Report report = only_report(document(section(R"(<table>
<thead><tr><th>Test</th><th>Result</th><th>Units</th></tr></thead><tbody>
<tr><th colspan="3">Chemistry</th></tr>
<tr><td rowspan="2">Calcium</td><td>8.1</td><td>mg/dL</td></tr>
<tr><td>2.02</td><td>mmol/L</td></tr></tbody></table>)")));
  BOOST_TEST(names_of(report) == "Calcium, Calcium");
  BOOST_TEST(report.results[1].unit == "mmol/L");
  BOOST_TEST(report.results[0].section == "Chemistry");
}

BOOST_AUTO_TEST_CASE(a_title_that_means_the_value_or_the_name_is_settled_by_what_stands_below) {
  const Report report = only_report(document(section(R"(<table>
<thead><tr><th>Lab Test</th><th>Result</th><th>Value</th><th>Ref Range</th></tr></thead><tbody>
<tr><td>CMP</td><td>Sodium</td><td>140</td><td>136-145 mmol/L</td></tr>
<tr><td>CMP</td><td>Potassium</td><td>5.9</td><td>3.5-5.1 mmol/L</td></tr></tbody></table>)")));
  BOOST_TEST(names_of(report) == "Sodium, Potassium");
  BOOST_TEST(report.results[1].value == "5.9");
  BOOST_TEST(report.results[1].previous.empty());
}

BOOST_AUTO_TEST_CASE(a_table_inside_a_cell_is_read_and_its_cell_is_no_value) {
  const Report report = only_report(document(section(R"(<table>
<thead><tr><th>Test</th><th>Result</th></tr></thead><tbody><tr><td>BMP</td><td><table>
<thead><tr><th>Component</th><th>Value</th></tr></thead><tbody><tr><td>Sodium</td><td>140</td></tr>
</tbody></table></td></tr></tbody></table>)")));
  BOOST_TEST(names_of(report) == "Sodium");
}

BOOST_AUTO_TEST_CASE(raised_digits_are_powers_or_marks_of_footnotes) {
  const Report report = only_report(document(section(R"(<table>
<thead><tr><th>Test</th><th>Result</th></tr></thead><tbody>
<tr><td>WBC</td><td>6.1 10<sup>9</sup>/L</td></tr>
<tr><td>eGFR</td><td>&gt;60 mL/min <sup>1</sup></td></tr>
<tr><td>HbA1c</td><td>6.1 %<sup>2</sup></td></tr><tr><td>Glucose</td><td>110<sup>3</sup></td></tr>
<tr><td>GFR</td><td>71 mL/min/1.73m<sup>2</sup></td></tr></tbody></table>)")));
  BOOST_TEST(report.results.at(2).unit == "%");
  BOOST_TEST(report.results.at(3).value == "110");
  BOOST_TEST(report.results.at(4).unit == "mL/min/1.73m\u00B2");
  BOOST_TEST(report.results.at(0).value == "6.1");
  BOOST_TEST(report.results.at(0).unit == "10\u2079/L");
  BOOST_TEST(report.results.at(1).value == ">60");
}

BOOST_AUTO_TEST_CASE(a_column_of_ranges_beside_columns_of_days_is_no_result) {
  const Report report = only_report(document(section(R"(<table>
<thead><tr><th>Component</th><th>Latest interval</th><th>3/9/2026 9:01 AM</th><th>9/1/2025 8:45 AM</th></tr></thead><tbody>
<tr><td>Hemoglobin</td><td>12.0 - 16.0 g/dL</td><td>11.0 (L)</td><td>12.4</td></tr>
<tr><td>Ferritin</td><td>15 - 150 ng/mL</td><td>9 (L)</td><td/></tr></tbody></table>)")));
  BOOST_TEST(names_of(report) == "Hemoglobin, Ferritin");
  BOOST_TEST(report.results[0].value == "11.0");
  BOOST_TEST(report.results[0].range.text == "12.0 - 16.0");
  BOOST_TEST(report.results[0].previous.at(0).value == "12.4");
}

BOOST_AUTO_TEST_CASE(a_range_in_brackets_below_a_name_is_its_range_and_a_method_is_none) {
  const Report report = only_report(document(section(R"(<table>
<thead><tr><th>Laboratory Test</th><th>03/17/26 06:50</th><th>03/16/26 05:45</th></tr></thead><tbody>
<tr><td>WBC<br/>(4.5-11.0 K/mm3)</td><td>12.1 H</td><td>*NA*</td></tr>
<tr><td>TSH<br/>(ECL Modular)</td><td>2.1</td><td>2.4</td></tr></tbody></table>)")));
  BOOST_TEST(names_of(report) == "WBC, TSH");
  BOOST_TEST(report.results[0].unit == "K/mm3");
  BOOST_TEST(report.results[0].range.high->value.to_string() == "11.0");
  BOOST_TEST(report.results[0].previous.empty());
  BOOST_TEST(report.results[1].range.text == "");
}

BOOST_AUTO_TEST_CASE(a_remark_in_the_place_of_a_test_is_no_result) {
  const Report report = only_report(document(section(R"(<table>
<thead><tr><th>Test</th><th>Result</th></tr></thead><tbody><tr><td>Sodium</td><td>140 mmol/L</td></tr>
<tr><td>Please Note:</td><td>Slightly haemolysed: repeat</td></tr></tbody></table>)")));
  BOOST_TEST(names_of(report) == "Sodium");
}

BOOST_AUTO_TEST_CASE(earlier_results_have_their_day_behind_them_or_in_a_column) {
  const Report report = only_report(document(section(R"(<table>
<thead><tr><th>Test</th><th>Result</th><th>Units</th><th>Collected</th><th>Prior Result</th><th>Prior Date</th></tr></thead><tbody>
<tr><td>Creatinine</td><td>1.9</td><td>mg/dL</td><td>03/09/2026</td><td>1.4</td><td>02/01/2026</td></tr>
<tr><td>Urea</td><td>38</td><td>mg/dL</td><td>03/09/2026</td><td>31 mg/dL on 01/12/2026</td><td/></tr></tbody></table>)")));
  BOOST_TEST(report.header.collected->to_iso() == "2026-03-09");
  BOOST_TEST(report.results[0].previous.at(0).value == "1.4");
  BOOST_TEST(report.results[0].previous.at(0).date == "2026-02-01");
  BOOST_TEST(report.results[1].previous.at(0).value == "31");
  BOOST_TEST(report.results[1].previous.at(0).date == "2026-01-12");
}

BOOST_AUTO_TEST_CASE(the_day_of_an_earlier_result_that_reads_both_ways_is_not_told) {
  const std::string table = R"(<table>
<thead><tr><th>Test</th><th>Result</th><th>Prior Result</th></tr></thead><tbody>
<tr><td>Creatinine</td><td>1.9</td><td>02/01/2026 1.4</td></tr></tbody></table>)";
  const auto day = [&](const std::string& language) {
    return only_report(document(section(table), language)).results.at(0).previous.at(0).date;
  };
  BOOST_TEST(day("en-US") == "2026-02-01");
  BOOST_TEST(day("en") == "");
}

BOOST_AUTO_TEST_CASE(two_values_in_a_cell_have_the_two_ranges_beside_them) {
  const Report report = only_report(document(section(R"(<table>
<thead><tr><th>Test</th><th>Result</th><th>Range</th></tr></thead><tbody>
<tr><td>Glucose</td><td>5.42 mmol/L<br/>98 mg/dL</td><td>3.90 - 6.10<br/>70 - 110</td></tr></tbody></table>)")));
  BOOST_REQUIRE_EQUAL(report.results.size(), 2U);
  BOOST_TEST(report.results[0].range.text == "3.90 - 6.10");
  BOOST_TEST(report.results[1].range.text == "70 - 110");
}

BOOST_AUTO_TEST_CASE(values_of_one_unit_in_a_cell_are_those_of_the_tests_named_beside_them) {
  const auto read = [](const std::string& names) {
    return only_report(document(section(R"(<table>
<thead><tr><th>Test</th><th>Result</th><th>Range</th></tr></thead><tbody>
<tr><td>Calcium</td><td>9.1 mg/dL</td><td/></tr><tr><td>)" +
                                        names + R"(</td>
<td>139 mmol/L<br/>5.9 mmol/L</td><td>135-145<br/>3.5-5.1</td></tr></tbody></table>)")));
  };
  const Report named = read("Electrolytes<br/>Sodium<br/>Potassium");
  BOOST_TEST(names_of(named) == "Calcium, Sodium, Potassium");
  BOOST_TEST(named.results.at(2).value == "5.9");
  BOOST_TEST(named.results.at(2).range.text == "3.5-5.1");
  BOOST_TEST(names_of(read("Electrolytes")) == "Calcium");
}

BOOST_AUTO_TEST_CASE(a_flag_of_letters_above_a_word_is_no_value) {
  const Report report = only_report(document(section(R"(<table>
<thead><tr><th>Test</th><th>Result</th></tr></thead><tbody><tr><td>Calcium</td><td>9.1 mg/dL</td></tr>
<tr><td>Rubella IgG</td><td>LOW<br/>Positive</td></tr><tr><td>ABO group</td><td>A<br/>Positive</td></tr>
<tr><td>Risk</td><td>LOW</td></tr></tbody></table>)")));
  BOOST_TEST(report.results.at(1).value == "Positive");
  BOOST_TEST(report.results.at(1).flag == "LOW");
  BOOST_TEST(report.results.at(2).value == "A");
  BOOST_TEST(report.results.at(3).value == "LOW");
}

BOOST_AUTO_TEST_CASE(the_state_of_a_result_is_no_flag) {
  const Report report = only_report(document(section(R"(<table>
<thead><tr><th>Test</th><th>Value</th><th>Flag</th><th>Status</th></tr></thead><tbody>
<tr><td>Glucose</td><td>95 mg/dL</td><td></td><td>F</td></tr>
<tr><td>Sodium</td><td>150 mmol/L</td><td>++</td><td>Final</td></tr></tbody></table>)")));
  BOOST_TEST(report.results[0].flag == "");
  BOOST_TEST(report.results[1].flag == "++");
}

BOOST_AUTO_TEST_CASE(a_code_behind_a_name_is_a_code) {
  const Report report = only_report(document(section(R"(<table>
<thead><tr><th>Test</th><th>Result</th></tr></thead><tbody>
<tr><td>Glucose (LOINC: 2345-7)</td><td>95 mg/dL</td></tr>
<tr><td>Sodium [2951-2]</td><td>140 mmol/L</td></tr></tbody></table>)")));
  BOOST_TEST(names_of(report) == "Glucose, Sodium");
  BOOST_TEST(report.results[0].codes.at(0).code == "2345-7");
}

BOOST_AUTO_TEST_CASE(a_unit_alone_in_the_place_of_a_range_is_the_unit) {
  const Report report = only_report(document(section(R"(<table>
<thead><tr><th>Test</th><th>Value</th><th>Ref Range</th></tr></thead><tbody>
<tr><td>Calcium</td><td>9.1</td><td>8.6 - 10.2 mg/dL</td></tr>
<tr><td>MPV</td><td>9.8</td><td>fL</td></tr></tbody></table>)")));
  BOOST_TEST(report.results[1].unit == "fL");
  BOOST_TEST(report.results[1].range.text == "");
}

BOOST_AUTO_TEST_CASE(a_second_value_in_a_cell_is_a_second_result) {
  const Report report = only_report(document(section(R"(<table>
<thead><tr><th>Test</th><th>Result</th><th>Reference Range</th></tr></thead><tbody>
<tr><td>Calcium</td><td>2.05 mmol/L<br/>8.2 mg/dL</td><td>2.15-2.58</td></tr></tbody></table>)")));
  BOOST_TEST(names_of(report) == "Calcium, Calcium");
  BOOST_TEST(report.results[1].unit == "mg/dL");
  BOOST_TEST(report.results[1].range.text == "");
}

BOOST_AUTO_TEST_CASE(days_of_collection_are_reports_of_their_own) {
  const ReadFile file = read_coded_text(document(section(R"(<table>
<thead><tr><th>Date</th><th>Test</th><th>Result</th></tr></thead><tbody>
<tr><td>01/15/2024</td><td>Calcium</td><td>8.1</td></tr>
<tr><td>02/20/2024</td><td>Calcium</td><td>9.1</td></tr></tbody></table>)")));
  BOOST_REQUIRE_EQUAL(file.reports.size(), 2U);
  BOOST_TEST(file.reports[0].header.collected->to_iso() == "2024-01-15");
  BOOST_TEST(file.reports[1].header.collected->to_iso() == "2024-02-20");
}

BOOST_AUTO_TEST_CASE(a_prefix_of_the_namespace_changes_nothing) {
  std::string text = document(section(
      "<table><thead><tr><th>Test</th><th>Result</th></tr></thead><tbody><tr><td>Calcium</td>"
      "<td>9.1</td></tr></tbody></table>"));
  std::string prefixed;
  for (std::size_t i = 0; i < text.size(); ++i) {
    prefixed += text[i];
    if (text[i] != '<' || text[i + 1] == '?') continue;
    if (text[i + 1] == '/') prefixed += text[++i];
    prefixed += "n1:";
  }
  BOOST_TEST(names_of(only_report(prefixed)) == "Calcium");
}

BOOST_AUTO_TEST_CASE(hostile_documents_end_in_one_error_or_in_nothing) {
  const std::string bomb = R"(<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/passwd">]>)";
  const std::string body = document(section(
      "<table><thead><tr><th>Test</th><th>Result</th></tr></thead><tbody><tr><td>Calcium &b;&c;"
      "</td><td>9.1</td></tr></tbody></table>"));
  const std::string expanded = bomb + body.substr(body.find("<Clinical"));
  BOOST_TEST(names_of(only_report(expanded)) == "Calcium &b;&c;");
  BOOST_CHECK_THROW(read_coded_text(body.substr(0, body.size() / 2)), Error);
  std::string deep = "<ClinicalDocument>";
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  for (int i = 0; i < 100'000; ++i) deep += "</a>";
  BOOST_CHECK_THROW(read_coded_text(deep + "</ClinicalDocument>"), Error);
  Limits limits;
  limits.nodes = 10;
  BOOST_CHECK_THROW(read_coded_text(body, limits), Error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

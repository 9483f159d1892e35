#include "parser/results/header.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "parser/text/read_text.h"
#include "small_catalogue.h"

namespace labread {
namespace {

using testing::small_catalogue;

HeaderReading reading_of(std::string_view text) {
  const Document document = read_text(text, {});
  return read_header(lines_of(document), detect_conventions(document, small_catalogue()),
                     small_catalogue());
}

// "F 61 *1961-07-02 c:2023-03-14T08:05", what is missing left out; codes of notes at the end.
std::string shown(std::string_view text) {
  const HeaderReading reading = reading_of(text);
  const ReportHeader& header = reading.header;
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : " ") + part; };
  if (header.patient.sex) add(*header.patient.sex == Sex::female ? "F" : "M");
  if (header.patient.age_years) add(std::to_string(*header.patient.age_years));
  if (header.patient.age_months) add(std::to_string(*header.patient.age_months) + "m");
  if (header.patient.birth_date) add("*" + Moment{*header.patient.birth_date, {}}.to_iso());
  if (header.collected) add("c:" + header.collected->to_iso());
  if (header.received) add("r:" + header.received->to_iso());
  if (header.reported) add("p:" + header.reported->to_iso());
  if (!header.specimen.empty()) add(header.specimen);
  if (!header.status.empty()) add(header.status);
  if (!header.laboratory.empty()) add("{" + header.laboratory + "}");
  for (const Note& note : reading.notes) add("!" + note.code);
  return out;
}

void check(const std::vector<std::pair<std::string_view, std::string_view>>& rows) {
  for (const auto& [text, expected] : rows) {
    BOOST_TEST(shown(text) == expected, text << "\ngave " << shown(text));
  }
}

BOOST_AUTO_TEST_SUITE(header_test)

BOOST_AUTO_TEST_CASE(sex_and_age_are_read_in_every_arrangement) {
  check({
      {"Sex: Male", "M"},
      {"GENDER: F   FASTING: Y", "F"},
      {"Gender: Female    Age: 38", "F 38"},
      {"Age: 38 Gender: F", "F 38"},
      {"Age: 30 | Gender: Male", "M 30"},
      {"Age/Sex: 45 Y/M", "M 45"},
      {"Age / Sex :             60 Y / F     Other", "F 60"},
      {"Age / Sex     : 27 YRS / M", "M 27"},
      {"Patient Age/Sex: 70 years   Male", "M 70"},
      {"Age     Sex     Date Collected\n46      F       2026-09-12 0815",
       "F 46 c:2026-09-12T08:15"},
      {"Name : TEST CASE (22Y/M)      Phone: 12345", "M 22"},
      {"Edad: 50 Años   Sexo: Mujer", "F 50"},
      {"Data Nasc.: 21/01/1982   44A   Sexo: F", "F 44 *1982-01-21"},
      {"性别：女      年龄：46岁", "F 46"},
      {"Patient: Sample, V   68 y.o. male   DOB 2/14/1956", "M 68 *1956-02-14"},
      {"geb. 27-02-1950   F   BSN", "F *1950-02-27"},
      {"DOB: 1979-02-14 (Age 47)     Sex:     Female", "F 47 *1979-02-14"},
      {"DOB: 07/22/1961 (61 yrs)", "61 *1961-07-22"},
      {"Age: 044/03/02", "44"},
      {"Age: 5 months", "0 5m"},
      {"DOB     1985-03-22 (Age 41)     Sex     Female", "F 41 *1985-03-22"},
      {"Name: Pat     DOB: 07/22/1961\nGender: F", "F *1961-07-22"},
  });
}

BOOST_AUTO_TEST_CASE(dates_go_to_their_own_event) {
  check({
      {"COLLECTED: 03/14/2023   08:05 AM PT\nRECEIVED:  03/14/2023   09:41 PM\nREPORTED: "
       "03/16/2023",
       "c:2023-03-14T08:05 r:2023-03-14T21:41 p:2023-03-16"},
      {"Date Collected: 2024-10-07 08:43   Date Received: 2024-10-07",
       "c:2024-10-07T08:43 r:2024-10-07"},
      {"Collected on Jan 17, 2025 3:10 PM", "c:2025-01-17T15:10"},
      {"Collected: 2026-09-12 / 08:15 EDT", "c:2026-09-12T08:15"},
      {"Date of Report    21-Mar-2023", "p:2023-03-21"},
      {"采集时间：2024-05-16 07:42", "c:2024-05-16T07:42"},
      {"Collected 17 Jan 2013 @ 1341", "c:2013-01-17T13:41"},
      {"Printed 2024-10-09", ""},
  });
}

BOOST_AUTO_TEST_CASE(a_date_that_reads_two_ways_is_left_out_unless_something_decides) {
  check({
      {"Collected: 03/04/2024", "!ambiguous_date_order"},
      {"Collected: 03/04/2024\nDOB: 12/25/1960", "*1960-12-25 c:2024-03-04"},
      {"Collected: 03/04/2024\nDOB: 25/12/1960", "*1960-12-25 c:2024-04-03"},
      {"Collected: 03.04.2024", "c:2024-04-03"},
      {"Collected: 03/04/2024\nReported: 05/04/2024", "c:2024-04-03 p:2024-04-05"},
      {"Collected: 03/04/2024\nReported: 03/06/2024", "c:2024-03-04 p:2024-03-06"},
      {"Collected: 04/04/2024", "c:2024-04-04"},
  });
}

BOOST_AUTO_TEST_CASE(what_contradicts_itself_is_left_out_with_a_note) {
  check({
      {"Sex: M\nSex: F", "!contradicting_sex"},
      {"Age: 40\n\nAge: 41", "!contradicting_age"},
      {"Sex: M\n\nSex: Male", "M"},
      {"Collected: 2024-01-02\nCollected: 2024-02-03", "c:2024-01-02 !several_collection_dates"},
  });
}

BOOST_AUTO_TEST_CASE(sentences_and_result_rows_are_no_facts) {
  check({
      {"For patients of age 65 and older the limit is higher", ""},
      {"Sex Hormone Binding Globulin   45   nmol/L", ""},
      {"Results reported to Dr. M on call", ""},
      {"Male: 13-17 years 4.0 - 5.0\nFemale > 18 years 3 - 5", ""},
      {"Samples collected after noon were rejected", ""},
      {"Specimen: WM718273K", ""},
      {"Age 65 and older: 3-5", ""},
  });
}

BOOST_AUTO_TEST_CASE(laboratory_status_and_specimen_are_read_where_they_are_certain) {
  check({
      {"CACTUS CLINICAL LABORATORIES          FINAL REPORT",
       "final {CACTUS CLINICAL LABORATORIES}"},
      {"Report Status: Final     Specimen: Serum", "serum final"},
      {"Laboratory Report", ""},
      {"COMPREHENSIVE LAB REPORT", ""},
      {"Lab: Northgate", ""},
      {"Specimen: Serum / Blood", ""},
      {"Report Status: Final\n\nReport Status: Preliminary", ""},
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

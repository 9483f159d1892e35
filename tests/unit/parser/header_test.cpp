#include "parser/header/header.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/read_text.h"
#include "small_catalogue.h"

namespace labread {
namespace {

// The small catalogue with the words that make heads hard: titles, and labels that are also values.
const Catalogue& head_catalogue() {
  using enum WordRole;
  static const std::vector<LexiconEntry> lexicon = [] {
    std::vector<LexiconEntry> entries = {
        {"m", fact_patient, "", "fr"},
        {"mr", fact_patient, "", "en"},
        {"mr", sex_word, "male", "en"},
        {"frau", fact_patient, "", "de"},
        {"frau", sex_word, "female", "de"},
        {"dr", fact_other, "", "en"},
        {"fasting", fact_other, "", "en"},
        {"department", fact_other, "", "en"},
        {"director", fact_other, "", "en"},
        {"referred by", fact_other, "", "en"},
        {"yrs", fact_age, "", "en"},
        {"no", sex_word, "female", "hu"},
        {"no", prose, "", "es"},
        {"sample taken", fact_collected, "", "en"},
        {"patient id", fact_other, "", "en"},
        {"test director", fact_laboratory, "", "en"},
        {"clinical", heading_word, "", "en"},
        {"pathology", heading_word, "", "en"},
        {"services", heading_word, "", "en"},
        {"medicine", heading_word, "", "en"},
        {"department", heading_word, "", "en"},
    };
    const auto& small = testing::small_lexicon;
    entries.insert(entries.end(), small.begin(), small.end());
    std::sort(entries.begin(), entries.end(), [](const LexiconEntry& a, const LexiconEntry& b) {
      return a.key != b.key ? a.key < b.key : a.role < b.role;
    });
    return entries;
  }();
  static const Catalogue catalogue = [] {
    static const auto slots = key_slots(std::span<const LexiconEntry>(lexicon));
    CatalogueRows rows = testing::small_catalogue().rows();
    rows.lexicon = lexicon;
    rows.lexicon_slots = slots;
    return Catalogue(rows);
  }();
  return catalogue;
}

HeaderReading reading_of(std::string_view text) {
  const Document document = read_text(text, {});
  return read_header(lines_of(document), detect_conventions(document, head_catalogue()),
                     head_catalogue());
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
      {"Age/Sex: 45 Y 4 M / F", "F 45"},
      {"Age/Sex: 45Y 4M 12D/F", "F 45"},
      {"Age: 45 Y 4 M", "45"},
      {"Name: Robin Example     Age / Sex     45 Y 4 M / Female", "F 45"},
      {"Age / Sex :             60 Y / F     Other", "F 60"},
      {"Age / Sex     : 27 YRS / M", "M 27"},
      {"Patient Age/Sex: 70 years   Male", "M 70"},
      {"Age     Sex     Date Collected\n46      F       2026-09-12 0815",
       "F 46 c:2026-09-12T08:15"},
      {"Name : TEST CASE (22Y/M)      Phone: 12345", "M 22"},
      {"Name: TEST CASE (F, 34)", "F 34"},
      {"Patient: CASE, TEST | Female | DOB: 1980-01-13", "F *1980-01-13"},
      {"Patient: Beispiel, Anna, geb. 13.02.1950, female", "F *1950-02-13"},
      {"DOB 1960-02-01 Sex F Age 63", "F 63 *1960-02-01"},
      {"Edad: 50 Años   Sexo: Mujer", "F 50"},
      {"Edad: 50 Años   Sexo: M (Mujer)", "F 50"},
      {"Sex F Age' 50 years", "F 50"},
      {"DOB: 07/22/1961   (61 y)   F", "F 61 *1961-07-22"},
      {"DOB / Age: 22/07/1961 / 61", "61 *1961-07-22"},
      {"Data Nasc.: 21/01/1982   44A   Sexo: F", "F 44 *1982-01-21"},
      {"性别：女      年龄：46岁", "F 46"},
      {"Patient: Sample, V   68 y.o. male   DOB 2/14/1956", "M 68 *1956-02-14"},
      {"Patient: Sample, Edith   77-year-old female   Admitted 1/12/2024", "F 77"},
      {"geb. 27-02-1950   F   BSN", "F *1950-02-27"},
      {"DOB: 1979-02-14 (Age 47)     Sex:     Female", "F 47 *1979-02-14"},
      {"DOB: 07/22/1961 (61 yrs)", "61 *1961-07-22"},
      {"DOB: 07/22/1961 \u2013 Sex: F \u2013 61 yrs", "F 61 *1961-07-22"},
      {"Age: 044/03/02", "44"},
      {"Age: 5 months", "0 5m"},
      {"DOB     1985-03-22 (Age 41)     Sex     Female", "F 41 *1985-03-22"},
      {"Name: Pat     DOB: 07/22/1961\nGender: F", "F *1961-07-22"},
  });
}

BOOST_AUTO_TEST_CASE(a_value_that_is_also_a_label_stays_a_value) {
  check({
      {"Sex: M   DOB: 06-15-1957 (66 yrs)", "M 66 *1957-06-15"},
      {"Gender: M", "M"},
      {"Gender: M Patient ID: P100003", "M"},
      {"Name: Sample, Jamie Sex: M Age: 45 Collected: 2025-02-19 07:40", "M 45 c:2025-02-19T07:40"},
      {"Age / Gender: 52 Yrs / Female     Date: 2025-06-18", "F 52"},
      {"Age 52 yrs", "52"},
      {"M. Dupont   Collected: 2025-01-02", "c:2025-01-02"},
  });
}

BOOST_AUTO_TEST_CASE(a_remark_in_brackets_belongs_to_its_label) {
  check({
      {"Date of Birth (dd/mm/yyyy): 13/02/1980", "*1980-02-13"},
      {"Collected on (SCT)      : 25 Jan 2025 08:00", "c:2025-01-25T08:00"},
      {"Sex (M/F): F", "F"},
      {"Age (years): 45", "45"},
  });
}

BOOST_AUTO_TEST_CASE(a_value_below_its_label_is_found_past_the_lines_of_a_box_beside_it) {
  check({
      {"Sex           Anywhere Clinic\n              1 Main St\nF", "F"},
      {"Sex           Anywhere Clinic\n              1 Main St\n\n\nF", ""},
      {"Age     Sex     Collected\n46      F       2026-09-12", "F 46 c:2026-09-12"},
  });
}

BOOST_AUTO_TEST_CASE(a_label_that_wraps_beside_its_value_is_one_label) {
  check({
      {"               Sample\nSex:  F                   2026-02-17\n               taken:",
       "F c:2026-02-17"},
      {"Sample         2026-02-17\ntaken:", "c:2026-02-17"},
      {"Sample         2026-02-17\ntaken:         2026-02-21", ""},
      {"Sample         2026-02-17\nused:", ""},
      // What stands beside it is a label and its own value.
      {"Test           Sex: F\ndirector:", "F"},
  });
}

BOOST_AUTO_TEST_CASE(headings_tell_sex_and_age_without_a_label) {
  check({
      {"My results\nFemale, 47 years", "F 47"},
      {"Collected on 2025-09-16 · Female, 29 years", "F 29 c:2025-09-16"},
      {"SAMPLE, PAT | 2003-04-22 | F", "F"},
      {"Sex: M\nFemale, 47 years", "M"},
      {"Female, 18 years 3.0 - 5.0", ""},
      {"Male, 30 years\nFemale, 30 years", "30 !contradicting_sex"},
      {"Sodium | 2003-04-22 | 140", ""},
      {"MONNIER, Jean\nM, 11.05.1949 (74 years)", "M 74"},
  });
}

BOOST_AUTO_TEST_CASE(a_title_before_the_patients_name_tells_the_sex) {
  check({
      {"Patient Name: Mr. Sam Sample", "M"},
      {"Frau Petra Muster   geb. 01.02.1960", "F *1960-02-01"},
      {"Frau Petra Muster\ngeb. 01.02.1960", "F *1960-02-01"},
      {"Name          Mr. Sam Sample", "M"},
      {"Consultant     Mr. Sam Sample     DOB: 1960-02-01", "*1960-02-01"},
      {"Mr. Sam Sample", ""},
      {"Referred by: Mr. Sam Sample", ""},
      {"Name: Pat Sample\nCollected: 2025-01-02\n\n\nMr. Sam Sample   Pathologist", "c:2025-01-02"},
      {"Patient: Mr. Sam Sample\nSex: F", "F"},
      {"Patient: Frau Mr. Sample", "!contradicting_sex"},
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
      {"Blood test summary, sample taken 2025-01-27", "c:2025-01-27"},
      {"Clinic      Results collected 2025-01-27", "c:2025-01-27"},
      {"Columns are headed by date of collection\nTest      14/02/2023", ""},
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
      {"Collected: 03/07/2026\nReported: 03/08/2026", "c:2026-03-07 p:2026-03-08"},
      {"Collected: 07/03/2026\nReported: 08/03/2026", "c:2026-03-07 p:2026-03-08"},
      {"Collected: 03/01/2026\nReported: 03/02/2026\nReceived: 02/05/2026",
       "c:2026-03-01 r:2026-02-05 p:2026-03-02"},
      {"Patient: X   Collected: 03/04/2024\n1 Main St, Springfield, IL 62701", "c:2024-03-04"},
      {"Patient: X   Collected: 03/04/2024\nSam Sample, MD 62701", "!ambiguous_date_order"},
      {"Patient: X   Collected: 03/04/2024   Phone: (512) 555-0188", "c:2024-03-04"},
      {"Patient: X   Collected: 03/04/2024   Phone: 512 555 0188", "!ambiguous_date_order"},
      {"Patient: X   Collected: 03/04/2024   Phone: (416) 555-0188\nToronto ON M5V 2T6",
       "!ambiguous_date_order"},
      {"Patient: X   Collected: 03/04/2024\nPatient, ID 62701", "!ambiguous_date_order"},
  });
}

BOOST_AUTO_TEST_CASE(where_cells_are_counted_in_lakhs_the_day_comes_first) {
  check({
      {"Patient: X   Collected: 03/04/2024\nPlatelets   2.4   lakhs/cumm", "c:2024-04-03"},
      {"Patient: X   Collected: 03/04/2024\nPlatelets   2.4 Lakh/cumm", "c:2024-04-03"},
      {"Patient: X   Collected: 03/04/2024\nReferred by: Lakhani", "!ambiguous_date_order"},
      {"Patient: X   Collected: 03/04/2024\n1 Main St, Springfield, IL 62701\nPlatelets   2.4   "
       "lakhs/cumm",
       "!ambiguous_date_order"},
  });
}

BOOST_AUTO_TEST_CASE(several_days_behind_one_label_head_columns_and_are_none_of_the_reports) {
  check({
      {"Date collected    14/02/23    21/05/23    30/08/23", ""},
      {"Date collected    14/02/23    14/02/23", "c:2023-02-14"},
      {"Date collected    14/02/23    10:15", "c:2023-02-14T10:15"},
      {"Date collected    14/02/23    Received    15/02/23", "c:2023-02-14 r:2023-02-15"},
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

BOOST_AUTO_TEST_CASE(a_plain_word_that_is_a_sex_elsewhere_needs_its_accent) {
  check({
      {"Patient: Sample, V   Nő   DOB: 1961-07-22", "F *1961-07-22"},
      {"Patient: Sample, V   No   DOB: 1961-07-22", "*1961-07-22"},
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
      {"Limits for sex M", ""},
      {"Patient results by age 65 and older", ""},
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
      {"LABORATORY DEPARTMENT", ""},
      {"DEPARTMENT OF LABORATORY MEDICINE", ""},
      {"CLINICAL LABORATORY", ""},
      {"PATHOLOGY LABORATORY", ""},
      {"Pathology Laboratory Services", ""},
      {"Laboratory Director Sam Sample", ""},
      {"Test Director Sam Sample", ""},
      {"Patient Sam Sample Laboratory", ""},
      {"Hilltop Laboratory - results", "{Hilltop Laboratory}"},
      {"Specimen: Serum / Blood", ""},
      {"Report Status: Final\n\nReport Status: Preliminary", ""},
  });
}

Result dated(Date day) {
  Result result;
  result.collected = Moment{day, {}};
  return result;
}

std::string collected_of(const std::vector<Result>& rows, HeaderReading head = {}) {
  take_collection_of_rows(rows, head);
  std::string out = head.header.collected ? head.header.collected->to_iso() : "";
  for (const Note& note : head.notes) out += "!" + note.code;
  return out;
}

BOOST_AUTO_TEST_CASE(the_date_of_most_rows_stands_for_a_report_without_one) {
  const Result first = dated({2021, 12, 22});
  const Result second = dated({2021, 12, 23});
  BOOST_TEST(collected_of({first, first}) == "2021-12-22");
  BOOST_TEST(collected_of({first, second, second}) == "2021-12-23!several_collection_dates");
  BOOST_TEST(collected_of({first, {}, {}}) == "");
  HeaderReading labelled;
  labelled.header.collected = Moment{{2020, 1, 2}, {}};
  BOOST_TEST(collected_of({first}, labelled) == "2020-01-02");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

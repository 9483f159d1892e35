#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/parser/coded_input.h"

namespace labread {
namespace {

using namespace test;

// A result as "name|value|unit|range|flag".
std::string row_of(const Result& result) {
  return result.name + '|' + result.value + '|' + result.unit + '|' + result.range.text + '|' +
         result.flag;
}

std::string rows_of(const Report& report) {
  std::string rows;
  for (const Result& result : report.results) rows += row_of(result) + '\n';
  return rows;
}

BOOST_AUTO_TEST_SUITE(separated_results)

BOOST_AUTO_TEST_CASE(person_order_and_day_in_columns_of_their_own_are_no_names) {
  const Report report = only_report(
      "\uFEFF\"Patient\";\"Geburtsdatum\";\"Geschlecht\";\"Auftragsnummer\";\"Abnahmedatum\";"
      "\"Gruppe\";\"Untersuchung\";\"Ergebnis\";\"Einheit\";\"Referenz von\";\"Referenz bis\";"
      "\"Bewertung\";\"Vorwert\";\"Vorwert Datum\";\"Kommentar\"\r\n"
      "\"Muster, Eva\";\"11.07.1956\";\"W\";\"4711\";\"04.03.2024\";\"Klinische Chemie\";"
      "\"Calcium\";\"2,05\";\"mmol/l\";\"2,15\";\"2,58\";\"-\";\"2,20\";\"01.12.2023\";\"ok\"\r\n"
      "\"Muster, Eva\";\"11.07.1956\";\"W\";\"4711\";\"04.03.2024\";\"Klinische Chemie\";"
      "\"CRP\";\"'<0,6\";\"mg/l\";\"\";\"<5\";\"\";\"\";\"\";\"Probe trüb; bitte\n"
      "wiederholen\"\r\n"
      "\"Muster, Eva\";\"11.07.1956\";\"W\";\"4711\";\"04.03.2024\";\"Urin\";"
      "\"Nitrit\";\"negativ\";\"\";\"\";\"\";\"\";\"\";\"\";\"\"\r\n");
  BOOST_TEST(rows_of(report) ==
             "Calcium|2,05|mmol/l|2,15 - 2,58|-\nCRP|<0,6|mg/l|<5|\nNitrit|negativ|||\n");
  BOOST_TEST(report.header.collected->to_iso() == "2024-03-04");
  BOOST_TEST((report.header.patient.sex == Sex::female));
  BOOST_TEST((report.header.patient.birth_date == Date{1956, 7, 11}));
  BOOST_TEST(report.results[0].previous.at(0).value == "2,20");
  BOOST_TEST(report.results[0].previous.at(0).date == "2023-12-01");
  BOOST_TEST(report.results[0].section == "Klinische Chemie");
  BOOST_TEST(report.results[2].section == "Urin");
  BOOST_TEST(report.results[2].where.line == 5);
}

BOOST_AUTO_TEST_CASE(titles_are_known_in_every_spelling) {
  for (const std::string titles :
       {"Date,Test,Result,Units,Low,High",
        "collected_at,test_name,result_value,unit,ref_low,ref_high",
        "Collection Date,Test Name,Value,Unit,Lab Range Low,Lab Range High",
        "Fecha,Prueba,Resultado,Unidad,Valor mínimo,Valor máximo",
        "Date prélèvement,Analyse,Résultat,Unité,Borne inf.,Borne sup."}) {
    const Report report = only_report(
        titles + "\n2025-03-04,Potassium,5.4,mmol/L,3.5,5.1\n2025-03-04,Calcium,2.3,mmol/L,,2.6\n");
    BOOST_TEST(rows_of(report) == "Potassium|5.4|mmol/L|3.5 - 5.1|\nCalcium|2.3|mmol/L|<= 2.6|\n",
               titles << " gave " << rows_of(report));
    BOOST_TEST((report.header.collected && report.header.collected->to_iso() == "2025-03-04"),
               titles);
  }
}

BOOST_AUTO_TEST_CASE(tests_that_are_not_interpreted_are_names_too) {
  const Report report = only_report(
      "order_id,sex,birth_year,analyte,result,units,reference_range\n"
      "A-81,F,1979,Luteinizing Hormone (LH),11.4,mIU/mL,2.4-12.6\n"
      "A-81,F,1979,Progesterone,<0.1,ng/mL,0.1-0.9\n"
      "A-81,F,1979,\"Lead, Blood (Adult)\",1.2,ug/dL,0.0-3.4\n");
  BOOST_TEST(rows_of(report) ==
             "Luteinizing Hormone (LH)|11.4|mIU/mL|2.4-12.6|\n"
             "Progesterone|<0.1|ng/mL|0.1-0.9|\n"
             "Lead, Blood (Adult)|1.2|ug/dL|0.0-3.4|\n");
}

BOOST_AUTO_TEST_CASE(people_and_days_are_reports_of_their_own) {
  const ReadFile file = read_coded_text(
      "Patient ID,Date,Test,Result,Units\n"
      "7,2025-02-01,Potassium,5.4,mmol/L\n7,2025-02-01,Sodium,139,mmol/L\n"
      "7,2025-03-01,Potassium,4.4,mmol/L\n8,2025-02-01,Potassium,4.0,mmol/L\n"
      "8,2025-02-01,Sodium,141,mmol/L\n7,2025-03-01,Sodium,140,mmol/L\n");
  BOOST_REQUIRE_EQUAL(file.reports.size(), 3U);
  BOOST_TEST(rows_of(file.reports[1]) == "Potassium|4.4|mmol/L||\nSodium|140|mmol/L||\n");
  BOOST_TEST(rows_of(file.reports[2]) == "Potassium|4.0|mmol/L||\nSodium|141|mmol/L||\n");
}

BOOST_AUTO_TEST_CASE(a_column_a_day_has_the_newest_result_and_earlier_ones) {
  const Report report = only_report(
      "Biomarker,Units,Reference Range,2024-05-11,2025-06-01,2024-12-03\n"
      "Ferritin,ng/mL,40-150,44,31,28\n");
  BOOST_TEST(rows_of(report) == "Ferritin|31|ng/mL|40-150|\n");
  BOOST_TEST(report.header.collected->to_iso() == "2025-06-01");
  BOOST_TEST(report.results[0].previous.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_title_may_say_a_day_behind_its_words) {
  const Report report = only_report(
      "Untersuchung;Ergebnis 04.03.2024;Einheit;Vorwert 01.12.2023;Vorwert (05.06.2022)\n"
      "Calcium;2,05;mmol/l;2,20;2,31\nKalium;4,1;mmol/l;;3,9\n");
  BOOST_TEST(rows_of(report) == "Calcium|2,05|mmol/l||\nKalium|4,1|mmol/l||\n");
  BOOST_TEST(report.header.collected->to_iso() == "2024-03-04");
  BOOST_TEST(report.results[0].previous.at(0).date == "2023-12-01");
  BOOST_TEST(report.results[1].previous.at(0).value == "3,9");
  BOOST_TEST(report.results[1].previous.at(0).date == "2022-06-05");
}

BOOST_AUTO_TEST_CASE(labelled_lines_above_the_titles_say_whose_results_they_are) {
  const Report report = only_report(
      "\"Patient Name\",\"Ann Example\"\n\"Date of Birth\",\"03/14/1979\"\n\"Sex\",\"Female\"\n\n"
      "\"Test Name\",\"Result\",\"Units\",\"Reference Range\",\"Flag\"\n"
      "\"TRIGLYCERIDES\",\"1,204\",\"mg/dL\",\"<150\",\"H\"\n");
  BOOST_TEST(rows_of(report) == "TRIGLYCERIDES|1,204|mg/dL|<150|H\n");
  BOOST_TEST((report.header.patient.sex == Sex::female));
}

BOOST_AUTO_TEST_CASE(a_value_parted_by_its_own_comma_is_refused) {
  const Report report = only_report(
      "Test,Result,Units,Range,Comment\nTriglycerides,1,204,mg/dL,<150\nGlucose,99,mg/dL,70-99,\n");
  BOOST_TEST(rows_of(report) == "Glucose|99|mg/dL|70-99|\n");
  BOOST_TEST(report.skipped.at(0).text == "Triglycerides");
  const Report longer = only_report(
      "Test,Result,Units\nGlucose,99,mg/dL\nTriglycerides,1,204,mg/dL\nCalcium,9.1,mg/dL\n"
      "Sodium,139,mmol/L\nThis report, like any other, is confidential, and so on\nHDL,51,mg/dL\n"
      "LDL,131,mg/dL\nUrea,31,mg/dL\n");
  BOOST_TEST(names_of(longer) == "Glucose, Calcium, Sodium, HDL, LDL, Urea");
  BOOST_TEST(longer.skipped.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_broken_name_is_joined_and_a_comment_is_no_result) {
  const Report report = only_report(
      "Test,Result,Units,Range\n\"Hepatitis B surface\nantigen\",Non-reactive,,\n"
      "Potassium,4.4,mmol/L,3.5-5.1\nComment,Slightly haemolysed,,\n");
  BOOST_TEST(names_of(report) == "Hepatitis B surface antigen, Potassium");
}

BOOST_AUTO_TEST_CASE(a_flag_column_holds_flags_of_any_language_and_states_are_none) {
  const Report report = only_report(
      "Analyse;Résultat;Unité;Anomalie\nPotassium;3,1;mmol/L;B\nCalcium;2,3;mmol/L;C\n");
  BOOST_TEST(report.results.at(0).flag == "B");
  BOOST_TEST(report.results.at(1).flag == "");
}

BOOST_AUTO_TEST_CASE(a_column_a_test_is_a_result_a_line) {
  const ReadFile file = read_coded_text(
      "Date,Hemoglobin (g/dL),Ferritin "
      "[ng/mL],TSH\n2025-01-03,13.1,22,2.1\n2025-06-03,12.8,,2.4\n");
  BOOST_REQUIRE_EQUAL(file.reports.size(), 2U);
  BOOST_TEST(rows_of(file.reports[0]) ==
             "Hemoglobin|13.1|g/dL||\nFerritin|22|ng/mL||\nTSH|2.1|||\n");
  BOOST_TEST(rows_of(file.reports[1]) == "Hemoglobin|12.8|g/dL||\nTSH|2.4|||\n");
  BOOST_TEST(file.reports[1].header.collected->to_iso() == "2025-06-03");
}

BOOST_AUTO_TEST_CASE(lines_without_a_day_below_titles_of_tests_say_units_and_ranges) {
  const Report report = only_report(
      "Date,Hemoglobin,Ferritin,TSH\n,g/dL,ng/mL,mIU/L\nReference,12-16,15-150,0.4-4.0\n"
      "2025-06-03,12.8 L,<5,pending\n");
  BOOST_TEST(
      rows_of(report) ==
      "Hemoglobin|12.8|g/dL|12-16|L\nFerritin|<5|ng/mL|15-150|\nTSH|pending|mIU/L|0.4-4.0|\n");
}

BOOST_AUTO_TEST_CASE(words_of_programs_for_nothing_are_nothing) {
  const Report report = only_report(
      "id,test,value,unit,reference_low,reference_high,flag\n1,Sodium,139,mmol/L,135,NULL,NULL\n"
      "2,Potassium,NULL,mmol/L,3.5,5.1,NULL\n3,Chloride,nan,mmol/L,98,107,\n");
  BOOST_TEST(rows_of(report) == "Sodium|139|mmol/L|>= 135|\n");
}

BOOST_AUTO_TEST_CASE(the_least_and_most_of_all_results_are_no_limits) {
  BOOST_TEST(
      rows_of(only_report("Test,Latest,Min,Max,Average,Unit\nFerritin,12,9,44,21,ng/mL\n")) ==
      "Ferritin|12|ng/mL||\n");
}

BOOST_AUTO_TEST_CASE(doses_and_what_is_measured_by_the_bed_are_no_results) {
  BOOST_TEST(
      only_report("Name,Value,Unit\nCalcium,120,mg\nIron,3.2,mg\nZinc,1.1,mg\n").results.empty());
  BOOST_TEST(names_of(only_report(
                 "Measurement,Value,Unit\nWeight,80.1,kg\nGlucose,5.4,mmol/L\n")) == "Glucose");
}

BOOST_AUTO_TEST_CASE(what_only_some_files_title_is_told_by_what_stands_there) {
  const Report report = only_report(
      "Marker,Latest,Unit,Low,High,Optimal Low,Optimal High,Status\n"
      "Ferritin,12,ng/mL,15,150,50,150,low\nHbA1c,5.4,%,4,5.6,4.8,5.2,\n");
  BOOST_TEST(rows_of(report) == "Ferritin|12|ng/mL|15 - 150|low\nHbA1c|5.4|%|4 - 5.6|\n");
  BOOST_TEST(rows_of(only_report("Test;Wert\nKalium;4,1 mmol/l\nCalcium;2,31 mmol/l\n")) ==
             "Kalium|4,1|mmol/l||\nCalcium|2,31|mmol/l||\n");
}

BOOST_AUTO_TEST_CASE(the_state_beside_a_flag_is_none) {
  const Report report = only_report(
      "Test,Result,Unit,Flag,Status\nPotassium,5.9,mmol/L,H,high\nSodium,140,mmol/L,,normal\n");
  BOOST_TEST(report.results.at(0).flag == "H");
  BOOST_TEST(report.results.at(1).flag == "");
}

BOOST_AUTO_TEST_CASE(visits_are_reports_of_their_own) {
  const ReadFile file = read_coded_text(
      "Visit Date,Test,Result,Units\n2025-01-03,ALT,21,U/L\n2025-02-03,ALT,71,U/L\n");
  BOOST_TEST(file.reports.size() == 2U);
}

BOOST_AUTO_TEST_CASE(days_that_read_both_ways_are_not_told) {
  const Report report = only_report(
      "Date,Test,Result,Units\n03/04/2024,Potassium,4.4,mmol/L\n03/04/2024,Sodium,140,mmol/L\n");
  BOOST_TEST(report.results.size() == 2U);
  BOOST_TEST(!report.header.collected.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

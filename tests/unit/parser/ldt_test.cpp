#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "tests/unit/parser/coded_input.h"

namespace labread {
namespace {

using namespace test;

using Fields = std::vector<std::pair<std::string, std::string>>;

std::string file_of(const Fields& fields, const std::string& end = "\r\n") {
  std::string text;
  for (const auto& [field, content] : fields) {
    std::string length = std::to_string(field.size() + content.size() + 5);
    text += std::string(3 - length.size(), '0') + length + field + content + end;
  }
  return text;
}

Fields with(Fields fields, const Fields& more) {
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

const Fields head = {{"8000", "8220"},     {"0203", "Labor am Fluss"},
                     {"8000", "8202"},     {"8301", "04032024"},
                     {"8302", "05032024"}, {"8303", "0915"},
                     {"3101", "Muster"},   {"3102", "Eva"},
                     {"3103", "11071956"}, {"3110", "W"},
                     {"8401", "E"}};
const Fields calcium = {{"8410", "CA"},       {"8411", "Calcium"}, {"8430", "Serum"},
                        {"8432", "04032024"}, {"8433", "0745"},    {"8420", "2.05"},
                        {"8421", "mmol/l"},   {"8422", "-"},       {"8460", "2.15 - 2.58"}};

BOOST_AUTO_TEST_SUITE(ldt)

BOOST_AUTO_TEST_CASE(a_record_gives_the_report_and_its_results) {
  const Report report = only_report(file_of(with(head, calcium)));
  BOOST_TEST(report.header.laboratory == "Labor am Fluss");
  BOOST_TEST((report.header.patient.sex == Sex::female));
  BOOST_TEST((report.header.patient.birth_date == Date{1956, 7, 11}));
  BOOST_TEST((report.header.patient.name_words == std::vector<std::string>{"muster", "eva"}));
  BOOST_TEST(report.header.received->to_iso() == "2024-03-04");
  BOOST_TEST(report.header.reported->to_iso() == "2024-03-05T09:15");
  BOOST_TEST(report.header.collected->to_iso() == "2024-03-04T07:45");
  BOOST_TEST(report.header.status == "final");
  const Result& result = report.results.at(0);
  BOOST_TEST(result.name == "Calcium");
  BOOST_TEST(result.value == "2.05");
  BOOST_TEST(result.unit == "mmol/l");
  BOOST_TEST(result.range.text == "2.15 - 2.58");
  BOOST_TEST(result.flag == "-");
  BOOST_TEST(result.flag_meaning == "low");
  BOOST_TEST(result.specimen == "serum");
  BOOST_TEST(result.where.line == 12);
  BOOST_TEST(result.read.number->to_string() == "2.05");
}

BOOST_AUTO_TEST_CASE(limits_in_fields_of_their_own_are_the_range) {
  const Report report = only_report(file_of(with(head, {{"8410", "A"},
                                                        {"8411", "Natrium"},
                                                        {"8420", "140"},
                                                        {"8461", "136"},
                                                        {"8462", "145"},
                                                        {"8410", "B"},
                                                        {"8411", "CRP"},
                                                        {"8420", "<0,3"},
                                                        {"8421", "mg/dl"},
                                                        {"8462", "0,5"}})));
  BOOST_TEST(report.results.at(0).range.text == "136 - 145");
  BOOST_TEST(report.results.at(1).range.high->value.to_string() == "0.5");
  BOOST_TEST(report.results.at(1).value == "<0,3");
}

BOOST_AUTO_TEST_CASE(a_dash_is_a_flag_also_where_no_limits_are_stated) {
  const Report report = only_report(
      file_of(with(head, {{"8410", "A"}, {"8411", "Natrium"}, {"8420", "130"}, {"8422", "-"}})));
  BOOST_TEST(report.results.at(0).flag == "-");
  BOOST_TEST(report.results.at(0).flag_meaning == "low");
}

BOOST_AUTO_TEST_CASE(a_text_is_the_value_where_there_is_no_other_and_else_a_comment) {
  const Report report = only_report(file_of(with(
      head,
      {{"8410", "A"},
       {"8411", "HBs-Antigen"},
       {"8480", "negativ"},
       {"8410", "B"},
       {"8411", "Calcium"},
       {"8420", "2.2"},
       {"8480", "Mangel < 20 ug/l"},
       {"8410", "C"},
       {"8411", "Befund"},
       {"8480", "Das Ergebnis spricht bei unauffaelliger Klinik "},
       {"8480", "gegen eine floride Infektion und sollte in drei Wochen kontrolliert werden."}})));
  BOOST_TEST(names_of(report) == "HBs-Antigen, Calcium");
  BOOST_TEST(report.results[0].value == "negativ");
  BOOST_TEST(report.skipped.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_second_value_of_a_test_is_a_second_result) {
  const Report report = only_report(file_of(with(head, {{"8410", "A"},
                                                        {"8411", "Calcium"},
                                                        {"8420", "2,2"},
                                                        {"8421", "mmol/l"},
                                                        {"8420", "8,8"},
                                                        {"8421", "mg/dl"}})));
  BOOST_TEST(names_of(report) == "Calcium, Calcium");
  BOOST_TEST(report.results[1].unit == "mg/dl");
}

BOOST_AUTO_TEST_CASE(each_record_is_a_report_of_its_own_patient) {
  const ReadFile file = read_coded_text(
      file_of(with(with(head, calcium),
                   with({{"8000", "8202"}, {"3103", "01021970"}, {"3110", "1"}}, calcium))));
  BOOST_TEST((file.kind == DocumentKind::ldt));
  BOOST_REQUIRE_EQUAL(file.reports.size(), 2U);
  BOOST_TEST((file.reports[1].header.patient.sex == Sex::male));
  BOOST_TEST((file.reports[1].header.patient.birth_date == Date{1970, 2, 1}));
}

BOOST_AUTO_TEST_CASE(orders_are_no_reports) {
  const ReadFile file = read_coded_text(file_of(with({{"8000", "8219"}}, calcium)));
  BOOST_TEST(file.reports.at(0).results.empty());
}

BOOST_AUTO_TEST_CASE(version_3_keeps_persons_in_objects) {
  const Report report =
      only_report(file_of(with({{"8000", "8230"},
                                {"9106", "4"},
                                {"8000", "8205"},
                                {"8002", "Obj_0045"},
                                {"8002", "Obj_0047"},
                                {"3103", "19560711"},
                                {"3110", "W"},
                                {"8003", "Obj_0047"},
                                {"8003", "Obj_0045"},
                                {"8002", "Obj_0014"},
                                {"8002", "Obj_0047"},
                                {"3110", "M"},
                                {"8003", "Obj_0047"},
                                {"8003", "Obj_0014"},
                                {"8002", "Obj_0061"}},
                               with(calcium, {{"8003", "Obj_0061"}, {"8001", "8205"}}))));
  BOOST_TEST((report.header.patient.sex == Sex::female));
  BOOST_TEST((report.header.patient.birth_date == Date{1956, 7, 11}));
  BOOST_TEST(report.results.at(0).name == "Calcium");
}

Fields material(const std::string& container, const std::string& name, const std::string& time) {
  return {{"8002", "Obj_0037"}, {"7364", container},
          {"8430", name},       {"8219", "Timestamp_Materialabnahme_entnahme"},
          {"8002", "Obj_0054"}, {"7278", "20240304"},
          {"7279", time},       {"8003", "Obj_0054"},
          {"8003", "Obj_0037"}};
}

Fields test_in(const std::string& container, const std::string& name, const std::string& value) {
  return {{"8002", "Obj_0060"}, {"7364", container}, {"8410", name},
          {"8411", name},       {"8420", value},     {"8003", "Obj_0060"}};
}

BOOST_AUTO_TEST_CASE(version_3_says_of_the_material_what_a_test_was_made_of_and_when) {
  const Fields record = {
      {"8000", "8230"},     {"8000", "8205"},     {"8216", "Timestamp_Auftragseingang"},
      {"8002", "Obj_0054"}, {"7278", "20240305"}, {"7279", "101500"},
      {"8003", "Obj_0054"}};
  const Fields materials =
      with(material("R1", "Serum", "074500"), material("R2", "Spontanurin", "080000"));
  const Report report = only_report(
      file_of(with(with(record, materials),
                   with(with(test_in("R1", "Calcium", "2.05"), test_in("R1", "Natrium", "140")),
                        test_in("R2", "Nitrit", "negativ")))));
  BOOST_TEST(report.header.received->to_iso() == "2024-03-05T10:15");
  BOOST_TEST(report.header.collected->to_iso() == "2024-03-04T07:45");
  BOOST_TEST(report.results.at(0).specimen == "serum");
  BOOST_TEST(report.results.at(2).specimen == "urine");
  BOOST_TEST(report.results.at(2).collected->to_iso() == "2024-03-04T08:00");
}

BOOST_AUTO_TEST_CASE(a_test_that_names_none_of_two_materials_was_made_of_either) {
  const Fields materials =
      with(material("R1", "Serum", "074500"), material("R2", "Spontanurin", "080000"));
  const Report report = only_report(
      file_of(with(with({{"8000", "8205"}}, materials), test_in("", "Calcium", "2.05"))));
  BOOST_TEST(report.results.at(0).specimen == "");
}

BOOST_AUTO_TEST_CASE(names_are_read_in_every_character_set) {
  const auto name_in = [](const std::string& charset, const std::string& name) {
    return only_report(file_of(with({{"8000", "8202"}, {"9106", charset}},
                                    {{"8410", "A"}, {"8411", name}, {"8420", "12.1"}})))
        .results.at(0)
        .name;
  };
  const std::string expected = "H\u00E4moglobin";
  BOOST_TEST(name_in("1", "H{moglobin") == expected);
  BOOST_TEST(name_in("2", "H\x84moglobin") == expected);
  BOOST_TEST(name_in("3", "H\xE4moglobin") == expected);
  BOOST_TEST(name_in("4", "H\xE4moglobin") == expected);
  BOOST_TEST(name_in("5", expected) == expected);
  BOOST_TEST(name_in("2", expected) == expected);
  BOOST_TEST(name_in("", "H\x84moglobin") == expected);
  BOOST_TEST(name_in("", "H\xE4moglobin") == expected);
}

BOOST_AUTO_TEST_CASE(line_ends_of_any_kind_or_none_change_nothing) {
  const Fields all = with(head, calcium);
  for (const std::string end : {"\r\n", "\n", "\r", ""}) {
    BOOST_TEST(names_of(only_report(file_of(all, end))) == "Calcium");
  }
}

BOOST_AUTO_TEST_CASE(damaged_files_are_read_as_far_as_they_go) {
  const std::string whole = file_of(with(head, calcium));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    try {
      read_coded_text(whole.substr(0, size));
    } catch (const Error&) {
    }
  }
  std::string wrong = whole;
  for (char& c : wrong) c = c == '0' ? '9' : c;
  BOOST_CHECK_NO_THROW(read_coded_text(wrong));
}

BOOST_AUTO_TEST_CASE(a_remark_may_tell_the_earlier_value) {
  const Report report = only_report(file_of(
      with(with(head, calcium), {{"8470", "Kontrolle, Vorwert 2,31 mmol/l vom 05.01.2024"}})));
  BOOST_REQUIRE(report.results.at(0).previous.size() == 1U);
  BOOST_TEST(report.results[0].previous[0].value == "2,31");
  BOOST_TEST(report.results[0].previous[0].date == "2024-01-05");
  const Report other = only_report(
      file_of(with(with(head, calcium), {{"8470", "Vorwert 9,3 mg/dl vom 05.01.2024"}})));
  BOOST_TEST(other.results.at(0).previous.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

#include "parser/results/recognised.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <tuple>

#include "parser/recognition.h"

namespace labread {
namespace {

struct Row {
  std::string value, low, high, flag_meaning;
  float confidence = 0.95F;
  std::string name = "Potassium";
  float name_confidence = 0.95F;
  bool known = false;
};

Bound bound(const std::string& text) { return {*parse_decimal(text, DecimalMark::point), true}; }

// The row as the only result of a recognised page: what is said against it, or nothing.
std::string doubt_about(const Row& row, bool recognised = true) {
  Page page;
  page.number = 1;
  page.width = 600;
  page.height = 800;
  page.recognised = recognised;
  Word word;
  word.text = row.value;
  word.box = {100, 100, 130, 110};
  word.confidence = row.confidence;
  page.words.push_back(word);
  Word name;
  name.text = row.name;
  name.box = {20, 100, 80, 110};
  name.confidence = row.name_confidence;
  page.words.push_back(name);
  Document document;
  document.pages.push_back(page);
  Result result;
  result.name = row.name;
  result.value = row.value;
  result.read.number = parse_decimal(row.value, DecimalMark::point);
  if (!row.low.empty()) result.range.low = bound(row.low);
  if (!row.high.empty()) result.range.high = bound(row.high);
  result.flag_meaning = row.flag_meaning;
  result.where.page = 1;
  result.where.value = word.box;
  result.where.name = name.box;
  if (row.known) result.candidates.push_back(AnalyteIndex{0});
  Report report;
  report.results.push_back(result);
  judge_recognised(document, Catalogue::built_in(), report);
  BOOST_TEST(report.results.size() + report.skipped.size() == 1);
  return report.skipped.empty() ? "" : report.skipped[0].reason;
}

// Rows of a recognised page, all of it sure: values at 100, ranges at 200.
class Sheet {
 public:
  Sheet() {
    page_.number = 1;
    page_.width = 600;
    page_.height = 800;
    page_.recognised = true;
  }

  Result& row(const std::string& value, const std::string& range, double left = 100) {
    Result& result = report_.results.emplace_back();
    result.name = "Potassium";
    result.value = value;
    result.read.number = parse_decimal(value, DecimalMark::point);
    result.where.page = 1;
    top_ += 20;
    result.where.value = word(value, left);
    const std::size_t dash = range.find('-');
    if (dash == std::string::npos) return result;
    result.range.text = range;
    result.range.low = bound(range.substr(0, dash));
    result.range.high = bound(range.substr(dash + 1));
    result.where.range = word(range, 200);
    return result;
  }

  // On the last row.
  Rect word(const std::string& text, double left, float sure = 0.98F) {
    Word& made = page_.words.emplace_back();
    made.text = text;
    made.box = {left, top_, left + 30, top_ + 10};
    made.confidence = sure;
    return made.box;
  }

  const Report& judged() {
    Document document;
    document.pages.push_back(page_);
    judge_recognised(document, Catalogue::built_in(), report_);
    return report_;
  }

  std::string doubt_about_last() {
    const std::size_t all = report_.results.size();
    judged();
    if (report_.results.size() == all) return "";
    return report_.skipped.empty() ? "?" : report_.skipped.back().reason;
  }

 private:
  Page page_;
  Report report_;
  double top_ = 80;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(recognised)

BOOST_AUTO_TEST_CASE(sure_digits_in_their_range_stay) {
  BOOST_TEST(doubt_about({"4.1", "3.5", "5.1", ""}) == "");
  BOOST_TEST(doubt_about({"5.8", "3.5", "5.1", "high"}) == "");
  BOOST_TEST(doubt_about({"5.8", "3.5", "5.1", ""}) == "");
  BOOST_TEST(doubt_about({"140", "", "", ""}) == "");
}

BOOST_AUTO_TEST_CASE(a_whole_number_alone_needs_more) {
  BOOST_TEST(doubt_about({"44", "", "", "", 0.85F}) == "nothing beside it confirms its digits");
  BOOST_TEST(doubt_about({"4.4", "", "", "", 0.85F}) == "");
}

BOOST_AUTO_TEST_CASE(digits_that_are_not_sure_go) {
  BOOST_TEST(doubt_about({"4.1", "3.5", "5.1", "", 0.4F}) ==
             "its digits cannot be read beyond doubt");
}

BOOST_AUTO_TEST_CASE(a_mark_that_may_be_lost_refuses_even_with_a_flag) {
  for (const char* flag : {"", "high"}) {
    BOOST_TEST(doubt_about({"41", "3.5", "5.1", flag}) ==
               "its decimal mark may be lost in the picture");
    BOOST_TEST(doubt_about({"112", "8.6", "10.2", flag}) ==
               "its decimal mark may be lost in the picture");
  }
}

BOOST_AUTO_TEST_CASE(a_digit_more_than_the_range_has_must_be_sure_and_stand_alone) {
  const std::string doubt = "its last digit may be another sign in the picture";
  BOOST_TEST(doubt_about({"4.14", "3.5", "5.1", "", 0.85F}) == doubt);
  BOOST_TEST(doubt_about({"4.14", "3.5", "5.1", "", 0.95F}) == "");
  BOOST_TEST(doubt_about({"4.1", "3.5", "5.1", "", 0.85F}) == "");
  for (const char* word : {"5.24H", "5.24"}) {
    Sheet sheet;
    Result& row = sheet.row("5.24", "3.5-5.1");
    row.flag = "H";
    row.flag_meaning = "high";
    row.where.value = sheet.word(word, 100);
    BOOST_TEST(sheet.doubt_about_last() == (std::string(word) == "5.24H" ? doubt : ""), word);
  }
}

BOOST_AUTO_TEST_CASE(a_flag_against_the_range_refuses) {
  BOOST_TEST(doubt_about({"4.1", "3.5", "5.1", "high"}) ==
             "value, range and flag disagree in the picture");
  BOOST_TEST(doubt_about({"5.8", "3.5", "5.1", "low"}) ==
             "value, range and flag disagree in the picture");
}

BOOST_AUTO_TEST_CASE(a_sign_that_is_hardly_read_is_no_flag_and_a_letter_is_one) {
  for (const auto& [flag, sure, doubt] :
       {std::tuple{"+", 0.55F, false}, {"+", 0.95F, true}, {"H", 0.55F, true}}) {
    Sheet sheet;
    Result& row = sheet.row("4.1", "3.5-5.1");
    row.flag = flag;
    row.flag_meaning = "high";
    row.where.flag = sheet.word(flag, 60, sure);
    BOOST_TEST(sheet.doubt_about_last().empty() == !doubt, flag);
  }
}

BOOST_AUTO_TEST_CASE(far_outside_needs_a_flag) {
  BOOST_TEST(doubt_about({"29.0", "3.5", "5.1", ""}) == "far outside its range without a flag");
  BOOST_TEST(doubt_about({"29.0", "3.5", "5.1", "high"}) == "");
}

BOOST_AUTO_TEST_CASE(a_range_that_makes_no_sense_refuses) {
  BOOST_TEST(doubt_about({"9.1", "8.6", "102", ""}) == "its range is not read beyond doubt");
  BOOST_TEST(doubt_about({"4.1", "35", "5.1", ""}) == "its range is not read beyond doubt");
}

BOOST_AUTO_TEST_CASE(a_remark_in_brackets_is_no_name) {
  BOOST_TEST(doubt_about({"4.1", "3.5", "5.1", "", 0.95F, "(UV Hexokinase)"}) ==
             "its name is not read beyond doubt");
  BOOST_TEST(doubt_about({"4.1", "3.5", "5.1", "", 0.95F, "Potassium (ISE)"}) == "");
}

BOOST_AUTO_TEST_CASE(an_unknown_name_must_be_sure) {
  const std::string doubt = "its name is not read beyond doubt";
  BOOST_TEST(doubt_about({"4.1", "3.5", "5.1", "", 0.95F, "Potassivm", 0.85F, false}) == doubt);
  BOOST_TEST(doubt_about({"4.1", "3.5", "5.1", "", 0.95F, "Potassium", 0.85F, true}) == "");
  BOOST_TEST(doubt_about({"4.1", "3.5", "5.1", "", 0.95F, "Neopterin", 0.93F, false}) == "");
}

BOOST_AUTO_TEST_CASE(a_lone_number_between_whole_ranges_may_be_a_bound) {
  Document document;
  Page& page = document.pages.emplace_back();
  page.number = 1;
  page.recognised = true;
  Report report;
  for (const char* value : {"4.1", "4.2", "15", "Negative"}) {
    Result& result = report.results.emplace_back();
    result.value = value;
    result.read.number = parse_decimal(value, DecimalMark::point);
    result.where.page = 1;
    result.range.low = bound("3.5");
    result.range.high = bound("5.1");
    result.range.text = "3.5 - 5.1";
  }
  report.results[2].range = {};
  report.results[2].range.text = "65";
  report.results[3].range = {};  // a word stands in no bound's place
  judge_recognised(document, Catalogue::built_in(), report);
  BOOST_TEST(report.results.size() == 3);
  BOOST_TEST(report.skipped.at(0).text.ends_with("15"));
}

BOOST_AUTO_TEST_CASE(another_number_beside_the_value_is_doubt_but_not_behind_its_range) {
  const std::string doubt = "another number stands beside the value in the picture";
  for (const auto& [text, left, wanted] : {std::tuple{"17", 150.0, doubt},
                                           {"1S", 150.0, doubt},
                                           {"17H", 150.0, doubt},
                                           {"01", 260.0, std::string()},
                                           {"3.9", 260.0, std::string()},
                                           {"MgCl2", 150.0, std::string()},
                                           {"10*3/AuL", 150.0, std::string()}}) {
    Sheet sheet;
    sheet.row("4.1", "3.5-5.1");
    sheet.word(text, left);
    BOOST_TEST(sheet.doubt_about_last() == wanted, text);
  }
  Sheet bare;  // nothing says which of the two is the value
  bare.row("4.1", "");
  bare.word("17", 260);
  BOOST_TEST(bare.doubt_about_last() == doubt);
}

BOOST_AUTO_TEST_CASE(a_value_below_values_is_no_bound_of_a_lost_range) {
  for (const double left : {100.0, 200.0, 300.0}) {
    Sheet sheet;
    sheet.row("4.1", "3.5-5.1");
    sheet.row("4.2", "3.5-5.1");
    sheet.row("4.3", "3.5-5.1");
    sheet.row("6.5", "", left);
    BOOST_TEST(sheet.doubt_about_last().empty() == (left == 100));
  }
}

BOOST_AUTO_TEST_CASE(a_letter_among_the_digits_of_a_range_is_doubt) {
  const std::string doubt = "its range is not read beyond doubt";
  for (const auto& [text, wanted] : {std::pair{"O.1- 1.2", doubt},
                                     {"O|- 1.2", doubt},
                                     {"3.5-5.l", doubt},
                                     {"3.S - 5.1", doubt},
                                     {"0.1-1.2 IU/l", std::string()},
                                     {"3.5-5.1 L", std::string()},
                                     {"Optimal 3.5-5.1", std::string()}}) {
    Sheet sheet;
    sheet.row("4.1", "3.5-5.1").range.text = text;
    BOOST_TEST(sheet.doubt_about_last() == wanted, text);
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_unit_with_a_sign_for_a_letter_is_doubt) {
  for (const auto& [unit, doubt] : {std::pair{"x10°%pL", true},
                                    {"mL/min/1,73m?", true},
                                    {"x10^9/L", false},
                                    {"% of all", false},
                                    {"(%)", false},
                                    {"10°9/L", true},
                                    {"AU", false}}) {
    Sheet sheet;
    sheet.row("4.1", "3.5-5.1").unit = unit;
    BOOST_TEST(sheet.doubt_about_last().empty() == !doubt, unit);
  }
}

BOOST_AUTO_TEST_CASE(a_name_that_only_begins_as_a_known_one_must_be_surer) {
  for (const auto& [name, sure, doubt] : {std::tuple{"WBC Court", 0.75F, true},
                                          {"WBC Court", 0.85F, false},
                                          {"WBC Count", 0.75F, false}}) {
    Sheet sheet;
    Result& row = sheet.row("4.1", "3.5-5.1");
    row.name = name;
    row.where.name = sheet.word(name, 20, sure);
    row.candidates.push_back(*Catalogue::built_in().index_of("wbc"));
    BOOST_TEST(sheet.doubt_about_last().empty() == !doubt, name);
  }
}

BOOST_AUTO_TEST_CASE(a_unit_that_nobody_knows_must_be_surer) {
  for (const auto& [unit, sure, doubt] :
       {std::tuple{"DQ", 0.86F, true}, {"DQ", 0.95F, false}, {"pg", 0.86F, false}}) {
    Sheet sheet;
    Result& row = sheet.row("4.1", "3.5-5.1");
    row.unit = unit;
    row.where.unit = sheet.word(unit, 150, sure);
    BOOST_TEST(sheet.doubt_about_last().empty() == !doubt, unit);
  }
}

BOOST_AUTO_TEST_CASE(sure_digits_within_a_sure_range_are_delivered_without_a_doubtful_unit) {
  struct {
    const char *unit, *analyte;
    float value_sure, range_sure;
    bool kept;
  } const cases[] = {
      {"HUl/mL", "creatinine", 0.97F, 0.97F, true},   // no unit
      {"pmol/L", "creatinine", 0.97F, 0.97F, true},   // a letter away from umol/L
      {"U/L", "calcium_total", 0.97F, 0.97F, false},  // of another test: the name may be misread
      {"HUl/mL", "", 0.97F, 0.97F, false},            // a test that nobody knows
      {"HUl/mL", "creatinine", 0.85F, 0.97F, false},  // the digits are not sure enough alone
      {"HUl/mL", "creatinine", 0.97F, 0.70F, false},  // nor those of the range
  };
  for (const auto& [unit, analyte, value_sure, range_sure, kept] : cases) {
    Sheet sheet;
    Result& row = sheet.row("62", "");
    row.where.value = sheet.word("62", 100, value_sure);
    row.range.text = "45 - 84";
    row.range.low = bound("45");
    row.range.high = bound("84");
    row.where.range = sheet.word("45-84", 200, range_sure);
    row.unit = unit;
    row.where.unit = sheet.word(unit, 150, 0.2F);
    if (*analyte != 0) row.candidates.push_back(*Catalogue::built_in().index_of(analyte));
    const Report report = sheet.judged();
    BOOST_TEST(report.results.size() == (kept ? 1 : 0), unit << " of " << analyte);
    BOOST_TEST(report.notes.size() == (kept ? 1 : 0));
    if (!kept) continue;
    BOOST_TEST(report.results[0].unit == "");
    BOOST_TEST(!report.results[0].where.unit);
    BOOST_TEST(report.notes[0].code == "unit_not_read");
  }
}

BOOST_AUTO_TEST_CASE(printed_text_is_not_held_to_it) {
  BOOST_TEST(doubt_about({"41", "3.5", "5.1", "", 0.4F}, false) == "");
}

BOOST_AUTO_TEST_CASE(languages_go_by_either_name) {
  BOOST_TEST(tesseract_languages("de") == "deu");
  BOOST_TEST(tesseract_languages("deu,en") == "deu+eng");
  BOOST_TEST(tesseract_languages("chi_sim+eng") == "chi_sim+eng");
  for (const char* wrong : {"", "../etc", "de,,fr", "a", "eng deu"}) {
    BOOST_TEST(tesseract_languages(wrong) == "");
  }
}

// Calcium is reported in mmol/L, mg/dL and others of which none looks like another; ferritin in
// ug/L and ng/mL.
BOOST_AUTO_TEST_CASE(a_unit_of_the_test_that_no_other_looks_like_needs_little_sureness) {
  const auto doubt = [](const char* analyte, const char* unit, float sure) {
    Page page;
    page.number = 1;
    page.recognised = true;
    const auto word = [&](const char* text, double left, float confidence) {
      Word made;
      made.text = text;
      made.box = {left, 100, left + 30, 110};
      made.confidence = confidence;
      page.words.push_back(made);
      return made.box;
    };
    Result result;
    result.value = "2.4";
    result.unit = unit;
    result.read.number = parse_decimal("2.4", DecimalMark::point);
    result.where.page = 1;
    result.where.value = word("2.4", 100, 0.99F);
    result.where.unit = word(unit, 200, sure);
    result.candidates.push_back(*Catalogue::built_in().index_of(analyte));
    Document document;
    document.pages.push_back(page);
    Report report;
    report.results.push_back(result);
    judge_recognised(document, Catalogue::built_in(), report);
    return !report.skipped.empty();
  };
  BOOST_TEST(!doubt("calcium_total", "mmol/l", 0.15F));
  BOOST_TEST(doubt("calcium_total", "mmol/l", 0));
  BOOST_TEST(doubt("calcium_total", "mg/dL", 0.15F));
  BOOST_TEST(!doubt("calcium_total", "mg/dL", 0.45F));
  BOOST_TEST(doubt("calcium_total", "zg/L", 0.45F));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

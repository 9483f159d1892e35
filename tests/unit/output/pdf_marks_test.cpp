#include "output/pdf_marks.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "base/utf8.h"

using namespace labread;

namespace {

Interpretation answer_with(const std::string& name, Status status, std::string_view critical = {}) {
  Interpretation answer;
  Result result;
  result.name = name;
  result.value = "9.2";
  result.unit = "mg/dL";
  result.range.text = "8.6 - 10.2";
  result.where.page = 2;
  result.where.box = {10, 20, 300, 32};
  result.where.value = Rect{100, 20, 120, 32};
  answer.report.results.push_back(result);
  answer.results.emplace_back();
  answer.results.back().status = status;
  answer.results.back().critical = critical;
  return answer;
}

PdfMarks marks_for(const Interpretation& answer, const WriteOptions& options = {}) {
  return pdf_marks_of(std::span(&answer, 1), Catalogue(CatalogueRows{}), options);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_marks)

BOOST_AUTO_TEST_CASE(a_mark_lies_on_the_value_and_says_the_verdict) {
  const PdfMarks marks = marks_for(answer_with("Calcium", Status::high));
  BOOST_TEST_REQUIRE(marks.marks.size() == 1U);
  const Mark& mark = marks.marks[0];
  BOOST_TEST(mark.page == 2);
  BOOST_TEST((mark.box == Rect{100, 20, 120, 32}));
  BOOST_TEST(mark.letters == "H");
  BOOST_TEST(mark.title == "Calcium 9.2 mg/dL: high");
  BOOST_TEST(mark.note == "Calcium 9.2 mg/dL: high\nRange of the laboratory: 8.6 - 10.2");
  BOOST_TEST(marks.title == "labread: 1 of 1 result out of range");
}

BOOST_AUTO_TEST_CASE(only_what_is_out_of_range_goes_into_the_outline) {
  BOOST_TEST(marks_for(answer_with("x", Status::low)).marks[0].in_outline);
  BOOST_TEST(marks_for(answer_with("x", Status::abnormal)).marks[0].in_outline);
  BOOST_TEST(marks_for(answer_with("x", Status::normal, "primary")).marks[0].in_outline);
  BOOST_TEST(!marks_for(answer_with("x", Status::normal)).marks[0].in_outline);
  BOOST_TEST(!marks_for(answer_with("x", Status::undecidable)).marks[0].in_outline);
}

BOOST_AUTO_TEST_CASE(normal_results_can_be_left_out) {
  WriteOptions options;
  options.only_abnormal = true;
  BOOST_TEST(marks_for(answer_with("x", Status::normal), options).marks.empty());
  BOOST_TEST(marks_for(answer_with("x", Status::high), options).marks.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_critical_value_has_two_letters) {
  BOOST_TEST(marks_for(answer_with("x", Status::low, "primary")).marks[0].letters == "LL");
}

BOOST_AUTO_TEST_CASE(printed_texts_come_harmless_and_not_endless) {
  const std::string reversed =
      "Calcium \xE2\x80\xAE"
      "evil\x1B[31m\nnext";
  const Mark mark = marks_for(answer_with(reversed, Status::high)).marks[0];
  BOOST_TEST(mark.title.find("\xE2\x80\xAE") == std::string::npos);
  BOOST_TEST(mark.title.find('\x1B') == std::string::npos);
  BOOST_TEST(mark.title.find('\n') == std::string::npos);
  const Mark endless = marks_for(answer_with(std::string(10'000, 'x'), Status::high)).marks[0];
  BOOST_TEST(count_code_points(endless.title) < 260U);
}

BOOST_AUTO_TEST_SUITE_END()

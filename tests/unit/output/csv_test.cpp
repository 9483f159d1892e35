#include "output/csv.h"

#include <boost/test/unit_test.hpp>

using namespace labread;

namespace {

std::string cell(const std::string& name) {
  Interpretation answer;
  Result result;
  result.name = name;
  answer.report.results.push_back(result);
  answer.results.emplace_back();
  SourceInfo source;
  source.file = "f";
  const std::string row = write_csv(answer, source, Catalogue(CatalogueRows{}), {});
  const std::string start = "f,0,0,";
  const std::size_t end = row.find(",,,,,,,undecidable");
  BOOST_REQUIRE(row.starts_with(start));
  BOOST_REQUIRE(end != std::string::npos);
  return row.substr(start.size(), end - start.size());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(csv)

BOOST_AUTO_TEST_CASE(cells_that_would_run_as_formulas_are_defused) {
  BOOST_TEST(cell("=1+1") == "'=1+1");
  BOOST_TEST(cell("+cmd") == "'+cmd");
  BOOST_TEST(cell("-2+3") == "'-2+3");
  BOOST_TEST(cell("@SUM(A1)") == "'@SUM(A1)");
  BOOST_TEST(cell("\tx") == "'\tx");
  BOOST_TEST(cell("\n=1") == "\"'\n=1\"");
  BOOST_TEST(cell("＝1+1") == "'＝1+1");
  BOOST_TEST(cell("=a\",b") == "\"'=a\"\",b\"");
}

BOOST_AUTO_TEST_CASE(numbers_stay_numbers) {
  BOOST_TEST(cell("-0.5") == "-0.5");
  BOOST_TEST(cell("+3") == "+3");
}

BOOST_AUTO_TEST_CASE(marks_of_csv_are_quoted) {
  BOOST_TEST(cell("Vitamin D, \"25-OH\"") == "\"Vitamin D, \"\"25-OH\"\"\"");
  BOOST_TEST(cell("a\nb") == "\"a\nb\"");
}

BOOST_AUTO_TEST_CASE(limits_in_another_unit_stand_with_it_and_in_no_column_of_numbers) {
  Interpretation answer;
  Result result;
  result.name = "Vitamin D";
  result.value = "70";
  result.unit = "nmol/L";
  result.range.text = "30-100";
  result.range.low = Bound{Decimal{30, 0}, true};
  result.range.unit = "ng/mL";
  answer.report.results.push_back(result);
  answer.results.emplace_back();
  SourceInfo source;
  source.file = "f";
  const auto row = [&] { return write_csv(answer, source, Catalogue(CatalogueRows{}), {}); };
  BOOST_TEST(row().starts_with("f,0,0,Vitamin D,70,nmol/L,30-100 ng/mL,,,"));
  answer.report.results[0].range.unit = "nmol/L";
  BOOST_TEST(row().starts_with("f,0,0,Vitamin D,70,nmol/L,30-100,30,,"));
}

BOOST_AUTO_TEST_CASE(a_report_without_results_and_a_failed_file_have_their_row) {
  SourceInfo source;
  source.file = "f";
  BOOST_TEST(write_csv({}, source, Catalogue(CatalogueRows{}), {}).starts_with("f,,"));
  const ErrorRecord error{ErrorCode::damaged, "no pages", 3};
  const std::string row = write_csv_error(error, source, {});
  BOOST_TEST(row.starts_with("f,3,"));
  BOOST_TEST(row.ends_with(",damaged,no pages,\r\n"));
}

BOOST_AUTO_TEST_SUITE_END()

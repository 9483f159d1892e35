#include "interpreter/trend.h"

#include <boost/test/unit_test.hpp>

#include "make.h"

namespace {

using namespace labread;
using make::number;
using make::result;

const Catalogue& catalogue() { return Catalogue::built_in(); }

// A report of a day: "2024-05-14".
Report dated(std::string_view day, std::vector<Result> results, std::string_view laboratory = "") {
  Report report = make::report(std::move(results));
  const auto part = [&](std::size_t at, std::size_t count) {
    return static_cast<int>(number(day.substr(at, count)).coefficient);
  };
  report.header.collected = Moment{{part(0, 4), part(5, 2), part(8, 2)}, {}};
  report.header.laboratory = laboratory;
  return report;
}

Trend trend_in(std::vector<Report> reports, const TrendChoice& choice = {}) {
  std::vector<Interpretation> answers;
  for (Report& report : reports) {
    answers.push_back(interpret(std::move(report), make::woman(), catalogue()));
  }
  return trend_of(answers, choice, catalogue());
}

std::vector<std::string> values_of(const Series& series) {
  std::vector<std::string> values;
  for (const TrendPoint& point : series.points) values.push_back(point.value);
  return values;
}

using Values = std::vector<std::string>;

Result with_previous(Result newest, std::vector<Previous> previous) {
  newest.previous = std::move(previous);
  return newest;
}

std::string_view only_reason(const Trend& trend) {
  BOOST_REQUIRE(trend.left_out.size() == 1u);
  return trend.left_out.front().reason;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(trends)

BOOST_AUTO_TEST_CASE(results_of_one_test_are_put_in_the_order_of_their_days) {
  const Trend trend = trend_in({dated("2025-01-02", {result("Potassium", "4.4", "mmol/L")}),
                                dated("2023-01-02", {result("Potassium", "4.0", "mmol/L")}),
                                dated("2024-01-02", {result("Potassium", "4.2", "mmol/L")})});
  BOOST_REQUIRE(trend.series.size() == 1u);
  BOOST_TEST(values_of(trend.series[0]) == (Values{"4.0", "4.2", "4.4"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_series_is_in_the_unit_of_its_latest_point) {
  const Trend trend = trend_in({dated("2023-01-02", {result("Albumin", "41", "g/L")}),
                                dated("2024-01-02", {result("Albumin", "4.3", "g/dL")})});
  const Series& series = trend.series.at(0);
  BOOST_TEST(series.unit == "g/dL");
  BOOST_TEST((series.points[0].extent == point(number("4.1"))));  // only the point moved: exact
  BOOST_TEST(series.points[1].breaks.unit);
  BOOST_TEST((*series.latest().change->change.difference == number("0.2")));
}

BOOST_AUTO_TEST_CASE(a_factor_of_the_catalogue_joins_mass_and_amount) {
  // 25-OH vitamin D: 1 ng/mL is 2.496 nmol/L, so 50 nmol/L are 20.03 ng/mL.
  const Trend trend = trend_in({dated("2023-01-02", {result("25-OH Vitamin D", "50", "nmol/L")}),
                                dated("2024-01-02", {result("25-OH Vitamin D", "30", "ng/mL")})});
  BOOST_TEST(trend.series.at(0).points[0].extent.low->value.to_double() == 20.03,
             boost::test_tools::tolerance(0.001));
}

BOOST_AUTO_TEST_CASE(what_is_not_comparable_does_not_meet) {
  const Trend trend = trend_in(
      {dated("2023-01-02", {result("Calcium", "9.4", "mg/dL"), result("Neutrophils", "60", "%")}),
       dated("2024-01-02",
             {result("Ionized Calcium", "4.9", "mg/dL"), result("Neutrophils", "4.1", "10^9/L")})});
  for (const Series& series : trend.series) BOOST_TEST(series.points.size() == 1u);
  BOOST_TEST(trend.series.size() == 4u);
}

BOOST_AUTO_TEST_CASE(specimens_of_one_test_are_series_of_their_own) {
  Result serum = result("Potassium", "4.0", "mmol/L");
  Result blood = result("Potassium", "4.4", "mmol/L");
  blood.specimen = "blood";
  const Trend trend = trend_in({dated("2023-01-02", {serum}), dated("2024-01-02", {blood})});
  BOOST_TEST(trend.series.size() == 2u);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_compared_is_listed_with_its_reason) {
  Result unknown = result("Frobnicase", "4.0", "U/L");
  Result ambiguous = result("Platelets", "1234", "10^9/L");
  ambiguous.read.ambiguous = true;
  Result word = result("Potassium", "4", "mmol/L");
  word.value = "haemolysed";
  word.read = {ValueKind::word, Comparator::none, {}, {}, "abnormal", false};
  const std::pair<Result, std::string_view> rows[] = {
      {unknown, "unknown_analyte"},
      {ambiguous, "ambiguous_number"},
      {word, "not_a_number"},
      {result("25-OH Vitamin D", "25", ""), "needs_unit"},
      {result("Potassium", "4.0", "furlong"), "unknown_unit"},
      {result("Potassium", "400", "mmol/L"), "implausible"},
  };
  for (const auto& [row, reason] : rows) {
    BOOST_TEST(only_reason(trend_in({dated("2024-01-02", {row})})) == reason);
  }
  BOOST_TEST(only_reason(trend_in({make::report({result("Potassium", "4", "mmol/L")})})) ==
             "no_date");
}

BOOST_AUTO_TEST_CASE(a_change_is_judged_by_the_limits_of_the_test) {
  // Potassium: √2 · 1.96 · √(4.1² + 2.05²) = 12.7 %.
  const Trend trend =
      trend_in({dated("2023-01-02",
                      {result("Potassium", "4.0", "mmol/L"), result("Sodium", "140", "mmol/L")}),
                dated("2024-01-02",
                      {result("Potassium", "4.6", "mmol/L"), result("Sodium", "139", "mmol/L")})});
  BOOST_TEST(catalogue().analyte(trend.series[0].analyte).id == "potassium");       // changed most
  BOOST_TEST((trend.series[0].latest().change->verdict == ChangeVerdict::beyond));  // 15 %
  BOOST_TEST((trend.series[1].latest().change->verdict == ChangeVerdict::within));
  BOOST_TEST(!trend.series[0].since_first);  // the first is the one before
}

BOOST_AUTO_TEST_CASE(over_a_change_of_laboratory_a_change_is_told_and_not_judged) {
  const auto of = [](std::string_view day, std::string_view value, std::string_view laboratory) {
    return dated(day, {result("Potassium", value, "mmol/L")}, laboratory);
  };
  const Trend trend =
      trend_in({of("2022-01-02", "3.6", "Harbour Lane"), of("2023-01-02", "4.0", "HARBOUR LANE"),
                of("2024-01-02", "5.0", "Am Deich"), of("2025-01-02", "4.6", "Harbour Lane")});
  const Series& series = trend.series.at(0);
  const JudgedChange& change = *series.latest().change;
  BOOST_TEST((change.verdict == ChangeVerdict::unclear));
  BOOST_TEST(change.reason == "other_laboratory");
  BOOST_TEST(*change.change.percent == -8, boost::test_tools::tolerance(1e-6));
  BOOST_TEST(series.since_comparable->since == 1u);
  BOOST_TEST((series.since_comparable->verdict == ChangeVerdict::beyond));  // 15 %
  BOOST_TEST(series.since_first->since == 0u);
}

BOOST_AUTO_TEST_CASE(without_limits_only_a_standstill_is_judged) {
  struct Row {
    std::string_view earlier, later;
    ChangeVerdict verdict;
    std::string_view reason;
  };
  const Row rows[] = {{"80", "80", ChangeVerdict::within, ""},
                      {"80", "60", ChangeVerdict::unclear, "no_limits"},
                      {">90", ">90", ChangeVerdict::unclear, "censored"}};
  for (const Row& row : rows) {
    const Trend trend =
        trend_in({dated("2023-01-02", {result("eGFR", row.earlier, "mL/min/1.73m2")}),
                  dated("2024-01-02", {result("eGFR", row.later, "mL/min/1.73m2")})});
    const JudgedChange& change = *trend.series.at(0).latest().change;
    BOOST_TEST((change.verdict == row.verdict), row.earlier << " to " << row.later);
    BOOST_TEST(change.reason == row.reason);
  }
}

BOOST_AUTO_TEST_CASE(codes_of_another_method_part_a_series) {
  Result one = result("Potassium", "4.0", "mmol/L");
  one.codes = {{"LOINC", "2823-3"}};
  Result other = result("Potassium", "4.6", "mmol/L");
  other.codes = {{"LOINC", "6298-4"}};
  const Trend trend = trend_in({dated("2023-01-02", {one}), dated("2024-01-02", {other})});
  for (const Series& series : trend.series) {
    if (series.points.size() < 2) continue;
    BOOST_TEST(series.latest().breaks.method);
    BOOST_TEST(series.latest().change->reason == "other_method");
  }
}

BOOST_AUTO_TEST_CASE(earlier_values_enter_with_their_days_and_are_not_doubled) {
  const Result newest =
      with_previous(result("Ferritin", "48", "ng/mL", "15-150"),
                    {{"31.0", "2023-05-16", ""}, {"<8", "2022-01-10", "ng/mL"}, {"40", "", ""}});
  const Trend trend = trend_in(
      {dated("2023-05-16", {result("Ferritin", "31", "ng/mL")}), dated("2025-09-22", {newest})});
  const Series& series = trend.series.at(0);
  BOOST_TEST(values_of(series) == (Values{"<8", "31", "48"}), boost::test_tools::per_element());
  BOOST_TEST(series.points[0].earlier.has_value());
  BOOST_TEST((series.points[0].status == Status::low));  // by the range of the report it stands in
  BOOST_TEST(!series.points[1].earlier.has_value());
  BOOST_TEST(series.points[1].also_in.size() == 1u);
  BOOST_TEST(only_reason(trend) == "no_date");
}

BOOST_AUTO_TEST_CASE(an_earlier_value_may_carry_the_day_of_its_report) {
  Report first = dated("2023-05-16", {result("Ferritin", "31", "ng/mL")});
  first.header.reported = Moment{{2023, 5, 17}, {}};
  const Trend trend =
      trend_in({first, dated("2025-09-22", {with_previous(result("Ferritin", "48", "ng/mL"),
                                                          {{"31", "2023-05-17", ""}})})});
  BOOST_TEST(trend.series.at(0).points.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_result_given_twice_counts_once_whatever_its_unit) {
  const Trend trend = trend_in({dated("2024-01-02", {result("25-OH Vitamin D", "20", "ng/mL")}),
                                dated("2024-01-02", {result("25-OH Vitamin D", "50", "nmol/L")}),
                                dated("2024-01-02", {result("25-OH Vitamin D", "20.0", "ng/mL")})});
  BOOST_REQUIRE(trend.series.size() == 1u);
  BOOST_TEST(trend.series[0].points.size() == 1u);
}

BOOST_AUTO_TEST_CASE(two_values_of_one_day_both_stand_unless_one_corrects_the_other) {
  Report preliminary = dated("2024-01-02", {result("Potassium", "5.9", "mmol/L")});
  preliminary.header.status = "preliminary";
  Report final = dated("2024-01-02", {result("Potassium", "4.9", "mmol/L")});
  const Trend corrected = trend_in({preliminary, final});
  BOOST_TEST(values_of(corrected.series.at(0)) == (Values{"4.9"}),
             boost::test_tools::per_element());
  BOOST_TEST(only_reason(corrected) == "corrected");

  preliminary.header.status = "final";
  const Trend both = trend_in({preliminary, final});
  BOOST_TEST(both.series.at(0).points.size() == 2u);
  BOOST_TEST(both.series[0].latest().same_day);
  BOOST_TEST(!both.series[0].latest().change);
}

BOOST_AUTO_TEST_CASE(a_report_without_a_day_of_collection_is_dated_by_another_and_says_so) {
  Report report = make::report({result("Potassium", "4.0", "mmol/L")});
  report.header.reported = Moment{{2024, 1, 3}, {}};
  BOOST_TEST((trend_in({report}).series.at(0).latest().dated_by == DatedBy::report));
}

BOOST_AUTO_TEST_CASE(a_choice_leaves_out_other_tests_and_earlier_days) {
  const std::vector<Report> reports = {dated("2023-01-02", {result("Potassium", "4.0", "mmol/L"),
                                                            result("Sodium", "140", "mmol/L")}),
                                       dated("2024-01-02", {result("Potassium", "4.6", "mmol/L")})};
  const Trend trend = trend_in(reports, {Date{2023, 6, 1}, {*catalogue().index_of("potassium")}});
  BOOST_REQUIRE(trend.series.size() == 1u);
  BOOST_TEST(values_of(trend.series[0]) == (Values{"4.6"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

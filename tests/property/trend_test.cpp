#include "interpreter/trend.h"

#include <rapidcheck.h>

#include <rapidcheck/boost_test.h>
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace {

using namespace labread;

const Catalogue& catalogue() { return Catalogue::built_in(); }

Result any_result() {
  static const std::vector<std::pair<std::string_view, std::vector<std::string_view>>> tests = {
      {"potassium", {"mmol/L", "meq/L"}},
      {"ferritin", {"ng/mL", "ug/L"}},
      {"vitd_25oh_total", {"ng/mL", "nmol/L"}},
      {"crp", {"mg/L", "mg/dL"}},
  };
  const auto& [id, units] = tests[*rc::gen::inRange<std::size_t>(0, tests.size())];
  Result result;
  result.codes = {{"labread", std::string(id)}};
  result.name = catalogue().analyte(id)->name;
  result.candidates = {*catalogue().index_of(id)};
  result.unit = units[*rc::gen::inRange<std::size_t>(0, units.size())];
  result.read.number = Decimal{*rc::gen::inRange<std::int64_t>(10, 90), 1};
  if (*rc::gen::inRange(0, 4) == 0) result.read.comparator = Comparator::less;
  result.value =
      (result.read.comparator == Comparator::less ? "<" : "") + result.read.number->to_string();
  if (*rc::gen::arbitrary<bool>()) {
    result.previous.push_back({std::to_string(*rc::gen::inRange(1, 9)),
                               "202" + std::to_string(*rc::gen::inRange(0, 5)) + "-03-01", ""});
  }
  return result;
}

Interpretation any_report() {
  Report report;
  const auto count = *rc::gen::inRange(1, 5);
  for (int i = 0; i < count; ++i) report.results.push_back(any_result());
  report.header.collected = Moment{{*rc::gen::inRange(2020, 2026), 3, 1}, {}};
  if (*rc::gen::arbitrary<bool>()) report.header.laboratory = "Harbour Lane";
  if (*rc::gen::inRange(0, 4) == 0) report.header.status = "preliminary";
  return interpret(std::move(report), {}, catalogue());
}

std::string text_of(const std::optional<JudgedChange>& change) {
  if (!change) return "-";
  return std::to_string(change->since) + std::string(name_of(change->change.direction)) +
         std::string(name_of(change->change.size)) + std::string(name_of(change->verdict)) +
         std::to_string(change->change.percent.value_or(0)) + std::string(change->reason);
}

// All that a trend says but from which report it comes.
std::vector<std::string> content_of(const Trend& trend) {
  std::vector<std::string> content;
  for (const Series& series : trend.series) {
    std::string text = std::string(catalogue().analyte(series.analyte).id) + " " +
                       std::string(series.unit) + text_of(series.since_first) +
                       text_of(series.since_comparable);
    for (const TrendPoint& point : series.points) {
      text += " " + point.when.to_iso() + " " + point.value + point.unit +
              std::string(name_of(point.status)) + text_of(point.change) +
              (point.earlier ? "*" : "");
    }
    content.push_back(text);
  }
  return content;
}

std::vector<Interpretation> any_reports() {
  std::vector<Interpretation> reports;
  const auto count = *rc::gen::inRange(1, 6);
  for (int i = 0; i < count; ++i) reports.push_back(any_report());
  return reports;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(trend_properties)

RC_BOOST_PROP(the_order_of_the_reports_does_not_matter, ()) {
  std::vector<Interpretation> reports = any_reports();
  const auto expected = content_of(trend_of(reports, {}, catalogue()));
  std::reverse(reports.begin(), reports.end());
  RC_ASSERT(content_of(trend_of(reports, {}, catalogue())) == expected);
  const auto turn = *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(reports));
  std::rotate(reports.begin(), reports.begin() + turn, reports.end());
  RC_ASSERT(content_of(trend_of(reports, {}, catalogue())) == expected);
}

RC_BOOST_PROP(reports_given_twice_count_once, ()) {
  std::vector<Interpretation> reports = any_reports();
  const auto expected = content_of(trend_of(reports, {}, catalogue()));
  const std::vector<Interpretation> once = reports;
  reports.insert(reports.end(), once.begin(), once.end());
  RC_ASSERT(content_of(trend_of(reports, {}, catalogue())) == expected);
}

// A change that is surely in one direction stays so whatever the censored value was.
RC_BOOST_PROP(a_censored_change_holds_for_every_value_behind_it, ()) {
  const Decimal limit{*rc::gen::inRange<std::int64_t>(1, 1000), 1};
  const Decimal hidden{*rc::gen::inRange<std::int64_t>(0, limit.coefficient), 1};
  const Decimal later{*rc::gen::inRange<std::int64_t>(0, 2000), 1};
  const Extent censored{Bound{Decimal{}, true}, Bound{limit, false}};
  const Change told = change_between(censored, point(later));
  const Change real = change_between(point(hidden), point(later));
  if (told.direction == Direction::unknown) RC_DISCARD("nothing was told");
  RC_ASSERT(told.direction == real.direction);
  RC_ASSERT(*told.difference <= *real.difference);
  const ReferenceChange limits{20, 15, nullptr};
  const ChangeVerdict verdict = verdict_on(censored, point(later), limits);
  if (verdict != ChangeVerdict::unclear && hidden.coefficient > 0) {
    RC_ASSERT(verdict_on(point(hidden), point(later), limits) == verdict);
  }
}

BOOST_AUTO_TEST_SUITE_END()

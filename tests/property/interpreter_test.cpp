#include <rapidcheck.h>

#include <rapidcheck/boost_test.h>
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "interpreter/convert.h"
#include "interpreter/interpretation.h"

namespace {

using namespace labread;

const Catalogue& catalogue() { return Catalogue::built_in(); }

// A result of any analyte in any of its units, with a range of its own or none.
Result any_result() {
  const auto index = *rc::gen::inRange<std::size_t>(0, catalogue().analytes().size());
  const Analyte& analyte = catalogue().analytes()[index];
  Result result;
  result.codes = {{"labread", std::string(analyte.id)}};
  result.name = analyte.name;
  result.unit =
      std::string(analyte.units[*rc::gen::inRange<std::size_t>(0, analyte.units.size())].ucum);
  result.read.number =
      Decimal{*rc::gen::inRange<std::int64_t>(1, 100'000), *rc::gen::inRange<std::int8_t>(0, 4)};
  result.value = result.read.number->to_string();
  if (*rc::gen::arbitrary<bool>()) {
    const auto low = *rc::gen::inRange<std::int64_t>(0, 1000);
    result.range.low = Bound{Decimal{low, 1}, *rc::gen::arbitrary<bool>()};
    result.range.high = Bound{Decimal{low + *rc::gen::inRange<std::int64_t>(1, 1000), 1},
                              *rc::gen::arbitrary<bool>()};
    result.range.text = "printed";
  }
  return result;
}

Patient any_patient() {
  Patient patient;
  if (*rc::gen::arbitrary<bool>()) patient.sex = Sex::female;
  if (*rc::gen::arbitrary<bool>()) {
    patient.age_years = Decimal{*rc::gen::inRange<std::int64_t>(0, 100), 0};
  }
  return patient;
}

Interpretation interpreted(std::vector<Result> results, const Patient& patient) {
  Report report;
  report.results = std::move(results);
  return interpret(std::move(report), patient, catalogue());
}

std::vector<std::string> finding_ids(const Interpretation& answer) {
  std::vector<std::string> ids;
  for (const Finding& finding : answer.findings) ids.push_back(finding.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

// Results of as many different analytes: of repeats the first counts, by which order matters.
std::vector<Result> different_results() {
  std::vector<Result> results;
  std::set<std::string> seen;
  const auto count = *rc::gen::inRange(2, 8);
  for (int i = 0; i < count; ++i) {
    Result result = any_result();
    if (seen.insert(result.name).second) results.push_back(std::move(result));
  }
  return results;
}

const Judgement* judgement_of(const JudgedResult& judged, YardstickKind kind, std::string_view id) {
  for (const Judgement& judgement : judged.judged_by) {
    if (judgement.kind == kind && judgement.id == id) return &judgement;
  }
  return nullptr;
}

// Whether the value, in the canonical unit, lies within the gap that one limit has because it is
// published as a rounded pair (20 ng/mL and 50 nmol/L), or at a limit itself.
bool is_at_a_limit(double canonical, const TierSet& set, const Analyte& analyte) {
  constexpr double slack = 1e-9;
  for (std::size_t i = 0; !set.boundaries.empty() && i < set.boundaries[0].limits.size(); ++i) {
    double low = INFINITY;
    double high = 0;
    for (const TierBoundaries& row : set.boundaries) {
      const auto limit = to_canonical(row.limits[i], row.unit, analyte);
      if (!limit) continue;
      low = std::min(low, *limit);
      high = std::max(high, *limit);
    }
    if (low * (1 - slack) <= canonical && canonical <= high * (1 + slack)) return true;
  }
  return false;
}

bool is_at_a_bound(double canonical, const Judgement& judgement, const Analyte& analyte) {
  for (const auto& bound : {judgement.low, judgement.high}) {
    const auto limit =
        bound ? to_canonical(bound->value, judgement.unit, analyte) : std::optional<double>();
    if (limit && std::abs(*limit - canonical) <= 1e-9 * std::abs(*limit)) return true;
  }
  return false;
}

// How far up a verdict lies; nothing for those without a direction.
std::optional<int> height(Status status) {
  switch (status) {
    case Status::low: return 0;
    case Status::normal: return 1;
    case Status::high: return 2;
    default: return std::nullopt;
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(interpreter_laws)

RC_BOOST_PROP(the_order_of_results_does_not_change_their_verdicts, ()) {
  std::vector<Result> results;
  const auto count = *rc::gen::inRange(1, 6);
  for (int i = 0; i < count; ++i) results.push_back(any_result());
  const Patient patient = any_patient();
  const Interpretation forward = interpreted(results, patient);
  std::reverse(results.begin(), results.end());
  const Interpretation backward = interpreted(results, patient);
  for (std::size_t i = 0; i < results.size(); ++i) {
    const JudgedResult& a = forward.results[i];
    const JudgedResult& b = backward.results[results.size() - 1 - i];
    RC_ASSERT(a.status == b.status);
    RC_ASSERT(a.reason == b.reason);
    RC_ASSERT(a.critical == b.critical);
  }
}

RC_BOOST_PROP(the_order_of_results_does_not_change_the_findings, ()) {
  std::vector<Result> results = different_results();
  const Patient patient = any_patient();
  const auto forward = finding_ids(interpreted(results, patient));
  std::reverse(results.begin(), results.end());
  RC_ASSERT(forward == finding_ids(interpreted(results, patient)));
}

RC_BOOST_PROP(the_unit_that_a_value_is_printed_in_does_not_change_its_verdict, ()) {
  Result result = any_result();
  result.range = {};
  const Analyte& analyte = *catalogue().analyte(result.codes.front().code);
  const auto unit = analyte.units[*rc::gen::inRange<std::size_t>(0, analyte.units.size())].ucum;
  const auto converted = convert(*result.read.number, result.unit, unit, analyte);
  RC_PRE(converted.has_value() && Decimal{} < *converted);
  const Patient patient = any_patient();
  Result other = result;
  other.unit = std::string(unit);
  other.read.number = converted;
  other.value = converted->to_string();
  const JudgedResult a = interpreted({result}, patient).results.front();
  const JudgedResult b = interpreted({other}, patient).results.front();
  RC_PRE(a.observation && b.observation && a.observation->canonical && b.observation->canonical);
  const double canonical = *a.observation->canonical;
  for (const Judgement& judgement : a.judged_by) {
    RC_PRE(judgement.kind == YardstickKind::tiers || !is_at_a_bound(canonical, judgement, analyte));
  }
  RC_ASSERT(a.status == b.status);
  RC_ASSERT(a.reason == b.reason);
  RC_ASSERT(a.critical == b.critical);
  for (const TierSet& set : catalogue().tier_sets(a.observation->analyte)) {
    const Judgement* mine = judgement_of(a, YardstickKind::tiers, set.id);
    const Judgement* theirs = judgement_of(b, YardstickKind::tiers, set.id);
    RC_ASSERT((mine == nullptr) == (theirs == nullptr));
    if (mine == nullptr || is_at_a_limit(canonical, set, analyte)) continue;
    RC_ASSERT(mine->tier == theirs->tier);
  }
}

// The only limits at which the unit may matter: those published as pairs that do not convert into
// each other.
BOOST_AUTO_TEST_CASE(limits_that_are_published_as_rounded_pairs_are_these) {
  std::set<std::string> rounded;
  for (const TierSet& set : catalogue().rows().tier_sets) {
    const Analyte& analyte = catalogue().analyte(set.analyte);
    for (std::size_t i = 0; !set.boundaries.empty() && i < set.boundaries[0].limits.size(); ++i) {
      const auto first = to_canonical(set.boundaries[0].limits[i], set.boundaries[0].unit, analyte);
      for (const TierBoundaries& row : set.boundaries) {
        const auto limit = to_canonical(row.limits[i], row.unit, analyte);
        if (std::abs(*limit - *first) > 1e-9 * *first) rounded.insert(std::string(analyte.id));
      }
    }
  }
  const std::set<std::string> known = {
      "chol_total", "glucose_fasting", "glucose_random", "hba1c", "ldl", "triglycerides",
      "uacr",       "vitamin_b12",     "vitd_25oh_total"};
  BOOST_TEST(rounded == known, boost::test_tools::per_element());
}

RC_BOOST_PROP(a_larger_value_is_never_judged_lower, ()) {
  Result result = any_result();
  const Patient patient = any_patient();
  const JudgedResult small = interpreted({result}, patient).results.front();
  result.read.number->coefficient *= *rc::gen::inRange<std::int64_t>(2, 50);
  result.value = result.read.number->to_string();
  const JudgedResult large = interpreted({result}, patient).results.front();
  const auto before = height(small.status);
  const auto after = height(large.status);
  if (before && after) RC_ASSERT(*before <= *after);
}

RC_BOOST_PROP(a_value_survives_the_way_to_another_unit_and_back, ()) {
  const auto index = *rc::gen::inRange<std::size_t>(0, catalogue().analytes().size());
  const Analyte& analyte = catalogue().analytes()[index];
  const auto unit = [&] {
    return analyte.units[*rc::gen::inRange<std::size_t>(0, analyte.units.size())].ucum;
  };
  const auto from = unit();
  const auto to = unit();
  const Decimal value{*rc::gen::inRange<std::int64_t>(1, 100'000), 2};
  const auto there = convert(value, from, to, analyte);
  RC_PRE(there.has_value());
  const auto back = convert(*there, to, from, analyte);
  RC_ASSERT(back.has_value());
  const double error = std::abs(back->to_double() - value.to_double());
  RC_ASSERT(error <= 1e-6 * std::max(1.0, value.to_double()));
}

BOOST_AUTO_TEST_SUITE_END()

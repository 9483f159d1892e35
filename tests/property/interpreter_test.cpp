#include <rapidcheck.h>

#include <rapidcheck/boost_test.h>
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>

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

#include "interpreter/agreement.h"

#include <boost/test/unit_test.hpp>

#include "make.h"

using namespace labread;
using make::result;

namespace {

Agreement agreement(Result printed, const Patient& patient = make::woman()) {
  return make::answer({std::move(printed)}, patient).results.front().agreement;
}

struct Row {
  std::string_view name, value, unit, range;
  AgreementState state;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(agreement_of_yardsticks)

BOOST_AUTO_TEST_CASE(each_state_has_a_name) {
  const Row rows[] = {
      {"Unknown Test", "7", "U/L", "1-5", AgreementState::alone},
      {"Unknown Test", "7", "U/L", "", AgreementState::none},
      {"Sodium", "140", "mmol/L", "136-145", AgreementState::agree},
      // NICE calls 180 to 350 indeterminate.
      {"Vitamin B12", "340", "ng/L", "180-914", AgreementState::borderline},
      // The laboratory wants 30; the US guideline of 2011 too, three others are content with 20.
      {"25-OH Vitamin D", "25", "ng/mL", "30-100", AgreementState::out_of_range_disputed},
      {"25-OH Vitamin D", "11", "ng/mL", "10-60", AgreementState::normal_disputed},
      {"Potassium", "3.0", "mmol/L", "1.0-2.0", AgreementState::opposed},
      {"25-OH Vitamin D", "5", "ng/mL", "30-100", AgreementState::agree},
      // Without knowing whether the person fasted ADA says nothing.
      {"Glucose", "95", "mg/dL", "70-99", AgreementState::agree},
  };
  for (const Row& row : rows) {
    const auto found = agreement(result(row.name, row.value, row.unit, row.range));
    BOOST_TEST((found.state == row.state), row.name << " " << row.value << " (" << row.range
                                                    << ") is " << name_of(found.state));
  }
}

BOOST_AUTO_TEST_CASE(who_says_what_is_named_where_they_differ) {
  const auto found = agreement(result("25-OH Vitamin D", "25", "ng/mL", "20-50"));
  BOOST_TEST(found.text ==
             "The laboratory's range says normal; Endocrine Society 2011: “insufficiency”; "
             "Common US immunoassay laboratory print: “insufficiency”.");
}

BOOST_AUTO_TEST_CASE(nothing_is_said_where_all_agree) {
  BOOST_TEST(agreement(result("Sodium", "140", "mmol/L", "136-145")).text == "");
}

BOOST_AUTO_TEST_CASE(a_guideline_on_deficiency_does_not_contradict_a_high_value) {
  const auto found = agreement(result("Vitamin B12", "1500", "ng/L", "180-914"));
  BOOST_TEST((found.state == AgreementState::agree), name_of(found.state));
}

BOOST_AUTO_TEST_CASE(flag_and_range_of_one_laboratory_are_one_voice) {
  Result flagged = result("Unknown Test", "7", "U/L", "1-5");
  flagged.flag_meaning = "high";
  BOOST_TEST((agreement(flagged).state == AgreementState::alone));
  flagged.flag_meaning = "low";
  const auto found = agreement(flagged);
  BOOST_TEST((found.state == AgreementState::laboratory_contradicts_itself));
  BOOST_TEST(found.text == "The laboratory's range says high; the laboratory's flag says low.");
}

BOOST_AUTO_TEST_CASE(a_critical_limit_contradicts_a_range_that_calls_the_value_normal) {
  const auto found = agreement(result("Potassium", "6.8", "mmol/L", "3.5-7.0"));
  BOOST_TEST((found.state == AgreementState::normal_disputed));
  BOOST_TEST(found.text.find("the critical limits say critically high") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_iron_threshold_for_restless_legs_stands_beside_those_who_have_them) {
  const auto tiers = [](const Patient& patient) {
    const auto answer = make::answer({result("Ferritin", "60", "ng/mL", "15-150")}, patient);
    std::size_t count = 0;
    for (const Judgement& judgement : answer.results.front().judged_by) {
      count += judgement.kind == YardstickKind::tiers && judgement.id == "rls";
    }
    return count;
  };
  Patient restless = make::woman();
  restless.flags.push_back("restless_legs");
  BOOST_TEST(tiers(make::woman()) == 0U);
  BOOST_TEST(tiers(restless) == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

#include "interpreter/symptoms.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "make.h"

using namespace labread;
using make::result;

namespace {

Patient who_feels(std::vector<std::string_view> complaints) {
  Patient patient = make::woman();
  patient.flags = std::move(complaints);
  return patient;
}

const NutrientLink* link(const Interpretation& answer, std::string_view nutrient) {
  for (const SymptomLink& symptom : answer.symptoms) {
    for (const NutrientLink& each : symptom.nutrients) {
      if (each.nutrient == nutrient) return &each;
    }
  }
  return nullptr;
}

struct Row {
  std::string_view complaint;
  std::vector<std::string_view> nutrients;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(symptoms)

BOOST_AUTO_TEST_CASE(each_complaint_is_tied_to_the_nutrients_that_the_article_names) {
  const Row rows[] = {
      {"cramps", {"magnesium"}},
      {"restless_legs", {"magnesium"}},
      {"twitching", {"magnesium"}},
      {"fatigue", {"magnesium"}},
      {"bone_pain", {"vitamin_d", "calcium"}},
      {"muscle_weakness", {"vitamin_d"}},
      {"heavy_legs", {"vitamin_d"}},
      {"joint_stiffness", {"calcium"}},
      {"fracture_minor_fall", {"calcium"}},
      {"neuropathy", {"calcium", "vitamin_b12"}},
      {"muscle_pain", {}},
      {"takes_metformin", {}},
  };
  for (const Row& row : rows) {
    const auto answer = make::answer({}, who_feels({row.complaint}));
    std::vector<std::string_view> found;
    for (const SymptomLink& symptom : answer.symptoms) {
      for (const NutrientLink& each : symptom.nutrients) found.push_back(each.nutrient);
    }
    BOOST_TEST((found == row.nutrients), row.complaint);
  }
}

BOOST_AUTO_TEST_CASE(it_says_what_the_report_shows) {
  const auto state = [](std::vector<Result> results) {
    return link(make::answer(std::move(results), who_feels({"cramps"})), "magnesium")->state;
  };
  BOOST_TEST((state({result("Magnesium", "1.2", "mg/dL", "1.6-2.6")}) == NutrientState::low));
  BOOST_TEST((state({result("Magnesium", "2.1", "mg/dL", "1.6-2.6")}) == NutrientState::normal));
  BOOST_TEST((state({result("Magnesium", "3.1", "mg/dL", "1.6-2.6")}) == NutrientState::high));
  BOOST_TEST((state({result("Magnesium", "2.1", "", "")}) == NutrientState::undecided));
  BOOST_TEST((state({}) == NutrientState::not_measured));
}

BOOST_AUTO_TEST_CASE(it_names_the_place_in_the_article_and_the_result) {
  const auto answer = make::answer({result("Sodium", "140", "mmol/L", "136-145"),
                                    result("Magnesium", "2.1", "mg/dL", "1.6-2.6")},
                                   who_feels({"cramps"}));
  const NutrientLink* magnesium = link(answer, "magnesium");
  BOOST_REQUIRE(magnesium != nullptr);
  BOOST_TEST(magnesium->place.section == "Magnesium: The Muscle Relaxer");
  BOOST_TEST(magnesium->place.anchor == "painful spasms in the calves or feet");
  BOOST_TEST(magnesium->results == std::vector<std::size_t>{1}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_normal_result_is_not_made_more_of_than_it_is) {
  const auto answer =
      make::answer({result("Calcium", "9.4", "mg/dL", "8.6-10.2")}, who_feels({"bone_pain"}));
  BOOST_TEST(link(answer, "calcium")->caution.find("does not show") != std::string::npos);
  BOOST_TEST(link(answer, "vitamin_d")->caution.find("not measured") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_warning_sign_goes_first_and_silences_tips) {
  const std::vector<Result> low = {result("Magnesium", "1.2", "mg/dL", "1.6-2.6")};
  const auto calm = make::answer(low, who_feels({"cramps"}));
  const auto urgent = make::answer(low, who_feels({"cramps", "cold_pale_leg"}));
  BOOST_TEST(!make::find(calm, "magnesium_low")->actions.empty());
  BOOST_TEST(make::find(urgent, "magnesium_low")->actions.empty());
  BOOST_REQUIRE(!urgent.advice.urgent.empty());
  BOOST_TEST(urgent.advice.urgent.front() ==
             "A leg suddenly cold, pale and painful: Call the emergency number now.");
}

BOOST_AUTO_TEST_SUITE_END()

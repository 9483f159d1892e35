#include "interpreter/interpretation.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "make.h"

namespace {

using namespace labread;
using make::answer;
using make::find;
using make::result;

bool holds(const std::vector<std::string_view>& texts, std::string_view part) {
  return std::any_of(texts.begin(), texts.end(), [&](std::string_view text) {
    return text.find(part) != std::string_view::npos;
  });
}

bool has(const std::vector<std::string_view>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

Patient with_flag(std::string_view flag) {
  Patient patient = make::woman();
  patient.flags = {flag};
  return patient;
}

Result low_magnesium() { return result("Magnesium", "0.60", "mmol/L", "0.70-1.00"); }

}  // namespace

BOOST_AUTO_TEST_SUITE(interpretations)

BOOST_AUTO_TEST_CASE(a_low_nutrient_carries_what_the_article_says_and_where) {
  const auto low = answer({result("25-OH Vitamin D", "18.2", "ng/mL", "30.0-100.0")});
  const Finding* finding = find(low, "vitamin_d_low");
  BOOST_REQUIRE(finding != nullptr);
  BOOST_TEST(finding->summary.find("18.2 ng/mL, below the laboratory's range 30.0-100.0") !=
             std::string::npos);
  BOOST_TEST(!finding->mechanism.empty());
  BOOST_TEST(!finding->symptoms.empty());
  BOOST_TEST(!finding->actions.empty());
  BOOST_TEST(!finding->article.empty());
  BOOST_TEST(holds(finding->cautions, "softening is typical"));  // where the article is too strong
  BOOST_TEST((finding->results == std::vector<std::size_t>{0}));
}

BOOST_AUTO_TEST_CASE(every_article_link_has_a_section_and_an_anchor) {
  const auto all = answer({result("25-OH Vitamin D", "8", "ng/mL", "30-100"), low_magnesium(),
                           result("Ionized Calcium", "1.0", "mmol/L", "1.15-1.33"),
                           result("Vitamin B12", "120", "pg/mL", "200-900")});
  for (const auto id : {"vitamin_d_low", "magnesium_low", "calcium_low", "vitamin_b12_low"}) {
    const Finding* finding = find(all, id);
    BOOST_REQUIRE_MESSAGE(finding != nullptr, id);
    for (const ArticleLink& link : finding->article) {
      BOOST_TEST(!link.section.empty());
      BOOST_TEST(!link.anchor.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(supplement_tips_are_held_back_where_they_could_harm) {
  const auto has_tip = [](const Interpretation& interpretation) {
    return holds(find(interpretation, "magnesium_low")->actions, "glycinate");
  };
  BOOST_TEST(has_tip(answer({low_magnesium()})));
  BOOST_TEST(!has_tip(answer({low_magnesium(), result("eGFR", "24", "mL/min/1.73m2", ">=60")})));
  BOOST_TEST(!has_tip(answer({low_magnesium(), result("Creatinine", "3.1", "mg/dL", "0.5-1.1")})));
  BOOST_TEST(!has_tip(
      answer({low_magnesium(), result("Ionized Calcium", "1.45", "mmol/L", "1.15-1.33")})));
  BOOST_TEST(
      !has_tip(answer({low_magnesium(), result("25-OH Vitamin D", "130", "ng/mL", "30-100")})));
}

BOOST_AUTO_TEST_CASE(a_critical_value_comes_first_and_silences_every_tip) {
  const auto critical = answer({low_magnesium(), result("Potassium", "6.8", "mmol/L", "3.5-5.1")});
  BOOST_REQUIRE(!critical.advice.urgent.empty());
  BOOST_TEST(critical.advice.urgent.front().starts_with("Potassium 6.8 mmol/L: "));
  for (const Finding& finding : critical.findings) BOOST_TEST(finding.actions.empty());
  BOOST_TEST(answer({low_magnesium()}).advice.urgent.empty());
}

BOOST_AUTO_TEST_CASE(an_implausible_critical_value_still_asks_to_act) {
  const auto strange = answer({result("Potassium", "45", "mmol/L", "3.5-5.1")});
  BOOST_REQUIRE(strange.advice.urgent.size() == 1);
  BOOST_TEST(strange.advice.urgent.front().find("uncertain") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_sign_of_a_clot_is_urgent_whatever_the_vitamins_show) {
  const auto leg = answer({result("25-OH Vitamin D", "18", "ng/mL", "30-100")},
                          with_flag("unilateral_leg_swelling"));
  BOOST_TEST((leg.findings.front().severity == Severity::urgent));
  BOOST_TEST(!leg.advice.urgent.empty());
  BOOST_TEST(find(leg, "vitamin_d_low")->actions.empty());
}

BOOST_AUTO_TEST_CASE(calcium_is_low_only_where_albumin_does_not_explain_it) {
  const auto with_albumin = [](std::string_view calcium, std::string_view albumin) {
    return answer({result("Calcium", calcium, "mg/dL", "8.6-10.3"),
                   result("Albumin", albumin, "g/dL", "3.5-5.0")});
  };
  BOOST_TEST(find(with_albumin("8.1", "2.6"), "calcium_low") == nullptr);
  BOOST_TEST(find(with_albumin("8.1", "2.6"), "ca_low_albumin") != nullptr);
  BOOST_TEST(find(with_albumin("7.4", "4.2"), "calcium_low") != nullptr);
  const auto alone = answer({result("Calcium", "7.9", "mg/dL", "8.6-10.3")});
  const Finding* unknown = find(alone, "calcium_low");
  BOOST_REQUIRE(unknown != nullptr);
  BOOST_TEST(holds(unknown->cautions, "moves with albumin"));
  const auto ionised = answer({result("Calcium", "7.9", "mg/dL", "8.6-10.3"),
                               result("Ionized Calcium", "1.22", "mmol/L", "1.15-1.33")});
  BOOST_TEST(find(ionised, "calcium_low") == nullptr);
}

BOOST_AUTO_TEST_CASE(b12_in_the_grey_zone_is_indeterminate) {
  const auto grey = answer({result("Vitamin B12", "250", "pg/mL", "180-914")});
  BOOST_TEST(find(grey, "vitamin_b12_indeterminate") != nullptr);
  BOOST_TEST(find(grey, "b12_reflex") != nullptr);
  BOOST_TEST(find(answer({result("Vitamin B12", "250", "pg/mL", "300-900")}), "vitamin_b12_low") !=
             nullptr);  // the laboratory's own word goes first
  BOOST_TEST(find(answer({result("Vitamin B12", "600", "pg/mL", "180-914")}),
                  "vitamin_b12_indeterminate") == nullptr);
}

BOOST_AUTO_TEST_CASE(b12_is_not_classified_after_an_injection) {
  const auto injected =
      answer({result("Vitamin B12", "150", "pg/mL", "180-914")}, with_flag("b12_injection_2w"));
  BOOST_TEST(find(injected, "b12_recent_injection") != nullptr);
  BOOST_TEST(find(injected, "b12_low") == nullptr);
  BOOST_TEST(find(injected, "vitamin_b12_low") == nullptr);
}

BOOST_AUTO_TEST_CASE(what_was_not_measured_is_listed) {
  const auto panel = answer({result("Calcium", "9.4", "mg/dL", "8.6-10.3"),
                             result("Alkaline Phosphatase", "70", "U/L", "40-129")});
  BOOST_TEST(panel.not_measured.size() == 3);
  BOOST_TEST(!has(panel.not_measured, "calcium_total"));
  const Finding* panel_finding = find(panel, "cmp_no_vitamins");
  BOOST_REQUIRE(panel_finding != nullptr);
  BOOST_TEST(holds(panel_finding->cautions, "ordered separately"));
  const auto ionised = answer(
      {result("Ionized Calcium", "1.22", "mmol/L"), result("Holotranscobalamin", "80", "pmol/L")});
  BOOST_TEST(!has(ionised.not_measured, "calcium_total"));
  BOOST_TEST(!has(ionised.not_measured, "vitamin_b12"));
}

BOOST_AUTO_TEST_CASE(a_result_without_a_value_is_not_measured) {
  Result pending = result("Vitamin B12", "1", "pg/mL", "180-914");
  pending.value = "pending";
  pending.read = {};
  pending.read.kind = ValueKind::status;
  pending.read.word = "pending";
  BOOST_TEST(has(answer({pending}).not_measured, "vitamin_b12"));
}

BOOST_AUTO_TEST_CASE(a_repeated_result_is_one_observation) {
  const auto same =
      answer({result("Potassium", "4.1", "mmol/L"), result("Potassium", "4.1", "mmol/L")});
  BOOST_TEST(!same.results[0].observation->repeated);
  BOOST_TEST(same.results[1].observation->repeated);
  BOOST_TEST(same.notes.empty());
  const auto other =
      answer({result("Potassium", "4.1", "mmol/L"), result("Potassium", "5.9", "mmol/L")});
  BOOST_REQUIRE(other.notes.size() == 1);
  BOOST_TEST(other.notes.front().code == "repeats_disagree");
}

BOOST_AUTO_TEST_CASE(rules_take_the_latest_of_several_dates) {
  Result old = result("Magnesium", "0.60", "mmol/L", "0.70-1.00");
  old.collected = Moment{{2023, 5, 1}, {}};
  Result recent = result("Magnesium", "0.85", "mmol/L", "0.70-1.00");
  recent.collected = Moment{{2024, 5, 1}, {}};
  BOOST_TEST(find(answer({old, recent}), "magnesium_low") == nullptr);
  BOOST_TEST(find(answer({recent, old}), "magnesium_low") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_rule_that_more_results_would_settle_is_an_open_question) {
  const auto low = answer({low_magnesium()});
  const auto question = std::find_if(low.open_questions.begin(), low.open_questions.end(),
                                     [](const OpenQuestion& open) { return open.rule == "mg_k"; });
  BOOST_REQUIRE(question != low.open_questions.end());
  BOOST_TEST((question->needs == std::vector<std::string>{"potassium"}));
  BOOST_TEST(answer({result("Sodium", "140", "mmol/L", "135-145")}).open_questions.empty());
}

BOOST_AUTO_TEST_CASE(d2_and_d3_alone_are_judged_as_their_sum_by_rules) {
  const auto fractions = answer(
      {result("25-OH Vitamin D2", "10", "ng/mL"), result("25-OH Vitamin D3", "14", "ng/mL")});
  BOOST_TEST(find(fractions, "vitd_interval_disagree") != nullptr);  // 24 ng/mL
  BOOST_TEST(!has(fractions.not_measured, "vitd_25oh_total"));
}

BOOST_AUTO_TEST_CASE(findings_stand_by_severity) {
  const auto many = answer({result("25-OH Vitamin D", "24", "ng/mL", "30-100"),
                            result("Calcium", "13.4", "mg/dL", "8.6-10.3"),
                            result("PTH", "6", "pg/mL", "15-65")});
  for (std::size_t i = 1; i < many.findings.size(); ++i) {
    BOOST_TEST((many.findings[i].severity <= many.findings[i - 1].severity));
  }
}

BOOST_AUTO_TEST_CASE(an_empty_report_still_has_its_disclaimer) {
  const auto empty = answer({});
  BOOST_TEST(!empty.advice.disclaimer.empty());
  BOOST_TEST(empty.not_measured.size() == 4);
}

BOOST_AUTO_TEST_SUITE_END()

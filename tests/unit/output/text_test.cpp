#include "output/text.h"

#include <boost/test/unit_test.hpp>

#include "../interpreter/make.h"
#include "interpreter/wording.h"

using namespace labread;
using make::result;

namespace {

std::string text_of(std::vector<Result> results) {
  const Catalogue& catalogue = Catalogue::built_in();
  const Interpretation answer =
      interpret(make::report(std::move(results)), make::person(Sex::female, "54"), catalogue);
  return write_text(answer, {}, catalogue, {});
}

std::string text_with_sources(std::vector<Result> results) {
  const Catalogue& catalogue = Catalogue::built_in();
  const Interpretation answer =
      interpret(make::report(std::move(results)), make::person(Sex::female, "54"), catalogue);
  WriteOptions options;
  options.sources = true;
  return write_text(answer, {}, catalogue, options);
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Each item of a list on one line again.
std::string unwrapped(std::string text) {
  constexpr std::string_view seam = "\n    ";
  for (std::size_t at = 0; (at = text.find(seam, at)) != std::string::npos;) {
    text.replace(at, seam.size(), " ");
  }
  return text;
}

std::size_t times(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(a_result_of_another_day_than_the_reports_says_its_own) {
  Result sodium = result("Sodium", "133", "mmol/L", "136-145");
  sodium.collected = Moment{Date{2024, 1, 10}, {}};
  sodium.previous.push_back({"139", "2023-11-05", ""});
  const std::string text = text_of({sodium});
  BOOST_TEST(has(text, "collected on 2024-01-10; earlier: 139 on 2023-11-05"), text);
}

BOOST_AUTO_TEST_CASE(a_finding_on_a_nutrient_says_which_way_it_is_off) {
  BOOST_TEST(has(text_of({result("25-OH Vitamin D", "12", "ng/mL", "30-100")}), "Vitamin D low"));
  BOOST_TEST(has(text_of({result("Vitamin B12", "2000", "pg/mL", "180-914")}), "Vitamin B12 high"));
  BOOST_TEST(has(text_of({result("Vitamin B12", "250", "pg/mL", "180-914")}),
                 "Vitamin B12 indeterminate"));
}

BOOST_AUTO_TEST_CASE(what_is_urgent_stands_before_every_result) {
  const std::string text = text_of({result("Potassium", "6.8", "mmol/L", "3.5-5.1")});
  BOOST_TEST(text.find("URGENT") < text.find("Out of range"));
}

BOOST_AUTO_TEST_CASE(a_low_value_has_no_tips_because_something_else_is_critical_and_says_so) {
  const std::string text = text_of({result("25-OH Vitamin D", "12", "ng/mL", "30-100"),
                                    result("Potassium", "6.8", "mmol/L", "3.5-5.1")});
  BOOST_TEST(has(text, "Something else is critical"));
  BOOST_TEST(!has(text, "beside a value that is high"));
}

BOOST_AUTO_TEST_CASE(our_range_is_told_in_the_printed_unit_by_the_published_pair_or_converted) {
  BOOST_TEST(has(text_with_sources({result("25-OH Vitamin D", "41", "nmol/L", "50-125")}),
                 "known range 50 - 125 nmol/L (converted from 20 - 50 ng/mL)"));
  BOOST_TEST(has(text_with_sources({result("Calcium", "11.2", "mg/dL", "8.6-10.2")}),
                 "known range 8.42 - 10.4 mg/dL (converted from 2.1 - 2.6 mmol/L)"));
}

BOOST_AUTO_TEST_CASE(yardsticks_are_told_in_short_and_with_sources_one_by_one) {
  const std::vector<Result> results = {result("25-OH Vitamin D", "11", "ng/mL", "30-100")};
  const std::string brief = text_of(results);
  BOOST_TEST(has(brief, "guidelines: 4 say low, 1 says borderline"));
  BOOST_TEST(!has(brief, "[MAYO_25HDN]"));
  BOOST_TEST(!has(brief, "Mayo Clinic Laboratories decision values"));
  const std::string whole = text_with_sources(results);
  BOOST_TEST(has(whole, "[MAYO_25HDN]"));
  BOOST_TEST(has(whole, "Mayo Clinic Laboratories decision values"));
}

BOOST_AUTO_TEST_CASE(a_range_that_differs_from_the_printed_one_is_told_in_short_too) {
  const std::string text = text_of({result("25-OH Vitamin D", "25", "ng/mL", "30-100")});
  BOOST_TEST(has(text, "known range 20 - 50 ng/mL: normal"));
  BOOST_TEST(has(text, "The laboratory's range says low; the known range says normal"));
}

BOOST_AUTO_TEST_CASE(complaints_are_told_with_what_the_report_shows) {
  const Catalogue& catalogue = Catalogue::built_in();
  Patient patient = make::person(Sex::female, "54");
  patient.flags = {"cramps"};
  const Interpretation answer =
      interpret(make::report({result("Magnesium", "1.2", "mg/dL", "1.6-2.6")}), patient, catalogue);
  const std::string text = write_text(answer, {}, catalogue, {});
  BOOST_TEST(has(text, "What you feel, and what the article ties to it"));
  BOOST_TEST(has(text, "Magnesium: low on this report."));
  BOOST_TEST(!has(text_of({result("Magnesium", "1.2", "mg/dL", "1.6-2.6")}), "What you feel"));
}

BOOST_AUTO_TEST_CASE(only_results_out_of_range_have_a_bar) {
  BOOST_TEST(times(text_of({result("Sodium", "130", "mmol/L", "136-145"),
                            result("Chloride", "100", "mmol/L", "98-107")}),
                   "├") == 1U);
}

BOOST_AUTO_TEST_CASE(the_bands_of_a_range_are_told_whole_below_the_row) {
  Result banded = result("25-OH Vitamin D", "12", "ng/mL");
  banded.range.text = "deficient < 10\ninsufficient 10 - 30\nsufficient 30 - 100";
  banded.range.bands.resize(3);
  BOOST_TEST(has(text_of({banded}),
                 "printed range: deficient < 10; insufficient 10 - 30; sufficient 30 - 100"));
}

BOOST_AUTO_TEST_CASE(the_unit_printed_with_a_range_stands_beside_it_once) {
  Result potassium = result("Potassium", "4.0", "", "3.5-5.1");
  potassium.range.unit = "mmol/L";
  BOOST_TEST(has(text_of({potassium}), "3.5-5.1 mmol/L\n"));
  potassium.range.text = "3.5-5.1 mmol/L";
  BOOST_TEST(times(text_of({potassium}), "mmol/L") == 1U);
}

BOOST_AUTO_TEST_CASE(calcium_without_albumin_is_explained_once) {
  BOOST_TEST(times(text_of({result("Calcium", "7.9", "mg/dL", "8.6-10.3")}),
                   "Total calcium moves with") == 1U);
}

BOOST_AUTO_TEST_CASE(people_read_no_codes_of_units_or_steps) {
  const std::string text = text_of({result("Creatinine", "3.1", "mg/dL", "0.5-1.1"),
                                    result("Calcium", "11.2", "mg/dL", "8.6-10.2"),
                                    result("PTH, Intact", "6", "pg/mL", "15-65")});
  BOOST_TEST(has(text, "mL/min/1.73 m²"));
  BOOST_TEST(!has(text, "{"));
  BOOST_TEST(has(text, "See a doctor today."));
}

BOOST_AUTO_TEST_CASE(every_red_flag_is_told_once) {
  const std::string text = unwrapped(text_of({result("Sodium", "140", "mmol/L", "136-145")}));
  for (const RedFlag& flag : Catalogue::built_in().red_flags()) {
    BOOST_TEST(times(text, flag.signs.front()) == 1U);
  }
}

BOOST_AUTO_TEST_CASE(no_line_is_wider_than_the_page) {
  const std::string text = text_of({result("25-OH Vitamin D", "164", "ng/mL", "30-100"),
                                    result("Calcium", "11.2", "mg/dL", "8.6-10.2")});
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    BOOST_TEST(display_width(std::string_view(text).substr(at, end - at)) <= 80U);
    at = end == std::string::npos ? text.size() : end + 1;
  }
}

BOOST_AUTO_TEST_CASE(bounds_in_columns_of_their_own_read_as_a_range) {
  BOOST_TEST(plain_range("2,15 2,55") == "2,15 - 2,55");
  BOOST_TEST(plain_range("0.5 - 1.1") == "0.5 - 1.1");
  BOOST_TEST(plain_range("< 5") == "< 5");
  BOOST_TEST(plain_range("low < 5\nhigh > 9") == "low < 5; high > 9");
}

BOOST_AUTO_TEST_CASE(the_next_step_of_a_grey_zone_is_told) {
  const std::string text = text_of({result("Vitamin B12", "250", "pg/mL", "180-914")});
  BOOST_TEST(has(text, "Ask your doctor about the further test."));
  BOOST_TEST(times(text, "neither proves nor") == 1U);
}

BOOST_AUTO_TEST_CASE(what_a_rule_says_of_a_nutrients_own_result_is_told_with_it) {
  const std::string text = text_of({result("Vitamin B12", "150", "pg/mL", "180-914")});
  BOOST_TEST(has(text, "[IMPORTANT] Vitamin B12 low"));
  BOOST_TEST(!has(text, "] Low B12"));
  BOOST_TEST(has(unwrapped(text), "Below the deficiency limit."));
  // A rule over several analytes stays a finding of its own.
  const std::string both = text_of({result("Magnesium", "1.2", "mg/dL", "1.6-2.6"),
                                    result("Potassium", "3.1", "mmol/L", "3.5-5.1")});
  BOOST_TEST(has(both, "[IMPORTANT] Low magnesium with low potassium"));
  BOOST_TEST(has(both, "[to discuss] Magnesium low"));
}

BOOST_AUTO_TEST_CASE(units_are_said_as_they_are_printed) {
  BOOST_TEST(plain_unit("mL/min/{1.73_m2}") == "mL/min/1.73 m²");
  BOOST_TEST(plain_unit("10*9/L") == "10^9/L");
  BOOST_TEST(plain_unit("u[IU]/mL") == "µIU/mL");
  BOOST_TEST(plain_unit("ug/L{FEU}") == "µg/L FEU");
  BOOST_TEST(plain_unit("[IU]/L") == "IU/L");
  BOOST_TEST(plain_unit("1").empty());
}

BOOST_AUTO_TEST_SUITE_END()

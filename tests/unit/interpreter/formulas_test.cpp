#include "interpreter/formulas.h"

#include <boost/test/unit_test.hpp>
#include <vector>

#include "make.h"

namespace {

using namespace labread;

std::optional<double> run(std::string_view id, std::vector<double> inputs,
                          const Patient& patient = make::woman()) {
  const Formula* formula = Catalogue::built_in().formula(id);
  BOOST_REQUIRE(formula != nullptr);
  return compute(*formula, inputs, patient);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formulas, *boost::unit_test::tolerance(0.001))

BOOST_AUTO_TEST_CASE(each_formula_gives_its_published_example) {
  BOOST_TEST(run("calcium_adjusted_mgdl", {8.0, 2.5}).value() == 9.2);
  BOOST_TEST(run("calcium_adjusted_si", {2.0, 25}).value() == 2.3);
  BOOST_TEST(run("egfr_ckdepi_2021", {0.9, 55}).value() == 75.5);
  BOOST_TEST(run("anion_gap", {140, 103, 25}).value() == 12.0);
  BOOST_TEST(run("globulin", {72, 42}).value() == 30.0);
  BOOST_TEST(run("tsat", {12, 60}).value() == 20.0);
  BOOST_TEST(run("ldl_friedewald", {5.0, 1.5, 1.1}).value() == 3.0);
  BOOST_TEST(run("urea_from_bun", {10}).value() == 21.438);
  BOOST_TEST(run("hba1c", {6.5}).value() == 47.545);
  BOOST_TEST(run("ddimer_age", {75}).value() == 750.0);
  BOOST_TEST(run("ddimer_age", {40}).value() == 500.0);
  BOOST_TEST(run("rcv", {3, 4}).value() == 13.859);
}

BOOST_AUTO_TEST_CASE(a_formula_outside_its_conditions_gives_nothing) {
  BOOST_TEST(!run("egfr_ckdepi_2021", {0.5, 12}, make::person(Sex::male, "12")));
  BOOST_TEST(!run("egfr_ckdepi_2021", {0.9, 55}, Patient{}));
  Patient pregnant = make::woman();
  pregnant.pregnant = true;
  BOOST_TEST(!run("egfr_ckdepi_2021", {0.9, 30}, pregnant));
  BOOST_TEST(!run("ldl_friedewald", {5.0, 1.5, 4.6}));
  BOOST_TEST(!run("tsat", {12, 0}));
}

BOOST_AUTO_TEST_CASE(every_formula_of_the_catalogue_has_its_function) {
  for (const Formula& formula : Catalogue::built_in().formulas()) {
    const std::size_t count = formula.inputs.empty() ? 2 : formula.inputs.size();
    std::vector<double> inputs(count, 1.0);
    for (std::size_t i = 0; i < formula.inputs.size(); ++i) {
      if (formula.inputs[i].subject == "age") inputs[i] = 45;
    }
    if (formula.id == "anion_gap") inputs[0] = 3;
    BOOST_TEST(compute(formula, inputs, make::woman()).has_value(), formula.id);
  }
}

BOOST_AUTO_TEST_SUITE_END()

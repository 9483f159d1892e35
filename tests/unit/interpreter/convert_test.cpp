#include "interpreter/convert.h"

#include <boost/test/unit_test.hpp>
#include <limits>

#include "make.h"

namespace {

using namespace labread;
using make::number;

const Analyte& analyte(std::string_view id) { return *Catalogue::built_in().analyte(id); }

}  // namespace

BOOST_AUTO_TEST_SUITE(conversion)

BOOST_AUTO_TEST_CASE(units_that_differ_by_a_power_of_ten_convert_exactly) {
  BOOST_TEST((convert(number("4.1"), "g/dL", "g/L", analyte("albumin")) == number("41")));
  BOOST_TEST((convert(number("0.29"), "mg/dL", "mg/L", analyte("crp")) == number("2.9")));
  BOOST_TEST((convert(number("180"), "pg/mL", "ng/L", analyte("vitamin_b12")) == number("180")));
  BOOST_TEST(to_canonical(number("1.1"), "g/dL", analyte("albumin")).value() == 11.0);
}

BOOST_AUTO_TEST_CASE(other_units_convert_by_the_factor_of_the_analyte) {
  BOOST_TEST(to_canonical(number("25"), "ng/mL", analyte("vitd_25oh_total")).value() == 62.4,
             boost::test_tools::tolerance(0.001));
  BOOST_TEST(to_canonical(number("6.5"), "%", analyte("hba1c")).value() == 47.5,
             boost::test_tools::tolerance(0.005));
}

BOOST_AUTO_TEST_CASE(a_unit_that_the_analyte_does_not_accept_is_not_converted) {
  BOOST_TEST(!to_canonical(number("60"), "%", analyte("neut_abs")));
  BOOST_TEST(!convert(number("4"), "10*9/L", "%", analyte("neut_pct")));
  BOOST_TEST(!convert(number("4"), "U/L", "[iU]/L", analyte("albumin")));
}

BOOST_AUTO_TEST_CASE(a_number_is_rounded_to_twelve_digits_without_zeros_behind) {
  struct Row {
    double value;
    std::string_view text;
  };
  const Row rows[] = {
      {0.0, "0"},
      {-0.0, "0"},
      {2.5, "2.5"},
      {45.4272, "45.4272"},
      {0.1 + 0.2, "0.3"},
      {-1.0 / 3, "-0.333333333333"},
      {1e-5 / 3, "0.00000333333333333"},
      {1e-6 / 3, ""},
      {123456789012.4, "123456789012"},
      {99999999999.96, "100000000000"},
      {1.5e15, "1500000000000000"},
      {4e-10, "0.0000000004"},
      {1e-20, ""},
      {1e19, ""},
      {std::numeric_limits<double>::infinity(), ""},
      {std::numeric_limits<double>::quiet_NaN(), ""},
  };
  for (const Row& row : rows) {
    const auto number = rounded(row.value);
    BOOST_TEST((number ? number->to_string() : "") == row.text);
  }
}

BOOST_AUTO_TEST_CASE(a_unit_says_what_it_measures) {
  struct Row {
    std::string_view ucum, dimension;
    Property property;
  };
  const Row rows[] = {
      {"mg/dL", "mass/volume", Property::mass},
      {"ug/L{FEU}", "mass/volume", Property::mass},
      {"mmol/L", "amount/volume", Property::molar},
      {"meq/L", "amount/volume", Property::molar},
      {"%", "fraction", Property::other},
      {"10*9/L", "count/volume", Property::other},
      {"/uL", "count/volume", Property::other},
      {"u[IU]/mL", "activity/volume", Property::other},
      {"mL/min/{1.73_m2}", "volume/time", Property::other},
      {"fL", "volume", Property::other},
      {"furlong", "", Property::other},
  };
  for (const Row& row : rows) {
    BOOST_TEST(dimension_of(row.ucum) == row.dimension, row.ucum);
    BOOST_TEST((property_of(row.ucum) == row.property), row.ucum);
  }
}

BOOST_AUTO_TEST_CASE(every_unit_of_the_catalogue_says_what_it_measures) {
  for (const Analyte& each : Catalogue::built_in().analytes()) {
    for (const AnalyteUnit& unit : each.units) {
      BOOST_TEST(!dimension_of(unit.ucum).empty(), each.id << " in " << unit.ucum);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

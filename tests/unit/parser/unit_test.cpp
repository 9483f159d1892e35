#include "parser/tokens/unit.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "small_catalogue.h"

namespace labread {
namespace {

std::string shown(std::string_view text) {
  const auto unit = take_unit(text, testing::small_catalogue());
  if (!unit) return "refused";
  const std::string rest(text.substr(unit->length));
  return unit->value + (rest.empty() ? "" : " | " + rest);
}

BOOST_AUTO_TEST_SUITE(unit_test)

BOOST_AUTO_TEST_CASE(units_are_read_in_every_spelling) {
  for (const std::string_view text : {"mg/dL",
                                      "MG/DL",
                                      "mg/dl",
                                      "mg/dI",
                                      "g/L",
                                      "ng/mL",
                                      "pg/mL",
                                      "ng/mL FEU",
                                      "nmol/L",
                                      "µmol/L",
                                      "μmol/L",
                                      "umol/L",
                                      "U/L",
                                      "IU/L",
                                      "mIU/L",
                                      "uIU/mL",
                                      "µIU/mL",
                                      "mUI/l",
                                      "UI/l",
                                      "E/l",
                                      "mEq/L",
                                      "%",
                                      "‰",
                                      "% (calc)",
                                      "mg/dL (calc)",
                                      "mg/dL(calc)",
                                      "(calc)",
                                      "pg",
                                      "fL",
                                      "fl",
                                      "mm/h",
                                      "mm/hr",
                                      "mm/1st hr",
                                      "ratio",
                                      "x10E3/uL",
                                      "x10^9/L",
                                      "10^9/L",
                                      "x 10^9/L",
                                      "10^3/µL",
                                      "10³/µL",
                                      "X 10³ / µL",
                                      "10*9/L",
                                      "10**9/L",
                                      "x10(3)/uL",
                                      "x10³/µL",
                                      "103/uL",
                                      "10⁹/L",
                                      "x E9/L",
                                      "X 10^6/µL",
                                      "K/uL",
                                      "M/uL",
                                      "/uL",
                                      "/µL",
                                      "/mm3",
                                      "/mm³",
                                      "cells/uL",
                                      "/HPF",
                                      "K/cmm",
                                      "10^6/cu.mm",
                                      "lakhs/cumm",
                                      "万/μl",
                                      "Ед/л",
                                      "ммоль/л",
                                      "mL/min/1.73m2",
                                      "mL/min/1.73 m²",
                                      "ml/min/1,73m2",
                                      "mL/min/1.73 m**2",
                                      "mL/min/{1.73_m2}",
                                      "mL/min/1.73",
                                      "mL/min",
                                      "mg/g",
                                      "mg/24h",
                                      "mmol/mol",
                                      "l/l",
                                      "L/L",
                                      "g/24 h",
                                      "ng/mL/h",
                                      "#/cumm",
                                      "mmHg",
                                      "mg/kg",
                                      "*10^3/ul",
                                      "mcg/dL (calc)"}) {
    BOOST_TEST(shown(text) == text, text << " gave " << shown(text));
  }
}

BOOST_AUTO_TEST_CASE(brackets_around_a_unit_are_no_part_of_it) {
  BOOST_TEST(shown("(mg/dL)") == "mg/dL");
  BOOST_TEST(shown("[ mmol/L ] x") == "mmol/L |  x");
  BOOST_TEST(shown("(mg/dL") == "refused");
}

BOOST_AUTO_TEST_CASE(the_longest_unit_wins_and_the_rest_is_left) {
  BOOST_TEST(shown("mL/min/1.73m2 >59") == "mL/min/1.73m2 |  >59");
  BOOST_TEST(shown("ng/mL 30-100") == "ng/mL |  30-100");
  BOOST_TEST(shown("mg/dL H") == "mg/dL |  H");
  BOOST_TEST(shown("% 58,4") == "% |  58,4");
  BOOST_TEST(shown("ug/L)") == "ug/L | )");
  BOOST_TEST(shown("10^9/L 3.5--9.5") == "10^9/L |  3.5--9.5");
  BOOST_TEST(shown("mg/dL, serum") == "mg/dL | , serum");
  BOOST_TEST(shown("Ед/л*") == "Ед/л | *");
}

BOOST_AUTO_TEST_CASE(words_and_numbers_are_no_units) {
  for (const std::string_view text :
       {"",       "Calcium", "serum",      "H",        "L",       "A",          "l",        "g",
        "8.4",    "30-100",  "<5",         "10",       "100",     "107",        "1/2",      "High",
        "and/or", "AST/ALT", "D2/D3",      "w/o",      "M/F",     "12/03/2024", "LC/MS/MS", "-",
        "/",      "//",      "B12",        "10-12",    "Male",    "in",         "per",      "A/G",
        "yes/no", "mg/dLx",  "1000",       "10.5",     "103",     "pH7",        "n/a",      "Na",
        "K",      "T4",      "* 100 gr/L", "*103 g/L", "* 10 U/L"}) {
    BOOST_TEST(shown(text) == "refused", "'" << text << "' gave " << shown(text));
  }
}

BOOST_AUTO_TEST_CASE(a_known_spelling_has_a_ucum_code) {
  const auto ucum = [](std::string_view text) {
    return ucum_of(text, testing::small_catalogue()).value_or("none");
  };
  BOOST_TEST(ucum("mg/dL") == "mg/dL");
  BOOST_TEST(ucum("MG / DL") == "mg/dL");
  BOOST_TEST(ucum("mg/dL (calc)") == "mg/dL");
  BOOST_TEST(ucum("Ед/л") == "U/L");
  BOOST_TEST(ucum("% (calc)") == "%");
  BOOST_TEST(ucum("stones/pint") == "none");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

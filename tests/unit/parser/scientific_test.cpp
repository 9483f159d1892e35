// Numbers with a power of ten: which is the number's, and which the unit's.
#include "parser/tokens/scientific.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

BOOST_AUTO_TEST_SUITE(scientific_test)

BOOST_AUTO_TEST_CASE(a_power_of_ten_is_read_in_every_spelling) {
  for (const std::string_view text :
       {" x 10^6", "x10^6", " X10E6", "×10⁶", " × 10**6", "*10*6", " x 10(6)", " x 106"}) {
    const auto power = scan_power_of_ten(text);
    BOOST_TEST((power && power->value == 6 && power->length == text.size()), text);
  }
  for (const std::string_view text : {" 10^6", " x 12", " x 10", " x 10^", "x 10^123", " 106"}) {
    BOOST_TEST(!scan_power_of_ten(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(an_exponent_has_its_sign) {
  BOOST_TEST(scan_exponent("E+06 IU/mL")->value == 6);
  BOOST_TEST(scan_exponent("e-3")->value == -3);
  BOOST_TEST(!scan_exponent("E6").has_value());
  BOOST_TEST(!scan_exponent("E+").has_value());
}

BOOST_AUTO_TEST_CASE(numbers_stay_exact) {
  BOOST_TEST(times_power_of_ten({47, 1}, 5)->to_string() == "470000");
  BOOST_TEST(times_power_of_ten({475, 2}, 1)->to_string() == "47.5");
  BOOST_TEST(times_power_of_ten({5, 0}, -3)->to_string() == "0.005");
  BOOST_TEST(!times_power_of_ten({5, 0}, 30).has_value());
  BOOST_TEST(!times_power_of_ten({5, 0}, -30).has_value());
}

std::string numbers_of(std::string_view text) {
  std::string out;
  for (const Result& result : report_of(text).results) {
    out += result.value + " | " + result.unit;
    if (result.read.number) out += " = " + result.read.number->to_string();
    out += "\n";
  }
  return out;
}

BOOST_AUTO_TEST_CASE(the_power_is_the_numbers_where_it_has_a_unit_of_its_own) {
  BOOST_TEST(numbers_of("Test            Result          Flag   Reference      Units\n"
                        "HCV RNA         4.7 x 10^5      H      Not detected   IU/mL\n"
                        "HBV DNA         2.9E+04         H      <10            IU/mL\n"
                        "HIV-1 RNA       3.1 x10E3       H      <20            copies/mL\n") ==
             "4.7 x 10^5 | IU/mL = 470000\n"
             "2.9E+04 | IU/mL = 29000\n"
             "3.1 x10E3 | copies/mL = 3100\n");
  BOOST_TEST(numbers_of("Test              Result                Reference\n"
                        "HCV RNA           4.7 × 10⁵ IU/mL       Not detected\n"
                        "CMV DNA           <1.5 x 10^2 IU/mL     Not detected\n") ==
             "4.7 × 10⁵ | IU/mL = 470000\n"
             "<1.5 x 10^2 | IU/mL = 150\n");
}

BOOST_AUTO_TEST_CASE(the_power_may_stand_in_one_word_with_the_number) {
  BOOST_TEST(numbers_of("Test            Result       Unit     Reference\n"
                        "HBV DNA         2.31×10⁴     IU/mL    Not detected\n"
                        "HCV RNA         <1.5x10^2    IU/mL    Not detected\n") ==
             "2.31×10⁴ | IU/mL = 23100\n"
             "<1.5x10^2 | IU/mL = 150\n");
  // Of two powers nobody knows which is meant.
  BOOST_TEST(numbers_of("Test            Result       Unit        Reference\n"
                        "Sodium          139          mmol/L      136 - 145\n"
                        "WBC             6.4×10⁹      x10^9/L     4.0 - 11.0\n") ==
             "139 | mmol/L = 139\n");
}

BOOST_AUTO_TEST_CASE(the_power_is_the_units_where_cells_are_counted) {
  BOOST_TEST(numbers_of("WBC            6.4 x10^9/L         4.0 - 11.0\n"
                        "Platelets      231 x10^9           150 - 400\n"
                        "RBC            4.61 x 10^12 /L     4.2 - 5.4\n"
                        "WBC            6.4 x10^3 cells/uL  4.0 - 11.0\n"
                        "WBC            6.4 x10^3 per uL    4.0 - 11.0\n") ==
             "6.4 | x10^9/L = 6.4\n"
             "231 | x10^9 = 231\n"
             "4.61 | x 10^12 /L = 4.61\n"
             "6.4 | x10^3 cells/uL = 6.4\n"
             "6.4 | x10^3 = 6.4\n");
}

BOOST_AUTO_TEST_CASE(a_power_alone_is_a_number_in_front_of_a_unit_without_one) {
  BOOST_TEST(numbers_of("Colony count      10^5 CFU/mL\n"
                        "Colony count      > 10^4 CFU/mL\n"
                        "Colony count      <10*3 cfu/ml\n") ==
             "10^5 | CFU/mL = 100000\n"
             "> 10^4 | CFU/mL = 10000\n"
             "<10*3 | cfu/ml = 1000\n");
  BOOST_TEST(numbers_of("Leukocytes        5.4    H    10^3 cells/uL\n"
                        "Leukocytes        10^3 cells/uL    5.4    4.0 - 10.0\n")
                 .find("= 1000") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

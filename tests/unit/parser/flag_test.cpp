#include "parser/tokens/flag.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "small_catalogue.h"

namespace labread {
namespace {

std::string shown(std::string_view text, bool in_column = false) {
  const auto flag = take_flag(text, testing::small_catalogue().lexicon(), in_column);
  if (!flag) return "refused";
  const std::string rest(text.substr(flag->length));
  return flag->value.text + " = " + flag->value.meaning + (rest.empty() ? "" : " | " + rest);
}

BOOST_AUTO_TEST_SUITE(flag_test)

BOOST_AUTO_TEST_CASE(a_flag_means_the_same_in_every_spelling) {
  struct Row {
    std::string_view meaning;
    std::vector<std::string_view> spellings;
  };
  for (const Row& row : std::vector<Row>{
           {"high",
            {"H", "H*", "*H", "(H)", "[H]", "High", "HIGH", "[High]", "(HIGH)", "↑", "▲", "+", "++",
             "+++", "hoch", "Above high reference limit", "High (H)"}},
           {"low",
            {"L", "L*", "*L", "(L)", "[L]", "Low", "LOW", "↓", "▼", "-", "--", "---", "niedrig",
             "basso"}},
           {"critical_high", {"HH", "Critical High", "CRITICAL HIGH", "↑↑", "CH*"}},
           {"critical_low", {"LL", "Critical Low", "CL*", "↓↓"}},
           {"abnormal", {"*", "**", "!", "Abnormal", "(A)"}},
           {"normal", {"In Range", "(N)"}},
       }) {
    for (const std::string_view text : row.spellings) {
      BOOST_TEST(shown(text) == std::string(text) + " = " + std::string(row.meaning), text);
    }
  }
}

BOOST_AUTO_TEST_CASE(single_letters_are_flags_only_in_a_flag_column) {
  for (const std::string_view text : {"A", "N", "C", "B", "AA", "CH", "CL", "l", "h"}) {
    BOOST_TEST(shown(text) == "refused", text);
    BOOST_TEST(shown(text, true) != "refused", text);
  }
}

BOOST_AUTO_TEST_CASE(what_follows_a_flag_is_left) {
  BOOST_TEST(shown("H 30-100") == "H = high |  30-100");
  BOOST_TEST(shown("L ng/mL") == "L = low |  ng/mL");
  BOOST_TEST(shown("* 8,3") == "* = abnormal |  8,3");
  BOOST_TEST(shown("*9.4") == "* = abnormal | 9.4");
  BOOST_TEST(shown("- 2,08") == "- = low |  2,08");
  BOOST_TEST(shown("H1") == "H = high | 1");
  BOOST_TEST(shown("Low 3.5 - 5.0") == "Low = low |  3.5 - 5.0");
}

BOOST_AUTO_TEST_CASE(what_is_no_flag_is_refused) {
  for (const std::string_view text :
       {"",  "Hb",     "HDL", "LDL", "H2O", "Lab", "-5", "+1.2",  "(3.5)", "()",  "(",
        "[", "Highly", "8.4", "(+)", "(-)", "mg",  "LH", "-2,08", "Hi",    "H/L", "L/L"}) {
    BOOST_TEST(shown(text) == "refused", "'" << text << "' gave " << shown(text));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

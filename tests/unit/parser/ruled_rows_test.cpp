// Rows of a table whose lines are told apart by rules that are drawn between them.
#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <string>
#include <string_view>

#include "report_rows.h"

namespace labread {
namespace {

// The rows of a page on which a rule of this width is drawn below each of these lines, from 1.
std::string rows_with_rules(std::string_view text, std::initializer_list<int> lines, double width) {
  Document document = read_text(text, Limits{});
  document.kind = DocumentKind::pdf;
  for (const int line : lines) {
    document.pages[0].strokes.push_back({{0, 2.0 * line}, {width, 2.0 * line}});
  }
  std::string rows;
  for (const Report& report : read_report(document, Catalogue::built_in())) {
    for (const Result& result : report.results) rows += dump(result) + "\n";
  }
  return rows;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ruled_rows)

BOOST_AUTO_TEST_CASE(lines_between_two_rules_are_one_row) {
  BOOST_TEST(rows_with_rules("Test               Result  Unit     Range\n"
                             "Mean corpuscular   29      pg       27 - 33\n"
                             "hemoglobin\n"
                             "Sodium             141     mmol/L   136 - 145\n",
                             {1, 3, 4}, 45) ==
             "Mean corpuscular hemoglobin | 29 | pg | 27 - 33 | \n"
             "Sodium | 141 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_CASE(two_results_between_two_rules_are_two_rows) {
  // The second begins in one cell with its name, which leaves no wide gap.
  BOOST_TEST(rows_with_rules("Test                        Value  Unit       Range\n"
                             "Neutrophils                 48     percent\n"
                             "Calcium (albumin corrected) 2.54   mmol/litre 2.2 - 2.6\n"
                             "Sodium                      141    mmol/L     136 - 145\n",
                             {1, 3, 4}, 55) ==
             "Neutrophils | 48 | percent |  | \n"
             "Calcium (albumin corrected) | 2.54 | mmol/litre | 2.2 - 2.6 | \n"
             "Sodium | 141 | mmol/L | 136 - 145 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

// Remarks, headings and lists of limits that begin with the name of a test and end like a result.
#include <boost/test/unit_test.hpp>

#include <vector>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

const std::vector<RowSample>& samples() {
  static const std::vector<RowSample> table = {
      {"bands told behind the name in one line are no result, and the result above keeps its own",
       "Vitamin D (25-OH)    12 L      ng/mL     > 30\n"
       "  Vitamin D status: < 20 ng/mL deficient;   20 - 30 insufficient;\n"
       "  30 - 100 sufficient.\n",
       "Vitamin D (25-OH) | 12 | ng/mL | > 30 | L\n"},
      {"a value below a limit with a word behind it and nothing more is a result",
       "Vitamin D (25-OH)    < 8 ng/mL deficient\n", "Vitamin D (25-OH) | < 8 | ng/mL |  | \n"},
      {"a sentence ends in front of the number",
       "Troponin T       19 H    ng/L    (0 - 14)\n"
       "  Troponin T: suggest repeat sample at 3 hours. A change of >6 ng/L\n",
       "Troponin T | 19 | ng/L | (0 - 14) | H\n"},
      {"a clause behind a comma is a remark",
       "Kreatinin       0,9          mg/dl       0,5 - 1,1\n"
       "Urinkultur angelegt, Ergebnis folgt.\n",
       "Kreatinin | 0,9 | mg/dl | 0,5 - 1,1 | \n"},
      {"what a practice does about a panel stands in its heading and is no result",
       "24-Feb-2026  Urea and electrolytes   (Serum)   Normal, no action\n"
       "    Serum sodium level              141 mmol/L [133.0 - 146.0]\n"
       "24-Feb-2026  Serum lipids   (Serum)   Normal, no action\n"
       "    Serum cholesterol/HDL ratio     3.3\n",
       "Serum sodium level | 141 | mmol/L | [133.0 - 146.0] | \n"
       "Serum cholesterol/HDL ratio | 3.3 |  |  | \n"},
      {"the table goes on behind a comment with a guide that has titles of its own",
       "Test Name                  Result      Units     Reference Interval\n"
       "VITAMIN D, SERUM\n"
       "Vitamin D, 25-Hydroxy      33.40       nmol/L    75.00 - 250.00\n"
       "Interpretation\n"
       "Level                 Reference Range       Comments\n"
       "Deficient             < 50                  bones may suffer\n"
       "Sufficient            75 - 250              as it should be\n"
       "\n"
       "MAGNESIUM, SERUM\n"
       "Magnesium                  2.04        mg/dL     1.60 - 2.60\n",
       "Vitamin D, 25-Hydroxy | 33.40 | nmol/L | 75.00 - 250.00 | \n"
       "Magnesium | 2.04 | mg/dL | 1.60 - 2.60 | \n"},
      {"titles behind a comment that begin right of the names head a table of their own",
       "Test Name                  Result      Reference\n"
       "Glucose                    5.1 mmol/L  3.9 - 6.1\n"
       "Comment: taken fasting\n"
       "                           Reference   Result\n"
       "Magnesium                  0.7 - 1.0   0.81 mmol/L\n",
       "Glucose | 5.1 | mmol/L | 3.9 - 6.1 | \n"
       "Magnesium | 0.81 | mmol/L | 0.7 - 1.0 | \n"},
      {"a list of what tests cost holds no results, though it prints their limits",
       "| Test name | Normal range | Price (Rs) | Offer price | Report in |\n"
       "|---|---|---:|---:|---|\n"
       "| Fasting Glucose | 70 - 100 mg/dL | 110 | 89 | 6 hrs |\n"
       "| Ferritin | 30 - 400 ng/mL | 1,200 | 650 | 24 hrs |\n",
       ""},
      {"nor does one whose prices stand below a currency, though a number stands beside the name",
       "Test            Pos.       Tage       Referenz           CHF\n"
       "Natrium         2310.00    Mo, Do     134 - 146 mmol/l   3.20\n"
       "Phosphat        2344.00    Mo, Do     0.8 - 1.5 mmol/l   3.20\n",
       ""},
      {"what a currency follows is a price",
       "Ferritin         48.00 EUR      30 - 400\n"
       "Folate           9.00           4 - 20\n",
       "Folate | 9.00 |  | 4 - 20 | \n"},
      {"a bill with a column of results gives them, be it below a currency",
       "Test            Ergebnis   Einheit    Referenz           EUR\n"
       "Natrium         139        mmol/l     134 - 146          3.20\n"
       "Phosphat        1.1        mmol/l     0.8 - 1.5          3.20\n",
       "Natrium | 139 | mmol/l | 134 - 146 | \n"
       "Phosphat | 1.1 | mmol/l | 0.8 - 1.5 | \n"},
      {"a bill with a column of results gives them",
       "Untersuchung     Ergebnis     Referenz          Preis\n"
       "Ferritin         48 ng/ml     30 - 400 ng/ml    12,50\n",
       "Ferritin | 48 | ng/ml | 30 - 400 ng/ml | \n"},
  };
  return table;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(remark_rows)

BOOST_AUTO_TEST_CASE(what_tells_of_results_is_none) { check_rows(samples()); }

// Lines of different heights stand apart where the gap is wide against both.
BOOST_AUTO_TEST_CASE(a_note_in_small_print_ends_at_a_gap) {
  Document document = read_text(
      "Zorbex, antigen\n"
      "Result          2.4 index       < 1.0\n"
      "Note: to be seen beside what the patient tells\n"
      "and repeated after (directive 31/2019).\n"
      "\n"
      "Zorbex, antibodies\n"
      "Result          0.4 index       < 0.9\n",
      Limits{});
  document.kind = DocumentKind::pdf;
  const auto rows = [&](double height, double lowered) {
    Document set = document;
    for (Word& word : set.pages[0].words) {
      const bool note = word.box.bottom > 5 && word.box.bottom < 9;
      if (!note) continue;
      word.box.bottom += lowered;
      word.box.top = word.box.bottom - height;
    }
    return rows_of(set);
  };
  const std::string first = "Zorbex, antigen | 2.4 | index | < 1.0 | \n";
  BOOST_TEST(rows(1.4, 0) == first + "Zorbex, antibodies | 0.4 | index | < 0.9 | \n");
  BOOST_TEST(rows(2, 0.3) == first);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

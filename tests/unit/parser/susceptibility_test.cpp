// Antibiograms: what germs make of antibiotics, in letters, words and concentrations.
#include <boost/test/unit_test.hpp>

#include <string_view>
#include <vector>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

const std::vector<RowSample>& samples() {
  static const std::vector<RowSample> table = {
      {"a letter behind each antibiotic",
       "CEFAZOLIN      S\n"
       "PENICILLIN G   R\n",
       "CEFAZOLIN | S |  |  | \n"
       "PENICILLIN G | R |  |  | \n"},
      {"a concentration with its letter or word",
       "Antibiotic        MIC          Interpretation\n"
       "Ampicillin        >=32 mg/L    Resistant\n"
       "Ciprofloxacin     0.25 mg/L    S\n",
       "Ampicillin | >=32 | mg/L |  | Resistant\n"
       "Ciprofloxacin | 0.25 | mg/L |  | S\n"},
      {"the unit in the heading",
       "Antimicrobial     MIC (mg/L)   Interpretation\n"
       "Ampicillin        >=32         R\n"
       "Ciprofloxacin     0.25         S\n",
       "Ampicillin | >=32 | mg/L |  | R\n"
       "Ciprofloxacin | 0.25 | mg/L |  | S\n"},
      {"names that are not known, below the heading",
       "Antibiotic susceptibility\n"
       "ESCHERICHIA COLI\n"
       "Inventomycin   I\n",
       "Inventomycin | I |  |  | \n"},
      {"a germ in the heading is no result of it",
       "Wound culture: Proteus mirabilis\n"
       "Antibiogram - Isolate 2: Proteus mirabilis\n"
       "Amikacin   S\n",
       "Wound culture | Proteus mirabilis |  |  | \n"
       "Amikacin | S |  |  | \n"},
      {"two antibiotics a line", "Amikacin   S          Gentamicin   R\n",
       "Amikacin | S |  |  | \n"
       "Gentamicin | R |  |  | \n"},
      {"in other languages",
       "Amoxicilline   Sensible\n"
       "Cefuroxim      Resistent\n"
       "Амикацин       чувствителен\n"
       "头孢曲松        耐药\n",
       "Amoxicilline | Sensible |  |  | \n"
       "Cefuroxim | Resistent |  |  | \n"
       "Амикацин | чувствителен |  |  | \n"
       "头孢曲松 | 耐药 |  |  | \n"},
      {"letters of two germs are left open", "Vancomycin   S   R\n", ""},
      {"an empty place is no result", "Piperacillin\nVancomycin\n", ""},
      {"a key to the letters is no result", "S = Susceptible   I = Intermediate   R = Resistant\n",
       ""},
      {"a name that is no antibiotic has no letter", "Inventomycin   S\n", ""},
      {"a prescription is no result", "Amoxicillin 500 mg   3x daily\n", ""},
  };
  return table;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(susceptibility)

BOOST_AUTO_TEST_CASE(an_antibiogram_gives_a_row_for_each_antibiotic) { check_rows(samples()); }

BOOST_AUTO_TEST_CASE(a_letter_is_a_word_result_with_its_meaning) {
  const Report report = report_of("Oxacillin   R\nCefazolin   <=2   S\n");
  BOOST_REQUIRE_EQUAL(report.results.size(), 2U);
  BOOST_TEST((report.results[0].read.kind == ValueKind::word));
  BOOST_TEST(report.results[0].read.word == "resistant");
  BOOST_TEST((report.results[1].read.kind == ValueKind::number));
  BOOST_TEST(report.results[1].flag_meaning.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

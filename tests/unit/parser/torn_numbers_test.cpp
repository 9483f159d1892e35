// Numbers that a blank tears apart, and numbers a blank apart that are two: neither is read.
#include <boost/test/unit_test.hpp>

#include <vector>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

const std::vector<RowSample>& samples() {
  static const std::vector<RowSample> table = {
      {"perhaps half of a number, torn by a blank",
       "Analyse         Ergebnis      Einheit     Referenzbereich\n"
       "Glukose         1 02          mg/dl       70 - 100\n"
       "Kreatinin       0. 9          mg/dl       0,5 - 1,1\n"
       "Natrium         1 39          mmol/l      135 - 145\n"
       "Kalium          4 ,1          mmol/l      3,5 - 5,0\n"
       "CRP             12 , 4        mg/l        < 5\n"
       "Harnsäure       5..2          mg/dl       2,6 - 6,0\n"
       "Ferritin        48            ng/ml       15 - 150\n",
       "Ferritin | 48 | ng/ml | 15 - 150 | \n"},
      {"in front of a flag or limits, where no number begins so",
       "Test              Result     Unit      Range\n"
       "Glucose           1 05 H     mg/dL     65 - 99\n"
       "Triglycerides     2 04   H   mg/dL     <150\n"
       "Chloride          103        mmol/L    98 - 107\n",
       "Chloride | 103 | mmol/L | 98 - 107 | \n"},
      {"below the title of results, with nothing but the end of the row behind it",
       "Test              Unit       Range         Result\n"
       "Sodium            mmol/L     136 - 145     1 40\n"
       "Potassium         mmol/L     3.5 - 5.1     4.1\n"
       "Zinc              ug/dL      60 - 106      7 2\n"
       "Cholesterol       mg/dL      <200          1 40\n",
       "Potassium | 4.1 | mmol/L | 3.5 - 5.1 | \n"},
      {"the limits tell one number from two",
       "Sodio              14 2.4 mmol/L      136 - 144\n"
       "Emoglobina         148 147 g/L        131 - 172\n"
       "Piastrine          212 000 /mm3       150000 - 400000\n",
       "Piastrine | 212 000 | /mm3 | 150000 - 400000 | \n"},
      {"nor are thousands far above the limits",
       "Esame           Risultato    Unità    Riferimento\n"
       "Emoglobina      148 147      g/L      131 - 172\n"
       "Piastrine       212 000      /mm3     150000 - 400000\n",
       "Piastrine | 212 000 | /mm3 | 150000 - 400000 | \n"},
      {"no name ends with the first half",
       "Emoglobina 14.1 12 - 16 g/dL\n"
       "Neutrofili assoluti 4 .1 1.6 - 7 x10^9/L\n"
       "Ormone (FSH) 1 36 0.95 - 11.95 IU/L\n"
       "Vitamina B 12 345 191 - 663 ng/L\n",
       "Emoglobina | 14.1 | g/dL | 12 - 16 | \n"
       "Vitamina B 12 | 345 | ng/L | 191 - 663 | \n"},
      {"an earlier result with its day is no half",
       "Test           Result     Previous            Unit      Range\n"
       "Sodium         142        138 05/01/2023      mmol/L    136 - 145\n",
       "Sodium | 142 | mmol/L | 136 - 145 | \n"},
      {"half of the second result of a row",
       "Eosinophils    3 %    2 16 /mm3\n"
       "Monocytes      7 %    504 /mm3\n",
       "Monocytes | 7 | % |  | \n"
       "Monocytes | 504 | /mm3 |  | \n"},
  };
  return table;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(torn_numbers)

BOOST_AUTO_TEST_CASE(half_a_number_is_no_value) { check_rows(samples()); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

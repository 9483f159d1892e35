// Rows of which a part is not printed, or was lost: no other number takes the place of the value,
// and no other test that of the name.
#include <boost/test/unit_test.hpp>

#include <vector>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

const std::vector<RowSample>& samples() {
  static const std::vector<RowSample> table = {
      {"a plus beside limits in numbers is the flag of a value, beside a word it is the value",
       "Untersuchung     Ergebnis      Einheit   Referenzbereich\n"
       "Kalium                  +      mmol/l    3,5 - 5,1\n"
       "Natrium            151  +      mmol/l    136 - 145\n"
       "Eiweiß                  +                negativ\n"
       "Leukozyten             ++      /HPF      0 - 5\n",
       "Natrium | 151 | mmol/l | 136 - 145 | +\n"
       "Eiweiß | + |  | negativ | \n"
       "Leukozyten | ++ | /HPF | 0 - 5 | \n"},
      {"a heading below is no result of a quantity",
       "Analyse        Résultat   Unité   Valeurs de référence\n"
       "Plaquettes                G/L     150 - 400\n"
       "BIOCHIMIE\n"
       "Sodium         141        mmol/L  136 - 145\n",
       "Sodium | 141 | mmol/L | 136 - 145 | \n"},
      {"limits are no result of a quantity, an interval is one of a count",
       "Test                  Result     Unit      Range\n"
       "Hemoglobin                       g/dL      13.0 - 17.0\n"
       "Red blood cells       2 - 4      /HPF      0 - 3\n"
       "Sodium                141        mmol/L    135 - 145\n",
       "Red blood cells | 2 - 4 | /HPF | 0 - 3 | \n"
       "Sodium | 141 | mmol/L | 135 - 145 | \n"},
      {"a limit behind its unit, in one cell",
       "Cholesterin gesamt     mg/dl < 200\n"
       "HDL-Cholesterin        62 mg/dl > 40\n",
       "HDL-Cholesterin | 62 | mg/dl | > 40 | \n"},
      {"the number of the row in front of it, and of the row beside it",
       "No  Item          Result   Unit     Range       No  Item          Result   Unit    Range\n"
       "7   Creatinine             umol/L   41 - 81     9   Magnesium     0.91     mmol/L  0.7 - "
       "1.0\n"
       "8   Urea          4.4      mmol/L   3.1 - 8.8   10  Phosphate              mmol/L  0.8 - "
       "1.5\n",
       "Urea | 4.4 | mmol/L | 3.1 - 8.8 | \n"
       "Magnesium | 0.91 | mmol/L | 0.7 - 1.0 | \n"},
      {"the number of the row in the cell of its name",
       "No  Item                  Result   Unit      Range\n"
       "8   Urea                  4.4      mmol/L    3.1 - 8.8\n"
       "9 Creatinine(CREA)                 umol/L    41 - 81\n"
       "10 Uric acid(UA)          389      umol/L    155 - 357\n",
       "Urea | 4.4 | mmol/L | 3.1 - 8.8 | \n"
       "Uric acid(UA) | 389 | umol/L | 155 - 357 | \n"},
      {"the value of the second unit is none of the first",
       "Test             SI       Unit     Range           Conv.    Unit     Range\n"
       "Urea             5.1      mmol/L   2.5 - 7.8\n"
       "Uric acid   H             umol/L   143 - 339       6.7      mg/dL    2.4 - 5.7\n",
       "Urea | 5.1 | mmol/L | 2.5 - 7.8 | \n"},
      {"a row without a value is not the beginning of the next one's name",
       "Test       Result   Unit   Range\n"
       "PT                  sec    10.0 - 14.5\n"
       "INR        1.2             0.9 - 1.2\n",
       "INR | 1.2 |  | 0.9 - 1.2 | \n"},
      {"nor does a row without a value end the name above",
       "Test       Result   Unit   Range\n"
       "PT         14.1     sec    10.0 - 14.5\n"
       "INR                        0.9 - 1.2\n",
       "PT | 14.1 | sec | 10.0 - 14.5 | \n"},
      {"a second unit tells the same value, a row without a name another one",
       "Analyse         Résultat   Unité      Valeurs de référence\n"
       "Créatinine      9,0        mg/L       (5,0 - 12,0)\n"
       "                79,6       µmol/L     (44 - 106)\n"
       "Potassium       4,2        mmol/L     (3,5 - 5,1)\n"
       "Calcium         2,31       mmol/L     (2,20 - 2,60)\n"
       "                104        mg/L       (86 - 103)\n",
       "Créatinine | 9,0 | mg/L | (5,0 - 12,0) | \n"
       "Créatinine | 79,6 | µmol/L | (44 - 106) | \n"
       "Potassium | 4,2 | mmol/L | (3,5 - 5,1) | \n"
       "Calcium | 2,31 | mmol/L | (2,20 - 2,60) | \n"},
      {"a label says that the value is the same one, whatever the numbers",
       "TRIGLYCERIDES : 4,10 g/l N: 0,7 - 1,8\n"
       "Soit : 4,80 mmol/l\n",
       "TRIGLYCERIDES | 4,10 | g/l | 0,7 - 1,8 | \n"
       "TRIGLYCERIDES | 4,80 | mmol/l |  | \n"},
      {"the method below a test without a value names no result",
       "Analyse                 Résultat   Unité    Valeurs de référence\n"
       "Glycémie à jeun                    g/L      (0,70 - 1,10)\n"
       "Hexokinase, automate    5,99       mmol/L   (3,90 - 6,10)\n"
       "Calcium                 2,31       mmol/L   (2,20 - 2,60)\n",
       "Calcium | 2,31 | mmol/L | (2,20 - 2,60) | \n"},
      {"a heading of a table is not the name of a row that has lost its own",
       "Test              Result   Unit     Range\n"
       "CHEMISTRY\n"
       "                  142      mmol/L   135 - 145\n"
       "Potassium         4.1      mmol/L   3.5 - 5.1\n",
       "Potassium | 4.1 | mmol/L | 3.5 - 5.1 | \n"},
      {"nor where the rows above or below tell the columns",
       "CHEMISTRY\n"
       "                  142   mmol/L   135 - 145\n"
       "Potassium         4.1   mmol/L   3.5 - 5.1\n"
       "Chloride          101   mmol/L   98 - 107\n"
       "HEMATOLOGY\n"
       "                  13.5  g/dL     12.0 - 16.0\n",
       "Potassium | 4.1 | mmol/L | 3.5 - 5.1 | \n"
       "Chloride | 101 | mmol/L | 98 - 107 | \n"},
      {"a row without a value above one without a name",
       "Test              Result   Unit     Range\n"
       "Lipase                     U/L      13 - 60\n"
       "                  0.7      mg/dL    < 1.2\n"
       "Sodium            141      mmol/L   135 - 145\n",
       "Sodium | 141 | mmol/L | 135 - 145 | \n"},
      {"what stands where the rows above have their range is one",
       "Sodium            141      mmol/L   135 - 145\n"
       "Glucose           5.2      mmol/L   3.9 - 5.6\n"
       "HBs antigen                         negative\n"
       "HIV antibodies    negative          negative\n"
       "Cholesterol                         <5.2\n",
       "Sodium | 141 | mmol/L | 135 - 145 | \n"
       "Glucose | 5.2 | mmol/L | 3.9 - 5.6 | \n"
       "HIV antibodies | negative |  | negative | \n"},
      {"a second result in the same line is of the same test only where its unit may be",
       "Leukozyten 14,7 Gpt/l (4,0 - 10,0),           7,9 mmol/l (7,4 - 9,9)\n"
       "Eosinophile 4 % 0,28 Gpt/l (0,02 - 0,50)\n",
       "Leukozyten | 14,7 | Gpt/l | (4,0 - 10,0) | \n"
       "Eosinophile | 4 | % |  | \n"
       "Eosinophile | 0,28 | Gpt/l | (0,02 - 0,50) | \n"},
      {"a unit names no test",
       "Unit        Result    Range         Test\n"
       "mmol/L      141       135 - 145     Sodium\n"
       "mg/dL       0.9       0.6 - 1.2\n",
       "Sodium | 141 | mmol/L | 135 - 145 | \n"},
  };
  return table;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(missing_parts)

BOOST_AUTO_TEST_CASE(nothing_takes_the_place_of_what_is_missing) { check_rows(samples()); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

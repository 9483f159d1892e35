// What stands in the cells of a row: marks, flags, units, powers, dates, limits and names as they
// are printed, and what each becomes of the result.
#include <boost/test/unit_test.hpp>

#include <vector>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

const std::vector<RowSample>& samples() {
  static const std::vector<RowSample> table = {
      {"a method in brackets beside a line of the range",
       "Test Name                  Results    Units     Bio. Ref. Interval\n"
       "Vitamin D, 25-Hydroxy      11.90      ng/mL     Deficiency: < 20\n"
       "(CLIA)                                          Insufficiency: 20 - 30\n",
       "Vitamin D, 25-Hydroxy | 11.90 | ng/mL | Deficiency: < 20/Insufficiency: 20 - 30 | \n"},
      {"a unit that wraps inside its cell",
       "Test         Result   Units             Range\n"
       "eGFR         >90      mL/min/1.73       >60\n"
       "                      m2\n",
       "eGFR | >90 | mL/min/1.73 m2 | >60 | \n"},
      {"sodium's symbol in capitals",
       "Component    Value         Range\n"
       "NA           141 mEq/L     135 - 145 mEq/L\n"
       "K            NA\n",
       "NA | 141 | mEq/L | 135 - 145 mEq/L | \n"
       "K | NA |  |  | \n"},
      {"the range that is in the first result's unit",
       "Neutrófilos segmentados     64 %    5.408 /mm3      VR: 50 - 70 %\n",
       "Neutrófilos segmentados | 64 | % | 50 - 70 | \n"
       "Neutrófilos segmentados | 5.408 | /mm3 |  | \n"},
      {"flags glued to the numbers of each day",
       "Parameter      Einheit    Norm         03.02.2024    17.02.2024\n"
       "Hämoglobin     g/dl       12,0-15,4    10,1-         10,4-\n"
       "CRP            mg/l       <5           164,0+        21,7+\n"
       "Natrium        mmol/l     135-145      129-          137\n",
       "Hämoglobin | 10,4 | g/dl | 12,0-15,4 | -\n"
       "CRP | 21,7 | mg/l | <5 | +\n"
       "Natrium | 137 | mmol/l | 135-145 | \n"},
      {"signs glued to the numbers, more where it lies further off, and a sign alone",
       "Test          Units     Value     Reference\n"
       "Haemoglobin   g/L       98--      135 - 180\n"
       "Lymphocytes   10*9/L    0.4---    1.1 - 4.0\n"
       "Basophils     10*9/L    0.96+++   <0.21\n"
       "Protein                 +++       negative\n",
       "Haemoglobin | 98 | g/L | 135 - 180 | --\n"
       "Lymphocytes | 0.4 | 10*9/L | 1.1 - 4.0 | ---\n"
       "Basophils | 0.96 | 10*9/L | <0.21 | +++\n"
       "Protein | +++ |  | negative | \n"},
      {"letters of judgement, and an earlier date glued to its title",
       "検査項目    基準値     単位     今回    判定    前回(2022/06/10)\n"
       "HbA1c       5.5以下    %        5.8     B       5.6\n",
       "HbA1c | 5.8 | % | 5.5以下 | B\n"},
      {"a unit printed short", "eGFR   >90   ml/min\nALAT   22   U/l   (<45)\n",
       "eGFR | >90 | ml/min |  | \n"
       "ALAT | 22 | U/l | (<45) | \n"},
      {"a word result and how much of it",
       "Test            Result           Unit     Reference Range\n"
       "Protein         Present (+++)             Absent\n"
       "Nitrite         Negative (-)              Negative\n"
       "Pus cells       6-8              /hpf     0-5\n",
       "Protein | Present (+++) |  | Absent | \n"
       "Nitrite | Negative (-) |  | Negative | \n"
       "Pus cells | 6-8 | /hpf | 0-5 | \n"},
      {"a sign before the word of a flag does not make it two",
       "Test              Result   Flag    Units   Reference range\n"
       "Ferritin          14.6     $ Low   ng/mL   30.0-100.0\n",
       "Ferritin | 14.6 | ng/mL | 30.0-100.0 | $ Low\n"},
      {"the flag of another day's number is not today's",
       "General Chemistry     03/14/24 08:12     03/13/24 05:40     Reference\n"
       "Potassium             3.6 mmol/L         3.2 mmol/L (L)     (3.5-5.1)\n"
       "Sodium                131 mmol/L (L)     129 mmol/L (L)     (136-145)\n",
       "Potassium | 3.6 | mmol/L | (3.5-5.1) | \n"
       "Sodium | 131 | mmol/L | (136-145) | (L)\n"},
      {"stars glued to the value that they mark",
       "Date          05/09/22   22/08/23   Units    Reference\n"
       "Urea          5.7        *9.4       mmol/L   (3.0 - 8.0)\n",
       "Urea | 9.4 | mmol/L | (3.0 - 8.0) | *\n"},
      {"an analyser's limits, spread in their bracket, and arrows in front",
       "  pH         7.312            [  7.350 - 7.450  ]\n"
       "↑ pCO2       58.1    mmHg    [  32.0  -  48.0  ]\n",
       "pH | 7.312 |  | [ 7.350 - 7.450 ] | \n"
       "pCO2 | 58.1 | mmHg | [ 32.0 - 48.0 ] | ↑\n"},
      {"numbers padded to columns inside their fields",
       "CRP           <   1.0   mg/l       <   5.0\n"
       "Potassium     4.1       mmol/l     3.5 -  5.1\n"
       "Sodium        141       mmol/l     135-   145\n"
       "Ferritin      12  -     ug/l       30  -  400\n",
       "CRP | < 1.0 | mg/l | < 5.0 | \n"
       "Potassium | 4.1 | mmol/l | 3.5 - 5.1 | \n"
       "Sodium | 141 | mmol/l | 135- 145 | \n"
       "Ferritin | 12 | ug/l | 30 - 400 | -\n"},
      {"shares padded with a zero right behind their names",
       "EOSINOPHILS 04 % 1-6\n"
       "MONOCYTES 07% 2-10\n",
       "EOSINOPHILS | 04 | % | 1-6 | \n"
       "MONOCYTES | 07 | % | 2-10 | \n"},
      {"a star apart from a power with a star, seconds, and why there is no result",
       "White Cell Count    17.4  * 10*9/L     4.0 - 11.0\n"
       "Prothrombin time    13.9    s          10.0 - 14.0\n"
       "D-Dimer             Sample clotted, please repeat\n",
       "White Cell Count | 17.4 | 10*9/L | 4.0 - 11.0 | *\n"
       "Prothrombin time | 13.9 | s | 10.0 - 14.0 | \n"
       "D-Dimer | Sample clotted, please repeat |  |  | \n"},
      {"an abbreviation with points",
       "Determinación     Resultado    Unidades    Valores de referencia\n"
       "I.N.R.            1,02\n"
       "Fibrinógeno       412          mg/dL       200 - 450\n",
       "I.N.R. | 1,02 |  |  | \n"
       "Fibrinógeno | 412 | mg/dL | 200 - 450 | \n"},
      {"a gauge of dots and a star, limits that there are not, a unit of one",
       "Vyšetření       Výsledek   Jednotka    Ref. meze          Hodnocení\n"
       "S_Urea          9,7        mmol/l      2,8   - 8,0        [    ..  *  ]\n"
       "B_Hematokrit    0,398      1           0,400 - 0,500      [   *..     ]\n"
       "S_Na            140        mmol/l      [   -   ]\n",
       "S_Urea | 9,7 | mmol/l | 2,8 - 8,0 | \n"
       "B_Hematokrit | 0,398 | 1 | 0,400 - 0,500 | \n"
       "S_Na | 140 | mmol/l |  | \n"},
      {"names with their specimen behind or in front",
       "Analyse        Resultat    Enhed     Referenceinterval\n"
       "Natrium;P      139         mmol/L    137 - 145\n"
       "fP-Kalium      3,4         mmol/L    3,5 - 4,4\n",
       "Natrium;P | 139 | mmol/L | 137 - 145 | \n"
       "fP-Kalium | 3,4 | mmol/L | 3,5 - 4,4 | \n"},
      {"a dipstick's slip",
       "Color:     Yellow\n"
       "Clarity:   Slightly Cloudy\n"
       "\n"
       "GLU   Negative\n"
       "KET   15 mg/dL *\n"
       "pH    5.5\n"
       "NIT   Positive *\n",
       "Color | Yellow |  |  | \n"
       "Clarity | Slightly Cloudy |  |  | \n"
       "GLU | Negative |  |  | \n"
       "KET | 15 | mg/dL |  | *\n"
       "pH | 5.5 |  |  | \n"
       "NIT | Positive |  |  | *\n"},
      {"signs in brackets, and a name that ends in what is a unit elsewhere",
       "検査項目     結果      単位     基準値\n"
       "尿蛋白       (－)               (－)\n"
       "尿潜血       (1+)               (－)\n",
       "尿蛋白 | (－) |  | (－) | \n"
       "尿潜血 | (1+) |  | (－) | \n"},
      {"a share and a mass, each with its own limits",
       "Test          Result               Unit   Range\n"
       "Albumin       60.1   %   42.7 g/l   55.8 - 66.1 %   40.2 - 47.6 g/l\n",
       "Albumin | 60.1 | % | 55.8 - 66.1 % | \n"
       "Albumin | 42.7 | g/l | 40.2 - 47.6 g/l | \n"},
      {"limits for further people in the cell of the range",
       "Test      Result    Unit      Bio. Ref. Range\n"
       "TSH       3.94      uIU/mL    0.27 - 4.20\n"
       "                              1st Trimester : 0.1 - 2.5\n"
       "                              2nd Trimester : 0.2 - 3.0\n",
       "TSH | 3.94 | uIU/mL | 0.27 - 4.20/1st Trimester : 0.1 - 2.5/2nd Trimester : 0.2 - 3.0 | "
       "\n"},
      {"a titre and its limit",
       "TEST                 RESULT    REFERENCE VALUE    METHOD\n"
       "Widal S. Typhi 'O'   1:80      < 1:80             Slide\n",
       "Widal S. Typhi 'O' | 1:80 |  | < 1:80 | \n"},
      {"the code of a procedure behind the name",
       "Badanie                   Wynik    Jednostka    Zakres referencyjny\n"
       "Potas (ICD-9: N45)        4,4      mmol/l       3,5 - 5,1\n"
       "Sód (ICD-9: O35)          141      mmol/l       136 - 145\n",
       "Potas | 4,4 | mmol/l | 3,5 - 5,1 | \n"
       "Sód | 141 | mmol/l | 136 - 145 | \n"},
      {"a letter beside the value is its flag, no comparator",
       "Test Name      Result   Units\n"
       "Serum Iron     A 321    ug/dL\n",
       "Serum Iron | 321 | ug/dL |  | A\n"},
      {"the unit behind the range",
       "Test Name               In Range   Out Of Range   Reference Range\n"
       "CALCIUM                            8.4 L          8.6-10.4 mg/dL\n"
       "SODIUM                  141                       135-146 mmol/L\n",
       "CALCIUM | 8.4 | mg/dL | 8.6-10.4 | L\n"
       "SODIUM | 141 | mmol/L | 135-146 | \n"},
      {"a comparator in words, a mark in front",
       "Esame             Risultato    U.M.    Valori di riferimento\n"
       "S-Vitamina B12    * inf. 150   ng/L    197 - 771\n",
       "S-Vitamina B12 | inf. 150 | ng/L | 197 - 771 | *\n"},
      {"bands, also with a label that is no known word",
       "Test              Result   Units   Reference Range\n"
       "Vitamin D         18.2     ng/mL   Deficient: < 20\n"
       "                                   Insufficient: 20 - 29\n"
       "                                   Sufficient: 30 - 100\n",
       "Vitamin D | 18.2 | ng/mL | Deficient: < 20/Insufficient: 20 - 29/Sufficient: 30 - 100 | "
       "\n"},
      {"a word result",
       "Test             Result         Units   Reference Range\n"
       "HBs antigen      Non-reactive           Non-reactive\n",
       "HBs antigen | Non-reactive |  | Non-reactive | \n"},
      {"titles said in two languages in one cell head one column",
       "Test 項目        Result 結果    Unit 單位    Range\n"
       "Sodium             139            mmol/L       136 - 145\n"
       "HBsAg              Negative                    Negative\n",
       "Sodium | 139 | mmol/L | 136 - 145 | \n"
       "HBsAg | Negative |  | Negative | \n"},
      {"two numbers below such a title are two of one column, and none is the result",
       "Test 項目       Result 結果        Range\n"
       "Sodium          139                 136 - 145\n"
       "Glucose         5.1     6.0         3.9 - 6.1\n",
       "Sodium | 139 |  | 136 - 145 | \n"},
      {"a word that another without a place may turn around is no result",
       "Test        Result                Range\n"
       "HBsAg       Reactive  Non-        Non-reactive\n"
       "Anti-HCV    Negative              Negative\n",
       "Anti-HCV | Negative |  | Negative | \n"},
      {"times between the names and the results",
       "Test Description              Time        Result    Units     Range\n"
       "Plasma Glucose - Fasting      08:05 AM    91        mg/dL     < 92\n"
       "Plasma Glucose - 60 min       09:10 AM    183       mg/dL     < 180\n"
       "Urine Glucose - 60 min        09:10       Nil                 Nil\n",
       "Plasma Glucose - Fasting | 91 | mg/dL | < 92 | \n"
       "Plasma Glucose - 60 min | 183 | mg/dL | < 180 | \n"
       "Urine Glucose - 60 min | Nil |  | Nil | \n"},
      {"a word result in two languages is one, a choice between two stays as it is printed",
       "Test        Result                 Range\n"
       "HBsAg       negativ / negative     negativ / negative\n"
       "Anti-HCV    negative / positive    negative\n"
       "Ferritin    48 ng/ml               15 - 150\n",
       "HBsAg | negativ / negative |  | negativ / negative | \n"
       "Anti-HCV | negative / positive |  | negative | \n"
       "Ferritin | 48 | ng/ml | 15 - 150 | \n"},
  };
  return table;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(row_cells)

BOOST_AUTO_TEST_CASE(every_cell_gives_its_field) { check_rows(samples()); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

// Rows that tempt to a wrong value: flags and limits in front of it, two tables in one line, dates
// of the page head above a table, numbers one blank apart.
#include <boost/test/unit_test.hpp>

#include <string_view>
#include <vector>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

const std::vector<RowSample>& samples() {
  static const std::vector<RowSample> table = {
      {"a value above a limit below a name that the next one could end",
       "Test                 Result      Unit        Range\n"
       "Blood Urea Nitrogen  pending     mg/100 mL   6-22\n"
       "BUN                  >66 HH      mg/dL       6-22\n",
       "Blood Urea Nitrogen | pending | mg/100 mL | 6-22 | \n"
       "BUN | >66 | mg/dL | 6-22 | HH\n"},
      {"half of a unit that nobody knows",
       "Ferritin 38 ng Foo/mL 15 - 150\n"
       "HbA1c 5.8 % DCCT/NGSP 4.0 - 6.0\n",
       "HbA1c | 5.8 | % | 4.0 - 6.0 | \n"},
      {"a list of nothing but limits tells what is wished for",
       "HDL          1.10   mmol/L   (>1.00)\n"
       "Target levels for prevention: total cholesterol <4.0,\n"
       "LDL <1.8 mmol/L, triglycerides <2.0 mmol/L.\n",
       "HDL | 1.10 | mmol/L | (>1.00) | \n"},
      {"below a heading of goals stand no results, until a row is one",
       "Your goals\n"
       "A1c                below 7.0 %\n"
       "LDL cholesterol    less than 70 mg/dL\n"
       "Ferritin           48 ng/mL\n"
       "Troponin T         <3 ng/L\n",
       "Ferritin | 48 | ng/mL |  | \n"
       "Troponin T | <3 | ng/L |  | \n"},
      {"a goal is no result, a result beside its goal is one",
       "Target INR         2.5\n"
       "LDL goal           70 mg/dL\n"
       "Goal HDL           >40 mg/dL\n"
       "HbA1c (target <7 %)   6.5 %\n",
       "HbA1c (target <7 %) | 6.5 | % |  | \n"},
      {"a saturation below the pulse is no laboratory's, one among gases is",
       "Pulse              78\n"
       "Oxygen Saturation  97 %\n"
       "pH                 7.41          7.35 - 7.45\n"
       "pO2                88 mmHg       75 - 100\n"
       "Oxygen Saturation  96 %          94 - 99\n",
       "pH | 7.41 |  | 7.35 - 7.45 | \n"
       "pO2 | 88 | mmHg | 75 - 100 | \n"
       "Oxygen Saturation | 96 | % | 94 - 99 | \n"},
      {"limits that define a disease are no results, though other words stand among them",
       "Sodium   140 mmol/L   136 - 145\n"
       "Myeloma is told by calcium (above 11 mg/dL), creatinine >2 mg/dL, hemoglobin <10 g/dL\n"
       "or bone lesions.\n",
       "Sodium | 140 | mmol/L | 136 - 145 | \n"},
      {"a list of results below limits that have their ranges",
       "Labs: TSH <0.01 mIU/L (0.4 - 4.0), CRP <1 mg/L (<5)\n",
       "TSH | <0.01 | mIU/L | (0.4 - 4.0) | \n"
       "CRP | <1 | mg/L | (<5) | \n"},
      {"symbols in capitals below the title of names are no flag, no word and no unit",
       "Test        Result    Flag    Range\n"
       "> NA        131       L       136 - 145 mmol/L\n"
       "> K         2.1       CL      3.5 - 5.1 mmol/L\n"
       "> CL        99                98 - 107 mmol/L\n"
       "> U PH      5.5               5.0 - 8.0\n"
       "ZN          NA                60 - 120 ug/dL\n",
       "NA | 131 | mmol/L | 136 - 145 | L\n"
       "K | 2.1 | mmol/L | 3.5 - 5.1 | CL\n"
       "CL | 99 | mmol/L | 98 - 107 | \n"
       "U PH | 5.5 |  | 5.0 - 8.0 | \n"
       "ZN | NA | ug/dL | 60 - 120 | \n"},
      {"a flag in front of a number that no title calls a name is one",
       "Potassium                     3.5 - 5.1 mmol/L\n"
       "CL  2.1   mmol/L  3.5 - 5.1\n",
       ""},
      {"of two antigens each has its titre, and none is the other's range",
       "Organism           O          H\n"
       "Salmonella typhi   1:160      1:80\n"
       "S. Paratyphi A     1:40       <1:20\n"
       "NB: titres of 1:80 and above may be significant.\n"
       "ANA   1:160   1:80\n",
       "Salmonella typhi | 1:160 |  |  | \n"
       "Salmonella typhi | 1:80 |  |  | \n"
       "S. Paratyphi A | 1:40 |  |  | \n"
       "S. Paratyphi A | <1:20 |  |  | \n"},
      {"a result with its unit below a heading behind columns of days is of another table, and the"
       " days stay those of the rows that follow",
       "Date               29/08/23   12/03/24   11/02/25\n"
       "Sodium                  139        141        138   mmol/L    (137-147)\n"
       "Potassium               4.6        4.4       *5.6   mmol/L    (3.5-5.0)\n"
       "Chloride                104        105        102   mmol/L    (96-109)\n"
       "\n"
       "HbA1c\n"
       "\n"
       "HbA1c (NGSP)                 *7.3 %            (<6.5)\n"
       "HbA1c (IFCC)                  *56 mmol/mol     (<48)\n"
       "\n"
       "LIPIDS\n"
       "\n"
       "Triglycerides                      2.4              mmol/L    (0.3-2.0)\n",
       "Sodium | 138 | mmol/L | (137-147) | \n"
       "Potassium | 5.6 | mmol/L | (3.5-5.0) | *\n"
       "Chloride | 102 | mmol/L | (96-109) | \n"
       "HbA1c (NGSP) | 7.3 | % | (<6.5) | *\n"
       "HbA1c (IFCC) | 56 | mmol/mol | (<48) | *\n"
       "Triglycerides | 2.4 | mmol/L | (0.3-2.0) | \n"},
      {"where units stand in the cells of days, one alone is of its day",
       "Chemistry           29/08/23      12/03/24       03/10/24      Range\n"
       "Sodium              139 mmol/L    141 mmol/L     140 mmol/L    (137-147)\n"
       "Potassium           4.6 mmol/L    4.4 mmol/L     4.8 mmol/L    (3.5-5.0)\n"
       "Chloride            104 mmol/L    105 mmol/L     103 mmol/L    (96-109)\n"
       "\n"
       "General Chemistry\n"
       "\n"
       "Magnesium           0.9 mmol/L                                 (0.7-1.0)\n",
       "Sodium | 140 | mmol/L | (137-147) | \n"
       "Potassium | 4.8 | mmol/L | (3.5-5.0) | \n"
       "Chloride | 103 | mmol/L | (96-109) | \n"
       "Magnesium | 0.9 | mmol/L | (0.7-1.0) | \n"},
      {"a dash that flags a number in front of a lower limit makes no range of both",
       "Cholesterol      257 + <=200 mg/dL\n"
       "eGFR (CKD-EPI)   55 - >=60 mL/min/1.73m2\n"
       "Folate           2.1 - > 3 ng/mL\n",
       "Cholesterol | 257 | mg/dL | <=200 | +\n"
       "eGFR (CKD-EPI) | 55 | mL/min/1.73m2 | >=60 | -\n"
       "Folate | 2.1 | ng/mL | > 3 | -\n"},
      {"a result in the same unit, spelled otherwise, is none of the row above in another unit",
       "Untersuchung        Wert     Einheit       Referenz\n"
       "Kalzium gesamt      2,3      mmol/litre    2,1 bis 2,6\n"
       "Korrigiertes        2,4      mmols/L       2,2 bis 2,6\n"
       "Calcium\n"
       "Ferritin            22       ug/L          24 bis 336\n",
       "Kalzium gesamt | 2,3 | mmol/litre | 2,1 bis 2,6 | \n"
       "Korrigiertes Calcium | 2,4 | mmols/L | 2,2 bis 2,6 | \n"
       "Ferritin | 22 | ug/L | 24 bis 336 | \n"},
      {"a number that ends a line is the name's where the next line goes on with it",
       "Reticulocitos %           1,13 %          0,5 - 2,5\n"
       "Calcio en orina 24\n"
       "h                          151 mg/d\n"
       "Hemoglobina                268 g/L        130 - 170\n",
       "Reticulocitos % | 1,13 | % | 0,5 - 2,5 | \n"
       "Hemoglobina | 268 | g/L | 130 - 170 | \n"},
      {"a label leads the line, though with its word it could be a result of two words",
       "Glukoza\n"
       "  Wynik    115 mg/dL   70 - 140\n"
       "Ketony\n"
       "  Wynik ujemny         ujemny\n",
       "Glukoza | 115 | mg/dL | 70 - 140 | \n"
       "Ketony | ujemny |  | ujemny | \n"},
      {"a limit with what it means behind it is no result",
       "Vitamin D: <30 nmol/L severe deficiency; 30-49 mild deficiency.\n"
       "Vitamin D       <8 ng/mL      Deficient: <20; sufficient: >30\n",
       "Vitamin D | <8 | ng/mL | Deficient: <20; sufficient: >30 | \n"},
      {"a word that turns the result around stands among the words in front of it",
       "Serum protein electrophoresis: No abnormal band detected\n"
       "Elektrophorese: kein auffälliges Band nachweisbar\n"
       "Blood culture: detected\n",
       "Blood culture | detected |  |  | \n"},
      {"a blank groups no digits where a mark does: a share and a count",
       "Leucócitos    12.400       4.000 a 11.000\n"
       "Bastonetes    6 744        0 a 550\n"
       "Ureia         32,5 mg/dL   15,0 a 40,0\n",
       "Leucócitos | 12.400 |  | 4.000 a 11.000 | \nUreia | 32,5 | mg/dL | 15,0 a 40,0 | \n"},
      {"of titles none of which is the result's a date heads the results",
       "Component          Ref Range & Units       03/14/25 0615      Flag\n"
       "Color, Urine       Straw, Yellow           Amber              A\n"
       "WBC, Urine         0 - 5 /HPF              11-20              A\n"
       "Ketones, Urine     Negative                Negative\n",
       "Color, Urine | Amber |  | Straw, Yellow | A\n"
       "WBC, Urine | 11-20 | /HPF | 0 - 5 | A\n"
       "Ketones, Urine | Negative |  | Negative | \n"},
      {"a title of ranges that lost a word, above two limits",
       "Badanie           Warto\u015b\u0107        Wyniki\n"
       "Cholesterol LDL   maks 130 mg/dL   <6,5\n",
       ""},
      {"two results in two units: the first has its own unit and range",
       "                 RESULT         REFERENCE       UNIT       RESULT       REFERENCE      "
       "UNIT\n"
       "Fasting Sugar          6.42 H   3.90 - 5.83     mmol/L          115.68 H  70.27 - 105.05  "
       "mg/dL\n",
       "Fasting Sugar | 6.42 | mmol/L | 3.90 - 5.83 | H\n"},
      {"an accession behind the range, and a flag behind a grade",
       "Test               Result      Units   Range\n"
       "Prothrombin Time   13.1        s       12.0-15.5     25-148-104417\n"
       "Blood, urine       1+ +                negative      25-148-104418\n",
       "Prothrombin Time | 13.1 | s | 12.0-15.5 | \n"
       "Blood, urine | 1+ |  | negative | +\n"},
      {"no result in a guide of what grades mean together",
       "Test Name              In Range    Out Of Range    Reference Range\n"
       "PTH, INTACT            31                          16-77 pg/mL\n"
       "           Guide                  Intact PTH           Calcium\n"
       "           Weak Gland             Low or Low Normal    Low\n"
       "           Secondary Excess       High                 Normal or Low\n",
       "PTH, INTACT | 31 | pg/mL | 16-77 | \n"},
      {"a star in front of a value is no multiplier of its unit",
       "Haemoglobin   * 100 g/L   >120\n", "Haemoglobin | 100 | g/L | >120 | *\n"},
      {"a flag under the title of results, the name on the line above",
       "Test                 Unit     Reference Range   Result\n"
       "Transferrin\n"
       "saturation           %        14 - 50           HH 88\n",
       "Transferrin saturation | 88 | % | 14 - 50 | HH\n"},
      {"a flag in front of a spoiled number is no result",
       "Test          Result      Units\n"
       "Platelets     (H) 5O5.8   10^9/L\n"
       "Basophils     HH > O,90   10^9/L\n",
       ""},
      {"without titles the smaller of two upper limits is the result or none is",
       "Calcium           8.6 - 10.2 mg/dL   9.1\n"
       "LDL cholesterol   <130 mg/dL         below 6.5\n"
       "CRP               <0.6 mg/L          <5\n",
       "Calcium | 9.1 | mg/dL | 8.6 - 10.2 | \n"
       "CRP | <0.6 | mg/L | <5 | \n"},
      {"the end of a range that is torn apart under its title is no result",
       "Test       Result     Reference Range        Flag\n"
       "Sodium     138        136 - 145\n"
       "Magnesium         7.9 mg/dL  |  3.5          -  7.1  |  high\n",
       "Sodium | 138 |  | 136 - 145 | \n"},
      {"a name that begins with a number on a line of its own",
       "Test              Reference Range   Result\n"
       "Magnesium         1.6 - 2.6         1.9 mg/dL\n"
       "25                20 - 50           26 ng/mL\n"
       "hydroxyvitamin D, all of it\n"
       "Sodium            136 - 145         138 mmol/L\n",
       "Magnesium | 1.9 | mg/dL | 1.6 - 2.6 | \n"
       "Sodium | 138 | mmol/L | 136 - 145 | \n"},
      {"two titles that begin alike are two columns",
       "Test            Reference      Test       Units\n"
       "name            values         result\n"
       "Glucose         70 - 99        79         mg/dL\n",
       "Glucose | 79 | mg/dL | 70 - 99 | \n"},
      {"two tables side by side that begin with a date",
       "Date         Test      Result    Units       Date         Test       Result   Units\n"
       "05/04/2016   Lipase    pending   U/L         05/04/2016   Sodium     141      mmol/L\n"
       "05/04/2016   Albumin   41        g/L         05/04/2016   Selenium   107      ug/L\n",
       "Lipase | pending | U/L |  | \n"
       "Albumin | 41 | g/L |  | \n"
       "Sodium | 141 | mmol/L |  | \n"
       "Selenium | 107 | ug/L |  | \n"},
      {"dates below the labels of the page head title no columns",
       "Collected     Received      Reported\n"
       "07/08/2025    07/08/2025    07/10/2025\n"
       "\n"
       "HIV 1/2       positive      negative\n"
       "Sodium        138           mmol/L\n",
       "HIV 1/2 | positive |  | negative | \n"
       "Sodium | 138 | mmol/L |  | \n"},
      {"a limit and a value one blank apart are two numbers",
       "Natrium     138,5             mmol/l    136 - 145\n"
       "Hämoglobin  größer 130 253,1  g/l\n",
       "Natrium | 138,5 | mmol/l | 136 - 145 | \n"
       "Hämoglobin | 253,1 | g/l | größer 130 | \n"},
      {"or left open where they could be one number",
       "Natrium     138,5             mmol/l    136 - 145\n"
       "LDL-Cholesterin  kleiner 130 330  mg/dl\n",
       "Natrium | 138,5 | mmol/l | 136 - 145 | \n"},
      {"cards of one test under two of its names",
       "BUN\n"
       "  12 mg/dL\n"
       "  Reference range: 6 - 21\n"
       "Blood urea nitrogen\n"
       "  30 mg/dL (H)\n"
       "  Reference range: 6 - 21\n",
       "BUN | 12 | mg/dL | 6 - 21 | \n"
       "Blood urea nitrogen | 30 | mg/dL | 6 - 21 | (H)\n"},
      {"a value behind a sentence, its unit with the range below",
       "In a study of 1,250 adults 42 percent had low vitamin D.\n"
       "Albumin       41\n"
       "  Reference range: 35 - 50 g/L\n",
       "Albumin | 41 | g/L | 35 - 50 | \n"},
      {"a name torn by its value, marks in front of it",
       "## VITAMIN D,25-\n"
       "31.0 ng/mL   30 to 100\n"
       "## OH,TOTAL,IA\n"
       "## SODIUM\n"
       "138 mmol/L\n",
       "VITAMIN D,25-OH,TOTAL,IA | 31.0 | ng/mL | 30 to 100 | \n"
       "SODIUM | 138 | mmol/L |  | \n"},
      {"a flag whose words stand as far apart as cells",
       "Calcium   11.2   mg/dL   8.6 to 10.3   OUT   OF   RANGE\n",
       "Calcium | 11.2 | mg/dL | 8.6 to 10.3 | OUT OF RANGE\n"},
      {"a flag's word between the value and its limits",
       "Test             Result                   Reference Value      Unit\n"
       "Platelet Count   151        Borderline    150 - 410            10^9/L\n",
       "Platelet Count | 151 | 10^9/L | 150 - 410 | Borderline\n"},
      {"a sign in front of an interval is a flag", "Monocytes % 10.2 > 3 - 10 %\n",
       "Monocytes % | 10.2 | % | 3 - 10 | >\n"},
      {"a unit in front of its value below the name",
       "Sodium      138   136 - 145   mmol/L\n"
       "Width of the distribution\n"
       "% 12.5   11.5 - 14.5\n",
       "Sodium | 138 | mmol/L | 136 - 145 | \n"
       "Width of the distribution | 12.5 | % | 11.5 - 14.5 | \n"},
      {"a word result one blank behind an unknown name, among results",
       "Sodium 138 mmol/L 136 - 145\n"
       "Inventovirus-IgG negative\n",
       "Sodium | 138 | mmol/L | 136 - 145 | \n"
       "Inventovirus-IgG | negative |  |  | \n"},
      {"a banner between the names of two cards and their values",
       "Glucose                         Urea nitrogen\n"
       "SAMPLE, PERSON | 01/09/2025\n"
       "94.6 mg/dL                      16.9 mg/dL\n"
       "Ref: 70-99                      Ref: 7-20\n",
       "Glucose | 94.6 | mg/dL | 70-99 | \n"
       "Urea nitrogen | 16.9 | mg/dL | 7-20 | \n"},
      {"a watermark's letter between the names of two cards",
       "Platelets           R           Eosinophils #\n"
       "284 10*9/L                      0.63\n"
       "                                Reference Range: (<0.9) 10^9/L\n",
       "Platelets | 284 | 10*9/L |  | \n"
       "Eosinophils # | 0.63 | 10^9/L | (<0.9) | \n"},
      {"the end of one wrapped name above the beginning of the next",
       "Test               Result    Reference Range\n"
       "Absolute           81.9      25-100 x10^9/L\n"
       "Reticulocytes\n"
       "Absolute           1.0 H     <0.9 x10^9/L\n"
       "Eosinophils\n",
       "Absolute Reticulocytes | 81.9 | x10^9/L | 25-100 | \n"
       "Absolute Eosinophils | 1.0 | x10^9/L | <0.9 | H\n"},
      {"a right-aligned cell that begins in front of its title",
       "Test           Reference            Result\n"
       "Vitamin B12    232 - 1245    not available\n"
       "Ferritin       13 - 150         9 ng/mL  L\n"
       "Sodium         136 - 145      141 mmol / L\n",
       "Vitamin B12 | not available |  | 232 - 1245 | \n"
       "Ferritin | 9 | ng/mL | 13 - 150 | L\n"
       "Sodium | 141 | mmol / L | 136 - 145 | \n"},
      {"a limit in front of the result, as the titles say without standing above them",
       "Test Flag Reference range          Result\n"
       "Eosinophils\n"
       "  Result           <8 percent      2\n",
       ""},
      {"a flag in front of two numbers without a blank between them",
       "Test               Result           Reference range\n"
       "Sodium             141 mmol/L       136 - 145\n"
       "Ferritin           (H) 0.750.1 to   0.6 ng/mL\n",
       "Sodium | 141 | mmol/L | 136 - 145 | \n"},
      {"letters for digits, and the unit right behind them",
       "Test               Result           Reference range\n"
       "Sodium             141 mmol/L       136 - 145\n"
       "Magnesium          >8O7mg/d         51 - 269\n",
       "Sodium | 141 | mmol/L | 136 - 145 | \n"},
      {"bars between cells that stand under no title",
       "Test (all)  |  Result 1  |  Reference range  |  Flag\n"
       "Ferritin  |  8 ng/mL  |  13 - 150  |  L\n"
       "Hemoglobin A1c (IFCC, whole blood)  |  38 mmol/mol  |  20 - 42  |\n"
       "Anti-HCV  |  negative  |  neg  |\n",
       "Ferritin | 8 | ng/mL | 13 - 150 | L\n"
       "Hemoglobin A1c (IFCC, whole blood) | 38 | mmol/mol | 20 - 42 | \n"
       "Anti-HCV | negative |  | neg | \n"},
      {"limits one blank behind the name, and the result apart",
       "Total protein 60-80      116 + g/L\n"
       "Chloride      98-107     103   mmol/L\n",
       "Total protein | 116 | g/L | 60-80 | +\n"
       "Chloride | 103 | mmol/L | 98-107 | \n"},
      {"flags under no title in front of the title of the method",
       "Test               Units           Reference range    Value      Method\n"
       "Eosinophils        x10^9/L         < 0.9              1.2    +   ICP-MS\n",
       "Eosinophils | 1.2 | x10^9/L | < 0.9 | +\n"},
      {"a limit in words and brackets",
       "Determinaciones             Intervalo de referencia       Resultado\n"
       "Lipasa                      (13 - 60)                      85 U/L (H)\n"
       "Cociente alb./creatinina    (hasta 30)                    35 mg/g (H)\n",
       "Lipasa | 85 | U/L | (13 - 60) | (H)\n"
       "Cociente alb./creatinina | 35 | mg/g | (hasta 30) | (H)\n"},
      {"a dash below the title of flags says low where the limits do",
       "Test           Flag    Reference range    Result     Unit\n"
       "LDH            -       120 - 250          94         U/L\n"
       "Sodium         -       136 - 145          141        mmol/L\n"
       "Albumin        +       35 - 50            72         g/L\n",
       "LDH | 94 | U/L | 120 - 250 | -\n"
       "Sodium | 141 | mmol/L | 136 - 145 | \n"
       "Albumin | 72 | g/L | 35 - 50 | +\n"},
      {"a site's code behind the limits, and where none are printed",
       "Test           Result     Unit     Reference value\n"
       "Ferritin       22         ng/mL    13 - 150                02\n"
       "Hemoglobin     11.5       g/dL                             02\n",
       "Ferritin | 22 | ng/mL | 13 - 150 | \n"
       "Hemoglobin | 11.5 | g/dL |  | \n"},
      {"a blank that may part thousands, which the decimal point leaves open",
       "Test           Result          Reference value\n"
       "Hemoglobin     11.5 g/dL       12.0 - 15.5\n"
       "Potassium      4.1 mmol/L      3.5 - 5.1\n"
       "Vitamin B12    1 574 pg/mL\n",
       "Hemoglobin | 11.5 | g/dL | 12.0 - 15.5 | \n"
       "Potassium | 4.1 | mmol/L | 3.5 - 5.1 | \n"},
      {"the foot of a page below single-blank columns",
       "Test               Result Range     Method\n"
       "CRP                1.3    <3 mg/L   ISE\n"
       "Sodium             141    136-145   ISE\n"
       "Harbour Road 12    - 1 -\n",
       "CRP | 1.3 | mg/L | <3 | \n"
       "Sodium | 141 |  | 136-145 | \n"},
      {"a definite word alone below the name of its test", "Gram stain:\n  NEGATIVE\n",
       "Gram stain | NEGATIVE |  |  | \n"},
      {"what a sentence lists below the date of another day, up to the next gap",
       "LABORATORY DATA ON ADMISSION (10/02/2022):\n"
       "WBC 10.8, hemoglobin 6.9, hematocrit 21.2. Sodium 138,\n"
       "bicarbonate 21, BUN 58, creatinine 1.7, glucose 188.\n"
       "AST 22, ALT 18.\n"
       "\n"
       "Labs today: Na 138, K 4.1, glucose 88\n",
       "Na | 138 |  |  | \n"
       "K | 4.1 |  |  | \n"
       "glucose | 88 |  |  | \n"},
      {"earlier results below a result are none of their own",
       "GLICOSE\n"
       "Resultado: 108 mg/dL\n"
       "Resultado(s) anterior(es): 18/07/2023: 101 mg/dL | 09/01/2023: 97 mg/dL\n",
       "GLICOSE | 108 | mg/dL |  | \n"},
      {"a remark with limits below a word range",
       "Test                    Result     Unit     Reference Range\n"
       "H. pylori Ag (Stool)    Positive            Negative\n"
       "\n"
       "  Remarks: Diabetic control: < 7 good control, 7 - 8 fair control, > 8 poor.\n",
       "H. pylori Ag (Stool) | Positive |  | Negative | \n"},
      {"two results whose second name is no cell of its own",
       "Sodium   138   mmol/L   136-145 3 Ferritin   44   ug/L   30-400\n", ""},
      {"what is measured in urine is not its namesake in blood",
       "Test          Result    Unit      Range\n"
       "U_Glucose     3         arb.j.    0 - 0\n",
       "U_Glucose | 3 | arb.j. | 0 - 0 | \n"},
      {"counts of a field with their limits, and how many of what grew",
       "WBC          >50       H    (0-5) /HPF\n"
       "RBC          11-20     H    (0-2) /HPF\n"
       "PROTEIN      30        H    (NEG) mg/dL\n"
       "CULTURE RESULTS: 250 STAPHYLOCOCCUS AUREUS\n",
       "WBC | >50 | /HPF | (0-5) | H\n"
       "RBC | 11-20 | /HPF | (0-2) | H\n"
       "PROTEIN | 30 | mg/dL | NEG | H\n"
       "CULTURE RESULTS | 250 STAPHYLOCOCCUS AUREUS |  |  | \n"},
      {"calcium's symbol in capitals, and no tumour marker's name",
       "Results: GLUCOSE 144\n"
       "K     4.1\n"
       "CA    9.3\n"
       "ALK   86\n"
       "\n"
       "CA 125    22   U/mL   <35\n",
       "GLUCOSE | 144 |  |  | \n"
       "K | 4.1 |  |  | \n"
       "CA | 9.3 |  |  | \n"
       "ALK | 86 |  |  | \n"
       "CA 125 | 22 | U/mL | <35 | \n"},
      {"a flag that contradicts the limit in front of it is another number's",
       "Sedimentation rate   < 22 mm/h   > 66   +\n", ""},
      {"a person's dates below the labels of the page head title no columns",
       "Patient           DOB            Sex    Date Collected\n"
       "Sample, Person    26 Sep 1946    M      14 Jul 2019 15:24\n"
       "\n"
       "Vitamin E         5.5-17.0       12.9 mg/L\n",
       "Vitamin E | 12.9 | mg/L | 5.5-17.0 | \n"},
      {"one field a line, the range in words",
       "Test Name: INVENTED AB\n"
       "Result: NEG\n"
       "Reference Range: (SEE INTERPRETATION)\n",
       "INVENTED AB | NEG |  | SEE INTERPRETATION | \n"},
      {"a watermark's letter behind a name, and a word behind the letter",
       "Test                Result   Flag  Units     Reference range\n"
       "Sodium   R    sera  140            mmol/L    136 - 145\n",
       "Sodium | 140 | mmol/L | 136 - 145 | \n"},
      {"a watermark's letter between the titles of units",
       "Differential      A     %      10^9/L\n"
       "Neutrophils             57     6.27\n",
       "Neutrophils | 57 | % |  | \n"
       "Neutrophils | 6.27 | 10^9/L |  | \n"},
  };
  return table;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(row_traps)

BOOST_AUTO_TEST_CASE(no_trap_gives_a_wrong_value) { check_rows(samples()); }

BOOST_AUTO_TEST_CASE(a_count_in_a_field_is_no_number_of_the_page) {
  const std::string second = std::string("Sodium         140        mmol/L     136 - 145\n") +
                             "\fCasts          2-4 /LPF\n" +
                             "Potassium      4.4        mmol/L     3.5 - 5.1\n";
  BOOST_TEST(rows_of(second) ==
             "Sodium | 140 | mmol/L | 136 - 145 | \n"
             "Casts | 2-4 | /LPF |  | \n"
             "Potassium | 4.4 | mmol/L | 3.5 - 5.1 | \n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

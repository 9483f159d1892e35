// Rows of whole small reports, by their layout: what is printed on the left, what is read of it on
// the right, one line a result: name | value | unit | range | flag.
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

const std::vector<RowSample>& samples() {
  static const std::vector<RowSample> table = {
      {"a table with titles",
       "Test            Result   Flag   Units     Reference Range\n"
       "Calcium         8.1      L      mg/dL     8.6-10.3\n"
       "Albumin         4.2             g/dL      3.6 - 5.1\n",
       "Calcium | 8.1 | mg/dL | 8.6-10.3 | L\n"
       "Albumin | 4.2 | g/dL | 3.6 - 5.1 | \n"},
      {"a heading that would make another test of the name above, which is not reported in its "
       "unit",
       "Test            Result   Units     Reference Range\n"
       "Monocytes       6        %         2 - 10\n"
       "ABSOLUTE COUNT\n"
       "Neutrophils     4100     cells/uL  1500 - 7500\n",
       "Monocytes | 6 | % | 2 - 10 | \n"
       "Neutrophils | 4100 | cells/uL | 1500 - 7500 | \n"},
      {"columns between the name and the value",
       "Test         Reference Range   Units    Result\n"
       "Iron         250 to 400        ug/dL    280\n"
       "HDL          >50               mg/dL    <25\n",
       "Iron | 280 | ug/dL | 250 to 400 | \n"
       "HDL | <25 | mg/dL | >50 | \n"},
      {"titles on two lines",
       "Test        Reference   Result   Units\n"
       "            Range\n"
       "Sodium      136 - 145   138      mmol/L\n",
       "Sodium | 138 | mmol/L | 136 - 145 | \n"},
      {"cells that keep the order of their titles but not their place",
       "Test  Result  Units  Reference Range\n"
       "Haemoglobin  134  g/L  120 - 160\n"
       "HIV 1/2  negative  neg\n"
       "Creatinine  71 H  umol/L  45 - 90\n",
       "Haemoglobin | 134 | g/L | 120 - 160 | \n"
       "HIV 1/2 | negative |  | neg | \n"
       "Creatinine | 71 | umol/L | 45 - 90 | H\n"},
      {"so they do below titles that stand apart",
       "Test                          Result          Reference Range\n"
       "Haemoglobin  134 g/L  120 - 160\n"
       "HIV 1/2  NEGATIVE  [NEGATIVE]\n"
       "pH  6.0  [5.0 - 7.0]\n"
       "Creatinine  71 umol/L  45 - 90\n",
       "Haemoglobin | 134 | g/L | 120 - 160 | \n"
       "HIV 1/2 | NEGATIVE |  | NEGATIVE | \n"
       "pH | 6.0 |  | [5.0 - 7.0] | \n"
       "Creatinine | 71 | umol/L | 45 - 90 | \n"},
      {"columns one blank apart",
       "No Test        Value   Unit   Reference Range\n"
       "9  Glucose     5.1     mmol/L 3.9-5.6\n"
       "10 Lipase      87 H    U/L    13-60\n"
       "11 Haemoglobin 134     g/L    120-160\n",
       "Glucose | 5.1 | mmol/L | 3.9-5.6 | \n"
       "Lipase | 87 | U/L | 13-60 | H\n"
       "Haemoglobin | 134 | g/L | 120-160 | \n"},
      {"a wrapped name whose first line ends in a number",
       "Test            Value    Unit        Range\n"
       "Calcium, 24 h\n"
       "urine           174.6    mg/24 h     100-300\n",
       "Calcium, 24 h urine | 174.6 | mg/24 h | 100-300 | \n"},
      {"no result below a foot with the page's number",
       "Test       Result   Units   Reference Range\n"
       "Sodium     138      mmol/L  136 - 145\n"
       "12 Sample Street, Suite 210             - 1 -\n",
       "Sodium | 138 | mmol/L | 136 - 145 | \n"},
      {"two limits without titles are left open", "Lipoprotein(a)   <125   >375   nmol/L\n", ""},
      {"rows that wrap, a blank line apart",
       "Test              Result   Units    Reference Range\n"
       "\n"
       "Alkaline          61       U/L      31-125\n"
       "Phosphatase\n"
       "\n"
       "Vitamin B12       >2000    pg/mL    Deficient: <200\n"
       "                                    Normal: >300\n",
       "Alkaline Phosphatase | 61 | U/L | 31-125 | \n"
       "Vitamin B12 | >2000 | pg/mL | Deficient: <200/Normal: >300 | \n"},
      {"columns of results and of ranges for each unit",
       "Leucograma           %         /mm3        Ref. %       Ref. /mm3\n"
       "Leucócitos          100      12.480                     4.000 a 11.000\n"
       "Bastonetes          3,0         374        0 a 5        0 a 550\n",
       "Leucócitos | 100 | % |  | \n"
       "Leucócitos | 12.480 | /mm3 | 4.000 a 11.000 | \n"
       "Bastonetes | 3,0 | % | 0 a 5 | \n"
       "Bastonetes | 374 | /mm3 | 0 a 550 | \n"},
      {"the same without a heading",
       "                       %          g/dL       Rif. %          Rif. g/dL\n"
       "Albumina              52,1 *      3,86       55,8 - 66,1     3,70 - 5,30\n"
       "Alfa 1 globuline       4,4        0,33       2,9 - 4,9       0,20 - 0,40\n",
       "Albumina | 52,1 | % | 55,8 - 66,1 | *\n"
       "Albumina | 3,86 | g/dL | 3,70 - 5,30 | \n"
       "Alfa 1 globuline | 4,4 | % | 2,9 - 4,9 | \n"
       "Alfa 1 globuline | 0,33 | g/dL | 0,20 - 0,40 | \n"},
      {"a column of results for each unit",
       "Differential        %       10^9/L\n"
       "Neutrophils         57      6.27\n",
       "Neutrophils | 57 | % |  | \n"
       "Neutrophils | 6.27 | 10^9/L |  | \n"},
      {"letters of a watermark",
       "Calcium     P       9.2   mg/dL   8.6 - 10.3\n"
       "Sodium          R   138   mmol/L  136 - 145\n"
       "Glucose       O     95    mg/dL   70 - 100\n",
       "Calcium | 9.2 | mg/dL | 8.6 - 10.3 | \n"
       "Sodium | 138 | mmol/L | 136 - 145 | \n"
       "Glucose | 95 | mg/dL | 70 - 100 | \n"},
      {"results that a sentence lists",
       "Labs from this morning: Na 138, K 4.1, Ca 8.3 (low), glucose 88\n"
       "TSH 2.3, vit D 19 ng/mL\n"
       "\n"
       "Hemoglobin 10.4 g/dL (L), platelets 188 K/uL, and a weight of 61.3 kg.\n",
       "Na | 138 |  |  | \n"
       "K | 4.1 |  |  | \n"
       "Ca | 8.3 |  |  | (low)\n"
       "glucose | 88 |  |  | \n"
       "TSH | 2.3 |  |  | \n"
       "vit D | 19 | ng/mL |  | \n"
       "Hemoglobin | 10.4 | g/dL |  | (L)\n"
       "platelets | 188 | K/uL |  | \n"},
      {"a list in the first of two cells, which the next line ends, takes no word of the second",
       "Na 138 mmol/L, K 4.1 mmol/L, platelets      Glucose      5.2 mmol/L\n"
       "412 /nl (150-370), MCV 74 fl\n",
       "Na | 138 | mmol/L |  | \n"
       "K | 4.1 | mmol/L |  | \n"
       "platelets | 412 | /nl | (150-370) | \n"
       "Glucose | 5.2 | mmol/L |  | \n"
       "MCV | 74 | fl |  | \n"},
      {"separated values with columns of the patient among them",
       "Patient Name,Sex,Panel,Test,Result,Flag,Units,Reference Range,Lab\n"
       "\"Sample, Theo\",Male,CMP,\"Protein, Total\",7.4,,g/dL,6.0-8.5,BN\n"
       "\"Sample, Theo\",Male,LIPID,Triglycerides,\"1,204\",HH,mg/dL,0-149,BN\n",
       "Protein, Total | 7.4 | g/dL | 6.0-8.5 | \n"
       "Triglycerides | 1,204 | mg/dL | 0-149 | HH\n"},
      {"lines of words and limits in the cell of the range",
       "TEST            RESULT           REFERENCE VALUE      METHOD\n"
       "Rubella IgG     86.4 IU/mL       < 10 : Negative      CLIA\n"
       "                                 >= 10 : Positive\n"
       "TSH             2.1 mIU/L        0.4 - 4.0            CLIA\n",
       "Rubella IgG | 86.4 | IU/mL | < 10 : Negative/>= 10 : Positive | \n"
       "TSH | 2.1 | mIU/L | 0.4 - 4.0 | \n"},
      {"words of people in a labelled range",
       "PSA TOTAL\n"
       "RESULTADO: 1,12 ng/mL       Valores de referência: até 2,50 ng/mL\n"
       "\n"
       "TRIGLICÉRIDES\n"
       "RESULTADO: 162 mg/dL        Valores de referência: Com jejum: inferior a 150 mg/dL\n",
       "PSA TOTAL | 1,12 | ng/mL | até 2,50 | \n"
       "TRIGLICÉRIDES | 162 | mg/dL | Com jejum: inferior a 150 | \n"},
      {"a name below the title of results is a result",
       "Test              Result                 Unit     Reference\n"
       "Red blood cells   Absent                 /hpf     0 - 2\n"
       "Crystals          Calcium oxalate (+)             Absent\n",
       "Red blood cells | Absent | /hpf | 0 - 2 | \n"
       "Crystals | Calcium oxalate (+) |  | Absent | \n"},
      {"a summary in front of the table",
       "Ferritin   7 L      Iron   31 L     HGB    10.9 L\n"
       "\n"
       "Test       Result   Flag   Range       Units\n"
       "HGB        10.9     L      11.6-15.5   g/dL\n"
       "Iron       31       L      37-145      ug/dL\n"
       "Ferritin   7        L      13-150      ng/mL\n",
       "HGB | 10.9 | g/dL | 11.6-15.5 | L\n"
       "Iron | 31 | ug/dL | 37-145 | L\n"
       "Ferritin | 7 | ng/mL | 13-150 | L\n"},
      {"a typed rule between titles and rows",
       "TEST             RESULT    FLAG    REF RANGE      UNITS\n"
       "----------------------------------------------------------\n"
       "  POTASSIUM      6.2       *H      3.5-5.1        MMOL/L\n"
       "  INR            1.0               0.9-1.1\n",
       "POTASSIUM | 6.2 | MMOL/L | 3.5-5.1 | *H\n"
       "INR | 1.0 |  | 0.9-1.1 | \n"},
      {"two columns of results with unknown titles are left open",
       "Investigation results\n"
       "Test              Admission      Discharge      Reference\n"
       "White cells       17.4           8.2            4-11 x10^9/L\n"
       "Creatinine        166            121            59-104 umol/L\n",
       ""},
      {"headings above the names of two tables",
       "Chemistry   Result  Units   Range        Hematology   Result  Units  Range\n"
       "Sodium      140     mmol/L  136-145      WBC          5.4     K/uL   4.0-10.5\n"
       "Glucose     109 H   mg/dL   70-99        Hemoglobin   11.9 L  g/dL   12.0-15.5\n",
       "Sodium | 140 | mmol/L | 136-145 | \n"
       "Glucose | 109 | mg/dL | 70-99 | H\n"
       "WBC | 5.4 | K/uL | 4.0-10.5 | \n"
       "Hemoglobin | 11.9 | g/dL | 12.0-15.5 | L\n"},
      {"labels with full-width colons below the value",
       "白细胞计数\n"
       "6.21\n"
       "参考范围：3.5-9.5  单位：10^9/L\n",
       "白细胞计数 | 6.21 | 10^9/L | 3.5-9.5 | \n"},
      {"no result in a guide of limits below a row",
       "TESTS              RESULT    FLAG    UNITS     REFERENCE INTERVAL\n"
       "PTH, Intact        71        High    pg/mL     15 - 65\n"
       "    Interpretation       Intact PTH       Calcium\n"
       "    Normal         15 - 65                     8.6 - 10.2\n"
       "    Secondary Hyperparathyroidism >65          <10.2\n"
       "    Hypoparathyroidism   <15                   <8.6\n",
       "PTH, Intact | 71 | pg/mL | 15 - 65 | High\n"},
      {"a summary that prints the interval where the table prints bands",
       "Tests outside reference range\n"
       "TEST NAME                  OBSERVED VALUE    UNITS    Interval\n"
       "25-OH VITAMIN D (TOTAL)    16.5              ng/mL    30-100\n"
       "\n"
       "Sample collected on : 25 Jun 2025 08:00\n"
       "TEST NAME                  TECHNOLOGY        VALUE    UNITS\n"
       "25-OH VITAMIN D (TOTAL)    E.C.L.I.A         16.5     ng/mL\n"
       "Interval :\n"
       "Deficiency : <=20 || Sufficiency : >= 30\n",
       "25-OH VITAMIN D (TOTAL) | 16.5 | ng/mL | Deficiency : <=20 || Sufficiency : >= 30 | \n"},
      {"no result in a comment about one",
       "TEST         FLAG    RESULT    REFERENCE RANGE    UNITS\n"
       "Ferritin     LO      11        15-272             ug/L\n"
       "Ferritin comment: <30 ug/L consistent with iron deficiency.\n",
       "Ferritin | 11 | ug/L | 15-272 | LO\n"},
      {"rows that a tab sets in below their titles, of which the first two say result",
       "Result\tValue\tRef Range\n"
       "\tSodium\t133 (L)\t136 - 145 mmol/L\n"
       "\tGlucose, POC\t156\t70 - 99 mg/dL\n",
       "Sodium | 133 | mmol/L | 136 - 145 | (L)\n"
       "Glucose, POC | 156 | mg/dL | 70 - 99 | \n"},
      {"two tables so close that the last title of one and the first of the other look like one",
       "No Test        Result   Unit    Range   No Test        Result   Unit    Range\n"
       "1  Sodium      138      mmol/L  136-145 3  Ferritin    44       ug/L    30-400\n"
       "2  Potassium   4.1      mmol/L  3.5-5.1 4  Albumin     42       g/L     35-50\n",
       "Sodium | 138 | mmol/L | 136-145 | \n"
       "Potassium | 4.1 | mmol/L | 3.5-5.1 | \n"
       "Ferritin | 44 | ug/L | 30-400 | \n"
       "Albumin | 42 | g/L | 35-50 | \n"},
      {"a column between names and results whose title nobody knows",
       "TEST          XYZZY        RESULT    FLAG    UNIT     REFERENCE RANGE\n"
       "Urea          abcde        28                mg/dL    17 - 43\n"
       "Uric Acid     fghij        7.4       H       mg/dL    3.5 - 7.2\n",
       "Urea | 28 | mg/dL | 17 - 43 | \n"
       "Uric Acid | 7.4 | mg/dL | 3.5 - 7.2 | H\n"},
      {"the share of all beside their count, a unit printed with the limits too",
       "Leucócitos      100 %     6.340 /mm3     3.500 a 10.500 /mm3\n"
       "Monócitos       8,4 %       533 /mm3     300 a 900 /mm3\n",
       "Leucócitos | 100 | % |  | \n"
       "Leucócitos | 6.340 | /mm3 | 3.500 a 10.500 /mm3 | \n"
       "Monócitos | 8,4 | % |  | \n"
       "Monócitos | 533 | /mm3 | 300 a 900 /mm3 | \n"},
      {"a guide below the names of a row that has its limits",
       "Test                Result    Units     Reference Range\n"
       "25-OH Vitamin D     17.4      ng/mL     >30\n"
       "   Deficient <10; insufficient 10-30; sufficient 30-100\n",
       "25-OH Vitamin D | 17.4 | ng/mL | >30 | \n"},
      {"a guide that begins below the names and runs on below the results",
       "Test                Result    Units     Reference Range     Previous\n"
       "25-OH Vitamin D     17.4      ng/mL     [ > 30 ]            22.1\n"
       "      Deficient: < 10 insufficient: 10 - 30 sufficient: > 30 ng/mL\n",
       "25-OH Vitamin D | 17.4 | ng/mL | [ > 30 ] | \n"},
      {"titles of earlier results above and below the line of the others",
       "                                                          Önceki Sonuç\n"
       "Tetkik Adı        Sonuç     Birim       Referans Aralığı\n"
       "                                                          (04.05.2023)\n"
       "Glukoz            97        mg/dL       74 - 106          92\n"
       "Ferritin          6,3       µg/L        11 - 307          9,8\n",
       "Glukoz | 97 | mg/dL | 74 - 106 | \n"
       "Ferritin | 6,3 | µg/L | 11 - 307 | \n"},
      {"a method between the lines of a range",
       "Investigation        Observed Value    Unit      Biological Reference Interval\n"
       "CEA                  1.94              ng/mL     Non smoker: < 5.0\n"
       "Method : CMIA\n"
       "                                                 Smoker: < 10.0\n"
       "Prolactin            18.92             ng/mL     4.79 - 23.30\n",
       "CEA | 1.94 | ng/mL | Non smoker: < 5.0/Smoker: < 10.0 | \n"
       "Prolactin | 18.92 | ng/mL | 4.79 - 23.30 | \n"},
      {"rows of their own below a table of several dates",
       "Date           14/11/22   08/05/23   12/06/24   Units       Reference\n"
       "HbA1c          7.4        7.1        7.6        %\n"
       "\n"
       "URINE ALBUMIN\n"
       "Urine Albumin    84 mg/L\n"
       "Urine Creatinine 9.3 mmol/L\n",
       "HbA1c | 7.6 | % |  | \n"
       "Urine Albumin | 84 | mg/L |  | \n"
       "Urine Creatinine | 9.3 | mmol/L |  | \n"},
      {"a row with a unit of its own below a table titled by units",
       "Leucograma                %         /mm3\n"
       "Segmentados               55,0      2.981\n"
       "Plaquetas: 263.000 /mm3             150.000 a 450.000 /mm3\n",
       "Segmentados | 55,0 | % |  | \n"
       "Segmentados | 2.981 | /mm3 |  | \n"
       "Plaquetas | 263.000 | /mm3 | 150.000 a 450.000 /mm3 | \n"},
      {"a word result alone under its titles",
       "Date        Test       Result     Unit    Range\n"
       "22.12.2021  Calcium    9.3        mg/dL   8.4 - 10.2\n"
       "22.12.2021  Protein    Negative\n",
       "Calcium | 9.3 | mg/dL | 8.4 - 10.2 | \n"
       "Protein | Negative |  |  | \n"},
      {"a row of counters and codes in front of the names",
       "序号  代号    项目名称      结果     参考区间     单位\n"
       "1   ALB   白蛋白      48.1    40-55     g/L\n",
       "白蛋白 | 48.1 | g/L | 40-55 | \n"},
      {"a known row under its titles below a comment",
       "Analyte                    Value\n"
       "LDL-CHOLESTEROL            152 H\n"
       "  Desirable range for those who are at risk of this is below a limit\n"
       "  that the patient and the doctor have agreed on.\n"
       "NON HDL CHOLESTEROL        187 H\n"
       "  Reference Range: <130 mg/dL\n",
       "LDL-CHOLESTEROL | 152 |  |  | H\n"
       "NON HDL CHOLESTEROL | 187 | mg/dL | <130 | H\n"},
      {"a labelled range below a value that is a limit itself",
       "Cholesterol\n"
       "<10.0\n"
       "Reference Range: (<=200) mg/dL\n",
       "Cholesterol | <10.0 | mg/dL | (<=200) | \n"},
      {"rows behind a sentence",
       "Adults need about 700 mg of calcium a day, of which milk gives 120 mg.\n"
       "Sodium      138    mmol/L    136 - 145\n",
       "Sodium | 138 | mmol/L | 136 - 145 | \n"},
      {"titles typed with single blanks",
       "Test Result Units Reference Range\n"
       "Calcium 8.1 mg/dL 8.6-10.3\n"
       "25-OH Vitamin D 32 ng/mL 30-100\n",
       "Calcium | 8.1 | mg/dL | 8.6-10.3 | \n"
       "25-OH Vitamin D | 32 | ng/mL | 30-100 | \n"},
      {"no titles at all",
       "Sodium      138    mmol/L    136 - 145\n"
       "Vitamin B12 >2000 H  pg/mL   232-1245\n",
       "Sodium | 138 | mmol/L | 136 - 145 | \n"
       "Vitamin B12 | >2000 | pg/mL | 232-1245 | H\n"},
      {"name, value, unit and range in running text",
       "Glucose, Fasting: 95 mg/dL (Ref: 70 - 100)\n"
       "Vitamin D: 32 ng/mL (Ref: 30 - 100)\n",
       "Glucose, Fasting | 95 | mg/dL | 70 - 100 | \n"
       "Vitamin D | 32 | ng/mL | 30 - 100 | \n"},
      {"a name that goes on below its row",
       "Test Name         Result   Units    Reference Range\n"
       "ALKALINE          61       U/L      31-125\n"
       "PHOSPHATASE\n"
       "CALCIUM           9.2      mg/dL    8.6-10.2\n",
       "ALKALINE PHOSPHATASE | 61 | U/L | 31-125 | \n"
       "CALCIUM | 9.2 | mg/dL | 8.6-10.2 | \n"},
      {"a value below its name",
       "Magnesium\n"
       "1.9 mg/dL\n"
       "1.6 - 2.6\n",
       "Magnesium | 1.9 | mg/dL | 1.6 - 2.6 | \n"},
      {"a site code beside the name is no value",
       "Test              Result   Units    Reference Interval\n"
       "Potassium   01\n"
       "                  5.3      mmol/L   3.5-5.2\n",
       "Potassium | 5.3 | mmol/L | 3.5-5.2 | \n"},
      {"the same value in a second unit is a second result",
       "Calcium   2,21 mmol/L   2,20 - 2,55\n"
       "          88,6 mg/L     88,2 - 102,2\n",
       "Calcium | 2,21 | mmol/L | 2,20 - 2,55 | \n"
       "Calcium | 88,6 | mg/L | 88,2 - 102,2 | \n"},
      {"a gauge: the middle of its scale is the range",
       "Magnesium\n"
       "                                        0.91\n"
       "     <0.70      0.70 - 1.00     >1.00   mmol/l\n"
       "     Low        Optimal         High\n",
       "Magnesium | 0.91 | mmol/l | 0.70 - 1.00 | \n"},
      {"two cards side by side",
       "Calcium                         Magnesium\n"
       "Normal range: 8.7 - 10.2 mg/dL  Normal range: 1.6 - 2.3 mg/dL\n"
       "9.4                             2.4 High\n",
       "Calcium | 9.4 | mg/dL | 8.7 - 10.2 | \n"
       "Magnesium | 2.4 | mg/dL | 1.6 - 2.3 | High\n"},
      {"one field a line, each with its label",
       "Test Name: POTASSIUM\n"
       "Result: 6.5 Critical High\n"
       "Units: mmol/L\n"
       "Reference Range: (3.5-5.0)\n",
       "POTASSIUM | 6.5 | mmol/L | (3.5-5.0) | Critical High\n"},
      {"a heading, its method, and the result below",
       "VITAMINA B12\n"
       "Material: Soro    Método: Quimioluminescência\n"
       "RESULTADO:   Inferior a 150 pg/mL    211 a 946 pg/mL\n",
       "VITAMINA B12 | Inferior a 150 | pg/mL | 211 a 946 | \n"},
      {"dated columns: the newest is the result",
       "Date        25/09/2022   12/03/2025   Units    Reference\n"
       "Calcium     2.38         2.29         mmol/L   (2.10 - 2.60)\n",
       "Calcium | 2.29 | mmol/L | (2.10 - 2.60) | \n"},
      {"bounds in columns of their own",
       "Badanie     Wynik   Jednostka   Min    Max\n"
       "Potas       4,1     mmol/l      3,5    5,1\n",
       "Potas | 4,1 | mmol/l | 3,5 - 5,1 | \n"},
      {"a repeated row is one result",
       "Ferritin  12  ng/mL  16-288\n"
       "Ferritin  12  ng/mL  16-288\n",
       "Ferritin | 12 | ng/mL | 16-288 | \n"},
  };
  return table;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rows)

BOOST_AUTO_TEST_CASE(every_layout_gives_the_printed_fields) { check_rows(samples()); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace labread

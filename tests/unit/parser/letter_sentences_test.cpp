// Sentences that doctors of several languages write about results: what they tell of today, and
// what only looks like it.
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

std::string values_of(std::string_view text) {
  std::string values;
  for (const Result& result : report_of(text).results) {
    values += (values.empty() ? "" : ", ") + result.name + " " + result.value;
  }
  return values;
}

BOOST_AUTO_TEST_SUITE(letter_sentences_test)

BOOST_AUTO_TEST_CASE(results_are_told_by_verbs_and_beside_earlier_values_and_aims) {
  struct Sample {
    const char* text;
    const char* values;
  };
  for (const Sample& sample : {
           Sample{"His ferritin is 12 ug/L. At diagnosis his TSH was 48 mU/L.\n", "ferritin 12"},
           Sample{"Na 139 mmol/L, K 4.1 mmol/L (was 5.2), Cr 88 umol/L (previously 140 in May\n"
                  "2025), CRP 9 mg/L.\n",
                  "Na 139, K 4.1, Cr 88, CRP 9"},
           Sample{"Her CRP has fallen to 12 mg/L from 88 mg/L on Monday, and potassium is now\n"
                  "4.4 mmol/L.\n",
                  "CRP 12, potassium 4.4"},
           Sample{"His recent bloods show a raised ferritin of 812 ug/L with a transferrin\n"
                  "saturation of 61 %.\n",
                  "ferritin 812, transferrin saturation 61"},
           Sample{"Bloods today were normal apart from a calcium of 2.71 mmol/L and a PTH of\n"
                  "11.2 pmol/L.\n",
                  "calcium 2.71, PTH 11.2"},
           Sample{"Her creatinine was 131 umol/L (baseline 90), sodium 139 mmol/L and HIV was\n"
                  "negative.\n",
                  "creatinine 131, sodium 139, HIV negative"},
           Sample{"Her HbA1c came back at 61 mmol/mol (target <53) and her LDL is 2.9 mmol/L.\n",
                  "HbA1c 61, LDL 2.9"},
           Sample{"Laborchemisch zeigte sich ein Hämoglobin von 9,8 g/dl (Vorwert 11,2) sowie\n"
                  "ein Ferritin von 8 ng/ml.\n",
                  "Hämoglobin 9,8, Ferritin 8"},
           Sample{"Das CRP stieg auf 48 mg/l, das Kreatinin lag bei 1,3 mg/dl und die TSH\n"
                  "betrug 2,1 mU/l.\n",
                  "CRP 48, Kreatinin 1,3, TSH 2,1"},
           Sample{"Le bilan montre une hémoglobine à 9,8 g/dL contre 11,5 g/dL en mai, une\n"
                  "ferritine à 8 µg/L et une CRP à 4 mg/L.\n",
                  "hémoglobine 9,8, ferritine 8, CRP 4"},
           Sample{"La créatinine est à 98 µmol/L (antérieurement 85) et la TSH est de 2,4\n"
                  "mUI/L.\n",
                  "créatinine 98, TSH 2,4"},
           Sample{"La analítica muestra una hemoglobina de 9,8 g/dL (previa 11,5) y una\n"
                  "ferritina de 8 ng/mL.\n",
                  "hemoglobina 9,8, ferritina 8"},
           Sample{"Gli esami mostrano un'emoglobina di 9,8 g/dL (precedente 11,5) e una\n"
                  "ferritina di 8 ng/mL.\n",
                  "emoglobina 9,8, ferritina 8"},
           Sample{"As análises mostram uma hemoglobina de 9,8 g/dL (anterior 11,5) e uma\n"
                  "ferritina de 8 ng/mL.\n",
                  "hemoglobina 9,8, ferritina 8"},
           Sample{"Het lab toont een Hb van 6,1 mmol/l (eerder 7,4) en een ferritine van 8\n"
                  "ug/l.\n",
                  "Hb 6,1, ferritine 8"},
       }) {
    BOOST_TEST(values_of(sample.text) == sample.values, sample.text);
  }
}

BOOST_AUTO_TEST_CASE(aims_doses_others_conditions_changes_and_other_days_are_no_results) {
  for (const char* text : {
           "A potassium of 6.5 mmol/L, or the sodium of 115 mmol/L, is an emergency.\n",
           "Ein Kalium von 6,5 mmol/l, ein Kreatinin von 3,0 mg/dl oder mehr zwingen\n"
           "zur Dialyse.\n",
           "Her PSA has risen from 3.1 ug/L to 4.8 ug/L, and her CRP is 5 mg/L.\n",
           "Son LDL est à 1,12 g/L sous rosuvastatine 10 mg et sa CRP est à 4 mg/L.\n",
           "The ferritin was 12 ug/L on 03/02/2019 and the CRP was 4 mg/L.\n",
           "Her potassium was 4.2 mmol/L (last year) and her sodium was 140 mmol/L (3\n"
           "weeks ago).\n",
           "We aim for a potassium of 4.5 mmol/L and a magnesium of 1.0 mmol/L.\n",
           "Patients with a ferritin of 12 ug/L and a haemoglobin of 98 g/L need iron.\n",
           "There was a drop in haemoglobin of 22 g/L and a rise in creatinine of 40\n"
           "umol/L.\n",
           "Her haemoglobin fell by 22 g/L and her creatinine rose by 40 umol/L.\n",
           "Her haemoglobin was 62 g/L (before 3 units of blood) and her ferritin was\n"
           "6 ug/L.\n",
           "His wife's potassium was 4.2 mmol/L and her sodium was 140 mmol/L.\n",
           "She was diagnosed in 2019, when her TSH was 48 mU/L and her FT4 was 6\n"
           "pmol/L.\n",
           "If her potassium is 5.8 mmol/L or her creatinine is 180 umol/L please stop\n"
           "ramipril.\n",
           "She takes calcium 500 mg, her iron is 200 mg and her vitamin D is 800 IU\n"
           "daily.\n",
           "Er erhielt Kalium 40 mmol und Magnesium 300 mg, das Calcium wurde mit 1 g\n"
           "ergänzt.\n",
           "Der LDL-Zielwert beträgt 55 mg/dl, das HbA1c sollte bei 7,0 % liegen.\n",
           "Bei der Mutter lag das TSH bei 8,1 mU/l und das Cholesterin bei 310 mg/dl.\n",
           "Vor zwei Jahren lag das Kreatinin bei 1,1 mg/dl und das Hämoglobin bei\n"
           "14,1 g/dl.\n",
           "Das Kreatinin lag zuvor bei 1,1 mg/dl, das Kalium bei 4,1 mmol/l.\n",
           "L'objectif est une HbA1c à 7,0 % et un LDL à 0,70 g/L.\n",
           "Sa mère avait une glycémie à 1,80 g/L et une HbA1c à 9,1 %.\n",
           "L'an dernier, la créatinine était à 85 µmol/L et la TSH était à 2,4 mUI/L.\n",
           "El objetivo es una HbA1c de 7,0 % y un LDL de 70 mg/dL.\n",
           "Hace dos años la creatinina era de 1,1 mg/dL y la glucosa era de 98 mg/dL.\n",
           "L'anno scorso la creatinina era di 1,1 mg/dL e la glicemia era di 98\n"
           "mg/dL.\n",
           "O objetivo é um LDL de 70 mg/dL e uma HbA1c de 7,0 %.\n",
           "No ano passado a creatinina era de 1,1 mg/dL e a ureia era de 30 mg/dL.\n",
           "Streefwaarde is een LDL van 1,8 mmol/l en een HbA1c van 53 mmol/mol.\n",
           "Vorig jaar was het kreatinine 85 umol/l en het kalium was 4,1 mmol/l.\n",
           "His ANA was not positive and his ferritin may be 12 ug/L.\n",
           "Bloods from her employer in March showed a ferritin of 12 ug/L and a CRP\n"
           "of 4 mg/L.\n",
           "Her TSH, last checked in 2021, was 2.4 mU/L and her ferritin was 12 ug/L.\n",
           "Her HbA1c was 61 mmol/mol at booking and is 42 mmol/mol now, with a\n"
           "ferritin of 12 ug/L.\n",
           "The assay detects troponin of 4 ng/L and the upper limit is 14 ng/L, so\n"
           "the CRP was 5 mg/L.\n",
           "A normal ferritin is 30 ug/L to 400 ug/L and the CRP is 5 mg/L in health.\n",
           "The potassium is 4.5 mmol/L in the replacement fluid and the sodium is 140\n"
           "mmol/L.\n",
           "Her baby's bilirubin was 210 umol/L and his sodium was 140 mmol/L.\n",
           "Ein Kalium von 5,9 mmol/l wurde auf 4,4 mmol/l gesenkt, das CRP lag bei 5\n"
           "mg/l.\n",
           "Das Hämoglobin fiel um 2,1 g/dl und das CRP stieg um 40 mg/l.\n",
           "La ferritina era de 12 ng/mL en mayo y la hemoglobina era de 9,8 g/dL.\n",
           "La creatinina ha subido de 1,1 mg/dL a 1,9 mg/dL y la urea es de 80 mg/dL.\n",
           "La creatinina è salita da 1,1 mg/dL a 1,9 mg/dL e la glicemia è 98 mg/dL.\n",
           "De ferritine daalde van 80 ug/l naar 12 ug/l en het CRP is 5 mg/l.\n",
           "Il paziente riferisce una glicemia di 180 mg/dL al fratello e la\n"
           "creatinina è 1,1 mg/dL.\n",
           "Su hija tiene una glucosa de 180 mg/dL y la creatinina es de 1,1 mg/dL.\n",
           "Her LDL must stay at 1.4 mmol/L and her HbA1c at 53 mmol/mol.\n",
           "Try to get her LDL to 1.4 mmol/L and her HbA1c to 53 mmol/mol.\n",
           "Please get his LDL down to 1.4 mmol/L and his HbA1c down to 53 mmol/mol.\n",
           "Ihr LDL muss auf 55 mg/dl und ihr HbA1c auf 7,0 % gesenkt werden.\n",
           "Il faut ramener son LDL à 0,70 g/L et la HbA1c à 7 %.\n",
           "Het LDL moet naar 1,8 mmol/l en het HbA1c naar 53 mmol/mol.\n",
           "The potassium of 6.1 mmol/L was haemolysed and the sodium was 140 mmol/L.\n",
           "Her mother's notes arrived. The TSH is 8.1 mU/L and the FT4 is 9 pmol/L.\n",
           "The lab phoned a sodium of 118 mmol/L for another patient and the\n"
           "potassium was 4.1 mmol/L.\n",
           "LDL to 1.4 mmol/L and HbA1c to 53 mmol/mol by the summer.\n",
           "Her LDL to 1.4 mmol/L and her HbA1c to 53 mmol/mol is what we want.\n",
           "We discussed bringing the LDL down to 1.4 mmol/L and the HbA1c to 53\n"
           "mmol/mol.\n",
       }) {
    BOOST_TEST(values_of(text) == "", text);
  }
}

BOOST_AUTO_TEST_CASE(a_word_result_is_told_behind_a_measured_one) {
  BOOST_TEST(values_of("Her ferritin was 61 ug/L. ANA was negative and HIV is nonreactive.\n") ==
             "ferritin 61, ANA negative, HIV nonreactive");
  BOOST_TEST(values_of("Her ANA was negative and she feels well after 3 weeks of rest.\n") == "");
  BOOST_TEST(
      values_of("Her ferritin was 61 ug/L. If ANA was negative we would stop at 4 weeks.\n") ==
      "ferritin 61");
}

BOOST_AUTO_TEST_CASE(a_test_of_another_fluid_is_told_by_its_own_name_alone) {
  BOOST_TEST(
      values_of("Her sodium was 139 mmol/L. Urine ACR is 41 mg/mmol, creatinine 8 mmol/L.\n") ==
      "sodium 139, Urine ACR 41");
  BOOST_TEST(values_of("Her sodium was 139 mmol/L. Urine showed sodium 20 mmol/L and potassium 30 "
                       "mmol/L.\n") == "sodium 139");
}

BOOST_AUTO_TEST_CASE(a_list_behind_its_lead_is_read_in_a_paragraph_of_prose) {
  BOOST_TEST(values_of("Results today: Hb 131 g/L, WCC 6.2, sodium 139 mmol/L, potassium 4.4\n"
                       "mmol/L. Her CRP has fallen to 7 mg/L.\n") ==
             "Hb 131, WCC 6.2, sodium 139, potassium 4.4, CRP 7");
}

BOOST_AUTO_TEST_CASE(a_listed_result_wraps_in_front_of_its_unit_or_within_its_name) {
  BOOST_TEST(rows_of("Labor:\n"
                     "Natrium 139 mmol/l, Kalium 4,4 mmol/l, Ferritin 61\n"
                     "ng/ml (Norm 30-300), Kreatinin 0,9 mg/dl, HDL\n"
                     "Cholesterin 52 mg/dl, CRP 3 mg/l.\n") ==
             "Natrium | 139 | mmol/l |  | \n"
             "Kalium | 4,4 | mmol/l |  | \n"
             "Ferritin | 61 | ng/ml | 30-300 | \n"
             "Kreatinin | 0,9 | mg/dl |  | \n"
             "HDL Cholesterin | 52 | mg/dl |  | \n"
             "CRP | 3 | mg/l |  | \n");
  // A line that begins with a result of its own ends none.
  BOOST_TEST(
      values_of("Labs: Na 139 mmol/L, K 4.4 mmol/L, as noted\nMg 0.9 mmol/L, CRP 3 mg/L.\n") ==
      "Na 139, K 4.4, Mg 0.9, CRP 3");
}

BOOST_AUTO_TEST_CASE(sentences_and_leads_part_a_list) {
  BOOST_TEST(rows_of("CBC: WBC 7.4, Hgb 13.9 g/dL, Plt 251. BMP: Na 139 mmol/L, K 4.4 mmol/L.\n"
                     "INR 1.9 (H).\n") ==
             "WBC | 7.4 |  |  | \n"
             "Hgb | 13.9 | g/dL |  | \n"
             "Plt | 251 |  |  | \n"
             "Na | 139 | mmol/L |  | \n"
             "K | 4.4 | mmol/L |  | \n"
             "INR | 1.9 |  |  | (H)\n");
  BOOST_TEST(values_of("CBC: WBC 7.4, Hgb 13.9 g/dL, Na 139 mmol/L.\nINR goal 2.5 then.\n") ==
             "WBC 7.4, Hgb 13.9, Na 139");
}

BOOST_AUTO_TEST_CASE(word_results_behind_colons_below_a_heading_leave_the_table) {
  constexpr std::string_view table =
      "                   Result     Units      Reference\n"
      "Sodium             139        mmol/L     (133-146)\n"
      "Potassium          4.4        mmol/L     (3.5-5.3)\n";
  BOOST_TEST(values_of(std::string(table) + "\nSerology, sent away:\n"
                                            "  ANA:                      Negative\n"
                                            "  Hepatitis C antibody:     Not detected\n") ==
             "Sodium 139, Potassium 4.4, ANA Negative, Hepatitis C antibody Not detected");
  // A row of the table goes on behind a heading.
  BOOST_TEST(values_of(std::string(table) + "\nSerology\n"
                                            "CRP                3          mg/L       (0-5)\n") ==
             "Sodium 139, Potassium 4.4, CRP 3");
}

BOOST_AUTO_TEST_CASE(the_older_of_two_dated_lists_holds_earlier_results) {
  constexpr const char* two =
      "Biologie du 04/03/2026 : ferritine 11 ug/L, CRP 8 mg/L, sodium 136 mmol/L.\n"
      "\n"
      "Biologie du 17/06/2026 : ferritine 42 ug/L, CRP 3 mg/L, TSH 1,9 mUI/L.\n";
  BOOST_TEST(report_of(two).header.collected->to_iso() == "2026-06-17");
  BOOST_TEST(dated_rows_of(two) ==
             "sodium 136 @ 2026-03-04\n"
             "ferritine 42 <- 11 2026-03-04\nCRP 3 <- 8 2026-03-04\nTSH 1,9\n");
  // Not of another unit.
  BOOST_TEST(dated_rows_of("Labs of 04/03/2026: Na 136 mmol/L, CRP 8 mg/L, K 4.1 mmol/L.\n"
                           "\n"
                           "Labs of 17/06/2026: Na 139 mmol/L, CRP 0.3 mg/dL, K 4.4 mmol/L.\n") ==
             "CRP 8 @ 2026-03-04\n"
             "Na 139 <- 136 2026-03-04\nCRP 0.3\nK 4.4 <- 4.1 2026-03-04\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

// Cards of a portal: a name with a flag beside it, below it the result, a bar's ticks and a line of
// the range and the earlier result.
#include <boost/test/unit_test.hpp>

#include "tests/unit/parser/report_rows.h"

namespace labread {
namespace {

BOOST_AUTO_TEST_SUITE(card_rows)

BOOST_AUTO_TEST_CASE(cards_side_by_side_have_their_flags_beside_their_names) {
  BOOST_TEST(
      rows_of("Ferritin                 Above range     TSH                        In range\n"
              "412 ng/mL                                2.31 mIU/L\n"
              "0       15       150       500           0      0.4       4.0       10\n"
              "Reference 15 - 150 ng/mL                 Reference 0.4 - 4.0 mIU/L\n") ==
      "Ferritin | 412 | ng/mL | 15 - 150 ng/mL | Above range\n"
      "TSH | 2.31 | mIU/L | 0.4 - 4.0 mIU/L | In range\n");
}

BOOST_AUTO_TEST_CASE(cards_side_by_side_may_have_their_values_beside_their_names) {
  BOOST_TEST(
      rows_of("Haemoglobin               14.2 g/dL       Haematocrit               44.1 %\n"
              "Reference range: 13.5 - 17.0              Reference range: 40.0 - 50.0\n"
              "Sodium                    139 mmol/L      Potassium                 5.4 mmol/L\n"
              "No reference range provided               Reference range: 3.5 - 5.1\n"
              "                                                                    HIGH\n") ==
      "Haemoglobin | 14.2 | g/dL | 13.5 - 17.0 | \n"
      "Haematocrit | 44.1 | % | 40.0 - 50.0 | \n"
      "Sodium | 139 | mmol/L |  | \n"
      "Potassium | 5.4 | mmol/L | 3.5 - 5.1 | HIGH\n");
}

BOOST_AUTO_TEST_CASE(a_result_below_a_limit_is_told_from_the_ticks_below_it) {
  BOOST_TEST(rows_of("Lipoprotein (a)                Optimal\n"
                     "<10 nmol/L\n"
                     "0          75          125\n"
                     "Reference < 75 nmol/L          First result\n") ==
             "Lipoprotein (a) | <10 | nmol/L | < 75 | Optimal\n");
}

BOOST_AUTO_TEST_CASE(a_word_beside_the_name_is_the_flag_of_the_number_below) {
  BOOST_TEST(rows_of("Glucose                        Normal\n"
                     "97 mg/dL\n"
                     "Reference: 65 - 99 mg/dL\n"
                     "\n"
                     "Blood culture                  Normal\n") ==
             "Glucose | 97 | mg/dL | 65 - 99 mg/dL | Normal\n"
             "Blood culture | Normal |  |  | \n");
}

BOOST_AUTO_TEST_CASE(so_is_a_word_on_a_line_of_its_own_between_them) {
  BOOST_TEST(rows_of("Iron\n"
                     "Normal\n"
                     "61 ug/dL\n"
                     "Optimal zone: 60 - 170 ug/dL\n"
                     "Learn more\n"
                     "TIBC\n"
                     "Normal\n"
                     "402 ug/dL\n"
                     "Optimal zone: 250 - 450 ug/dL\n") ==
             "Iron | 61 | ug/dL | 60 - 170 ug/dL | Normal\n"
             "TIBC | 402 | ug/dL | 250 - 450 ug/dL | Normal\n");
}

BOOST_AUTO_TEST_CASE(a_limit_beside_a_range_of_its_own_is_the_result) {
  BOOST_TEST(rows_of("Urine albumin/creatinine ratio\n"
                     "<0.6 mg/mmol [0 - 3]\n") ==
             "Urine albumin/creatinine ratio | <0.6 | mg/mmol | [0 - 3] | \n");
}

BOOST_AUTO_TEST_CASE(an_earlier_result_beside_the_range_is_not_todays) {
  BOOST_TEST(rows_of("Triglycerides                  Optimal\n"
                     "84 mg/dL\n"
                     "Reference < 150 mg/dL          Last 91 \u00b7 Jun 2024\n") ==
             "Triglycerides | 84 | mg/dL | < 150 mg/dL | Optimal\n");
}

BOOST_AUTO_TEST_CASE(dates_in_a_sentence_are_no_titles) {
  BOOST_TEST(rows_of("Sample collected April 9, 2025 \u00b7 Results complete April 14, 2025\n"
                     "Ferritin\n"
                     "41 ng/mL\n"
                     "Reference 16 - 154 ng/mL\n") ==
             "Ferritin | 41 | ng/mL | 16 - 154 ng/mL | \n");
}

BOOST_AUTO_TEST_CASE(a_dated_list_of_a_letter_is_of_its_day) {
  const Report report = report_of(
      "Labor vom 13.02.2025 (Aufnahme):\n"
      "Blutbild: Leukozyten 9,8 /nl (3,9-10,2), H\u00e4moglobin 11,4 g/dl (13,5-17,2) -.\n"
      "\n"
      "Laborkontrolle vom 20.02.2025:\n"
      "Natrium 137 mmol/l (136-145), Kalium 5,6 mmol/l (3,5-5,1) +.\n");
  std::string rows;
  for (const Result& result : report.results) {
    rows += result.name + " " + result.value + " " + result.flag + " " +
            (result.collected ? result.collected->to_iso() : "") + "\n";
  }
  BOOST_TEST(rows ==
             "Leukozyten 9,8  \n"  // of the report's own date
             "H\u00e4moglobin 11,4 - \n"
             "Natrium 137  2025-02-20\n"
             "Kalium 5,6 + 2025-02-20\n");
}

BOOST_AUTO_TEST_CASE(a_list_may_stand_behind_its_lead_with_or_without_a_day) {
  BOOST_TEST(
      rows_of("Labor vom 03.05.2024: Hb 13,4 g/dl, Leukozyten 7.900/\u00b5l, Kreatinin 1,1 mg/dl.\n"
              "TSH: 2,3 mU/l; fT4 14 pmol/l\n") ==
      "Hb | 13,4 | g/dl |  | \n"
      "Leukozyten | 7.900 | /\u00b5l |  | \n"
      "Kreatinin | 1,1 | mg/dl |  | \n"
      "TSH | 2,3 | mU/l |  | \n"
      "fT4 | 14 | pmol/l |  | \n");
  BOOST_TEST(report_of("Labs of 03/15/2024: Hb 13.4 g/dL, CRP 4 mg/L\n"
                       "Labs of 03/22/2024: Hb 12.9 g/dL, CRP 7 mg/L\n")
                 .results.back()
                 .collected->to_iso() == "2024-03-22");
}

BOOST_AUTO_TEST_CASE(a_list_may_hold_names_nobody_knows_and_results_in_words) {
  BOOST_TEST(rows_of("Zorbin (frei) 61 % (70-120) -, INR 1,4, Natrium 132 mmol/l (136-145) -\n"
                     "Harnstreifen: Leukozyten neg., Nitrit neg., Eiwei\u00df ++, Glucose +++\n") ==
             "Zorbin (frei) | 61 | % | (70-120) | -\n"
             "INR | 1,4 |  |  | \n"
             "Natrium | 132 | mmol/l | (136-145) | -\n"
             "Leukozyten | neg. |  |  | \n"
             "Nitrit | neg. |  |  | \n"
             "Eiwei\u00df | ++ |  |  | \n"
             "Glucose | +++ |  |  | \n");
}

BOOST_AUTO_TEST_CASE(a_list_may_hold_tests_that_are_not_interpreted) {
  BOOST_TEST(
      rows_of("Lipase 63 U/L (13-60) HIGH; eGFR 88 mL/min (>60); HBsAg NON-REACTIVE; Malaria RDT "
              "NEGATIVE\n"
              "Other: lipase 41 U/L, beta-hydroxybutyrate 0.3 mmol/L, CK 88 U/L\n"
              "Urine: pH 5.5, SG 1.019, ketones trace, glucose 2+, protein negative, nitrite "
              "negative\n") ==
      "Lipase | 63 | U/L | (13-60) | HIGH\n"
      "eGFR | 88 | mL/min | (>60) | \n"
      "HBsAg | NON-REACTIVE |  |  | \n"
      "Malaria RDT | NEGATIVE |  |  | \n"
      "lipase | 41 | U/L |  | \n"
      "beta-hydroxybutyrate | 0.3 | mmol/L |  | \n"
      "CK | 88 | U/L |  | \n"
      "pH | 5.5 |  |  | \n"
      "SG | 1.019 |  |  | \n"
      "ketones | trace |  |  | \n"
      "glucose | 2+ |  |  | \n"
      "protein | negative |  |  | \n"
      "nitrite | negative |  |  | \n");
}

BOOST_AUTO_TEST_CASE(a_lead_may_say_what_the_brackets_of_its_list_hold) {
  constexpr std::string_view list =
      "Ferritin 18 µg/l (30-300), TSH 2,31 mU/l (0,27-4,20), Kalium 3,4 mmol/l (3,5-5,1).\n";
  BOOST_TEST(rows_of("Labor vom 14.05.2024 (Normbereich):\n" + std::string(list)) ==
             "Ferritin | 18 | µg/l | (30-300) | \n"
             "TSH | 2,31 | mU/l | (0,27-4,20) | \n"
             "Kalium | 3,4 | mmol/l | (3,5-5,1) | \n");
  BOOST_TEST(rows_of("Labor (Ziele):\n" + std::string(list)) == "");
  BOOST_TEST(rows_of("Normbereich:\n" + std::string(list)) == "");
}

BOOST_AUTO_TEST_CASE(a_list_may_go_without_commas) {
  BOOST_TEST(rows_of("Labs 3/14: Na 133 (L) K 4.1 CO2 23 BUN 31 H Cr 0.9 mg/dL\n"
                     "WBC 7.4 / Hgb 13.2 / Hct 39.8 % / Plt 262\n") ==
             "Na | 133 |  |  | (L)\n"
             "K | 4.1 |  |  | \n"
             "CO2 | 23 |  |  | \n"
             "BUN | 31 |  |  | H\n"
             "Cr | 0.9 | mg/dL |  | \n"
             "WBC | 7.4 |  |  | \n"
             "Hgb | 13.2 |  |  | \n"
             "Hct | 39.8 | % |  | \n"
             "Plt | 262 |  |  | \n");
  for (const std::string_view other : {"T 37.2 P 96 R 16 SpO2 97 BP 120\n",            // no tests
                                       "138 Na 4.1 K 105 Cl 23 BUN 12\n",              // which way?
                                       "Na 138 141 K 4.1 4.4 Cl 105 103 BUN 12 14\n",  // which day?
                                       "Results: Na 138 K 4.1 Cl 105 BUN 12\n",        // whose?
                                       "Na 138 K 4.1 then 3 liters Cl 105 BUN 12\n"}) {
    BOOST_TEST(rows_of(other) == "", other);
  }
}

BOOST_AUTO_TEST_CASE(doses_in_a_sentence_are_no_list_of_results) {
  BOOST_TEST(rows_of("Medikation: Calcium 500 mg, Vitamin D 1000 IE, Eisen 100 mg\n"
                     "Supplements: Selenium 100 ug, Biotin 5 mg, Copper 2 mg\n") == "");
}

BOOST_AUTO_TEST_CASE(what_was_measured_stands_beside_the_name_and_is_no_part_of_it) {
  BOOST_TEST(
      rows_of("CR\u00c9ATININE  (S\u00e9rum - enzymatique)\n"
              "...........................      9,8   mg/L               (5,0 \u00e0 9,0)\n") ==
      "CR\u00c9ATININE | 9,8 | mg/L | (5,0 \u00e0 9,0) | \n");
}

BOOST_AUTO_TEST_CASE(words_behind_a_label_that_leads_their_cell_are_the_result) {
  BOOST_TEST(rows_of("Ferritin                    Value 44\n"
                     "Normal range: 30 - 300 ng/mL\n"
                     "WBC Morphology              Value Toxic granules\n"
                     "Platelet Estimate           Value Decreased    Abnormal\n"
                     "Normal value: Adequate\n") ==
             "Ferritin | 44 | ng/mL | 30 - 300 | \n"
             "WBC Morphology | Toxic granules |  |  | \n"
             "Platelet Estimate | Decreased |  | Adequate | Abnormal\n");
}

BOOST_AUTO_TEST_CASE(an_interval_below_the_limits_of_a_count_per_field_is_the_result) {
  BOOST_TEST(rows_of("RBC, Urine\n"
                     "Normal value: 0-2 /HPF\n"
                     "11-20 Abnormal\n"
                     "\n"
                     "Ferritin\n"
                     "Normal range: 30 - 300 ng/mL\n"
                     "150 - 200\n") == "RBC, Urine | 11-20 | /HPF | 0-2 | Abnormal\n");
}

BOOST_AUTO_TEST_CASE(a_limit_within_the_interval_below_it_is_the_result) {
  BOOST_TEST(rows_of("Rheumatoid factor\n"
                     "< 9.5\n"
                     "0.0 - 15.0\n"
                     "IU/mL\n"
                     "Vitamin D\n"
                     "< 20.0\n"
                     "20.0 - 30.0\n"
                     "ng/mL\n") == "Rheumatoid factor | < 9.5 | IU/mL | 0.0 - 15.0 | \n");
}

BOOST_AUTO_TEST_CASE(the_ends_of_a_drawn_scale_are_no_results) {
  BOOST_TEST(rows_of("Sodium\n"
                     "Normal range: 136 - 145 mmol/L\n"
                     "136\n"
                     "145\n"
                     "131\n"
                     "Low\n"
                     "\n"
                     "Ferritin\n"
                     "Normal range: >=30 ng/mL\n"
                     "30\n"
                     "12\n"
                     "\n"
                     "Lipase\n"
                     "Normal range: below <=60 U/L\n"
                     "60\n"
                     "27\n"
                     "\n"
                     "Chloride\n"
                     "Normal range: 98 - 107 mmol/L\n"
                     "98\n"
                     "107\n"
                     "\n"
                     "Calcium\n"
                     "Normal range: 8.6 - 10.0 mg/dL\n"
                     "8.6\n") ==
             "Sodium | 131 | mmol/L | 136 - 145 | Low\n"
             "Ferritin | 12 | ng/mL | >=30 | \n"
             "Lipase | 27 | U/L | below <=60 | \n"
             "Calcium | 8.6 | mg/dL | 8.6 - 10.0 | \n");
}

BOOST_AUTO_TEST_CASE(of_two_limits_the_result_is_the_smaller) {
  BOOST_TEST(rows_of("Troponin\n<3\nng/L\n<14\n"
                     "TSH\n2.1\nmIU/L\n0.4 - 4.0\n") ==
             "Troponin | <3 | ng/L | <14 | \nTSH | 2.1 | mIU/L | 0.4 - 4.0 | \n");
}

BOOST_AUTO_TEST_CASE(an_interval_in_front_of_a_number_was_its_range) {
  BOOST_TEST(rows_of("Monocytes\n"
                     "02-09\n"
                     "%\n"
                     "6\n"
                     "Haemoglobin\n"
                     "12.0-15.0\n"
                     "g/dL\n"
                     "13.1\n") ==
             "Monocytes | 6 | % | 02-09 | \n"
             "Haemoglobin | 13.1 | g/dL | 12.0-15.0 | \n");
}

BOOST_AUTO_TEST_CASE(the_labs_of_a_note_may_stand_a_wide_gap_behind_their_lead_and_apart) {
  BOOST_TEST(rows_of("LABS collected 03/13/2026 (fasting):\n"
                     "  BMP:  Na 137, K 5.4 (H), BUN 39 (H), eGFR 37 (L)\n"
                     "  Ca 8.4 (L)   Mg 1.5 (L)   Alb 3.8\n"
                     "  UA dip: protein 2+, blood neg, LE neg, nitrite neg\n") ==
             "Na | 137 |  |  | \n"
             "K | 5.4 |  |  | (H)\n"
             "BUN | 39 |  |  | (H)\n"
             "eGFR | 37 |  |  | (L)\n"
             "Ca | 8.4 |  |  | (L)\n"
             "Mg | 1.5 |  |  | (L)\n"
             "Alb | 3.8 |  |  | \n"
             "protein | 2+ |  |  | \n"
             "blood | neg |  |  | \n"
             "nitrite | neg |  |  | \n");
}

BOOST_AUTO_TEST_CASE(a_name_above_a_number_and_its_unit_ends_a_comment) {
  BOOST_TEST(rows_of("Copie adressée pour information à : Dr DURAND Anne\n"
                     "(Cytométrie en flux, sang total EDTA, voir notice)\n"
                     "Leucocytes\n"
                     "6,81\n"
                     "Giga/L\n"
                     "4,00 à 10,00\n"
                     "Hématocrite\n"
                     "39,5\n"
                     "%\n"
                     "37,0 à 47,0\n") ==
             "Leucocytes | 6,81 | Giga/L | 4,00 à 10,00 | \n"
             "Hématocrite | 39,5 | % | 37,0 à 47,0 | \n");
}

BOOST_AUTO_TEST_CASE(a_day_and_a_name_end_a_comment_that_is_set_in) {
  BOOST_TEST(
      rows_of("12-Feb-2025   Serum ferritin level       9 ug/L      [11.0 - 307.0]\n"
              "        The patient should be on a diet that contains iron for three months.\n"
              "12-Feb-2025   Serum C reactive protein level\n"
              "                                         4 mg/L      [0.0 - 5.0]\n") ==
      "Serum ferritin level | 9 | ug/L | [11.0 - 307.0] | \n"
      "Serum C reactive protein level | 4 | mg/L | [0.0 - 5.0] | \n");
}

BOOST_AUTO_TEST_CASE(a_word_below_a_known_names_result_is_its_range) {
  BOOST_TEST(rows_of("Aspetto\n"
                     "Torbido\n"
                     "Limpido\n"
                     "Proteine\n"
                     "Tracce\n"
                     "mg/dL\n"
                     "Assenti\n"
                     "*\n"
                     "Emoglobina\n"
                     "Assente\n"
                     "mg/dL\n"
                     "Assente\n") ==
             "Aspetto | Torbido |  | Limpido | \n"
             "Proteine | Tracce | mg/dL | Assenti | *\n"
             "Emoglobina | Assente | mg/dL | Assente | \n");
  BOOST_TEST(rows_of("Clarity\nTurbid\nAbnormal\nClear\n"
                     "HCV Ab\nReactive\nAbnormal\nNon Reactive\n"
                     "Glucose\nNormal\nNormal\n") ==
             "Clarity | Turbid |  | Clear | Abnormal\n"
             "HCV Ab | Reactive |  | Non Reactive | Abnormal\n"
             "Glucose | Normal |  | Normal | \n");
}

BOOST_AUTO_TEST_CASE(an_interval_above_a_labelled_range_is_the_result) {
  BOOST_TEST(rows_of("WBC\n0-2 /HPF\nReference Range: < OR = 5 /HPF\n"
                     "RBC\n3-10 /HPF\nReference Range: < OR = 2 /HPF\nOut of Range\n") ==
             "WBC | 0-2 | /HPF | < OR = 5 | \n"
             "RBC | 3-10 | /HPF | < OR = 2 | Out of Range\n");
}

BOOST_AUTO_TEST_CASE(a_label_alone_below_a_name_leads_to_its_value_and_buttons_to_nothing) {
  BOOST_TEST(rows_of("Lipemia Index\nView trends\nValue\n1+\nMay lower sodium.\n\n"
                     "Anion gap\nView trends\nNormal range: 7 - 15\n11\n") ==
             "Lipemia Index | 1+ |  |  | \nAnion gap | 11 |  | 7 - 15 | \n");
}

BOOST_AUTO_TEST_CASE(that_no_range_is_established_stands_in_its_place) {
  BOOST_TEST(rows_of("Lymphs\n27\n%\nNot Estab.\n"
                     "Monocytes\n9\n%\nNot Estab.\n") ==
             "Lymphs | 27 | % | Not Estab. | \nMonocytes | 9 | % | Not Estab. | \n");
}

BOOST_AUTO_TEST_CASE(what_explains_a_whole_interval_is_no_part_of_it) {
  BOOST_TEST(rows_of("INR\n"
                     "2.4\n"
                     "0.80 - 1.20\n"
                     "Range with anticoagulants: 2.0 - 3.0 (mechanical valves 2.5 - 3.5)\n") ==
             "INR | 2.4 |  | 0.80 - 1.20 | \n");
}

BOOST_AUTO_TEST_CASE(a_list_goes_on_over_the_ends_of_its_lines) {
  BOOST_TEST(
      rows_of("Blutbild: Hb 9,8 g/dl [12,0-15,6], Leukozyten 12,3/nl [3,9-10,2], Thrombozyten\n"
              "412/nl [150-370], MCV 74 fl [80-99].\n"
              "Chemie: Natrium 141 mmol/l [136-145], Kreatinin 0,84 mg/dl\n"
              "[0,50-0,90], CRP 48 mg/l [<5].\n"
              "Schilddrüse: TSH 2,31 mU/l [0,27-4,20].\n") ==
      "Hb | 9,8 | g/dl | [12,0-15,6] | \n"
      "Leukozyten | 12,3 | /nl | [3,9-10,2] | \n"
      "Thrombozyten | 412 | /nl | [150-370] | \n"
      "MCV | 74 | fl | [80-99] | \n"
      "Natrium | 141 | mmol/l | [136-145] | \n"
      "Kreatinin | 0,84 | mg/dl | [0,50-0,90] | \n"
      "CRP | 48 | mg/l | [<5] | \n"
      "TSH | 2,31 | mU/l | [0,27-4,20] | \n");
}

BOOST_AUTO_TEST_CASE(the_parts_of_a_list_may_say_that_their_limits_are_such) {
  BOOST_TEST(
      rows_of("And the rest: CRP 38 mg/L (normal range <5) HIGH, total cholesterol 6.2 mmol/L, "
              "vitamin B12 176 ng/L (normal range 197-771) LOW.\n") ==
      "CRP | 38 | mg/L | <5 | HIGH\n"
      "total cholesterol | 6.2 | mmol/L |  | \n"
      "vitamin B12 | 176 | ng/L | 197-771 | LOW\n");
}

BOOST_AUTO_TEST_CASE(a_flag_may_stand_a_blank_behind_the_name_of_a_card) {
  BOOST_TEST(rows_of("Calcium Optimal                   Corrected Calcium Low\n"
                     "9.6 mg/dL                         8.3 mg/dL\n"
                     "Optimal 9.0 - 10.0                Optimal 9.0 - 10.0\n"
                     "\n"
                     "Insulin High                      Sodium OK\n"
                     "11.2 uIU/mL                       137 mmol/L\n"
                     "Optimal 2.0 - 6.0                 Ref. 135 - 145\n") ==
             "Calcium | 9.6 | mg/dL | Optimal 9.0 - 10.0 | Optimal\n"
             "Corrected Calcium | 8.3 | mg/dL | Optimal 9.0 - 10.0 | Low\n"
             "Insulin | 11.2 | uIU/mL | Optimal 2.0 - 6.0 | High\n"
             "Sodium | 137 | mmol/L | 135 - 145 | OK\n");
}

BOOST_AUTO_TEST_CASE(a_limit_alone_below_a_name_is_its_value_where_ranges_have_their_label) {
  constexpr std::string_view egfr =
      "eGFR\n"
      "> 60 mL/min/1.73m2\n"
      "\n";
  constexpr std::string_view labelled =
      "Sodium\n139 mmol/L\nReference range: 135 - 145 mmol/L\n\n"
      "Potassium\n4.4 mmol/L\nReference range: 3.5 - 5.0 mmol/L\n\n"
      "Creatinine\n71 umol/L\nReference range: 50 - 90 umol/L\n\n";
  constexpr std::string_view plain =
      "Sodium\n139 mmol/L\n135 - 145 mmol/L\n\n"
      "Potassium\n4.4 mmol/L\n3.5 - 5.0 mmol/L\n\n"
      "Creatinine\n71 umol/L\n50 - 90 umol/L\n\n";
  BOOST_TEST(rows_of(std::string(labelled) + std::string(egfr))
                 .ends_with("eGFR | > 60 | mL/min/1.73m2 |  | \n"));
  BOOST_TEST(rows_of(std::string(plain) + std::string(egfr)).find("eGFR") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace labread

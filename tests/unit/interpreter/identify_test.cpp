#include "interpreter/identify.h"

#include <boost/test/unit_test.hpp>

#include "make.h"

namespace {

using namespace labread;

struct Row {
  std::string_view name, value, unit, range, analyte;  // analyte empty: left open
};

void check(std::span<const Row> rows) {
  for (const Row& row : rows) {
    const auto answer = make::answer({make::result(row.name, row.value, row.unit, row.range)});
    BOOST_TEST(make::analyte_of(answer, 0) == row.analyte,
               row.name << " " << row.value << " " << row.unit << " (" << row.range << ") is "
                        << make::analyte_of(answer, 0));
  }
}

std::string_view in_specimen(std::string_view name, std::string_view unit,
                             std::string_view specimen) {
  Result result = make::result(name, "5", unit);
  result.specimen = specimen;
  static Interpretation answer;
  answer = make::answer({result});
  return make::analyte_of(answer, 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(identification)

BOOST_AUTO_TEST_CASE(words_of_the_name_tell_relatives_apart) {
  const Row rows[] = {
      {"Calcium", "9.4", "mg/dL", "8.6-10.3", "calcium_total"},
      {"Calcium, Ionized", "4.9", "mg/dL", "4.6-5.3", "calcium_ionized"},
      {"Corrected Calcium", "9.4", "mg/dL", "8.6-10.3", "calcium_albumin_corrected"},
      {"Magnesium", "2.1", "mg/dL", "1.6-2.6", "magnesium_serum"},
      {"Magnesium, RBC", "4.8", "mg/dL", "4.0-6.4", "magnesium_rbc"},
      {"Glucose, Fasting", "92", "mg/dL", "", "glucose_fasting"},
      {"BUN", "14", "mg/dL", "7-20", "bun"},
      {"Urea", "32", "mg/dL", "15-40", "urea"},
      {"BUN/Creatinine Ratio", "15", "", "10-20", "bun_creatinine_ratio"},
      {"25-OH Vitamin D2", "<4.0", "ng/mL", "", "vitd_25oh_d2"},
      {"1,25-Dihydroxyvitamin D", "44", "pg/mL", "18-78", "vitd_1_25oh2"},
  };
  check(rows);
}

BOOST_AUTO_TEST_CASE(the_unit_tells_relatives_apart) {
  const Row rows[] = {
      {"Vitamin D", "31", "ng/mL", "", "vitd_25oh_total"},
      {"Vitamin D", "78", "nmol/L", "", "vitd_25oh_total"},
      {"Vitamin D", "44", "pg/mL", "", "vitd_1_25oh2"},
      {"Neutrophils", "61", "%", "", "neut_pct"},
      {"Neutrophils", "4.1", "10^9/L", "", "neut_abs"},
      {"D-Dimer", "0.3", "mg/L FEU", "", "d_dimer_feu"},
      {"Albumin", "4.2", "g/dL", "", "albumin"},
  };
  check(rows);
}

BOOST_AUTO_TEST_CASE(a_spelling_of_two_units_means_the_one_that_the_test_has) {
  const Row rows[] = {
      {"WBC", "11.2", "G/L", "", "wbc"},
      {"Platelets", "256", "G/L", "", "platelets"},
      {"Neutrophils", "6.0", "G/L", "", "neut_abs"},
      {"Hemoglobin", "148", "G/L", "", "hemoglobin"},
      {"Hematocrit", "0.44", "1", "", "hematocrit"},
  };
  check(rows);
}

BOOST_AUTO_TEST_CASE(the_printed_range_decides_where_only_it_can) {
  const Row rows[] = {
      {"Calcium", "4.9", "mg/dL", "4.6-5.3", "calcium_ionized"},
      {"Magnesium", "4.8", "mg/dL", "4.0-6.4", "magnesium_rbc"},
      {"Glucose", "92", "mg/dL", "70-99", "glucose_fasting"},
      {"Glucose", "92", "mg/dL", "70-140", "glucose_random"},
  };
  check(rows);
}

BOOST_AUTO_TEST_CASE(what_nothing_settles_is_left_open) {
  const Row rows[] = {
      {"D-Dimer", "0.3", "mg/L", "", ""},   // FEU or DDU
      {"Neutrophils", "61", "", "", ""},    // percent or count
      {"Calcium", "4.9", "mg/dL", "", ""},  // lethal as total, normal as ionised
      {"Neutrophils %", "4.1", "10^9/L", "", ""},
      {"Hemoglobin", "13", "U/L", "", ""},  // no such unit of it
  };
  check(rows);
  const auto answer = make::answer({make::result("D-Dimer", "0.3", "mg/L", "<0.5")});
  BOOST_TEST(answer.results[0].reason == "ambiguous_analyte");
  BOOST_TEST((answer.results[0].status == Status::normal));  // the printed range still judges
}

BOOST_AUTO_TEST_CASE(the_specimen_rules_out) {
  BOOST_TEST(in_specimen("Glucose", "mmol/L", "urine") == "");
  BOOST_TEST(in_specimen("Creatinine", "mg/dL", "urine") == "");
  BOOST_TEST(in_specimen("Potassium", "mmol/L", "serum") == "potassium");
  BOOST_TEST(in_specimen("Potassium", "mmol/L", "stool") == "");
  BOOST_TEST(in_specimen("Hemoglobin", "g/dL", "blood") == "hemoglobin");
  BOOST_TEST(in_specimen("Magnesium", "mg/dL", "red_cells") == "magnesium_rbc");
}

BOOST_AUTO_TEST_CASE(a_urine_section_keeps_serum_analytes_out) {
  Result glucose = make::result("Glucose", "5", "mmol/L");
  glucose.section = "URINALYSIS";
  BOOST_TEST(make::analyte_of(make::answer({glucose}), 0) == "");
}

BOOST_AUTO_TEST_CASE(a_lone_vitamin_d3_is_the_total_and_beside_d2_a_fraction) {
  const auto lone = make::answer({make::result("Vitamin D3", "22", "ng/mL")});
  BOOST_TEST(make::analyte_of(lone, 0) == "vitd_25oh_total");
  const auto both = make::answer({make::result("25-OH Vitamin D2", "<4.0", "ng/mL"),
                                  make::result("25-OH Vitamin D3", "22", "ng/mL")});
  BOOST_TEST(make::analyte_of(both, 1) == "vitd_25oh_d3");
}

BOOST_AUTO_TEST_CASE(a_code_goes_before_the_name) {
  Result coded = make::result("Something", "140", "mmol/L");
  coded.codes = {{"LOINC", "2951-2"}};
  BOOST_TEST(make::analyte_of(make::answer({coded}), 0) == "sodium");
}

BOOST_AUTO_TEST_CASE(the_loinc_code_follows_the_unit) {
  struct Code {
    std::string_view analyte, unit, specimen, loinc;
  };
  const Code rows[] = {
      {"vitd_25oh_total", "ng/mL", "", "62292-8"},
      {"vitd_25oh_total", "nmol/L", "", "68438-1"},
      {"calcium_total", "mg/dL", "", "17861-6"},
      {"calcium_total", "mmol/L", "", "2000-8"},
      {"calcium_ionized", "mmol/L", "blood", "1994-3"},
      {"calcium_ionized", "mmol/L", "serum", "1995-0"},
      {"potassium", "meq/L", "", "2823-3"},
      {"alp", "U/L", "", "6768-6"},
  };
  for (const Code& row : rows) {
    const Analyte& analyte = *Catalogue::built_in().analyte(row.analyte);
    BOOST_TEST(loinc_of(analyte, row.unit, row.specimen) == row.loinc, row.analyte);
  }
}

BOOST_AUTO_TEST_CASE(a_code_decides_and_what_contradicts_it_is_noted) {
  struct Coded {
    std::string_view name, unit, specimen, code, analyte;
    bool noted;
  };
  const Coded rows[] = {
      {"Calcium", "mg/dL", "", "17861-6", "calcium_total", false},
      {"Something local", "mg/dL", "", "17861-6", "calcium_total", false},
      {"Calcium, Ionized", "mg/dL", "", "1995-0", "calcium_ionized", false},
      {"Calcium, Ionized", "mg/dL", "", "17861-6", "calcium_total", true},
      {"Magnesium", "mg/dL", "", "17861-6", "calcium_total", true},
      {"Glucose", "mg/dL", "", "1558-6", "glucose_fasting", false},
      {"BUN", "mg/dL", "", "3094-0", "bun", false},
      {"Urea", "mg/dL", "", "3094-0", "bun", true},
      {"Folate RBC", "ng/mL", "blood", "2283-0", "folate_rbc", false},
      {"CRP", "mg/L", "", "30522-7", "hs_crp", false},
      // The unit shows that the code is another test's.
      {"Hemoglobin", "g/dL", "", "4544-3", "hemoglobin", true},
      // Blood's code beside urine: neither is believed.
      {"Calcium", "mg/dL", "urine", "17861-6", "", true},
      {"Glucose", "mg/dL", "csf", "2345-7", "", true},
      // The code of D3 that many send for the total.
      {"Vitamin D, 25-Hydroxy", "ng/mL", "", "1989-3", "vitd_25oh_total", false},
  };
  for (const Coded& row : rows) {
    Result result = make::result(row.name, "5", row.unit);
    result.specimen = row.specimen;
    result.codes.push_back({"LOINC", std::string(row.code)});
    const auto answer = make::answer({result});
    const auto is_note = [](const Note& note) { return note.code == "code_differs"; };
    BOOST_TEST_CONTEXT(row.name << " " << row.code) {
      BOOST_TEST(make::analyte_of(answer, 0) == row.analyte);
      BOOST_TEST(std::any_of(answer.notes.begin(), answer.notes.end(), is_note) == row.noted);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_unit_code_stands_in_for_an_unknown_unit_and_never_contradicts_a_known_one) {
  Result coded = make::result("Calcium", "9.4", "mg per dl blood");
  coded.unit_code = "mg/dL";
  const auto known = make::answer({coded});
  BOOST_TEST(known.results.at(0).observation->unit == "mg/dL");
  Result differing = make::result("Calcium", "2.4", "mmol/L");
  differing.unit_code = "mg/dL";
  const auto refused = make::answer({differing});
  BOOST_TEST(refused.results.at(0).observation->unit == "");
  const auto is_note = [](const Note& note) { return note.code == "unit_code_differs"; };
  BOOST_TEST(std::any_of(refused.notes.begin(), refused.notes.end(), is_note));
  Result alike = make::result("TSH", "2.4", "mU/L");
  alike.unit_code = "m[IU]/L";
  const auto same = make::answer({alike});
  BOOST_TEST(same.notes.empty());
}

BOOST_AUTO_TEST_SUITE_END()

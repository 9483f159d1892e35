#include "interpreter/classify.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "make.h"

namespace {

using namespace labread;
using make::number;

struct Row {
  std::string_view name, value, unit, range;
  Status status;
  std::string_view reason;
};

void check(std::span<const Row> rows, const Patient& patient = make::woman()) {
  for (const Row& row : rows) {
    const auto answer =
        make::answer({make::result(row.name, row.value, row.unit, row.range)}, patient);
    const JudgedResult& judged = answer.results[0];
    BOOST_TEST((judged.status == row.status && judged.reason == row.reason),
               row.name << " " << row.value << " " << row.unit << " (" << row.range << ") is "
                        << name_of(judged.status) << " " << judged.reason);
  }
}

JudgedResult judged(Result result, const Patient& patient = make::woman()) {
  return make::answer({std::move(result)}, patient).results.front();
}

std::string_view tier(const JudgedResult& judged, std::string_view set) {
  for (const Judgement& judgement : judged.judged_by) {
    if (judgement.kind == YardstickKind::tiers && judgement.id == set) return judgement.tier;
  }
  return "(not applied)";
}

Band band(std::string_view label, std::string_view meaning, std::string_view bounds) {
  const PrintedRange range = make::range(bounds);
  Band made;
  made.label = label;
  made.meaning = meaning;
  made.low = range.low;
  made.high = range.high;
  return made;
}

Result with_bands(std::string_view value, std::vector<Band> bands) {
  Result result = make::result("Hemoglobin", value, "g/dL");
  result.range.text = "bands";
  result.range.bands = std::move(bands);
  return result;
}

Result word_result(ValueKind kind, std::string_view word, std::string_view expected) {
  Result result;
  result.name = "Nitrite";
  result.value = word;
  result.read.kind = kind;
  result.read.word = word;
  result.range.text = expected;
  result.range.word = expected;
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(classification)

BOOST_AUTO_TEST_CASE(the_printed_range_decides_first) {
  const Row rows[] = {
      {"Magnesium", "1.6", "mg/dL", "1.6-2.6", Status::normal, ""},
      {"Magnesium", "1.6", "mg/dL", "1.7-2.4", Status::low, ""},
      {"25-OH Vitamin D", "25", "ng/mL", "30-100", Status::low, ""},
      {"25-OH Vitamin D", "25", "ng/mL", "20-50", Status::normal, ""},
      {"Unknown Test", "7", "U/L", "1-5", Status::high, ""},
      {"CRP", "4.9", "mg/L", "<5", Status::normal, ""},
      {"eGFR", "60", "mL/min/1.73m2", ">=60", Status::normal, ""},
  };
  check(rows);
}

BOOST_AUTO_TEST_CASE(without_a_printed_range_ours_decides_for_this_person) {
  const Row adult[] = {
      {"Hemoglobin", "12.5", "g/dL", "", Status::normal, ""},
      {"Alkaline Phosphatase", "310", "U/L", "", Status::high, ""},
      {"Creatinine", "0.9", "mg/dL", "", Status::normal, ""},
  };
  check(adult);
  const Row boy[] = {
      {"Alkaline Phosphatase", "310", "U/L", "", Status::normal, ""},
      {"MCV", "88", "fL", "", Status::undecidable, "no_interval"},
  };
  check(boy, make::person(Sex::male, "12"));
  const Row small[] = {{"Creatinine", "0.9", "mg/dL", "", Status::high, ""}};
  check(small, make::person(Sex::male, "4"));
}

BOOST_AUTO_TEST_CASE(an_unknown_person_has_no_interval_where_it_depends_on_the_person) {
  const Row rows[] = {
      {"Hemoglobin", "12.5", "g/dL", "", Status::undecidable, "needs_person"},
      {"25-OH Vitamin D", "25", "ng/mL", "", Status::normal, ""},
  };
  check(rows, Patient{});
}

BOOST_AUTO_TEST_CASE(in_pregnancy_the_interval_of_the_trimester_decides) {
  Patient pregnant = make::woman();
  pregnant.pregnant = true;
  pregnant.trimester = Trimester::first;
  const Row rows[] = {
      {"Ferritin", "8", "ng/mL", "", Status::normal, ""},
      {"Sodium", "138", "mmol/L", "", Status::undecidable, "no_interval"},
  };
  check(rows, pregnant);
  const Row others[] = {{"Ferritin", "8", "ng/mL", "", Status::low, ""}};
  check(others);
}

BOOST_AUTO_TEST_CASE(a_missing_unit_is_never_guessed) {
  const Row rows[] = {
      {"25-OH Vitamin D", "25", "", "", Status::undecidable, "needs_unit"},
      {"25-OH Vitamin D", "25", "", "30-100", Status::low, "needs_unit"},
      {"Calcium", "9.4", "", "8.6-10.3", Status::normal, ""},
      {"INR", "1.0", "", "", Status::normal, ""},
  };
  check(rows);
  const JudgedResult calcium = judged(make::result("Calcium", "2.35", "", "2.20-2.60"));
  BOOST_TEST(calcium.observation->unit == "mmol/L");
  BOOST_TEST(calcium.observation->unit_inferred);
  BOOST_TEST(!judged(make::result("25-OH Vitamin D", "25", "", "30-100")).observation->canonical);
}

BOOST_AUTO_TEST_CASE(a_unit_is_inferred_only_where_the_printed_range_fits_exactly_one) {
  struct Inferred {
    std::string_view name, value, range, unit;  // unit empty: none may be inferred
  };
  const Inferred rows[] = {
      {"Calcium", "9.4", "8.6-10.2", "mg/dL"},
      {"Calcium", "2.4", "2.15-2.55", "mmol/L"},
      {"Vitamin B12", "400", "180-914", ""},    // pg/mL and pmol/L lie close together
      {"Sodium", "140", "136-145", "mmol/L"},   // or meq/L, which is the same
      {"25-OH Vitamin D", "25", "30-100", ""},  // a habit of print in both units
      {"25-OH Vitamin D", "30", "20-50", "ng/mL"},
      {"25-OH Vitamin D", "60", "50-125", "nmol/L"},
      {"Magnesium", "1.6", "1.5-2.3", ""},  // mg/dL and mEq/L lie close together
      {"Magnesium", "0.8", "0.7-1.1", "mmol/L"},
      {"Calcium", "9.4", "<10.2", ""},
      {"Calcium", "9.4", "", ""},
      {"Calcium", "9.4", "1-99", ""},
  };
  for (const Inferred& row : rows) {
    const auto answer = make::answer({make::result(row.name, row.value, "", row.range)});
    const Observation& observed = *answer.results.front().observation;
    BOOST_TEST(observed.unit_inferred == !row.unit.empty(), row.name << " " << row.range);
    if (!row.unit.empty()) {
      const Analyte& analyte = Catalogue::built_in().analyte(observed.analyte);
      BOOST_TEST(find_unit(analyte, observed.unit)->factor == find_unit(analyte, row.unit)->factor);
    }
    const bool said = std::any_of(answer.notes.begin(), answer.notes.end(),
                                  [](const Note& note) { return note.code == "unit_inferred"; });
    BOOST_TEST(said == !row.unit.empty(), row.name << " " << row.range << ": the note");
  }
}

BOOST_AUTO_TEST_CASE(censored_values_are_judged_as_intervals) {
  const Row rows[] = {
      {"25-OH Vitamin D", "<4.0", "ng/mL", "30-100", Status::low, ""},
      {"CRP", "<0.2", "mg/L", "<=1.0", Status::normal, ""},
      {"CRP", "<5", "mg/L", "3-10", Status::undecidable, "censored"},
      {"25-OH Vitamin D", "<25", "ng/mL", "", Status::undecidable, "censored"},
  };
  check(rows);
}

BOOST_AUTO_TEST_CASE(tiers_are_compared_in_the_printed_unit) {
  struct Tiers {
    std::string_view value, unit, set, tier;
  };
  const Tiers rows[] = {
      {"20", "ng/mL", "iom_2011", "sufficient"},
      {"19.9", "ng/mL", "iom_2011", "inadequate"},
      {"50", "nmol/L", "iom_2011", "sufficient"},
      {"20", "ug/L", "iom_2011", "sufficient"},
      {"20", "ng/mL", "es_2011", "deficiency"},
      {"20", "ng/mL", "uk_ros", "inadequate"},
      {"25", "nmol/L", "uk_ros", "inadequate"},
      {"24.9", "nmol/L", "uk_ros", "deficient"},
      {"<4.0", "ng/mL", "iom_2011", "deficient"},
      {"<15", "ng/mL", "iom_2011", ""},
      {"31", "ng/mL", "es_2024", ""},
      {"31", "ng/mL", "rickets_2016", "(not applied)"},
  };
  for (const Tiers& row : rows) {
    const JudgedResult result = judged(make::result("25-OH Vitamin D", row.value, row.unit));
    BOOST_TEST(tier(result, row.set) == row.tier, row.value << " " << row.unit << " " << row.set);
  }
}

BOOST_AUTO_TEST_CASE(critical_limits_include_the_limit) {
  struct Critical {
    std::string_view name, value, unit, critical;
  };
  const Critical rows[] = {
      {"Potassium", "6.5", "mmol/L", "primary"},  {"Potassium", "6.4", "mmol/L", ""},
      {"Calcium", "13.0", "mg/dL", "primary"},    {"Ionized Calcium", "4.9", "mg/dL", ""},
      {"Magnesium", "0.40", "mmol/L", "primary"}, {"Hemoglobin", "<6.0", "g/dL", "primary"},
  };
  for (const Critical& row : rows) {
    const JudgedResult result = judged(make::result(row.name, row.value, row.unit));
    BOOST_TEST(result.critical == row.critical, row.name << " " << row.value);
    BOOST_TEST((result.severity == Severity::critical) == !row.critical.empty());
  }
  // An unknown age must not silence a limit.
  BOOST_TEST(judged(make::result("Potassium", "7.1", "mmol/L"), Patient{}).critical == "primary");
}

BOOST_AUTO_TEST_CASE(an_implausible_value_is_named_and_not_judged_by_ours) {
  const JudgedResult result = judged(make::result("Potassium", "45", "mmol/L"));
  BOOST_TEST((result.status == Status::undecidable));
  BOOST_TEST(result.reason == "implausible");
  BOOST_TEST(result.critical.empty());
  BOOST_TEST(result.critical_uncertain);
}

BOOST_AUTO_TEST_CASE(a_flag_that_contradicts_the_range_is_told_and_the_range_stays) {
  Result result = make::result("Sodium", "140", "mmol/L", "135-145");
  result.flag = "H";
  result.flag_meaning = "high";
  const JudgedResult contradicted = judged(result);
  BOOST_TEST((contradicted.status == Status::normal));
  BOOST_TEST(contradicted.reason == "flag_contradicts_range");
}

BOOST_AUTO_TEST_CASE(a_flag_alone_judges_where_no_range_is_printed) {
  Result result = make::result("Unknown Test", "7", "U/L");
  result.flag_meaning = "low";
  BOOST_TEST((judged(result).status == Status::low));
  BOOST_TEST((judged(result).judged_by.front().kind == YardstickKind::printed_flag));
  result.flag_meaning = "critical_low";
  BOOST_TEST(judged(result).critical == "primary");
}

BOOST_AUTO_TEST_CASE(an_ambiguous_number_is_not_judged) {
  Result result = make::result("Ferritin", "1.234", "ng/mL", "11-307");
  result.read.ambiguous = true;
  BOOST_TEST((judged(result).status == Status::undecidable));
  BOOST_TEST(judged(result).reason == "ambiguous_number");
}

BOOST_AUTO_TEST_CASE(bands_are_chosen_by_the_person) {
  const std::vector<Band> sexes = {band("Male", "male", "13-17"),
                                   band("Female", "female", "12-16")};
  BOOST_TEST((judged(with_bands("12.5", sexes)).status == Status::normal));
  BOOST_TEST(
      (judged(with_bands("12.5", sexes), make::person(Sex::male, "40")).status == Status::low));
  const JudgedResult open = judged(with_bands("12.5", sexes), Patient{});
  BOOST_TEST((open.status == Status::undecidable));
  BOOST_TEST(open.reason == "needs_person");
  // What holds for everybody holds without knowing the person.
  BOOST_TEST((judged(with_bands("9", sexes), Patient{}).status == Status::low));
}

BOOST_AUTO_TEST_CASE(an_interval_for_all_stands_unless_a_band_is_the_patients) {
  Result result = with_bands("10.8", {band("1st trimester", "pregnant", "10.5-13")});
  result.range.low = make::range("11.7-15.5").low;
  result.range.high = make::range("11.7-15.5").high;
  BOOST_TEST((judged(result).status == Status::low));
  BOOST_TEST((judged(result, Patient{}).status == Status::low));
  Patient pregnant = make::woman();
  pregnant.pregnant = true;
  BOOST_TEST((judged(result, pregnant).status == Status::normal));
}

BOOST_AUTO_TEST_CASE(the_patients_own_band_stands_before_those_of_what_is_best) {
  Band own = band("up to 60 years", "", ">12");
  own.age_max = Decimal{60, 0};
  const std::vector<Band> bands = {own, band("Risk groups", "optimal", "14-16"),
                                   band("Toxic", "toxic", ">20")};
  BOOST_TEST((judged(with_bands("13", bands)).status == Status::normal));
  BOOST_TEST((judged(with_bands("11", bands)).status == Status::low));
  BOOST_TEST((judged(with_bands("21", bands)).status == Status::high));
  BOOST_TEST(
      (judged(with_bands("13", bands), make::person(Sex::male, "70")).status == Status::low));
}

BOOST_AUTO_TEST_CASE(bands_are_chosen_by_their_meaning) {
  const std::vector<Band> meanings = {
      band("Deficient", "deficient", "<20"), band("Insufficient", "insufficient", "20-29"),
      band("Sufficient", "sufficient", "30-100"), band("Toxic", "toxic", ">100")};
  const std::pair<std::string_view, Status> rows[] = {
      {"12", Status::low},    {"25", Status::low},   {"29.5", Status::low},
      {"30", Status::normal}, {"120", Status::high}, {"100", Status::normal},
  };
  for (const auto& [value, status] : rows) {
    BOOST_TEST((judged(with_bands(value, meanings)).status == status), value);
  }
  const std::vector<Band> risks = {band("Low risk", "low", "<1"), band("High risk", "high", ">3")};
  BOOST_TEST((judged(with_bands("0.5", risks)).status == Status::undecidable));
}

BOOST_AUTO_TEST_CASE(words_are_held_against_words) {
  const auto status = [](ValueKind kind, std::string_view word, std::string_view expected) {
    return judged(word_result(kind, word, expected)).status;
  };
  BOOST_TEST((status(ValueKind::word, "negative", "negative") == Status::normal));
  BOOST_TEST((status(ValueKind::word, "positive", "negative") == Status::abnormal));
  BOOST_TEST((status(ValueKind::word, "not_detected", "negative") == Status::normal));
  BOOST_TEST((status(ValueKind::ordinal, "2+", "negative") == Status::abnormal));
  BOOST_TEST((status(ValueKind::word, "yellow", "negative") == Status::undecidable));
  const JudgedResult pending = judged(word_result(ValueKind::status, "pending", "negative"));
  BOOST_TEST(pending.reason == "no_result");
}

BOOST_AUTO_TEST_CASE(the_deciding_judgement_stands_first) {
  const JudgedResult printed = judged(make::result("25-OH Vitamin D", "25", "ng/mL", "30-100"));
  BOOST_TEST((printed.judged_by.front().kind == YardstickKind::printed_range));
  const bool has_ours =
      std::any_of(printed.judged_by.begin(), printed.judged_by.end(), [](const Judgement& j) {
        return j.kind == YardstickKind::interval && j.status == Status::normal;
      });
  BOOST_TEST(has_ours);  // disagreement is shown
  const JudgedResult ours = judged(make::result("25-OH Vitamin D", "25", "ng/mL"));
  BOOST_TEST((ours.judged_by.front().kind == YardstickKind::interval));
}

BOOST_AUTO_TEST_SUITE_END()

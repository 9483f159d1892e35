// A few words and units of several languages, for tests of what the readers do with them. The real
// ones are data and have their own tests.
#pragma once

#include <algorithm>
#include <array>

#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread::testing {

using enum WordRole;

template <class Row, std::size_t n, class Less>
constexpr std::array<Row, n> sorted(std::array<Row, n> rows, Less less) {
  std::sort(rows.begin(), rows.end(), less);
  return rows;
}

inline constexpr auto small_lexicon =
    sorted(std::to_array<LexiconEntry>({
               {"less than", comparator_word, "<", "en"},
               {"more than", comparator_word, ">", "en"},
               {"up to", comparator_word, "<=", "en"},
               {"inf", comparator_word, "<", "it"},
               {"inf a", comparator_word, "<", "fr"},
               {"inferior a", comparator_word, "<", "pt"},
               {"superior a", comparator_word, ">", "pt"},
               {"fino a", comparator_word, "<=", "it"},
               {"ate", comparator_word, "<=", "pt"},
               {"bis", comparator_word, "<=", "de"},
               {"do", comparator_word, "<=", "pl"},
               {"до", comparator_word, "<=", "ru"},
               {"более", comparator_word, ">", "ru"},
               {"以下", comparator_after, "<=", "ja"},
               {"以上", comparator_after, ">=", "ja"},
               {"未満", comparator_after, "<", "ja"},
               {"or more", comparator_after, ">=", "en"},
               {"bis", range_dash, "", "de"},
               {"to", range_dash, "", "en"},
               {"a", range_dash, "", "es"},
               {"negative", value_word, "negative", "en"},
               {"neg", value_word, "negative", "en"},
               {"non reactive", value_word, "negative", "en"},
               {"not detected", value_word, "absent", "en"},
               {"none seen", value_word, "absent", "en"},
               {"nil", value_word, "absent", "en"},
               {"trace", value_word, "trace", "en"},
               {"normal", value_word, "normal", "en"},
               {"nicht nachweisbar", value_word, "absent", "de"},
               {"tnp", status_word, "not_performed", "en"},
               {"see note", status_word, "see_note", "en"},
               {"pending", status_word, "pending", "en"},
               {"folgt", status_word, "pending", "de"},
               {"s text", status_word, "see_note", "de"},
               {"в работе", status_word, "pending", "ru"},
               {"not estab", status_word, "not_established", "en"},
               {"high", flag_word, "high", "en"},
               {"low", flag_word, "low", "en"},
               {"critical high", flag_word, "critical_high", "en"},
               {"critical low", flag_word, "critical_low", "en"},
               {"abnormal", flag_word, "abnormal", "en"},
               {"above high reference limit", flag_word, "high", "en"},
               {"in range", flag_word, "normal", "en"},
               {"hoch", flag_word, "high", "de"},
               {"niedrig", flag_word, "low", "de"},
               {"basso", flag_word, "low", "it"},
               {"mar", month, "3", "en"},
               {"march", month, "3", "en"},
               {"jan", month, "1", "en"},
               {"januar", month, "1", "de"},
               {"enero", month, "1", "es"},
               {"de enero de", month, "1", "es"},
               {"may", month, "5", "en"},
               {"normal", range_lead, "", "en"},
               {"ref", range_lead, "", "en"},
               {"reference range", range_lead, "", "en"},
               {"bio ref interval", range_lead, "", "en"},
               {"max", comparator_word, "<=", "en"},
               {"deficiency", band_word, "deficient", "en"},
               {"deficient", band_word, "deficient", "en"},
               {"insufficiency", band_word, "insufficient", "en"},
               {"insufficient", band_word, "insufficient", "en"},
               {"sufficiency", band_word, "sufficient", "en"},
               {"sufficient", band_word, "sufficient", "en"},
               {"toxicity", band_word, "toxic", "en"},
               {"optimal", band_word, "optimal", "en"},
               {"normal", band_word, "normal", "en"},
               {"high", band_word, "high", "en"},
               {"borderline high", band_word, "borderline_high", "en"},
               {"prediabetes", band_word, "prediabetes", "en"},
               {"male", band_word, "male", "en"},
               {"males", band_word, "male", "en"},
               {"men", band_word, "male", "en"},
               {"female", band_word, "female", "en"},
               {"women", band_word, "female", "en"},
               {"adult", band_word, "adult", "en"},
               {"adults", band_word, "adult", "en"},
               {"child", band_word, "child", "en"},
               {"children", band_word, "child", "en"},
               {"pregnant", band_word, "pregnant", "en"},
               {"manner", band_word, "male", "de"},
               {"frauen", band_word, "female", "de"},
               {"homem", band_word, "male", "pt"},
               {"mulher", band_word, "female", "pt"},
               {"year old", age_unit, "years", "en"},
               {"years", age_unit, "years", "en"},
               {"yrs", age_unit, "years", "en"},
               {"y", age_unit, "years", "en"},
               {"j", age_unit, "years", "de"},
               {"jahre", age_unit, "years", "de"},
               {"months", age_unit, "months", "en"},
               {"days", age_unit, "days", "en"},
               {"sex", fact_sex, "", "en"},
               {"age", fact_age, "", "en"},
               {"patient age", fact_age, "", "en"},
               {"dob", fact_birth, "", "en"},
               {"date of birth", fact_birth, "", "en"},
               {"geb", fact_birth, "", "de"},
               {"data nasc", fact_birth, "", "pt"},
               {"sexo", fact_sex, "", "es"},
               {"edad", fact_age, "", "es"},
               {"性别", fact_sex, "", "zh"},
               {"年龄", fact_age, "", "zh"},
               {"岁", age_unit, "years", "zh"},
               {"女", sex_word, "female", "zh"},
               {"采集时间", fact_collected, "", "zh"},
               {"mujer", sex_word, "female", "es"},
               {"anos", age_unit, "years", "es"},
               {"a", age_unit, "years", "pt"},
               {"y o", age_unit, "years", "en"},
               {"collected", fact_collected, "", "en"},
               {"collected on", fact_collected, "", "en"},
               {"date collected", fact_collected, "", "en"},
               {"received", fact_received, "", "en"},
               {"date received", fact_received, "", "en"},
               {"reported", fact_reported, "", "en"},
               {"date of report", fact_reported, "", "en"},
               {"specimen", fact_specimen, "", "en"},
               {"serum", specimen_word, "serum", "en"},
               {"blood", specimen_word, "blood", "en"},
               {"laboratories", fact_laboratory, "", "en"},
               {"laboratory", fact_laboratory, "", "en"},
               {"lab", fact_laboratory, "", "en"},
               {"report status", fact_status, "", "en"},
               {"final", report_state, "final", "en"},
               {"final report", report_state, "final", "en"},
               {"preliminary", report_state, "preliminary", "en"},
               {"patient", fact_patient, "", "en"},
               {"name", fact_patient, "", "en"},
               {"report date", fact_reported, "", "en"},
               {"phone", fact_other, "", "en"},
               {"gender", fact_sex, "", "en"},
               {"male", sex_word, "male", "en"},
               {"m", sex_word, "male", ""},
               {"female", sex_word, "female", "en"},
               {"f", sex_word, "female", ""},
               {"the", prose, "", "en"},
               {"and", prose, "", "en"},
               {"result", header_value, "", "en"},
               {"und", prose, "", "de"},
               {"der", prose, "", "de"},
               {"ergebnis", header_value, "", "de"},
               {"einheit", header_unit, "", "de"},
           }),
           [](const LexiconEntry& a, const LexiconEntry& b) {
             return a.key != b.key ? a.key < b.key : a.role < b.role;
           });

inline constexpr auto small_units =
    sorted(std::to_array<UnitSpelling>({
               {"lakhs/cumm", "10*5/uL"},
               {"lakh/cumm", "10*5/uL"},
               {"mg/dl", "mg/dL"},
               {"ng/ml", "ng/mL"},
               {"pg/ml", "pg/mL"},
               {"nmol/l", "nmol/L"},
               {"mmol/l", "mmol/L"},
               {"mcg/dl", "ug/dL"},
               {"ug/l", "ug/L"},
               {"%", "%"},
               {"u/l", "U/L"},
               {"ед/л", "U/L"},
               {"ммоль/л", "mmol/L"},
               {"万/ul", "10*4/uL"},
               {"lakhs/cumm", "10*5/uL"},
               {"ratio", "{ratio}"},
               {"x10e3/ul", "10*3/uL"},
               {"ml/min/1.73m2", "mL/min/{1.73_m2}"},
               {"ng/mlfeu", "ng/mL{FEU}"},
               {"mm/1sthr", "mm/h"},
               {"mg/l", "mg/L"},
               {"g/l", "g/L"},
               {"l", "L"},
           }),
           [](const UnitSpelling& a, const UnitSpelling& b) { return a.key < b.key; });

inline constexpr auto small_languages = std::to_array<LanguageHabits>({
    {"de", DecimalMark::comma, false},
    {"en", DecimalMark::point, true},
});

inline const Catalogue& small_catalogue() {
  static const auto unit_slots = key_slots(std::span<const UnitSpelling>(small_units));
  static const auto lexicon_slots = key_slots(std::span<const LexiconEntry>(small_lexicon));
  static const Catalogue catalogue = [] {
    CatalogueRows rows;
    rows.units = small_units;
    rows.unit_slots = unit_slots;
    rows.lexicon = small_lexicon;
    rows.lexicon_slots = lexicon_slots;
    rows.languages = small_languages;
    return Catalogue(rows);
  }();
  return catalogue;
}

inline const Conventions point{{DecimalMark::point, Origin::detected}, {}, {}};
inline const Conventions comma{{DecimalMark::comma, Origin::detected}, {}, {}};
inline const Conventions unknown{};

inline const Conventions& conventions_of(char mark) {
  return mark == '.' ? point : mark == ',' ? comma : unknown;
}

}  // namespace labread::testing

#include "reference_ranges/word_roles.h"

#include <array>

namespace labread {
namespace {

using Texts = std::string_view;

constexpr auto value_words = std::to_array<Texts>(
    {"negative",      "positive",   "weak_positive", "trace",    "normal",   "abnormal",
     "absent",        "present",    "not_detected",  "detected", "reactive", "non_reactive",
     "organism",      "few",        "moderate",      "many",     "clear",    "cloudy",
     "turbid",        "colourless", "yellow",        "amber",    "red",      "brown",
     "indeterminate", "immune",     "not_immune",    "grade",    "acidic",   "alkaline"});
constexpr auto status_words =
    std::to_array<Texts>({"pending", "not_performed", "see_note", "insufficient", "haemolysed",
                          "cancelled", "not_established"});
constexpr auto comparators = std::to_array<Texts>({"<", "<=", ">", ">="});
constexpr auto flags =
    std::to_array<Texts>({"low", "high", "critical_low", "critical_high", "abnormal", "normal"});
constexpr auto sexes = std::to_array<Texts>({"female", "male"});
constexpr auto specimens = std::to_array<Texts>(
    {"serum", "blood", "urine", "urine_24h", "red_cells", "stool", "csf", "other"});
constexpr auto bands = std::to_array<Texts>({"severe_deficiency",
                                             "deficient",
                                             "insufficient",
                                             "sufficient",
                                             "optimal",
                                             "toxic",
                                             "low",
                                             "normal",
                                             "borderline",
                                             "high",
                                             "very_high",
                                             "desirable",
                                             "increased_risk",
                                             "negative",
                                             "positive",
                                             "female",
                                             "male",
                                             "child",
                                             "adult",
                                             "pregnant",
                                             "newborn",
                                             "elderly",
                                             "menopausal"});
// years_old: as an adjective behind the number, "71-year-old".
constexpr auto age_units = std::to_array<Texts>({"years", "months", "weeks", "days", "years_old"});
constexpr auto report_states = std::to_array<Texts>({"preliminary", "final", "corrected"});
constexpr auto susceptibilities =
    std::to_array<Texts>({"susceptible", "intermediate", "resistant"});
constexpr auto asides = std::to_array<Texts>({"earlier", "control", "person", "current"});
constexpr auto retractions = std::to_array<Texts>({"withdrawn", "amended", "condition"});
constexpr auto letter_words =
    std::to_array<Texts>({"tests", "lead", "owner", "indefinite", "stated", "joined", "recent",
                          "earlier", "compared", "aside"});
constexpr auto months =
    std::to_array<Texts>({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"});

constexpr auto roles = std::to_array<RoleDescription>({
    {WordRole::header_name, "header_name", {}},
    {WordRole::header_value, "header_value", {}},
    {WordRole::header_unit, "header_unit", {}},
    {WordRole::header_range, "header_range", {}},
    {WordRole::header_flag, "header_flag", {}},
    {WordRole::header_previous, "header_previous", {}},
    {WordRole::header_date, "header_date", {}},
    {WordRole::header_low, "header_low", {}},
    {WordRole::header_high, "header_high", {}},
    {WordRole::header_skip, "header_skip", {}},
    {WordRole::value_word, "value_word", value_words},
    {WordRole::status_word, "status_word", status_words},
    {WordRole::comparator_word, "comparator_word", comparators},
    {WordRole::comparator_after, "comparator_after", comparators},
    {WordRole::range_dash, "range_dash", {}},
    {WordRole::flag_word, "flag_word", flags},
    {WordRole::fact_sex, "fact_sex", {}},
    {WordRole::fact_age, "fact_age", {}},
    {WordRole::fact_birth, "fact_birth", {}},
    {WordRole::fact_collected, "fact_collected", {}},
    {WordRole::fact_received, "fact_received", {}},
    {WordRole::fact_reported, "fact_reported", {}},
    {WordRole::fact_specimen, "fact_specimen", {}},
    {WordRole::fact_laboratory, "fact_laboratory", {}},
    {WordRole::fact_status, "fact_status", {}},
    {WordRole::fact_patient, "fact_patient", {}},
    {WordRole::fact_other, "fact_other", {}},
    {WordRole::sex_word, "sex_word", sexes},
    {WordRole::specimen_word, "specimen_word", specimens},
    {WordRole::comment_lead, "comment_lead", {}},
    {WordRole::range_lead, "range_lead", {}},
    {WordRole::value_lead, "value_lead", {}},
    {WordRole::unit_lead, "unit_lead", {}},
    {WordRole::band_word, "band_word", bands},
    {WordRole::month, "month", months},
    {WordRole::prose, "prose", {}},
    {WordRole::age_unit, "age_unit", age_units},
    {WordRole::report_state, "report_state", report_states},
    {WordRole::antibiotic, "antibiotic", {}},
    {WordRole::susceptibility_word, "susceptibility_word", susceptibilities},
    {WordRole::susceptibility_heading, "susceptibility_heading", {}},
    {WordRole::negation, "negation", {}},
    {WordRole::target_word, "target_word", {}},
    {WordRole::vital_sign, "vital_sign", {}},
    {WordRole::heading_word, "heading_word", {}},
    {WordRole::blood_group, "blood_group", {}},
    {WordRole::told_owner, "told_owner", {}},
    {WordRole::told_verb, "told_verb", {}},
    {WordRole::header_section, "header_section", {}},
    {WordRole::header_statistic, "header_statistic", {}},
    {WordRole::aside_heading, "aside_heading", asides},
    {WordRole::header_price, "header_price", {}},
    {WordRole::retraction, "retraction", retractions},
    {WordRole::letter_word, "letter_word", letter_words},
});

// The compiled tables print a role as the place of its row.
static_assert([] {
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (roles[i].role != static_cast<WordRole>(i)) return false;
  }
  return true;
}());

}  // namespace

std::span<const RoleDescription> word_roles() { return roles; }

const RoleDescription* word_role(std::string_view name) {
  for (const RoleDescription& role : roles) {
    if (role.name == name) return &role;
  }
  return nullptr;
}

}  // namespace labread

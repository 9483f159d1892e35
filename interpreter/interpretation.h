// The whole answer about one report, and the one call that makes it. Pure functions over values: no
// clock, no environment. All string_views point into the catalogue, which must outlive the answer.
//
//   const Interpretation answer = interpret(report, patient, Catalogue::built_in());
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/patient.h"
#include "parser/report.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// A result bound to an analyte.
struct Observation {
  std::size_t result = 0;  // index into Report::results
  AnalyteIndex analyte = 0;
  std::string_view loinc;      // empty: no code fits specimen and property
  std::string_view unit;       // UCUM of the printed unit; empty: none
  bool unit_inferred = false;  // not printed, but the printed range fits this unit only
  std::optional<Decimal> number;
  Comparator comparator = Comparator::none;
  std::optional<double> canonical;  // in the analyte's canonical unit
  bool repeated = false;            // the same result stands earlier in the report
};

enum class Status : std::uint8_t { low, normal, high, abnormal, undecidable };

enum class Severity : std::uint8_t { info, review, high, urgent, critical };

enum class YardstickKind : std::uint8_t {
  printed_range,
  printed_flag,
  interval,
  tiers,
  critical_limit
};

// One yardstick a result was held against, with the outcome.
struct Judgement {
  YardstickKind kind = YardstickKind::printed_range;
  std::string id;                // interval or tier set id; empty for printed ones
  std::optional<Status> status;  // of intervals and printed ranges
  std::string_view tier;         // of tier sets: id and label of the tier
  std::string_view tier_label;
  Meaning means = Meaning::neither;  // of tier sets: what that tier says of the value
  std::string_view title;            // of tier sets
  std::optional<Bound> low, high;
  std::string unit;
  std::string_view source;  // id
  bool source_checked = false;
  std::string_view note;
};

// How those who judge a value stand to each other, the deciding one first; in ascending order of
// how much a reader should look at it.
enum class AgreementState : std::uint8_t {
  none,                   // nothing was decided
  alone,                  // one verdict, and nothing beside it
  agree,                  // all say the same
  borderline,             // others are undecided between what it says and something else
  out_of_range_disputed,  // it says low, high or abnormal; others do not
  normal_disputed,        // it says normal; others do not
  opposed,                // it says low, others high, or the other way round
  laboratory_contradicts_itself
};

struct Agreement {
  AgreementState state = AgreementState::none;
  std::string text;  // who says what, where they differ: "The laboratory's range says normal; …"
};

struct JudgedResult {
  std::optional<Observation> observation;  // none: the name is unknown or ambiguous
  Status status = Status::undecidable;
  std::string_view reason;    // why undecidable (or the doubt beside a verdict); empty: none.
                              // needs_unit, censored, ambiguous_number, no_interval, implausible,
                              // unknown_unit, not_a_number, ambiguous_analyte,
                              // flag_contradicts_range, no_result, needs_person, indeterminate_band
  std::string_view critical;  // "primary" or empty
  bool critical_uncertain = false;  // would be critical, but the value is not plausible as read
  Severity severity = Severity::info;
  std::vector<Judgement> judged_by;  // the deciding one first
  Agreement agreement;
};

// A place in the article.
struct ArticleLink {
  std::string_view section;
  std::string_view anchor;
  friend bool operator==(const ArticleLink&, const ArticleLink&) = default;
};

struct Finding {
  std::string
      id;  // a rule's id, or {vitamin_d,magnesium,calcium,vitamin_b12}_{low,high,indeterminate}
  std::string_view title;
  std::string_view nutrient;  // empty: none of the four
  Severity severity = Severity::info;
  std::vector<std::size_t> results;  // indexes into Report::results
  std::string summary;
  std::vector<std::string_view> mechanism, symptoms, actions, risk_groups, cautions;
  std::vector<ArticleLink> article;
  std::vector<std::string_view> sources;
  std::string_view action;  // see_doctor, same_day, …; empty: none
  bool source_checked = true;
};

// What the report shows of a nutrient.
enum class NutrientState : std::uint8_t { not_measured, low, normal, high, undecided };

// A nutrient that the article ties to a complaint, with what the report shows of it.
struct NutrientLink {
  std::string_view nutrient;   // id
  std::string_view name;       // "Magnesium"
  std::string_view statement;  // of the article, in our words
  ArticleLink place;
  NutrientState state = NutrientState::not_measured;
  std::vector<std::size_t> results;  // indexes into Report::results
  std::string_view caution;          // what the state does not show; empty: nothing to add
};

// A complaint that the user tells, and the nutrients behind it as far as the article goes.
struct SymptomLink {
  std::string_view symptom;  // id of the context flag
  std::string_view words;    // as people say it
  std::vector<NutrientLink> nutrients;
};

// What to do, urgency first. Where `urgent` is not empty no finding carries tips.
struct Advice {
  std::vector<std::string> urgent;
  std::vector<std::string> see_a_doctor;
  std::string_view disclaimer;
};

// The rule outcomes that could not be decided, with what would settle them.
struct OpenQuestion {
  std::string rule;
  std::vector<std::string> needs;  // subjects: "albumin", "age"
};

struct Interpretation {
  Report report;
  Patient patient;
  std::vector<JudgedResult> results;  // one for each of report.results
  std::vector<Finding> findings;      // most severe first
  std::vector<SymptomLink> symptoms;  // in the order told
  std::vector<OpenQuestion> open_questions;
  std::vector<std::string_view> not_measured;  // analyte ids of the four nutrients
  Advice advice;
  std::vector<Note> notes;  // the report's and the interpreter's
};

Interpretation interpret(Report report, const Patient& supplied, const Catalogue& catalogue);

std::string_view name_of(Status status);      // "low", …
std::string_view name_of(Severity severity);  // "review", …
std::string_view name_of(YardstickKind kind);
std::string_view name_of(AgreementState state);
std::string_view name_of(Meaning meaning);
std::string_view name_of(NutrientState state);

}  // namespace labread

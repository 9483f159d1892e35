// The knowledge as typed rows: one aggregate per kind of row of reference_ranges/data. Rows are
// literal types made of views, so that the built-in catalogue is a set of constexpr tables; the
// texts of overrides live in the OwnedCatalogue that holds them. Limits are exact decimals in the
// unit beside them. Every row names its source; `source_checked` says whether the number itself was
// read in that source.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/decimal.h"
#include "reference_ranges/condition.h"

namespace labread {

using AnalyteIndex = std::uint16_t;  // position in Catalogue::analytes()

enum class Sex : std::uint8_t { female, male };
enum class Trimester : std::uint8_t { first, second, third, unknown };

// What a LOINC code measures; mass and molar codes of one analyte differ.
enum class Property : std::uint8_t { mass, molar, other };

struct Source {
  std::string_view id;
  std::string_view title;
  std::string_view publisher;
  std::string_view url;
  std::string_view checked_via;  // the copy that was read, where it is not `url`
  bool secondary = false;        // that copy quotes the source, it is not the source
};

struct LoincCode {
  std::string_view code;
  Property property = Property::other;
  std::string_view description;
};

// canonical = printed * factor + offset
struct AnalyteUnit {
  std::string_view ucum;
  double factor = 1;
  double offset = 0;
  std::string_view source;
  bool source_checked = false;
};

// Values outside `reject` are not judged; outside `review` they are judged with a warning.
struct Plausibility {
  std::string_view unit;
  std::optional<Decimal> reject_below, review_below, review_above, reject_above;
  std::string_view source;
};

struct Analyte {
  std::string_view id;        // "vitd_25oh_total"
  std::string_view name;      // "25-hydroxyvitamin D, total (D2+D3)"
  std::string_view category;  // "CMP", "CBC", …
  std::string_view specimen;  // "serum or plasma", as a clinician says it
  std::string_view
      specimen_class;  // serum, blood, urine, urine_24h, red_cells: what a report can tell apart
  std::string_view canonical_unit;  // UCUM
  std::span<const std::string_view> panels;
  std::span<const LoincCode> loinc;
  std::span<const AnalyteUnit> units;
  std::span<const std::string_view> symbols;  // "K", "Mg": whole cell and case as written
  std::optional<Plausibility> plausibility;
  std::span<const std::string_view> related;
  std::span<const std::string_view> notes;
};

// A printed name; `key` is fold_name() of it. Several analytes may share a name; the interpreter
// chooses by unit, specimen and words.
struct Name {
  std::string_view key;
  std::span<const AnalyteIndex> analytes;
};

// A short name that stands for an analyte only as a whole cell in this case: "Mg" is not "mg".
struct Symbol {
  std::string_view text;
  AnalyteIndex analyte = 0;
};

// What a word of a printed name says about which of several related analytes is meant.
enum class NameWord : std::uint8_t {
  none,
  ionised,
  corrected,
  urine,
  red_cells,
  calcitriol,
  d2,
  d3,
  total,
  nitrogen,
  fasting,
  ratio,
  free,
  feu,
  ddu,
  high_sensitivity,
  count,
  percent
};

// How such a word begins in some language; with a blank at the end it is the whole word.
struct NameStem {
  std::string_view text;  // as fold_name() leaves it
  NameWord word = NameWord::none;
};

// A member of a family of analytes that share printed names. It is meant only where one of its
// words is there; a plain member needs none.
struct FamilyMember {
  std::string_view analyte;
  NameWord word = NameWord::none;
  NameWord other_word = NameWord::none;
};

struct NameFamily {
  std::string_view id;
  std::span<const FamilyMember> members;
  bool name_may_decide = true;  // a name that only this member has settles it
};

// A printed unit; `key` is fold_unit() of it. A spelling may mean several units ("g/l" is also giga
// per litre), the usual one first; no analyte accepts two of them.
struct UnitSpelling {
  std::string_view key;
  std::string_view ucum;
};

// Age in years, minimum included, maximum not.
struct Population {
  std::optional<Sex> sex;
  Decimal age_min;
  std::optional<Decimal> age_max;
  bool pregnant = false;               // true: only in pregnancy
  std::optional<Trimester> trimester;  // with pregnant: this one only; none: any
};

// A reference interval of ours. Both bounds belong to it.
struct Interval {
  std::string_view id;  // unique: analyte, set and person, e.g. "alp/mayo/male/10-13"
  AnalyteIndex analyte = 0;
  std::string_view set;  // sets are preferred in the order of their rows
  Population population;
  std::optional<Decimal> low, high;
  std::string_view unit;  // UCUM
  std::string_view kind;  // "reference interval", "decision limit", …
  std::string_view source;
  bool source_checked = false;
  std::string_view note;
  bool decides = true;  // false: too unsure for a verdict, kept for those who review it
};

// What a word for a value says about it. A guideline on deficiency alone cannot call a value
// normal: above its limit it is only not low. `neither` is borderline, `silent` speaks of something
// else.
enum class Meaning : std::uint8_t {
  neither,
  low,
  normal,
  high,
  abnormal,
  not_low,
  not_high,
  silent
};

// What the name of a band of a printed range means ("sufficient" is normal).
struct BandMeaning {
  std::string_view word;
  Meaning means = Meaning::neither;
};

// Numbers of LOINC, without their check digit, of what is asked of a person or measured at the bed
// and not in a laboratory. Both ends belong to it.
struct LoincBlock {
  int first = 0;
  int last = 0;
};

// What a word result says, to be held against a range in words.
enum class WordSense : std::uint8_t { unknown, absent, present, normal, abnormal };

struct ValueWord {
  std::string_view word;
  WordSense sense = WordSense::unknown;
  bool unmistakable = false;  // never plain text: "reactive", not "normal"
};

struct Tier {
  std::string_view id;     // "deficient"
  std::string_view label;  // "at risk of deficiency"
  Meaning means = Meaning::neither;
  bool low_inclusive = true;
  bool high_inclusive = false;
};

// The boundaries between the tiers (one fewer than tiers) as published in one unit. Pairs are
// rounded (20 ng/mL and 50 nmol/L are one limit), so a value is compared in its printed unit.
struct TierBoundaries {
  std::string_view unit;  // UCUM
  std::span<const Decimal> limits;
};

struct TierSet {
  std::string_view id;  // "iom_2011"
  AnalyteIndex analyte = 0;
  std::string_view title;
  std::string_view status;               // "current", "superseded in 2024, …"
  std::string_view applies_to;           // as the guideline says it
  std::optional<Population> population;  // where applies_to can be decided by sex, age, pregnancy
  std::string_view context;     // holds only where this context flag is told; empty: always
  std::span<const Tier> tiers;  // ascending
  std::span<const TierBoundaries> boundaries;
  std::string_view source;
  bool source_checked = false;
  std::string_view note;
};

// A value at or beyond `low` or `high` is critical. The first row of an analyte that fits the
// person is the primary one.
struct CriticalLimit {
  AnalyteIndex analyte = 0;
  Population population;
  std::optional<Decimal> low, high;
  std::string_view unit;
  std::string_view source;
  bool source_checked = false;
  std::string_view note;
};

// A cross-analyte rule; `when` is in prefix order (condition.h).
struct Rule {
  std::string_view id;
  std::string_view title;
  std::span<const Step> when;
  std::string_view say;
  std::string_view severity;  // info, review, high, urgent
  std::string_view must_not;  // what no output may say beside this finding
  std::string_view
      action;  // see_doctor, see_doctor_soon, same_day, emergency, ask_for_test, ask_doctor, empty
  std::span<const std::string_view> sources;
  bool source_checked = false;
  std::string_view note;
};

struct Constant {
  std::string_view name;
  double value = 0;
};

struct FormulaInput {
  std::string_view subject;  // analyte id, or "age"
  std::string_view unit;     // UCUM, or "a" for years
};

// The constants and inputs of a named function in interpreter/formulas.
struct Formula {
  std::string_view id;
  std::string_view title;
  std::string_view expression;  // for people
  std::string_view output;      // subject of the result: an analyte id or a derived name
  std::string_view output_unit;
  std::span<const FormulaInput> inputs;
  std::span<const Constant> constants;
  std::span<const std::string_view> not_valid_when;
  std::span<const std::string_view> sources;
  bool source_checked = false;
  std::string_view note;
};

enum class FactType : std::uint8_t {
  role,
  prevalence,
  mechanism,
  symptom,
  action,
  food,
  supplement,
  risk_group,
  prevention,
  treatment,
  disclaimer,
  framing,
  claim,
  scope,
  caution,
  differential,
  see_doctor,
  test_claim
};

// One statement of the article in our words, with the place it comes from and, where the article is
// wrong or too strong, what is true.
struct Fact {
  std::string_view id;
  std::string_view nutrient;  // vitamin_d, magnesium, calcium, vitamin_b12; empty: general
  FactType type = FactType::role;
  std::string_view statement;
  std::string_view section;
  std::string_view anchor;      // words of the article, at most eight
  std::string_view correction;  // empty: the statement stands as it is
  std::span<const std::string_view> keywords;
  std::span<const std::string_view> sources;  // of the correction
};

struct Nutrient {
  std::string_view id;    // vitamin_d
  std::string_view name;  // "Vitamin D"
  std::string_view section;
  std::string_view primary_analyte;
  std::span<const std::string_view> equivalent_analytes;  // also count as "measured"
  std::span<const std::string_view> supporting_analytes;
};

struct RedFlag {
  std::string_view id;
  std::string_view condition;
  bool in_article = false;
  std::span<const std::string_view> signs;
  std::string_view urgency;
  std::string_view say;
  std::span<const std::string_view> sources;
  bool source_checked = false;
};

struct UrgencyText {
  std::string_view level;  // critical, urgent, high, review, info
  std::string_view when;
  std::string_view say;
  std::span<const std::string_view> must_not;
};

// Within-subject biological variation and the reference change value made of it.
struct Variation {
  AnalyteIndex analyte = 0;
  double within_subject_percent = 0;
  double analytical_percent = 0;
  double reference_change_percent = 0;
  bool log_normal = false;
  std::string_view source;
  bool source_checked = false;
};

// A fixed sentence that the output may say, by id ("disclaimer", "cmp_correction", "censored", …).
struct Sentence {
  std::string_view id;
  std::string_view text;
  std::string_view section;  // of the article, where it is about it
  std::string_view anchor;
  std::span<const std::string_view> sources;
};

// A context word of rules ("takes_metformin") with what users may type for it.
struct ContextFlag {
  std::string_view id;
  std::span<const std::string_view> words;
};

}  // namespace labread

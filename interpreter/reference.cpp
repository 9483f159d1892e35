#include "interpreter/reference.h"

#include <algorithm>
#include <vector>

namespace labread {
namespace {

// What a value inside a band with this meaning is; none: neither low, normal nor high.
std::optional<Status> status_of(Meaning meaning) {
  switch (meaning) {
    case Meaning::low: return Status::low;
    case Meaning::normal: return Status::normal;
    case Meaning::high: return Status::high;
    case Meaning::abnormal: return Status::abnormal;
    default: return std::nullopt;
  }
}

constexpr Decimal adult_age{18, 0};

Truth and_then(Truth a, Truth b) { return std::min(a, b); }

Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }

// Whether the band is for this person; unknown where the label or the person leaves it open.
Truth is_for(const Band& band, const Patient& patient) {
  Truth truth = Truth::yes;
  bool known = false;
  auto sex = band.sex;
  if (band.meaning == "female") sex = Sex::female;
  if (band.meaning == "male") sex = Sex::male;
  if (sex) {
    known = true;
    truth = and_then(truth, patient.sex ? truth_of(*patient.sex == *sex) : Truth::unknown);
  }
  auto age_min = band.age_min;
  auto age_max = band.age_max;
  if (band.meaning == "adult" && !age_min) age_min = adult_age;
  if (band.meaning == "child" && !age_max) age_max = adult_age;
  if (age_min || age_max) {
    known = true;
    const auto& age = patient.age_years;
    const auto inside = [&] {
      return truth_of((!age_min || *age_min <= *age) && (!age_max || *age < *age_max));
    };
    truth = and_then(truth, age ? inside() : Truth::unknown);
  }
  if (band.meaning == "pregnant") {
    known = true;
    truth = and_then(truth, truth_of(patient.pregnant.value_or(false)));
  }
  return known ? truth : Truth::unknown;
}

bool is_personal(const Band& band, const Catalogue& catalogue) {
  return band.sex || band.age_min || band.age_max ||
         catalogue.band_meaning(band.meaning) == nullptr;
}

RangeVerdict judge_bounds(const Extent& extent, const std::optional<Bound>& low,
                          const std::optional<Bound>& high) {
  const Side side = side_of(extent, low, high);
  if (side == Side::unclear) return {std::nullopt, "censored", low, high};
  return {status_of(side), {}, low, high};
}

// The common verdict of bands of which one holds; nothing where they differ.
RangeVerdict common_verdict(const std::vector<const Band*>& bands, const Extent& extent) {
  RangeVerdict common;
  for (const Band* band : bands) {
    const RangeVerdict verdict = judge_bounds(extent, band->low, band->high);
    if (band == bands.front()) {
      common = verdict;
    } else if (verdict.status != common.status) {
      return {std::nullopt, "needs_person", {}, {}};
    } else {
      common.low = common.high = std::nullopt;  // no single band decided
    }
  }
  return common;
}

RangeVerdict judge_by_person(const std::vector<Band>& bands, const Extent& extent,
                             const Patient& patient) {
  std::vector<const Band*> sure, open;
  bool pregnant = false;
  for (const Band& band : bands) {
    if (!band.low && !band.high) continue;
    const Truth truth = is_for(band, patient);
    if (truth == Truth::yes && band.meaning == "pregnant") pregnant = true;
    if (truth == Truth::yes) sure.push_back(&band);
    if (truth == Truth::unknown) open.push_back(&band);
  }
  if (pregnant) std::erase_if(sure, [](const Band* b) { return b->meaning != "pregnant"; });
  if (!sure.empty()) return common_verdict(sure, extent);
  if (!open.empty()) return common_verdict(open, extent);
  return {std::nullopt, "no_interval", {}, {}};
}

bool reaches_lower(const std::optional<Bound>& a, const std::optional<Bound>& b) {
  return b && (!a || a->value < b->value);
}

bool reaches_higher(const std::optional<Bound>& a, const std::optional<Bound>& b) {
  return b && (!a || b->value < a->value);
}

std::optional<NormalBounds> normal_span(const std::vector<Band>& bands,
                                        const Catalogue& catalogue) {
  std::optional<NormalBounds> span;
  for (const Band& band : bands) {
    const BandMeaning* meaning = catalogue.band_meaning(band.meaning);
    if (meaning == nullptr || meaning->means != Meaning::normal) continue;
    if (!span) {
      span = NormalBounds{band.low, band.high};
      continue;
    }
    if (reaches_lower(band.low, span->low)) span->low = band.low;
    if (reaches_higher(band.high, span->high)) span->high = band.high;
  }
  return span;
}

// "up to 60 years: above 20" among "risk groups: 30 - 60" and "toxic: above 100": the patient's own
// interval, unless a band says more of the value.
bool is_own_interval(const Band& band, const Patient& patient) {
  const bool of_some = band.sex || band.age_min || band.age_max;
  return of_some && band.meaning.empty() && is_for(band, patient) == Truth::yes;
}

RangeVerdict judge_by_meaning(const std::vector<Band>& bands, const Extent& extent,
                              const Patient& patient, const Catalogue& catalogue) {
  const std::optional<NormalBounds> span = normal_span(bands, catalogue);
  const bool own = std::any_of(bands.begin(), bands.end(),
                               [&](const Band& band) { return is_own_interval(band, patient); });
  for (const Band& band : bands) {
    if ((!band.low && !band.high) || is_own_interval(band, patient)) continue;
    if (side_of(extent, band.low, band.high) != Side::inside) continue;
    const BandMeaning* meaning = catalogue.band_meaning(band.meaning);
    if (meaning == nullptr) break;
    const std::optional<Status> status = status_of(meaning->means);
    if (!status) return {std::nullopt, "indeterminate_band", band.low, band.high};
    // "Low risk" is no low value: without a normal band above it the word is not trusted.
    if (!span && *status == Status::low) break;
    return {status, {}, band.low, band.high};
  }
  if (own) return judge_by_person(bands, extent, patient);
  // Between bands printed as whole numbers (20-29, 30-100) the normal ones still decide.
  if (span) return judge_bounds(extent, span->low, span->high);
  return {std::nullopt, "no_interval", {}, {}};
}

WordSense sense_of(std::string_view word, const Catalogue& catalogue) {
  const ValueWord* known = catalogue.value_word(word);
  return known == nullptr ? WordSense::unknown : known->sense;
}

RangeVerdict judge_word(const std::string& expected, const Value& value,
                        const Catalogue& catalogue) {
  const RangeVerdict open{std::nullopt, "not_a_number", {}, {}};
  const WordSense wanted = sense_of(expected, catalogue);
  if (value.kind == ValueKind::ordinal) {
    return wanted == WordSense::absent ? RangeVerdict{Status::abnormal, {}, {}, {}} : open;
  }
  if (value.kind != ValueKind::word) return open;
  if (!value.word.empty() && value.word == expected) return {Status::normal, {}, {}, {}};
  const WordSense found = sense_of(value.word, catalogue);
  if (found == WordSense::unknown || wanted == WordSense::unknown) return open;
  const bool same = found == wanted || found == WordSense::normal;
  if (same) return {Status::normal, {}, {}, {}};
  // "Absent" against a range "normal" and the like: both sides must speak of the same thing.
  if (wanted == WordSense::normal && found != WordSense::abnormal) return open;
  return {Status::abnormal, {}, {}, {}};
}

// Whether two bounds are alike enough to be limits of one test in one unit. Less than the factor
// between mg/dL and mEq/L of calcium, the closest pair of units that must not be confused.
bool near(const std::optional<Bound>& printed, const std::optional<Decimal>& known) {
  constexpr double factor = 1.3;
  if (!printed || !known) return false;
  const double a = printed->value.to_double();
  const double b = known->to_double();
  if (a == 0 || b == 0) return a == b;
  return a / b < factor && b / a < factor;
}

}  // namespace

std::optional<NormalBounds> normal_bounds(const PrintedRange& range, const Catalogue& catalogue) {
  const bool clear = std::all_of(range.bands.begin(), range.bands.end(), [&](const Band& band) {
    return (!band.low && !band.high) || catalogue.band_meaning(band.meaning) != nullptr;
  });
  if (!clear) return std::nullopt;
  return normal_span(range.bands, catalogue);
}

Status status_of(Side side) {
  switch (side) {
    case Side::below: return Status::low;
    case Side::inside: return Status::normal;
    case Side::above: return Status::high;
    case Side::unclear: break;
  }
  return Status::undecidable;
}

RangeVerdict judge_by_print(const PrintedRange& range, const Value& value,
                            const std::optional<Extent>& extent, const Patient& patient,
                            const Catalogue& catalogue) {
  if (!range.word.empty()) return judge_word(range.word, value, catalogue);
  const bool bounds = range.low || range.high || !range.bands.empty();
  if (!bounds) return {};
  if (!extent) {
    const std::string_view reason = value.ambiguous ? "ambiguous_number" : "not_a_number";
    return {std::nullopt, reason, {}, {}};
  }
  const bool personal = std::all_of(range.bands.begin(), range.bands.end(),
                                    [&](const Band& band) { return is_personal(band, catalogue); });
  if (range.low || range.high) {
    // An interval for all and bands for further people: theirs stands where the patient is known
    // to be one of them.
    const bool own =
        personal && std::any_of(range.bands.begin(), range.bands.end(), [&](const Band& band) {
          return is_for(band, patient) == Truth::yes;
        });
    return own ? judge_by_person(range.bands, *extent, patient)
               : judge_bounds(*extent, range.low, range.high);
  }
  return personal ? judge_by_person(range.bands, *extent, patient)
                  : judge_by_meaning(range.bands, *extent, patient, catalogue);
}

const Interval* interval_for(AnalyteIndex analyte, const Patient& patient,
                             const Catalogue& catalogue) {
  for (const Interval& interval : catalogue.intervals(analyte)) {
    if (interval.decides && fits(interval.population, patient)) return &interval;
  }
  return nullptr;
}

bool person_would_help(AnalyteIndex analyte, const Patient& patient, const Catalogue& catalogue) {
  if (patient.sex && patient.age_years) return false;
  const auto intervals = catalogue.intervals(analyte);
  return std::any_of(intervals.begin(), intervals.end(), [&](const Interval& interval) {
    return interval.decides && may_fit(interval.population, patient);
  });
}

bool fits_known_interval(const PrintedRange& range, std::string_view ucum, AnalyteIndex index,
                         const Catalogue& catalogue) {
  const Analyte& analyte = catalogue.analyte(index);
  if (!range.low || !range.high) return false;
  for (const Interval& interval : catalogue.intervals(index)) {
    if (!interval.low || !interval.high) continue;
    const auto low = convert(*interval.low, interval.unit, ucum, analyte);
    const auto high = convert(*interval.high, interval.unit, ucum, analyte);
    if (near(range.low, low) && near(range.high, high)) return true;
  }
  return false;
}

std::optional<std::string_view> inferred_unit(const PrintedRange& range, AnalyteIndex index,
                                              const Catalogue& catalogue) {
  const AnalyteUnit* found = nullptr;
  for (const AnalyteUnit& unit : catalogue.analyte(index).units) {
    if (!fits_known_interval(range, unit.ucum, index, catalogue)) continue;
    const bool same = found != nullptr && found->factor == unit.factor &&
                      found->offset == unit.offset;  // mmol/L and mEq/L of sodium
    if (found != nullptr && !same) return std::nullopt;
    if (found == nullptr) found = &unit;
  }
  if (found == nullptr) return std::nullopt;
  return found->ucum;
}

}  // namespace labread

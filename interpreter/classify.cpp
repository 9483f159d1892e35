#include "interpreter/classify.h"

#include <algorithm>

#include "interpreter/agreement.h"
#include "interpreter/normalise.h"
#include "interpreter/reference.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

// One result with what the steps below share.
struct Subject {
  const Result& result;
  const Observation* observation;  // null: analyte unknown
  const Analyte* analyte;
  std::optional<Extent> extent;  // in the printed unit
  const Patient& patient;
  const Catalogue& catalogue;

  bool has_unit() const { return observation != nullptr && !observation->unit.empty(); }
};

// The value in the unit of its printed range; nothing where that is another and cannot be reached.
std::optional<Extent> extent_for_range(const Subject& subject) {
  const Result& result = subject.result;
  if (!subject.extent || shares_unit_with_range(result, subject.catalogue)) return subject.extent;
  const auto value_unit = ucum_of(result.unit, subject.catalogue);
  const auto range_unit = ucum_of(result.range.unit, subject.catalogue);
  if (!value_unit || !range_unit || subject.analyte == nullptr) return std::nullopt;
  return convert(*subject.extent, *value_unit, *range_unit, *subject.analyte);
}

RangeVerdict judge_printed(const Subject& subject) {
  const auto extent = extent_for_range(subject);
  if (subject.extent && !extent) return {std::nullopt, "unknown_unit", {}, {}};
  return judge_by_print(subject.result.range, subject.result.read, extent, subject.patient,
                        subject.catalogue);
}

// Verdicts in words that need no range.
std::optional<Status> plain_word(const Value& value) {
  if (value.kind != ValueKind::word) return std::nullopt;
  if (value.word == "normal") return Status::normal;
  if (value.word == "abnormal") return Status::abnormal;
  return std::nullopt;
}

std::optional<Status> status_of_flag(std::string_view meaning) {
  if (meaning == "low" || meaning == "critical_low") return Status::low;
  if (meaning == "high" || meaning == "critical_high") return Status::high;
  if (meaning == "abnormal") return Status::abnormal;
  if (meaning == "normal") return Status::normal;
  return std::nullopt;
}

bool contradicts(Status flag, Status verdict) {
  if (flag == Status::abnormal) return verdict == Status::normal;
  if (verdict == Status::abnormal) return flag == Status::normal;
  return flag != verdict;
}

enum class Plausible : std::uint8_t { yes, unusual, no };

std::optional<Bound> bound(const std::optional<Decimal>& value) {
  return value ? std::optional{Bound{*value, true}} : std::nullopt;
}

Plausible plausible(const Subject& subject) {
  if (!subject.has_unit() || !subject.extent || !subject.analyte->plausibility) {
    return Plausible::yes;
  }
  const Plausibility& usual = *subject.analyte->plausibility;
  const auto extent =
      convert(*subject.extent, subject.observation->unit, usual.unit, *subject.analyte);
  if (!extent) return Plausible::yes;
  const auto outside = [&](const std::optional<Decimal>& low, const std::optional<Decimal>& high) {
    const Side side = side_of(*extent, bound(low), bound(high));
    return side == Side::below || side == Side::above;
  };
  if (outside(usual.reject_below, usual.reject_above)) return Plausible::no;
  return outside(usual.review_below, usual.review_above) ? Plausible::unusual : Plausible::yes;
}

std::optional<Judgement> judge_by_interval(const Subject& subject) {
  if (!subject.has_unit() || !subject.extent) return std::nullopt;
  const Interval* interval =
      interval_for(subject.observation->analyte, subject.patient, subject.catalogue);
  if (interval == nullptr) return std::nullopt;
  const auto extent =
      convert(*subject.extent, subject.observation->unit, interval->unit, *subject.analyte);
  if (!extent) return std::nullopt;
  Judgement judgement;
  judgement.kind = YardstickKind::interval;
  judgement.id = interval->id;
  judgement.title = interval->kind;
  judgement.low = bound(interval->low);
  judgement.high = bound(interval->high);
  judgement.status = status_of(side_of(*extent, judgement.low, judgement.high));
  judgement.unit = interval->unit;
  judgement.source = interval->source;
  judgement.source_checked = interval->source_checked;
  judgement.note = interval->note;
  return judgement;
}

bool is_unconstrained(const Population& population) {
  return !population.sex && !population.age_max && !population.pregnant &&
         population.age_min == Decimal{};
}

// A set is shown unless it is surely for others. One for children needs a child: with an unknown
// age it would stand beside most adults' results.
bool applies(const TierSet& set, const Patient& patient) {
  const auto& told = patient.flags;
  if (!set.context.empty() && std::find(told.begin(), told.end(), set.context) == told.end()) {
    return false;
  }
  if (!set.population || is_unconstrained(*set.population)) return true;
  if (patient.pregnant.value_or(false)) return fits(*set.population, patient);
  return set.population->age_max ? fits(*set.population, patient)
                                 : may_fit(*set.population, patient);
}

// The bounds of a tier; the outermost ones are open.
void set_bounds(Judgement& judgement, const TierSet& set, const TierBoundaries& boundaries,
                std::size_t index) {
  const Tier& tier = set.tiers[index];
  judgement.low = judgement.high = std::nullopt;
  if (index > 0) judgement.low = Bound{boundaries.limits[index - 1], tier.low_inclusive};
  if (index < boundaries.limits.size()) {
    judgement.high = Bound{boundaries.limits[index], tier.high_inclusive};
  }
}

Judgement judge_by_tiers(const TierSet& set, const Subject& subject) {
  Judgement judgement;
  judgement.kind = YardstickKind::tiers;
  judgement.id = set.id;
  judgement.title = set.title;
  judgement.source = set.source;
  judgement.source_checked = set.source_checked;
  judgement.note = set.note;
  const TierBoundaries* boundaries =
      boundaries_for(set, subject.observation->unit, *subject.analyte);
  if (boundaries == nullptr || set.tiers.empty()) return judgement;
  judgement.unit = boundaries->unit;
  const auto extent =
      convert(*subject.extent, subject.observation->unit, boundaries->unit, *subject.analyte);
  if (!extent) return judgement;
  for (std::size_t i = 0; i < set.tiers.size(); ++i) {
    set_bounds(judgement, set, *boundaries, i);
    if (side_of(*extent, judgement.low, judgement.high) != Side::inside) continue;
    judgement.tier = set.tiers[i].id;
    judgement.tier_label = set.tiers[i].label;
    judgement.means = set.tiers[i].means;
    return judgement;
  }
  judgement.low = judgement.high = std::nullopt;  // censored across tiers
  return judgement;
}

std::vector<Judgement> judge_by_guidelines(const Subject& subject) {
  std::vector<Judgement> judgements;
  if (!subject.has_unit() || !subject.extent) return judgements;
  for (const TierSet& set : subject.catalogue.tier_sets(subject.observation->analyte)) {
    if (applies(set, subject.patient)) judgements.push_back(judge_by_tiers(set, subject));
  }
  return judgements;
}

// The primary critical limit, where the value is surely at or beyond it.
std::optional<Judgement> judge_by_critical_limit(const Subject& subject) {
  if (!subject.has_unit() || !subject.extent) return std::nullopt;
  for (const CriticalLimit& limit :
       subject.catalogue.critical_limits(subject.observation->analyte)) {
    if (!may_fit(limit.population, subject.patient)) continue;
    const auto extent =
        convert(*subject.extent, subject.observation->unit, limit.unit, *subject.analyte);
    if (!extent) return std::nullopt;
    const bool low = limit.low && is_less_equal(*extent, *limit.low) == Truth::yes;
    const bool high = limit.high && is_less(*extent, *limit.high) == Truth::no;
    if (!low && !high) return std::nullopt;
    Judgement judgement;
    judgement.kind = YardstickKind::critical_limit;
    judgement.status = low ? Status::low : Status::high;
    judgement.low = bound(limit.low);
    judgement.high = bound(limit.high);
    judgement.unit = limit.unit;
    judgement.source = limit.source;
    judgement.source_checked = limit.source_checked;
    judgement.note = limit.note;
    return judgement;
  }
  return std::nullopt;
}

Judgement printed_judgement(const RangeVerdict& verdict, const Result& result) {
  Judgement judgement;
  judgement.kind = YardstickKind::printed_range;
  judgement.status = verdict.status.value_or(Status::undecidable);
  judgement.low = verdict.low;
  judgement.high = verdict.high;
  judgement.unit = std::string(printed_unit(result));
  return judgement;
}

Judgement flag_judgement(Status status) {
  Judgement judgement;
  judgement.kind = YardstickKind::printed_flag;
  judgement.status = status;
  return judgement;
}

// Why nothing could be said, when neither range, flag nor interval did.
std::string_view open_reason_of(const Subject& subject, const RangeVerdict& printed,
                                std::string_view identity) {
  const Value& value = subject.result.read;
  if (!printed.reason.empty()) return printed.reason;
  if (!subject.extent) return "not_a_number";
  if (!identity.empty()) return identity;
  if (subject.observation == nullptr) return "no_interval";
  if (subject.observation->unit.empty()) {
    return printed_unit(subject.result).empty() ? "needs_unit" : "unknown_unit";
  }
  if (value.comparator != Comparator::none &&
      interval_for(subject.observation->analyte, subject.patient, subject.catalogue) != nullptr) {
    return "censored";
  }
  if (person_would_help(subject.observation->analyte, subject.patient, subject.catalogue)) {
    return "needs_person";
  }
  return "no_interval";
}

// The doubt beside a verdict.
std::string_view doubt_of(const Subject& subject, std::string_view identity) {
  if (!identity.empty()) return identity;
  if (subject.observation == nullptr || !subject.extent || subject.has_unit()) return {};
  return printed_unit(subject.result).empty() ? "needs_unit" : "unknown_unit";
}

// Puts the deciding judgement first and sets the status by it.
void decide(JudgedResult& judged, const Subject& subject, bool implausible,
            std::string_view identity) {
  const RangeVerdict printed = judge_printed(subject);
  const bool has_range = printed.status || !printed.reason.empty();
  const auto flag = status_of_flag(subject.result.flag_meaning);
  if (has_range) judged.judged_by.push_back(printed_judgement(printed, subject.result));
  if (flag) judged.judged_by.push_back(flag_judgement(*flag));
  const auto interval = implausible ? std::nullopt : judge_by_interval(subject);
  if (interval) judged.judged_by.push_back(*interval);

  std::optional<Status> ours;
  if (interval) ours = interval->status;
  std::optional<Status> status;
  if (printed.status) {
    status = printed.status;
  } else if (flag) {
    status = flag;
    // A bare "abnormal" gains its direction from our interval.
    if (flag == Status::abnormal && (ours == Status::low || ours == Status::high)) status = ours;
  } else if (!has_range) {
    status = ours ? ours : plain_word(subject.result.read);
  }
  judged.status = status.value_or(Status::undecidable);
  const auto deciding = std::find_if(judged.judged_by.begin(), judged.judged_by.end(),
                                     [&](const Judgement& j) { return j.status == judged.status; });
  if (deciding != judged.judged_by.end()) {
    std::rotate(judged.judged_by.begin(), deciding, std::next(deciding));
  }
  if (printed.status && flag && contradicts(*flag, *printed.status)) {
    judged.reason = "flag_contradicts_range";
  } else if (implausible) {
    judged.reason = "implausible";
  } else if (judged.status == Status::undecidable) {
    judged.reason = open_reason_of(subject, printed, identity);
  } else {
    judged.reason = doubt_of(subject, identity);
  }
}

void add_guidelines_and_limits(JudgedResult& judged, const Subject& subject, bool implausible) {
  if (!implausible) {
    for (Judgement& judgement : judge_by_guidelines(subject)) {
      judged.judged_by.push_back(std::move(judgement));
    }
  }
  const auto critical = judge_by_critical_limit(subject);
  if (critical && implausible) judged.critical_uncertain = true;
  if (critical && !implausible) {
    judged.critical = "primary";
    judged.judged_by.push_back(*critical);
  }
  if (subject.result.flag_meaning.starts_with("critical")) judged.critical = "primary";
}

Severity severity_of(const JudgedResult& judged) {
  if (!judged.critical.empty()) return Severity::critical;
  const bool off = judged.status == Status::low || judged.status == Status::high ||
                   judged.status == Status::abnormal;
  return off || judged.critical_uncertain ? Severity::review : Severity::info;
}

}  // namespace

bool shares_unit_with_range(const Result& result, const Catalogue& catalogue) {
  const std::string& unit = result.range.unit;
  if (result.unit.empty() || unit.empty() || result.unit == unit) return true;
  const auto ucum = ucum_of(result.unit, catalogue);
  return ucum && ucum == ucum_of(unit, catalogue);
}

const TierBoundaries* boundaries_for(const TierSet& set, std::string_view unit,
                                     const Analyte& analyte) {
  for (const TierBoundaries& boundaries : set.boundaries) {
    if (boundaries.unit == unit) return &boundaries;
  }
  for (const TierBoundaries& boundaries : set.boundaries) {
    if (converts_exactly(unit, boundaries.unit, analyte)) return &boundaries;
  }
  return set.boundaries.empty() ? nullptr : &set.boundaries.front();
}

JudgedResult judge(const Result& result, const std::optional<Observation>& observation,
                   std::string_view open_reason, const Patient& patient,
                   const Catalogue& catalogue) {
  const Subject subject{result,
                        observation ? &*observation : nullptr,
                        observation ? &catalogue.analyte(observation->analyte) : nullptr,
                        extent_of(result.read),
                        patient,
                        catalogue};
  JudgedResult judged;
  judged.observation = observation;
  if (result.read.kind == ValueKind::status) {
    judged.reason = "no_result";
  } else if (result.read.ambiguous) {
    judged.reason = "ambiguous_number";
  } else {
    const bool implausible = plausible(subject) == Plausible::no;
    decide(judged, subject, implausible, open_reason);
    add_guidelines_and_limits(judged, subject, implausible);
  }
  judged.severity = severity_of(judged);
  judged.agreement = agreement_on(judged);
  return judged;
}

}  // namespace labread

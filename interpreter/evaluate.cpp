#include "interpreter/evaluate.h"

#include <algorithm>
#include <charconv>

#include "interpreter/classify.h"

namespace labread {
namespace {

struct Answer {
  Truth holds = Truth::no;
  Truth open = Truth::no;
};

Answer certain(bool value) {
  const Truth truth = value ? Truth::yes : Truth::no;
  return {truth, truth};
}

// A limit and the value to compare, in one unit.
struct Comparison {
  Extent extent;
  Decimal limit;
};

// A limit of a guideline is compared in the printed unit through its published pair: 50 nmol/L is
// 20 ng/mL, although 20 ng/mL converts to 49.92.
std::optional<Comparison> by_published_pair(const Measured& measured, const Decimal& limit,
                                            std::string_view unit, const Catalogue& catalogue) {
  for (const TierSet& set : catalogue.tier_sets(*measured.index)) {
    for (const TierBoundaries& stated : set.boundaries) {
      if (stated.unit != unit) continue;
      const auto at = std::find(stated.limits.begin(), stated.limits.end(), limit);
      if (at == stated.limits.end()) continue;
      const TierBoundaries* paired = boundaries_for(set, measured.unit, *measured.analyte);
      if (!converts_exactly(measured.unit, paired->unit, *measured.analyte)) continue;
      const auto extent = convert(*measured.extent, measured.unit, paired->unit, *measured.analyte);
      if (!extent) continue;
      return Comparison{*extent,
                        paired->limits[static_cast<std::size_t>(at - stated.limits.begin())]};
    }
  }
  return std::nullopt;
}

std::optional<Comparison> comparison(const Measured& measured, const Decimal& limit,
                                     std::string_view unit, const Catalogue& catalogue) {
  if (!measured.extent || measured.unit.empty()) return std::nullopt;
  if (measured.unit == unit) return Comparison{*measured.extent, limit};
  if (measured.analyte == nullptr || !measured.index) return std::nullopt;
  if (auto paired = by_published_pair(measured, limit, unit, catalogue)) return paired;
  const auto extent = convert(*measured.extent, measured.unit, unit, *measured.analyte);
  if (!extent) return std::nullopt;
  return Comparison{*extent, limit};
}

Truth compare(const Comparison& comparison, Relation relation) {
  switch (relation) {
    case Relation::less: return is_less(comparison.extent, comparison.limit);
    case Relation::less_equal: return is_less_equal(comparison.extent, comparison.limit);
    case Relation::greater: return negated(is_less_equal(comparison.extent, comparison.limit));
    case Relation::greater_equal: return negated(is_less(comparison.extent, comparison.limit));
  }
  return Truth::unknown;
}

// "age_lt_19" carries its limit.
std::optional<Decimal> age_limit(std::string_view flag) {
  constexpr std::string_view lead = "age_lt_";
  if (!flag.starts_with(lead)) return std::nullopt;
  return parse_decimal(flag.substr(lead.size()), DecimalMark::point);
}

class Evaluation {
 public:
  Evaluation(std::span<const Step> when, const Subjects& subjects, const Patient& patient,
             const Catalogue& catalogue)
      : steps_(when), subjects_(subjects), patient_(patient), catalogue_(catalogue) {}

  Outcome run() {
    const Answer answer = steps_.empty() ? Answer{} : next(true);
    outcome_.holds = answer.holds;
    outcome_.open = answer.open;
    return std::move(outcome_);
  }

 private:
  // `positive`: not below a negation, so that a condition that holds is evidence.
  Answer next(bool positive) {
    if (at_ >= steps_.size()) return {Truth::unknown, Truth::unknown};
    const Step& step = steps_[at_++];
    switch (step.operation) {
      case Operation::all:
      case Operation::any: return combined(step, positive);
      case Operation::negate: {
        const Answer inner = next(!positive);
        return {negated(inner.holds), negated(inner.open)};
      }
      case Operation::context: return noted(step, in_context(step.subject), positive);
      case Operation::has: return presence(step, true);
      case Operation::missing: return presence(step, false);
      default: return noted(step, of_measured(step), positive);
    }
  }

  Answer combined(const Step& step, bool positive) {
    const bool all = step.operation == Operation::all;
    Answer answer = certain(all);
    for (int i = 0; i < step.operands; ++i) {
      const Answer operand = next(positive);
      answer.holds =
          all ? std::min(answer.holds, operand.holds) : std::max(answer.holds, operand.holds);
      answer.open = all ? std::min(answer.open, operand.open) : std::max(answer.open, operand.open);
    }
    return answer;
  }

  Answer presence(const Step& step, bool wanted) {
    const bool there = subjects_.find(step.subject) != nullptr;
    if (there && wanted) outcome_.used.push_back(step.subject);
    return certain(there == wanted);
  }

  Answer noted(const Step& step, const Answer& answer, bool positive) {
    if (positive && answer.holds == Truth::yes) {
      outcome_.has_evidence = true;
      outcome_.used.push_back(step.subject);
    }
    if (answer.open == Truth::unknown) outcome_.needs.push_back(need_of(step.subject));
    return answer;
  }

  static std::string_view need_of(std::string_view subject) {
    if (age_limit(subject)) return "age";
    // What people can have measured in place of a derived subject.
    if (subject == "calcium_effective") return "calcium_total";
    if (subject == "calcium_adjusted") return "albumin";
    return subject;
  }

  Answer in_context(std::string_view flag) const {
    if (std::find(subjects_.flags.begin(), subjects_.flags.end(), flag) != subjects_.flags.end()) {
      return certain(true);
    }
    if (flag == "pregnant") return certain(patient_.pregnant.value_or(false));
    if (const auto limit = age_limit(flag)) {
      if (!patient_.age_years) return {Truth::unknown, Truth::unknown};
      return certain(*patient_.age_years < *limit);
    }
    return certain(false);
  }

  Answer of_measured(const Step& step) const {
    const Measured* measured = subjects_.find(step.subject);
    if (measured == nullptr) return {Truth::no, Truth::unknown};
    const Truth truth = judge(step, *measured);
    return {truth, truth};
  }

  Truth judge(const Step& step, const Measured& measured) const {
    switch (step.operation) {
      case Operation::is_low: return is(measured, Status::low);
      case Operation::is_normal: return is(measured, Status::normal);
      case Operation::is_high: return is(measured, Status::high);
      case Operation::between: {
        const auto low = comparison(measured, step.low, step.unit, catalogue_);
        const auto high = comparison(measured, step.high, step.unit, catalogue_);
        if (!low || !high) return Truth::unknown;
        return std::min(compare(*low, Relation::greater_equal),
                        compare(*high, Relation::less_equal));
      }
      case Operation::compare: {
        const auto both = comparison(measured, step.low, step.unit, catalogue_);
        return both ? compare(*both, step.relation) : Truth::unknown;
      }
      case Operation::times_upper: return above_times_upper(step, measured);
      default: return Truth::unknown;
    }
  }

  static Truth is(const Measured& measured, Status wanted) {
    if (measured.status == wanted) return Truth::yes;
    const bool open = measured.status == Status::undecidable ||
                      (measured.status == Status::abnormal && wanted != Status::normal);
    return open ? Truth::unknown : Truth::no;
  }

  static Truth above_times_upper(const Step& step, const Measured& measured) {
    if (!measured.upper_limit || !measured.extent) return Truth::unknown;
    const auto limit = rounded(measured.upper_limit->to_double() * step.low.to_double());
    return limit ? negated(is_less_equal(*measured.extent, *limit)) : Truth::unknown;
  }

  std::span<const Step> steps_;
  const Subjects& subjects_;
  const Patient& patient_;
  const Catalogue& catalogue_;
  std::size_t at_ = 0;
  Outcome outcome_;
};

}  // namespace

Outcome evaluate(std::span<const Step> when, const Subjects& subjects, const Patient& patient,
                 const Catalogue& catalogue) {
  return Evaluation(when, subjects, patient, catalogue).run();
}

}  // namespace labread

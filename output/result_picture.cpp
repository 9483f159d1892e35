#include "output/result_picture.h"

#include <algorithm>
#include <string>

#include "interpreter/classify.h"
#include "interpreter/convert.h"
#include "interpreter/extent.h"
#include "output/result_words.h"

namespace labread {
namespace {

std::optional<Decimal> number_of(const std::optional<Bound>& bound) {
  return bound ? std::optional(bound->value) : std::nullopt;
}

// `<4.0` is open below: its arrow says more than a bar that ends at zero.
Span spot_of(const Value& value) {
  switch (value.comparator) {
    case Comparator::less:
    case Comparator::less_equal: return {std::nullopt, value.number};
    case Comparator::greater:
    case Comparator::greater_equal: return {value.number, std::nullopt};
    case Comparator::none: break;
  }
  return {value.number, value.upper ? value.upper : value.number};
}

// With a decimal comma where the range is printed with one.
std::string label_of(const std::optional<Decimal>& limit, std::string_view printed) {
  if (!limit) return {};
  std::string text = limit->to_string();
  std::string with_comma = text;
  std::ranges::replace(with_comma, '.', ',');
  return printed.find(with_comma) != printed.npos ? with_comma : text;
}

const Judgement* find(const JudgedResult& judged, YardstickKind kind) {
  const auto found = std::ranges::find(judged.judged_by, kind, &Judgement::kind);
  return found == judged.judged_by.end() ? nullptr : &*found;
}

// The limits in the unit of the result; none where they cannot be said in it.
std::optional<Span> in_unit_of(const Judgement& judgement, const Observation& observed,
                               const Catalogue& catalogue) {
  if (!judgement.low && !judgement.high) return std::nullopt;
  if (const auto converted = in_printed_unit(judgement, observed, catalogue)) {
    return Span{number_of(converted->low), number_of(converted->high)};
  }
  const bool same = judgement.unit == observed.unit ||
                    convert(Decimal{1, 0}, judgement.unit, observed.unit,
                            catalogue.analyte(observed.analyte)) == Decimal{1, 0};
  if (!same) return std::nullopt;
  return Span{number_of(judgement.low), number_of(judgement.high)};
}

// The critical limits for this person, whether the value is beyond them or not.
std::optional<Span> critical_of(const Observation& observed, const Patient& patient,
                                const Catalogue& catalogue) {
  for (const CriticalLimit& limit : catalogue.critical_limits(observed.analyte)) {
    if (!may_fit(limit.population, patient)) continue;
    Judgement judgement;
    if (limit.low) judgement.low = Bound{*limit.low};
    if (limit.high) judgement.high = Bound{*limit.high};
    judgement.unit = limit.unit;
    return in_unit_of(judgement, observed, catalogue);
  }
  return std::nullopt;
}

// The step between the limits in which all of the value surely lies.
std::optional<std::size_t> step_of(const Judgement& judgement, const std::vector<Decimal>& limits) {
  if (!judgement.low && !judgement.high) return std::nullopt;
  if (!judgement.low) return 0;
  const auto low = std::ranges::find(limits, judgement.low->value);
  if (low == limits.end()) return std::nullopt;
  return static_cast<std::size_t>(low - limits.begin()) + 1;
}

std::optional<GuidelineStrip> guideline_of(const Judgement& judgement, const Observation& observed,
                                           const Catalogue& catalogue) {
  const auto sets = catalogue.tier_sets(observed.analyte);
  const auto set = std::ranges::find(sets, judgement.id, &TierSet::id);
  if (set == sets.end() || observed.unit.empty()) return std::nullopt;
  const Analyte& analyte = catalogue.analyte(observed.analyte);
  const TierBoundaries* boundaries = boundaries_for(*set, observed.unit, analyte);
  if (boundaries == nullptr || boundaries->limits.empty()) return std::nullopt;
  const std::vector<Decimal> published(boundaries->limits.begin(), boundaries->limits.end());
  GuidelineStrip strip{&judgement, {{}, step_of(judgement, published)}};
  for (const Decimal& limit : published) {
    const auto converted = convert(limit, boundaries->unit, observed.unit, analyte);
    if (!converted) return std::nullopt;
    strip.strip.limits.push_back(*converted);
  }
  return strip;
}

// The steps of a range that is printed as bands of meaning: deficient, insufficient, sufficient.
TierStrip steps_of(const PrintedRange& range, const Judgement& judgement) {
  TierStrip steps;
  for (const Band& band : range.bands) {
    for (const std::optional<Bound>& bound : {band.low, band.high}) {
      if (bound) steps.limits.push_back(bound->value);
    }
  }
  std::ranges::sort(steps.limits);
  steps.limits.erase(std::unique(steps.limits.begin(), steps.limits.end()), steps.limits.end());
  steps.step = step_of(judgement, steps.limits);
  return steps;
}

void add_printed(RangePicture& picture, const Result& result, const JudgedResult& judged) {
  const Judgement* printed = find(judged, YardstickKind::printed_range);
  if (printed == nullptr || (!printed->low && !printed->high)) return;
  const auto extent = extent_of(result.read);
  const bool inside = side_of(*extent, printed->low, printed->high) == Side::inside;
  // A band that holds the value and is not normal is no reference interval.
  if (inside && printed->status != Status::normal) {
    picture.steps = steps_of(result.range, *printed);
    return;
  }
  picture.printed = Span{number_of(printed->low), number_of(printed->high)};
  picture.low_label = label_of(picture.printed->low, result.range.text);
  picture.high_label = label_of(picture.printed->high, result.range.text);
}

void add_limits(std::vector<Decimal>& limits, const std::optional<Span>& span) {
  if (!span) return;
  if (span->low) limits.push_back(*span->low);
  if (span->high) limits.push_back(*span->high);
}

// The scale spreads what decides; critical limits and tiers may lie behind a break.
Scale scale_of(const RangePicture& picture, const std::vector<GuidelineStrip>& guidelines) {
  std::vector<Decimal> limits;
  add_limits(limits, picture.printed);
  if (picture.steps) {
    limits.insert(limits.end(), picture.steps->limits.begin(), picture.steps->limits.end());
  }
  if (limits.empty()) add_limits(limits, picture.known);
  std::vector<Decimal> others;
  add_limits(others, picture.spot);
  add_limits(others, picture.known);
  add_limits(others, picture.critical);
  for (const GuidelineStrip& guideline : guidelines) {
    others.insert(others.end(), guideline.strip.limits.begin(), guideline.strip.limits.end());
  }
  return {limits, others};
}

std::string description_of(const Result& result, const RangePicture& picture) {
  std::string text = result.value + (result.unit.empty() ? "" : " " + result.unit);
  text += ", " + std::string(picture.mark.word);
  if (picture.printed || picture.steps) text += ", on a scale with the printed range";
  if (picture.known)
    text += std::string(picture.printed ? " and" : ", on a scale with") + " the known range";
  return text;
}

}  // namespace

std::optional<ResultPicture> picture_of(const Result& result, const JudgedResult& judged,
                                        const Patient& patient, const Catalogue& catalogue) {
  if (result.read.ambiguous || !result.read.number || !extent_of(result.read)) return std::nullopt;
  RangePicture picture;
  picture.spot = spot_of(result.read);
  picture.mark = mark_of(judged);
  if (shares_unit_with_range(result, catalogue)) add_printed(picture, result, judged);
  std::vector<GuidelineStrip> guidelines;
  if (judged.observation && !judged.observation->unit.empty()) {
    const Observation& observed = *judged.observation;
    if (const Judgement* known = find(judged, YardstickKind::interval)) {
      picture.known = in_unit_of(*known, observed, catalogue);
    }
    picture.critical = critical_of(observed, patient, catalogue);
    for (const Judgement& judgement : judged.judged_by) {
      if (judgement.kind != YardstickKind::tiers) continue;
      if (auto strip = guideline_of(judgement, observed, catalogue)) guidelines.push_back(*strip);
    }
  }
  if (!picture.printed && !picture.steps && !picture.known) return std::nullopt;
  picture.description = description_of(result, picture);
  const Scale scale = scale_of(picture, guidelines);
  return ResultPicture{std::move(picture), std::move(guidelines), scale};
}

}  // namespace labread

#include "output/result_words.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "interpreter/article.h"
#include "interpreter/convert.h"
#include "interpreter/wording.h"
#include "output/report_words.h"
#include "output/selection.h"
#include "output/words.h"

namespace labread {
namespace {

std::string source_mark(const Judgement& judgement) {
  if (judgement.source.empty()) return {};
  return " [" + std::string(judgement.source) + (judgement.source_checked ? "]" : ", unchecked]");
}

// "critical at or below 2.5 and at or above 6.5 mmol/L"
std::string critical_of(const Judgement& judgement) {
  std::string text = "critical";
  if (judgement.low) text += " at or below " + judgement.low->value.to_string();
  if (judgement.low && judgement.high) text += " and";
  if (judgement.high) text += " at or above " + judgement.high->value.to_string();
  const std::string unit = plain_unit(judgement.unit);
  return text + (unit.empty() ? "" : " " + unit);
}

// A limit published in both units, as guidelines pair them: 20 ng/mL and 50 nmol/L.
std::optional<Decimal> published_pair(const Decimal& limit, std::string_view from,
                                      std::string_view to, std::span<const TierSet> sets) {
  for (const TierSet& set : sets) {
    const auto source = std::ranges::find(set.boundaries, from, &TierBoundaries::unit);
    const auto target = std::ranges::find(set.boundaries, to, &TierBoundaries::unit);
    if (source == set.boundaries.end() || target == set.boundaries.end()) continue;
    const auto found = std::ranges::find(source->limits, limit);
    const auto at = static_cast<std::size_t>(found - source->limits.begin());
    if (at < source->limits.size() && at < target->limits.size()) return target->limits[at];
  }
  return std::nullopt;
}

// "known range 8.6 - 10.2 mg/dL: normal [MAYO]"
std::string sentence_of(const Judgement& judgement, const std::string& converted) {
  const std::string limits = limits_of(judgement);
  const std::string status = judgement.status ? ": " + std::string(name_of(*judgement.status)) : "";
  switch (judgement.kind) {
    case YardstickKind::printed_range: return {};
    case YardstickKind::printed_flag: return "the laboratory's flag" + status;
    case YardstickKind::interval:
      return "known range " + limits + converted + status + source_mark(judgement);
    case YardstickKind::tiers: {
      const std::string title(judgement.title.empty() ? std::string_view(judgement.id)
                                                      : judgement.title);
      const std::string_view tier =
          judgement.tier_label.empty() ? judgement.tier : judgement.tier_label;
      if (tier.empty())
        return judgement.note.empty() ? "" : title + ": " + std::string(judgement.note);
      return title + ": " + std::string(tier) + (limits.empty() ? "" : " (" + limits + ")") +
             source_mark(judgement);
    }
    case YardstickKind::critical_limit:
      return critical_of(judgement) + converted + source_mark(judgement);
  }
  return {};
}

// The limits without their unit: pg/mL and ng/L are told without a word on conversion.
std::string bare_limits(Judgement judgement) {
  judgement.unit.clear();
  return limits_of(judgement) + " ";
}

// A laboratory's flag says little more where another yardstick agrees.
bool is_alone(const Judgement& flag, const JudgedResult& judged) {
  return std::ranges::none_of(judged.judged_by, [&](const Judgement& other) {
    const bool off = flag.status == Status::abnormal && other.status != Status::normal;
    return &other != &flag && other.status && (other.status == flag.status || off);
  });
}

}  // namespace

std::string printed_range(const Result& result) { return plain_range(result.range); }

std::string limits_of(const Judgement& judgement) {
  std::string text;
  if (judgement.low && judgement.high) {
    text = judgement.low->value.to_string() + " - " + judgement.high->value.to_string();
  } else if (judgement.low) {
    text = (judgement.low->inclusive ? "at least " : "above ") + judgement.low->value.to_string();
  } else if (judgement.high) {
    text = (judgement.high->inclusive ? "up to " : "below ") + judgement.high->value.to_string();
  }
  const std::string unit = plain_unit(judgement.unit);
  if (!text.empty() && !unit.empty()) text += ' ' + unit;
  return text;
}

std::optional<Judgement> in_printed_unit(const Judgement& judgement, const Observation& observed,
                                         const Catalogue& catalogue) {
  if (observed.unit.empty() || judgement.unit.empty() || observed.unit == judgement.unit ||
      plain_unit(observed.unit) == plain_unit(judgement.unit)) {
    return std::nullopt;
  }
  const Analyte& analyte = catalogue.analyte(observed.analyte);
  Judgement converted = judgement;
  converted.unit = observed.unit;
  for (std::optional<Bound>* bound : {&converted.low, &converted.high}) {
    if (!*bound) continue;
    const auto pair = published_pair((*bound)->value, judgement.unit, observed.unit,
                                     catalogue.tier_sets(observed.analyte));
    const auto computed =
        pair ? pair : convert((*bound)->value, judgement.unit, observed.unit, analyte);
    if (!computed) return std::nullopt;
    (*bound)->value = pair ? *pair : shown(*computed);
  }
  return converted;
}

std::string told(const Judgement& judgement, const JudgedResult& judged,
                 const Catalogue& catalogue) {
  const bool ours =
      judgement.kind == YardstickKind::interval || judgement.kind == YardstickKind::critical_limit;
  if (ours && judged.observation) {
    if (const auto converted = in_printed_unit(judgement, *judged.observation, catalogue)) {
      if (limits_of(*converted).starts_with(bare_limits(judgement))) {
        return sentence_of(*converted, {});
      }
      const std::string mark = judgement.kind == YardstickKind::interval
                                   ? " (converted from " + limits_of(judgement) + ")"
                                   : " (converted)";
      return sentence_of(*converted, mark);
    }
  }
  return sentence_of(judgement, {});
}

std::string without_source(Judgement judgement, const JudgedResult& judged,
                           const Catalogue& catalogue) {
  judgement.source = {};
  return told(judgement, judged, catalogue);
}

bool is_worth_saying(const Judgement& judgement, const JudgedResult& judged) {
  if (judgement.kind == YardstickKind::printed_flag && !is_alone(judgement, judged)) return false;
  // A guideline without limits says nothing of a normal value.
  if (judgement.kind == YardstickKind::tiers && judgement.tier.empty()) {
    return judged.status != Status::normal;
  }
  if (judgement.kind == YardstickKind::tiers || judged.status != Status::normal) return true;
  return judgement.status && *judgement.status != judged.status;
}

std::string guidelines_in_short(const JudgedResult& judged, const Catalogue& catalogue) {
  using Count = std::pair<std::string_view, std::size_t>;
  std::vector<Count> counts;  // by what they say
  const Judgement* only = nullptr;
  std::size_t all = 0;
  for (const Judgement& judgement : judged.judged_by) {
    if (judgement.kind != YardstickKind::tiers || judgement.tier.empty()) continue;
    only = &judgement;
    if (judgement.means == Meaning::silent) continue;
    ++all;
    const std::string_view word = word_of(judgement.means);
    const auto counted = std::ranges::find(counts, word, &Count::first);
    if (counted == counts.end()) {
      counts.emplace_back(word, 1);
    } else {
      ++counted->second;
    }
  }
  const auto says_little = [](const Count& count) { return count.first.starts_with("not "); };
  if (only == nullptr || (all > 0 && std::ranges::all_of(counts, says_little))) return {};
  if (all <= 1) {
    const bool named_anyway = judged.agreement.state > AgreementState::borderline &&
                              judged.agreement.text.find(only->title) != std::string::npos;
    return named_anyway ? "" : without_source(*only, judged, catalogue);
  }
  std::ranges::stable_sort(counts, std::greater<>(), &Count::second);
  std::string text;
  for (const auto& [word, count] : counts) {
    text += (text.empty() ? "guidelines: " : ", ") + std::to_string(count);
    text += (count == 1 ? " says " : " say ") + std::string(word);
  }
  return text;
}

std::vector<std::string> doubts_about(const Result& result, const JudgedResult& judged,
                                      const Catalogue& catalogue) {
  std::vector<std::string> doubts;
  if (!judged.reason.empty()) {
    const Sentence* sentence = catalogue.sentence(judged.reason);
    doubts.emplace_back(sentence ? sentence->text : explain_reason(judged.reason));
  }
  if (!judged.observation && result.candidates.size() > 1) {
    std::string names;
    for (const AnalyteIndex index : result.candidates) {
      names.append(names.empty() ? "" : "; ").append(catalogue.analyte(index).name);
    }
    doubts.push_back("may mean: " + names);
  }
  if (judged.observation && judged.observation->unit_inferred) {
    const std::string_view lacks = result.recognition ? "read" : "printed";
    doubts.push_back("the unit is not " + std::string(lacks) + "; its range fits " +
                     std::string(judged.observation->unit));
  }
  if (!result.repaired.empty()) {
    doubts.push_back("printed as “" + result.repaired + "”, a slip of the printer");
  }
  if (result.recognition) {
    doubts.push_back("read from a picture, " +
                     std::to_string(std::lround(100 * *result.recognition)) + " % sure");
  }
  return doubts;
}

std::string earlier_values(const Result& result) {
  std::string earlier;
  if (result.collected) earlier = "collected on " + spoken(*result.collected);
  std::string_view lead = "earlier: ";
  for (const Previous& previous : result.previous) {
    if (!earlier.empty()) earlier += "; ";
    earlier += std::exchange(lead, {});
    earlier += previous.value + (previous.unit.empty() ? "" : " " + previous.unit);
    if (!previous.date.empty()) earlier += " on " + previous.date;
  }
  return earlier;
}

ResultGroups groups_of(const Interpretation& answer, const WriteOptions& options) {
  ResultGroups groups;
  for (const std::size_t index : select(answer, options).results) {
    const JudgedResult& judged = answer.results[index];
    if (is_out_of_range(judged)) {
      groups.out_of_range.push_back(index);
    } else if (judged.status == Status::undecidable) {
      groups.not_judged.push_back(index);
    } else {
      groups.within.push_back(index);
    }
  }
  std::ranges::stable_sort(groups.out_of_range, [&](std::size_t a, std::size_t b) {
    return answer.results[a].severity > answer.results[b].severity;
  });
  return groups;
}

}  // namespace labread

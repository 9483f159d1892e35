#include "interpreter/agreement.h"

#include <algorithm>
#include <string>
#include <vector>

namespace labread {
namespace {

bool is_of_laboratory(const Judgement& judgement) {
  return judgement.kind == YardstickKind::printed_range ||
         judgement.kind == YardstickKind::printed_flag;
}

// What a yardstick says; nothing where it says nothing of this value.
std::optional<Meaning> meaning_of(const Judgement& judgement) {
  if (judgement.kind == YardstickKind::tiers) {
    const bool speaks = !judgement.tier.empty() && judgement.means != Meaning::silent;
    return speaks ? std::optional{judgement.means} : std::nullopt;
  }
  switch (judgement.status.value_or(Status::undecidable)) {
    case Status::low: return Meaning::low;
    case Status::normal: return Meaning::normal;
    case Status::high: return Meaning::high;
    case Status::abnormal: return Meaning::abnormal;
    case Status::undecidable: break;
  }
  return std::nullopt;
}

AgreementState against_normal(Meaning other) {
  switch (other) {
    case Meaning::low:
    case Meaning::high:
    case Meaning::abnormal: return AgreementState::normal_disputed;
    case Meaning::neither: return AgreementState::borderline;
    default: return AgreementState::agree;
  }
}

// `opposite` is the other side of the range, `not_so` a guideline's "not on this side".
AgreementState against_side(Meaning other, Meaning opposite, Meaning not_so) {
  if (other == opposite) return AgreementState::opposed;
  if (other == Meaning::normal || other == not_so) return AgreementState::out_of_range_disputed;
  return other == Meaning::neither ? AgreementState::borderline : AgreementState::agree;
}

AgreementState compared(Status verdict, Meaning other) {
  switch (verdict) {
    case Status::normal: return against_normal(other);
    case Status::low: return against_side(other, Meaning::high, Meaning::not_low);
    case Status::high: return against_side(other, Meaning::low, Meaning::not_high);
    case Status::abnormal: return against_side(other, Meaning::abnormal, Meaning::abnormal);
    case Status::undecidable: break;
  }
  return AgreementState::none;
}

std::string said_by(const Judgement& judgement) {
  const std::string word(judgement.status ? name_of(*judgement.status) : std::string_view());
  switch (judgement.kind) {
    case YardstickKind::printed_range: return "the laboratory's range says " + word;
    case YardstickKind::printed_flag: return "the laboratory's flag says " + word;
    case YardstickKind::interval: return "the known range says " + word;
    case YardstickKind::critical_limit: return "the critical limits say critically " + word;
    case YardstickKind::tiers: break;
  }
  return std::string(judgement.title) + ": “" + std::string(judgement.tier_label) + "”";
}

// "The laboratory's range says normal; Endocrine Society 2011: “insufficiency”."
std::string sentence_of(const Judgement& decider, const std::vector<const Judgement*>& others) {
  std::string text = said_by(decider);
  for (const Judgement* other : others) text += "; " + said_by(*other);
  text.front() = 'T';  // "the laboratory's", "the known range"
  return text + ".";
}

}  // namespace

Agreement agreement_on(const JudgedResult& judged) {
  if (judged.judged_by.empty() || judged.judged_by.front().status != judged.status ||
      judged.status == Status::undecidable) {
    return {};
  }
  const Judgement& decider = judged.judged_by.front();
  Agreement agreement{AgreementState::alone, {}};
  std::vector<const Judgement*> others;
  for (const Judgement& judgement : judged.judged_by) {
    if (&judgement == &decider) continue;
    const auto meaning = meaning_of(judgement);
    if (!meaning) continue;
    AgreementState state = compared(judged.status, *meaning);
    if (is_of_laboratory(decider) && is_of_laboratory(judgement)) {
      if (state == AgreementState::agree) continue;  // one voice
      state = AgreementState::laboratory_contradicts_itself;
    }
    agreement.state = std::max(agreement.state, state);
    if (state > AgreementState::agree) others.push_back(&judgement);
  }
  if (!others.empty()) agreement.text = sentence_of(decider, others);
  return agreement;
}

std::string_view name_of(AgreementState state) {
  switch (state) {
    case AgreementState::none: return "none";
    case AgreementState::alone: return "alone";
    case AgreementState::agree: return "agree";
    case AgreementState::borderline: return "borderline";
    case AgreementState::out_of_range_disputed: return "out_of_range_disputed";
    case AgreementState::normal_disputed: return "normal_disputed";
    case AgreementState::opposed: return "opposed";
    case AgreementState::laboratory_contradicts_itself: return "laboratory_contradicts_itself";
  }
  return "none";
}

}  // namespace labread

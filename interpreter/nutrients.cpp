#include "interpreter/nutrients.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "interpreter/normalise.h"
#include "interpreter/wording.h"

namespace labread {
namespace {

enum class Level : std::uint8_t { low, high, indeterminate };

std::string_view suffix(Level level) {
  switch (level) {
    case Level::low: return "_low";
    case Level::high: return "_high";
    case Level::indeterminate: break;
  }
  return "_indeterminate";
}

std::string_view title_of(std::string_view finding) {
  using Row = std::pair<std::string_view, std::string_view>;
  static constexpr auto rows = std::to_array<Row>({
      {"vitamin_d_low", "Vitamin D low"},
      {"vitamin_d_high", "Vitamin D high"},
      {"vitamin_d_indeterminate", "Vitamin D indeterminate"},
      {"magnesium_low", "Magnesium low"},
      {"magnesium_high", "Magnesium high"},
      {"magnesium_indeterminate", "Magnesium indeterminate"},
      {"calcium_low", "Calcium low"},
      {"calcium_high", "Calcium high"},
      {"calcium_indeterminate", "Calcium indeterminate"},
      {"vitamin_b12_low", "Vitamin B12 low"},
      {"vitamin_b12_high", "Vitamin B12 high"},
      {"vitamin_b12_indeterminate", "Vitamin B12 indeterminate"},
  });
  const auto* const row = std::find_if(
      rows.begin(), rows.end(), [&](const Row& candidate) { return candidate.first == finding; });
  return row == rows.end() ? std::string_view() : row->second;
}

// What was found on a nutrient, before it is put into words.
struct Verdict {
  Level level = Level::indeterminate;
  std::vector<std::string_view> subjects;  // the leading one first
  std::vector<std::string_view> cautions;  // rules whose words belong to it
  bool may_be_short = false;               // an indeterminate one that a shortage can explain
};

std::optional<Status> status_of(const Subjects& subjects, std::string_view id) {
  const Measured* measured = subjects.find(id);
  return measured == nullptr ? std::nullopt : std::optional{measured->status};
}

std::optional<Level> level_of(Status status) {
  if (status == Status::low) return Level::low;
  if (status == Status::high) return Level::high;
  if (status == Status::normal) return std::nullopt;
  return Level::indeterminate;
}

// Vitamin D and magnesium: the primary analyte decides; a relative only where it stands alone.
std::optional<Verdict> plain_verdict(const Nutrient& nutrient, const Subjects& subjects) {
  std::vector<std::string_view> order{nutrient.primary_analyte};
  order.insert(order.end(), nutrient.equivalent_analytes.begin(),
               nutrient.equivalent_analytes.end());
  for (const std::string_view id : order) {
    const auto status = status_of(subjects, id);
    if (!status) continue;
    const auto level = level_of(*status);
    if (!level) return std::nullopt;
    return Verdict{*level, {id}, {}, false};
  }
  return std::nullopt;
}

std::vector<std::string_view> present(const Subjects& subjects,
                                      std::initializer_list<std::string_view> ids) {
  std::vector<std::string_view> there;
  for (const std::string_view id : ids) {
    if (subjects.find(id) != nullptr) there.push_back(id);
  }
  return there;
}

std::optional<Verdict> calcium_verdict(const Subjects& subjects, const RuleFindings& rules) {
  const Measured* effective = subjects.find("calcium_effective");
  if (effective == nullptr) return std::nullopt;
  const auto total = status_of(subjects, "calcium_total");
  Verdict verdict;
  verdict.subjects = present(
      subjects, {"calcium_ionized", "calcium_albumin_corrected", "calcium_total", "albumin"});
  for (const std::string_view rule :
       {"ca_need_albumin", "ca_low_albumin", "ca_adjust_unreliable", "ca_hidden_high"}) {
    if (rules.fired(rule)) verdict.cautions.push_back(rule);
  }
  const auto level = level_of(effective->status);
  const bool differs = total && *total != effective->status;
  if (differs && rules.fired("ca_adjust_unreliable")) return verdict;
  // A low total that albumin explains is no shortage of calcium; its own rule says so.
  if (!level) return std::nullopt;
  verdict.level = *level;
  return verdict;
}

// Whether total and active B12 speak for opposite things.
bool disagree(const std::optional<Status>& a, const std::optional<Status>& b) {
  if (!a || !b) return false;
  const bool a_low = *a == Status::low;
  const bool b_low = *b == Status::low;
  return a_low != b_low && *a != Status::undecidable && *b != Status::undecidable;
}

std::optional<Verdict> b12_verdict(const Subjects& subjects, const RuleFindings& rules) {
  const auto total = status_of(subjects, "vitamin_b12");
  const auto active = status_of(subjects, "holotranscobalamin");
  if (!total && !active) return std::nullopt;
  Verdict verdict;
  verdict.subjects = present(subjects, {"vitamin_b12", "holotranscobalamin"});
  verdict.may_be_short = true;
  for (const std::string_view rule : {"b12_recent_injection", "b12_pregnancy", "b12_reflex"}) {
    if (rules.fired(rule)) verdict.cautions.push_back(rule);
  }
  const bool low = total == Status::low || active == Status::low;
  if (low) {
    const bool not_to_be_classified =
        rules.fired("b12_recent_injection") || rules.fired("b12_pregnancy");
    if (!disagree(total, active) && !not_to_be_classified) verdict.level = Level::low;
    return verdict;
  }
  if (total == Status::high && !rules.fired("b12_recent_injection")) {
    verdict.level = Level::high;
    return verdict;
  }
  if (rules.fired("b12_reflex") || rules.fired("b12_low")) return verdict;
  const auto open = [](const std::optional<Status>& s) {
    return s == Status::undecidable || s == Status::abnormal;
  };
  verdict.may_be_short = false;
  if (open(total) || (!total && open(active))) return verdict;
  return std::nullopt;
}

std::optional<Verdict> verdict_on(const Nutrient& nutrient, const Subjects& subjects,
                                  const RuleFindings& rules) {
  if (nutrient.id == "calcium") return calcium_verdict(subjects, rules);
  if (nutrient.id == "vitamin_b12") return b12_verdict(subjects, rules);
  return plain_verdict(nutrient, subjects);
}

std::string bounds_text(const Judgement& judgement) {
  return plain_bounds(judgement.low, judgement.high, plain_unit(judgement.unit));
}

std::string relation(Status status) {
  switch (status) {
    case Status::low: return "below ";
    case Status::high: return "above ";
    case Status::normal: return "within ";
    default: return "outside ";
  }
}

// The first guideline that has a word for the value, to stand in front of a bare flag.
std::string tier_beside(const JudgedResult& judged) {
  for (const Judgement& judgement : judged.judged_by) {
    if (judgement.kind != YardstickKind::tiers || judgement.tier_label.empty()) continue;
    return ", “" + std::string(judgement.tier_label) + "” (" + bounds_text(judgement) + ") by " +
           std::string(judgement.title) + ", and";
  }
  return ",";
}

// Against what a result was judged: "below the laboratory's range 30-100".
std::string against(const JudgedResult& judged, const Result& result, const Catalogue& catalogue) {
  if (judged.status == Status::undecidable || judged.judged_by.empty()) {
    const Sentence* why = catalogue.sentence(judged.reason);
    return why == nullptr ? ", not classified" : ": " + std::string(why->text);
  }
  const Judgement& first = judged.judged_by.front();
  switch (first.kind) {
    case YardstickKind::printed_range:
      if (result.range.text.find('\n') != std::string::npos) {
        return ", " + std::string(name_of(judged.status)) + " by the bands that the laboratory " +
               "prints (" + plain_range(result.range) + ")";
      }
      return ", " + relation(judged.status) + "the laboratory's range " + plain_range(result.range);
    case YardstickKind::printed_flag:
      return tier_beside(judged) + " flagged " + std::string(name_of(judged.status)) +
             " by the laboratory";
    case YardstickKind::interval: {
      const Source* source = catalogue.source(first.source);
      const std::string origin =
          source == nullptr ? "" : " (" + std::string(source->publisher) + ")";
      return ", " + relation(judged.status) + "the " + std::string(first.title) + " " +
             bounds_text(first) + origin + "; the report prints none";
    }
    default: return "";
  }
}

std::string sentence_on(std::size_t index, const Interpretation& answer,
                        const Catalogue& catalogue) {
  const Result& result = answer.report.results[index];
  const JudgedResult& judged = answer.results[index];
  const std::string name =
      judged.observation ? std::string(plain_name(catalogue.analyte(judged.observation->analyte)))
                         : result.name;
  const std::string_view unit = printed_unit(result);
  std::string text = name + " is " + result.value;
  if (!unit.empty()) text += " " + std::string(unit);
  text += against(judged, result, catalogue);
  if (!text.ends_with('.')) text += '.';
  return text;
}

// The guideline labels of a value in a grey zone.
std::string tiers_text(std::size_t index, const Interpretation& answer) {
  std::string text;
  for (const Judgement& judgement : answer.results[index].judged_by) {
    if (judgement.kind != YardstickKind::tiers || judgement.tier.empty()) continue;
    text += " " + std::string(judgement.title) + ": " + std::string(judgement.tier_label) + ".";
  }
  return text;
}

std::vector<std::size_t> results_of(const Verdict& verdict, const Subjects& subjects) {
  std::vector<std::size_t> results;
  for (const std::string_view id : verdict.subjects) {
    for (const std::size_t index : subjects.find(id)->results) {
      if (std::find(results.begin(), results.end(), index) == results.end()) {
        results.push_back(index);
      }
    }
  }
  return results;
}

void summarise(Finding& finding, const Verdict& verdict, const Interpretation& answer,
               const Subjects& subjects, const Catalogue& catalogue) {
  for (const std::size_t index : finding.results) {
    if (!finding.summary.empty()) finding.summary += ' ';
    finding.summary += sentence_on(index, answer, catalogue);
    if (verdict.level == Level::indeterminate) finding.summary += tiers_text(index, answer);
    const JudgedResult& judged = answer.results[index];
    if (!judged.critical.empty()) finding.severity = Severity::critical;
    if (judged.judged_by.empty() || judged.judged_by.front().source.empty()) continue;
    finding.sources.push_back(judged.judged_by.front().source);
    finding.source_checked = finding.source_checked && judged.judged_by.front().source_checked;
  }
  const Measured* adjusted = subjects.find("calcium_adjusted");
  if (finding.nutrient == "calcium" && adjusted != nullptr && adjusted->formula != nullptr) {
    finding.summary += " Computed: " + shown(adjusted->extent->low->value).to_string() + " " +
                       plain_unit(adjusted->unit) + " (" + std::string(adjusted->formula->title) +
                       ").";
  }
}

// What rules say about a verdict stands beside it as a caution.
void add_rule_cautions(Finding& finding, const Verdict& verdict, const Catalogue& catalogue) {
  for (const Rule& rule : catalogue.rules()) {
    const auto& wanted = verdict.cautions;
    if (std::find(wanted.begin(), wanted.end(), rule.id) == wanted.end()) continue;
    finding.cautions.push_back(rule.say);
    for (const std::string_view source : rule.sources) {
      auto& sources = finding.sources;
      if (std::find(sources.begin(), sources.end(), source) == sources.end()) {
        sources.push_back(source);
      }
    }
  }
}

Finding finding_on(const Nutrient& nutrient, const Verdict& verdict, const Interpretation& answer,
                   const Subjects& subjects, Tips tips, const Catalogue& catalogue) {
  Finding finding;
  finding.id = std::string(nutrient.id) + std::string(suffix(verdict.level));
  finding.title = title_of(finding.id);
  if (finding.title.empty()) finding.title = nutrient.name;
  finding.nutrient = nutrient.id;
  finding.severity = Severity::review;
  finding.results = results_of(verdict, subjects);
  summarise(finding, verdict, answer, subjects, catalogue);
  add_rule_cautions(finding, verdict, catalogue);
  const bool short_of_it = verdict.level == Level::low || verdict.may_be_short;
  if (short_of_it && verdict.level != Level::high) {
    describe_shortage(finding, nutrient, tips, catalogue);
  } else {
    link_nutrient(finding, nutrient, catalogue);
    if (verdict.level == Level::high) {
      const bool critical = finding.severity == Severity::critical;
      add_caution(finding, critical ? "no_tips_critical" : "no_tips", catalogue);
    }
  }
  return finding;
}

bool is_high(const Subjects& subjects, std::string_view id) {
  return status_of(subjects, id) == Status::high;
}

// Whether a guideline calls the vitamin D too high although the laboratory's range does not.
bool has_high_vitamin_d_tier(const Interpretation& answer, const Subjects& subjects) {
  const Measured* vitamin_d = subjects.find("vitd_25oh_total");
  if (vitamin_d == nullptr) return false;
  for (const std::size_t index : vitamin_d->results) {
    for (const Judgement& judgement : answer.results[index].judged_by) {
      if (judgement.kind == YardstickKind::tiers && judgement.means == Meaning::high) return true;
    }
  }
  return false;
}

Truth egfr_below(const Subjects& subjects, std::int64_t limit) {
  const Measured* egfr = subjects.find("egfr");
  if (egfr == nullptr) return Truth::no;  // nothing speaks against the kidneys
  if (!egfr->extent || egfr->unit.empty()) return Truth::unknown;
  const auto extent =
      egfr->analyte == nullptr
          ? egfr->extent
          : convert(*egfr->extent, egfr->unit, egfr->analyte->canonical_unit, *egfr->analyte);
  return extent ? is_less(*extent, Decimal{limit, 0}) : Truth::unknown;
}

}  // namespace

std::vector<Finding> nutrient_findings(const Interpretation& answer, const Subjects& subjects,
                                       const RuleFindings& rules, Tips tips,
                                       const Catalogue& catalogue) {
  std::vector<Finding> findings;
  for (const Nutrient& nutrient : catalogue.nutrients()) {
    if (const auto verdict = verdict_on(nutrient, subjects, rules)) {
      findings.push_back(finding_on(nutrient, *verdict, answer, subjects, tips, catalogue));
    }
  }
  return findings;
}

std::vector<std::string_view> not_measured(const Subjects& subjects, const Catalogue& catalogue) {
  std::vector<std::string_view> missing;
  for (const Nutrient& nutrient : catalogue.nutrients()) {
    const auto& others = nutrient.equivalent_analytes;
    const bool there = subjects.find(nutrient.primary_analyte) != nullptr ||
                       std::any_of(others.begin(), others.end(), [&](std::string_view id) {
                         return subjects.find(id) != nullptr;
                       });
    if (!there) missing.push_back(nutrient.primary_analyte);
  }
  return missing;
}

Tips allowed_tips(const Interpretation& answer, const Subjects& subjects,
                  const RuleFindings& rules) {
  for (const JudgedResult& judged : answer.results) {
    if (!judged.critical.empty() || judged.critical_uncertain) return Tips::none;
  }
  for (const Finding& finding : rules.findings) {
    if (finding.severity >= Severity::urgent) return Tips::none;
  }
  const bool high = is_high(subjects, "calcium_effective") || is_high(subjects, "calcium_total") ||
                    is_high(subjects, "vitd_25oh_total") || is_high(subjects, "magnesium_serum") ||
                    has_high_vitamin_d_tier(answer, subjects);
  if (high || egfr_below(subjects, 30) != Truth::no) return Tips::no_supplements;
  return Tips::all;
}

}  // namespace labread

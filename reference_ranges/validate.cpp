#include "reference_ranges/validate.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

namespace labread {
namespace {

using Ids = std::set<std::string_view>;

constexpr auto severities = std::to_array<std::string_view>({"info", "review", "high", "urgent"});
constexpr auto actions = std::to_array<std::string_view>(
    {"", "see_doctor", "see_doctor_soon", "same_day", "emergency", "ask_for_test", "ask_doctor"});
constexpr auto specimen_classes =
    std::to_array<std::string_view>({"serum", "blood", "urine", "urine_24h", "red_cells"});

template <class List>
bool contains(const List& list, std::string_view wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

// A LOINC code ends in a Luhn (mod 10) check digit.
bool has_check_digit(std::string_view code) {
  const std::size_t dash = code.find('-');
  if (dash == std::string_view::npos || dash == 0 || dash + 2 != code.size()) return false;
  int sum = 0;
  bool twice = true;
  for (std::size_t i = dash; i-- > 0; twice = !twice) {
    if (code[i] < '0' || code[i] > '9') return false;
    const int digit = (code[i] - '0') * (twice ? 2 : 1);
    sum += digit / 10 + digit % 10;
  }
  return code.back() - '0' == (10 - sum % 10) % 10;
}

bool overlap(const Population& a, const Population& b) {
  if (a.sex && b.sex && a.sex != b.sex) return false;
  if (a.pregnant != b.pregnant) return false;
  if (a.trimester && b.trimester && a.trimester != b.trimester) return false;
  if (a.age_max && *a.age_max <= b.age_min) return false;
  return !(b.age_max && *b.age_max <= a.age_min);
}

class Validator {
 public:
  explicit Validator(const Knowledge& knowledge) : knowledge_(knowledge) {
    for (const auto& source : knowledge.sources) sources_.insert(source.row.id);
    for (const auto& flag : knowledge.context_flags) flags_.insert(flag.row.id);
    for (std::size_t i = 0; i < knowledge.analytes.size(); ++i) {
      analytes_.emplace(knowledge.analytes[i].row.id, &knowledge.analytes[i].row);
    }
  }

  std::vector<Defect> run();

 private:
  void defect(const RowOrigin& at, const std::string& field, const std::string& message) {
    const bool cell = !field.empty() && !at.pointer.ends_with("/" + field);
    defects_.push_back({at.file, cell ? at.pointer + "/" + field : at.pointer, message});
  }

  static std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

  const Analyte& analyte(AnalyteIndex index) const { return knowledge_.analytes[index].row; }

  void source(const RowOrigin& at, std::string_view id, const std::string& field = "source") {
    if (!sources_.contains(id)) defect(at, field, "no source has the id " + quoted(id));
  }

  void source_list(const RowOrigin& at, std::span<const std::string_view> ids) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      source(at, ids[i], "sources/" + std::to_string(i));
    }
  }

  void unit(const RowOrigin& at, const Analyte& of, std::string_view ucum,
            const std::string& field = "unit") {
    if (find_unit(of, ucum) == nullptr) {
      defect(at, field, std::string(of.id) + " does not accept the unit " + quoted(ucum));
    }
  }

  void known_analytes(const RowOrigin& at, std::span<const std::string_view> ids,
                      const std::string& field) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (!analytes_.contains(ids[i])) {
        defect(at, field + "/" + std::to_string(i), "no analyte has the id " + quoted(ids[i]));
      }
    }
  }

  static double canonical(const Analyte& of, const Decimal& value, std::string_view ucum) {
    const AnalyteUnit* const accepted = find_unit(of, ucum);
    const double number = value.to_double();
    return accepted == nullptr ? number : number * accepted->factor + accepted->offset;
  }

  void check_analytes();
  void check_plausibility(const Located<Analyte>& located);
  void check_symbols();
  void check_units();
  void check_intervals();
  void check_overlaps();
  void check_tiers();
  void check_tier_meanings(const Located<TierSet>& located);
  void check_tier_bounds(const Located<TierSet>& located);
  void check_critical_limits();
  void check_critical_against_intervals(const Located<CriticalLimit>& located);
  void check_rules();
  void check_steps(const Located<Rule>& located);
  void check_step(const RowOrigin& at, const Step& step);
  void check_formulas();
  void check_article();
  void check_texts();
  void check_lexicon();
  void check_families();
  void check_band_meanings();
  void check_not_laboratory();

  const Knowledge& knowledge_;
  Ids sources_;
  Ids flags_;
  std::map<std::string_view, const Analyte*> analytes_;
  std::vector<Defect> defects_;
};

void Validator::check_analytes() {
  for (const Located<Analyte>& located : knowledge_.analytes) {
    const auto& [row, at] = located;
    if (!contains(specimen_classes, row.specimen_class)) {
      defect(at, "specimen_class", "must be serum, blood, urine, urine_24h or red_cells");
    }
    unit(at, row, row.canonical_unit, "canonical_unit");
    Ids seen;
    for (std::size_t i = 0; i < row.units.size(); ++i) {
      const std::string field = "units/" + std::to_string(i);
      source(at, row.units[i].source, field + "/source");
      if (row.units[i].factor <= 0) defect(at, field + "/factor", "must be above zero");
      if (!seen.insert(row.units[i].ucum).second) {
        defect(at, field + "/ucum", quoted(row.units[i].ucum) + " stands twice");
      }
      if (row.units[i].ucum == row.canonical_unit &&
          (row.units[i].factor < 1 || row.units[i].factor > 1)) {
        defect(at, field + "/factor", "of the canonical unit must be 1");
      }
    }
    for (std::size_t i = 0; i < row.loinc.size(); ++i) {
      if (!has_check_digit(row.loinc[i].code)) {
        defect(at, "loinc/" + std::to_string(i) + "/code", "fails the check digit of LOINC");
      }
    }
    known_analytes(at, row.related, "related");
    check_plausibility(located);
  }
}

void Validator::check_plausibility(const Located<Analyte>& located) {
  const auto& [row, at] = located;
  if (!row.plausibility) return;
  const Plausibility& limits = *row.plausibility;
  unit(at, row, limits.unit, "plausibility/unit");
  source(at, limits.source, "plausibility/source");
  std::optional<Decimal> before;
  for (const auto& limit :
       {limits.reject_below, limits.review_below, limits.review_above, limits.reject_above}) {
    if (before && limit && *limit < *before) {
      defect(at, "plausibility", "limits must ascend: reject, review, review, reject");
    }
    if (limit) before = limit;
  }
}

void Validator::check_symbols() {
  std::map<std::string_view, std::string_view> seen;
  for (const auto& [row, at] : knowledge_.analytes) {
    for (std::size_t i = 0; i < row.symbols.size(); ++i) {
      const auto [first, added] = seen.emplace(row.symbols[i], row.id);
      if (!added) {
        defect(at, "symbols/" + std::to_string(i),
               quoted(row.symbols[i]) + " is a symbol of " + std::string(first->second));
      }
    }
  }
}

// No analyte may accept two meanings of one spelling.
void Validator::check_units() {
  std::map<std::string_view, std::vector<std::string_view>> meanings;
  for (const auto& [row, at] : knowledge_.units) {
    std::vector<std::string_view>& of_key = meanings[row.key];
    for (const auto& analyte : knowledge_.analytes) {
      if (of_key.empty() || find_unit(analyte.row, row.ucum) == nullptr) continue;
      for (const std::string_view other : of_key) {
        if (find_unit(analyte.row, other) == nullptr) continue;
        defect(at, "printed",
               quoted(row.key) + " also means " + std::string(other) + ", and " +
                   std::string(analyte.row.id) + " accepts both");
      }
    }
    of_key.push_back(row.ucum);
  }
}

void Validator::check_intervals() {
  for (const auto& [row, at] : knowledge_.intervals) {
    unit(at, analyte(row.analyte), row.unit);
    source(at, row.source);
    if (!row.low && !row.high) defect(at, "", "needs low or high");
    if (row.low && row.high && *row.high <= *row.low) defect(at, "high", "must be above low");
    if (row.population.age_max && *row.population.age_max <= row.population.age_min) {
      defect(at, "age_max", "must be above age_min");
    }
  }
  check_overlaps();
}

void Validator::check_overlaps() {
  std::map<std::pair<AnalyteIndex, std::string_view>, std::vector<const Located<Interval>*>> sets;
  for (const auto& located : knowledge_.intervals) {
    auto& others = sets[{located.row.analyte, located.row.set}];
    for (const Located<Interval>* const other : others) {
      if (other->row.unit == located.row.unit &&
          overlap(other->row.population, located.row.population)) {
        defect(located.origin, "", quoted(located.row.id) + " overlaps " + quoted(other->row.id));
      }
    }
    others.push_back(&located);
  }
}

void Validator::check_tiers() {
  for (const Located<TierSet>& located : knowledge_.tier_sets) {
    const auto& [row, at] = located;
    source(at, row.source);
    if (row.tiers.empty() != row.boundaries.empty()) {
      defect(at, "boundaries", "must be given where there are tiers");
    }
    if (!row.context.empty() && !flags_.contains(row.context)) {
      defect(at, "context", quoted(row.context) + " is no context flag");
    }
    check_tier_meanings(located);
    for (std::size_t i = 0; i + 1 < row.tiers.size(); ++i) {
      if (row.tiers[i].high_inclusive == row.tiers[i + 1].low_inclusive) {
        defect(at, "tiers/" + std::to_string(i + 1),
               "the boundary below must belong to exactly one of the two tiers");
      }
    }
    check_tier_bounds(located);
  }
}

// From low to high: what a tier means never turns back.
void Validator::check_tier_meanings(const Located<TierSet>& located) {
  const auto rank = [](Meaning means) {
    return means == Meaning::low ? -1 : means == Meaning::high ? 1 : 0;
  };
  const auto& [row, at] = located;
  for (std::size_t i = 1; i < row.tiers.size(); ++i) {
    if (rank(row.tiers[i].means) < rank(row.tiers[i - 1].means)) {
      defect(at, "tiers/" + std::to_string(i) + "/means", "must not be lower than the tier below");
    }
  }
}

void Validator::check_tier_bounds(const Located<TierSet>& located) {
  const auto& [row, at] = located;
  for (std::size_t i = 0; i < row.boundaries.size(); ++i) {
    const TierBoundaries& bounds = row.boundaries[i];
    const std::string field = "boundaries/" + std::to_string(i);
    unit(at, analyte(row.analyte), bounds.unit, field + "/unit");
    if (bounds.limits.size() + 1 != row.tiers.size()) {
      defect(at, field + "/limits", "must be one fewer than the tiers");
    }
    for (std::size_t k = 1; k < bounds.limits.size(); ++k) {
      if (bounds.limits[k] <= bounds.limits[k - 1]) {
        defect(at, field + "/limits/" + std::to_string(k), "must be above the limit before it");
      }
    }
  }
}

// An analyte is told from its relatives in one family only.
void Validator::check_families() {
  std::map<std::string_view, std::string_view> seen;
  for (const auto& [row, at] : knowledge_.name_families) {
    if (row.members.size() < 2) defect(at, "members", "must be two at least");
    for (std::size_t i = 0; i < row.members.size(); ++i) {
      const auto [first, added] = seen.emplace(row.members[i].analyte, row.id);
      if (added) continue;
      defect(at, "members/" + std::to_string(i) + "/analyte",
             quoted(row.members[i].analyte) + " is in " + quoted(first->second) + " already");
    }
  }
}

// Every band that a language names either is for persons or has a meaning; "increased risk" may lie
// on either side.
void Validator::check_band_meanings() {
  constexpr auto persons =
      std::to_array<std::string_view>({"female", "male", "child", "adult", "pregnant", "newborn",
                                       "elderly", "menopausal", "increased_risk"});
  Ids meant(persons.begin(), persons.end());
  for (const auto& [row, at] : knowledge_.band_meanings) meant.insert(row.word);
  for (const auto& [row, at] : knowledge_.lexicon) {
    if (row.role != WordRole::band_word || meant.contains(row.value)) continue;
    defect(at, "", quoted(row.value) + " has no meaning in word_meanings.json");
  }
}

// Blocks are looked up by their ends, so none may reach into the next.
void Validator::check_not_laboratory() {
  std::map<int, int> last_of;
  for (const auto& [row, at] : knowledge_.not_laboratory) {
    if (row.last < row.first) defect(at, "last", "must not be below first");
    const auto next = last_of.upper_bound(row.first);
    const bool reaches_into_next = next != last_of.end() && next->first <= row.last;
    const bool begins_within = next != last_of.begin() && std::prev(next)->second >= row.first;
    if (reaches_into_next || begins_within) defect(at, "", "overlaps another block");
    last_of.emplace(row.first, row.last);
  }
}

void Validator::check_critical_limits() {
  for (const Located<CriticalLimit>& located : knowledge_.critical_limits) {
    const auto& [row, at] = located;
    unit(at, analyte(row.analyte), row.unit);
    source(at, row.source);
    if (!row.low && !row.high) defect(at, "", "needs low or high");
    if (row.low && row.high && *row.high <= *row.low) defect(at, "high", "must be above low");
    check_critical_against_intervals(located);
  }
}

// A critical limit lies outside our intervals for the same persons and inside what is plausible.
void Validator::check_critical_against_intervals(const Located<CriticalLimit>& located) {
  const CriticalLimit& row = located.row;
  const RowOrigin& at = located.origin;
  const Analyte& of = analyte(row.analyte);
  const auto value = [&](const Decimal& limit) { return canonical(of, limit, row.unit); };
  for (const auto& [interval, unused] : knowledge_.intervals) {
    if (interval.analyte != row.analyte || interval.kind != "reference interval" ||
        !overlap(interval.population, row.population)) {
      continue;
    }
    if (row.low && interval.low && value(*row.low) >= canonical(of, *interval.low, interval.unit)) {
      defect(at, "low", "lies inside the interval " + quoted(interval.id));
    }
    if (row.high && interval.high &&
        value(*row.high) <= canonical(of, *interval.high, interval.unit)) {
      defect(at, "high", "lies inside the interval " + quoted(interval.id));
    }
  }
  if (!of.plausibility) return;
  const auto bound = [&](const Decimal& limit) {
    return canonical(of, limit, of.plausibility->unit);
  };
  if (row.low && of.plausibility->reject_below &&
      value(*row.low) < bound(*of.plausibility->reject_below)) {
    defect(at, "low", "lies outside what is plausible");
  }
  if (row.high && of.plausibility->reject_above &&
      value(*row.high) > bound(*of.plausibility->reject_above)) {
    defect(at, "high", "lies outside what is plausible");
  }
}

void Validator::check_rules() {
  for (const Located<Rule>& located : knowledge_.rules) {
    const auto& [row, at] = located;
    if (!contains(severities, row.severity)) {
      defect(at, "severity", "must be info, review, high or urgent");
    }
    if (!contains(actions, row.action)) defect(at, "action", "is not an action");
    if (row.sources.empty()) defect(at, "sources", "must name a source");
    source_list(at, row.sources);
    check_steps(located);
  }
}

// Every step has the operands that it says, and none is left over.
void Validator::check_steps(const Located<Rule>& located) {
  const auto& [row, at] = located;
  std::size_t wanted = 1;
  for (const Step& step : row.when) {
    if (wanted == 0) break;
    wanted += step.operands;
    --wanted;
    check_step(at, step);
  }
  if (wanted != 0 || row.when.empty()) defect(at, "when", "is not well formed");
}

void Validator::check_step(const RowOrigin& at, const Step& step) {
  const Operation operation = step.operation;
  if (operation == Operation::all || operation == Operation::any ||
      operation == Operation::negate) {
    return;
  }
  if (operation == Operation::context) {
    if (!flags_.contains(step.subject)) {
      defect(at, "when", "no context flag has the id " + quoted(step.subject));
    }
    return;
  }
  const std::string_view stand_in = unit_analyte_of(step.subject);
  const auto found = analytes_.find(stand_in.empty() ? step.subject : stand_in);
  if (found == analytes_.end()) {
    defect(at, "when", "no subject has the id " + quoted(step.subject));
    return;
  }
  if (operation == Operation::compare || operation == Operation::between) {
    unit(at, *found->second, step.unit, "when");
  }
  if (operation == Operation::between && step.high <= step.low) {
    defect(at, "when", "between needs a low limit below the high one");
  }
}

void Validator::check_formulas() {
  for (const auto& [row, at] : knowledge_.formulas) {
    if (row.sources.empty()) defect(at, "sources", "must name a source");
    source_list(at, row.sources);
    for (std::size_t i = 0; i < row.inputs.size(); ++i) {
      const FormulaInput& input = row.inputs[i];
      const std::string field = "inputs/" + std::to_string(i);
      if (input.subject == "age") continue;
      const auto found = analytes_.find(input.subject);
      if (found == analytes_.end()) {
        defect(at, field + "/subject", "no analyte has the id " + quoted(input.subject));
      } else {
        unit(at, *found->second, input.unit, field + "/unit");
      }
    }
  }
}

void Validator::check_article() {
  Ids nutrients;
  for (const auto& [row, at] : knowledge_.nutrients) {
    nutrients.insert(row.id);
    if (!analytes_.contains(row.primary_analyte)) {
      defect(at, "primary_analyte", "no analyte has the id " + quoted(row.primary_analyte));
    }
    known_analytes(at, row.equivalent_analytes, "equivalent_analytes");
    known_analytes(at, row.supporting_analytes, "supporting_analytes");
  }
  for (const auto& [row, at] : knowledge_.facts) {
    if (!row.nutrient.empty() && !nutrients.contains(row.nutrient)) {
      defect(at, "nutrient", "no nutrient has the id " + quoted(row.nutrient));
    }
    if (std::count(row.anchor.begin(), row.anchor.end(), ' ') > 7) {
      defect(at, "anchor", "has more than eight words");
    }
    source_list(at, row.sources);
  }
  for (const auto& [row, at] : knowledge_.red_flags) source_list(at, row.sources);
}

void Validator::check_texts() {
  for (const auto& [row, at] : knowledge_.sentences) source_list(at, row.sources);
  for (const auto& [row, at] : knowledge_.variations) {
    source(at, row.source);
    if (row.within_subject_percent <= 0) {
      defect(at, "within_subject_percent", "must be above zero");
    }
  }
  for (const auto& [row, at] : knowledge_.context_flags) {
    if (row.words.empty()) defect(at, "words", "must be a word or more");
  }
}

// One word in one role has one value, whatever the language.
void Validator::check_lexicon() {
  std::map<std::pair<std::string_view, WordRole>, const LexiconEntry*> seen;
  for (const auto& [row, at] : knowledge_.lexicon) {
    const auto [first, added] = seen.emplace(std::pair(row.key, row.role), &row);
    if (!added && first->second->value != row.value) {
      defect(at, std::string(row.value),
             quoted(row.key) + " is " + quoted(row.value) + " in " + std::string(row.language) +
                 " and " + quoted(first->second->value) + " in " +
                 std::string(first->second->language));
    }
  }
}

std::vector<Defect> Validator::run() {
  check_analytes();
  check_symbols();
  check_units();
  check_intervals();
  check_tiers();
  check_critical_limits();
  check_rules();
  check_formulas();
  check_article();
  check_texts();
  check_lexicon();
  check_families();
  check_band_meanings();
  check_not_laboratory();
  return std::move(defects_);
}

}  // namespace

std::vector<Defect> validate(const Knowledge& knowledge) { return Validator(knowledge).run(); }

}  // namespace labread

#include "interpreter/subjects.h"

#include <algorithm>
#include <array>
#include <utility>

#include "interpreter/formulas.h"
#include "interpreter/reference.h"

namespace labread {
namespace {

// The limits of an analyte that a derived subject is judged by, where it is none itself.
std::string_view judged_as(std::string_view subject) {
  return subject == "calcium_adjusted" ? "calcium_albumin_corrected" : subject;
}

std::optional<Decimal> upper_limit_of(const JudgedResult& judged, const Measured& measured) {
  for (const Judgement& judgement : judged.judged_by) {
    if (!judgement.high) continue;
    if (judgement.kind == YardstickKind::printed_range) return judgement.high->value;
    if (judgement.kind == YardstickKind::interval && measured.analyte != nullptr) {
      return convert(judgement.high->value, judgement.unit, measured.unit, *measured.analyte);
    }
  }
  return std::nullopt;
}

Measured measured_of(const Report& report, const JudgedResult& judged, const Catalogue& catalogue) {
  const Observation& observation = *judged.observation;
  Measured measured;
  measured.extent = extent_of(report.results[observation.result].read);
  measured.unit = observation.unit;
  measured.analyte = &catalogue.analyte(observation.analyte);
  measured.index = observation.analyte;
  measured.status = judged.status;
  measured.results = {observation.result};
  measured.upper_limit = upper_limit_of(judged, measured);
  // An implausible number is no evidence for anything; the printed verdict on it may be.
  if (judged.reason == "implausible") measured.extent = std::nullopt;
  return measured;
}

bool has_result(const Result& result) {
  return result.read.kind != ValueKind::status &&
         (result.read.number || !result.read.word.empty() ||
          result.read.kind == ValueKind::ordinal);
}

std::optional<Moment> moment_of(const Report& report, std::size_t index) {
  const auto& own = report.results[index].collected;
  return own ? own : report.header.collected;
}

// One result an analyte: the latest, and of one moment the first.
std::map<std::string_view, std::size_t> chosen_results(const Report& report,
                                                       const std::vector<JudgedResult>& results,
                                                       const Catalogue& catalogue) {
  std::map<std::string_view, std::size_t> chosen;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (!results[i].observation || !has_result(report.results[i])) continue;
    const std::string_view id = catalogue.analyte(results[i].observation->analyte).id;
    const auto [at, is_new] = chosen.emplace(id, i);
    if (!is_new && moment_of(report, at->second) < moment_of(report, i)) at->second = i;
  }
  return chosen;
}

// A point value of a subject in a unit; "age" is the person's.
std::optional<double> input_value(const Subjects& subjects, const FormulaInput& input,
                                  const Patient& patient) {
  if (input.subject == "age") {
    if (!patient.age_years) return std::nullopt;
    return patient.age_years->to_double();
  }
  const Measured* measured = subjects.find(input.subject);
  if (measured == nullptr || !measured->extent || measured->analyte == nullptr) {
    return std::nullopt;
  }
  const Extent& extent = *measured->extent;
  if (!extent.low || !extent.high || extent.low->value != extent.high->value) return std::nullopt;
  const auto value = convert(extent.low->value, measured->unit, input.unit, *measured->analyte);
  if (!value) return std::nullopt;
  return value->to_double();
}

bool in_printed_units(const Subjects& subjects, const Formula& formula) {
  return std::all_of(formula.inputs.begin(), formula.inputs.end(), [&](const FormulaInput& input) {
    const Measured* measured = subjects.find(input.subject);
    return measured == nullptr || measured->unit == input.unit;
  });
}

// A derived value by our interval. Where the person is not known well enough, the interval that
// nothing speaks against: the limits of adjusted calcium are one for all adults.
Status status_by_interval(const Measured& derived, const Patient& patient,
                          const Catalogue& catalogue) {
  if (!derived.index) return Status::undecidable;
  const Interval* interval = interval_for(*derived.index, patient, catalogue);
  for (const Interval& other : catalogue.intervals(*derived.index)) {
    if (interval == nullptr && may_fit(other.population, patient)) interval = &other;
  }
  if (interval == nullptr) return Status::undecidable;
  const auto extent = convert(*derived.extent, derived.unit, interval->unit, *derived.analyte);
  if (!extent) return Status::undecidable;
  const auto bound = [](const std::optional<Decimal>& value) {
    return value ? std::optional{Bound{*value, true}} : std::nullopt;
  };
  return status_of(side_of(*extent, bound(interval->low), bound(interval->high)));
}

std::optional<Measured> derive(const Subjects& subjects, const Formula& formula,
                               const Patient& patient, const Catalogue& catalogue) {
  std::vector<double> inputs;
  Measured derived;
  for (const FormulaInput& input : formula.inputs) {
    const auto value = input_value(subjects, input, patient);
    if (!value) return std::nullopt;
    inputs.push_back(*value);
    if (const Measured* measured = subjects.find(input.subject)) {
      derived.results.insert(derived.results.end(), measured->results.begin(),
                             measured->results.end());
    }
  }
  if (inputs.empty()) return std::nullopt;
  const auto value = compute(formula, inputs, patient);
  const auto number = value ? rounded(*value) : std::nullopt;
  if (!number) return std::nullopt;
  derived.extent = point(*number);
  derived.unit = formula.output_unit;
  derived.index = catalogue.index_of(judged_as(formula.output));
  if (derived.index) derived.analyte = &catalogue.analyte(*derived.index);
  derived.formula = &formula;
  derived.status = status_by_interval(derived, patient, catalogue);
  return derived;
}

// A value of the laboratory is never replaced by a computed one, nor adjusted twice.
bool is_printed(const Subjects& subjects, std::string_view output) {
  return subjects.find(judged_as(output)) != nullptr;
}

void add_formulas(Subjects& subjects, const Patient& patient, const Catalogue& catalogue) {
  // In the report's own units first: rounded constants differ a little between the systems.
  for (const bool printed_units : {true, false}) {
    for (const Formula& formula : catalogue.formulas()) {
      if (is_printed(subjects, formula.output) || subjects.find(formula.output) != nullptr)
        continue;
      if (printed_units && !in_printed_units(subjects, formula)) continue;
      if (auto derived = derive(subjects, formula, patient, catalogue)) {
        subjects.add(formula.output, std::move(*derived));
      }
    }
  }
}

std::optional<Bound> sum(const std::optional<Bound>& a, const std::optional<Bound>& b) {
  if (!a || !b) return std::nullopt;
  const auto value = rounded(a->value.to_double() + b->value.to_double());
  if (!value) return std::nullopt;
  return Bound{*value, a->inclusive && b->inclusive};
}

// Where the laboratory prints D2 and D3 alone, their sum is the value that limits speak of.
void add_vitamin_d_sum(Subjects& subjects, const Catalogue& catalogue) {
  constexpr std::string_view total = "vitd_25oh_total";
  const Measured* d2 = subjects.find("vitd_25oh_d2");
  const Measured* d3 = subjects.find("vitd_25oh_d3");
  const auto index = catalogue.index_of(total);
  if (subjects.find(total) != nullptr || d2 == nullptr || d3 == nullptr || !index) return;
  if (!d2->extent || !d3->extent || d2->unit.empty() || d2->unit != d3->unit) return;
  Measured both;
  both.extent =
      Extent{sum(d2->extent->low, d3->extent->low), sum(d2->extent->high, d3->extent->high)};
  both.unit = d2->unit;
  both.index = index;
  both.analyte = &catalogue.analyte(*index);
  both.results = {d2->results.front(), d3->results.front()};
  subjects.add(total, both);
}

// The calcium that counts: ionised, else adjusted by the laboratory, else total, adjusted where
// albumin is off.
void add_effective_calcium(Subjects& subjects) {
  constexpr std::string_view effective = "calcium_effective";
  if (const Measured* printed = subjects.find("calcium_albumin_corrected")) {
    subjects.add("calcium_adjusted", *printed);
  }
  for (const std::string_view direct : {"calcium_ionized", "calcium_albumin_corrected"}) {
    const Measured* measured = subjects.find(direct);
    if (measured != nullptr && measured->status != Status::undecidable) {
      subjects.add(effective, *measured);
      return;
    }
  }
  const Measured* total = subjects.find("calcium_total");
  if (total == nullptr) return;
  const Measured* albumin = subjects.find("albumin");
  const Measured* adjusted = subjects.find("calcium_adjusted");
  if (albumin == nullptr || albumin->status == Status::normal || adjusted == nullptr) {
    subjects.add(effective, *total);
    return;
  }
  Measured chosen = *adjusted;
  // Where albumin itself could not be judged, only a verdict that both share is certain.
  const bool sure = albumin->status != Status::undecidable || adjusted->status == total->status;
  if (!sure) chosen.status = Status::undecidable;
  subjects.add(effective, chosen);
}

// One bit of 64, by which most of what is not there is told.
std::uint64_t mark_of(std::string_view subject) {
  if (subject.empty()) return 0;
  const auto letters =
      static_cast<unsigned>(subject.front()) + 5U * static_cast<unsigned>(subject.back());
  return std::uint64_t{1} << ((letters + 7 * subject.size()) & 63);
}

}  // namespace

void Subjects::add(std::string_view subject, Measured measured) {
  measured_.emplace(subject, std::move(measured));
  marks_ |= mark_of(subject);
}

const Measured* Subjects::find(std::string_view subject) const {
  if ((marks_ & mark_of(subject)) == 0) return nullptr;
  const auto found = measured_.find(subject);
  return found == measured_.end() ? nullptr : &found->second;
}

Subjects subjects_of(const Report& report, const std::vector<JudgedResult>& results,
                     const Patient& patient, const Catalogue& catalogue) {
  Subjects subjects;
  subjects.flags = patient.flags;
  for (const auto& [id, index] : chosen_results(report, results, catalogue)) {
    subjects.add(id, measured_of(report, results[index], catalogue));
  }
  const bool haemolysed =
      std::any_of(report.results.begin(), report.results.end(), [](const Result& result) {
        return result.read.kind == ValueKind::status && result.read.word == "haemolysed";
      });
  if (haemolysed) subjects.flags.push_back("hemolyzed");
  add_vitamin_d_sum(subjects, catalogue);
  add_formulas(subjects, patient, catalogue);
  add_effective_calcium(subjects);
  return subjects;
}

}  // namespace labread

#include "interpreter/interpretation.h"

#include "interpreter/classify.h"
#include "interpreter/normalise.h"

namespace labread {

Interpretation interpret(Report report, const Patient& supplied, const Catalogue& catalogue) {
  Interpretation answer;
  answer.patient = patient_of(report.header, supplied);
  Normalised normalised = normalise(report, catalogue);
  for (std::size_t i = 0; i < report.results.size(); ++i) {
    answer.results.push_back(judge(report.results[i], normalised.observations[i],
                                   normalised.reasons[i], answer.patient, catalogue));
  }
  answer.notes = report.notes;
  answer.notes.insert(answer.notes.end(), normalised.notes.begin(), normalised.notes.end());
  answer.report = std::move(report);
  return answer;
}

std::string_view name_of(Status status) {
  switch (status) {
    case Status::low: return "low";
    case Status::normal: return "normal";
    case Status::high: return "high";
    case Status::abnormal: return "abnormal";
    case Status::undecidable: break;
  }
  return "undecidable";
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::info: break;
    case Severity::review: return "review";
    case Severity::high: return "high";
    case Severity::urgent: return "urgent";
    case Severity::critical: return "critical";
  }
  return "info";
}

std::string_view name_of(YardstickKind kind) {
  switch (kind) {
    case YardstickKind::printed_range: break;
    case YardstickKind::printed_flag: return "printed_flag";
    case YardstickKind::interval: return "interval";
    case YardstickKind::tiers: return "tiers";
    case YardstickKind::critical_limit: return "critical_limit";
  }
  return "printed_range";
}

}  // namespace labread

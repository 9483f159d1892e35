#include "interpreter/trend_points.h"

#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "interpreter/normalise.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/value.h"

namespace labread {
namespace {

int state_of(std::string_view status) {
  if (status == "preliminary") return 0;
  return status == "corrected" ? 2 : 1;
}

// The specimen that tells two results of one analyte apart. A report that speaks of blood where the
// analyte is measured in its serum means the drawing.
std::string specimen_of(const Result& result, const ReportHeader& header, const Analyte& analyte) {
  const auto is_blood = [](std::string_view name) { return name == "serum" || name == "blood"; };
  if (!result.specimen.empty()) return result.specimen;
  const bool same =
      header.specimen.empty() || (is_blood(header.specimen) && is_blood(analyte.specimen_class));
  return same ? std::string(analyte.specimen_class) : header.specimen;
}

std::vector<std::string> loinc_codes(const Result& result) {
  std::vector<std::string> codes;
  for (const Code& code : result.codes) {
    if (fold_name(code.system) == "loinc") codes.push_back(code.code);
  }
  std::ranges::sort(codes);
  return codes;
}

// The unit of a yardstick's limits.
std::string unit_of(const Judgement& judgement, const Result& result, const Observation& observed,
                    const Catalogue& catalogue) {
  if (judgement.kind != YardstickKind::printed_range) return judgement.unit;
  const std::string other = ucum_of(result.range.unit, catalogue).value_or("");
  return other.empty() ? std::string(observed.unit) : other;
}

std::optional<PointReference> reference_of(const Result& result, const JudgedResult& judged,
                                           const Catalogue& catalogue) {
  const Observation& observed = *judged.observation;
  const Analyte& analyte = catalogue.analyte(observed.analyte);
  for (const Judgement& judgement : judged.judged_by) {
    const bool printed = judgement.kind == YardstickKind::printed_range;
    if (!printed && judgement.kind != YardstickKind::interval) continue;
    if (!judgement.low && !judgement.high) continue;
    const auto bounds =
        convert(Extent{judgement.low, judgement.high},
                unit_of(judgement, result, observed, catalogue), observed.unit, analyte);
    if (bounds) return PointReference{bounds->low, bounds->high, printed, judgement.source};
  }
  return std::nullopt;
}

// Why a result can be in no series; empty: it can.
std::string_view why_not(const Result& result, const JudgedResult& judged) {
  if (judged.reason == "no_result" || judged.reason == "ambiguous_analyte") return judged.reason;
  if (!judged.observation) return "unknown_analyte";
  if (result.read.ambiguous) return "ambiguous_number";
  if (judged.reason == "implausible") return "implausible";
  const bool numeric =
      result.read.kind == ValueKind::number || result.read.kind == ValueKind::interval;
  if (!numeric || !extent_of(result.read)) return "not_a_number";
  if (judged.observation->unit.empty()) {
    return printed_unit(result).empty() ? "needs_unit" : "unknown_unit";
  }
  return {};
}

std::vector<Date> other_days_of(const ReportHeader& header) {
  std::vector<Date> days;
  for (const auto* moment : {&header.received, &header.reported}) {
    if (*moment) days.push_back((*moment)->date);
  }
  return days;
}

// A report whose results are the earlier values of another, each on its own day and as printed
// there. `origins` says which they were.
struct EarlierReport {
  Report report;
  std::vector<std::pair<std::size_t, std::size_t>> origins;  // result, index of its `previous`
};

std::optional<Date> iso_day(std::string_view text) {
  const auto number = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(at, count)) {
      if (c < '0' || c > '9') return -1;
      value = 10 * value + (c - '0');
    }
    return value;
  };
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const Date day{number(0, 4), number(5, 2), number(8, 2)};
  return is_valid(day) ? std::optional(day) : std::nullopt;
}

std::optional<Value> whole_value(std::string_view text, const Conventions& conventions,
                                 const Catalogue& catalogue) {
  const auto taken = take_value(text, conventions, catalogue.lexicon());
  if (!taken || taken->length != text.size()) return std::nullopt;
  return taken->value;
}

Result earlier_result(const Result& result, const Previous& previous, const Value& read,
                      const Date& day) {
  Result earlier = result;
  earlier.value = previous.value;
  earlier.read = read;
  earlier.flag.clear();
  earlier.flag_meaning.clear();
  earlier.repaired.clear();
  earlier.previous.clear();
  earlier.collected = Moment{day, std::nullopt};
  if (!previous.unit.empty() && fold_unit(previous.unit) != fold_unit(result.unit)) {
    earlier.unit = previous.unit;
    earlier.unit_code.clear();
    earlier.range = {};  // printed for the other unit
  }
  return earlier;
}

class Gathering {
 public:
  Gathering(std::span<const Interpretation> reports, const Catalogue& catalogue)
      : reports_(reports), catalogue_(catalogue) {}

  DatedPoints gather() {
    for (std::size_t i = 0; i < reports_.size(); ++i) {
      add_results(i);
      add_earlier_values(i);
    }
    return std::move(found_);
  }

 private:
  void leave_out(std::size_t report, std::size_t result, std::optional<std::size_t> earlier,
                 std::string_view reason) {
    found_.left_out.push_back({report, result, earlier, reason});
  }

  void add_results(std::size_t report) {
    const Interpretation& answer = reports_[report];
    for (std::size_t i = 0; i < answer.results.size(); ++i) {
      if (answer.results[i].observation && answer.results[i].observation->repeated) continue;
      add(answer.report.results[i], answer.results[i], answer.report.header, {report, i, {}, {}});
    }
  }

  void add_earlier_values(std::size_t report) {
    const EarlierReport earlier = earlier_report(report);
    if (earlier.report.results.empty()) return;
    const Interpretation& answer = reports_[report];
    const Interpretation told = interpret(earlier.report, answer.patient, catalogue_);
    for (std::size_t i = 0; i < told.results.size(); ++i) {
      const auto& [result, index] = earlier.origins[i];
      const auto& observed = told.results[i].observation;
      const auto& newest = answer.results[result].observation;
      if (observed && observed->repeated) continue;
      const LeftOut place{report, result, index, {}};
      if (observed && newest && observed->analyte != newest->analyte) {
        leave_out(report, result, index, "ambiguous_analyte");
      } else {
        add(told.report.results[i], told.results[i], told.report.header, place);
      }
    }
  }

  EarlierReport earlier_report(std::size_t report) {
    const Report& given = reports_[report].report;
    EarlierReport earlier;
    earlier.report.header = given.header;
    earlier.report.conventions = given.conventions;
    for (std::size_t i = 0; i < given.results.size(); ++i) {
      const Result& result = given.results[i];
      const auto& observed = reports_[report].results[i].observation;
      if (!observed || observed->repeated) continue;  // told of the result itself
      for (std::size_t k = 0; k < result.previous.size(); ++k) {
        const Previous& previous = result.previous[k];
        const auto day = iso_day(previous.date);
        const auto read = whole_value(previous.value, given.conventions, catalogue_);
        if (!day || !read) {
          leave_out(report, i, k, !day ? "no_date" : "not_a_number");
          continue;
        }
        earlier.report.results.push_back(earlier_result(result, previous, *read, *day));
        earlier.origins.emplace_back(i, k);
      }
    }
    return earlier;
  }

  void add(const Result& result, const JudgedResult& judged, const ReportHeader& header,
           const LeftOut& place) {
    std::string_view reason = why_not(result, judged);
    const std::optional<ReportDate> date =
        result.collected ? ReportDate{*result.collected, DatedBy::collection} : date_of(header);
    if (reason.empty() && !date) reason = "no_date";
    if (!reason.empty()) return leave_out(place.report, place.result, place.earlier, reason);
    DatedPoint dated;
    const Observation& observed = *judged.observation;
    dated.key = {observed.analyte,
                 specimen_of(result, header, catalogue_.analyte(observed.analyte))};
    dated.laboratory = fold_name(header.laboratory);
    dated.codes = loinc_codes(result);
    // An earlier value is no correction of what was reported then.
    dated.state = state_of(place.earlier ? "final" : header.status);
    if (!place.earlier) dated.other_days = other_days_of(header);
    TrendPoint& point = dated.point;
    point.report = place.report;
    point.result = place.result;
    point.earlier = place.earlier;
    point.when = date->moment;
    point.dated_by = date->by;
    point.value = result.value;
    point.unit = printed_unit(result);
    point.comparator = result.read.comparator;
    point.ucum = observed.unit;
    point.unit_inferred = observed.unit_inferred;
    point.extent = *extent_of(result.read);
    point.status = judged.status;
    point.critical = !judged.critical.empty();
    point.reference = reference_of(result, judged, catalogue_);
    found_.points.push_back(std::move(dated));
  }

  std::span<const Interpretation> reports_;
  const Catalogue& catalogue_;
  DatedPoints found_;
};

}  // namespace

std::optional<ReportDate> date_of(const ReportHeader& header) {
  if (header.collected) return ReportDate{*header.collected, DatedBy::collection};
  if (header.received) return ReportDate{*header.received, DatedBy::receipt};
  if (header.reported) return ReportDate{*header.reported, DatedBy::report};
  return std::nullopt;
}

DatedPoints points_of(std::span<const Interpretation> reports, const Catalogue& catalogue) {
  return Gathering(reports, catalogue).gather();
}

}  // namespace labread

#include "output/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/utf8.h"
#include "interpreter/classify.h"
#include "output/csv_cells.h"
#include "output/selection.h"
#include "output/terminal.h"
#include "output/words.h"

namespace labread {
namespace {

enum Column : std::size_t {
  file,
  page,
  line,
  name,
  value,
  unit,
  range,
  low,
  high,
  flag,
  status,
  reason,
  critical,
  severity,
  analyte,
  loinc,
  number,
  comparator,
  canonical_value,
  canonical_unit,
  specimen,
  collected,
  section,
  finding_ids,
  sex,
  age_years,
  laboratory,
  sha256,
  duplicate_of,
  error,
  error_message,
  recognition,
  column_count
};

constexpr std::array<std::string_view, column_count> titles = {"file",
                                                               "page",
                                                               "line",
                                                               "name",
                                                               "value",
                                                               "unit",
                                                               "range",
                                                               "low",
                                                               "high",
                                                               "flag",
                                                               "status",
                                                               "reason",
                                                               "critical",
                                                               "severity",
                                                               "analyte",
                                                               "loinc",
                                                               "number",
                                                               "comparator",
                                                               "canonical_value",
                                                               "canonical_unit",
                                                               "specimen",
                                                               "collected",
                                                               "section",
                                                               "findings",
                                                               "sex",
                                                               "age_years",
                                                               "laboratory",
                                                               "sha256",
                                                               "duplicate_of",
                                                               "error",
                                                               "error_message",
                                                               "recognition"};

using Row = std::array<std::string, column_count>;

std::string shortest(double number) {
  std::array<char, 40> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                 std::chars_format::general, 15);
  return {digits.data(), end.ptr};
}

std::string text_of(const std::optional<Bound>& bound) {
  return bound ? bound->value.to_string() : "";
}

void fill_source(Row& row, const SourceInfo& source, const WriteOptions& options) {
  // Names of files may be any bytes; the table is UTF-8.
  if (!options.redact) row[file] = is_utf8(source.file) ? source.file : harmless(source.file);
  if (!options.redact && source.duplicate_of) row[duplicate_of] = *source.duplicate_of;
  row[sha256] = source.sha256;
}

void fill_report(Row& row, const Interpretation& answer, const WriteOptions& options) {
  const ReportHeader& header = answer.report.header;
  if (!options.redact) row[laboratory] = header.laboratory;
  if (header.collected) row[collected] = header.collected->to_iso();
  row[specimen] = header.specimen;
  if (answer.patient.sex) row[sex] = word_of(*answer.patient.sex);
  if (answer.patient.age_years) row[age_years] = answer.patient.age_years->to_string();
}

// Limits in another unit than the result's stand in `range` alone, with their unit.
void fill_range(Row& row, const Result& result, const Catalogue& catalogue) {
  row[range] = result.range.text;
  if (!shares_unit_with_range(result, catalogue)) {
    row[range] += ' ' + result.range.unit;
    return;
  }
  row[low] = text_of(result.range.low);
  row[high] = text_of(result.range.high);
}

void fill_printed(Row& row, const Result& result, const WriteOptions& options) {
  row[page] = std::to_string(result.where.page);
  row[line] = std::to_string(result.where.line);
  row[name] = result.name;
  row[value] = result.value;
  row[unit] = result.unit;
  row[flag] = result.flag;
  if (result.read.number && !result.read.ambiguous) row[number] = result.read.number->to_string();
  row[comparator] = symbol_of(result.read.comparator);
  if (!result.specimen.empty()) row[specimen] = result.specimen;
  if (result.collected) row[collected] = result.collected->to_iso();
  if (!options.redact) row[section] = result.section;
  if (result.recognition) {
    row[recognition] = shortest(std::round(*result.recognition * 100) / 100);
  }
}

void fill_verdict(Row& row, const JudgedResult& judged, const Catalogue& catalogue) {
  row[status] = name_of(judged.status);
  row[reason] = judged.reason;
  row[critical] = judged.critical;
  row[severity] = name_of(judged.severity);
  if (!judged.observation) return;
  const Analyte& known = catalogue.analyte(judged.observation->analyte);
  row[analyte] = known.id;
  row[loinc] = judged.observation->loinc;
  if (!judged.observation->canonical) return;
  row[canonical_value] = shortest(*judged.observation->canonical);
  row[canonical_unit] = known.canonical_unit;
}

std::string findings_on(std::size_t result, const Interpretation& answer) {
  std::string ids;
  for (const Finding& finding : answer.findings) {
    if (std::ranges::find(finding.results, result) == finding.results.end()) continue;
    if (!ids.empty()) ids += ' ';
    ids += finding.id;
  }
  return ids;
}

}  // namespace

std::string csv_header(const WriteOptions&) { return csv_titles(titles); }

std::string write_csv(const Interpretation& answer, const SourceInfo& source,
                      const Catalogue& catalogue, const WriteOptions& options) {
  Row report;
  fill_source(report, source, options);
  fill_report(report, answer, options);
  const std::vector<std::size_t> shown = select(answer, options).results;
  if (shown.empty()) return csv_line(report);
  std::string out;
  for (const std::size_t index : shown) {
    Row row = report;
    fill_printed(row, answer.report.results[index], options);
    fill_range(row, answer.report.results[index], catalogue);
    fill_verdict(row, answer.results[index], catalogue);
    row[finding_ids] = findings_on(index, answer);
    out += csv_line(row);
  }
  return out;
}

std::string write_csv_error(const ErrorRecord& failure, const SourceInfo& source,
                            const WriteOptions& options) {
  Row row;
  fill_source(row, source, options);
  if (failure.page) row[page] = std::to_string(*failure.page);
  row[error] = code_name(failure.code);
  row[error_message] = failure.message;
  return csv_line(row);
}

}  // namespace labread

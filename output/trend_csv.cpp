#include <array>
#include <charconv>

#include "base/utf8.h"
#include "output/csv_cells.h"
#include "output/terminal.h"
#include "output/trend.h"
#include "output/words.h"

namespace labread {
namespace {

enum Column : std::size_t {
  patient,
  analyte,
  name,
  specimen,
  date,
  dated_by,
  value,
  unit,
  comparator,
  low,
  high,
  series_unit,
  status,
  critical,
  reference_low,
  reference_high,
  reference_origin,
  earlier_column,
  breaks,
  since,
  direction,
  size,
  difference,
  percent,
  verdict,
  reason,
  limit_up_percent,
  limit_down_percent,
  limit_source,
  limit_source_checked,
  file,
  page,
  line,
  laboratory,
  sha256,
  column_count
};

constexpr std::array<std::string_view, column_count> titles = {"patient",
                                                               "analyte",
                                                               "name",
                                                               "specimen",
                                                               "date",
                                                               "dated_by",
                                                               "value",
                                                               "unit",
                                                               "comparator",
                                                               "low",
                                                               "high",
                                                               "series_unit",
                                                               "status",
                                                               "critical",
                                                               "reference_low",
                                                               "reference_high",
                                                               "reference_origin",
                                                               "earlier_column",
                                                               "breaks",
                                                               "since",
                                                               "direction",
                                                               "size",
                                                               "difference",
                                                               "percent",
                                                               "verdict",
                                                               "reason",
                                                               "limit_up_percent",
                                                               "limit_down_percent",
                                                               "limit_source",
                                                               "limit_source_checked",
                                                               "file",
                                                               "page",
                                                               "line",
                                                               "laboratory",
                                                               "sha256"};

using Row = std::array<std::string, column_count>;

std::string shortest(double number) {
  std::array<char, 40> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                 std::chars_format::general, 6);
  return {digits.data(), end.ptr};
}

std::string text_of(const std::optional<Bound>& bound) {
  return bound ? bound->value.to_string() : "";
}

std::string yes_or_no(bool yes) { return yes ? "yes" : "no"; }

void fill_breaks(Row& row, const PointBreaks& differs) {
  const auto add = [&](bool is, std::string_view word) {
    if (is) row[breaks].append(row[breaks].empty() ? "" : " ").append(word);
  };
  add(differs.laboratory, "laboratory");
  add(differs.method, "method");
  add(differs.unit, "unit");
  add(differs.reference, "reference");
}

void fill_change(Row& row, const TrendPoint& point, const Series& series) {
  if (!point.change) return;
  const JudgedChange& judged = *point.change;
  row[since] = series.points[judged.since].when.to_iso();
  row[direction] = name_of(judged.change.direction);
  row[size] = name_of(judged.change.size);
  if (judged.change.difference) row[difference] = judged.change.difference->to_string();
  if (judged.change.percent) row[percent] = shortest(*judged.change.percent);
  row[verdict] = name_of(judged.verdict);
  row[reason] = judged.reason;
  if (!series.limits) return;
  row[limit_up_percent] = shortest(series.limits->up_percent);
  row[limit_down_percent] = shortest(series.limits->down_percent);
  row[limit_source] = series.limits->variation->source;
  row[limit_source_checked] = yes_or_no(series.limits->variation->source_checked);
}

void fill_place(Row& row, const TrendPoint& point, const TrendScene& scene) {
  const Report& report = scene.reports[point.report].report;
  const SourceInfo& source = scene.sources[point.report];
  const Location& where = report.results[point.result].where;
  row[page] = std::to_string(where.page);
  row[line] = std::to_string(where.line);
  row[sha256] = source.sha256;
  if (scene.options.redact) return;
  row[file] = is_utf8(source.file) ? source.file : harmless(source.file);
  row[laboratory] = report.header.laboratory;
}

std::string line_of(const TrendPoint& point, const Series& series, const TrendScene& scene) {
  const Analyte& known = scene.catalogue.analyte(series.analyte);
  Row row;
  row[patient] = scene.patient;
  row[analyte] = known.id;
  row[name] = scene.reports[point.report].report.results[point.result].name;
  row[specimen] = series.specimen;
  row[date] = point.when.to_iso();
  row[dated_by] = name_of(point.dated_by);
  row[value] = point.value;
  row[unit] = point.unit;
  row[comparator] = symbol_of(point.comparator);
  row[low] = text_of(point.extent.low);
  row[high] = text_of(point.extent.high);
  row[series_unit] = series.unit;
  row[status] = name_of(point.status);
  row[critical] = yes_or_no(point.critical);
  if (point.reference) {
    row[reference_low] = text_of(point.reference->low);
    row[reference_high] = text_of(point.reference->high);
    row[reference_origin] = point.reference->printed ? "printed" : "interval";
  }
  row[earlier_column] = yes_or_no(point.earlier.has_value());
  fill_breaks(row, point.breaks);
  fill_change(row, point, series);
  fill_place(row, point, scene);
  return csv_line(row);
}

}  // namespace

std::string trend_csv_header(const WriteOptions&) { return csv_titles(titles); }

std::string trend_csv(const TrendScene& scene) {
  std::string out;
  for (const Series& series : scene.trend.series) {
    for (const TrendPoint& point : series.points) out += line_of(point, series, scene);
  }
  return out;
}

}  // namespace labread

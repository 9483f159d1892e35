#include <numeric>
#include <utility>
#include <vector>

#include "output/json_text.h"
#include "output/json_values.h"
#include "output/trend.h"
#include "output/version.h"
#include "output/words.h"

namespace labread {
namespace {

void write_file(JsonText& out, const SourceInfo& source, const WriteOptions& options) {
  out.member("file", options.redact ? std::nullopt : std::optional(source.file));
}

void write_report(JsonText& out, std::size_t index, const TrendScene& scene) {
  const ReportHeader& header = scene.reports[index].report.header;
  const SourceInfo& source = scene.sources[index];
  const bool redact = scene.options.redact;
  const auto date = date_of(header);
  write_file(out, source, scene.options);
  out.member("sha256", unless_empty(source.sha256));
  out.member("kind", unless_empty(source.kind));
  out.member("date", date ? iso_of(date->moment) : std::nullopt);
  out.member("dated_by", date ? unless_empty(name_of(date->by)) : std::nullopt);
  out.member("laboratory", redact ? std::nullopt : unless_empty(header.laboratory));
  out.member("status", unless_empty(header.status));
  out.member("results", scene.reports[index].results.size());
}

void write_unused(JsonText& out, const UnusedReport& unused, const WriteOptions& options) {
  write_file(out, unused.source, options);
  out.member("sha256", unless_empty(unused.source.sha256));
  out.member("reason", unused.reason);
  out.member("duplicate_of", options.redact ? std::nullopt : unused.source.duplicate_of);
  out.object_or_null("error", unused.error, [&](const ErrorRecord& error) {
    out.member("code", code_name(error.code));
    out.member("message", error.message);
  });
}

void write_extent(JsonText& out, const Extent& extent) {
  out.member("low", value_of(extent.low));
  out.member("high", value_of(extent.high));
  out.member("low_inclusive", inclusion_of(extent.low));
  out.member("high_inclusive", inclusion_of(extent.high));
}

void write_reference(JsonText& out, const PointReference& reference) {
  write_extent(out, {reference.low, reference.high});
  out.member("origin", reference.printed ? "printed" : "interval");
  out.member("source", unless_empty(reference.source));
}

void write_change(JsonText& out, std::string_view key, const std::optional<JudgedChange>& judged) {
  out.object_or_null(key, judged, [&](const JudgedChange& known) {
    out.member("since", known.since);
    out.member("direction", name_of(known.change.direction));
    out.member("size", name_of(known.change.size));
    out.member("difference", known.change.difference);
    out.member("percent", known.change.percent);
    out.member("verdict", name_of(known.verdict));
    out.member("reason", unless_empty(known.reason));
  });
}

std::vector<std::string_view> names_of(const PointBreaks& breaks) {
  std::vector<std::string_view> names;
  if (breaks.laboratory) names.push_back("laboratory");
  if (breaks.method) names.push_back("method");
  if (breaks.unit) names.push_back("unit");
  if (breaks.reference) names.push_back("reference");
  return names;
}

void write_point(JsonText& out, const TrendPoint& point, const TrendScene& scene) {
  const Result& result = scene.reports[point.report].report.results[point.result];
  out.member("date", point.when.to_iso());
  out.member("dated_by", name_of(point.dated_by));
  out.member("value", point.value);
  out.member("unit", unless_empty(point.unit));
  out.member("ucum", unless_empty(point.ucum));
  out.member("unit_inferred", point.unit_inferred);
  out.member("comparator", unless_empty(symbol_of(point.comparator)));
  out.object("extent", [&] { write_extent(out, point.extent); });
  out.member("status", name_of(point.status));
  out.member("critical", point.critical);
  out.object_or_null("reference", point.reference,
                     [&](const PointReference& reference) { write_reference(out, reference); });
  out.member("report", point.report);
  out.member("page", result.where.page);
  out.member("line", result.where.line);
  out.member("earlier_column", point.earlier.has_value());
  out.numbers("also_in", point.also_in);
  out.member("same_day", point.same_day);
  out.texts("breaks", names_of(point.breaks));
  write_change(out, "change", point.change);
}

void write_limits(JsonText& out, const ReferenceChange& limits) {
  const Variation& variation = *limits.variation;
  out.member("up_percent", limits.up_percent);
  out.member("down_percent", limits.down_percent);
  out.member("within_subject_percent", variation.within_subject_percent);
  out.member("analytical_percent", variation.analytical_percent);
  out.member("log_normal", variation.log_normal);
  out.member("source", variation.source);
  out.member("source_checked", variation.source_checked);
}

void write_series(JsonText& out, const Series& series, const TrendScene& scene) {
  const Analyte& analyte = scene.catalogue.analyte(series.analyte);
  out.member("analyte", analyte.id);
  out.member("name", analyte.name);
  out.member("specimen", unless_empty(series.specimen));
  out.member("ucum", unless_empty(series.unit));
  out.object_or_null("reference_change", series.limits,
                     [&](const ReferenceChange& limits) { write_limits(out, limits); });
  out.objects("points", series.points,
              [&](const TrendPoint& point) { write_point(out, point, scene); });
  write_change(out, "since_previous", series.latest().change);
  write_change(out, "since_comparable", series.since_comparable);
  write_change(out, "since_first", series.since_first);
}

void write_left_out(JsonText& out, const LeftOut& left, const TrendScene& scene) {
  const Result& result = scene.reports[left.report].report.results[left.result];
  out.member("report", left.report);
  out.member("name", result.name);
  out.member("value", left.earlier ? result.previous[*left.earlier].value : result.value);
  out.member("page", result.where.page);
  out.member("line", result.where.line);
  out.member("earlier_column", left.earlier.has_value());
  out.member("reason", left.reason);
}

void write_lists(JsonText& out, const TrendScene& scene) {
  std::vector<std::size_t> indexes(scene.reports.size());
  std::iota(indexes.begin(), indexes.end(), std::size_t{0});
  out.objects("reports", indexes, [&](std::size_t index) { write_report(out, index, scene); });
  out.objects("unused", scene.unused,
              [&](const UnusedReport& unused) { write_unused(out, unused, scene.options); });
  out.objects("series", scene.trend.series,
              [&](const Series& series) { write_series(out, series, scene); });
  out.objects("left_out", scene.trend.left_out,
              [&](const LeftOut& left) { write_left_out(out, left, scene); });
}

}  // namespace

std::string trend_json(const TrendScene& scene) {
  const Interpretation* latest = scene.reports.empty() ? nullptr : &scene.reports.back();
  JsonText out(layout_of(scene.options));
  out.object([&] {
    out.member("schema", "labread/trend/1");
    out.member("labread_version", program_version());
    out.member("knowledge_version", unless_empty(scene.options.knowledge_version));
    out.member("patient", unless_empty(scene.patient));
    out.member("same_person", scene.said_same_person ? "said" : "not_contradicted");
    out.object_or_null("judged_as", latest, [&](const Interpretation& last) {
      out.member("sex", words_of(last.patient.sex));
      out.member("age_years", last.patient.age_years);
    });
    write_lists(out, scene);
    out.texts("urgent", latest ? latest->advice.urgent : std::vector<std::string>());
    out.member("disclaimer", latest ? std::optional(latest->advice.disclaimer) : std::nullopt);
  });
  return std::move(out).take() + '\n';
}

}  // namespace labread

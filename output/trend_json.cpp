#include <nlohmann/json.hpp>

#include "output/json_values.h"
#include "output/print_json.h"
#include "output/trend.h"
#include "output/version.h"
#include "output/words.h"

namespace labread {
namespace {

using Json = nlohmann::ordered_json;

Json file_of(const SourceInfo& source, const WriteOptions& options) {
  return options.redact ? Json(nullptr) : Json(source.file);
}

Json report_of(std::size_t index, const TrendScene& scene) {
  const ReportHeader& header = scene.reports[index].report.header;
  const SourceInfo& source = scene.sources[index];
  const auto date = date_of(header);
  return {{"file", file_of(source, scene.options)},
          {"sha256", text_or_null(source.sha256)},
          {"kind", text_or_null(source.kind)},
          {"date", date ? Json(date->moment.to_iso()) : Json(nullptr)},
          {"dated_by", date ? Json(name_of(date->by)) : Json(nullptr)},
          {"laboratory", scene.options.redact ? Json(nullptr) : text_or_null(header.laboratory)},
          {"status", text_or_null(header.status)},
          {"results", scene.reports[index].results.size()}};
}

Json unused_of(const UnusedReport& unused, const WriteOptions& options) {
  const bool named = unused.source.duplicate_of && !options.redact;
  return {{"file", file_of(unused.source, options)},
          {"sha256", text_or_null(unused.source.sha256)},
          {"reason", unused.reason},
          {"duplicate_of", named ? Json(*unused.source.duplicate_of) : Json(nullptr)},
          {"error", unused.error ? Json{{"code", code_name(unused.error->code)},
                                        {"message", unused.error->message}}
                                 : Json(nullptr)}};
}

Json extent_of(const Extent& extent) {
  return {{"low", limit_or_null(extent.low)},
          {"high", limit_or_null(extent.high)},
          {"low_inclusive", inclusive_or_null(extent.low)},
          {"high_inclusive", inclusive_or_null(extent.high)}};
}

Json reference_of(const std::optional<PointReference>& reference) {
  if (!reference) return nullptr;
  Json object = extent_of({reference->low, reference->high});
  object["origin"] = reference->printed ? "printed" : "interval";
  object["source"] = text_or_null(reference->source);
  return object;
}

Json change_of(const std::optional<JudgedChange>& judged) {
  if (!judged) return nullptr;
  const Change& change = judged->change;
  return {{"since", judged->since},
          {"direction", name_of(change.direction)},
          {"size", name_of(change.size)},
          {"difference", change.difference ? exact_number(*change.difference) : Json(nullptr)},
          {"percent", change.percent ? computed_number(*change.percent) : Json(nullptr)},
          {"verdict", name_of(judged->verdict)},
          {"reason", text_or_null(judged->reason)}};
}

Json breaks_of(const PointBreaks& breaks) {
  Json list = Json::array();
  if (breaks.laboratory) list.push_back("laboratory");
  if (breaks.method) list.push_back("method");
  if (breaks.unit) list.push_back("unit");
  if (breaks.reference) list.push_back("reference");
  return list;
}

Json point_of(const TrendPoint& point, const TrendScene& scene) {
  const Result& result = scene.reports[point.report].report.results[point.result];
  return {{"date", point.when.to_iso()},
          {"dated_by", name_of(point.dated_by)},
          {"value", point.value},
          {"unit", text_or_null(point.unit)},
          {"ucum", text_or_null(point.ucum)},
          {"unit_inferred", point.unit_inferred},
          {"comparator", text_or_null(symbol_of(point.comparator))},
          {"extent", extent_of(point.extent)},
          {"status", name_of(point.status)},
          {"critical", point.critical},
          {"reference", reference_of(point.reference)},
          {"report", point.report},
          {"page", result.where.page},
          {"line", result.where.line},
          {"earlier_column", point.earlier.has_value()},
          {"also_in", point.also_in},
          {"same_day", point.same_day},
          {"breaks", breaks_of(point.breaks)},
          {"change", change_of(point.change)}};
}

Json limits_of(const std::optional<ReferenceChange>& limits) {
  if (!limits) return nullptr;
  const Variation& variation = *limits->variation;
  return {{"up_percent", computed_number(limits->up_percent)},
          {"down_percent", computed_number(limits->down_percent)},
          {"within_subject_percent", computed_number(variation.within_subject_percent)},
          {"analytical_percent", computed_number(variation.analytical_percent)},
          {"log_normal", variation.log_normal},
          {"source", variation.source},
          {"source_checked", variation.source_checked}};
}

Json series_of(const Series& series, const TrendScene& scene) {
  const Analyte& analyte = scene.catalogue.analyte(series.analyte);
  Json points = Json::array();
  for (const TrendPoint& point : series.points) points.push_back(point_of(point, scene));
  return {{"analyte", analyte.id},
          {"name", analyte.name},
          {"specimen", text_or_null(series.specimen)},
          {"ucum", text_or_null(series.unit)},
          {"reference_change", limits_of(series.limits)},
          {"points", std::move(points)},
          {"since_previous", change_of(series.latest().change)},
          {"since_comparable", change_of(series.since_comparable)},
          {"since_first", change_of(series.since_first)}};
}

Json left_out_of(const LeftOut& left, const TrendScene& scene) {
  const Result& result = scene.reports[left.report].report.results[left.result];
  return {{"report", left.report},
          {"name", result.name},
          {"value", left.earlier ? result.previous[*left.earlier].value : result.value},
          {"page", result.where.page},
          {"line", result.where.line},
          {"earlier_column", left.earlier.has_value()},
          {"reason", left.reason}};
}

// As whom the latest report was judged.
Json judged_as(const TrendScene& scene) {
  if (scene.reports.empty()) return nullptr;
  const Patient& patient = scene.reports.back().patient;
  return {{"sex", patient.sex ? Json(word_of(*patient.sex)) : Json(nullptr)},
          {"age_years", patient.age_years ? exact_number(*patient.age_years) : Json(nullptr)}};
}

template <class Range, class Make>
Json list_of(const Range& range, Make make) {
  Json list = Json::array();
  for (const auto& item : range) list.push_back(make(item));
  return list;
}

}  // namespace

std::string trend_json(const TrendScene& scene) {
  Json reports = Json::array();
  for (std::size_t i = 0; i < scene.reports.size(); ++i) reports.push_back(report_of(i, scene));
  const bool any = !scene.reports.empty();
  Json urgent = Json::array();
  if (any) urgent = scene.reports.back().advice.urgent;
  const Json trend = {
      {"schema", "labread/trend/1"},
      {"labread_version", program_version()},
      {"knowledge_version", text_or_null(scene.options.knowledge_version)},
      {"patient", text_or_null(scene.patient)},
      {"same_person", scene.said_same_person ? "said" : "not_contradicted"},
      {"judged_as", judged_as(scene)},
      {"reports", std::move(reports)},
      {"unused",
       list_of(scene.unused, [&](const UnusedReport& u) { return unused_of(u, scene.options); })},
      {"series", list_of(scene.trend.series, [&](const Series& s) { return series_of(s, scene); })},
      {"left_out",
       list_of(scene.trend.left_out, [&](const LeftOut& l) { return left_out_of(l, scene); })},
      {"urgent", std::move(urgent)},
      {"disclaimer", any ? Json(scene.reports.back().advice.disclaimer) : Json(nullptr)}};
  return print_json(trend, scene.options.one_line ? JsonLayout::one_line : JsonLayout::indented) +
         '\n';
}

}  // namespace labread

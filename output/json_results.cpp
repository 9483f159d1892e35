#include "output/json_results.h"

#include <cmath>

#include "output/json_values.h"
#include "output/words.h"

namespace labread {
namespace {

void write_limits(JsonText& out, const std::optional<Bound>& low,
                  const std::optional<Bound>& high) {
  out.member("low", value_of(low));
  out.member("high", value_of(high));
}

void write_inclusions(JsonText& out, const std::optional<Bound>& low,
                      const std::optional<Bound>& high) {
  out.member("low_inclusive", inclusion_of(low));
  out.member("high_inclusive", inclusion_of(high));
}

void write_band(JsonText& out, const Band& band) {
  out.member("text", band.text);
  out.member("label", unless_empty(band.label));
  out.member("meaning", unless_empty(band.meaning));
  write_limits(out, band.low, band.high);
  write_inclusions(out, band.low, band.high);
  out.member("sex", words_of(band.sex));
  out.member("age_min", band.age_min);
  out.member("age_max", band.age_max);
}

void write_range(JsonText& out, const PrintedRange& range) {
  out.object("reference_range", [&] {
    out.member("text", unless_empty(range.text));
    write_limits(out, range.low, range.high);
    out.objects("bands", range.bands, [&](const Band& band) { write_band(out, band); });
    write_inclusions(out, range.low, range.high);
    out.member("unit", unless_empty(range.unit));
    out.member("word", unless_empty(range.word));
  });
}

// Places on paper need no more than a hundredth of a point.
Decimal coordinate(double points) {
  Decimal rounded{std::llround(points * 100), 2};
  for (; rounded.places > 0 && rounded.coefficient % 10 == 0; --rounded.places) {
    rounded.coefficient /= 10;
  }
  return rounded;
}

void write_box(JsonText& out, std::string_view key, const Rect& box) {
  out.numbers(key, std::array{coordinate(box.left), coordinate(box.top), coordinate(box.right),
                              coordinate(box.bottom)});
}

void write_where(JsonText& out, const Location& where) {
  const auto add = [&](std::string_view key, const std::optional<Rect>& box) {
    if (box) write_box(out, key, *box);
  };
  out.object("where", [&] {
    out.member("page", where.page);
    out.member("line", where.line);
    write_box(out, "box", where.box);
    out.object("fields", [&] {
      add("name", where.name);
      add("value", where.value);
      add("unit", where.unit);
      add("range", where.range);
      add("flag", where.flag);
    });
  });
}

void write_printed_part(JsonText& out, const Result& result, const WriteOptions& options) {
  const Value& read = result.read;
  out.member("name", result.name);
  out.member("value", result.value);
  out.member("unit", unless_empty(result.unit));
  out.member("flag", unless_empty(result.flag));
  write_range(out, result.range);
  out.member("number", read.ambiguous ? std::nullopt : read.number);
  out.member("comparator", unless_empty(symbol_of(read.comparator)));
  out.member("section", options.redact ? std::nullopt : unless_empty(result.section));
  out.member("specimen", unless_empty(result.specimen));
  out.member("collected", iso_of(result.collected));
  out.objects("codes", result.codes, [&](const Code& code) {
    out.member("system", code.system);
    out.member("code", code.code);
  });
  out.objects("previous", result.previous, [&](const Previous& earlier) {
    out.member("value", earlier.value);
    out.member("date", unless_empty(earlier.date));
    out.member("unit", unless_empty(earlier.unit));
  });
  write_where(out, result.where);
  out.member("confidence", result.confidence);
}

void write_if_any(JsonText& out, std::string_view key, std::string_view text) {
  if (!text.empty()) out.member(key, text);
}

void write_judgement(JsonText& out, const Judgement& judgement) {
  out.member("kind", name_of(judgement.kind));
  write_if_any(out, "id", judgement.id);
  if (judgement.status) out.member("status", name_of(*judgement.status));
  write_if_any(out, "tier", judgement.tier);
  write_if_any(out, "tier_label", judgement.tier_label);
  if (!judgement.tier.empty()) out.member("means", name_of(judgement.means));
  write_if_any(out, "title", judgement.title);
  if (judgement.low) out.member("low", judgement.low->value);
  if (judgement.high) out.member("high", judgement.high->value);
  if (judgement.low) out.member("low_inclusive", judgement.low->inclusive);
  if (judgement.high) out.member("high_inclusive", judgement.high->inclusive);
  write_if_any(out, "unit", judgement.unit);
  write_if_any(out, "source", judgement.source);
  if (!judgement.source.empty()) out.member("source_checked", judgement.source_checked);
  write_if_any(out, "note", judgement.note);
}

void write_canonical(JsonText& out, const std::optional<Observation>& bound,
                     const Catalogue& catalogue) {
  const std::optional<double> canonical = bound ? bound->canonical : std::nullopt;
  out.object_or_null("canonical", canonical, [&](double value) {
    out.member("value", value);
    out.member("unit", catalogue.analyte(bound->analyte).canonical_unit);
  });
}

void write_candidates(JsonText& out, const Result& result, const Catalogue& catalogue) {
  std::vector<std::string_view> ids;
  for (const AnalyteIndex index : result.candidates) ids.push_back(catalogue.analyte(index).id);
  out.texts("candidates", ids);
}

// How the value and its flag were understood.
void write_reading(JsonText& out, const Result& result) {
  const Value& read = result.read;
  out.member("value_kind", word_of(read.kind));
  out.member("value_word", unless_empty(read.word));
  out.member("upper", read.ambiguous ? std::nullopt : read.upper);
  out.member("flag_meaning", unless_empty(result.flag_meaning));
  out.member("repaired", unless_empty(result.repaired));
  if (result.recognition) {
    const double confidence = std::round(*result.recognition * 100) / 100;
    out.object("recognition", [&] { out.member("confidence", confidence); });
  }
}

// What we make of it.
void write_verdict(JsonText& out, const Result& result, const JudgedResult& judged,
                   const Catalogue& catalogue) {
  using Text = std::optional<std::string_view>;
  const std::optional<Observation>& bound = judged.observation;
  const Analyte* analyte = bound ? &catalogue.analyte(bound->analyte) : nullptr;
  out.member("analyte", analyte ? Text(analyte->id) : std::nullopt);
  out.member("loinc", bound ? unless_empty(bound->loinc) : std::nullopt);
  write_canonical(out, bound, catalogue);
  out.member("status", name_of(judged.status));
  out.member("reason", unless_empty(judged.reason));
  out.member("critical", unless_empty(judged.critical));
  out.member("severity", name_of(judged.severity));
  out.objects("judged_by", judged.judged_by,
              [&](const Judgement& judgement) { write_judgement(out, judgement); });
  out.member("analyte_name", analyte ? Text(analyte->name) : std::nullopt);
  write_candidates(out, result, catalogue);
  out.member("ucum", bound ? unless_empty(bound->unit) : std::nullopt);
  out.member("unit_inferred", bound && bound->unit_inferred);
  out.member("repeated", bound && bound->repeated);
  write_reading(out, result);
  out.object("agreement", [&] {
    out.member("state", name_of(judged.agreement.state));
    out.member("text", unless_empty(judged.agreement.text));
  });
}

}  // namespace

void write_results(JsonText& out, const Interpretation& answer, const Selection& shown,
                   const Catalogue& catalogue, const WriteOptions& options) {
  out.objects("results", shown.results, [&](std::size_t index) {
    const Result& result = answer.report.results[index];
    write_printed_part(out, result, options);
    write_verdict(out, result, answer.results[index], catalogue);
  });
}

}  // namespace labread

#include "output/json.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "output/json_values.h"
#include "output/print_json.h"
#include "output/selection.h"
#include "output/version.h"
#include "output/words.h"

namespace labread {
namespace {

using Json = nlohmann::ordered_json;

struct Member {
  const char* key;
  Json value;
};

// Adds a member that the object does not have yet.
void add_member(Json& object, const char* key, Json value) {
  object.get_ref<Json::object_t&>().emplace_back(key, std::move(value));
}

// An object whose members are moved into their places. An initializer list of nlohmann's makes a
// small array of every member first, and its ordered object copies all members, deep, whenever it
// grows: together a third of a whole run. `room`: how many members will be added later.
template <std::size_t count>
Json object_of(Member (&&members)[count], std::size_t room = 0) {
  Json object = Json::object();
  object.get_ref<Json::object_t&>().reserve(count + room);
  for (Member& member : members) add_member(object, member.key, std::move(member.value));
  return object;
}

constexpr std::string_view schema_name = "labread/interpretation/1";

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json moment_or_null(const std::optional<Moment>& moment) {
  return moment ? Json(moment->to_iso()) : Json(nullptr);
}

Json source_of(const SourceInfo& source, const WriteOptions& options) {
  return object_of(
      {{"file", options.redact ? Json(nullptr) : Json(source.file)},
       {"sha256", text_or_null(source.sha256)},
       {"kind", text_or_null(source.kind)},
       {"pages", source.pages},
       {"ocr_pages", source.recognised_pages},
       {"partial", or_null(source.partial)},
       {"duplicate_of", options.redact ? Json(nullptr) : or_null(source.duplicate_of)}});
}

// The members that every record begins with, with room for as many as it may have.
Json head_of(const SourceInfo& source, const WriteOptions& options) {
  return object_of({{"schema", schema_name},
                    {"labread_version", program_version()},
                    {"knowledge_version", text_or_null(options.knowledge_version)},
                    {"source", source_of(source, options)}},
                   10);
}

Json patient_of(const PatientFacts& patient, const WriteOptions& options) {
  const bool with_birth_date = patient.birth_date && !options.redact;
  return object_of({{"sex", patient.sex ? Json(word_of(*patient.sex)) : Json(nullptr)},
                    {"age_years", or_null(patient.age_years)},
                    {"birth_date", with_birth_date ? Json(Moment{*patient.birth_date, {}}.to_iso())
                                                   : Json(nullptr)},
                    {"age_months", or_null(patient.age_months)}});
}

template <class T>
Json convention_of(const Detected<T>& convention, std::string_view word) {
  const bool known = convention.origin != Origin::unknown;
  return object_of({{"value", known ? text_or_null(word) : Json(nullptr)},
                    {"origin", word_of(convention.origin)},
                    {"seen", convention.seen},
                    {"against", convention.against}});
}

Json conventions_of(const Conventions& conventions) {
  const auto& [mark, order, language] = conventions;
  return object_of(
      {{"decimal_mark", convention_of(mark, mark.value == DecimalMark::point ? "point" : "comma")},
       {"date_order",
        convention_of(order, order.value == DateOrder::day_month ? "day-month" : "month-day")},
       {"language", convention_of(language, language.value)}});
}

Json report_of(const Report& report, const WriteOptions& options) {
  const ReportHeader& header = report.header;
  return object_of(
      {{"laboratory", options.redact ? Json(nullptr) : text_or_null(header.laboratory)},
       {"patient", patient_of(header.patient, options)},
       {"collected", moment_or_null(header.collected)},
       {"received", moment_or_null(header.received)},
       {"reported", moment_or_null(header.reported)},
       {"status", text_or_null(header.status)},
       {"specimen", text_or_null(header.specimen)},
       {"conventions", conventions_of(report.conventions)}});
}

Json judged_as(const Patient& patient) {
  const bool pregnancy_said = patient.pregnant.has_value();
  return object_of(
      {{"sex", object_of({{"value", patient.sex ? Json(word_of(*patient.sex)) : Json(nullptr)},
                          {"origin", word_of(patient.sex_origin)}})},
       {"age_years", object_of({{"value", number_or_null(patient.age_years)},
                                {"origin", word_of(patient.age_origin)}})},
       {"pregnancy", object_of({{"value", or_null(patient.pregnant)},
                                {"trimester", patient.trimester ? Json(word_of(*patient.trimester))
                                                                : Json(nullptr)},
                                {"origin", pregnancy_said ? "user" : "unknown"}})},
       {"context", texts(patient.flags)}});
}

Json band_of(const Band& band) {
  return object_of({{"text", band.text},
                    {"label", text_or_null(band.label)},
                    {"meaning", text_or_null(band.meaning)},
                    {"low", limit_or_null(band.low)},
                    {"high", limit_or_null(band.high)},
                    {"low_inclusive", inclusive_or_null(band.low)},
                    {"high_inclusive", inclusive_or_null(band.high)},
                    {"sex", band.sex ? Json(word_of(*band.sex)) : Json(nullptr)},
                    {"age_min", number_or_null(band.age_min)},
                    {"age_max", number_or_null(band.age_max)}});
}

Json range_of(const PrintedRange& range) {
  Json bands = Json::array();
  for (const Band& band : range.bands) bands.push_back(band_of(band));
  return object_of({{"text", text_or_null(range.text)},
                    {"low", limit_or_null(range.low)},
                    {"high", limit_or_null(range.high)},
                    {"bands", std::move(bands)},
                    {"low_inclusive", inclusive_or_null(range.low)},
                    {"high_inclusive", inclusive_or_null(range.high)},
                    {"unit", text_or_null(range.unit)},
                    {"word", text_or_null(range.word)}});
}

// Places on paper need no more than a hundredth of a point.
Json coordinate(double points) { return computed_number(std::round(points * 100) / 100); }

Json box_of(const Rect& box) {
  return Json::array(
      {coordinate(box.left), coordinate(box.top), coordinate(box.right), coordinate(box.bottom)});
}

Json where_of(const Location& where) {
  Json fields = Json::object();
  const auto add = [&](const char* name, const std::optional<Rect>& box) {
    if (box) add_member(fields, name, box_of(*box));
  };
  add("name", where.name);
  add("value", where.value);
  add("unit", where.unit);
  add("range", where.range);
  add("flag", where.flag);
  return object_of({{"page", where.page},
                    {"line", where.line},
                    {"box", box_of(where.box)},
                    {"fields", std::move(fields)}});
}

Json previous_of(const Result& result) {
  Json array = Json::array();
  for (const Previous& earlier : result.previous) {
    array.push_back(object_of({{"value", earlier.value},
                               {"date", text_or_null(earlier.date)},
                               {"unit", text_or_null(earlier.unit)}}));
  }
  return array;
}

Json codes_of(const Result& result) {
  Json array = Json::array();
  for (const Code& code : result.codes) {
    array.push_back(object_of({{"system", code.system}, {"code", code.code}}));
  }
  return array;
}

constexpr std::size_t verdict_members = 20;

// What stands on the page, with room for the verdict.
Json printed_part(const Result& result, const WriteOptions& options) {
  const Value& read = result.read;
  const std::string_view comparator = symbol_of(read.comparator);
  return object_of({{"name", result.name},
                    {"value", result.value},
                    {"unit", text_or_null(result.unit)},
                    {"flag", text_or_null(result.flag)},
                    {"reference_range", range_of(result.range)},
                    {"number", read.ambiguous ? Json(nullptr) : number_or_null(read.number)},
                    {"comparator", text_or_null(comparator)},
                    {"section", options.redact ? Json(nullptr) : text_or_null(result.section)},
                    {"specimen", text_or_null(result.specimen)},
                    {"collected", moment_or_null(result.collected)},
                    {"codes", codes_of(result)},
                    {"previous", previous_of(result)},
                    {"where", where_of(result.where)},
                    {"confidence", computed_number(result.confidence)}},
                   verdict_members);
}

void add_if_any(Json& object, const char* key, std::string_view text) {
  if (!text.empty()) add_member(object, key, text);
}

Json judgement_of(const Judgement& judgement) {
  Json object = object_of({{"kind", name_of(judgement.kind)}}, 13);
  add_if_any(object, "id", judgement.id);
  if (judgement.status) add_member(object, "status", name_of(*judgement.status));
  add_if_any(object, "tier", judgement.tier);
  add_if_any(object, "tier_label", judgement.tier_label);
  if (!judgement.tier.empty()) add_member(object, "means", name_of(judgement.means));
  add_if_any(object, "title", judgement.title);
  if (judgement.low) add_member(object, "low", exact_number(judgement.low->value));
  if (judgement.high) add_member(object, "high", exact_number(judgement.high->value));
  if (judgement.low) add_member(object, "low_inclusive", judgement.low->inclusive);
  if (judgement.high) add_member(object, "high_inclusive", judgement.high->inclusive);
  add_if_any(object, "unit", judgement.unit);
  add_if_any(object, "source", judgement.source);
  if (!judgement.source.empty()) add_member(object, "source_checked", judgement.source_checked);
  add_if_any(object, "note", judgement.note);
  return object;
}

Json canonical_of(const Observation& observation, const Catalogue& catalogue) {
  if (!observation.canonical) return nullptr;
  return object_of({{"value", computed_number(*observation.canonical)},
                    {"unit", catalogue.analyte(observation.analyte).canonical_unit}});
}

Json candidates_of(const Result& result, const Catalogue& catalogue) {
  Json array = Json::array();
  for (const AnalyteIndex index : result.candidates) array.push_back(catalogue.analyte(index).id);
  return array;
}

// What we make of it.
void add_verdict(Json& object, const Result& result, const JudgedResult& judged,
                 const Catalogue& catalogue) {
  const std::optional<Observation>& bound = judged.observation;
  const Analyte* analyte = bound ? &catalogue.analyte(bound->analyte) : nullptr;
  add_member(object, "analyte", analyte ? Json(analyte->id) : Json(nullptr));
  add_member(object, "loinc", bound ? text_or_null(bound->loinc) : Json(nullptr));
  add_member(object, "canonical", bound ? canonical_of(*bound, catalogue) : Json(nullptr));
  add_member(object, "status", name_of(judged.status));
  add_member(object, "reason", text_or_null(judged.reason));
  add_member(object, "critical", text_or_null(judged.critical));
  add_member(object, "severity", name_of(judged.severity));
  Json judged_by = Json::array();
  for (const Judgement& judgement : judged.judged_by) judged_by.push_back(judgement_of(judgement));
  add_member(object, "judged_by", std::move(judged_by));
  add_member(object, "analyte_name", analyte ? Json(analyte->name) : Json(nullptr));
  add_member(object, "candidates", candidates_of(result, catalogue));
  add_member(object, "ucum", bound ? text_or_null(bound->unit) : Json(nullptr));
  add_member(object, "unit_inferred", bound && bound->unit_inferred);
  add_member(object, "repeated", bound && bound->repeated);
  add_member(object, "value_kind", word_of(result.read.kind));
  add_member(object, "value_word", text_or_null(result.read.word));
  add_member(object, "upper",
             result.read.ambiguous ? Json(nullptr) : number_or_null(result.read.upper));
  add_member(object, "flag_meaning", text_or_null(result.flag_meaning));
  add_member(object, "repaired", text_or_null(result.repaired));
  if (result.recognition) {
    const double confidence = std::round(*result.recognition * 100) / 100;
    add_member(object, "recognition", {{"confidence", computed_number(confidence)}});
  }
  const Agreement& agreement = judged.agreement;
  add_member(
      object, "agreement",
      object_of({{"state", name_of(agreement.state)}, {"text", text_or_null(agreement.text)}}));
}

// The findings' result indexes count among the results that are shown.
Json shown_indexes(const std::vector<std::size_t>& results, const Selection& shown) {
  Json array = Json::array();
  for (const std::size_t index : results) {
    const auto at = std::ranges::lower_bound(shown.results, index);
    if (at != shown.results.end() && *at == index) array.push_back(at - shown.results.begin());
  }
  return array;
}

Json article_of(const Finding& finding) {
  Json array = Json::array();
  for (const ArticleLink& link : finding.article) {
    array.push_back(object_of({{"section", link.section}, {"anchor", link.anchor}}));
  }
  return array;
}

Json finding_of(const Finding& finding, const Selection& shown) {
  return object_of({{"id", finding.id},
                    {"nutrient", text_or_null(finding.nutrient)},
                    {"severity", name_of(finding.severity)},
                    {"results", shown_indexes(finding.results, shown)},
                    {"summary", finding.summary},
                    {"mechanism", texts(finding.mechanism)},
                    {"symptoms", texts(finding.symptoms)},
                    {"actions", texts(finding.actions)},
                    {"cautions", texts(finding.cautions)},
                    {"article", article_of(finding)},
                    {"sources", texts(finding.sources)},
                    {"title", text_or_null(finding.title)},
                    {"risk_groups", texts(finding.risk_groups)},
                    {"action", text_or_null(finding.action)},
                    {"source_checked", finding.source_checked}});
}

Json skipped_of(const Report& report, const WriteOptions& options) {
  Json array = Json::array();
  for (const Skipped& line : report.skipped) {
    array.push_back(object_of({{"page", line.page},
                               {"line", line.line},
                               {"text", options.redact ? Json(nullptr) : Json(line.text)},
                               {"reason", line.reason}}));
  }
  return array;
}

Json warnings_of(const std::vector<Note>& notes, const WriteOptions& options) {
  Json array = Json::array();
  for (const Note& note : notes) {
    array.push_back(object_of({{"code", note.code},
                               {"message", options.redact ? Json(nullptr) : Json(note.message)},
                               {"page", note.place ? Json(note.place->page) : Json(nullptr)},
                               {"line", note.place ? Json(note.place->line) : Json(nullptr)}}));
  }
  return array;
}

Json questions_of(const std::vector<OpenQuestion>& questions) {
  Json array = Json::array();
  for (const OpenQuestion& question : questions) {
    array.push_back(object_of({{"rule", question.rule}, {"needs", texts(question.needs)}}));
  }
  return array;
}

Json nutrient_link_of(const NutrientLink& link, const Selection& shown) {
  return object_of(
      {{"nutrient", link.nutrient},
       {"state", name_of(link.state)},
       {"results", shown_indexes(link.results, shown)},
       {"statement", link.statement},
       {"article", object_of({{"section", link.place.section}, {"anchor", link.place.anchor}})},
       {"caution", text_or_null(link.caution)}});
}

Json symptoms_of(const std::vector<SymptomLink>& symptoms, const Selection& shown) {
  Json array = Json::array();
  for (const SymptomLink& symptom : symptoms) {
    Json nutrients = Json::array();
    for (const NutrientLink& link : symptom.nutrients) {
      nutrients.push_back(nutrient_link_of(link, shown));
    }
    array.push_back(object_of({{"symptom", symptom.symptom},
                               {"words", symptom.words},
                               {"nutrients", std::move(nutrients)}}));
  }
  return array;
}

std::string printed(const Json& json, const WriteOptions& options) {
  return print_json(json, options.one_line ? JsonLayout::one_line : JsonLayout::indented) + '\n';
}

}  // namespace

std::string write_json(const Interpretation& answer, const SourceInfo& source,
                       const Catalogue& catalogue, const WriteOptions& options) {
  const Selection shown = select(answer, options);
  Json object = head_of(source, options);
  add_member(object, "report", report_of(answer.report, options));
  Json results = Json::array();
  for (const std::size_t index : shown.results) {
    Json result = printed_part(answer.report.results[index], options);
    add_verdict(result, answer.report.results[index], answer.results[index], catalogue);
    results.push_back(std::move(result));
  }
  add_member(object, "results", std::move(results));
  Json findings = Json::array();
  for (const std::size_t index : shown.findings) {
    findings.push_back(finding_of(answer.findings[index], shown));
  }
  add_member(object, "findings", std::move(findings));
  add_member(object, "not_measured", texts(answer.not_measured));
  add_member(object, "advice",
             object_of({{"urgent", texts(answer.advice.urgent)},
                        {"see_a_doctor", texts(answer.advice.see_a_doctor)},
                        {"disclaimer", answer.advice.disclaimer}}));
  add_member(object, "skipped", skipped_of(answer.report, options));
  add_member(object, "warnings", warnings_of(answer.notes, options));
  add_member(object, "judged_as", judged_as(answer.patient));
  add_member(object, "open_questions", questions_of(answer.open_questions));
  add_member(object, "symptoms", symptoms_of(answer.symptoms, shown));
  return printed(object, options);
}

std::string write_json_error(const ErrorRecord& error, const SourceInfo& source,
                             const WriteOptions& options) {
  Json object = head_of(source, options);
  add_member(object, "error",
             object_of({{"code", code_name(error.code)},
                        {"message", error.message},
                        {"page", or_null(error.page)}}));
  return printed(object, options);
}

}  // namespace labread

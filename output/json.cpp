#include "output/json.h"

#include <algorithm>
#include <utility>

#include "output/json_results.h"
#include "output/json_text.h"
#include "output/json_values.h"
#include "output/selection.h"
#include "output/version.h"
#include "output/words.h"

namespace labread {
namespace {

constexpr std::string_view schema_name = "labread/interpretation/1";

// A text that may tell who the person is; null where that is to be left out.
std::optional<std::string_view> unless_redacted(std::string_view text,
                                                const WriteOptions& options) {
  if (options.redact) return std::nullopt;
  return text;
}

void write_source(JsonText& out, const SourceInfo& source, const WriteOptions& options) {
  out.object("source", [&] {
    out.member("file", unless_redacted(source.file, options));
    out.member("sha256", unless_empty(source.sha256));
    out.member("kind", unless_empty(source.kind));
    out.member("pages", source.pages);
    out.numbers("ocr_pages", source.recognised_pages);
    out.member("partial", source.partial);
    out.member("duplicate_of", options.redact ? std::nullopt : source.duplicate_of);
  });
}

// The members that every record begins with.
void write_head(JsonText& out, const SourceInfo& source, const WriteOptions& options) {
  out.member("schema", schema_name);
  out.member("labread_version", program_version());
  out.member("knowledge_version", unless_empty(options.knowledge_version));
  write_source(out, source, options);
}

void write_patient(JsonText& out, const PatientFacts& patient, const WriteOptions& options) {
  const bool with_birth_date = patient.birth_date && !options.redact;
  out.object("patient", [&] {
    out.member("sex", words_of(patient.sex));
    out.member("age_years", patient.age_years);
    out.member("birth_date",
               with_birth_date ? iso_of(Moment{*patient.birth_date, {}}) : std::nullopt);
    out.member("age_months", patient.age_months);
  });
}

template <class T>
void write_convention(JsonText& out, std::string_view key, const Detected<T>& convention,
                      std::string_view word) {
  const bool known = convention.origin != Origin::unknown;
  out.object(key, [&] {
    out.member("value", known ? unless_empty(word) : std::nullopt);
    out.member("origin", word_of(convention.origin));
    out.member("seen", convention.seen);
    out.member("against", convention.against);
  });
}

void write_conventions(JsonText& out, const Conventions& conventions) {
  const auto& mark = conventions.decimal_mark;
  const auto& order = conventions.date_order;
  const auto& language = conventions.language;
  out.object("conventions", [&] {
    write_convention(out, "decimal_mark", mark,
                     mark.value == DecimalMark::point ? "point" : "comma");
    write_convention(out, "date_order", order,
                     order.value == DateOrder::day_month ? "day-month" : "month-day");
    write_convention(out, "language", language, language.value);
  });
}

void write_report(JsonText& out, const Report& report, const WriteOptions& options) {
  const ReportHeader& header = report.header;
  out.object("report", [&] {
    out.member("laboratory", options.redact ? std::nullopt : unless_empty(header.laboratory));
    write_patient(out, header.patient, options);
    out.member("collected", iso_of(header.collected));
    out.member("received", iso_of(header.received));
    out.member("reported", iso_of(header.reported));
    out.member("status", unless_empty(header.status));
    out.member("specimen", unless_empty(header.specimen));
    write_conventions(out, report.conventions);
  });
}

void write_judged_as(JsonText& out, const Patient& patient) {
  const auto write_known = [&](std::string_view key, const auto& known, PatientOrigin origin) {
    out.object(key, [&] {
      out.member("value", known);
      out.member("origin", word_of(origin));
    });
  };
  out.object("judged_as", [&] {
    write_known("sex", words_of(patient.sex), patient.sex_origin);
    write_known("age_years", patient.age_years, patient.age_origin);
    out.object("pregnancy", [&] {
      out.member("value", patient.pregnant);
      out.member("trimester", words_of(patient.trimester));
      out.member("origin", patient.pregnant ? "user" : "unknown");
    });
    out.texts("context", patient.flags);
  });
}

// The findings' result indexes count among the results that are shown.
void write_shown_indexes(JsonText& out, const std::vector<std::size_t>& results,
                         const Selection& shown) {
  std::vector<std::size_t> indexes;
  for (const std::size_t index : results) {
    const auto at = std::ranges::lower_bound(shown.results, index);
    if (at == shown.results.end() || *at != index) continue;
    indexes.push_back(static_cast<std::size_t>(at - shown.results.begin()));
  }
  out.numbers("results", indexes);
}

void write_place(JsonText& out, const ArticleLink& link) {
  out.member("section", link.section);
  out.member("anchor", link.anchor);
}

void write_finding(JsonText& out, const Finding& finding, const Selection& shown) {
  out.member("id", finding.id);
  out.member("nutrient", unless_empty(finding.nutrient));
  out.member("severity", name_of(finding.severity));
  write_shown_indexes(out, finding.results, shown);
  out.member("summary", finding.summary);
  out.texts("mechanism", finding.mechanism);
  out.texts("symptoms", finding.symptoms);
  out.texts("actions", finding.actions);
  out.texts("cautions", finding.cautions);
  out.objects("article", finding.article, [&](const ArticleLink& link) { write_place(out, link); });
  out.texts("sources", finding.sources);
  out.member("title", unless_empty(finding.title));
  out.texts("risk_groups", finding.risk_groups);
  out.member("action", unless_empty(finding.action));
  out.member("source_checked", finding.source_checked);
}

void write_findings(JsonText& out, const Interpretation& answer, const Selection& shown) {
  out.objects("findings", shown.findings,
              [&](std::size_t index) { write_finding(out, answer.findings[index], shown); });
}

void write_advice(JsonText& out, const Advice& advice) {
  out.object("advice", [&] {
    out.texts("urgent", advice.urgent);
    out.texts("see_a_doctor", advice.see_a_doctor);
    out.member("disclaimer", advice.disclaimer);
  });
}

void write_skipped(JsonText& out, const Report& report, const WriteOptions& options) {
  out.objects("skipped", report.skipped, [&](const Skipped& line) {
    out.member("page", line.page);
    out.member("line", line.line);
    out.member("text", unless_redacted(line.text, options));
    out.member("reason", line.reason);
  });
}

void write_warnings(JsonText& out, const std::vector<Note>& notes, const WriteOptions& options) {
  out.objects("warnings", notes, [&](const Note& note) {
    out.member("code", note.code);
    out.member("message", unless_redacted(note.message, options));
    out.member("page", note.place ? std::optional(note.place->page) : std::nullopt);
    out.member("line", note.place ? std::optional(note.place->line) : std::nullopt);
  });
}

void write_nutrient_link(JsonText& out, const NutrientLink& link, const Selection& shown) {
  out.member("nutrient", link.nutrient);
  out.member("state", name_of(link.state));
  write_shown_indexes(out, link.results, shown);
  out.member("statement", link.statement);
  out.object("article", [&] { write_place(out, link.place); });
  out.member("caution", unless_empty(link.caution));
}

void write_symptoms(JsonText& out, const std::vector<SymptomLink>& symptoms,
                    const Selection& shown) {
  out.objects("symptoms", symptoms, [&](const SymptomLink& symptom) {
    out.member("symptom", symptom.symptom);
    out.member("words", symptom.words);
    out.objects("nutrients", symptom.nutrients,
                [&](const NutrientLink& link) { write_nutrient_link(out, link, shown); });
  });
}

template <std::invocable<JsonText&> Fill>
std::string record_of(const SourceInfo& source, const WriteOptions& options, const Fill& fill) {
  JsonText out(layout_of(options));
  out.object([&] {
    write_head(out, source, options);
    fill(out);
  });
  return std::move(out).take() + '\n';
}

}  // namespace

std::string write_json(const Interpretation& answer, const SourceInfo& source,
                       const Catalogue& catalogue, const WriteOptions& options) {
  const Selection shown = select(answer, options);
  return record_of(source, options, [&](JsonText& out) {
    write_report(out, answer.report, options);
    write_results(out, answer, shown, catalogue, options);
    write_findings(out, answer, shown);
    out.texts("not_measured", answer.not_measured);
    write_advice(out, answer.advice);
    write_skipped(out, answer.report, options);
    write_warnings(out, answer.notes, options);
    write_judged_as(out, answer.patient);
    out.objects("open_questions", answer.open_questions, [&](const OpenQuestion& question) {
      out.member("rule", question.rule);
      out.texts("needs", question.needs);
    });
    write_symptoms(out, answer.symptoms, shown);
  });
}

std::string write_json_error(const ErrorRecord& error, const SourceInfo& source,
                             const WriteOptions& options) {
  return record_of(source, options, [&](JsonText& out) {
    out.object("error", [&] {
      out.member("code", code_name(error.code));
      out.member("message", error.message);
      out.member("page", error.page);
    });
  });
}

}  // namespace labread

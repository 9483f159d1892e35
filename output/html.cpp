#include "output/html.h"

#include <algorithm>
#include <string>

#include "interpreter/wording.h"
#include "output/page_frame.h"
#include "output/report_words.h"
#include "output/result_words.h"
#include "output/selection.h"
#include "output/told_findings.h"
#include "output/version.h"
#include "output/words.h"

namespace labread {
namespace {

void put_fact(Markup& page, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  page.element("dt", label);
  const auto place = page.inside("dd");
  page.element("bdi", text);
}

void put_head(Markup& page, const Interpretation& answer, const SourceInfo& source,
              const WriteOptions& options) {
  const ReportHeader& header = answer.report.header;
  const auto head = page.inside("header", {{"class", "head"}});
  page.element(
      "p", options.number == 1 ? "labread" : "labread, report " + std::to_string(options.number),
      {{"class", "kicker"}});
  page.element("h1", "Your blood test, explained");
  const auto facts = page.inside("dl", {{"class", "facts"}});
  put_fact(page, "Report", source_of(source, options));
  if (!options.redact) put_fact(page, "Laboratory", header.laboratory);
  if (header.collected) put_fact(page, "Collected", spoken(*header.collected));
  if (header.reported) put_fact(page, "Reported", spoken(*header.reported));
  if (header.status != "final") put_fact(page, "Status", header.status);
  put_fact(page, "Judged as", person_of(answer.patient, false));
  put_fact(page, "With", context_of(answer.patient));
  const std::string pictures = pictures_of(source);
  if (!pictures.empty()) put_fact(page, "Recognised", capitalised(pictures));
  if (source.partial) put_fact(page, "Incomplete", *source.partial);
  if (source.duplicate_of && !options.redact) put_fact(page, "Same as", *source.duplicate_of);
}

void put_urgent(Markup& page, const Advice& advice) {
  if (advice.urgent.empty()) return;
  const auto box = page.inside("section", {{"class", "urgent"}});
  page.element("h2", "Urgent");
  for (const std::string& text : advice.urgent) page.element("p", text);
}

// "Potassium is low: 3.4 mmol/L, printed range 3.5-5.1."
void put_first(Markup& page, std::size_t index, const Interpretation& answer,
               const WriteOptions& options) {
  const Result& result = answer.report.results[index];
  const StatusMark& mark = mark_of(answer.results[index]);
  const auto item = page.inside("li");
  put_mark(page, mark);
  const auto sentence = page.inside("span");
  {
    const auto name = page.inside("bdi");
    page.element("a", shortened(result.name, 80), {{"href", "#" + id_of_result(index, options)}});
  }
  page.text(" is " + std::string(mark.word) + ": ");
  page.element("bdi", shortened(result.value, 40) +
                          (result.unit.empty() ? "" : " " + shortened(result.unit, 40)));
  const std::string range = printed_range(result);
  if (range.empty()) return page.text(".");
  page.text("; the laboratory's range is ");
  page.element("bdi", shortened(range, 80));
  page.text(".");
}

// "2 of 12 results are out of range. 10 are within range."
std::string in_short(const Interpretation& answer) {
  std::size_t out = 0;
  std::size_t not_judged = 0;
  for (const JudgedResult& judged : answer.results) {
    out += is_out_of_range(judged);
    not_judged += !is_out_of_range(judged) && judged.status == Status::undecidable;
  }
  const std::size_t all = answer.results.size();
  if (all == 0) return "No result could be read from this report.";
  const auto count_of = [](std::size_t count) {
    return std::to_string(count) + (count == 1 ? " is" : " are");
  };
  const std::string of_all = " of " + counted(all, "result", "results");
  std::string text = std::to_string(out) + of_all + (out == 1 ? " is" : " are") + " out of range.";
  if (out == 0)
    text = not_judged == 0 ? "Nothing is out of range." : "Nothing is known to be out of range.";
  const std::size_t within = all - out - not_judged;
  if (within > 0) text += " " + count_of(within) + " within range.";
  if (not_judged > 0) text += " " + std::to_string(not_judged) + " could not be judged.";
  return text;
}

void put_attention(Markup& page, const Interpretation& answer, const ResultGroups& groups,
                   const WriteOptions& options) {
  const auto section = page.inside("section");
  page.element("h2", "What needs attention");
  page.element("p", in_short(answer), {{"class", "lead"}});
  if (!groups.out_of_range.empty()) {
    const auto list = page.inside("ul", {{"class", "first"}});
    for (const std::size_t index : groups.out_of_range) put_first(page, index, answer, options);
  }
  const std::size_t refused = answer.report.skipped.size();
  if (refused > 0) {
    page.element("p",
                 counted(refused, "line that looks", "lines that look") +
                     " like a result could not be read beyond doubt and " +
                     (refused == 1 ? "is" : "are") + " listed below.",
                 {{"class", "rest"}});
  }
  const std::vector<ToldFinding> findings = findings_to_tell(answer, options);
  if (findings.empty()) return;
  page.text("\n");
  const auto line = page.inside("p");
  page.text("What it means: ");
  for (const ToldFinding& told : findings) {
    if (&told != &findings.front()) page.text("; ");
    page.element("a", title_of(told.finding),
                 {{"href", "#" + id_of_finding(told.finding.id, options)}});
  }
  page.text(".");
}

void put_group(Markup& page, std::string_view title, const Interpretation& answer,
               const std::vector<std::size_t>& group, bool quiet, const Catalogue& catalogue,
               const WriteOptions& options) {
  if (group.empty()) return;
  const auto section = page.inside("section");
  {
    const auto heading = page.inside("h2", {{"class", "group"}});
    page.text(title);
    page.text(" ");
    page.element("span",
                 std::to_string(group.size()) + " of " + std::to_string(answer.results.size()),
                 {{"class", "count"}});
  }
  put_results(page, answer, group, quiet, catalogue, options);
}

void put_symptoms(Markup& page, const Interpretation& answer) {
  if (answer.symptoms.empty()) return;
  const auto section = page.inside("section");
  page.element("h2", "What you feel, and what the article ties to it");
  for (const SymptomLink& symptom : answer.symptoms) {
    page.element("h3", capitalised(symptom.words));
    const auto list = page.inside("ul");
    for (const NutrientLink& link : symptom.nutrients) {
      const auto item = page.inside("li");
      page.element("strong", std::string(link.name) + ": " + std::string(word_of(link.state)));
      page.text(". " + std::string(link.statement) + " (" + std::string(link.place.section) + ")" +
                (link.caution.empty() ? "" : " " + std::string(link.caution)));
    }
  }
}

void put_not_measured(Markup& page, const Interpretation& answer, const Catalogue& catalogue) {
  if (answer.not_measured.empty()) return;
  const auto section = page.inside("section");
  page.element("h2", "Not measured in this report");
  {
    const auto list = page.inside("ul");
    for (const std::string_view id : answer.not_measured) {
      const Analyte* analyte = catalogue.analyte(id);
      page.element("li", analyte ? plain_name(*analyte) : id);
    }
  }
  for (const std::string_view words : words_on_what_is_missing(answer, catalogue)) {
    page.element("p", words);
  }
}

void put_open_questions(Markup& page, const Interpretation& answer, const Catalogue& catalogue) {
  const std::vector<HintedQuestion> questions = hinted_questions(answer, catalogue);
  if (questions.empty()) return;
  const auto section = page.inside("section");
  page.element("h2", "Left open, and what would settle it");
  const auto list = page.inside("ul");
  for (const HintedQuestion& question : questions) {
    const std::string needs = question.needs.empty() ? "" : ": needs " + question.needs;
    page.element("li", std::string(question.title) + needs);
  }
}

void put_skipped(Markup& page, const Report& report, const WriteOptions& options) {
  if (report.skipped.empty()) return;
  const auto section = page.inside("section");
  page.element("h2", "Lines that look like results and were refused");
  page.element("p", "A number that cannot be read beyond doubt is not shown as a result.");
  const auto list = page.inside("ul");
  for (const Skipped& skipped : report.skipped) {
    const auto item = page.inside("li");
    page.element("span", capitalised(spoken_place(skipped.page, skipped.line)) + ": ",
                 {{"class", "place"}});
    if (!options.redact) {
      page.text("“");
      page.element("bdi", skipped.text);
      page.text("”, ");
    }
    page.text(skipped.reason + ".");
  }
}

void put_warnings(Markup& page, const Interpretation& answer, const WriteOptions& options) {
  if (answer.notes.empty()) return;
  const auto section = page.inside("section");
  page.element("h2", "To keep in mind");
  const auto list = page.inside("ul");
  for (const Note& note : answer.notes) {
    const auto item = page.inside("li");
    if (note.place)
      page.element("span", capitalised(spoken_place(note.place->page, note.place->line)) + ": ",
                   {{"class", "place"}});
    page.element("bdi", options.redact ? note.code : note.message);
  }
}

void put_see_a_doctor(Markup& page, const Advice& advice) {
  if (advice.see_a_doctor.empty()) return;
  const auto section = page.inside("section");
  page.element("h2", "When to see a doctor");
  const auto list = page.inside("ul");
  for (const std::string& text : advice.see_a_doctor) page.element("li", text);
}

void put_foot(Markup& page, const Interpretation& answer, const SourceInfo& source,
              const WriteOptions& options) {
  const auto foot = page.inside("footer", {{"class", "foot"}});
  page.element("p", answer.advice.disclaimer, {{"class", "disclaimer"}});
  std::string made = "Made by labread " + std::string(program_version());
  if (!options.knowledge_version.empty())
    made += ", knowledge " + std::string(options.knowledge_version);
  made += ", on this computer; nothing was sent anywhere.";
  if (!source.sha256.empty()) made += " SHA-256 of the report: " + source.sha256;
  page.element("p", made, {{"class", "fine"}});
}

}  // namespace

std::string id_of_result(std::size_t index, const WriteOptions& options) {
  return "r" + std::to_string(options.number) + "-" + std::to_string(index + 1);
}

std::string id_of_finding(std::string_view finding, const WriteOptions& options) {
  return "f" + std::to_string(options.number) + "-" + std::string(finding);
}

std::string html_prologue(const WriteOptions&) { return page_start("Your blood test, explained"); }

std::string html_epilogue(const WriteOptions&) { return page_end(); }

std::string write_html(const Interpretation& answer, const SourceInfo& source,
                       const Catalogue& catalogue, const WriteOptions& options) {
  Markup page;
  {
    const auto article = page.inside("article");
    const ResultGroups groups = groups_of(answer, options);
    put_head(page, answer, source, options);
    put_urgent(page, answer.advice);
    put_attention(page, answer, groups, options);
    if (!answer.results.empty()) put_key(page);
    put_group(page, "Out of range", answer, groups.out_of_range, false, catalogue, options);
    put_findings(page, answer, catalogue, options);
    put_symptoms(page, answer);
    put_group(page, "Not judged", answer, groups.not_judged, false, catalogue, options);
    put_group(page, "Within range", answer, groups.within, true, catalogue, options);
    put_not_measured(page, answer, catalogue);
    put_open_questions(page, answer, catalogue);
    put_skipped(page, answer.report, options);
    put_warnings(page, answer, options);
    put_see_a_doctor(page, answer.advice);
    put_foot(page, answer, source, options);
  }
  return page.take();
}

std::string write_html_error(const ErrorRecord& error, const SourceInfo& source,
                             const WriteOptions& options) {
  Markup page;
  {
    const auto article = page.inside("article");
    const auto head = page.inside("header", {{"class", "head"}});
    page.element("h1", "This report could not be read");
    const auto facts = page.inside("dl", {{"class", "facts"}});
    put_fact(page, "Report", source_of(source, options));
    if (error.page) put_fact(page, "Page", std::to_string(*error.page));
    put_fact(page, "Reason", error.message);
  }
  return page.take();
}

}  // namespace labread

#include "output/text.h"

#include <algorithm>
#include <string>

#include "interpreter/wording.h"
#include "output/report_words.h"
#include "output/result_words.h"

namespace labread {
namespace {

void print_head(TextPage& page, const Interpretation& answer, const SourceInfo& source,
                const WriteOptions& options) {
  const ReportHeader& header = answer.report.header;
  const auto fact = [&](std::string_view label, std::string_view text, Ink ink = Ink::plain) {
    if (!text.empty()) page.hanging(padded(label, 12), text, 0, ink, Ink::faint);
  };
  fact("Report", source_of(source, options), Ink::bold);
  if (!options.redact) fact("Laboratory", header.laboratory);
  if (header.collected) fact("Collected", spoken(*header.collected));
  if (header.reported) fact("Reported", spoken(*header.reported));
  if (!header.status.empty() && header.status != "final")
    fact("Status", header.status, Ink::yellow);
  fact("Judged as", person_of(answer.patient, true));
  fact("With", context_of(answer.patient));
  fact("In short", summary_of(answer));
  fact("Recognised", pictures_of(source), Ink::yellow);
  if (source.partial) fact("Incomplete", *source.partial, Ink::yellow);
  if (source.duplicate_of && !options.redact) fact("Same as", *source.duplicate_of, Ink::yellow);
}

void print_urgent(TextPage& page, const Advice& advice) {
  if (advice.urgent.empty()) return;
  page.heading("URGENT", {}, Ink::red);
  for (const std::string& text : advice.urgent) page.hanging("! ", text, 2, Ink::bold, Ink::alarm);
}

void print_see_a_doctor(TextPage& page, const Advice& advice) {
  if (advice.see_a_doctor.empty()) return;
  page.heading("When to see a doctor");
  for (const std::string& text : advice.see_a_doctor) page.hanging("- ", text, 2);
}

void print_group(TextPage& page, std::string_view title, const Interpretation& answer,
                 const std::vector<std::size_t>& group, const Catalogue& catalogue,
                 const WriteOptions& options) {
  if (group.empty()) return;
  page.heading(title,
               std::to_string(group.size()) + " of " + std::to_string(answer.results.size()));
  print_results(page, answer, group, catalogue, options);
}

void print_not_measured(TextPage& page, const Interpretation& answer, const Catalogue& catalogue) {
  if (answer.not_measured.empty()) return;
  page.heading("Not measured in this report");
  for (const std::string_view id : answer.not_measured) {
    const Analyte* analyte = catalogue.analyte(id);
    page.hanging("- ", analyte ? plain_name(*analyte) : id, 2);
  }
  for (const std::string_view words : words_on_what_is_missing(answer, catalogue)) {
    page.paragraph(words, 2);
  }
}

void print_open_questions(TextPage& page, const Interpretation& answer,
                          const Catalogue& catalogue) {
  const std::vector<HintedQuestion> questions = hinted_questions(answer, catalogue);
  if (!questions.empty()) page.heading("Left open, and what would settle it");
  for (const HintedQuestion& question : questions) {
    const std::string needs = question.needs.empty() ? "" : ": needs " + question.needs;
    page.hanging("- ", std::string(question.title) + needs, 2);
  }
}

void print_skipped(TextPage& page, const Report& report, const WriteOptions& options) {
  if (report.skipped.empty()) return;
  page.heading("Lines that look like results and were refused",
               std::to_string(report.skipped.size()));
  for (const Skipped& skipped : report.skipped) {
    const std::string text = options.redact ? "" : "“" + skipped.text + "”  ";
    page.hanging(
        "- ", spoken_place(skipped.page, skipped.line) + ": " + text + "(" + skipped.reason + ")",
        2);
  }
}

void print_warnings(TextPage& page, const Interpretation& answer, const WriteOptions& options) {
  if (answer.notes.empty()) return;
  page.heading("To keep in mind");
  for (const Note& note : answer.notes) {
    const std::string place =
        note.place ? spoken_place(note.place->page, note.place->line) + ": " : "";
    page.hanging("- ", place + (options.redact ? note.code : note.message), 2);
  }
}

}  // namespace

std::string write_text(const Interpretation& answer, const SourceInfo& source,
                       const Catalogue& catalogue, const WriteOptions& options) {
  TextPage page(options.width, options.colour);
  print_head(page, answer, source, options);
  print_urgent(page, answer.advice);
  const ResultGroups groups = groups_of(answer, options);
  print_group(page, "Out of range", answer, groups.out_of_range, catalogue, options);
  print_findings(page, answer, catalogue, options);
  print_symptoms(page, answer);
  print_group(page, "Not judged", answer, groups.not_judged, catalogue, options);
  print_group(page, "Within range", answer, groups.within, catalogue, options);
  print_not_measured(page, answer, catalogue);
  print_open_questions(page, answer, catalogue);
  print_skipped(page, answer.report, options);
  print_warnings(page, answer, options);
  print_see_a_doctor(page, answer.advice);
  page.blank();
  page.paragraph(answer.advice.disclaimer, 0, Ink::faint);
  return options.ascii ? in_ascii(page.take()) : page.take();
}

std::string write_text_error(const ErrorRecord&, const SourceInfo&, const WriteOptions&) {
  return {};  // the line on the error stream says it
}

}  // namespace labread

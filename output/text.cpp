#include "output/text.h"

#include <algorithm>
#include <string>

#include "interpreter/wording.h"
#include "output/selection.h"
#include "output/words.h"

namespace labread {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string origin_of(PatientOrigin origin) {
  return origin == PatientOrigin::report ? "from the report" : "as you say";
}

// "female, 54 years (from the report)", or with what would settle what is not known.
std::string person_of(const Patient& patient) {
  const std::string sex = patient.sex ? std::string(word_of(*patient.sex)) : "sex unknown (--sex)";
  const std::string age =
      patient.age_years ? patient.age_years->to_string() + " years" : "age unknown (--age)";
  const std::string sex_origin = patient.sex ? origin_of(patient.sex_origin) : "";
  const std::string age_origin = patient.age_years ? origin_of(patient.age_origin) : "";
  if (sex_origin == age_origin) {
    return sex + ", " + age + (sex_origin.empty() ? "" : " (" + sex_origin + ")");
  }
  return sex + (sex_origin.empty() ? "" : " (" + sex_origin + ")") + ", " + age +
         (age_origin.empty() ? "" : " (" + age_origin + ")");
}

std::string context_of(const Patient& patient) {
  std::string text;
  if (patient.pregnant) {
    text = *patient.pregnant ? "pregnant" : "not pregnant";
    if (patient.trimester && *patient.trimester != Trimester::unknown) {
      text += ", " + std::string(word_of(*patient.trimester)) + " trimester";
    }
  }
  for (const std::string_view flag : patient.flags) {
    std::string words(flag);
    std::ranges::replace(words, '_', ' ');
    text += (text.empty() ? "" : "; ") + words;
  }
  return text.empty() ? text : text + " (as you say)";
}

std::string summary_of(const Interpretation& answer) {
  std::size_t out_of_range = 0;
  std::size_t critical = 0;
  std::size_t not_judged = 0;
  for (const JudgedResult& judged : answer.results) {
    out_of_range += is_out_of_range(judged);
    critical += !judged.critical.empty();
    not_judged += judged.status == Status::undecidable && judged.critical.empty();
  }
  std::string text = counted(answer.results.size(), "result", "results") + ": " +
                     std::to_string(out_of_range) + " out of range";
  if (critical > 0) text += ", " + std::to_string(critical) + " of them critical";
  if (not_judged > 0) text += ", " + std::to_string(not_judged) + " not judged";
  if (!answer.report.skipped.empty()) {
    text += "; " + counted(answer.report.skipped.size(), "line", "lines") + " refused";
  }
  return text;
}

std::string source_of(const SourceInfo& source, const WriteOptions& options) {
  std::string text = options.redact ? "" : source.file == "-" ? "standard input" : source.file;
  if (!source.kind.empty()) text += (text.empty() ? "" : ", ") + source.kind;
  if (source.pages > 0) {
    text += ", " + counted(static_cast<std::size_t>(source.pages), "page", "pages");
  }
  return text;
}

std::string spoken(const Moment& moment) {
  std::string text = moment.to_iso();
  std::ranges::replace(text, 'T', ' ');
  return text;
}

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
  fact("Judged as", person_of(answer.patient));
  fact("With", context_of(answer.patient));
  fact("In short", summary_of(answer));
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
                 const std::vector<std::size_t>& group, const Catalogue& catalogue) {
  if (group.empty()) return;
  page.heading(title,
               std::to_string(group.size()) + " of " + std::to_string(answer.results.size()));
  print_results(page, answer, group, catalogue);
}

void print_not_measured(TextPage& page, const Interpretation& answer, const Catalogue& catalogue) {
  if (answer.not_measured.empty()) return;
  page.heading("Not measured in this report");
  for (const std::string_view id : answer.not_measured) {
    const Analyte* analyte = catalogue.analyte(id);
    page.hanging("- ", analyte ? plain_name(*analyte) : id, 2);
  }
  // Where a metabolic panel was read, that it holds no vitamins; the article says it does.
  const auto panel = std::ranges::find_if(answer.findings, is_about_what_is_missing);
  if (panel != answer.findings.end() && !panel->cautions.empty()) {
    for (const std::string_view caution : panel->cautions) page.paragraph(caution, 2);
  } else if (const Sentence* sentence = catalogue.sentence("not_measured")) {
    page.paragraph(sentence->text, 2);
  }
}

// Whether a step of the rule looks at a result that is out of range: only then the report itself
// hints at what the rule asks.
bool is_hinted_at(const Rule& rule, const Interpretation& answer, const Catalogue& catalogue) {
  return std::ranges::any_of(rule.when, [&](const Step& step) {
    return std::ranges::any_of(answer.results, [&](const JudgedResult& judged) {
      return judged.observation && is_out_of_range(judged) &&
             catalogue.analyte(judged.observation->analyte).id == step.subject;
    });
  });
}

std::string needs_of(const OpenQuestion& question, const Catalogue& catalogue) {
  std::string needs;
  for (const std::string& subject : question.needs) {
    const Analyte* analyte = catalogue.analyte(subject);
    std::string words(analyte ? plain_name(*analyte) : std::string_view(subject));
    if (!analyte) std::ranges::replace(words, '_', ' ');
    needs += (needs.empty() ? "" : "; ") + words;
  }
  return needs;
}

void print_open_questions(TextPage& page, const Interpretation& answer,
                          const Catalogue& catalogue) {
  bool first = true;
  for (const OpenQuestion& question : answer.open_questions) {
    const auto rule = std::ranges::find(catalogue.rules(), question.rule, &Rule::id);
    if (rule == catalogue.rules().end() || !is_hinted_at(*rule, answer, catalogue)) continue;
    if (first) page.heading("Left open, and what would settle it");
    first = false;
    const std::string needs = needs_of(question, catalogue);
    page.hanging("- ", std::string(rule->title) + (needs.empty() ? "" : ": needs " + needs), 2);
  }
}

std::string place_of(int page, int line) {
  return "page " + std::to_string(page) + ", line " + std::to_string(line) + ": ";
}

void print_skipped(TextPage& page, const Report& report, const WriteOptions& options) {
  if (report.skipped.empty()) return;
  page.heading("Lines that look like results and were refused",
               std::to_string(report.skipped.size()));
  for (const Skipped& skipped : report.skipped) {
    const std::string text = options.redact ? "" : "“" + skipped.text + "”  ";
    page.hanging("- ", place_of(skipped.page, skipped.line) + text + "(" + skipped.reason + ")", 2);
  }
}

void print_warnings(TextPage& page, const Interpretation& answer, const WriteOptions& options) {
  if (answer.notes.empty()) return;
  page.heading("To keep in mind");
  for (const Note& note : answer.notes) {
    const std::string place = note.place ? place_of(note.place->page, note.place->line) : "";
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
  print_group(page, "Out of range", answer, groups.out_of_range, catalogue);
  print_findings(page, answer, catalogue, options);
  print_group(page, "Not judged", answer, groups.not_judged, catalogue);
  print_group(page, "Within range", answer, groups.within, catalogue);
  print_not_measured(page, answer, catalogue);
  print_open_questions(page, answer, catalogue);
  print_skipped(page, answer.report, options);
  print_warnings(page, answer, options);
  print_see_a_doctor(page, answer.advice);
  page.blank();
  page.paragraph(answer.advice.disclaimer, 0, Ink::faint);
  return page.take();
}

std::string write_text_error(const ErrorRecord&, const SourceInfo&, const WriteOptions&) {
  return {};  // the line on the error stream says it
}

}  // namespace labread

#include "output/report_words.h"

#include <algorithm>

#include "interpreter/wording.h"
#include "output/selection.h"
#include "output/told_findings.h"
#include "output/words.h"

namespace labread {
namespace {

std::string origin_of(PatientOrigin origin) {
  return origin == PatientOrigin::report ? "from the report" : "as you say";
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

}  // namespace

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string person_of(const Patient& patient, bool name_options) {
  const std::string unknown_sex = name_options ? "sex unknown (--sex)" : "sex unknown";
  const std::string unknown_age = name_options ? "age unknown (--age)" : "age unknown";
  const std::string sex = patient.sex ? std::string(word_of(*patient.sex)) : unknown_sex;
  const std::string age =
      patient.age_years ? patient.age_years->to_string() + " years" : unknown_age;
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

std::string pictures_of(const SourceInfo& source) {
  const std::vector<int>& pages = source.recognised_pages;
  if (pages.empty()) return {};
  std::string numbers;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i > 0) numbers += i + 1 == pages.size() ? " and " : ", ";
    numbers += std::to_string(pages[i]);
  }
  return pages.size() == 1 ? "page " + numbers + " is a picture: compare its numbers with it"
                           : "pages " + numbers + " are pictures: compare their numbers with them";
}

std::string spoken(const Moment& moment) {
  std::string text = moment.to_iso();
  std::ranges::replace(text, 'T', ' ');
  return text;
}

std::string spoken_place(int page, int line) {
  return "page " + std::to_string(page) + ", line " + std::to_string(line);
}

std::vector<HintedQuestion> hinted_questions(const Interpretation& answer,
                                             const Catalogue& catalogue) {
  std::vector<HintedQuestion> questions;
  for (const OpenQuestion& question : answer.open_questions) {
    const auto rule = std::ranges::find(catalogue.rules(), question.rule, &Rule::id);
    if (rule == catalogue.rules().end() || !is_hinted_at(*rule, answer, catalogue)) continue;
    questions.push_back({rule->title, needs_of(question, catalogue)});
  }
  return questions;
}

// Where a metabolic panel was read, that it holds no vitamins; the article says it does.
std::vector<std::string_view> words_on_what_is_missing(const Interpretation& answer,
                                                       const Catalogue& catalogue) {
  const auto panel = std::ranges::find_if(answer.findings, is_about_what_is_missing);
  if (panel != answer.findings.end() && !panel->cautions.empty()) return panel->cautions;
  const Sentence* sentence = catalogue.sentence("not_measured");
  return sentence ? std::vector{sentence->text} : std::vector<std::string_view>{};
}

}  // namespace labread

#include "output/pdf_marks.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "output/markup.h"
#include "output/report_words.h"
#include "output/result_words.h"
#include "output/selection.h"
#include "output/status_marks.h"
#include "output/terminal.h"
#include "output/told_findings.h"
#include "output/version.h"
#include "output/words.h"

namespace labread {
namespace {

constexpr std::size_t longest_text = 200;  // code points of one printed text
constexpr std::size_t longest_line = 1000;

std::string printed(std::string_view text) { return shortened(harmless(text), longest_text); }

MarkColour colour(const Colour& colour) { return {colour.red, colour.green, colour.blue}; }

// "Vitamin D, 25-Hydroxy 14.6 ng/mL: low"
std::string title_of(const Result& result, const JudgedResult& judged) {
  std::string title = printed(result.name) + " " + printed(result.value);
  if (!result.unit.empty()) title += " " + printed(result.unit);
  return title + ": " + std::string(mark_of(judged).word);
}

class Note {
 public:
  void line(std::string_view text) {
    if (text.empty()) return;
    if (!text_.empty()) text_ += '\n';
    text_ += shortened(harmless(text), longest_line);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string sentence_on(const Source& source) {
  std::string text(source.title);
  for (const std::string_view part : {source.publisher, source.url}) {
    if (!part.empty()) text.append(", ").append(part);
  }
  return text;
}

// "The laboratory's range: 30.0-100.0."
void say_yardsticks(Note& note, const Result& result, const JudgedResult& judged,
                    const Catalogue& catalogue) {
  const std::string range = shortened(printed_range(result), longest_text);
  if (!range.empty()) note.line("Range of the laboratory: " + range);
  for (const std::string& doubt : doubts_about(result, judged, catalogue)) note.line(doubt);
  for (const Judgement& judgement : judged.judged_by) {
    if (is_worth_saying(judgement, judged)) note.line(told(judgement, judged, catalogue));
  }
  note.line(earlier_values(result));
}

void add_once(std::vector<std::string_view>& ids, std::string_view id) {
  if (!id.empty() && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

// The findings that rest on the result, and what they ask for.
void say_findings(Note& note, std::size_t index, const Interpretation& answer,
                  const WriteOptions& options, std::vector<std::string_view>& sources) {
  for (const ToldFinding& told : findings_to_tell(answer, options)) {
    const Finding& finding = told.finding;
    if (std::ranges::find(finding.results, index) == finding.results.end()) continue;
    std::string text = std::string(spoken(finding.severity)) + ": " + finding.summary;
    if (!finding.action.empty()) text.append(" ").append(explain_action(finding.action));
    note.line(text);
    for (const std::string_view source : finding.sources) add_once(sources, source);
  }
}

std::string note_on(std::size_t index, const Interpretation& answer, const Catalogue& catalogue,
                    const WriteOptions& options) {
  const Result& result = answer.report.results[index];
  const JudgedResult& judged = answer.results[index];
  std::vector<std::string_view> sources;
  Note note;
  note.line(title_of(result, judged));
  say_yardsticks(note, result, judged, catalogue);
  for (const Judgement& judgement : judged.judged_by) {
    if (is_worth_saying(judgement, judged)) add_once(sources, judgement.source);
  }
  say_findings(note, index, answer, options, sources);
  for (const std::string_view id : sources) {
    const Source* source = catalogue.source(id);
    if (source) note.line("[" + std::string(id) + "] " + sentence_on(*source));
  }
  return note.take();
}

Mark mark_on(std::size_t index, const Interpretation& answer, const Catalogue& catalogue,
             const WriteOptions& options) {
  const Result& result = answer.report.results[index];
  const JudgedResult& judged = answer.results[index];
  const StatusMark& status = mark_of(judged);
  const ToneColours& colours = colours_of(status.tone);
  Mark mark;
  mark.page = result.where.page;
  mark.box = result.where.value.value_or(result.where.box);
  mark.letters = status.letters;
  mark.ink = colour(colours.ink);
  mark.wash = colour(colours.wash);
  mark.title = title_of(result, judged);
  mark.note = note_on(index, answer, catalogue, options);
  mark.in_outline = is_out_of_range(judged);
  return mark;
}

struct Counts {
  std::size_t results = 0;
  std::size_t out_of_range = 0;
  std::size_t refused = 0;
};

Counts counts_of(std::span<const Interpretation> reports) {
  Counts counts;
  for (const Interpretation& report : reports) {
    counts.results += report.results.size();
    counts.refused += report.report.skipped.size();
    counts.out_of_range +=
        static_cast<std::size_t>(std::ranges::count_if(report.results, is_out_of_range));
  }
  return counts;
}

// Who marked, as for whom, and how the marks are read.
std::string sheet_of(std::span<const Interpretation> reports, const Counts& counts,
                     const WriteOptions& options) {
  Note note;
  note.line("The marks on this copy are not the laboratory's. They are by labread " +
            std::string(program_version()) + " (knowledge " +
            std::string(options.knowledge_version) + ").");
  note.line(counted(counts.results, "result", "results") + ", " +
            std::to_string(counts.out_of_range) + " out of range.");
  for (const Interpretation& report : reports) {
    note.line("Judged as " + person_of(report.patient, false));
  }
  note.line(
      "L low, H high, LL and HH critically so, A abnormal, AA critical, N normal, ? not judged.");
  note.line("A mark's note says what its value was held against.");
  if (counts.refused > 0) {
    note.line(counted(counts.refused, "line", "lines") +
              " could not be read beyond doubt and are not marked.");
  }
  if (!reports.empty()) note.line(reports.front().advice.disclaimer);
  return note.take();
}

}  // namespace

PdfMarks pdf_marks_of(std::span<const Interpretation> reports, const Catalogue& catalogue,
                      const WriteOptions& options) {
  const Counts counts = counts_of(reports);
  PdfMarks marks;
  marks.title = "labread: " + std::to_string(counts.out_of_range) + " of " +
                counted(counts.results, "result", "results") + " out of range";
  marks.note = sheet_of(reports, counts, options);
  marks.ink = colour(colours_of(Tone::unsure).ink);
  for (const Interpretation& report : reports) {
    for (const std::size_t index : select(report, options).results) {
      marks.marks.push_back(mark_on(index, report, catalogue, options));
    }
  }
  return marks;
}

}  // namespace labread

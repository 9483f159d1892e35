#include "parser/results/read_report.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

#include "base/fold.h"
#include "parser/assembly/assemble.h"
#include "parser/header/doubtful_dates.h"
#include "parser/header/header.h"
#include "parser/header/header_labels.h"
#include "parser/header/patients.h"
#include "parser/header/person_name.h"
#include "parser/layout/blocks.h"
#include "parser/layout/leaders.h"
#include "parser/layout/row_marks.h"
#include "parser/layout/stacked_columns.h"
#include "parser/layout/watermark.h"
#include "parser/layout/word_starts.h"
#include "parser/layout/wrapped_rows.h"
#include "parser/results/recognised.h"
#include "parser/results/respell.h"
#include "parser/results/shared_ranges.h"
#include "parser/results/slips.h"
#include "parser/tokens/conventions.h"
#include "parser/tokens/date.h"

namespace labread {
namespace {

int fields_of(const Result& result) {
  return !result.unit.empty() + !result.range.text.empty() + !result.range.bands.empty() +
         !result.flag.empty() + !result.previous.empty();
}

bool same_or_missing(std::string_view a, std::string_view b) {
  return a.empty() || b.empty() || fold_unit(a) == fold_unit(b);
}

// Summaries, trend cards and appendices print a result again: same name, value and date, and no
// field that says otherwise; one may print the bands in full, the other their normal one.
bool repeats(const Result& a, const Result& b) {
  return a.value == b.value && fold_name(a.name) == fold_name(b.name) &&
         a.collected == b.collected && same_or_missing(a.unit, b.unit) &&
         (same_or_missing(a.range.text, b.range.text) ||
          a.range.bands.empty() != b.range.bands.empty());
}

// The pages with nothing but results that stand on other pages too.
std::vector<int> summary_pages(const std::vector<Result>& results) {
  std::vector<int> pages;
  if (results.empty() || results.front().where.page == results.back().where.page) return pages;
  std::vector<int> with_own;
  for (const Result& result : results) {
    const int page = result.where.page;
    if (pages.empty() || pages.back() != page) pages.push_back(page);
    if (!with_own.empty() && with_own.back() == page) continue;
    const bool stands_elsewhere = std::any_of(
        results.begin(), results.end(),
        [&](const Result& other) { return other.where.page != page && repeats(other, result); });
    if (!stands_elsewhere) with_own.push_back(page);
  }
  std::erase_if(pages, [&](int page) {
    return std::find(with_own.begin(), with_own.end(), page) != with_own.end();
  });
  return pages;
}

// Keeps one of each, at its own place: the fullest; of equals the first, unless it stands in a
// summary in front of the table.
void drop_repeats(std::vector<Result>& results) {
  const std::vector<int> summaries = summary_pages(results);
  const auto in_summary = [&](const Result& result) {
    return std::find(summaries.begin(), summaries.end(), result.where.page) != summaries.end();
  };
  const auto is_better = [&](const Result& result, const Result& first) {
    const int more = fields_of(result) - fields_of(first);
    return more > 0 || (more == 0 && in_summary(first) && !in_summary(result));
  };
  auto end = results.begin();  // of those that are kept
  for (auto result = results.begin(); result != results.end(); ++result) {
    const auto same = std::find_if(results.begin(), end,
                                   [&](const Result& other) { return repeats(other, *result); });
    if (same != end && !is_better(*result, *same)) continue;
    if (same != end) end = std::move(same + 1, end, same);
    if (end != result) *end = std::move(*result);
    ++end;
  }
  results.erase(end, results.end());
}

// "Name: Muster, Eva" above a table heads it by its form; whose results they are is no section.
void forget_person(const std::vector<std::string>& name, std::vector<Result>& results) {
  const auto is_of_name = [&](const std::string& word) {
    return std::find(name.begin(), name.end(), word) != name.end();
  };
  std::string section;  // the last that was looked at: results of one stand together
  bool is_person = false;
  for (Result& result : results) {
    if (result.section != section) {
      section = result.section;
      const std::vector<std::string> words = name_words(section);
      is_person = !words.empty() && std::all_of(words.begin(), words.end(), is_of_name);
    }
    if (is_person) result.section.clear();
  }
}

// What is the same for all patients of a document.
struct Setting {
  const Document& document;
  const Conventions& conventions;
  const Catalogue& catalogue;
  Trace* trace = nullptr;
};

// What titles a column may depend on the order of dates, and on whether it is known.
void forget_untitled(std::vector<Line>& lines) {
  const auto holds_date = [](const Cell& cell) {
    return std::any_of(cell.words.begin(), cell.words.end(),
                       [](const Word* word) { return holds_numeric_date(word->text); });
  };
  for (Line& line : lines) {
    line.untitled = line.untitled && std::none_of(line.cells.begin(), line.cells.end(), holds_date);
  }
}

Report read_patient(std::vector<Line>& lines, const std::vector<LabelledText>& labels,
                    const Setting& setting) {
  const auto& [document, detected, catalogue, trace] = setting;
  HeaderReading head = read_header(lines, labels, detected, catalogue);
  Conventions conventions = detected;
  conventions.date_order = head.date_order;
  const bool same_order = head.date_order.value == detected.date_order.value &&
                          is_order_known(head.date_order) == is_order_known(detected.date_order);
  if (!same_order) forget_untitled(lines);
  Assembly assembly =
      assemble(blocks_of(lines, conventions, catalogue), conventions, catalogue, trace);
  hand_ranges_to_shares(assembly.results);
  drop_doubtful_dates(lines, conventions, catalogue, head, assembly.results);
  join_dated_lists(assembly.results, assembly.lists, head.header.collected);
  take_collection_of_rows(assembly.results, head);
  Report report;
  report.header = std::move(head.header);
  report.conventions = conventions;
  report.notes = std::move(head.notes);
  for (Result& result : assembly.results) {
    if (result.collected == report.header.collected) result.collected.reset();
  }
  drop_repeats(assembly.results);
  report.results = std::move(assembly.results);
  forget_person(report.header.patient.name_words, report.results);
  report.skipped = std::move(assembly.skipped);
  judge_recognised(document, catalogue, report);
  if (report.results.empty()) {
    report.notes.push_back({"no_results", "no line of this document reads as a result", {}});
  }
  return report;
}

// One report a patient: their lines are cut at `starts`.
std::vector<Report> read_patients(const std::vector<Line>& lines, std::vector<std::size_t> starts,
                                  const Setting& setting) {
  std::vector<Report> reports;
  auto from = lines.begin();
  starts.push_back(lines.size());
  for (const std::size_t start : starts) {
    const auto to = lines.begin() + static_cast<std::ptrdiff_t>(start);
    std::vector<Line> own(from, to);
    const auto labels = labelled_texts(own, setting.catalogue.lexicon());
    Report& report = reports.emplace_back(read_patient(own, labels, setting));
    report.notes.push_back({"several_patients",
                            "the document holds results of several patients; each has a report "
                            "of their own",
                            Place{own.front().page, own.front().number}});
    from = to;
  }
  return reports;
}

std::vector<Report> read_lines(const Document& document, const Catalogue& catalogue,
                               const SaidConventions& said, Trace* trace) {
  const Conventions conventions = detect_conventions(document, catalogue, said);
  std::vector<Line> lines = lines_of(document);
  drop_watermark(lines, catalogue.lexicon());
  std::deque<Word> changed;
  drop_row_marks(lines, changed);
  if (document.kind == DocumentKind::text) {
    join_stacked_columns(lines, conventions, catalogue, changed);
  }
  lines = join_wrapped_rows(std::move(lines), document, conventions, catalogue);
  note_starts(lines, catalogue.lexicon());
  const auto labels = labelled_texts(lines, catalogue.lexicon());
  const auto starts = patient_starts(lines, labels, conventions, catalogue);
  const Setting setting{document, conventions, catalogue, trace};
  if (!starts.empty()) return read_patients(lines, starts, setting);
  std::vector<Report> reports;
  reports.push_back(read_patient(lines, labels, setting));
  return reports;
}

}  // namespace

std::vector<Report> read_report(const Document& document, const Catalogue& catalogue,
                                const SaidConventions& said, Trace* trace) {
  const bool recognised = has_recognised_pages(document);
  const bool led = has_leaders(document);
  std::optional<Document> parted;
  if (led) part_leaders(parted.emplace(document));
  const std::vector<Slip> slips = slips_of(led ? *parted : document, catalogue);
  if (!recognised && !led && slips.empty()) return read_lines(document, catalogue, said, trace);
  Document prepared = led ? *std::move(parted) : document;
  mend(prepared, slips);
  if (recognised) respell(prepared, catalogue);
  std::vector<Report> reports = read_lines(prepared, catalogue, said, trace);
  for (Report& report : reports) restore_printed(prepared, slips, catalogue, report);
  return reports;
}

}  // namespace labread

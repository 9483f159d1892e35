#include "parser/results/read_report.h"

#include <algorithm>

#include "base/fold.h"
#include "parser/layout/blocks.h"
#include "parser/layout/watermark.h"
#include "parser/layout/wrapped_rows.h"
#include "parser/results/assemble.h"
#include "parser/results/header.h"
#include "parser/tokens/conventions.h"

namespace labread {
namespace {

int fields_of(const Result& result) {
  return !result.unit.empty() + !result.range.text.empty() + !result.flag.empty() +
         !result.previous.empty();
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

// Keeps one of each, the fullest, at its first place.
void drop_repeats(std::vector<Result>& results) {
  std::vector<Result> kept;
  for (Result& result : results) {
    const auto same = std::find_if(kept.begin(), kept.end(),
                                   [&](const Result& other) { return repeats(other, result); });
    if (same == kept.end()) {
      kept.push_back(std::move(result));
    } else if (fields_of(result) > fields_of(*same)) {
      *same = std::move(result);
    }
  }
  results = std::move(kept);
}

}  // namespace

std::vector<Report> read_report(const Document& document, const Catalogue& catalogue,
                                const SaidConventions& said, Trace* trace) {
  const Conventions conventions = detect_conventions(document, catalogue, said);
  std::vector<Line> lines = lines_of(document);
  drop_watermark(lines);
  lines = join_wrapped_rows(std::move(lines), document, conventions, catalogue);
  Assembly assembly =
      assemble(blocks_of(lines, conventions, catalogue), conventions, catalogue, trace);
  drop_repeats(assembly.results);
  HeaderReading head = read_header(lines, conventions, catalogue);
  take_collection_of_rows(assembly.results, conventions, head);
  Report report;
  report.header = std::move(head.header);
  report.notes = std::move(head.notes);
  for (Result& result : assembly.results) {
    if (result.collected == report.header.collected) result.collected.reset();
  }
  report.results = std::move(assembly.results);
  report.skipped = std::move(assembly.skipped);
  if (report.results.empty()) {
    report.notes.push_back({"no_results", "no line of this document reads as a result", {}});
  }
  std::vector<Report> reports;
  reports.push_back(std::move(report));
  return reports;
}

}  // namespace labread

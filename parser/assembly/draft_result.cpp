#include "parser/assembly/draft_result.h"

#include <algorithm>

#include "base/fold.h"
#include "parser/tokens/range.h"
#include "parser/tokens/value.h"

namespace labread {
namespace {

// Specimens that a name states against what stands around it; "RBC" in a name is the cell itself.
bool is_no_blood(std::string_view specimen) {
  return specimen.starts_with("urine") || specimen == "stool" || specimen == "csf" ||
         specimen == "other";
}

// "Index: 0.09", "Glucose / enzymatic" below the titles of names and of methods.
std::string without_end(std::string_view name) {
  const auto is_mark = [](char c) { return c == ':' || c == '/' || c == ' '; };
  while (name.size() > 1 && is_mark(name.back())) name.remove_suffix(1);
  return std::string(name);
}

// "Urine albumin", not "\u5c3f\u9178" (uric acid), which is written with the sign for urine: of a
// known name that holds the word the analytes tell.
std::string specimen_of_name(std::string_view name, const Catalogue& catalogue) {
  std::string specimen = specimen_in(name, catalogue.lexicon());
  if (!specimen.starts_with("urine")) return specimen;
  const std::string key = fold_name(name);
  const NameMatch match = catalogue.match_name(key);
  if (match.name == nullptr || match.name->analytes.empty()) return specimen;
  const std::string_view known = std::string_view(key).substr(0, match.length);
  if (specimen_in(known, catalogue.lexicon()) != specimen) return specimen;
  const bool of_urine = std::ranges::any_of(match.name->analytes, [&](AnalyteIndex index) {
    return catalogue.analyte(index).specimen_class.starts_with("urine");
  });
  return of_urine ? specimen : std::string();
}

PrintedRange range_of(const RowReading& reading, const Conventions& conventions,
                      const Catalogue& catalogue) {
  std::string text = reading.range.text;
  const std::size_t blank = text.find(' ');
  const bool two = reading.two_bounds && blank != std::string::npos &&
                   text.find(' ', blank + 1) == std::string::npos;
  // Bounds from columns of their own are one interval.
  if (two) text = text.substr(0, blank) + " -" + text.substr(blank);
  PrintedRange range = read_range_cell(text, conventions, catalogue);
  if (reading.unit_in_range && text.starts_with(range.text)) range.text = text;
  // One bound alone under the title of low or high limits.
  if (!two && reading.bound_title && !range.low && !range.high) {
    const auto number = take_number(text, conventions, catalogue.lexicon());
    const bool plain =
        number && number->length == text.size() && number->value.number && !number->value.ambiguous;
    if (plain) {
      const Bound bound{*number->value.number, true};
      (*reading.bound_title == ColumnRole::low ? range.low : range.high) = bound;
    }
  }
  return range;
}

}  // namespace

Location place_of(const Draft& draft) {
  const RowReading& reading = draft.reading;
  const auto box = [](const Piece& piece) {
    return piece.empty() ? std::nullopt : std::optional(piece.box);
  };
  return {draft.page,         draft.first_line,  draft.box,          box(reading.name),
          box(reading.value), box(reading.unit), box(reading.range), box(reading.flag)};
}

Result result_of(const Draft& draft, const FactsAbove& facts, const Conventions& conventions,
                 const Catalogue& catalogue) {
  const RowReading& reading = draft.reading;
  Result result;
  result.name = without_end(reading.name.text);
  result.value = reading.value.text;
  result.unit = reading.unit.text;
  result.flag = reading.flag.text;
  result.flag_meaning = reading.flag_meaning;
  if (!reading.range.empty()) result.range = range_of(reading, conventions, catalogue);
  result.read = reading.read;
  result.section = facts.section == reading.name.text ? std::string() : facts.section;
  result.specimen = specimen_of_name(reading.name.text, catalogue);
  if (!is_no_blood(result.specimen)) result.specimen = facts.specimen;
  result.collected = reading.date ? reading.date : facts.collected;
  result.previous = reading.previous;
  result.candidates = reading.candidates;
  result.confidence = std::clamp(0.5 + reading.score() / 16, 0.5, 1.0);
  result.where = place_of(draft);
  return result;
}

}  // namespace labread

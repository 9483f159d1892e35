#include "parser/assembly/wrapped_name.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/fold.h"
#include "parser/assembly/facts_above.h"
#include "parser/assembly/line_kinds.h"
#include "parser/rows/pieces.h"
#include "parser/rows/weights.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

constexpr std::size_t most_words = 6;  // of a part of a name

bool is_known(std::string_view name, const Catalogue& catalogue) {
  return catalogue.find_name(fold_name(name)) != nullptr;
}

bool open_ended(std::string_view name) {
  const auto count = [&](char c) { return std::count(name.begin(), name.end(), c); };
  return count('(') > count(')') || name.ends_with(',') || name.ends_with('-') ||
         name.ends_with('/');
}

// "ABSOLUTE COUNT" below "Basophils  1  %": the row's unit is one of its own name's test and none
// of the longer name's.
bool is_of_another_unit(const RowReading& row, const Name& longer, const Catalogue& catalogue) {
  const std::string unit = fold_unit(row.unit.text);
  return !unit.empty() && is_unit_of_any(row.candidates, unit, catalogue) &&
         !is_unit_of_any(longer.analytes, unit, catalogue);
}

// "25 Hydroxy" whose number was taken for the row's.
std::string with_counter(const Draft& draft) {
  const std::string& line = draft.text;
  const std::string& name = draft.reading.name.text;
  const std::size_t at = line.find(name);
  if (at == 0 || at == std::string::npos) return name;
  const std::size_t cell = line.rfind("  ", at);
  const std::size_t from = cell == std::string::npos ? 0 : cell + 2;
  return line.substr(from, at + name.size() - from);
}

// Whether a line below a whole row holds a result, or is a name like that row's.
bool starts_result(const Draft& draft, const TypedLine& typed, const Columns* titled,
                   const Catalogue& catalogue) {
  // "INR   0.9 - 1.2" below "PT   14.1   sec   10 - 14.5", though it is only a name in full.
  const bool like_row =
      typed.cells.size() == 1 || (holds_limits(typed) && !draft.reading.range.empty());
  if (like_row && is_known(typed.cells.front(), catalogue) &&
      is_known(draft.reading.name.text, catalogue)) {
    return true;
  }
  return std::any_of(typed.tokens.begin(), typed.tokens.end(), [&](const TypedToken& token) {
    const Column* column = titled ? titled->at(token.box) : nullptr;
    const bool below_title = column != nullptr && column->role == ColumnRole::value;
    if (token.cell == 0) return false;
    if (token.is(token_word_value) && below_title) return true;
    // ">66" under the title of results
    return token.is(token_number) && (below_title || !token.is(token_range));
  });
}

// The line above a row is no heading but the beginning of its name: no name and no specimen of its
// own, or one that the row's unit does not contradict with it.
bool is_part_of_name(const NameAbove& above, const RowReading& row, const Lexicon& lexicon) {
  if (row.name.text.starts_with('(')) return true;
  const bool misfit = holds(row.evidence, weights::unit_misfits);
  if (misfit || above.known) return misfit;
  const std::string specimen = specimen_in(above.name.text, lexicon);
  return specimen.empty() || specimen == "red_cells";
}

// "1st hour   12 mm" below the heading "Sedimentation rate": a row of its own, of that test.
bool names_hour_of(const NameAbove& heading, const RowReading& row, const Catalogue& catalogue) {
  const std::string unit = fold_unit(row.unit.text);
  return row.name.text.front() == '1' && (unit == "mm" || unit.starts_with("mm/h")) &&
         heading.known && !heading.candidates.empty() && is_known(row.name.text, catalogue);
}

}  // namespace

bool continue_known_name(Draft& draft, const Line& line, const Columns* titled,
                         const Conventions& conventions, const Catalogue& catalogue) {
  Piece& name = draft.reading.name;
  const Cell& first = line.cells.front();
  if (name.empty() || first.words.size() > most_words) return false;
  const double size = double(line.font_size);
  const double indent = name.box.left - first.box.left;
  const std::string counted = with_counter(draft);
  const bool outdented = indent > 0 && indent <= 6 * size && counted != name.text;
  const bool below = (std::abs(first.box.left - name.box.left) <= 2 * size || outdented) &&
                     line.box.top - draft.last_box.bottom <= size;
  if (!below) return false;
  const std::string rest = first.text();
  if (!has_letter(rest) && (rest != "%" || draft.reading.unit.empty())) return false;
  if (rest.starts_with('1') && is_known(rest, catalogue)) return false;  // "1st hour"
  std::string joined = name.text + std::string(between_lines(draft.text, name.text)) + rest;
  const Name* known = catalogue.find_name(fold_name(joined));
  if (std::string longer = counted + " " + rest;
      known == nullptr && draft.one_line && joined != longer) {
    joined = std::move(longer);
    known = catalogue.find_name(fold_name(joined));
  }
  if (known == nullptr || is_of_another_unit(draft.reading, *known, catalogue)) return false;
  const bool whole = draft.has_value();
  if (whole && !draft.one_line) return false;
  // Below a complete result stands the next one, unless only its name and range go on; and below a
  // row that has its limits or unit and no value, too: "PT   sec   10 - 14" and "INR   1.2".
  if (whole || (!draft.reading.unit.empty() && !draft.reading.range.empty())) {
    const TypedLine typed = type_line(line, conventions, catalogue);
    if (starts_result(draft, typed, titled, catalogue)) return false;
  }
  // "(enzymatic)" below "Creatinine   1.02   mg/dL": how it was measured, though the name is known
  // with it, too.
  const bool method = whole && is_in_brackets(rest) && is_known(name.text, catalogue) &&
                      std::ranges::equal(known->analytes, draft.reading.candidates);
  if (method) return true;
  name.text = joined;
  name.box = united(name.box, first.box);
  draft.reading.candidates.assign(known->analytes.begin(), known->analytes.end());
  return true;
}

NamePart continue_name(Draft& draft, const Line& line, const RowReading& reading,
                       const LinesBelow& below, const Catalogue& catalogue) {
  RowReading& open = draft.reading;
  if (open.name.empty() || !reading.range.empty() || !reading.unit.empty()) return NamePart::none;
  const double size = double(line.font_size);
  if (std::abs(open.name.box.left - reading.name.box.left) > 2 * size) return NamePart::none;
  if (line.box.top - draft.last_box.bottom > size) return NamePart::none;
  // "VITAMIN D,25-" and "OH,TOTAL" below its value: the dash joins them.
  const std::string joined =
      open.name.text + std::string(between_lines(draft.text, open.name.text)) + reading.name.text;
  const Name* const longer = catalogue.find_name(fold_name(joined));
  const bool known = longer != nullptr;
  if (known && is_of_another_unit(open, *longer, catalogue)) return NamePart::none;
  if (known && open.has_value() && below.may_share_name(line, open.name.text)) {
    return NamePart::taken;
  }
  // Below a complete card a known name begins the next one, though the two may be the same test's.
  const bool next_card = open.has_value() && !draft.one_line &&
                         !(known && open_ended(open.name.text)) &&
                         is_known(reading.name.text, catalogue);
  if (next_card || reading.labelled_name) return NamePart::none;
  // "Glucose", "(Hexokinase)" and the result below: the method in brackets.
  const bool bracket = reading.name.text.starts_with('(');
  const bool method = bracket && reading.name.text.ends_with(')');
  if (method && !known && !open.has_value() && open.known_name) return NamePart::taken;
  if (bracket && !known && open.has_value()) return NamePart::aside;
  // "cCl-" is whole: the dash is its charge.
  const bool whole = is_known(open.name.text, catalogue) && open.name.text.ends_with('-');
  if (!known && (!open_ended(open.name.text) || whole)) return NamePart::none;
  open.name = {joined, united(open.name.box, reading.name.box)};
  return NamePart::taken;
}

NameAbove name_of(const Draft& draft) {
  const RowReading& open = draft.reading;
  return {open.name, open.candidates, open.known_name, draft.text, !draft.below_row};
}

std::optional<NameAbove> name_in_line(const Line* above, const Line& line,
                                      const RowReading& reading, const Catalogue& catalogue) {
  if (above == nullptr || above->page != line.page || above->cells.size() != 1) return std::nullopt;
  const double size = double(line.font_size);
  const bool near = std::abs(above->box.left - reading.name.box.left) <= 2 * size &&
                    line.box.top - above->box.bottom <= size;
  if (!near || above->cells.front().words.size() > most_words) return std::nullopt;
  NameAbove name{{above->text(), above->box}, {}, false, {}, false};
  if (const Name* known = catalogue.find_name(fold_name(name.name.text))) {
    name.known = true;
    name.candidates.assign(known->analytes.begin(), known->analytes.end());
  }
  return name;
}

std::optional<RowReading> with_name_above(const NameAbove& above, const RowReading& reading,
                                          const RowContext& context, const Catalogue& catalogue) {
  const bool begins = above.waits || !reading.known_start;
  if (above.name.empty() || !(begins || is_part_of_name(above, reading, catalogue.lexicon()))) {
    return std::nullopt;
  }
  RowReading whole = reading;
  if (names_hour_of(above, reading, catalogue)) {
    whole.candidates = above.candidates;
    return whole;
  }
  const std::string joined =
      above.name.text + std::string(between_lines(above.line, above.name.text)) + reading.name.text;
  const Name* known = catalogue.find_name(fold_name(joined));
  if (known == nullptr) return std::nullopt;
  whole.name = {joined, united(above.name.box, reading.name.box)};
  whole.candidates.assign(known->analytes.begin(), known->analytes.end());
  whole.known_name = whole.known_start = true;
  weigh(whole, context, catalogue);
  if (reading.accepted() && !whole.accepted()) return std::nullopt;
  return whole;
}

}  // namespace labread

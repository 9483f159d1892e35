#include "parser/assembly/lists_in_lines.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "parser/assembly/facts_above.h"
#include "parser/lists/dashed_rows.h"
#include "parser/lists/dated_values.h"
#include "parser/lists/letter_rows.h"
#include "parser/lists/listed_rows.h"
#include "parser/lists/told_rows.h"
#include "parser/rows/pieces.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

// The lines from this one on that are one paragraph of prose.
std::vector<Line> paragraph_at(const Line& line, std::span<const Line> below) {
  constexpr std::size_t longest = 20;
  std::vector<Line> paragraph{line};
  for (const Line& next : below) {
    const Line& last = paragraph.back();
    const bool goes_on = next.page == last.page && next.cells.size() == 1 &&
                         next.box.top - last.box.bottom < next.font_size &&
                         !last.text().ends_with(':') && paragraph.size() < longest;
    if (!goes_on) break;
    paragraph.push_back(next);
  }
  return paragraph;
}

// The words of a line of prose above that ends in the middle of a sentence, or none.
std::span<const Word* const> open_words_above(const Line& line, const ListPlace& place) {
  const std::string_view ends = ".:,";
  const Line* above = place.above;
  if (above == nullptr || above->cells.size() != 1 || line.cells.size() != 1 || place.breaks_off) {
    return {};
  }
  const std::span<const Word* const> words = above->cells.front().words;
  return ends.find(words.back()->text.back()) == ends.npos ? words : std::span<const Word* const>();
}

// "…, potassium 4.2 mmol/L, adjusted": a comma and words behind the last number.
bool ends_in_name(const Line& line) {
  constexpr std::size_t longest = 3;
  const auto& words = line.cells.back().words;
  for (std::size_t i = words.size(); i-- > 0;) {
    if (words[i]->text.ends_with(',') || words[i]->text.ends_with(';')) return true;
    if (holds_digit(words[i]->text) || words.size() - i > longest) return false;
  }
  return false;
}

}  // namespace

ListInLine ListsInLines::list_in(const Line& line, const ListPlace& place,
                                 const LinesBelow& below) {
  ListInLine found = dashes(line, place);
  if (found.rows.empty()) found = dated(line, place);
  if (found.rows.empty()) found = sentences(line);
  if (found.rows.empty() && !place.in_table) found = letter(line, place, below);
  if (found.rows.empty() && !found.others) found = list(line, place, below);
  return found;
}

bool ListsInLines::holds_list(const Line& line) {
  return !listed_rows(line, true, conventions_, catalogue_, words_).empty();
}

std::optional<const Line*> ListsInLines::without_taken(const Line& line) {
  const auto is_it = [&line](const Line& taken) { return &taken == &line; };
  if (std::ranges::any_of(lines_taken_, is_it)) return nullptr;
  if (words_taken_.of != &line || words_taken_.count == 0) return std::nullopt;
  Line& rest = parts_.emplace_back(line);
  auto& words = rest.cells.front().words;
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(words_taken_.count));
  if (words.empty()) return nullptr;
  fit_box(rest);
  return &rest;
}

const Line& ListsInLines::part_of(const Line& line, std::size_t first, std::size_t last) {
  Line& part = parts_.emplace_back(line);
  const auto at = [&](std::size_t cell) {
    return line.cells.begin() + static_cast<std::ptrdiff_t>(cell);
  };
  part.cells.assign(at(first), at(last));
  fit_box(part);
  return part;
}

void ListsInLines::keep(std::vector<Line>&& lines, ListInLine& list) {
  for (Line& line : lines) {
    list.rows.emplace_back().line = &parts_.emplace_back(std::move(line));
  }
}

// "03/14/2023 06:20AM BLOOD WBC-12.3* RBC-2.61*" and the lines that go on with its results.
ListInLine ListsInLines::dashes(const Line& line, const ListPlace& place) {
  ListInLine list;
  const bool goes_on = place.above != nullptr && place.above == dashed_ && !place.breaks_off;
  DashedRows found =
      dashed_rows(line, goes_on ? &dashed_open_ : nullptr, conventions_, catalogue_, words_);
  if (found.rows.empty()) return list;
  if (!found.lead.empty()) {
    dashed_specimen_ = specimen_in(found.lead, catalogue_.lexicon());
  } else if (!goes_on) {
    dashed_specimen_ = place.specimen;
  }
  keep(std::move(found.rows), list);
  list.lead = std::move(found.lead);
  list.specimen = dashed_specimen_;
  dashed_ = &line;
  dashed_open_ = std::move(found.open);
  return list;
}

// "WBC   H 12.9 (MAR 14)   H 14.2 (MAR 13)"
ListInLine ListsInLines::dated(const Line& line, const ListPlace& place) {
  ListInLine list;
  const bool goes_on = place.above != nullptr && place.above == dated_;
  auto found = dated_values(line, goes_on, conventions_, catalogue_);
  if (!found) return list;
  ListedRow& row = list.rows.emplace_back();
  row.line = &parts_.emplace_back(std::move(found->row));
  row.dated = true;
  row.earlier = std::move(found->earlier);
  row.day = found->day;
  dated_ = &line;
  return list;
}

// "Your ferritin is 12 ng/mL (normal 15-150)."
ListInLine ListsInLines::sentences(const Line& line) {
  ListInLine list;
  keep(told_rows(line, conventions_, catalogue_, words_), list);
  return list;
}

// "Recent bloods showed Hb 98 g/L and ferritin 6 ug/L. Her vitamin D was 22 nmol/L."
ListInLine ListsInLines::letter(const Line& line, const ListPlace& place, const LinesBelow& below) {
  ListInLine list;
  const auto above = open_words_above(line, place);
  if (!may_be_of_letter(line, above, catalogue_.lexicon())) return list;
  const std::vector<Line> paragraph = paragraph_at(line, below.all());
  auto [rows, others] = letter_rows(paragraph, above, conventions_, catalogue_, words_);
  list.others = rows.empty() && others;
  for (LetterRow& row : rows) {
    ListedRow& listed = list.rows.emplace_back();
    listed.line = &parts_.emplace_back(std::move(row.line));
    listed.lead = std::move(row.lead);
  }
  if (!rows.empty()) lines_taken_ = below.all().first(paragraph.size() - 1);
  list.told = true;
  return list;
}

// "Labs: Na 138, K 4.1, creatinine 0.9 mg/dL"
ListInLine ListsInLines::list(const Line& line, const ListPlace& place, const LinesBelow& below) {
  ListInLine list;
  std::vector<Line> rows = listed_rows(line, place.below_row, conventions_, catalogue_, words_);
  // "Creatinine 0.9 mg/dL, HDL" above "cholesterol 52 mg/dL": a list with what ends it.
  if (rows.empty() && !(place.below_row && ends_in_name(line))) return list;
  const Line* next = below.next_on_page(line);
  const std::size_t taken = take_rest(line, place.below_row, next, rows);
  if (rows.empty()) return list;
  words_taken_ = {next, taken};
  keep(std::move(rows), list);
  list.lead = lead_of_list(line, catalogue_);
  list.told = true;
  return list;
}

// "Iron 31, platelets" above "412/nl (150-370), MCV 74 fl", "NT-proBNP 1.205" above "pg/ml,": the
// first words of the next line end what this one begins. How many they are.
std::size_t ListsInLines::take_rest(const Line& line, bool goes_on, const Line* next,
                                    std::vector<Line>& rows) {
  if (next == nullptr) return 0;
  const auto& words = next->cells.front().words;
  const std::string_view first = words.front()->text;
  const bool ended = std::string_view(",;.:").find(line.cells.back().words.back()->text.back()) !=
                     std::string_view::npos;
  const bool below = next->cells.size() == 1 && next->box.top - line.box.bottom <= line.font_size;
  if (ended || !below) return 0;
  // "mg/dl" behind a number; "Mg" begins a name.
  const bool unit = begins_number(line.cells.back().words.back()->text) &&
                    is_whole_unit(first.substr(0, first.find_last_not_of(",;.") + 1), catalogue_);
  const bool begins =
      unit || is_ascii_digit(first.front()) || first.front() == '(' || first.front() == '[';
  const bool open_name = ends_in_name(line);
  if (!begins && !open_name) return 0;
  const auto end = std::find_if(words.begin(), words.end(), [](const Word* word) {
    return word->text.ends_with(',') || word->text.ends_with(';');
  });
  const auto taken = end == words.end() ? end : end + 1;
  Line longer = line;
  auto& all = longer.cells.back().words;
  all.insert(all.end(), words.begin(), taken);
  std::vector<Line> more = listed_rows(longer, goes_on, conventions_, catalogue_, words_);
  if (more.size() < rows.size() + (begins ? 0 : 1)) return 0;
  if (!begins && !listed_result(more.back(), conventions_, catalogue_).result) return 0;
  rows = std::move(more);
  return static_cast<std::size_t>(taken - words.begin());
}

}  // namespace labread

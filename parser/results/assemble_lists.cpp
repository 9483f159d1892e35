// Results that a sentence lists: each is stepped through as a line of its own.
#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "parser/results/assembler.h"
#include "parser/results/dashed_rows.h"
#include "parser/results/dated_values.h"
#include "parser/results/listed_rows.h"
#include "parser/results/told_rows.h"
#include "parser/tokens/date.h"

namespace labread {

// "Iron 31, platelets" above "412/nl (150-370), MCV 74 fl": the first words of the next line end
// what this one begins. How many they are.
std::size_t Assembler::take_rest_of_list(const Line& line, std::vector<Line>& rows) {
  if (below_.empty() || below_.front().page != line.page) return 0;
  const Line& next = below_.front();
  const auto& words = next.cells.front().words;
  const std::string_view first = words.front()->text;
  const bool ended = std::string_view(",;.:").find(line.cells.back().words.back()->text.back()) !=
                     std::string_view::npos;
  const bool below = next.cells.size() == 1 && next.box.top - line.box.bottom <= line.font_size;
  const bool begins = is_ascii_digit(first.front()) || first.front() == '(' || first.front() == '[';
  if (ended || !below || !begins) return 0;
  const auto end = std::find_if(words.begin(), words.end(), [](const Word* word) {
    return word->text.ends_with(',') || word->text.ends_with(';');
  });
  const auto taken = end == words.end() ? end : end + 1;
  Line longer = line;
  auto& all = longer.cells.back().words;
  all.insert(all.end(), words.begin(), taken);
  std::vector<Line> more =
      listed_rows(longer, after_row_ && !columns_, conventions_, catalogue_, words_);
  if (more.size() < rows.size()) return 0;
  rows = std::move(more);
  return static_cast<std::size_t>(taken - words.begin());
}

// Without the words that ended the list of the line above; false where none are left.
bool Assembler::step_behind_taken_words(const Line& line) {
  const std::size_t taken = std::exchange(words_taken_, 0);
  if (taken == 0) return false;
  Line& rest = parts_.emplace_back(line);
  auto& words = rest.cells.front().words;
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(taken));
  previous_ = &line;
  if (words.empty()) return true;
  fit_box(rest);
  step(rest);
  return true;
}

// Each result of a sentence that lists several, outside of tables and comments.
bool Assembler::step_in_list(const Line& line) {
  const bool goes_on = after_row_ && !columns_;
  std::vector<Line> rows = listed_rows(line, goes_on, conventions_, catalogue_, words_);
  if (rows.empty()) return false;
  const std::size_t taken = take_rest_of_list(line, rows);
  close();
  const std::string before = specimen_;
  read_lead(lead_of_list(line, catalogue_));
  step_in_rows(line, std::move(rows));
  specimen_ = before;
  words_taken_ = taken;
  return true;
}

// "03/14/2023 06:20AM BLOOD WBC-12.3* RBC-2.61*" and the lines that go on with its results.
bool Assembler::step_in_dashes(const Line& line) {
  const bool goes_on = previous_ != nullptr && previous_ == dashed_ && !breaks_off(line);
  DashedRows found =
      dashed_rows(line, goes_on ? &dashed_open_ : nullptr, conventions_, catalogue_, words_);
  if (found.rows.empty()) return false;
  close();
  const std::string before = specimen_;
  if (!found.lead.empty()) {
    read_lead(found.lead);
    dashed_specimen_ = specimen_in(found.lead, catalogue_.lexicon());
  } else if (!goes_on) {
    dashed_specimen_ = before;
  }
  specimen_ = dashed_specimen_;
  step_in_rows(line, std::move(found.rows));
  specimen_ = before;
  dashed_ = &line;
  dashed_open_ = std::move(found.open);
  return true;
}

// "WBC   H 12.9 (MAR 14)   H 14.2 (MAR 13)"
bool Assembler::step_in_dated_values(const Line& line) {
  const bool goes_on = previous_ != nullptr && previous_ == dated_;
  auto found = dated_values(line, goes_on, conventions_, catalogue_);
  if (!found) return false;
  close();
  columns_ = nullptr;
  in_list_ = true;
  in_comment_ = false;
  step(parts_.emplace_back(std::move(found->row)));
  in_list_ = false;
  if (draft_ && draft_->reading.has_value()) {
    draft_->reading.previous = std::move(found->earlier);
    draft_->reading.date = found->day;
  }
  close();
  previous_ = dated_ = &line;
  return true;
}

bool Assembler::step_in_rows_of_line(const Line& line) {
  return step_in_dashes(line) || step_in_dated_values(line) || step_in_sentences(line) ||
         step_in_list(line);
}

// "Your ferritin is 12 ng/mL (normal 15-150)."
bool Assembler::step_in_sentences(const Line& line) {
  std::vector<Line> rows = told_rows(line, conventions_, catalogue_, words_);
  if (rows.empty()) return false;
  step_in_rows(line, std::move(rows));
  return true;
}

// Rows of one line, each complete.
void Assembler::step_in_rows(const Line& line, std::vector<Line>&& rows) {
  close();
  columns_ = nullptr;
  in_list_ = true;
  for (Line& row : rows) {
    in_comment_ = false;
    step(parts_.emplace_back(std::move(row)));
  }
  close();
  in_list_ = false;
  previous_ = &line;
}

// "Labs of 03/05/2024:", "Urine dipstick:": the day or the specimen of the list that follows.
void Assembler::read_lead(std::string_view lead) {
  const std::string_view first = lead.substr(0, lead.find_first_of(" :"));
  auto specimen = first.size() > 3 ? specimen_in(first, catalogue_.lexicon()) : std::string();
  if (!specimen.empty()) specimen_ = std::move(specimen);
  for (std::size_t at = first_digit(lead); at != std::string_view::npos;
       at = lead.find_first_of("0123456789", lead.find_first_of(" (", at))) {
    const auto day =
        take_date(lead.substr(at), conventions_.date_order.value, catalogue_.lexicon());
    if (day) collected_ = day->value.moment;
  }
}

}  // namespace labread

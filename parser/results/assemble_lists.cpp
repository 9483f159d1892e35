// Results that a sentence lists: each is stepped through as a line of its own.
#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "parser/results/assembler.h"
#include "parser/results/dashed_rows.h"
#include "parser/results/dated_values.h"
#include "parser/results/letter_rows.h"
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

// A line of the paragraph above, or one without the words that ended the list of the line above;
// false where nothing of it is taken.
bool Assembler::step_behind_taken_words(const Line& line) {
  if (lines_taken_ > 0) {
    --lines_taken_;
    previous_ = &line;
    return true;
  }
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
         step_in_letter(line) || step_in_list(line);
}

// "Your ferritin is 12 ng/mL (normal 15-150)."
bool Assembler::step_in_sentences(const Line& line) {
  std::vector<Line> rows = told_rows(line, conventions_, catalogue_, words_);
  if (rows.empty()) return false;
  step_in_rows(line, std::move(rows));
  return true;
}

// The lines from this one on that are one paragraph of prose.
std::vector<Line> Assembler::paragraph_at(const Line& line) const {
  constexpr std::size_t longest = 12;
  std::vector<Line> paragraph{line};
  for (const Line& next : below_) {
    const Line& last = paragraph.back();
    const bool goes_on = next.page == last.page && next.cells.size() == 1 &&
                         next.box.top - last.box.bottom <= next.font_size &&
                         !last.text().ends_with(':') && paragraph.size() < longest;
    if (!goes_on) break;
    paragraph.push_back(next);
  }
  return paragraph;
}

// A list below "Previous blood tests 13/02/2024:" is passed over as a whole: as a row of a table
// its first result would be read.
bool Assembler::lists_others(const Line& line) {
  const std::vector<Line> rows = listed_rows(line, true, conventions_, catalogue_, words_);
  if (rows.empty()) return false;
  close();
  after_row_ = false;
  previous_ = &line;
  return true;
}

// "Recent bloods showed Hb 98 g/L and ferritin 6 ug/L. Her vitamin D was 22 nmol/L."
bool Assembler::step_in_letter(const Line& line) {
  if (columns_ != nullptr) return false;
  const std::string_view ends = ".:,";
  std::span<const Word* const> above;
  const bool below_prose = previous_ != nullptr && previous_->cells.size() == 1;
  if (below_prose && line.cells.size() == 1 && !breaks_off(line)) {
    above = previous_->cells.front().words;
    if (ends.find(above.back()->text.back()) != ends.npos) above = {};
  }
  if (!may_be_of_letter(line, above, catalogue_.lexicon())) return false;
  const std::vector<Line> paragraph = paragraph_at(line);
  auto [rows, others] = letter_rows(paragraph, above, conventions_, catalogue_, words_);
  // Nor do its other lines list any: "In 2021 his bloods showed Hb 98 g/L," above "CRP 4 mg/L".
  below_others_ = below_others_ || (rows.empty() && others);
  if (rows.empty()) return others && lists_others(line);
  close();
  const auto day = collected_;
  for (LetterRow& row : rows) {
    read_lead(row.lead);
    std::vector<Line> one{std::move(row.line)};
    step_in_rows(line, std::move(one));
    collected_ = day;
  }
  lines_taken_ = paragraph.size() - 1;
  return true;
}

// "Labs today: Na 138" below, or results above that have no day: beside them, what has one could be
// taken for the newer.
bool Assembler::has_undated_results() const {
  const auto undated = [](const Result& result) { return !result.collected; };
  if (draft_ || std::ranges::any_of(out_.results, undated)) return true;
  return std::ranges::any_of(below_, [this](const Line& line) {
    const std::string text = line.cells.front().text();
    const std::string_view lead = std::string_view(text).substr(0, text.find(':'));
    return lead.size() < text.size() && !holds_digit(lead) &&
           names_blood_tests(lead, catalogue_.lexicon());
  });
}

// "Blood tests on admission 02/02/2025:" alone on its line: the day of the list below.
bool Assembler::take_day_of_tests(const Line& line) {
  const Lexicon& lexicon = catalogue_.lexicon();
  const std::string text = line.text();
  if (names_others(line, lexicon) || !names_blood_tests(text, lexicon)) return false;
  if (has_undated_results()) return false;
  close();
  read_lead(text);
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

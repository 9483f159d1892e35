// What lines say of the rows that follow them: when and from what they were taken.
#include <algorithm>

#include "base/fold.h"
#include "parser/results/assembler.h"
#include "parser/results/pieces.h"
#include "parser/results/told_earlier.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

// "###": how deep a heading of Markdown stands; 0: no heading.
std::size_t heading_level(const Line& line) {
  const std::string_view mark = line.cells.front().words.front()->text;
  const bool heads = mark.size() <= 6 && mark.find_first_not_of('#') == mark.npos;
  return heads && line.cells.front().words.size() > 1 ? mark.size() : 0;
}

// The day in "## 2025-08-26" and "## Results - 2025-08-26", not in "## Reported 2025-08-26" and not
// in the title of the document, "# Laboratory report 2025-09-01".
std::optional<Moment> day_of_heading(const TypedLine& typed, std::size_t level) {
  std::optional<Moment> day;
  if (level == 1 && typed.tokens.size() > 2) return day;
  for (const TypedToken& token : typed.tokens) {
    const bool other = token.label != nullptr && is_fact(token.label->role) &&
                       token.label->role != WordRole::fact_collected;
    if (other || (token.date && day) || token.is(token_number)) return std::nullopt;
    if (token.date) day = token.date;
  }
  return day;
}

// "Vorwerte vom 09.01.2024" below a column of earlier results without a day; whether there is one.
bool date_earlier(std::vector<Result>& results, const Moment& day) {
  bool dated = false;
  for (Result& result : results) {
    for (Previous& earlier : result.previous) {
      if (!earlier.date.empty()) continue;
      earlier.date = Moment{day.date, {}}.to_iso();
      dated = true;
    }
  }
  return dated;
}

}  // namespace

// "### 2025-08-26": the day of the rows below, to the next heading that is not deeper.
void Assembler::take_day_of_heading(const TypedLine& typed) {
  const std::size_t level = heading_level(*typed.line);
  if (level == 0) return;
  if (const auto day = day_of_heading(typed, level)) {
    close();
    collected_ = day;
    day_level_ = level;
  } else if (day_level_ >= level) {
    close();
    collected_.reset();
    day_level_ = 0;
  }
}

// "15/01/2024", "Vorbefund vom 15.01.2024:" between results: the day of those that follow, or of
// the earlier ones beside those above.
void Assembler::take_day_between(const Line& line, const TypedLine& typed) {
  constexpr std::size_t most_words = 4;
  const bool between = previous_ != nullptr && previous_->page == line.page &&
                       (!out_.results.empty() || (draft_ && draft_->reading.has_value()));
  if (!between || line.cells.size() != 1 || typed.tokens.size() > most_words) return;
  const TypedToken* day = nullptr;
  for (const TypedToken& token : typed.tokens) {
    if (token.is(token_date) && day == nullptr) {
      day = &token;
    } else if (!token.is(token_text | token_label) || token.is(token_number) ||
               (token.label != nullptr && is_fact(token.label->role))) {
      return;
    }
  }
  const bool titled = typed.tokens.size() == 1 ||
                      holds_words(typed.cells[0], WordRole::header_previous, catalogue_.lexicon());
  if (day == nullptr || !titled) return;
  close();
  if (typed.tokens.size() > 1 && date_earlier(out_.results, *day->date)) return;
  collected_ = day->date;
}

// "24 HOUR URINE", "Orina de 24 horas": a heading, though it holds a number.
bool Assembler::take_heading_of_urine(const Line& line, const TypedLine& typed) {
  constexpr std::size_t most_words = 5;
  if (line.cells.size() != 1 || line.cells[0].words.size() > most_words) return false;
  bool hours = false;
  for (const TypedToken& token : typed.tokens) {
    const bool word = token.is(token_text | token_label | token_name) || token.text == "h";
    const bool day = token.is(token_number) && token.text == "24";
    if (!word && !day) return false;
    hours = hours || day;
  }
  if (!hours) return false;
  const std::string specimen = specimen_in(line.text(), catalogue_.lexicon());
  if (!specimen.starts_with("urine") || catalogue_.find_name(fold_name(line.text())) != nullptr) {
    return false;
  }
  close();
  section_ = line.text();
  specimen_ = specimen;
  return true;
}

// "Ferritin: previous result of 03-Nov-2024: 61 ug/L" below the table: of the one result with that
// name.
bool Assembler::add_told_earlier(const TypedLine& typed) {
  if (typed.cells.size() != 1) return false;
  const std::string_view text = typed.cells[0];
  const std::size_t colon = text.find(": ");
  if (colon == text.npos) return false;
  const std::string_view behind = text.substr(colon + 2);
  if (!match_words(behind, WordRole::header_previous, catalogue_.lexicon())) return false;
  const auto told = told_earlier(behind, conventions_, catalogue_);
  if (!told) return false;
  close();
  const std::string name = fold_name(text.substr(0, colon));
  Result* of = nullptr;
  for (Result& result : out_.results) {
    if (fold_name(result.name) != name) continue;
    if (of != nullptr) return false;
    of = &result;
  }
  const bool same = of != nullptr && of->previous.empty() && of->read.number &&
                    (told->unit.empty() || fold_unit(told->unit) == fold_unit(of->unit));
  if (same) of->previous.push_back({told->value, told->date, ""});
  return same;
}

void Assembler::take_facts(const TypedLine& typed) {
  take_day_between(*typed.line, typed);
  const TypedToken* label = nullptr;
  for (const TypedToken& token : typed.tokens) {
    if (token.label != nullptr) label = &token;
    if (label == nullptr || &token == label) continue;
    if (label->label->role == WordRole::fact_collected && token.date) {
      // Another draw begins: a row that stands on one line is not of it.
      if (draft_ && draft_->one_line && draft_->reading.has_value()) close();
      collected_ = token.date;
    }
    if (label->label->role == WordRole::fact_specimen) {
      if (auto found = specimen_in(token.text, catalogue_.lexicon()); !found.empty())
        specimen_ = std::move(found);
    }
  }
}

}  // namespace labread

// What lines say of the rows that follow them: when and from what they were taken.
#include <algorithm>

#include "parser/results/assembler.h"
#include "parser/results/pieces.h"

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

void Assembler::take_facts(const TypedLine& typed) {
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

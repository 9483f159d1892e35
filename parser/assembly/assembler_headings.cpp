// What lines say of the rows that follow them: that they are a guide, another person's or an
// earlier day's, when and from what they were taken.
#include <algorithm>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/assembly/aside_heading.h"
#include "parser/assembly/assembler.h"
#include "parser/assembly/line_kinds.h"
#include "parser/lists/letter_rows.h"
#include "parser/lists/listed_rows.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

// "Your goals", alone on its line.
bool names_targets(const TypedLine& typed, const Catalogue& catalogue) {
  const bool words = std::none_of(typed.tokens.begin(), typed.tokens.end(), [](const auto& token) {
    return token.is(token_number | token_range | token_unit | token_date);
  });
  return words && holds_words(typed.cells[0], WordRole::target_word, catalogue.lexicon()) &&
         catalogue.find_name(fold_name(typed.cells[0])) == nullptr;
}

}  // namespace

// "Normal values at a glance", alone on its line and outside of tables.
bool Assembler::heads_guide(const TypedLine& typed) const {
  const auto& tokens = typed.tokens;
  if (table_.columns() || typed.cells.size() != 1 || tokens.empty() || tokens.size() > 5) {
    return false;
  }
  const Line& line = *typed.line;
  const bool below_draft = right_above(line) != nullptr;
  // Not the lead of a range right below a result.
  if ((!below_draft || breaks_off_above(line)) && names_targets(typed, catalogue_)) return true;
  if (heads_limits_of_flag(typed)) return true;
  if (below_draft) return false;
  // "Units" above "Reference values": the titles of a table, a cell a line.
  if (previous_ != nullptr && is_column_title(fold_name(previous_->text()), catalogue_.lexicon())) {
    return false;
  }
  return tokens.front().leads_range() &&
         std::all_of(tokens.begin() + 1, tokens.end(),
                     [](const TypedToken& token) { return token.kinds == token_text; });
}

// "Reference values", the only title of the rows below, or the last of titles with a line each.
bool Assembler::titles_ranges_alone(const Line& line) const {
  return line.cells.size() == 1 && begins_anew(line, previous_) &&
         catalogue_.lexicon().find(fold_name(line.text()), WordRole::header_range) != nullptr;
}

// A heading of further rows. What names a test that was read before is a guide of the comment.
bool Assembler::ends_comment(const Line& line) const {
  if (!table_.columns() || below_.empty() || !begins_anew(line, previous_) ||
      !is_heading_in_capitals(line)) {
    return false;
  }
  const std::string next = fold_name(below_.next().cells.front().text());
  const auto named = [&](const std::string& name) { return next == fold_name(name); };
  return !(draft_ && named(draft_->reading.name.text)) &&
         std::none_of(out_.results.begin(), out_.results.end(),
                      [&](const Result& result) { return named(result.name); });
}

bool Assembler::take_aside_heading(const Line& line) {
  const bool below_rows = previous_ != nullptr && previous_->page == line.page &&
                          (!out_.results.empty() || !out_.aside.empty() || draft_.has_value());
  const LexiconEntry* heading = aside_heading(line, below_, below_rows, conventions_, catalogue_);
  if (heading == nullptr) return false;
  const bool ends = heading->value == "current";
  if (ends && aside_ == nullptr) return false;
  close();
  aside_ = ends ? nullptr : heading;
  if (ends) return false;
  in_comment_ = after_row_ = false;
  return true;
}

// A list below "Previous blood tests 13/02/2024:" is passed over as a whole: as a row of a table
// its first result would be read.
bool Assembler::passes_over(const Line& line) {
  if (!lists_.holds_list(line)) return false;
  close();
  after_row_ = false;
  previous_ = &line;
  return true;
}

// "Labs today: Na 138" below, or results above that have no day: beside them, what has one could be
// taken for the newer.
bool Assembler::has_undated_results() const {
  const auto undated = [](const Result& result) { return !result.collected; };
  if (draft_ || std::ranges::any_of(out_.results, undated)) return true;
  return std::ranges::any_of(below_.all(), [this](const Line& line) {
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
  facts_.read_lead(text, conventions_, lexicon);
  return true;
}

void Assembler::take_day_of_heading(const TypedLine& typed) {
  const auto headed = day_headed_by(typed, facts_.day_level);
  if (!headed) return;
  close();
  facts_.collected = headed->day;
  facts_.day_level = headed->level;
}

void Assembler::take_day_between(const Line& line, const TypedLine& typed) {
  const bool between = previous_ != nullptr && previous_->page == line.page &&
                       (!out_.results.empty() || (draft_ && draft_->has_value()));
  const Moment* day = between ? day_between(typed, catalogue_.lexicon()) : nullptr;
  if (day == nullptr) return;
  close();
  if (typed.tokens.size() > 1 && date_earlier(out_.results, *day)) return;
  facts_.collected = *day;
}

// Collection dates and specimens that stand in front of the rows they are about.
void Assembler::take_facts(const TypedLine& typed) {
  take_day_between(*typed.line, typed);
  const TypedToken* label = nullptr;
  for (const TypedToken& token : typed.tokens) {
    if (token.label != nullptr) label = &token;
    if (label == nullptr || &token == label) continue;
    if (label->labels(WordRole::fact_collected) && token.date) {
      // Another draw begins: a row that stands on one line is not of it.
      if (draft_ && draft_->one_line && draft_->has_value()) close();
      facts_.collected = token.date;
    }
    if (label->labels(WordRole::fact_specimen)) {
      if (auto found = specimen_in(token.text, catalogue_.lexicon()); !found.empty()) {
        facts_.specimen = std::move(found);
      }
    }
  }
}

bool Assembler::take_heading_of_urine(const TypedLine& typed) {
  std::string specimen = urine_headed_by(typed, catalogue_);
  if (specimen.empty()) return false;
  close();
  facts_.section = typed.line->text();
  facts_.specimen = std::move(specimen);
  return true;
}

bool Assembler::add_told_earlier(const TypedLine& typed) {
  const auto told = earlier_named_by(typed, conventions_, catalogue_);
  if (!told) return false;
  close();
  return add_earlier(*told, out_.results);
}

}  // namespace labread

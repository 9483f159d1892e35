// What is not the patient's of today, and what the report itself takes back: blocks of earlier
// results, of controls and of other people, and remarks below a result that withdraw or amend it.
#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/layout/word_starts.h"
#include "parser/results/assembler.h"
#include "parser/results/retraction.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t most_heading_words = 6;

bool holds_number(const TypedLine& typed) {
  return std::any_of(typed.tokens.begin(), typed.tokens.end(), [](const TypedToken& token) {
    return token.is(token_number | token_range | token_interval);
  });
}

// "Level 1", "(01/02/2023)", "2:": what may stand behind the words of such a heading.
bool is_tail_of_heading(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace

// The words that head a block, alone on their line; null: they head none.
const LexiconEntry* Assembler::aside_heading(const Line& line) const {
  if (line.cells.size() != 1 || line.cells[0].words.size() > most_heading_words) return nullptr;
  static constexpr WordRoles roles = {WordRole::aside_heading, WordRole::header_previous};
  if (!line.cells[0].starts.shares(roles)) return nullptr;
  const Lexicon& lexicon = catalogue_.lexicon();
  const std::string text = line.cells[0].text();
  const LeadingWords words(text);
  for (const WordRole role : {WordRole::aside_heading, WordRole::header_previous}) {
    const WordsMatch match = words.match(role, lexicon);
    if (match && is_tail_of_heading(std::string_view(text).substr(match.length))) {
      return match.entry;
    }
  }
  return nullptr;
}

// A row that begins with the name of a test comes next, perhaps below titles or one heading: not
// the values of a card, whose name stands above.
bool Assembler::heads_rows(const Line& heading) const {
  constexpr std::size_t most_between = 2;
  for (std::size_t i = 0; i < below_.size() && i <= most_between; ++i) {
    const Line& line = below_[i];
    if (line.page != heading.page) return false;
    const TypedLine typed = type_line(line, conventions_, catalogue_);
    if (typed.tokens.empty()) return false;
    if (holds_number(typed)) {
      const TypedToken& first = typed.tokens.front();
      const double size = double(line.font_size);
      return first.name != nullptr && typed.tokens.size() > 1 &&
             heading.box.left <= first.box.left + 2 * size;
    }
    const bool titles = line.cells.size() > 1;
    const bool words = line.cells[0].words.size() <= 4 && typed.prose_words == 0;
    const bool empty = std::any_of(typed.tokens.begin(), typed.tokens.end(), [](const auto& token) {
      return token.is(token_word_value | token_date);
    });
    if (!titles && (!words || empty)) return false;
  }
  return false;
}

// "Previous results", "Control level 2", "Mother": the results below are kept apart, up to "Today's
// results" or "Patient". A day in the heading becomes that of its results instead.
bool Assembler::take_aside_heading(const Line& line) {
  const LexiconEntry* heading = aside_heading(line);
  if (heading == nullptr) return false;
  const bool earlier = heading->role == WordRole::header_previous || heading->value == "earlier";
  if (heading->value == "current") {
    if (aside_ == nullptr) return false;
    close();
    aside_ = nullptr;
    return false;
  }
  const TypedLine typed = type_line(line, conventions_, catalogue_);
  const bool dated = std::any_of(typed.tokens.begin(), typed.tokens.end(), [&](const auto& token) {
    return token.is(token_date) && token.date &&
           (token.date->date.day > 12 || is_order_known(conventions_.date_order));
  });
  if ((earlier && dated) || !heads_rows(line)) return false;
  // A page's head tells of other people, too.
  const bool rows_above = previous_ != nullptr && previous_->page == line.page &&
                          (!out_.results.empty() || !out_.aside.empty() || draft_.has_value());
  if (heading->value == "person" && !rows_above) return false;
  close();
  aside_ = heading;
  in_comment_ = after_row_ = false;
  return true;
}

bool Assembler::take_retraction(const Line& line) {
  constexpr std::size_t most_lines = 3;
  if (!draft_ || !draft_->reading.has_value() || line.page != draft_->page ||
      running_ - draft_->touched > most_lines || !starts_of(line).shares(WordRole::retraction)) {
    return false;
  }
  const std::string remark = line.text();
  if (words_taking_back(remark, draft_->reading.value.text, catalogue_.lexicon()).empty()) {
    return false;
  }
  draft_->reading.refusal = "the report takes it back";
  skip(draft_->page, draft_->first_line, draft_->text, draft_->reading);
  draft_.reset();
  return true;
}

bool Assembler::takes_itself_back(const Line& line, const RowReading& reading) const {
  const Piece& value = reading.value;
  for (std::size_t i = value.cell; i < line.cells.size(); ++i) {
    const auto& cell = line.cells[i];
    if (!cell.starts.shares(WordRole::retraction)) continue;
    std::string text = cell.text();
    if (i == value.cell) text.erase(0, value.end);
    const auto words = words_taking_back(text, value.text, catalogue_.lexicon());
    if (words.empty()) continue;
    // "Calcium   9.4 (corrected 9.8)" tells another test besides.
    const bool other =
        catalogue_.find_name(fold_name(std::string(words) + " " + reading.name.text)) != nullptr;
    if (!other) return true;
  }
  return false;
}

void Assembler::keep_aside(Result result) {
  out_.aside.push_back(std::move(result));
  out_.aside_controls = out_.aside_controls || aside_->value == "control";
}

// Without a result of today the earlier ones are what the document is about.
void settle_asides(Assembly& assembly) {
  if (assembly.results.empty() && !assembly.aside_controls) {
    assembly.results = std::exchange(assembly.aside, {});
    return;
  }
  for (const Result& result : assembly.aside) {
    assembly.skipped.push_back({result.where.page, result.where.line,
                                result.name + " " + result.value + " " + result.unit,
                                "below a heading of results that are not the patient's of today"});
  }
}

}  // namespace labread

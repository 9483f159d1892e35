#include "parser/assembly/aside_heading.h"

#include <algorithm>

#include "base/ascii.h"
#include "parser/layout/word_starts.h"
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

const LexiconEntry* words_of_heading(const Line& line, const Lexicon& lexicon) {
  if (line.cells.size() != 1 || line.cells[0].words.size() > most_heading_words) return nullptr;
  static constexpr WordRoles roles = {WordRole::aside_heading, WordRole::header_previous};
  if (!line.cells[0].starts.shares(roles)) return nullptr;
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
bool heads_rows(const Line& heading, const LinesBelow& below, const Conventions& conventions,
                const Catalogue& catalogue) {
  constexpr std::size_t most_between = 2;
  for (std::size_t i = 0; i < below.all().size() && i <= most_between; ++i) {
    const Line& line = below.all()[i];
    if (line.page != heading.page) return false;
    const TypedLine typed = type_line(line, conventions, catalogue);
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

// A day of which nobody knows which number is the month tells nothing.
bool holds_certain_day(const TypedLine& typed, const Conventions& conventions) {
  return std::any_of(typed.tokens.begin(), typed.tokens.end(), [&](const TypedToken& token) {
    return token.is(token_date) && token.date &&
           (token.date->date.day > 12 || is_order_known(conventions.date_order));
  });
}

}  // namespace

const LexiconEntry* aside_heading(const Line& line, const LinesBelow& below, bool below_rows,
                                  const Conventions& conventions, const Catalogue& catalogue) {
  const LexiconEntry* heading = words_of_heading(line, catalogue.lexicon());
  if (heading == nullptr || heading->value == "current") return heading;
  const bool earlier = heading->role == WordRole::header_previous || heading->value == "earlier";
  if (heading->value == "person" && !below_rows) return nullptr;
  if (earlier && holds_certain_day(type_line(line, conventions, catalogue), conventions)) {
    return nullptr;
  }
  return heads_rows(line, below, conventions, catalogue) ? heading : nullptr;
}

}  // namespace labread

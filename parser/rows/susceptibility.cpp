#include "parser/rows/susceptibility.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/fold.h"
#include "parser/layout/word_starts.h"
#include "parser/rows/pieces.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr double evidence_of_name = 3;
constexpr double evidence_of_letter = 3;
constexpr std::size_t longest_heading = 60;    // bytes
constexpr std::size_t shortest_name = 4;       // bytes, of a name that is not known
constexpr std::ptrdiff_t most_name_words = 4;  // likewise

// The meaning of a letter, or empty.
std::string_view meaning_of_letter(std::string_view text) {
  if (text == "S") return "susceptible";
  if (text == "I") return "intermediate";
  if (text == "R") return "resistant";
  return {};
}

// The meaning of a letter or word, or empty.
std::string_view meaning_of(const TypedToken& token, const Lexicon& lexicon) {
  if (const std::string_view meaning = meaning_of_letter(token.text); !meaning.empty()) {
    return meaning;
  }
  const WordsMatch word =
      LeadingWords(token.text).match_all(WordRole::susceptibility_word, lexicon);
  return word ? word.entry->value : std::string_view();
}

// Reads rows one after the other; stops at what belongs to none.
class Rows {
 public:
  Rows(const TypedLine& line, const Lexicon& lexicon) : line_(line), lexicon_(lexicon) {}

  std::vector<RowReading> read() {
    std::vector<RowReading> rows;
    while (at_ < line_.tokens.size()) {
      auto row = next();
      if (!row) return {};
      rows.push_back(*std::move(row));
    }
    return rows;
  }

 private:
  std::optional<RowReading> next() {
    RowReading row;
    for (; at_ < line_.tokens.size() && is_name(row); ++at_) append(row.name, token(), line_);
    if (row.name.empty()) return std::nullopt;
    row.known_name = row.known_start = is_antibiotic(row.name.text, lexicon_);
    Piece letter;
    std::string_view meaning;
    for (; at_ < line_.tokens.size() && !begins_next(meaning); ++at_) {
      const std::string_view here = meaning_of(token(), lexicon_);
      if (!here.empty() && !meaning.empty()) return std::nullopt;  // of two germs
      if (here.empty() && !take_measured(row)) return std::nullopt;
      if (here.empty()) continue;
      meaning = here;
      append(letter, token(), line_);
    }
    if (meaning.empty()) return std::nullopt;
    settle(row, letter, meaning);
    return row;
  }

  const TypedToken& token() const { return line_.tokens[at_]; }

  bool is_name(const RowReading& row) const {
    if (!token().is(token_text | token_name | token_unit) || token().label != nullptr) return false;
    const bool apart = !row.name.empty() && token().cell != row.name.cell;
    return !apart && (row.name.empty() || meaning_of(token(), lexicon_).empty());
  }

  // Behind a complete row another antibiotic may stand.
  bool begins_next(std::string_view meaning) const {
    return !meaning.empty() && is_antibiotic(token().text, lexicon_);
  }

  bool take_measured(RowReading& row) const {
    const TypedToken& here = token();
    const bool breakpoint = here.is(token_range) && (!here.is(token_number) || row.has_value());
    if (breakpoint && row.range.empty()) {
      append(row.range, here, line_);
    } else if (here.is(token_number) && !row.has_value()) {
      append(row.value, here, line_);
      row.read = *here.value;
    } else if (here.is(token_unit) && row.unit.empty() && row.has_value()) {
      append(row.unit, here, line_);
    } else {
      return here.is(token_dash);
    }
    return true;
  }

  static void settle(RowReading& row, const Piece& letter, std::string_view meaning) {
    if (row.has_value()) {
      row.flag = letter;
    } else {
      row.value = letter;
      row.read.kind = ValueKind::word;
      row.read.word = meaning;
    }
    row.evidence = {
        {row.known_name ? "an antibiotic" : "in a table of antibiotics", evidence_of_name},
        {"susceptible, intermediate or resistant", evidence_of_letter}};
  }

  const TypedLine& line_;
  const Lexicon& lexicon_;
  std::size_t at_ = 0;
};

bool may_be_unknown(const RowReading& row) {
  const std::string& name = row.name.text;
  return name.size() >= shortest_name && has_letter(name) && !name.ends_with(':') &&
         std::count(name.begin(), name.end(), ' ') < most_name_words;
}

}  // namespace

bool is_antibiotic(std::string_view name, const Lexicon& lexicon) {
  return lexicon.longest(fold_name(name), WordRole::antibiotic).entry != nullptr;
}

bool is_susceptibility_letter(std::string_view text) { return !meaning_of_letter(text).empty(); }

std::vector<RowReading> susceptibilities_of(const TypedLine& line, bool below_heading,
                                            const Lexicon& lexicon) {
  const bool words = starts_of(*line.line).shares(WordRole::susceptibility_word);
  const bool any =
      std::any_of(line.tokens.begin(), line.tokens.end(), [&](const TypedToken& token) {
        return words ? !meaning_of(token, lexicon).empty() : !meaning_of_letter(token.text).empty();
      });
  if (!any || line.comment) return {};
  std::vector<RowReading> rows = Rows(line, lexicon).read();
  const bool known =
      std::all_of(rows.begin(), rows.end(), [](const RowReading& row) { return row.known_name; });
  const bool unknown = below_heading && rows.size() == 1 && may_be_unknown(rows.front());
  if (!known && !unknown) return {};
  return rows;
}

bool heads_susceptibilities(const TypedLine& line, const Lexicon& lexicon) {
  const bool may_head = starts_of(*line.line).shares(WordRole::susceptibility_heading);
  if (line.comment || !may_head) return false;
  const std::string text = line.line->text();
  if (text.size() > longest_heading) return false;
  return holds_words(text, WordRole::susceptibility_heading, lexicon);
}

Piece susceptibility_unit(const TypedLine& heading) {
  Piece unit;
  const auto token = std::find_if(heading.tokens.begin(), heading.tokens.end(),
                                  [](const TypedToken& t) { return t.is(token_unit); });
  if (token == heading.tokens.end()) return unit;
  append(unit, *token, heading);
  if (unit.text.starts_with('(') && unit.text.ends_with(')')) {
    unit.text = unit.text.substr(1, unit.text.size() - 2);
  }
  return unit;
}

}  // namespace labread

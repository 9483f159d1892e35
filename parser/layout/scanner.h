// A cell's text to typed tokens, left to right: at each place the first reading that fits is taken
// (a known name, a label, a date, a quantity, a unit, a flag, a word result), else the word as
// text. Used by the typed*.cpp files alone; others call type_line().
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/layout/cell_text.h"
#include "parser/layout/typed_line.h"
#include "parser/tokens/taken.h"
#include "parser/tokens/words.h"

namespace labread {

// What may stand between tokens.
constexpr bool is_separator(char c) {
  return c == ':' || c == '=' || c == '|' || c == ';' || c == ',';
}
constexpr bool is_opening(char c) { return c == '(' || c == '['; }
constexpr bool is_closing(char c) { return c == ')' || c == ']'; }

class Scanner {
 public:
  Scanner(const CellText& cell, std::size_t index, const Conventions& conventions,
          const Catalogue& catalogue, std::vector<TypedToken>& out)
      : cell_(cell),
        index_(index),
        conventions_(conventions),
        catalogue_(catalogue),
        out_(out),
        has_brackets_(std::any_of(cell.text.begin(), cell.text.end(), is_opening)) {}
  void run();

 private:
  // "- 1 -" in a cell of its own.
  bool is_page_number() const;
  std::string_view rest(std::size_t from) const {
    return std::string_view(cell_.text).substr(from);
  }
  bool at_word_start() const;
  bool first_in_cell() const { return out_.empty() || out_.back().cell != index_; }
  bool in_bracket(std::size_t at) const;
  // A token may end at a blank, the end, or closing punctuation.
  bool ends_cleanly(std::size_t end) const;
  TypedToken& add(std::size_t from, std::size_t length, std::uint16_t kinds);
  // Known names start a cell, follow a label, or follow a counter or mark at the cell's start.
  bool name_may_start() const;
  bool take_name();
  // Of a name's words the first that opens a bracket on the line below, where a method stands; 0:
  // none.
  std::size_t bracket_below(std::size_t word, std::size_t count) const;
  // "pH" is a name and a unit.
  void mark_unit();
  // "血红蛋白(HGB)", "Kalium;P": a name with a bracket or a specimen in the same printed word ends
  // with that word.
  std::size_t bracket_end(std::size_t word, const KeysFrom& keys, std::size_t length) const;
  // "S-Calcium", "P_Na", "U-Protein": letters for a specimen in front of a known name or symbol.
  bool take_prefixed(std::size_t word, const KeysFrom& keys);
  // "Mg", "K": case as written, at the start of a line or behind the test's code, alone in its cell
  // or right before a value.
  bool take_symbol(std::size_t word);
  bool stands_behind_code() const;
  void trim_trailing_punctuation();
  bool take_label();
  // Of the roles that the words may have here the one that what follows asks for.
  const LexiconEntry* best_label(std::span<const LexiconEntry> entries, std::size_t end, bool colon,
                                 bool alone) const;
  // "Not Estab." goes on behind the word that would be a label.
  bool longer_word(std::size_t end) const;
  bool leads_result_word(const LexiconEntry& entry, std::size_t end) const;
  bool is_foreign(const LexiconEntry& entry) const;
  bool value_follows(std::size_t end) const;
  bool leads_words(std::size_t end) const;
  bool leads_earlier(const LexiconEntry& entry, std::size_t end) const;
  bool range_follows(std::size_t end) const;
  // "N:0,7-1,8": a label and its colon glued to what they label.
  bool take_glued_label();
  // Words that are results or flags too ("High", "Negative") are labels without a colon only where
  // they name a band: in front of its limits, and not behind a value.
  bool may_label(const LexiconEntry& entry, std::size_t end) const;
  // Labels that need no colon: leads anywhere, facts and comments at the start of a cell.
  bool may_lead(WordRole role) const;
  // "inf. 150": a comparator's word, though it may title a column too.
  bool is_number() const;
  bool take_typed(std::size_t from);
  // Letters that begin no report word: a unit at most. Most words of a report are such.
  bool is_plain_word(std::string_view text, const LeadingWords& words) const;
  bool take_date_token(std::size_t from, std::string_view text);
  // "140 138" is one number only where the comma is the decimal mark and blanks group thousands.
  bool groups_by_blank(std::string_view text) const;
  // "at least 130 253,1": a limit and the number behind it; thousands with decimals have no limit.
  static bool is_limit_and_number(const Taken<Value>& number, std::string_view text);
  // "150 - 410 224 (12/09/2023)": in front of a date in brackets stands an earlier result, whose
  // digits are no thousands of the limit.
  std::string_view without_earlier(std::string_view text) const;
  // Of letters only a comparator's begin a quantity: a number, a range or both. The longer one
  // wins, and where both read the same text the token is both.
  bool take_quantity(std::size_t from, std::string_view text);
  // "03%", "03 %": in front of its sign a share with a zero in front is no site's code, in a cell
  // of its own or right behind a known name.
  bool take_padded_share(std::size_t from, std::string_view text);
  bool take_graded(std::size_t from, std::size_t length);
  // "2.1 -> 3.4", "1.2→1.5→1.8": what it was before, and the result.
  bool take_change(std::size_t from, std::string_view text);
  bool change_follows(std::string_view text) const;
  bool behind_number() const;
  bool is_glued_to_number(std::size_t from) const;
  // "10.2 > 3 - 10": in front of an interval the sign is a flag.
  bool take_comparator_flag(std::size_t from, std::string_view text);
  // A range; a unit behind its bounds becomes a token of its own, and a one-sided range is a number
  // with a comparator as well.
  void add_range(std::size_t from, const Taken<PrintedRange>& range,
                 const std::optional<Taken<Value>>& number);
  // After a number or range: a clean end, a unit or a flag glued to it.
  bool joins_well(std::size_t end) const;
  bool take_unit_token(std::size_t from, std::string_view text);
  bool take_seconds(std::size_t from, std::string_view text);
  // "D" is a flag in Turkish reports alone; H and L are signs in all.
  // What a letter says as a flag in the document's language: "A" is high in Italian.
  const LexiconEntry* own_letter(std::string_view key) const;
  bool is_foreign_letter(std::string_view text) const;
  // "H1": the digit of a footnote glued to a flag's letter.
  std::size_t footnote_at(std::size_t from, std::size_t length) const;
  // "*9.4": a star glued to the number that it marks.
  bool take_glued_star(std::size_t from, std::string_view text);
  bool take_flag_token(std::size_t from, std::string_view text);
  // "Present (++)", "阴性(-)": how much, in a bracket behind a word result; its length or 0.
  std::size_t grade_at(std::size_t at) const;
  // "negativ / négatif": the same word in another language behind a word result; its length or 0.
  // Nothing where it is another, "negative / positive": a choice that nobody made.
  std::optional<std::size_t> said_again_at(std::size_t at, const Value& word) const;
  // "Seen ++", "Present 2+": how much, in signs behind a word of presence; its length or 0.
  std::size_t signs_at(std::size_t at, const Value& word) const;
  // "Detected (low)", "Detected (high risk)": how much, in words; its length or 0. A bracket that
  // says whether the result is normal is a flag.
  std::size_t degree_at(std::size_t at, const Value& word) const;
  // "++ (P. falciparum seen)": what was seen, in words behind how much of it; likewise.
  std::size_t seen_at(std::size_t at) const;
  std::size_t words_in_bracket_at(std::size_t at) const;
  // "Positive 1:320", "Reactive (7.4)": a titre or an index behind a word result; its length with
  // the blank, or 0.
  std::size_t time_at(std::size_t at) const;
  std::size_t measure_at(std::size_t at, const Value& word) const;
  // "+ (25/µl)", "2+ (100 mg/dl)": what a grade stands for, in a bracket behind it; its length with
  // the blank, or 0.
  std::size_t amount_at(std::size_t at) const;
  // "30 (1+)": the grade of a number, which the strip tells in steps; the same.
  std::size_t grade_behind(std::size_t at) const;
  bool take_word_value(std::size_t from, std::string_view text);
  // "(Ref: 70 - 100)", "(12.0 g/dL)": what stands in a bracket is typed on its own where it can be;
  // a lone number in brackets belongs to a name.
  bool take_in_bracket();
  bool skip_punctuation();
  // "Leucociti7.9": a known name with its value glued to it.
  bool take_glued_name();
  void take_text();
  // The start of a dot leader ("Hemoglobina......") within the word, behind its first byte.
  std::size_t leader_at(std::size_t from, std::size_t end) const;

  const CellText& cell_;
  std::size_t index_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  std::vector<TypedToken>& out_;
  bool has_brackets_;
  std::size_t at_ = 0;
};

}  // namespace labread

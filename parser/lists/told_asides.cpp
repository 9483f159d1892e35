#include "parser/lists/told_asides.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"
#include "parser/rows/pieces.h"
#include "parser/tokens/unit.h"

namespace labread {
namespace {

bool opens(const Word& word) { return word.text.starts_with('(') || word.text.starts_with('['); }

bool closes(const Word& word) { return word.text.find_first_of(")]") != std::string::npos; }

bool ends_part(const Word& word) { return word.text.ends_with(',') || word.text.ends_with(';'); }

class Cutter {
 public:
  Cutter(LetterWords words, const Catalogue& catalogue, std::deque<Word>& made)
      : words_(words), catalogue_(catalogue), made_(made) {}

  std::vector<const Word*> cut() {
    for (std::size_t at = 0; at < words_.size();) at = step(at);
    return std::move(kept_);
  }

 private:
  // Keeps or leaves out what begins there; where the next begins.
  std::size_t step(std::size_t at) {
    if (opens(*words_[at])) {
      const std::size_t end = end_of_bracket(at);
      if (is_aside(words_.subspan(at, end - at))) return leave_out(end);
      for (std::size_t i = at; i < end; ++i) keep(i);
      return end;
    }
    if (begins_aside(at)) return leave_out(end_of_clause(at));
    keep(at);
    return at + 1;
  }

  void keep(std::size_t at) {
    const Word& word = *words_[at];
    kept_.push_back(&word);
    const bool ends = ends_part(word) || value_at(at, 1) == "joined";
    number_ = !ends && (number_ || begins_number(word.text));
    any_number_ = any_number_ || begins_number(word.text);
    begins_ = ends;
  }

  // The mark behind what is left out, "2026),", goes to the word in front of it.
  std::size_t leave_out(std::size_t end) {
    const std::string& last = words_[end - 1]->text;
    const char mark = last.back();
    const bool marked = std::string_view(",;.").find(mark) != std::string_view::npos;
    if (!marked || kept_.empty()) return end;
    const Word& front = *kept_.back();
    if (std::string_view(",;.").find(front.text.back()) == std::string_view::npos) {
      Word& longer = made_.emplace_back(front);
      longer.text += mark;
      kept_.back() = &longer;
    }
    begins_ = mark != '.';
    number_ = false;
    return end;
  }

  std::string_view value_at(std::size_t at, std::size_t most) const {
    const auto words = words_.subspan(at, std::min(most, words_.size() - at));
    return phrase_at(words, WordRole::letter_word, catalogue_.lexicon()).value;
  }

  std::size_t end_of_bracket(std::size_t at) const {
    while (at < words_.size() && !closes(*words_[at])) ++at;
    return std::min(at + 1, words_.size());
  }

  // Behind the comma or in front of the "and" that the clause ends with.
  std::size_t end_of_clause(std::size_t at) const {
    for (std::size_t i = at + 1; i < words_.size(); ++i) {
      // "contre 8,2 % en juin": what joins in one language leads to a month in another.
      const bool day = i + 1 < words_.size() && names_day(words_, i + 1);
      if (opens(*words_[i]) || (value_at(i, 1) == "joined" && !day)) return i;
      if (ends_part(*words_[i - 1])) return i;
    }
    return words_.size();
  }

  // A number that is a value and no count of weeks or tablets: what follows it ends the aside, is a
  // unit, or tells the day.
  bool is_value(LetterWords words, std::size_t at) const {
    const Lexicon& lexicon = catalogue_.lexicon();
    const std::string_view comparators = "<>";
    if (at < words.size() && comparators.find(words[at]->text.back()) != comparators.npos) ++at;
    if (at >= words.size() || !begins_number(without_marks(words[at]->text))) return false;
    if (day_named(words, at, catalogue_) != DayNamed::none) return false;
    if (at + 1 == words.size() || ends_part(*words[at])) return true;
    const LetterWords behind = words.subspan(at + 1);
    if (phrase_at(behind, WordRole::age_unit, lexicon).words > 0) return false;
    const std::string_view value = phrase_at(behind, WordRole::letter_word, lexicon).value;
    if (value == "earlier" || value == "joined") return true;
    if (is_whole_unit(without_marks(behind[0]->text), catalogue_)) return true;
    for (std::size_t i = 0; i < std::min<std::size_t>(behind.size(), 2); ++i) {
      if (names_day(behind, i)) return true;
    }
    return false;
  }

  bool names_day(LetterWords words, std::size_t at) const {
    return day_named(words, at, catalogue_) != DayNamed::none ||
           phrase_at(words.subspan(at), WordRole::month, catalogue_.lexicon()).words > 0;
  }

  // "(previously 171 in May)", "(was 171)", "(target <7)", "(171 in May)"
  bool is_aside(LetterWords bracket) const {
    const Lexicon& lexicon = catalogue_.lexicon();
    const Phrase word = phrase_at(bracket, WordRole::letter_word, lexicon);
    std::size_t lead = 0;
    if (word.value == "earlier" || word.value == "compared") lead = word.words;
    for (const WordRole role : {WordRole::told_verb, WordRole::target_word}) {
      if (lead == 0) lead = phrase_at(bracket, role, lexicon).words;
    }
    if (lead > 0) return is_value(bracket, lead);
    if (!is_value(bracket, 0)) return false;
    for (std::size_t i = 1; i < bracket.size(); ++i) {
      const Phrase phrase = phrase_at(bracket.subspan(i), WordRole::letter_word, lexicon);
      if (phrase.value == "earlier" || names_day(bracket, i)) return true;
    }
    return false;
  }

  // "previously 171", "down from 13.1": behind a result, or in front of one and parted from it.
  bool begins_aside(std::size_t at) const {
    const Phrase phrase =
        phrase_at(words_.subspan(at), WordRole::letter_word, catalogue_.lexicon());
    const bool earlier = phrase.value == "earlier" && (number_ || begins_);
    const bool compared = phrase.value == "compared" && (number_ || (begins_ && any_number_));
    return (earlier || compared) && is_value(words_, at + phrase.words);
  }

  LetterWords words_;
  const Catalogue& catalogue_;
  std::deque<Word>& made_;
  std::vector<const Word*> kept_;
  bool number_ = false;      // in the part that is open
  bool any_number_ = false;  // in the sentence
  bool begins_ = true;       // nothing stands in the part yet
};

}  // namespace

std::vector<const Word*> without_asides(LetterWords words, const Catalogue& catalogue,
                                        std::deque<Word>& made) {
  return Cutter(words, catalogue, made).cut();
}

}  // namespace labread

#include "parser/lists/letter_rows.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/lists/letter_phrases.h"
#include "parser/lists/listed_rows.h"
#include "parser/lists/told_asides.h"
#include "parser/rows/pieces.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

using Words = LetterWords;

constexpr std::size_t longest_name = 6;

// "woman.", "71 fL." and "(130-170)." end a sentence in front of a capital, "Dr." does not.
bool ends_sentence(Words words, std::size_t at, const Catalogue& catalogue) {
  const std::string_view text = words[at]->text;
  if (!text.ends_with('.') && !text.ends_with('?') && !text.ends_with('!')) return false;
  if (at + 1 == words.size()) return true;
  const bool shortened = text.size() <= 3 && !holds_digit(text) && starts_with_letter(text) &&
                         !is_whole_unit(text.substr(0, text.size() - 1), catalogue);
  const char next = words[at + 1]->text.front();
  return !shortened && !(next >= 'a' && next <= 'z') && !is_ascii_digit(next) && next != '(';
}

std::vector<Words> sentences_of(Words words, const Catalogue& catalogue) {
  std::vector<Words> sentences;
  std::size_t from = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!ends_sentence(words, i, catalogue) && i + 1 < words.size()) continue;
    sentences.push_back(words.subspan(from, i + 1 - from));
    from = i + 1;
  }
  return sentences;
}

struct ToldSentence {
  Words words;
  bool tests = false;  // names blood tests
  bool aside = false;  // is of another day, person or an aim
  bool fluid = false;  // names a test of another fluid than blood, "urine ACR"
  bool day = false;    // names a day
  std::size_t last_day = 0;
};

enum class Fluid { none, test, other };

// "Urine studies", and "urine ACR", whose name says of what it is. The "U" of "U/L" is none.
Fluid fluid_at(Words words, const Catalogue& catalogue) {
  const Phrase specimen = phrase_at(words, WordRole::specimen_word, catalogue.lexicon());
  if (specimen.bytes <= 2 || specimen.value == "serum" || specimen.value == "blood") {
    return Fluid::none;
  }
  const std::string text = text_of(words.first(std::min(words.size(), longest_name)));
  const auto name = catalogue.match_name(fold_name(text));
  return name.name != nullptr && name.length > specimen.bytes ? Fluid::test : Fluid::other;
}

ToldSentence sentence_of(Words words, const Catalogue& catalogue) {
  const Lexicon& lexicon = catalogue.lexicon();
  ToldSentence sentence{words};
  for (std::size_t i = 0; i < words.size();) {
    const Phrase phrase = phrase_at(words.subspan(i), WordRole::letter_word, lexicon);
    const Fluid fluid = fluid_at(words.subspan(i), catalogue);
    sentence.tests = sentence.tests || phrase.value == "tests";
    sentence.fluid = sentence.fluid || fluid == Fluid::test;
    sentence.aside = sentence.aside || fluid == Fluid::other || phrase.value == "aside" ||
                     phrase.value == "earlier" ||
                     phrase_at(words.subspan(i), WordRole::target_word, lexicon).words > 0;
    const DayNamed day = day_named(words, i, catalogue);
    if (day == DayNamed::day) {
      sentence.day = true;
      sentence.last_day = i;
    }
    sentence.aside = sentence.aside || day == DayNamed::part ||
                     phrase_at(words.subspan(i), WordRole::month, lexicon).words > 0;
    i += std::max<std::size_t>(phrase.words, 1);
  }
  return sentence;
}

// Where the parts of the sentence end: behind a comma or semicolon and in front of "and", outside
// of brackets.
std::vector<Words> parts_of(Words words, const Lexicon& lexicon) {
  std::vector<Words> parts;
  std::size_t from = 0;
  int depth = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view text = words[i]->text;
    const bool joins =
        depth == 0 &&
        phrase_at(words.subspan(i, 1), WordRole::letter_word, lexicon).value == "joined";
    if (joins) {
      if (i > from) parts.push_back(words.subspan(from, i - from));
      from = i + 1;
    }
    depth += static_cast<int>(std::ranges::count(text, '(') - std::ranges::count(text, ')'));
    const bool comma = depth <= 0 && (text.ends_with(',') || text.ends_with(';'));
    if (!comma && i + 1 < words.size()) continue;
    if (i + 1 > from) parts.push_back(words.subspan(from, i + 1 - from));
    from = i + 1;
  }
  return parts;
}

// The end of what leads to the first result: behind the last verb that blood tests lead to, in
// front of a number.
std::size_t behind_lead(Words part, const Lexicon& lexicon) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < part.size();) {
    const Phrase phrase = phrase_at(part.subspan(i), WordRole::letter_word, lexicon);
    if (phrase.value == "lead") end = i + phrase.words;
    i += std::max<std::size_t>(phrase.words, 1);
  }
  return end;
}

// "Today's results:", "Biologie du 12/05/2026 :": behind the colon, in front of which no number but
// a day stands.
std::size_t behind_colon(Words words, const Catalogue& catalogue) {
  constexpr std::size_t longest = 9;
  for (std::size_t i = 0; i < std::min(words.size(), longest); ++i) {
    if (words[i]->text.ends_with(':')) return i + 1;
    const bool number = begins_number(words[i]->text);
    if (number && day_named(words, i, catalogue) != DayNamed::day) return 0;
  }
  return 0;
}

// "her", "the"; "a"
bool is_article(const Phrase& phrase) {
  return phrase.value == "owner" || phrase.value == "indefinite";
}

// Whether the words are nothing but those between a name and its value: "has fallen to", "were
// raised at", "von".
bool states(Words words, const Lexicon& lexicon) {
  while (!words.empty()) {
    Phrase phrase = phrase_at(words, WordRole::told_verb, lexicon);
    if (phrase.words == 0) {
      phrase = phrase_at(words, WordRole::letter_word, lexicon);
      // "hemoglobina de 9,8", "emoglobina a 9,8": articles and prepositions share their words.
      if (phrase.value != "stated" && !is_article(phrase)) return false;
    }
    words = words.subspan(std::min(phrase.words, words.size()));
  }
  return true;
}

class Reader {
 public:
  Reader(std::span<const Line> paragraph, const Conventions& conventions,
         const Catalogue& catalogue, std::deque<Word>& words)
      : paragraph_(paragraph), conventions_(conventions), catalogue_(catalogue), words_(words) {}

  // The part as a row, "ferritin 6 ug/L (30-400)", "ANA negative", or nothing.
  std::optional<ListedResult> row_of(Words part, Line& row) const {
    std::vector<const Word*> words(part.begin(), part.end());
    const bool number = std::ranges::any_of(part, is_number);
    while (true) {
      const auto found = number ? measured(words, row) : worded(words, row);
      if (!found || found->result || found->word || !leave_out_owner(words)) return found;
    }
  }

  // "Today's results: Hb 98 g/L, WCC 7.2", over line breaks.
  std::vector<Line> list_of(Words sentence) const {
    Line line = line_of(sentence.front());
    line.cells = {cell_of(sentence)};
    fit_box(line);
    return listed_rows(line, false, conventions_, catalogue_, words_);
  }

 private:
  static bool is_number(const Word* word) { return begins_number(word->text); }

  // "his haemoglobin", "L'hémoglobine", "a raised CRP": without what stands in front of the name.
  bool leave_out_owner(std::vector<const Word*>& words) const {
    const Phrase phrase = phrase_at(words, WordRole::letter_word, catalogue_.lexicon());
    if (phrase.words == 0 || phrase.words > words.size()) return false;
    if (phrase.value != "stated" && !is_article(phrase)) return false;
    const std::size_t whole = text_of(Words(words).first(phrase.words)).size();
    if (phrase.bytes < whole && words[0]->text.size() > phrase.bytes) {  // "l'" of "l'urée"
      Word& rest = words_.emplace_back(*words[0]);
      rest.text.erase(0, phrase.bytes);
      const std::size_t first = rest.text.find_first_not_of("'");
      rest.text.erase(0, std::min(first, rest.text.size()));
      words[0] = &rest;
      return starts_with_letter(rest.text);
    }
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(phrase.words));
    return !words.empty();
  }

  std::optional<ListedResult> measured(Words part, Line& row) const {
    const Lexicon& lexicon = catalogue_.lexicon();
    const auto at = static_cast<std::size_t>(std::ranges::find_if(part, is_number) - part.begin());
    if (at == 0 || at == part.size() || at > longest_name + 2) return std::nullopt;
    std::size_t name = at;
    for (std::size_t i = 1; i < at && name == at; ++i) {
      if (states(part.subspan(i, at - i), lexicon)) name = i;
    }
    if (name > longest_name) return std::nullopt;
    std::size_t end = part.size();
    // "HbA1c 38 mmol/mol were normal", "ist auf 9,8 g/dl gefallen"
    for (std::size_t i = at + 1; i < part.size() && end == part.size(); ++i) {
      const bool rest = std::ranges::none_of(
          part.subspan(i), [](const Word* word) { return holds_digit(word->text); });
      const bool verb = phrase_at(part.subspan(i), WordRole::told_verb, lexicon).words > 0;
      const bool behind = name < at && states(part.subspan(i), lexicon);
      if (rest && ((name == at && verb) || behind)) end = i;
    }
    return judged(part, name, at, end, row);
  }

  // "ANA was negative"
  std::optional<ListedResult> worded(Words part, Line& row) const {
    if (part.size() < 2 || part.size() > longest_name + 3) return std::nullopt;
    auto found = judged(part, part.size(), part.size(), part.size(), row);
    for (std::size_t i = 1; i + 1 < part.size(); ++i) {
      if (found && found->word) break;
      const std::size_t verb =
          phrase_at(part.subspan(i), WordRole::told_verb, catalogue_.lexicon()).words;
      if (verb > 0 && i + verb < part.size()) found = judged(part, i, i + verb, part.size(), row);
    }
    return found;
  }

  // The row of the name and of what begins at `value`.
  std::optional<ListedResult> judged(Words part, std::size_t name, std::size_t value,
                                     std::size_t end, Line& row) const {
    std::vector<const Word*> all(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(name));
    for (std::size_t i = value; i < end; ++i) all.push_back(part[i]);
    all.back() = without_end(*all.back());
    row = line_of(part.front());
    row.cells = {cell_of(all)};
    fit_box(row);
    return listed_result(row, conventions_, catalogue_);
  }

  const Word* without_end(const Word& word) const {
    const std::string_view marks = ",;.:";
    if (word.text.size() < 2 || marks.find(word.text.back()) == marks.npos) return &word;
    Word& shorter = words_.emplace_back(word);
    shorter.text.pop_back();
    return &shorter;
  }

  const Line& line_of(const Word* word) const {
    const auto line = std::ranges::find_if(paragraph_, [word](const Line& one) {
      return word->box.top >= one.box.top && word->box.bottom <= one.box.bottom;
    });
    return line == paragraph_.end() ? paragraph_.front() : *line;
  }

  std::span<const Line> paragraph_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
  std::deque<Word>& words_;
};

struct Told {
  std::vector<LetterRow> rows;
  bool prose = false;   // and not a list alone
  bool united = false;  // a result with a unit is among them
};

// "Today's results: Hb 98 g/L, WCC 7.2, plt 250.": a list, which a paragraph of prose holds, too.
Told told_list(const ToldSentence& sentence, std::size_t lead, const Reader& reader) {
  Told told;
  const std::string lead_text = text_of(sentence.words.first(lead));
  for (Line& row : reader.list_of(sentence.words)) told.rows.push_back({std::move(row), lead_text});
  told.united = !told.rows.empty();
  return told;
}

// The results of one sentence: up to the first part that tells something else with a number. A word
// result needs a measured one in front of it (`united`).
Told told_by(const ToldSentence& sentence, bool united, const Reader& reader,
             const Catalogue& catalogue) {
  const Lexicon& lexicon = catalogue.lexicon();
  Told told;
  const std::size_t colon = sentence.tests ? behind_colon(sentence.words, catalogue) : 0;
  std::size_t lead = sentence.tests || sentence.aside ? behind_lead(sentence.words, lexicon) : 0;
  const bool verb = lead > colon;
  lead = std::max(lead, colon);
  if (sentence.day && (lead == 0 || sentence.last_day >= lead)) return told;
  if (colon > 0 && !verb && !sentence.aside) {
    told = told_list(sentence, lead, reader);
    if (!told.rows.empty()) return told;
  }
  const std::string lead_text = text_of(sentence.words.first(lead));
  for (const Words part : parts_of(sentence.words.subspan(lead), lexicon)) {
    // "A potassium of 6.5 mmol/L, or a creatinine of 300 umol/L, is an emergency": of nobody.
    if (lead == 0 && told.rows.empty() &&
        phrase_at(part, WordRole::letter_word, lexicon).value == "indefinite") {
      break;
    }
    Line row;
    const auto found = reader.row_of(part, row);
    const bool word = found && found->word && (united || told.united);
    const bool measured = found && found->result && !(found->limit && found->unit);
    if (!word && !measured) {
      const bool number =
          std::ranges::any_of(part, [](const Word* one) { return begins_number(one->text); });
      if (number || told.rows.empty()) break;
      continue;
    }
    // A bare number needs a result with a unit in front of it.
    if (measured && !found->unit && !told.united) break;
    // "Urine ACR 4 mg/mmol, creatinine 8 mmol/L": nobody says of what the second is.
    if (sentence.fluid && fluid_at(part, catalogue) != Fluid::test) break;
    told.united = told.united || (measured && found->unit);
    told.prose = told.prose || verb || row.cells.front().words.size() < part.size();
    told.rows.push_back({std::move(row), lead_text});
  }
  return told;
}

struct WordsOfLetter {
  bool tests = false;  // names blood tests
  bool aside = false;  // of another day, person or an aim
};

WordsOfLetter letter_words_of(std::string_view text, const Lexicon& lexicon) {
  WordsOfLetter words;
  for (std::size_t at = 0; at < text.size();) {
    const WordsMatch match = match_words(text.substr(at), WordRole::letter_word, lexicon);
    words.tests = words.tests || (match && match.entry->value == "tests");
    words.aside = words.aside ||
                  (match && (match.entry->value == "aside" || match.entry->value == "earlier"));
    at = std::min(text.find(' ', at + match.length), text.size() - 1) + 1;
  }
  return words;
}

// "Last year his bloods showed", which goes on in the next line.
bool tells_of_others(std::string_view text, const Lexicon& lexicon) {
  const WordsOfLetter words = letter_words_of(text, lexicon);
  return words.tests && words.aside;
}

}  // namespace

bool may_be_of_letter(const Line& line, std::span<const Word* const> above,
                      const Lexicon& lexicon) {
  constexpr std::size_t fewest = 6;
  if (line.cells.size() != 1 || line.cells.front().words.size() < fewest) return false;
  const Words words = line.cells.front().words;
  if (std::ranges::none_of(words, [](const Word* word) { return begins_number(word->text); })) {
    return false;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view value =
        phrase_at(words.subspan(i), WordRole::letter_word, lexicon).value;
    if (value == "tests" || value == "lead" || value == "owner") return true;
  }
  return tells_of_others(text_of(above), lexicon);
}

bool names_blood_tests(std::string_view text, const Lexicon& lexicon) {
  const WordsOfLetter words = letter_words_of(text, lexicon);
  return words.tests && !words.aside;
}

LetterRows letter_rows(std::span<const Line> paragraph, std::span<const Word* const> above,
                       const Conventions& conventions, const Catalogue& catalogue,
                       std::deque<Word>& words) {
  // The words of the sentence that the line above began say whose it is.
  std::vector<const Word*> all(above.begin(), above.end());
  for (const Line& line : paragraph) {
    const auto& more = line.cells.front().words;
    all.insert(all.end(), more.begin(), more.end());
  }
  const Reader reader(paragraph, conventions, catalogue, words);
  LetterRows found;
  bool prose = false;
  bool aside = false;
  bool first = true;
  bool united = false;
  for (const Words part : sentences_of(all, catalogue)) {
    const auto told_words = without_asides(part, catalogue, words);
    ToldSentence sentence = sentence_of(told_words, catalogue);
    aside = sentence.aside || (sentence.day && !sentence.tests) || (aside && !sentence.tests);
    const bool torn = first && !above.empty();
    first = false;
    if (aside) sentence.day = false;
    Told told = told_by(sentence, united, reader, catalogue);
    found.others = found.others || (aside && !told.rows.empty());
    const bool left_out = aside || torn;
    aside = aside || sentence.fluid;
    if (left_out) continue;
    prose = prose || told.prose;
    united = united || told.united;
    std::ranges::move(told.rows, std::back_inserter(found.rows));
  }
  if (!prose) found.rows.clear();
  return found;
}

}  // namespace labread

#include "parser/lists/letter_rows.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/lists/listed_rows.h"
#include "parser/rows/pieces.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

using Words = std::span<const Word* const>;

constexpr std::size_t longest_phrase = 4;  // words of the lexicon's phrases
constexpr std::size_t longest_name = 6;

std::string text_of(Words words) {
  std::string text;
  for (const Word* word : words) text += (text.empty() ? "" : " ") + word->text;
  return text;
}

struct Phrase {
  std::string_view value;  // of the lexicon; empty: none
  std::size_t words = 0;
  std::size_t bytes = 0;
};

Phrase phrase_at(Words words, WordRole role, const Lexicon& lexicon) {
  if (words.empty() || is_ascii_digit(words[0]->text.front())) return {};
  const std::string text = text_of(words.first(std::min(words.size(), longest_phrase)));
  const WordsMatch match = match_words(text, role, lexicon);
  if (!match) return {};
  const std::string_view matched = std::string_view(text).substr(0, match.length);
  return {match.entry->value, 1 + static_cast<std::size_t>(std::ranges::count(matched, ' ')),
          match.length};
}

// "woman." and "(130-170)." end a sentence in front of a capital, "Dr." does not.
bool ends_sentence(Words words, std::size_t at) {
  const std::string_view text = words[at]->text;
  if (!text.ends_with('.') && !text.ends_with('?') && !text.ends_with('!')) return false;
  if (at + 1 == words.size()) return true;
  const bool shortened = text.size() <= 3 && !holds_digit(text) && !text.ends_with(")");
  const char next = words[at + 1]->text.front();
  return !shortened && !(next >= 'a' && next <= 'z') && !is_ascii_digit(next) && next != '(';
}

std::vector<Words> sentences_of(Words words) {
  std::vector<Words> sentences;
  std::size_t from = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!ends_sentence(words, i) && i + 1 < words.size()) continue;
    sentences.push_back(words.subspan(from, i + 1 - from));
    from = i + 1;
  }
  return sentences;
}

std::string_view without_marks(std::string_view text) {
  const std::size_t first = text.find_first_not_of("([,;:.");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(")],;:.") + 1 - first);
}

enum class DayNamed {
  none,
  day,
  part
};  // "10/03/2025"; "2022", "03.2024", which tell an earlier one

DayNamed day_named(Words words, std::size_t at, const Catalogue& catalogue) {
  const std::string_view text = without_marks(words[at]->text);
  if (text.size() < 4 || text.find_first_not_of("0123456789./-") != std::string_view::npos) {
    return DayNamed::none;
  }
  const auto marks = text.find_first_of("/-") == std::string_view::npos
                         ? std::ranges::count(text, '.')
                         : std::ranges::count_if(text, [](char c) { return c == '/' || c == '-'; });
  if (marks == 2) return DayNamed::day;
  const bool year =
      text.size() == 4 && marks == 0 && (text.starts_with("19") || text.starts_with("20"));
  const bool measured =
      at + 1 < words.size() && is_whole_unit(without_marks(words[at + 1]->text), catalogue);
  return year && !measured ? DayNamed::part : DayNamed::none;
}

struct ToldSentence {
  Words words;
  bool tests = false;  // names blood tests
  bool aside = false;  // is of another day, person or an aim
  bool day = false;    // names a day
  std::size_t last_day = 0;
};

ToldSentence sentence_of(Words words, const Catalogue& catalogue) {
  const Lexicon& lexicon = catalogue.lexicon();
  ToldSentence sentence{words};
  for (std::size_t i = 0; i < words.size();) {
    const Phrase phrase = phrase_at(words.subspan(i), WordRole::letter_word, lexicon);
    const Phrase specimen = phrase_at(words.subspan(i), WordRole::specimen_word, lexicon);
    // The "U" of "U/L" is none.
    const bool fluid = specimen.bytes > 2 && specimen.value != "serum" && specimen.value != "blood";
    sentence.tests = sentence.tests || phrase.value == "tests";
    sentence.aside = sentence.aside || fluid || phrase.value == "aside" ||
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

class Reader {
 public:
  Reader(std::span<const Line> paragraph, const Conventions& conventions,
         const Catalogue& catalogue, std::deque<Word>& words)
      : paragraph_(paragraph), conventions_(conventions), catalogue_(catalogue), words_(words) {}

  // The part as a row, "ferritin 6 ug/L (30-400)", or nothing.
  std::optional<ListedResult> row_of(Words part, Line& row) const {
    const Lexicon& lexicon = catalogue_.lexicon();
    if (phrase_at(part, WordRole::letter_word, lexicon).value == "owner") part = part.subspan(1);
    const auto number =
        std::ranges::find_if(part, [](const Word* word) { return begins_number(word->text); });
    if (number == part.end() || number == part.begin()) return std::nullopt;
    const auto at = static_cast<std::size_t>(number - part.begin());
    if (at > longest_name) return std::nullopt;
    std::size_t name = at;
    for (std::size_t i = 1; i < at && name == at; ++i) {
      if (phrase_at(part.subspan(i), WordRole::told_verb, lexicon).words == at - i) name = i;
    }
    std::size_t end = part.size();
    // "HbA1c 38 mmol/mol were normal"
    for (std::size_t i = at + 1; name == at && i < part.size() && end == part.size(); ++i) {
      const bool rest = std::ranges::none_of(
          part.subspan(i), [](const Word* word) { return holds_digit(word->text); });
      if (rest && phrase_at(part.subspan(i), WordRole::told_verb, lexicon).words > 0) end = i;
    }
    std::vector<const Word*> all(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(name));
    for (std::size_t i = at; i < end; ++i) all.push_back(without_end(*part[i], i + 1 == end));
    row = line_of(part.front());
    row.cells = {cell_of(all)};
    fit_box(row);
    return listed_result(row, conventions_, catalogue_);
  }

 private:
  const Word* without_end(const Word& word, bool last) const {
    const std::string_view marks = ",;.:";
    if (!last || word.text.size() < 2 || marks.find(word.text.back()) == marks.npos) return &word;
    Word& shorter = words_.emplace_back(word);
    shorter.text.pop_back();
    return &shorter;
  }

  const Line& line_of(const Word* word) const {
    const auto line = std::ranges::find_if(paragraph_, [word](const Line& one) {
      return std::ranges::find(one.cells.front().words, word) != one.cells.front().words.end();
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
  bool prose = false;  // and not a list alone
};

// The results of one sentence: up to the first part that tells something else with a number.
Told told_by(const ToldSentence& sentence, const Reader& reader, const Catalogue& catalogue) {
  const Lexicon& lexicon = catalogue.lexicon();
  Told told;
  const std::size_t lead =
      sentence.tests || sentence.aside ? behind_lead(sentence.words, lexicon) : 0;
  if (sentence.day && (lead == 0 || sentence.last_day >= lead)) return told;
  const std::string lead_text = text_of(sentence.words.first(lead));
  bool united = false;
  for (const Words part : parts_of(sentence.words.subspan(lead), lexicon)) {
    Line row;
    const auto found = reader.row_of(part, row);
    if (!found || !found->result || (found->limit && found->unit)) {
      const bool number =
          std::ranges::any_of(part, [](const Word* word) { return begins_number(word->text); });
      if (number || told.rows.empty()) break;
      continue;
    }
    // A bare number needs a result with a unit in front of it.
    if (!found->unit && !united) break;
    united = united || found->unit;
    told.prose = told.prose || lead > 0 || row.cells.front().words.size() < part.size();
    told.rows.push_back({std::move(row), lead_text});
  }
  return told;
}

struct LetterWords {
  bool tests = false;  // names blood tests
  bool aside = false;  // of another day, person or an aim
};

LetterWords letter_words_of(std::string_view text, const Lexicon& lexicon) {
  LetterWords words;
  for (std::size_t at = 0; at < text.size();) {
    const WordsMatch match = match_words(text.substr(at), WordRole::letter_word, lexicon);
    words.tests = words.tests || (match && match.entry->value == "tests");
    words.aside = words.aside || (match && match.entry->value == "aside");
    at = std::min(text.find(' ', at + match.length), text.size() - 1) + 1;
  }
  return words;
}

// "Last year his bloods showed", which goes on in the next line.
bool tells_of_others(std::string_view text, const Lexicon& lexicon) {
  const LetterWords words = letter_words_of(text, lexicon);
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
  const LetterWords words = letter_words_of(text, lexicon);
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
  for (const Words part : sentences_of(all)) {
    ToldSentence sentence = sentence_of(part, catalogue);
    aside = sentence.aside || (sentence.day && !sentence.tests) || (aside && !sentence.tests);
    const bool torn = first && !above.empty();
    first = false;
    if (aside) sentence.day = false;
    Told told = told_by(sentence, reader, catalogue);
    found.others = found.others || (aside && !told.rows.empty());
    if (aside || torn) continue;
    prose = prose || told.prose;
    std::ranges::move(told.rows, std::back_inserter(found.rows));
  }
  if (!prose) found.rows.clear();
  return found;
}

}  // namespace labread

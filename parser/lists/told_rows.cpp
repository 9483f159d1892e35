#include "parser/lists/told_rows.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/fold.h"
#include "parser/layout/typed_line.h"
#include "parser/rows/pieces.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

using Words = std::span<const Word* const>;

constexpr std::size_t longest_name = 8;  // words
constexpr std::size_t longest_verb = 4;

std::string text_of(Words words) {
  std::string text;
  for (const Word* word : words) text += (text.empty() ? "" : " ") + word->text;
  return text;
}

// How many of the first words are ones of the role.
std::size_t leading(Words words, WordRole role, const Lexicon& lexicon) {
  const std::string text = text_of(words.first(std::min(words.size(), longest_verb)));
  const WordsMatch match = match_words(text, role, lexicon);
  if (!match) return 0;
  const std::string_view matched = std::string_view(text).substr(0, match.length);
  return 1 + static_cast<std::size_t>(std::count(matched.begin(), matched.end(), ' '));
}

bool ends_sentence(const Word& word) {
  return word.text.ends_with('.') || word.text.ends_with(';') || word.text.ends_with(',');
}

// Where words speak to the reader; of "La sua" only the first.
std::vector<std::size_t> owners_of(Words words, const Lexicon& lexicon) {
  std::vector<std::size_t> owners;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t length = leading(words.subspan(i), WordRole::told_owner, lexicon);
    if (length > 0) owners.push_back(i);
    if (length == 0 && i == 0) break;
    i += std::max<std::size_t>(length, 1);
  }
  return owners;
}

// The sentences, each from one word that speaks to the reader to the next; none where the first
// does not speak to them.
std::vector<Words> sentences_of(Words words, const Lexicon& lexicon) {
  std::vector<Words> sentences;
  std::vector<std::size_t> starts = owners_of(words, lexicon);
  if (starts.empty()) return sentences;
  starts.push_back(words.size());
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    std::size_t end = starts[i + 1];
    // "…, and your HDL is 45"
    const bool joined =
        end < words.size() && end - starts[i] > 2 && !ends_sentence(*words[end - 1]);
    if (joined && match_words(words[end - 1]->text, WordRole::prose, lexicon)) --end;
    sentences.push_back(words.subspan(starts[i], end - starts[i]));
  }
  return sentences;
}

// "ferritin 12 ng/mL (normal 15-150)" of the sentence.
std::vector<const Word*> without_sentence(Words sentence, const Catalogue& catalogue,
                                          std::deque<Word>& words) {
  const Lexicon& lexicon = catalogue.lexicon();
  const Words rest = sentence.subspan(leading(sentence, WordRole::told_owner, lexicon));
  for (std::size_t i = 1; i + 1 < rest.size() && i <= longest_name; ++i) {
    const std::size_t verb = leading(rest.subspan(i), WordRole::told_verb, lexicon);
    if (verb == 0 || i + verb >= rest.size()) continue;
    if (catalogue.find_name(fold_name(text_of(rest.first(i)))) == nullptr) return {};
    std::vector<const Word*> row(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(i));
    row.insert(row.end(), rest.begin() + static_cast<std::ptrdiff_t>(i + verb), rest.end());
    if (ends_sentence(*row.back()) && row.back()->text.size() > 1) {
      Word& last = words.emplace_back(*row.back());
      last.text.pop_back();
      row.back() = &last;
    }
    return row;
  }
  return {};
}

// A name, its value with a unit or a range, or a word that is sure to be a result, and nothing
// else.
bool is_result(const TypedLine& typed, const Catalogue& catalogue) {
  const auto& tokens = typed.tokens;
  if (tokens.size() < 2 || !tokens[0].is(token_name) || tokens[1].bracketed) return false;
  const TypedToken& value = tokens[1];
  if (!value.is(token_number)) {
    return tokens.size() == 2 && value.is(token_word_value) && value.value &&
           is_definite_word(value.value->word, catalogue);
  }
  // "is under 100 mg/dL" says what it is not.
  if (starts_with_letter(value.text)) return false;
  bool measured = false;
  for (const TypedToken& token : std::span(tokens).subspan(2)) {
    const bool limits = token.is(token_range) && (token.bracketed || token.is(token_interval));
    const bool leads = token.label != nullptr && (token.label->role == WordRole::range_lead ||
                                                  token.label->role == WordRole::header_range);
    if (!limits && !leads && !token.is(token_range | token_unit | token_flag)) return false;
    measured = measured || limits || token.is(token_unit);
  }
  return measured;
}

}  // namespace

std::vector<Line> told_rows(const Line& line, const Conventions& conventions,
                            const Catalogue& catalogue, std::deque<Word>& words) {
  if (line.cells.size() != 1 || line.cells.front().words.size() < 4) return {};
  const Words all = line.cells.front().words;
  const std::string& last = all.back()->text;
  if (!last.ends_with('.') && !last.ends_with(')')) return {};
  std::vector<Line> rows;
  for (const Words sentence : sentences_of(all, catalogue.lexicon())) {
    const auto told = without_sentence(sentence, catalogue, words);
    if (told.empty()) return {};
    Line& row = rows.emplace_back(line);
    row.cells = {cell_of(told)};
    fit_box(row);
    if (!is_result(type_line(row, conventions, catalogue), catalogue)) return {};
  }
  return rows;
}

}  // namespace labread

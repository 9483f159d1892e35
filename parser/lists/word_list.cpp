#include "parser/lists/word_list.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"

namespace labread {
namespace {

bool ends_part(std::string_view word) {
  return word.ends_with(',') || word.ends_with(';') || word == "and";
}

// "Plt 251." in front of "BMP:", "(H)." in front of "Magnesium": a sentence of a list ends.
bool ends_sentence(std::string_view word, std::string_view next) {
  if (!word.ends_with('.') || word.size() == 1) return false;
  const bool capital = !next.empty() && next[0] >= 'A' && next[0] <= 'Z';
  return capital && word.find_first_of("0123456789)/%") != word.npos;
}

bool ends_with_colon(const Cell& cell) { return cell.words.back()->text.ends_with(':'); }

// "Ca 8.4 (L)": a few words, and a number behind the first.
bool may_be_part(const Cell& cell) {
  constexpr std::size_t most_words = 4;
  return cell.words.size() >= 2 && cell.words.size() <= most_words &&
         !may_begin_number(cell.words[0]->text) && may_begin_number(cell.words[1]->text);
}

// Behind a number, without what nobody can tell from the beginning of a name.
bool is_unit_or_flag(std::string_view word) {
  return word == "H" || word == "L" || word.find_first_of("/%") != word.npos;
}

// "Na 138 K 4.1 Cl 105 BUN 12": each part is a name of a few words and its number, and ends where
// the next name begins or at a bar. Where they end; none where the words are anything else.
std::vector<std::size_t> ends_without_commas(std::span<const Word* const> words) {
  constexpr std::size_t longest_name = 3;
  constexpr std::size_t fewest = 4;
  std::vector<std::size_t> ends;
  std::size_t name = 0;
  bool number = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i]->text;
    const bool bar = is_bar(word);
    const bool begins = is_ascii_letter(word[0]) && !(number && is_unit_or_flag(word));
    if (number && (bar || begins)) {
      ends.push_back(bar ? i : i - 1);
      name = 0;
      number = false;
    } else if (bar || (may_begin_number(word) && number)) {
      return {};
    }
    if (begins && ++name > longest_name) return {};
    if (!bar && !begins && !number) {
      number = may_begin_number(word) && name > 0;
      if (!number) return {};
    }
  }
  if (!number || ends.size() + 1 < fewest) return {};
  ends.push_back(words.size() - 1);
  return ends;
}

// Whether the words may be such parts, as most lines' are not.
bool may_go_without_commas(const Cell& cell) {
  constexpr std::ptrdiff_t fewest = 4;
  return std::count_if(cell.words.begin(), cell.words.end(),
                       [](const Word* word) { return may_begin_number(word->text); }) >= fewest;
}

// Marks the ends of its parts behind what leads to it.
void part_without_commas(WordList& sentence) {
  const std::span<const Word* const> words(sentence.words);
  const auto first = words.first(std::min(longest_part, words.size()));
  const auto lead = std::find_if(first.begin(), first.end(),
                                 [](const Word* word) { return word->text.ends_with(':'); });
  const std::size_t from =
      lead == first.end() ? 0 : static_cast<std::size_t>(lead - first.begin()) + 1;
  for (const std::size_t end : ends_without_commas(words.subspan(from))) {
    sentence.ends[from + end] = true;
    sentence.without_commas = true;
  }
}

// "WBC 11.2, Hgb 12.4, Plt 250; Na 138 K 4.1 Cl 102 BUN 18": a list may go on without commas.
void part_runs(WordList& sentence) {
  const std::span<const Word* const> words(sentence.words);
  std::vector<std::size_t> ends;
  for (std::size_t from = 0, i = 0; i < words.size(); ++i) {
    if (!sentence.ends[i] && i + 1 < words.size()) continue;
    for (const std::size_t end : ends_without_commas(words.subspan(from, i + 1 - from))) {
      ends.push_back(from + end);
    }
    from = i + 1;
  }
  for (const std::size_t end : ends) sentence.ends[end] = true;
}

}  // namespace

bool may_begin_number(std::string_view word) {
  return !word.empty() && std::string_view("0123456789<>.").find(word.front()) != word.npos;
}

bool leads_or_ends_sentence(const std::vector<const Word*>& words) {
  return words.back()->text.ends_with('.') ||
         std::any_of(words.begin(), words.end(),
                     [](const Word* word) { return word->text.ends_with(':'); });
}

bool is_bar(std::string_view word) { return word == "/" || word == "|"; }

void WordList::add(const Cell& cell, bool is_part) {
  for (std::size_t i = 0; i < cell.words.size(); ++i) {
    const bool last = i + 1 == cell.words.size();
    const std::string_view text = cell.words[i]->text;
    words.push_back(cell.words[i]);
    ends.push_back(ends_part(text) || (last && is_part) ||
                   (!last && ends_sentence(text, cell.words[i + 1]->text)));
  }
}

// "BMP:   Na 137, K 5.4", "Ca 8.4 (L)   Phos 4.8 (H)   Mg 1.5": behind a wide gap, too, a list goes
// on behind its lead, and cells that each hold a result are parts of one.
WordList word_list_of(const Line& line) {
  WordList sentence;
  const bool led = line.cells.size() > 1 && ends_with_colon(line.cells[0]);
  const auto first = line.cells.begin() + (led ? 1 : 0);
  const auto count = line.cells.end() - first;
  constexpr std::ptrdiff_t fewest_cells = 3;
  const bool parts = count >= fewest_cells && std::all_of(first, line.cells.end(), may_be_part);
  const auto has_part_ends = [](const Cell& cell) {
    return leads_or_ends_sentence(cell.words) ||
           std::any_of(cell.words.begin(), cell.words.end(),
                       [](const Word* word) { return ends_part(word->text); });
  };
  if (!parts && count > 1) return sentence;
  const bool commas = !parts && has_part_ends(*first);
  if (!parts && !commas && !may_go_without_commas(*first)) return sentence;
  if (led) sentence.add(line.cells[0], false);
  for (auto cell = first; cell != line.cells.end(); ++cell) sentence.add(*cell, parts);
  const bool ended =
      std::find(sentence.ends.begin(), sentence.ends.end(), true) != sentence.ends.end();
  if (ended) part_runs(sentence);
  if (!ended) part_without_commas(sentence);
  if (!parts && !commas && !sentence.without_commas) sentence.words.clear();
  return sentence;
}

bool has_form_of_list(const WordList& sentence, bool goes_on) {
  const auto& words = sentence.words;
  std::size_t parts = 0;
  std::size_t short_parts = 0;
  std::size_t all_parts = 0;
  std::size_t length = 0;
  bool number = false;
  bool ends = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i]->text;
    number = number || (length > 0 && may_begin_number(word));
    ++length;
    const bool end = sentence.ends[i];
    ends = ends || end;
    if (!end && i + 1 < words.size()) continue;
    parts += number;
    ++all_parts;
    short_parts += length == 2 || length == 3;
    length = 0;
    number = false;
  }
  if (goes_on && parts >= 1 && leads_or_ends_sentence(words)) return true;
  return ends && (parts >= 2 || (all_parts >= 3 && short_parts + 1 >= all_parts));
}

}  // namespace labread

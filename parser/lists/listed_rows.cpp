#include "parser/lists/listed_rows.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/layout/typed_line.h"
#include "parser/rows/pieces.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t longest_part = 9;  // words of one listed result

bool ends_part(std::string_view word) {
  return word.ends_with(',') || word.ends_with(';') || word == "and";
}

// The words of a list, and which of them end a part of it.
struct WordList {
  std::vector<const Word*> words;
  std::vector<bool> ends;
  bool without_commas = false;

  void add(const Cell& cell, bool is_part) {
    for (const Word* word : cell.words) {
      words.push_back(word);
      ends.push_back(ends_part(word->text) || (is_part && word == cell.words.back()));
    }
  }
};

struct Part {
  Line line;
  bool result = false;
  bool unit = false;
  bool flag = false;
  bool word = false;     // a result in a word
  bool bare = false;     // a number of a test that is not interpreted, and nothing else
  bool unknown = false;  // complete but for a known name
  bool limit = false;    // "<1.8": a result or what it should be
  bool dose = false;     // a unit of mass alone in which the analyte is not given
};

Line without_lead(const Line& line, const WordList& sentence, std::size_t from) {
  Line rest = line;
  rest.cells.resize(1);
  rest.cells.front().words.assign(sentence.words.begin() + static_cast<std::ptrdiff_t>(from),
                                  sentence.words.end());
  return rest;
}

// A word without the comma, semicolon or full stop behind it.
const Word* without_end(const Word& word, bool last, std::deque<Word>& words) {
  const char end = word.text.back();
  const bool cut = word.text.size() > 1 && (end == ',' || end == ';' || (last && end == '.'));
  if (!cut) return &word;
  Word& shorter = words.emplace_back(word);
  shorter.text.pop_back();
  return &shorter;
}

// "03.05.2024:", "(12/01/25)": digits and marks, with two marks between digits.
bool has_form_of_date(std::string_view text) {
  while (!text.empty() && std::string_view("(),:;.").find(text.back()) != text.npos) {
    text.remove_suffix(1);
  }
  while (text.starts_with('(')) text.remove_prefix(1);
  const auto marks = std::count_if(text.begin(), text.end(),
                                   [](char c) { return c == '.' || c == '/' || c == '-'; });
  const bool day = marks == 1 && text.size() <= 5 && text.find('/') != text.npos;  // "3/14"
  const bool year = text.size() == 4 && (text.starts_with("19") || text.starts_with("20"));
  return text.find_first_not_of("0123456789./-") == std::string_view::npos &&
         (marks == 2 || day || (marks == 1 && text.find('.') != std::string_view::npos) || year);
}

// "Labs today: Na 138", "Labs of 03/05/2024: Na 138": what leads to the list is no part of it, but
// for the name of its first result: "TSH: 2.1 mU/l; fT4 14 pmol/l".
std::size_t behind_lead(const std::vector<const Word*>& words, const Catalogue& catalogue) {
  std::string lead;
  for (std::size_t i = 0; i < words.size() && i < longest_part; ++i) {
    const std::string_view text = words[i]->text;
    const bool digits = holds_digit(text);
    if (digits && !has_form_of_date(text)) return 0;
    lead += (lead.empty() ? "" : " ") + std::string(text);
    if (!text.ends_with(':')) continue;
    const bool names = catalogue.find_name(fold_name(lead)) != nullptr ||
                       catalogue.find_symbol(lead.substr(0, lead.find_first_of(" :"))) != nullptr;
    return names ? 0 : i + 1;
  }
  return 0;
}

bool begins_number(std::string_view word) {
  return !word.empty() && std::string_view("0123456789<>.").find(word.front()) != word.npos;
}

bool ends_with_colon(const Cell& cell) { return cell.words.back()->text.ends_with(':'); }

// "Ca 8.4 (L)": a few words, and a number behind the first.
bool may_be_part(const Cell& cell) {
  constexpr std::size_t most_words = 4;
  return cell.words.size() >= 2 && cell.words.size() <= most_words &&
         !begins_number(cell.words[0]->text) && begins_number(cell.words[1]->text);
}

// "Thyroid: TSH 2.31 mU/L", "MCV 74 fl (80-99).": a part of one that is no list by itself.
bool leads_or_ends_sentence(const std::vector<const Word*>& words) {
  return words.back()->text.ends_with('.') ||
         std::any_of(words.begin(), words.end(),
                     [](const Word* word) { return word->text.ends_with(':'); });
}

bool is_bar(std::string_view word) { return word == "/" || word == "|"; }

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
    } else if (bar || (begins_number(word) && number)) {
      return {};
    }
    if (begins && ++name > longest_name) return {};
    if (!bar && !begins && !number) {
      number = begins_number(word) && name > 0;
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
                       [](const Word* word) { return begins_number(word->text); }) >= fewest;
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

// "BMP:   Na 137, K 5.4", "Ca 8.4 (L)   Phos 4.8 (H)   Mg 1.5": behind a wide gap, too, a list goes
// on behind its lead, and cells that each hold a result are parts of one.
WordList sentence_of(const Line& line) {
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

// Two parts of a few words with a number behind a name, or three of which, behind the
// lead, none has more than three words: what prose with commas seldom has, so that the words of
// most lines need not be looked up.
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
    number = number || (length > 0 && begins_number(word));
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

std::vector<Part> parts_of(const Line& line, const WordList& sentence, std::size_t from,
                           std::deque<Word>& words) {
  std::vector<Part> parts;
  const auto& all = sentence.words;
  std::vector<const Word*> open;
  const auto close = [&] {
    if (open.empty()) return;
    Part& part = parts.emplace_back();
    part.line = line;
    part.line.cells = {cell_of(open)};
    fit_box(part.line);
    open.clear();
  };
  for (std::size_t i = from; i < all.size(); ++i) {
    if (all[i]->text != "and" && !is_bar(all[i]->text))
      open.push_back(without_end(*all[i], i + 1 == all.size(), words));
    if (sentence.ends[i]) close();
  }
  close();
  return parts;
}

// "Goals:", "Normal range:", but not "Labs (normal range):", which tells what the brackets behind
// the results hold.
bool leads_to_limits(const Word& word, std::string_view key, const Lexicon& lexicon) {
  if (lexicon.find(key, WordRole::target_word) != nullptr) return true;
  const bool of_brackets = word.text.starts_with('(') && word.text.ends_with("):");
  return !of_brackets && lexicon.find(key, WordRole::range_lead) != nullptr;
}

}  // namespace

// "Last year:", "Goals:": numbers of another day or wished for.
bool names_others(const Line& line, const Lexicon& lexicon) {
  for (const Cell& cell : line.cells) {
    for (const Word* word : cell.words) {
      const std::string key = fold_name(word->text);
      const bool leads = word == cell.words.front() || word->text.ends_with(':');
      const bool other = lexicon.find(key, WordRole::header_previous) != nullptr ||
                         (leads && leads_to_limits(*word, key, lexicon));
      if (other) return true;
    }
  }
  return false;
}

namespace {

bool holds_date(const TypedLine& typed) {
  return std::any_of(typed.tokens.begin(), typed.tokens.end(),
                     [](const TypedToken& token) { return token.is(token_date); });
}

// "Blood drawn 13.02.2025 (on admission):", "Labs collected 03/03/2026:" date the results that
// follow.
bool dates_what_follows(const Line& line, const Catalogue& catalogue) {
  return line.cells.size() == 1 &&
         holds_words(line.text(), WordRole::fact_collected, catalogue.lexicon());
}

std::vector<AnalyteIndex> analytes_of(const TypedToken& token, const Catalogue& catalogue) {
  if (token.symbol) return {*token.symbol};
  const Name* name = token.name == nullptr ? nullptr : catalogue.find_name(fold_name(token.text));
  if (name == nullptr) return {};
  return {name->analytes.begin(), name->analytes.end()};
}

bool fits(std::string_view unit, const std::vector<AnalyteIndex>& analytes,
          const Catalogue& catalogue) {
  return is_unit_of_any(analytes, fold_unit(unit), catalogue);
}

// The words in front of a number that may be a name nobody knows: few, no prose, and a capital.
bool may_be_name(std::span<const TypedToken> tokens, int prose_words) {
  const char first = tokens.front().text.front();
  const bool capital = !(first >= 'a' && first <= 'z');
  return capital && prose_words == 0 && tokens.size() <= 4 &&
         std::all_of(tokens.begin(), tokens.end(), [](const TypedToken& token) {
           return token.label == nullptr && token.is(token_text | token_name);
         });
}

bool has_inner_digit(const Word& word) {
  return !begins_number(word.text) && holds_digit(word.text);
}

// Whether the part may begin with a known name: "no" is certain, and cheaper than typing its words.
bool may_begin_with_name(const Cell& part, const Catalogue& catalogue) {
  const std::string_view first = part.words.front()->text;
  const bool plain = first.size() > 2 && catalogue.find_symbol(first) == nullptr &&
                     std::all_of(first.begin(), first.end(), is_ascii_letter) &&
                     std::none_of(part.words.begin(), part.words.end(),
                                  [](const Word* word) { return has_inner_digit(*word); });
  return !plain || catalogue.match_name(fold_name(part.text())).name != nullptr;
}

// "(normal range 133-146)"
bool leads_range(const TypedToken& token) {
  return token.label != nullptr &&
         (token.label->role == WordRole::range_lead || token.label->role == WordRole::header_range);
}

void judge(Part& part, const Conventions& conventions, const Catalogue& catalogue) {
  const Cell& words = part.line.cells.front();
  if (words.words.size() > longest_part) return;
  // A name that nobody knows needs a number, and begins with a capital: "below 20 ng/mL" is none.
  const bool number = std::any_of(words.words.begin(), words.words.end(),
                                  [](const Word* word) { return begins_number(word->text); });
  const char first = words.words.front()->text.front();
  const bool small = first >= 'a' && first <= 'z';
  if ((small || !number) && !may_begin_with_name(words, catalogue)) return;
  const TypedLine typed = type_line(part.line, conventions, catalogue);
  const auto& tokens = typed.tokens;
  if (tokens.size() < 2) return;
  const auto value = std::find_if(tokens.begin() + 1, tokens.end(), [](const TypedToken& token) {
    return token.is(token_number | token_word_value | token_interval);
  });
  if (value == tokens.end() || value->bracketed) return;
  const bool rest = std::all_of(value + 1, tokens.end(), [](const TypedToken& token) {
    return token.is(token_unit | token_flag | token_range) || leads_range(token);
  });
  if (!rest) return;
  const bool named = value == tokens.begin() + 1;
  const auto analytes = named ? analytes_of(tokens[0], catalogue) : std::vector<AnalyteIndex>{};
  const auto unit = std::find_if(value + 1, tokens.end(),
                                 [](const TypedToken& token) { return token.is(token_unit); });
  part.unit = unit != tokens.end();
  part.flag = std::any_of(value + 1, tokens.end(),
                          [](const TypedToken& token) { return token.is(token_flag); });
  if (!value->is(token_number)) {
    const bool last = value + 1 == tokens.end();
    part.word = last && named && tokens[0].is(token_name);
    part.unknown = last && !part.word && value->is(token_word_value) &&
                   may_be_name(std::span(tokens.begin(), value), typed.prose_words);
    return;
  }
  const bool limits = std::any_of(value + 1, tokens.end(),
                                  [](const TypedToken& token) { return token.is(token_range); });
  part.limit = value->is(token_range) && !limits;
  const bool known = named && tokens[0].is(token_name);
  const bool per = part.unit && unit->text.find('/') != std::string::npos;
  const bool fitting = !part.unit || fits(unit->text, analytes, catalogue);
  // A unit of mass alone is that of a dose.
  const bool measured = limits || per || (part.unit && unit->text == "%");
  part.dose = !analytes.empty() && !fitting && !per;
  part.bare = known && analytes.empty() && !part.unit && !limits;
  part.result = analytes.empty() ? known && measured : fitting || (per && limits);
  part.unknown = analytes.empty() && !part.result && part.unit && (known || limits) &&
                 may_be_name(std::span(tokens.begin(), value), typed.prose_words);
}

}  // namespace

ListedResult listed_result(const Line& line, const Conventions& conventions,
                           const Catalogue& catalogue) {
  Part part;
  part.line = line;
  judge(part, conventions, catalogue);
  return {part.result && !part.dose, part.unit, part.limit};
}

bool leads_to_others(const Line& line, const Conventions& conventions, const Catalogue& catalogue) {
  if (!line.text().ends_with(':')) return false;
  if (names_others(line, catalogue.lexicon())) return true;
  const TypedLine typed = type_line(line, conventions, catalogue);
  return holds_date(typed) && !dates_what_follows(line, catalogue);
}

namespace {

// "1 L Hartmann's (Na 131 mmol/L, K 5 mmol/L)": a name and its number right behind a bracket that
// stands behind another number and does not end with the part say what is in a fluid.
bool tells_contents(const WordList& sentence, const Catalogue& catalogue) {
  const auto& words = sentence.words;
  bool number = false;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string_view word = words[i]->text;
    number = number || begins_number(word);
    if (!number || !word.starts_with('(') || !begins_number(words[i + 1]->text)) continue;
    const std::string name(word.substr(1));
    if (catalogue.find_symbol(name) == nullptr && catalogue.find_name(fold_name(name)) == nullptr) {
      continue;
    }
    for (std::size_t end = i; end < words.size(); ++end) {
      if (words[end]->text.find(')') != std::string::npos) break;
      if (sentence.ends[end]) return true;
    }
  }
  return false;
}

// Bare numbers without commas may be anybody's: a day in front of them, a unit or a flag says that
// they are results.
bool is_told_by_more(const WordList& sentence, std::size_t from, const std::vector<Part>& parts) {
  const auto lead = std::span(sentence.words).first(from);
  return std::any_of(lead.begin(), lead.end(),
                     [](const Word* word) { return holds_digit(word->text); }) ||
         std::any_of(parts.begin(), parts.end(),
                     [](const Part& part) { return part.unit || part.flag; });
}

}  // namespace

std::vector<Line> listed_rows(const Line& line, bool goes_on, const Conventions& conventions,
                              const Catalogue& catalogue, std::deque<Word>& words) {
  const WordList sentence = sentence_of(line);
  if (!has_form_of_list(sentence, goes_on)) return {};
  const std::size_t from = behind_lead(sentence.words, catalogue);
  std::vector<Part> parts = parts_of(line, sentence, from, words);
  std::ptrdiff_t results = 0;
  std::ptrdiff_t units = 0;
  bool doses = false;
  for (Part& part : parts) {
    judge(part, conventions, catalogue);
    results += part.result;
    units += part.result && part.unit;
    doses = doses || part.dose;
  }
  const auto count = std::ssize(parts);
  const auto told = std::count_if(parts.begin(), parts.end(), [](const Part& part) {
    return part.result || part.unknown || part.word || part.bare;
  });
  const bool sure = goes_on || !sentence.without_commas || is_told_by_more(sentence, from, parts);
  if (!sure || (sentence.without_commas && told != count)) return {};
  // "LDL <1.8 mmol/L, triglycerides <2.0 mmol/L": nothing but limits are wished for, or meant by
  // the words around them: "with anaemia (Hb <10 g/dL), creatinine >2 mg/dL or bone lesions".
  const bool wished = told > 0 && std::all_of(parts.begin(), parts.end(), [](const Part& part) {
                        return part.limit || !(part.result || part.unknown || part.word);
                      });
  const auto words_told =
      std::count_if(parts.begin(), parts.end(), [](const Part& part) { return part.word; });
  const auto bare = std::count_if(parts.begin(), parts.end(), [](const Part& p) { return p.bare; });
  const bool worded = results == 0 && words_told >= 3 && (words_told + bare) * 4 >= count * 3;
  // One name in four may be an unknown one.
  const bool pure = (results >= 3 && results * 4 >= count * 3) ||
                    (results >= 1 && told == count && count >= 3) ||
                    (results == 2 && count <= 3 && goes_on) ||
                    (results >= 1 && results == units && told == count && goes_on &&
                     leads_or_ends_sentence(sentence.words));
  if (!worded && (doses || (results < 2 && !pure) || (units < 2 && !pure))) return {};
  if (tells_contents(sentence, catalogue)) return {};
  if (wished || names_others(line, catalogue.lexicon())) return {};
  if (holds_date(type_line(without_lead(line, sentence, from), conventions, catalogue))) return {};
  std::vector<Line> rows;
  for (Part& part : parts) {
    const bool other = part.unknown || part.word || part.bare;
    const bool complete = part.result ? pure || part.unit : (pure || worded) && other;
    if (complete) rows.push_back(std::move(part.line));
  }
  return rows;
}

std::string lead_of_list(const Line& line, const Catalogue& catalogue) {
  const std::vector<const Word*> words = sentence_of(line).words;
  const std::size_t end = behind_lead(words, catalogue);
  std::string lead;
  for (std::size_t i = 0; i < end; ++i) lead += (lead.empty() ? "" : " ") + words[i]->text;
  return lead;
}

}  // namespace labread

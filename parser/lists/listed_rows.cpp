#include "parser/lists/listed_rows.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "base/ascii.h"
#include "base/fold.h"
#include "parser/layout/typed_line.h"
#include "parser/lists/told_asides.h"
#include "parser/lists/word_list.h"
#include "parser/rows/pieces.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

struct Part {
  Line line;
  bool result = false;
  bool unit = false;
  bool flag = false;
  bool word = false;      // a result in a word
  bool definite = false;  // one that could be no plain text
  bool bare = false;      // a number of a test that is not interpreted, and nothing else
  bool unknown = false;   // complete but for a known name
  bool limit = false;     // "<1.8": a result or what it should be
  bool dose = false;      // a unit of mass alone in which the analyte is not given
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

std::vector<Part> parts_of(const Line& line, const WordList& sentence, std::size_t from,
                           const Catalogue& catalogue, std::deque<Word>& words) {
  std::vector<Part> parts;
  const auto& all = sentence.words;
  std::vector<const Word*> open;
  const auto close = [&] {
    // "BMP: Na 139" in the middle of a list
    const std::size_t lead = open.size() > 2 ? behind_lead(open, catalogue) : 0;
    if (lead == 1) open.erase(open.begin());
    if (open.empty()) return;
    Part& part = parts.emplace_back();
    part.line = line;
    part.line.cells = {cell_of(open)};
    fit_box(part.line);
    open.clear();
  };
  for (std::size_t i = from; i < all.size(); ++i) {
    if (all[i]->text != "and" && !is_bar(all[i]->text))
      open.push_back(without_end(*all[i], i + 1 == all.size() || sentence.ends[i], words));
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
  // "eGFR 52 ml/min": letters leave out the body surface.
  return is_unit_of_any(analytes, fold_unit(unit), catalogue) ||
         is_unit_of_any(analytes, fold_unit(std::string(unit) + "/1.73m2"), catalogue);
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
  return !may_begin_number(word.text) && holds_digit(word.text);
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
                                  [](const Word* word) { return may_begin_number(word->text); });
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
    part.definite = part.word && value->is(token_word_value) && value->value &&
                    is_definite_word(value->value->word, catalogue);
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
  return {part.result && !part.dose, part.unit, part.limit, part.definite};
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
    number = number || may_begin_number(word);
    if (!number || !word.starts_with('(') || !may_begin_number(words[i + 1]->text)) continue;
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

// "creatinine 203 umol/L (previously 171), urea 17.2": the line without what it tells beside
// results.
std::optional<Line> without_asides(const Line& line, const Catalogue& catalogue,
                                   std::deque<Word>& words) {
  const auto brackets = [](const Word* word) { return word->text.find('(') != std::string::npos; };
  const auto& all = line.cells.front().words;
  if (line.cells.size() > 1 || std::none_of(all.begin(), all.end(), brackets)) return std::nullopt;
  std::vector<const Word*> kept = without_asides(all, catalogue, words);
  if (kept.empty() || kept.size() == all.size()) return std::nullopt;
  std::optional<Line> rest = line;
  rest->cells.front().words = std::move(kept);
  return rest;
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

std::vector<Line> listed_rows(const Line& printed, bool goes_on, const Conventions& conventions,
                              const Catalogue& catalogue, std::deque<Word>& words) {
  WordList sentence = word_list_of(printed);
  if (!has_form_of_list(sentence, goes_on)) return {};
  const std::optional<Line> rest = without_asides(printed, catalogue, words);
  const Line& line = rest ? *rest : printed;
  if (rest) sentence = word_list_of(line);
  const std::size_t from = behind_lead(sentence.words, catalogue);
  std::vector<Part> parts = parts_of(line, sentence, from, catalogue, words);
  std::ptrdiff_t results = 0;
  std::ptrdiff_t units = 0;
  std::ptrdiff_t sure_results = 0;  // "INR 1.9 (H)", too
  bool doses = false;
  for (Part& part : parts) {
    judge(part, conventions, catalogue);
    results += part.result;
    units += part.result && part.unit;
    sure_results += part.result && (part.unit || part.flag);
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
                    (results >= 1 && sure_results == results && told == count && goes_on &&
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
  const std::vector<const Word*> words = word_list_of(line).words;
  const std::size_t end = behind_lead(words, catalogue);
  std::string lead;
  for (std::size_t i = 0; i < end; ++i) lead += (lead.empty() ? "" : " ") + words[i]->text;
  return lead;
}

}  // namespace labread

#include "parser/results/listed_rows.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/fold.h"
#include "parser/layout/typed_line.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr std::size_t longest_part = 9;  // words of one listed result

bool ends_part(std::string_view word) {
  return word.ends_with(',') || word.ends_with(';') || word == "and";
}

struct Part {
  Line line;
  bool result = false;
  bool unit = false;
  bool misfits = false;  // a unit that the analyte is not given in: a dose
};

// A word without the comma, semicolon or full stop behind it.
const Word* without_end(const Word& word, bool last, std::deque<Word>& words) {
  const char end = word.text.back();
  const bool cut = word.text.size() > 1 && (end == ',' || end == ';' || (last && end == '.'));
  if (!cut) return &word;
  Word& shorter = words.emplace_back(word);
  shorter.text.pop_back();
  return &shorter;
}

// "Labs today: Na 138": what leads to the list is no part of it.
std::size_t behind_lead(const std::vector<const Word*>& words) {
  for (std::size_t i = 0; i < words.size() && i < longest_part; ++i) {
    const std::string_view text = words[i]->text;
    if (text.find_first_of("0123456789") != std::string_view::npos) return 0;
    if (text.ends_with(':') && text.size() > 1) return i + 1;
  }
  return 0;
}

bool begins_number(std::string_view word) {
  return !word.empty() && std::string_view("0123456789<>.").find(word.front()) != word.npos;
}

// Two parts of a few words with a number behind a name: what prose with commas seldom has, so that
// the words of most lines need not be looked up.
bool has_form_of_list(const std::vector<const Word*>& words) {
  std::size_t parts = 0;
  std::size_t length = 0;
  bool number = false;
  bool ends = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i]->text;
    number = number || (length > 0 && begins_number(word));
    ++length;
    const bool end = ends_part(word);
    ends = ends || end;
    if (!end && i + 1 < words.size()) continue;
    parts += number;
    length = 0;
    number = false;
  }
  return ends && parts >= 2;
}

std::vector<Part> parts_of(const Line& line, std::deque<Word>& words) {
  std::vector<Part> parts;
  const auto& all = line.cells.front().words;
  std::vector<const Word*> open;
  const auto close = [&] {
    if (open.empty()) return;
    Part& part = parts.emplace_back();
    part.line = line;
    Cell cell{open, open.front()->box};
    for (const Word* word : open) cell.box = united(cell.box, word->box);
    part.line.cells = {std::move(cell)};
    fit_box(part.line);
    open.clear();
  };
  for (std::size_t i = behind_lead(all); i < all.size(); ++i) {
    if (all[i]->text != "and") open.push_back(without_end(*all[i], i + 1 == all.size(), words));
    if (ends_part(all[i]->text)) close();
  }
  close();
  return parts;
}

// "Last year:", "Goals:": numbers of another day or wished for.
bool names_others(const Line& line, const Lexicon& lexicon) {
  for (const Cell& cell : line.cells) {
    for (const Word* word : cell.words) {
      const std::string key = fold_name(word->text);
      const bool leads = word == cell.words.front() || word->text.ends_with(':');
      const bool other = lexicon.find(key, WordRole::header_previous) != nullptr ||
                         (leads && lexicon.find(key, WordRole::range_lead) != nullptr);
      if (other) return true;
    }
  }
  return false;
}

bool holds_date(const TypedLine& typed) {
  return std::any_of(typed.tokens.begin(), typed.tokens.end(),
                     [](const TypedToken& token) { return token.is(token_date); });
}

// "Blood drawn 13.02.2025 (on admission):" dates the results that follow.
bool dates_what_follows(const TypedLine& typed) {
  return !typed.tokens.empty() && typed.tokens.front().label != nullptr &&
         typed.tokens.front().label->role == WordRole::fact_collected;
}

std::vector<AnalyteIndex> analytes_of(const TypedToken& token, const Catalogue& catalogue) {
  if (token.symbol) return {*token.symbol};
  const Name* name = token.name == nullptr ? nullptr : catalogue.find_name(fold_name(token.text));
  if (name == nullptr) return {};
  return {name->analytes.begin(), name->analytes.end()};
}

bool fits(std::string_view unit, const std::vector<AnalyteIndex>& analytes,
          const Catalogue& catalogue) {
  const auto ucum = ucum_of(unit, catalogue);
  return ucum && std::any_of(analytes.begin(), analytes.end(), [&](AnalyteIndex index) {
           return find_unit(catalogue.analyte(index), *ucum) != nullptr;
         });
}

bool has_inner_digit(const Word& word) {
  return !begins_number(word.text) && word.text.find_first_of("0123456789") != std::string::npos;
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

void judge(Part& part, const Conventions& conventions, const Catalogue& catalogue) {
  const Cell& words = part.line.cells.front();
  if (words.words.size() > longest_part || !may_begin_with_name(words, catalogue)) return;
  const TypedLine typed = type_line(part.line, conventions, catalogue);
  const auto& tokens = typed.tokens;
  if (tokens.size() < 2) return;
  const auto analytes = analytes_of(tokens[0], catalogue);
  if (analytes.empty() || !tokens[1].is(token_number) || tokens[1].bracketed) return;
  const bool rest = std::all_of(tokens.begin() + 2, tokens.end(), [](const TypedToken& token) {
    return token.is(token_unit | token_flag | token_range);
  });
  part.result = rest;
  for (const TypedToken& token : tokens) {
    if (!token.is(token_unit) || &token == &tokens[0]) continue;
    part.unit = true;
    part.misfits = part.misfits || !fits(token.text, analytes, catalogue);
  }
}

}  // namespace

bool leads_to_others(const Line& line, const Conventions& conventions, const Catalogue& catalogue) {
  if (!line.text().ends_with(':')) return false;
  if (names_others(line, catalogue.lexicon())) return true;
  const TypedLine typed = type_line(line, conventions, catalogue);
  return holds_date(typed) && !dates_what_follows(typed);
}

std::vector<Line> listed_rows(const Line& line, bool goes_on, const Conventions& conventions,
                              const Catalogue& catalogue, std::deque<Word>& words) {
  if (line.cells.size() != 1) return {};
  const auto& all = line.cells.front().words;
  if (!has_form_of_list(all)) return {};
  std::vector<Part> parts = parts_of(line, words);
  std::size_t results = 0;
  std::size_t units = 0;
  bool doses = false;
  for (Part& part : parts) {
    judge(part, conventions, catalogue);
    results += part.result;
    units += part.result && part.unit;
    doses = doses || part.misfits;
  }
  // One name in four may be an unknown one.
  const bool pure = (results >= 3 && results * 4 >= parts.size() * 3) ||
                    (results == 2 && parts.size() <= 3 && goes_on);
  if (doses || results < 2 || (units < 2 && !pure)) return {};
  if (names_others(line, catalogue.lexicon())) return {};
  if (holds_date(type_line(line, conventions, catalogue))) return {};
  std::vector<Line> rows;
  for (Part& part : parts) {
    if (part.result && (pure || part.unit)) rows.push_back(std::move(part.line));
  }
  return rows;
}

}  // namespace labread

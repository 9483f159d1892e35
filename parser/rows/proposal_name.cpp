// What is put together to the name of a row, and what beside it is left out.
#include "parser/rows/row_proposal.h"

#include <algorithm>

#include "base/fold.h"
#include "parser/layout/cell_text.h"
#include "parser/rows/pieces.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/words.h"

namespace labread {

void Proposal::name(const TypedToken& token) {
  const bool ornament = reading_.name.empty() && is_ornament(token.text);
  if (ornament || is_watermark(token)) return;
  const auto symbol = token.symbol ? token.symbol : symbol_in_capitals(token);
  if (symbol && !reading_.known_name) {
    reading_.candidates = {*symbol};
    reading_.known_name = true;
    reading_.known_start = reading_.name.empty();
  }
  if (token.name != nullptr && !reading_.known_name) {
    reading_.candidates.assign(token.name->analytes.begin(), token.name->analytes.end());
    reading_.known_name = true;
    reading_.known_start = reading_.name.empty();
  }
  if (is_method(token) || is_method_beside(token)) {
    closed_cell_ = token.cell;
    return;
  }
  if (!goes_on(reading_.name, token, line_)) return leave(token);
  append(reading_.name, token, line_);
  keep_digit_of_flag(reading_.name, token, line_);
  close_bracket(reading_.name, line_);
}

// "NA", "CL", "MG" alone below the title of names, in front of a number: elsewhere they say "not
// available", "critically low" and a mass.
std::optional<AnalyteIndex> Proposal::symbol_in_capitals(const TypedToken& token) const {
  if (token.text.size() != 2 || !token.is(token_word_value | token_flag | token_unit)) return {};
  const bool alone = token.end == line_.cells[token.cell].size() && reading_.name.empty();
  if (!alone || value_ >= tokens().size() || !tokens()[value_].is(token_number) ||
      !below_title(token, ColumnRole::name)) {
    return {};
  }
  const char second = token.text[1];
  if (second < 'A' || second > 'Z') return {};
  const std::string symbol = {token.text[0], static_cast<char>(second - 'A' + 'a')};
  const Analyte* analyte = catalogue_.find_symbol(symbol);
  if (analyte == nullptr) return {};
  return catalogue_.index_of(analyte->id);
}

// Right in front of the value, in its cell or as all of the one before.
bool Proposal::ends_in_front_of_number(const TypedToken& token) const {
  const TypedToken& value = tokens()[value_];
  return &token + 1 == &value &&
         (value.cell == token.cell || line_.cells[token.cell].size() == token.text.size());
}

// "Anti-HCV   Non-reactive   0.12 S/CO": the word says of the number what it means.
bool Proposal::is_result_in_front(const TypedToken& token) const {
  return !reading_.name.empty() && token.cell != reading_.name.cell && token.begin == 0 &&
         token.is(token_word_value) && tokens()[value_].is(token_number) &&
         is_definite_word(token.value->word, catalogue_) && ends_in_front_of_number(token);
}

// "U PH   5.5": a unit that is the rest of a name behind the letter of its specimen.
bool Proposal::ends_name_of_urine(const TypedToken& token) const {
  return reading_.name.text == "U" && reading_.name.cell == token.cell &&
         tokens()[value_].cell != token.cell &&
         catalogue_.find_name(fold_name(token.text)) != nullptr;
}

// "(ECLIA)" on the line below a name that is complete.
bool Proposal::is_method(const TypedToken& token) const {
  const Piece& name = reading_.name;
  const bool below = !name.empty() && token.cell == name.cell && is_below(token.box, name.last);
  if (!below || !token.text.starts_with('(')) return false;
  return catalogue_.find_name(fold_name(name.text)) != nullptr &&
         catalogue_.find_name(fold_name(line_.cells[token.cell])) == nullptr;
}

// "Platelets   SYSMEX": an analyser or a method in capitals, in a cell of its own beside a name
// that is complete and not set in capitals.
bool Proposal::is_method_beside(const TypedToken& token) const {
  const Piece& name = reading_.name;
  if (name.empty() || token.cell == name.cell || token.begin != 0 || is_below(token.box, name.last))
    return false;
  const auto lower = [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  };
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto capitals = [&](std::string_view text) {
    return std::none_of(text.begin(), text.end(), lower) &&
           std::count_if(text.begin(), text.end(), upper) > 2;
  };
  const std::string_view words = line_.cells[token.cell];
  if (!capitals(words) || capitals(name.text)) return false;
  if (match_words(words, WordRole::specimen_word, catalogue_.lexicon())) return false;
  const std::string key = fold_name(name.text);
  return catalogue_.find_name(key) != nullptr &&
         catalogue_.find_name(fold_name(words)) == nullptr &&
         catalogue_.match_name(key + " " + fold_name(words)).length <= key.size();
}

// "Urea (mg/dL)   28": a unit that is printed with the name, and nowhere else.
void Proposal::take_unit_of_name() {
  const std::string_view name = reading_.name.text;
  const std::size_t open = name.rfind('(');
  if (!reading_.unit.empty() || !reading_.read.number || !name.ends_with(')') ||
      open == std::string_view::npos || open == 0) {
    return;
  }
  const std::string_view inside = name.substr(open + 1, name.size() - open - 2);
  if (!is_whole_unit(inside, catalogue_)) return;
  const bool fits = is_unit_of_any(reading_.candidates, fold_unit(inside), catalogue_);
  if (!fits && inside.find('/') == std::string_view::npos) return;
  reading_.unit = {std::string(inside), reading_.name.box};
}

// "I17": a letter and two digits, as in the catalogue of procedures.
bool is_procedure_code(std::string_view text) {
  return text.size() == 3 && text[0] >= 'A' && text[0] <= 'Z' && is_ascii_digit(text[1]) &&
         is_ascii_digit(text[2]);
}

// "X76tb", "42P..": what British records say of a test, five characters that dots may fill up.
bool is_read_code(std::string_view text) {
  constexpr std::size_t length = 5;
  if (text.size() != length) return false;
  const bool letters = text[0] == 'X' && std::all_of(text.begin(), text.end(), [](char c) {
                         return is_ascii_letter(c) || is_ascii_digit(c);
                       });
  return letters || (is_ascii_digit(text[0]) && text.back() == '.');
}

// "ALT (I17)", "ALT (ICD-9: I17)", "ALT (44G3.)"
void Proposal::drop_bracketed_code() {
  std::string& name = reading_.name.text;
  const std::size_t open = name.rfind(" (");
  if (open == std::string::npos || !name.ends_with(')')) return;
  const std::string_view inside = std::string_view(name).substr(open + 2, name.size() - open - 3);
  const std::size_t colon = inside.find(": ");
  const bool labelled = colon != std::string_view::npos &&
                        !catalogue_.lexicon().exactly(fold_name(inside.substr(0, colon))).empty();
  const std::string_view text = labelled ? inside.substr(colon + 2) : inside;
  const bool code = is_procedure_code(text) || is_read_code(text);
  if (code && catalogue_.find_name(fold_name(name)) == nullptr) name.resize(open);
}

void Proposal::drop_code_from_name() {
  if (reading_.name.empty()) return;
  drop_bracketed_code();
  if (!context_.columns) return;
  const std::size_t blank = reading_.name.text.rfind(' ');
  if (blank == std::string::npos ||
      !is_code_number(std::string_view(reading_.name.text).substr(blank + 1)))
    return;
  reading_.name.text.resize(blank);
  if (reading_.name.text.size() > 3 && reading_.name.text.ends_with(',') &&
      reading_.name.text[reading_.name.text.size() - 3] == ' ') {
    reading_.name.text.resize(reading_.name.text.size() - 3);
  }
}

}  // namespace labread

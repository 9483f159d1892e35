#include "parser/layout/blood_group.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "parser/tokens/pattern.h"
#include "parser/tokens/value.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

bool is_sign(std::string_view text) {
  return text == "+" || text == "-" || text == "(+)" || text == "(-)" || text == "\u2212";
}

// "positive", "neg."
bool is_factor_word(std::string_view text, const Conventions& conventions, const Lexicon& lexicon) {
  const auto value = take_value(text, conventions, lexicon);
  const bool told = value && (value->value.word == "positive" || value->value.word == "negative");
  return told && text.find_first_not_of(". ", value->length) == std::string_view::npos;
}

// "O", "A1B", "AB+", "0 Rh positive", "B Rh(D): neg.", "A (II)"; the letters may be Cyrillic.
bool is_blood_group(std::string_view text, const Conventions& conventions, const Lexicon& lexicon) {
  static const Pattern pattern(
      "[\"']?(?:A[12]?B?|B|O|0|\u0410(?:\u0412)?|\u0412|\u041e)(?: ?[(](?:I{1,3}|IV)[)])?[\"']?"
      "([ ,]*(?i:rh(?:esus)?[ .-]*(?:[(\"']?D[)\"']?|1)?)?[ .:]*)(.*)");
  const auto found = pattern.all_of(text);
  if (!found) return false;
  const std::string_view factor = (*found)[1];
  const std::string_view rest = (*found)[2];
  const bool named = std::any_of(factor.begin(), factor.end(), is_ascii_letter);
  if (rest.empty()) return factor.empty();
  // A sign apart from the letter may be an empty cell's dash.
  return (is_sign(rest) && (named || factor.empty())) || is_factor_word(rest, conventions, lexicon);
}

bool may_begin_group(std::string_view text) {
  if (text.starts_with('"') || text.starts_with('\'')) text.remove_prefix(1);
  static constexpr auto letters =
      std::to_array<std::string_view>({"A", "B", "O", "0", "\u0410", "\u0412", "\u041e"});
  return std::any_of(letters.begin(), letters.end(),
                     [&](std::string_view letter) { return text.starts_with(letter); });
}

// The first token behind the name: in the next cell, behind a colon, or right behind a known name.
std::size_t behind_name(const std::vector<TypedToken>& tokens) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i].cell > 0) return tokens[i].begin == 0 || tokens[i - 1].colon ? i : 0;
    if (tokens[i - 1].colon ||
        (i == 1 && tokens[0].is(token_name) && may_begin_group(tokens[i].text))) {
      return i;
    }
  }
  return 0;
}

void join(TypedLine& line, std::size_t first, std::size_t end, const std::string& text) {
  TypedToken whole;
  whole.kinds = token_word_value;
  whole.cell = line.tokens[first].cell;
  whole.text = text;
  whole.begin = line.tokens[first].begin;
  whole.end = whole.begin + text.size();
  whole.box = line.tokens[first].box;
  for (std::size_t i = first + 1; i < end; ++i) whole.box = united(whole.box, line.tokens[i].box);
  whole.value.emplace();
  whole.value->kind = ValueKind::word;
  whole.value->word = "blood_group";
  line.tokens[first] = std::move(whole);
  line.tokens.erase(line.tokens.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                    line.tokens.begin() + static_cast<std::ptrdiff_t>(end));
}

}  // namespace

void join_blood_group(TypedLine& line, const Conventions& conventions, const Catalogue& catalogue) {
  auto& tokens = line.tokens;
  const std::size_t first = behind_name(tokens);
  if (first == 0 || !may_begin_group(tokens[first].text)) return;
  const Lexicon& lexicon = catalogue.lexicon();
  const std::string_view name = std::string_view(line.cells[0]).substr(0, tokens[first - 1].end);
  if (lexicon.longest(fold_name(name), WordRole::blood_group).entry == nullptr) return;
  const TypedToken& group = tokens[first];
  const std::string text = line.cells[group.cell].substr(group.begin);
  if (!is_blood_group(text, conventions, lexicon)) return;
  std::size_t end = first;
  while (end < tokens.size() && tokens[end].cell == group.cell) ++end;
  // "A   Rh positive", where the factor stands apart: neither is the result.
  const bool half = end < tokens.size() &&
                    is_blood_group(text + " " + line.cells[tokens[end].cell], conventions, lexicon);
  // "Blood group A" may be a name: the letter alone stands apart.
  const bool apart = group.begin == 0 || tokens[first - 1].colon;
  if (!half && (apart || text.size() > 3)) join(line, first, end, text);
  if (!half) return;
  for (std::size_t i = first; i < tokens.size(); ++i) {
    tokens[i].kinds = token_text;
    tokens[i].value.reset();
  }
}

}  // namespace labread

#include "parser/layout/blood_group.h"

#include <algorithm>

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

// "O", "A1B", "AB+", "0 Rh positive", "B Rh(D): neg."
bool is_blood_group(std::string_view text, const Conventions& conventions, const Lexicon& lexicon) {
  static const Pattern pattern(
      "(A[12]?B?|B|O|0)([ ,]*(?i:rh(?:esus)?[ .-]*(?:[(\"]?D[)\"]?|1)?)?[ .:]*)(.*)");
  const auto found = pattern.all_of(text);
  if (!found) return false;
  const std::string_view factor = (*found)[2];
  const std::string_view rest = (*found)[3];
  const bool named = std::any_of(factor.begin(), factor.end(), is_ascii_letter);
  if (rest.empty()) return factor.empty();
  // A sign apart from the letter may be an empty cell's dash.
  return (is_sign(rest) && (named || factor.empty())) || is_factor_word(rest, conventions, lexicon);
}

bool may_begin_group(const TypedToken& name, const TypedToken& first) {
  return name.is(token_name) && first.text.find_first_of("ABO0") == 0;
}

}  // namespace

void join_blood_group(TypedLine& line, const Conventions& conventions, const Catalogue& catalogue) {
  auto& tokens = line.tokens;
  if (tokens.size() < 2 || !may_begin_group(tokens[0], tokens[1])) return;
  const Lexicon& lexicon = catalogue.lexicon();
  if (lexicon.find(fold_name(tokens[0].text), WordRole::blood_group) == nullptr) return;
  TypedToken& group = tokens[1];
  const std::string text = line.cells[group.cell].substr(group.begin);
  // "Blood group A" may be a name: the letter alone stands apart.
  const bool apart = group.begin == 0 || tokens[0].colon;
  if (!is_blood_group(text, conventions, lexicon) || (!apart && text.size() < 4)) return;
  const auto end = std::find_if(tokens.begin() + 1, tokens.end(),
                                [&](const TypedToken& token) { return token.cell != group.cell; });
  // "A   Positive", where the factor stands apart: neither is the result.
  if (end != tokens.end() && is_factor_word(end->text, conventions, lexicon)) {
    end->kinds = token_text;
    end->value.reset();
    return;
  }
  for (auto token = tokens.begin() + 2; token < end; ++token) {
    group.box = united(group.box, token->box);
  }
  TypedToken whole;
  whole.kinds = token_word_value;
  whole.cell = group.cell;
  whole.text = text;
  whole.begin = group.begin;
  whole.end = line.cells[group.cell].size();
  whole.box = group.box;
  whole.value.emplace();
  whole.value->kind = ValueKind::word;
  whole.value->word = "blood_group";
  group = std::move(whole);
  tokens.erase(tokens.begin() + 2, end);
}

}  // namespace labread

#include "parser/assembly/line_kinds.h"

#include <algorithm>
#include <cmath>

#include "parser/layout/page_mark.h"
#include "parser/rows/pieces.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr double blank_line = 1.9;  // line pitch in line heights above which a comment ends

// "Color....: Amber      Glucose....: Negative": where each name has its colon, results may be
// words and tests those of no known analyte.
std::size_t second_labelled_row(const TypedLine& typed) {
  const auto& tokens = typed.tokens;
  const auto begins_row = [&](std::size_t i) {
    const bool name = tokens[i].is(token_name) && tokens[i].colon && tokens[i].begin == 0;
    return name && i + 1 < tokens.size() && !tokens[i + 1].bracketed &&
           tokens[i + 1].is(token_number | token_word_value | token_interval);
  };
  if (tokens.empty() || !begins_row(0)) return 0;
  for (std::size_t i = 2; i < tokens.size(); ++i) {
    if (tokens[i].cell > 0 && begins_row(i)) return tokens[i].cell;
  }
  return 0;
}

bool is_of_analyte(const TypedToken& token) {
  return token.name != nullptr && !token.name->analytes.empty();
}

}  // namespace

bool breaks_off(const Line& line, const Line& above) {
  if (line.page != above.page) return true;
  const double pitch = line.box.middle() - above.box.middle();
  // Of a note and a heading the mean: half of each stands between their middles.
  return pitch > blank_line * (above.box.height() + line.box.height()) / 2;
}

bool is_in_brackets(std::string_view text) {
  return text.starts_with('(') && text.find(')') + 1 == text.size();
}

bool begins_anew(const Line& line, const Line* above) {
  if (above == nullptr) return true;
  const std::string before = above->text();
  return before.ends_with('.') || before.size() < line.text().size() ||
         std::abs(above->box.left - line.box.left) > 0.9 * double(line.font_size);
}

bool is_running_line(const TypedLine& typed) {
  if (typed.cells.size() < 2 || !is_page_mark(typed.cells.back(), typed.line->page)) return false;
  // "Casts   2-4 /LPF" on the second page is a result.
  return std::none_of(typed.tokens.begin(), typed.tokens.end(), [](const TypedToken& token) {
    return token.is(token_unit) || is_of_analyte(token);
  });
}

bool heads_antigens(const Line& line) {
  const std::size_t count = line.cells.size();
  return count >= 2 && count <= 3 && line.cells[count - 2].text() == "O" &&
         line.cells[count - 1].text() == "H";
}

bool holds_antigen_results(const TypedLine& typed) {
  const std::size_t count = typed.tokens.size();
  return count > 2 && typed.cells.size() == 3 && is_antigen_result(typed.tokens[count - 2]) &&
         is_antigen_result(typed.tokens[count - 1]);
}

bool is_heading_in_capitals(const Line& line) {
  if (line.cells.size() != 1) return false;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto& words = line.cells.front().words;
  const std::ptrdiff_t fewest = words.size() == 1 ? 6 : 4;
  const auto end = words.begin() + std::min<std::ptrdiff_t>(2, std::ssize(words));
  return std::all_of(words.begin(), end, [&](const Word* word) {
    const std::string& text = word->text;
    return std::count_if(text.begin(), text.end(), is_capital) >= fewest &&
           std::all_of(text.begin(), text.end(), [&](char c) {
             return is_capital(c) || static_cast<unsigned char>(c) >= 0x80;
           });
  });
}

bool heads_limits_of_flag(const TypedLine& typed) {
  const auto& tokens = typed.tokens;
  if (tokens.size() != 2 || typed.cells.size() != 1 || !tokens[0].is(token_flag)) return false;
  return tokens[1].leads_range();
}

bool is_title_of_limits(const TypedLine& typed) {
  const auto& tokens = typed.tokens;
  if (tokens.empty() || !tokens.back().leads_range()) return false;
  const bool of_bands = tokens.size() == 2 && typed.cells.size() == 2 &&
                        tokens[0].labels(WordRole::band_word) && !tokens[0].is(token_range);
  return tokens.size() == 1 || of_bands;
}

bool explains_flag(const TypedLine& typed) {
  constexpr std::size_t longest = 2;
  const auto& tokens = typed.tokens;
  return tokens.size() > 1 && tokens[0].is(token_flag) && tokens[0].colon &&
         tokens[0].text.size() <= longest && !tokens[1].is(token_number | token_range);
}

bool explains_interval(const TypedLine& typed) {
  const auto& tokens = typed.tokens;
  return typed.cells.size() == 1 && tokens.size() > 1 && !tokens.back().colon &&
         tokens.back().labels(WordRole::header_range);
}

bool is_limit_with_words(const TypedLine& typed) {
  const std::string_view text = typed.cells[0];
  const std::size_t colon = text.find(':');
  constexpr std::size_t longest = 40;
  if (typed.cells.size() != 1 || colon == std::string_view::npos || text.size() > colon + longest) {
    return false;
  }
  const std::string_view words = text.substr(colon + 1);
  const bool limit = typed.tokens[0].is(token_range | token_number) && typed.tokens[0].begin == 0;
  return limit && has_letter(words) && words.find_first_of("0123456789:") == std::string_view::npos;
}

bool tells_material(const TypedLine& typed, const Lexicon& lexicon) {
  const auto& tokens = typed.tokens;
  const auto dash = std::find_if(tokens.begin(), tokens.end(),
                                 [](const TypedToken& token) { return token.is(token_dash); });
  if (typed.cells.size() != 1 || dash == tokens.begin() || dash == tokens.end()) return false;
  const bool words = std::all_of(dash + 1, tokens.end(), [](const TypedToken& token) {
    return token.kinds == token_text || token.is(token_label);
  });
  const WordsMatch material = match_words(typed.cells[0], WordRole::specimen_word, lexicon);
  return words && dash + 1 != tokens.end() && material && dash[-1].end == material.length;
}

bool heads_earlier(const TypedLine& typed) {
  return std::all_of(typed.tokens.begin(), typed.tokens.end(),
                     [](const TypedToken& token) { return token.label != nullptr; });
}

bool is_remark(const TypedLine& typed) {
  return typed.comment && (typed.prose_words >= 3 || typed.cells.size() == 1);
}

bool holds_date(const TypedLine& typed) {
  return std::any_of(typed.tokens.begin(), typed.tokens.end(),
                     [](const TypedToken& token) { return token.is(token_date); });
}

bool holds_limits(const TypedLine& typed) {
  return std::any_of(typed.tokens.begin(), typed.tokens.end(),
                     [](const TypedToken& token) { return token.is(token_range); });
}

bool names_analyte(const TypedLine& typed) {
  return std::any_of(typed.tokens.begin(), typed.tokens.end(), is_of_analyte);
}

bool names_several(const TypedLine& typed) {
  const TypedToken* first = nullptr;
  for (const TypedToken& token : typed.tokens) {
    if (!is_of_analyte(token)) continue;
    if (first != nullptr && first->cell != token.cell) return true;
    if (first == nullptr) first = &token;
  }
  return false;
}

bool has_spoiled_number(const TypedLine& typed) {
  return std::any_of(typed.tokens.begin(), typed.tokens.end(), [](const TypedToken& token) {
    return token.cell > 0 && token.begin == 0 && is_spoiled_number(token.text);
  });
}

bool is_number_alone(const TypedLine& typed) {
  const auto& tokens = typed.tokens;
  return !tokens.empty() && tokens[0].is(token_number) && !tokens[0].is(token_range) &&
         std::all_of(tokens.begin() + 1, tokens.end(), [](const TypedToken& token) {
           return token.is(token_unit | token_flag | token_range);
         });
}

std::size_t second_row(const TypedLine& typed, const Catalogue& catalogue) {
  if (const std::size_t cell = second_labelled_row(typed); cell > 0) return cell;
  bool named = false;
  bool valued = false;
  for (std::size_t i = 0; i < typed.tokens.size(); ++i) {
    const TypedToken& token = typed.tokens[i];
    const bool starts_cell = i == 0 || typed.tokens[i - 1].cell != token.cell;
    const bool analyte = is_of_analyte(token);
    const bool value_behind =
        std::any_of(typed.tokens.begin() + static_cast<std::ptrdiff_t>(i), typed.tokens.end(),
                    [](const TypedToken& later) { return later.is(token_number); });
    if (named && valued && analyte && starts_cell && value_behind) return token.cell;
    const bool word =
        token.is(token_word_value) && starts_cell && is_definite_word(token.value->word, catalogue);
    named = named || analyte || (i == 0 && token.is(token_name));
    valued = named && (valued || token.is(token_number) || word);
  }
  return 0;
}

}  // namespace labread

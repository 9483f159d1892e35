#include "parser/rows/pieces.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "parser/tokens/unit.h"

namespace labread {

bool is_below(const Rect& box, const Rect& above) {
  return box.top > above.bottom - 0.3 * above.height();
}

void append(Piece& piece, const TypedToken& token, const TypedLine& line, char line_break) {
  if (piece.empty()) {
    piece = {token.text, token.box, token.cell, token.end, token.box};
    return;
  }
  const bool below = is_below(token.box, piece.last);
  std::string between = " ";
  if (piece.cell == token.cell && piece.end <= token.begin) {
    const std::string gap = line.cells[token.cell].substr(piece.end, token.begin - piece.end);
    if (fold_name(gap).empty()) between = gap;
  } else if (line_break == '\n' && token.begin > 0) {
    // "Desirable   : < 200"
    const std::string_view lead = std::string_view(line.cells[token.cell]).substr(0, token.begin);
    if (lead == ":" || lead == ": ") between = " : ";
  }
  if (below && between == " " && piece.text.ends_with('-') && line_break == ' ') between.clear();
  if (below && between.ends_with(' ')) between.back() = line_break;
  piece.text += between + token.text;
  piece.box = united(piece.box, token.box);
  piece.cell = token.cell;
  piece.end = token.end;
  piece.last = token.box;
}

void join(Piece& piece, const Piece& more, char between) {
  if (more.empty()) return;
  piece.box = piece.empty() ? more.box : united(piece.box, more.box);
  if (!piece.empty()) piece.text += between;
  piece.text += more.text;
}

bool ends_in_digit(std::string_view text) { return !text.empty() && is_ascii_digit(text.back()); }

bool goes_on(const Piece& piece, const TypedToken& token, const TypedLine& line) {
  if (piece.empty() || piece.cell > token.cell) return true;
  const std::string_view front = std::string_view(line.cells[token.cell]).substr(0, token.begin);
  const auto is_mark = [](std::string_view text) { return fold_name(text).empty(); };
  if (piece.cell == token.cell) return piece.end > token.begin || is_mark(front.substr(piece.end));
  const std::string_view cell = line.cells[piece.cell];
  return piece.cell + 1 == token.cell && is_mark(front) &&
         is_mark(cell.substr(std::min(piece.end, cell.size())));
}

std::string_view between_lines(std::string_view line, std::string_view name) {
  if (name.ends_with('-') || name.ends_with('/')) return "";
  const std::size_t at = line.find(name);
  const bool comma = at != std::string_view::npos && line.substr(at + name.size()).starts_with(',');
  return comma ? ", " : " ";
}

void close_bracket(Piece& piece, const TypedLine& line) {
  if (piece.cell >= line.cells.size()) return;
  const std::string& cell = line.cells[piece.cell];
  const auto opened = std::count(piece.text.begin(), piece.text.end(), '(');
  const auto closed = std::count(piece.text.begin(), piece.text.end(), ')');
  if (opened > closed && piece.end < cell.size() && cell[piece.end] == ')') {
    piece.text += ')';
    ++piece.end;
  }
}

void keep_digit_of_flag(Piece& piece, const TypedToken& token, const TypedLine& line) {
  const std::string& cell = line.cells[token.cell];
  const bool digit = token.end < cell.size() && is_ascii_digit(cell[token.end]);
  // "*0": the number is a token of its own.
  if (!digit || !token.is(token_flag) || !is_ascii_letter(token.text.back())) return;
  piece.text += cell[token.end];
  ++piece.end;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool sign = c >= 0x2000 && c < 0x2C00;  // dashes, arrows, mathematics
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && !sign)) return true;
  }
  return false;
}

bool is_parting_mark(std::string_view text) {
  return text == "\u00b7" || text == "\u2022" || text == "\u2219" || text == "\u2027";
}

bool has_two_letters(std::string_view text) { return count_code_points(text) > 1; }

bool is_exponent(std::string_view text) {
  if (text.size() < 2 || (text[0] != 'E' && text[0] != 'e')) return false;
  const std::size_t sign = text[1] == '-' || text[1] == '+' ? 2 : 1;
  return is_digits(text.substr(sign)) && text.size() > sign;
}

bool is_spoiled_number(std::string_view text) {
  return holds_digit(text) && text.find_first_of("OoIl") != std::string_view::npos &&
         text.find_first_not_of("0123456789OoIl.,<>") == std::string_view::npos;
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

Cell cell_of(std::span<const Word* const> words) {
  Rect box = words.front()->box;
  for (const Word* word : words) box = united(box, word->box);
  return {{words.begin(), words.end()}, box};
}

bool is_decimal_mark(std::string_view text) { return text == "." || text == ","; }

bool is_torn_front(std::string_view text) {
  return (text.ends_with('.') || text.ends_with(',')) && is_digits(text.substr(0, text.size() - 1));
}

bool is_torn_back(std::string_view text) {
  return is_digits(text.substr(text.starts_with('.') || text.starts_with(',') ? 1 : 0));
}

bool may_be_thousands(std::string_view front, std::string_view back) {
  constexpr std::string_view digits = "0123456789";
  const std::size_t limit = std::min(front.find_first_of(digits), front.size());
  front.remove_prefix(limit);
  const std::size_t group = std::min(back.find_first_not_of(digits), back.size());
  // "above 130 253.1" is a limit and a result.
  const bool fraction =
      limit == 0 && group < back.size() && (back[group] == '.' || back[group] == ',');
  const bool ends = group == back.size() || fraction;
  return !front.empty() && front.size() <= 3 && front[0] != '0' &&
         front.find_first_not_of(digits) == std::string_view::npos && group == 3 && ends;
}

namespace {

// "25-148-104417"
bool is_accession(std::string_view text) {
  const auto dashes = std::count(text.begin(), text.end(), '-');
  return text.size() >= 10 && dashes >= 2 &&
         text.find_first_not_of("0123456789-") == std::string_view::npos;
}

}  // namespace

bool is_code_text(std::string_view text) {
  if (is_accession(text)) return true;
  // "NL1": a digit may stand behind the letters.
  const std::string_view letters =
      text.size() > 2 && is_ascii_digit(text.back()) ? text.substr(0, text.size() - 1) : text;
  return letters.size() >= 2 && text.size() <= 4 &&
         std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_code_number(std::string_view text) {
  return (text.size() == 2 || text.size() == 3) && text[0] == '0' &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_limit(const TypedToken& token) {
  return token.is(token_number) && token.is(token_range) && !token.bracketed;
}

bool is_antigen_result(const TypedToken& token) {
  return token.value && token.begin == 0 &&
         (token.value->kind == ValueKind::titre || token.value->kind == ValueKind::word);
}

bool begins_number(std::string_view text) {
  const std::size_t first = text.find_first_not_of("<>=");
  return first != std::string_view::npos && is_ascii_digit(text[first]);
}

bool is_definite_word(std::string_view meaning, const Catalogue& catalogue) {
  const ValueWord* word = catalogue.value_word(meaning);
  return word != nullptr && word->unmistakable;
}

BrokenLimits broken_limits(const std::optional<Decimal>& number, const PrintedRange& limits) {
  return {number && limits.low && *number < limits.low->value,
          number && limits.high && limits.high->value < *number};
}

}  // namespace labread

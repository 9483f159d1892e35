#include "parser/rows/any_order.h"

#include <algorithm>

#include "parser/rows/pieces.h"

namespace labread {
namespace {

bool is_flag(const TypedToken& token) { return token.is(token_flag) && !token.is(token_dash); }

bool holds_flag(const TypedLine& line) {
  return std::any_of(line.tokens.begin(), line.tokens.end(), is_flag);
}

// "<130 mg/dL   below 6.5", "<= 29 mm/hr   > 87": nobody measures whether a result keeps a limit by
// one beyond that limit, so that the first may be the limit and the second the result. Of limits
// that look away from each other a flag tells.
bool lies_beyond(const TypedToken& first, const TypedToken& second, bool flagged) {
  const PrintedRange& result = *first.range;
  const PrintedRange& limit = *second.range;
  if (result.high && limit.high) return limit.high->value < result.high->value;
  if (result.low && limit.low) return result.low->value < limit.low->value;
  return !flagged && ((result.high && limit.low) || (result.low && limit.high));
}

bool holds_results(const Column& column) {
  return column.role == ColumnRole::value && column.unit.empty() && !column.date;
}

// Two titles of results, of which one may be the range's that lost a word, or none at all.
bool may_title_any_order(const Columns* columns, const TypedToken& second) {
  if (columns == nullptr) return true;
  const auto titles =
      std::count_if(columns->columns.begin(), columns->columns.end(), holds_results);
  const Column* own = columns->at(second.box);
  return titles >= 2 && (own == nullptr || own->role != ColumnRole::range);
}

bool holds_interval(const TypedLine& line) {
  return std::any_of(line.tokens.begin(), line.tokens.end(), [](const TypedToken& token) {
    return token.is(token_range) && token.is(token_interval);
  });
}

bool stands_below(const Column* column, const Rect& box) {
  return column != nullptr && box.left < column->right && box.right > column->left;
}

// Whether nothing says that the number is less the result than the one that was read: neither
// stands below a title of its own, or both below one of results.
bool stands_equally(const TypedToken& other, const TypedToken& value, const Columns& columns) {
  const Column* own = columns.at(value.box);
  const Column* others = columns.at(other.box);
  if (own == nullptr || others == nullptr || !own->unit.empty()) return false;
  const bool below = stands_below(own, value.box);
  if (stands_below(others, other.box)) {
    const bool one_day = own->date && own->date == others->date;
    return others->role == ColumnRole::value && (!below || own == others || one_day);
  }
  return !below && (own == others || own->role != ColumnRole::value);
}

// The cell next to the value's, forward or back, if nothing but a flag stands between them.
const TypedToken* number_beside(const TypedLine& line, std::size_t value, bool forward) {
  const auto& tokens = line.tokens;
  const std::size_t step = forward ? 1 : std::size_t(-1);
  std::size_t at = value + step;
  while (at < tokens.size() && tokens[at].is(token_flag | token_dash)) at += step;
  if (at >= tokens.size() || tokens[at].cell == tokens[value].cell || tokens[at].cell == 0)
    return nullptr;
  const TypedToken& token = tokens[at];
  const bool plain = token.is(token_number) && !token.bracketed && !token.superscript;
  return plain && token.begin == 0 && !is_code_number(token.text) ? &token : nullptr;
}

// A result, the words that are expected and an earlier result, each alone in its cell; which is
// which tells nobody where they are not the same.
bool several_differ(const TypedLine& line, const Catalogue& catalogue) {
  constexpr std::size_t most_of_one_result = 2;
  std::size_t words = 0;
  std::string_view first;
  bool differ = false;
  for (const TypedToken& token : line.tokens) {
    const bool alone = token.cell > 0 && line.cells[token.cell].size() == token.text.size();
    if (!token.is(token_word_value) || !alone || !is_definite_word(token.value->word, catalogue))
      continue;
    if (words++ == 0) first = token.value->word;
    differ = differ || token.value->word != first;
  }
  return words > most_of_one_result && differ;
}

}  // namespace

bool limits_in_any_order(const TypedLine& line, const RowContext& context) {
  const TypedToken* flag = nullptr;
  const TypedToken* first = nullptr;
  bool unit = false;
  for (const TypedToken& token : line.tokens) {
    const bool limit = is_limit(token);
    if (limit && first != nullptr) {
      if (!may_title_any_order(context.columns, token)) return false;
      const bool flagged = flag != nullptr && flag->cell != token.cell;
      return unit ? lies_beyond(*first, token, holds_flag(line)) : !flagged;
    }
    if (limit) first = &token;
    if (token.label != nullptr || token.colon) return false;
    if (first != nullptr && is_flag(token)) flag = &token;
    unit = unit || (first != nullptr && token.is(token_unit));
    const bool other_number = token.is(token_number) && !limit && !token.bracketed;
    if (other_number && token.cell > 0) return false;
  }
  return false;
}

bool numbers_in_any_order(const TypedLine& line, const RowContext& context, std::size_t value) {
  if (!line.tokens[value].is(token_number)) return false;
  const auto stands_beside = [&](bool forward) {
    const TypedToken* other = number_beside(line, value, forward);
    if (other == nullptr) return false;
    if (context.columns == nullptr) return is_limit(*other) && holds_interval(line);
    return stands_equally(*other, line.tokens[value], *context.columns);
  };
  return stands_beside(true) || stands_beside(false);
}

bool words_in_any_order(const TypedLine& line, const RowContext& context, const RowReading& best,
                        const Catalogue& catalogue) {
  if (best.read.kind != ValueKind::word) return false;
  if (context.columns == nullptr) return several_differ(line, catalogue);
  const Column* own = context.columns->at(best.value.box);
  const auto is_result = [](const Column* column) {
    return column != nullptr && holds_results(*column);
  };
  return is_result(own) &&
         std::any_of(line.tokens.begin(), line.tokens.end(), [&](const TypedToken& token) {
           const Column* column = context.columns->at(token.box);
           return token.is(token_word_value) && column != own && is_result(column);
         });
}

bool has_unit_of_another(const TypedLine& line, const RowReading& reading) {
  if (reading.unit.empty() || reading.unit.box.right > reading.value.box.left) return false;
  const auto any = [&](auto belongs) {
    return std::any_of(line.tokens.begin(), line.tokens.end(), belongs);
  };
  const bool number_in_front = any([&](const TypedToken& token) {
    return token.is(token_number) && !token.is(token_range) &&
           token.box.right <= reading.unit.box.left;
  });
  const bool unit_behind = any([&](const TypedToken& token) {
    return token.is(token_unit) && token.box.left >= reading.value.box.right;
  });
  return number_in_front && unit_behind;
}

}  // namespace labread

#include "parser/results/any_order.h"

#include <algorithm>

#include "parser/results/pieces.h"

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

bool words_in_any_order(const TypedLine& line, const RowContext& context, const RowReading& best) {
  if (context.columns == nullptr || best.read.kind != ValueKind::word) return false;
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

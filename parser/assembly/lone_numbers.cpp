#include "parser/assembly/lone_numbers.h"

#include <algorithm>
#include <cstdlib>

namespace labread {
namespace {

constexpr int most_lines_apart = 40;
constexpr std::ptrdiff_t fewest_pairs = 2;

bool overlaps(const Rect& one, const Rect& other) {
  return one.left < other.right && one.right > other.left;
}

bool stands_below(const Column* title, const Rect& box) {
  return title != nullptr && box.left < title->right && box.right > title->left;
}

// Two lists side by side have lines of the same number.
bool is_of(const Result& result, const NumberRow& row) {
  return result.where.page == row.page && result.where.line == row.line && result.where.value &&
         std::any_of(row.numbers.begin(), row.numbers.end(),
                     [&](const Rect& number) { return overlaps(number, *result.where.value); });
}

const Result* result_of(const NumberRow& row, const std::vector<Result>& results) {
  const auto found = std::find_if(results.begin(), results.end(),
                                  [&](const Result& result) { return is_of(result, row); });
  return found == results.end() ? nullptr : &*found;
}

// Two numbers, of which one stands where the lone one does and may not be the result.
bool makes_doubtful(const NumberRow& pair, const Rect& lone, const std::vector<Result>& results) {
  const bool second = overlaps(lone, pair.numbers[1]) && !overlaps(lone, pair.numbers[0]);
  const Result* read = result_of(pair, results);
  if (read == nullptr) return second || overlaps(lone, pair.numbers[0]);
  return second && read->where.value && overlaps(*read->where.value, pair.numbers[0]);
}

bool is_doubtful(const NumberRow& row, const std::vector<NumberRow>& rows,
                 const std::vector<Result>& results) {
  if (row.titled || row.numbers.size() != 1) return false;
  std::ptrdiff_t pairs = 0;
  std::ptrdiff_t lone = 0;
  for (const NumberRow& other : rows) {
    if (other.page != row.page || std::abs(other.line - row.line) > most_lines_apart) continue;
    if (other.numbers.size() == 2) {
      pairs += makes_doubtful(other, row.numbers[0], results);
    } else {
      lone += overlaps(other.numbers[0], row.numbers[0]);
    }
  }
  return pairs >= fewest_pairs && pairs >= lone;
}

}  // namespace

std::optional<NumberRow> numbers_of(const TypedLine& line, const Columns* columns) {
  const auto& tokens = line.tokens;
  const bool named =
      !tokens.empty() && tokens.front().name != nullptr && !tokens.front().name->analytes.empty();
  if (!named || line.comment || (columns != nullptr && !columns->aligned)) return std::nullopt;
  NumberRow row{line.line->page, line.line->number, false, {}};
  for (const TypedToken& token : tokens) {
    if (token.label != nullptr || token.is(token_date) || !token.earlier.empty()) {
      return std::nullopt;
    }
    if (token.is(token_unit | token_range) && !token.is(token_number)) break;
    if (!token.is(token_number) || token.cell == 0 || token.begin > 0 || token.bracketed) continue;
    const Column* column = columns != nullptr ? columns->at(token.box) : nullptr;
    const bool below = stands_below(column, token.box);
    if (below && column->role != ColumnRole::value) return std::nullopt;
    row.titled = row.titled || (below && row.numbers.empty());
    row.numbers.push_back(token.box);
  }
  return row.numbers.empty() || row.numbers.size() > 2 ? std::nullopt : std::optional(row);
}

void drop_lone_numbers(const std::vector<NumberRow>& rows, Assembly& assembly) {
  const bool pairs = std::count_if(rows.begin(), rows.end(), [](const NumberRow& row) {
                       return row.numbers.size() == 2;
                     }) >= fewest_pairs;
  if (!pairs) return;
  const std::vector<Result> read = assembly.results;
  for (const NumberRow& row : rows) {
    if (!is_doubtful(row, rows, read)) continue;
    std::erase_if(assembly.results, [&](const Result& result) {
      if (!is_of(result, row)) return false;
      assembly.skipped.push_back({row.page, row.line, result.name + " " + result.value,
                                  "other rows hold two numbers, and this may be the second"});
      return true;
    });
  }
}

}  // namespace labread

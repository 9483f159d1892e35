#include "parser/assembly/rows_above.h"

#include <algorithm>
#include <cmath>

namespace labread {
namespace {

constexpr std::size_t examples = 2;

bool are_level(const Rect& a, const Rect& b) { return a.top < b.bottom && b.top < a.bottom; }

bool overlap(const Rect& a, const Rect& b) { return a.left < b.right && b.left < a.right; }

// Set to the left, to the right or to their middle below each other.
bool are_aligned(const Rect& a, const Rect& b, double slack) {
  return std::abs(a.left - b.left) <= slack || std::abs(a.right - b.right) <= slack ||
         std::abs(a.left + a.right - b.left - b.right) <= slack;
}

template <class Test>
bool hold_for_last(const Line& line, std::span<const Location> above, const Test& test) {
  return above.size() >= examples &&
         std::ranges::all_of(above.last(examples), [&](const Location& row) {
           return row.page == line.page && row.name && row.value &&
                  are_level(*row.name, *row.value) && row.name->right < row.value->left &&
                  test(row);
         });
}

}  // namespace

bool stands_below_ranges(const Piece& value, const Line& line, std::span<const Location> above) {
  const double slack = 0.5 * double(line.font_size);
  return hold_for_last(line, above, [&](const Location& row) {
    return row.range && are_level(*row.range, *row.value) && !overlap(*row.value, value.box) &&
           are_aligned(*row.range, value.box, slack);
  });
}

bool stands_below_values(const Piece& value, const Line& line, std::span<const Location> above) {
  return hold_for_last(line, above,
                       [&](const Location& row) { return overlap(*row.value, value.box); });
}

}  // namespace labread

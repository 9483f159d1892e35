#include "parser/ocr/upright.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/geometry.h"

namespace labread::ocr {
namespace {

constexpr int black_below = 170;
constexpr double smallest_letter = 3;  // points, the longer side
constexpr double largest_letter = 24;
constexpr double farthest_neighbour = 12;
constexpr std::size_t fewest_letters = 12;
constexpr float least_lean = 2;  // of letters, to the left or right, in standard deviations
constexpr float surely_headlong = 6;

// From the left.
std::vector<Rect> letters_of(const Picture& black, double scale) {
  std::vector<Rect> letters;
  for (const auto [x, y, w, h] : connected_boxes(black)) {
    const double longer = std::max(w, h) / scale;
    if (longer < smallest_letter || longer > largest_letter) continue;
    letters.push_back({x / scale, y / scale, (x + w) / scale, (y + h) / scale});
  }
  std::ranges::sort(letters, {}, &Rect::left);
  return letters;
}

// The gaps to the nearest letter beside this one and to the nearest above or below it.
struct Gaps {
  double beside = farthest_neighbour;
  double stacked = farthest_neighbour;
};

void look_at(const Rect& letter, const Rect& other, Gaps& gaps) {
  const double across = std::max(letter.left, other.left) - std::min(letter.right, other.right);
  const double down = std::max(letter.top, other.top) - std::min(letter.bottom, other.bottom);
  if (down < 0 && across >= 0) gaps.beside = std::min(gaps.beside, across);
  if (across < 0 && down >= 0) gaps.stacked = std::min(gaps.stacked, down);
}

// By most of the letters: the nearest neighbour of one stands in the same line.
bool lies_on_its_side(const std::vector<Rect>& letters) {
  std::size_t level = 0;
  std::size_t upended = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    Gaps gaps;
    const double reach = letters[i].right + farthest_neighbour;
    for (std::size_t j = i + 1; j < letters.size() && letters[j].left < reach; ++j) {
      look_at(letters[i], letters[j], gaps);
    }
    const double furthest_left = letters[i].left - farthest_neighbour - largest_letter;
    for (std::size_t j = i; j-- > 0 && letters[j].left > furthest_left;) {
      look_at(letters[i], letters[j], gaps);
    }
    level += gaps.beside < gaps.stacked ? 1 : 0;
    upended += gaps.stacked < gaps.beside ? 1 : 0;
  }
  return upended >= fewest_letters && upended > 2 * level;
}

}  // namespace

int turn_upright(Picture& gray, double scale) {
  const Picture black(::pixThresholdToBinary(gray.get(), black_below));
  if (!black) return 0;
  float up = 0;
  float left = 0;
  if (::pixOrientDetect(black.get(), &up, &left, 0, 0) != 0) return 0;
  int turns = 0;
  if (lies_on_its_side(letters_of(black, scale))) {
    if (std::abs(left) >= least_lean) turns = left > 0 ? 1 : 3;
  } else if (up <= -surely_headlong && std::abs(left) < -up / 2) {
    turns = 2;
  }
  if (turns == 0) return 0;
  Picture turned(::pixRotateOrth(gray.get(), turns));
  if (!turned) return 0;
  gray = std::move(turned);
  return turns;
}

}  // namespace labread::ocr

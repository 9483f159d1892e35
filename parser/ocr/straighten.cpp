#include "parser/ocr/straighten.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace labread::ocr {
namespace {

constexpr int black_below = 150;
constexpr float least_sureness = 2.0F;  // of the slant: how far the best angle stands out
constexpr double least_slant = 0.05;    // degrees
constexpr double most_slant = 10;       // degrees
constexpr double shortest_rule = 36;    // points: no letter is as long
constexpr double thickest_rule = 3;     // points
constexpr double sideways_ratio = 1.5;  // of what tells lines of text, one way and the other
constexpr std::array<l_int32, 2> strip_counts{1, 12};
constexpr float least_lean = 2;  // of letters, to the left or right, in standard deviations
constexpr float surely_headlong = 6;
constexpr double radians = std::numbers::pi / 180;

Picture black_of(const Picture& gray) {
  return Picture(::pixThresholdToBinary(gray.get(), black_below));
}

enum class Way { across, down };

// How much neighbouring rows (of a turned picture, columns) differ in ink: much where lines of text
// run along them. In narrow strips a slanted line hardly climbs.
double unevenness_across(const Picture& black, l_int32 strips) {
  const l_int32 width = ::pixGetWidth(black.get());
  const l_int32 height = ::pixGetHeight(black.get());
  const l_int32 step = std::max(width / strips, 1);
  double total = 0;
  for (l_int32 left = 0; left + step <= width; left += step) {
    BOX* box = ::boxCreate(left, 0, step, height);
    const Picture strip(::pixClipRectangle(black.get(), box, nullptr));
    ::boxDestroy(&box);
    l_float32 sum = 0;
    if (strip && ::pixFindDifferentialSquareSum(strip.get(), &sum) == 0) {
      total += static_cast<double>(sum);
    }
  }
  return total;
}

bool lies_on_its_side(const Picture& black) {
  const Picture turned(::pixRotateOrth(black.get(), 1));
  return turned && std::ranges::any_of(strip_counts, [&](l_int32 strips) {
           return unevenness_across(black, strips) * sideways_ratio <
                  unevenness_across(turned, strips);
         });
}

// Long thin runs one way; what is thick is a bar or a picture and stays.
Picture rules_of(const Picture& black, double scale, Way way) {
  const auto size = static_cast<l_int32>(shortest_rule * scale);
  // A slanted line of a picture without grays has steps once it is straight.
  const bool across = way == Way::across;
  const Picture thick(::pixDilateBrick(nullptr, black.get(), across ? 1 : 3, across ? 3 : 1));
  if (!thick) return nullptr;
  return Picture(::pixOpenBrick(nullptr, thick.get(), across ? size : 1, across ? 1 : size));
}

void add_strokes(const Picture& rules, double scale, Way way, std::vector<Stroke>& strokes,
                 Picture& kept) {
  BOXA* boxes = ::pixConnCompBB(rules.get(), 8);
  const l_int32 count = boxes ? ::boxaGetCount(boxes) : 0;
  for (l_int32 i = 0; i < count; ++i) {
    l_int32 x = 0;
    l_int32 y = 0;
    l_int32 w = 0;
    l_int32 h = 0;
    ::boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
    const double thick = way == Way::across ? h : w;
    if (thick > thickest_rule * scale) continue;
    ::pixRasterop(kept.get(), x, y, w, h, PIX_SRC | PIX_DST, rules.get(), x, y);
    const double middle_x = x + w / 2.0;
    const double middle_y = y + h / 2.0;
    if (way == Way::across) {
      strokes.push_back(
          {{static_cast<double>(x), middle_y}, {static_cast<double>(x + w), middle_y}});
    } else {
      strokes.push_back(
          {{middle_x, static_cast<double>(y)}, {middle_x, static_cast<double>(y + h)}});
    }
  }
  ::boxaDestroy(&boxes);
}

}  // namespace

int turn_upright(Picture& gray) {
  const Picture black = black_of(gray);
  if (!black) return 0;
  float up = 0;
  float left = 0;
  if (::pixOrientDetect(black.get(), &up, &left, 0, 0) != 0) return 0;
  int turns = 0;
  if (lies_on_its_side(black)) {
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

double straighten(Picture& gray) {
  const Picture black = black_of(gray);
  l_float32 angle = 0;
  l_float32 sureness = 0;
  if (!black || ::pixFindSkew(black.get(), &angle, &sureness) != 0) return 0;
  if (sureness < least_sureness || std::abs(angle) < least_slant || std::abs(angle) > most_slant) {
    return 0;
  }
  const auto turn = static_cast<float>(angle * radians);
  Picture straight(::pixRotate(gray.get(), turn, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
  if (!straight) return 0;
  gray = std::move(straight);
  return -turn;
}

std::vector<Stroke> take_out_rules(Picture& gray, double scale) {
  std::vector<Stroke> strokes;
  const Picture black = black_of(gray);
  if (!black) return strokes;
  Picture rules(::pixCreateTemplate(black.get()));
  for (const Way way : {Way::across, Way::down}) {
    const Picture found = rules_of(black, scale, way);
    if (found && rules) add_strokes(found, scale, way, strokes, rules);
  }
  if (!rules || strokes.empty()) return strokes;
  // Their soft edges go with them.
  const Picture wide(::pixDilateBrick(nullptr, rules.get(), 5, 5));
  if (wide) ::pixSetMasked(gray.get(), wide.get(), 255);
  return strokes;
}

}  // namespace labread::ocr

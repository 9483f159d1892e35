#include "parser/ocr/straighten.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace labread::ocr {
namespace {

constexpr int black_below = 150;
constexpr int line_below = 240;         // thin lines are gray between two rows of pixels
constexpr float least_sureness = 2.0F;  // of the slant: how far the best angle stands out
constexpr double least_slant = 0.05;    // degrees
constexpr double most_slant = 10;       // degrees
constexpr double shortest_piece = 16;   // points, of a broken one
constexpr double shortest_rule = 36;    // points: no letter is as long
constexpr double thickest_rule = 3;     // points
constexpr double radians = std::numbers::pi / 180;

Picture black_of(const Picture& gray, int below) {
  return Picture(::pixThresholdToBinary(gray.get(), below));
}

enum class Way { across, down };

Picture opened(const Picture& black, Way way, l_int32 size) {
  const bool across = way == Way::across;
  return Picture(::pixOpenCompBrick(nullptr, black.get(), across ? size : 1, across ? 1 : size));
}

Picture closed(const Picture& black, Way way, l_int32 size) {
  const bool across = way == Way::across;
  return Picture(
      ::pixCloseSafeCompBrick(nullptr, black.get(), across ? size : 1, across ? 1 : size));
}

// Long thin runs one way; what is thick is a bar or a picture and stays. A faint line is broken:
// its pieces, which are longer than any stroke of a letter, make it together.
Picture rules_of(const Picture& black, double scale, Way way) {
  const auto longest_of_letters = static_cast<l_int32>(shortest_piece * scale);
  const auto size = static_cast<l_int32>(shortest_rule * scale);
  // A slanted line of a picture without grays has steps once it is straight.
  const bool across = way == Way::across;
  const Picture thick(::pixDilateBrick(nullptr, black.get(), across ? 1 : 3, across ? 3 : 1));
  const Picture pieces = thick ? opened(thick, way, longest_of_letters) : nullptr;
  const Picture whole = pieces ? closed(pieces, way, size) : nullptr;
  return whole ? opened(whole, way, size) : nullptr;
}

// The share of ink in a part of the page.
double ink_in(const Picture& black, const PixelBox& part) {
  BOX* box = ::boxCreate(part.x, part.y, part.w, part.h);
  l_int32 count = 0;
  ::pixCountPixelsInRect(black.get(), box, &count, nullptr);
  ::boxDestroy(&box);
  return count / std::max(1.0, static_cast<double>(part.w) * part.h);
}

// The letters of a word that a coarse picture has grown together: they go on beside what seems to
// be a line across them. Beside a drawn one, a letter touches it here and there.
bool is_of_letters(const Picture& black, const PixelBox& run, double scale) {
  constexpr double longest_word = 150;  // points
  constexpr double most_touching = 0.3;
  constexpr l_int32 strip = 2;  // pixels
  if (run.w < run.h || run.w > longest_word * scale) return false;
  const double above = ink_in(black, {run.x, run.y - 1 - strip, run.w, strip});
  const double below = ink_in(black, {run.x, run.y + run.h + 1, run.w, strip});
  return std::max(above, below) > most_touching;
}

void add_strokes(const Picture& black, const Picture& rules, double scale, Way way,
                 std::vector<Stroke>& strokes, Picture& kept) {
  for (const PixelBox& run : connected_boxes(rules)) {
    const auto [x, y, w, h] = run;
    const double thick = way == Way::across ? h : w;
    if (thick > thickest_rule * scale || is_of_letters(black, run, scale)) continue;
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
}

}  // namespace

double straighten(Picture& gray) {
  const Picture black = black_of(gray, black_below);
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
  const Picture black = black_of(gray, line_below);
  if (!black) return strokes;
  Picture rules(::pixCreateTemplate(black.get()));
  for (const Way way : {Way::across, Way::down}) {
    const Picture found = rules_of(black, scale, way);
    if (found && rules) add_strokes(black, found, scale, way, strokes, rules);
  }
  if (!rules || strokes.empty()) return strokes;
  // Their soft edges go with them.
  const Picture wide(::pixDilateBrick(nullptr, rules.get(), 5, 5));
  if (wide) ::pixSetMasked(gray.get(), wide.get(), 255);
  return strokes;
}

}  // namespace labread::ocr

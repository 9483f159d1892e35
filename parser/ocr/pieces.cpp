#include "parser/ocr/pieces.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace labread::ocr {
namespace {

constexpr int ink_below = 220;           // thin strokes are light
constexpr double smallest_letter = 3;    // points, the longer side
constexpr double largest_letter = 30;    // points: what is larger is a picture
constexpr double smallest_mark = 0.35;   // points: less is dust
constexpr double widest_gap = 1.5;       // of the higher of two neighbours
constexpr double capital_height = 0.72;  // of the font's size
constexpr double tall = 12;              // points: a bracket or a bar beside several lines
constexpr double most_unlike = 2.5;      // heights of a letter and such a one

struct Mark {
  Rect box;
  std::size_t piece = 0;  // index of the first mark of its piece
};

bool is_letter(const Rect& box, double scale) {
  return std::max(box.width(), box.height()) >= smallest_letter * scale;
}

// From the left.
std::vector<Mark> marks_of(const Picture& gray, double scale) {
  std::vector<Mark> marks;
  const Picture black(::pixThresholdToBinary(gray.get(), ink_below));
  for (const auto [x, y, w, h] : connected_boxes(black)) {
    if (h > largest_letter * scale || w > 4 * largest_letter * scale) continue;
    if (std::max(w, h) < smallest_mark * scale) continue;
    marks.push_back({{static_cast<double>(x), static_cast<double>(y), static_cast<double>(x + w),
                      static_cast<double>(y + h)},
                     0});
  }
  std::ranges::sort(marks, {}, [](const Mark& mark) { return mark.box.left; });
  for (std::size_t i = 0; i < marks.size(); ++i) marks[i].piece = i;
  return marks;
}

bool stand_together(const Rect& a, const Rect& b, double scale) {
  const double lower = std::min(a.height(), b.height());
  const double higher = std::max(a.height(), b.height());
  const double gap = std::max(a.left, b.left) - std::min(a.right, b.right);
  const double level = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  const bool hangs = lower < 0.6 * higher && gap < 0.5 * higher;  // a comma, an accent
  if (level < (hangs ? 0.1 : 0.5) * lower) return false;
  if (higher > tall * scale && higher > most_unlike * lower) return false;
  return gap <= widest_gap * higher;
}

std::size_t first_of(std::vector<Mark>& marks, std::size_t at) {
  while (marks[at].piece != at) at = marks[at].piece = marks[marks[at].piece].piece;
  return at;
}

void join_neighbours(std::vector<Mark>& marks, double scale) {
  const double reach = (widest_gap + 4) * largest_letter * scale;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    for (std::size_t j = i + 1; j < marks.size() && marks[j].box.left < marks[i].box.left + reach;
         ++j) {
      if (!stand_together(marks[i].box, marks[j].box, scale)) continue;
      const std::size_t a = first_of(marks, i);
      const std::size_t b = first_of(marks, j);
      marks[std::max(a, b)].piece = std::min(a, b);
    }
  }
}

// A small mark right above a letter: an accent, the dot of an i.
bool stands_on(const Rect& mark, const Rect& letter) {
  const double shared = std::min(mark.right, letter.right) - std::max(mark.left, letter.left);
  const double gap = letter.top - mark.bottom;
  return mark.height() < 0.6 * letter.height() &&
         shared > 0.5 * std::min(mark.width(), letter.width()) && gap > -0.1 * letter.height() &&
         gap < 0.4 * letter.height();
}

// Accents that no neighbour is high enough to hold: those of "é" in "née".
void join_accents(std::vector<Mark>& marks, double scale) {
  std::vector<bool> has_letter(marks.size());
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (is_letter(marks[i].box, scale)) has_letter[first_of(marks, i)] = true;
  }
  const double reach = 4 * largest_letter * scale;  // the widest of all
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (has_letter[first_of(marks, i)]) continue;
    const Rect& accent = marks[i].box;
    const auto from = std::ranges::lower_bound(marks, accent.left - reach, {},
                                               [](const Mark& mark) { return mark.box.left; });
    for (auto at = from; at != marks.end() && at->box.left < accent.right; ++at) {
      if (!is_letter(at->box, scale) || !stands_on(accent, at->box)) continue;
      const std::size_t a = first_of(marks, i);
      const std::size_t b = first_of(marks, static_cast<std::size_t>(at - marks.begin()));
      marks[std::max(a, b)].piece = std::min(a, b);
      has_letter[std::min(a, b)] = true;
      break;
    }
  }
}

Rect widened(const Rect& box, double by) {
  return {box.left - by, box.top - by, box.right + by, box.bottom + by};
}

bool meet(const Rect& a, const Rect& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

double middle_across(const Rect& box) { return (box.left + box.right) / 2; }

// As small as a decimal mark, and as low.
bool may_be_point(const Rect& mark, const Piece& piece) {
  const bool small = mark.width() < 0.22 * piece.size && mark.height() < 0.35 * piece.size;
  return small && mark.top > piece.base - 0.25 * piece.size;
}

// Letters stand on the base, or some of them hang below; the highest of them are capitals and
// digits, or nearly so high.
void measure(Piece& piece, std::vector<double> bottoms, double top) {
  std::ranges::sort(bottoms);
  piece.base = bottoms[bottoms.size() / 3];
  piece.size = std::max(piece.base - top, 0.5 * piece.box.height()) / capital_height;
}

using Boxes = std::vector<Rect>;

// Those of each piece; empty where no piece begins with the mark of that index.
std::vector<Boxes> grouped(std::vector<Mark>& marks) {
  std::vector<Boxes> groups(marks.size());
  for (std::size_t i = 0; i < marks.size(); ++i) {
    groups[first_of(marks, i)].push_back(marks[i].box);
  }
  return groups;
}

// Nothing where there are no letters.
std::optional<Piece> piece_of(const Boxes& marks, double scale) {
  std::vector<double> bottoms;
  double top = std::numeric_limits<double>::infinity();
  for (const Rect& mark : marks) {
    if (!is_letter(mark, scale)) continue;
    bottoms.push_back(mark.bottom);
    top = std::min(top, mark.top);
  }
  if (bottoms.empty()) return std::nullopt;
  Piece piece;
  piece.box = marks.front();
  for (const Rect& mark : marks) piece.box = united(piece.box, mark);
  measure(piece, std::move(bottoms), top);
  for (const Rect& mark : marks) {
    piece.marks.push_back(middle_across(mark));
    if (may_be_point(mark, piece)) piece.points.push_back(middle_across(mark));
  }
  return piece;
}

// Letters of others that can be painted over without harm to its own.
Boxes strangers_of(const Piece& piece, std::size_t index, const std::vector<Mark>& marks,
                   const Boxes& own, double scale) {
  const Rect around = widened(piece.box, 0.4 * piece.box.height());
  Boxes strangers;
  for (const Mark& mark : marks) {
    if (mark.piece == index || !is_letter(mark.box, scale) || !meet(around, mark.box)) continue;
    const bool apart =
        std::ranges::none_of(own, [&](const Rect& letter) { return meet(letter, mark.box); });
    if (apart) strangers.push_back(mark.box);
  }
  return strangers;
}

double middle_size(const std::vector<Piece>& pieces) {
  std::vector<double> sizes;
  for (const Piece& piece : pieces) sizes.push_back(piece.size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::ranges::nth_element(sizes, middle);
  return *middle;
}

// Signs that stand alone, a flag "-" or "+", stand at half the height of the letters beside them.
void lower_signs(std::vector<Piece>& pieces) {
  if (pieces.empty()) return;
  const double size = middle_size(pieces);
  for (Piece& piece : pieces) {
    if (piece.marks.size() > 2 || piece.box.height() > 0.55 * capital_height * size) continue;
    piece.base = piece.box.middle() + 0.5 * capital_height * size;
    piece.size = size;
  }
}

}  // namespace

std::vector<Piece> pieces_of(const Picture& gray, double scale) {
  std::vector<Mark> marks = marks_of(gray, scale);
  join_neighbours(marks, scale);
  join_accents(marks, scale);
  const std::vector<Boxes> groups = grouped(marks);
  for (std::size_t i = 0; i < marks.size(); ++i) marks[i].piece = first_of(marks, i);
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    auto piece = piece_of(groups[i], scale);
    if (!piece) continue;
    piece->strangers = strangers_of(*piece, i, marks, groups[i], scale);
    pieces.push_back(std::move(*piece));
  }
  lower_signs(pieces);
  std::ranges::sort(pieces, {},
                    [](const Piece& piece) { return std::pair(piece.box.top, piece.box.left); });
  return pieces;
}

Picture cut_out(const Picture& gray, const Piece& piece, double margin) {
  const auto pixel = [](double at) { return static_cast<l_int32>(std::lround(at)); };
  const Rect box = widened(piece.box, margin);
  Picture cut(::pixCreate(pixel(box.width()), pixel(box.height()), 8));
  if (!cut) return nullptr;
  ::pixSetAll(cut.get());
  ::pixRasterop(cut.get(), 0, 0, static_cast<l_int32>(cut->w), static_cast<l_int32>(cut->h),
                PIX_SRC, gray.get(), pixel(box.left), pixel(box.top));
  for (const Rect& stranger : piece.strangers) {
    ::pixRasterop(cut.get(), pixel(stranger.left - box.left) - 1, pixel(stranger.top - box.top) - 1,
                  pixel(stranger.width()) + 2, pixel(stranger.height()) + 2, PIX_SET, nullptr, 0,
                  0);
  }
  return cut;
}

}  // namespace labread::ocr

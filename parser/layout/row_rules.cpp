#include "parser/layout/row_rules.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace labread {
namespace {

constexpr double rule_share = 0.6;  // of the table's width, that a rule between rows covers

}  // namespace

std::vector<double> rules_of(std::span<const Stroke> strokes, double left, double right) {
  struct Piece {
    double y, from, to;
  };
  std::vector<Piece> pieces;
  for (const Stroke& stroke : strokes) {
    if (std::abs(stroke.from.y - stroke.to.y) > 0.5) continue;
    const auto [from, to] = std::minmax(stroke.from.x, stroke.to.x);
    pieces.push_back({std::round(stroke.from.y), std::max(from, left), std::min(to, right)});
  }
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return a.y != b.y ? a.y < b.y : a.from < b.from;
  });
  std::vector<double> rules;
  for (std::size_t i = 0; i < pieces.size();) {
    double covered = 0;
    double reached = left;
    const double y = pieces[i].y;
    for (; i < pieces.size() && pieces[i].y == y; ++i) {
      covered += std::max(0.0, pieces[i].to - std::max(pieces[i].from, reached));
      reached = std::max(reached, pieces[i].to);
    }
    if (covered >= rule_share * (right - left)) rules.push_back(y);
  }
  return rules;
}

}  // namespace labread

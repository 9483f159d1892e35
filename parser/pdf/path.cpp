#include "parser/pdf/path.h"

#include <algorithm>
#include <cmath>

namespace labread::pdf {
namespace {

constexpr std::size_t most_nodes = 20'000;
constexpr std::size_t most_strokes = 20'000;
constexpr double thin = 3;      // points: a filled box no thicker is a line
constexpr double shortest = 1;  // points: shorter lines say nothing about a table
constexpr double straight = 0.3;

bool is_finite(Point p) { return std::isfinite(p.x) && std::isfinite(p.y); }

void add_stroke(Point from, Point to, std::vector<Stroke>& out) {
  if (out.size() >= most_strokes || std::hypot(to.x - from.x, to.y - from.y) < shortest) return;
  out.push_back({from, to});
}

void add_box(const Rect& box, std::vector<Stroke>& out) {
  if (box.height() <= thin || box.width() <= thin) {
    const double x = (box.left + box.right) / 2;
    const double y = box.middle();
    if (box.width() >= box.height()) {
      add_stroke({box.left, y}, {box.right, y}, out);
    } else {
      add_stroke({x, box.top}, {x, box.bottom}, out);
    }
    return;
  }
  add_stroke({box.left, box.top}, {box.right, box.top}, out);
  add_stroke({box.left, box.bottom}, {box.right, box.bottom}, out);
  add_stroke({box.left, box.top}, {box.left, box.bottom}, out);
  add_stroke({box.right, box.top}, {box.right, box.bottom}, out);
}

}  // namespace

void Path::add(Point p, Step step) {
  if (nodes_.size() < most_nodes && is_finite(p)) nodes_.push_back({p, step});
}

void Path::move_to(Point p) {
  start_ = p;
  add(p, Step::move);
}

void Path::line_to(Point p) { add(p, nodes_.empty() ? Step::move : Step::line); }

void Path::curve_to(Point p) { add(p, nodes_.empty() ? Step::move : Step::curve); }

void Path::close() {
  if (nodes_.empty() || nodes_.back().point == start_) return;
  add(start_, Step::line);
}

void Path::clear() { nodes_.clear(); }

void Path::add_stroked(std::vector<Stroke>& out) const {
  for (std::size_t i = 1; i < nodes_.size(); ++i) {
    if (nodes_[i].step == Step::line) add_stroke(nodes_[i - 1].point, nodes_[i].point, out);
  }
}

void Path::add_filled(std::vector<Stroke>& out) const {
  for (std::size_t first = 0; first < nodes_.size();) {
    std::size_t end = first + 1;
    bool box = true;
    Rect bounds{nodes_[first].point.x, nodes_[first].point.y, nodes_[first].point.x,
                nodes_[first].point.y};
    for (; end < nodes_.size() && nodes_[end].step != Step::move; ++end) {
      const Point from = nodes_[end - 1].point;
      const Point to = nodes_[end].point;
      box = box && nodes_[end].step == Step::line &&
            (std::abs(from.x - to.x) < straight || std::abs(from.y - to.y) < straight);
      bounds = united(bounds, {to.x, to.y, to.x, to.y});
    }
    const std::size_t corners = end - first;
    if (box && (corners == 4 || corners == 5)) add_box(bounds, out);
    first = end;
  }
}

std::optional<Rect> Path::bounds() const {
  if (nodes_.empty()) return std::nullopt;
  Rect box{nodes_[0].point.x, nodes_[0].point.y, nodes_[0].point.x, nodes_[0].point.y};
  for (const Node& node : nodes_) {
    box = united(box, {node.point.x, node.point.y, node.point.x, node.point.y});
  }
  return box;
}

}  // namespace labread::pdf

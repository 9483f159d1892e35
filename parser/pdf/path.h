// The current path of a content stream, in page space, kept only as far as a reader of tables needs
// it: straight lines, boxes, and what a clip leaves visible.
#pragma once

#include <optional>
#include <vector>

#include "base/geometry.h"
#include "parser/document.h"

namespace labread::pdf {

class Path {
 public:
  void move_to(Point p);
  void line_to(Point p);
  void curve_to(Point p);  // only its end counts
  void close();
  void clear();

  // Every straight segment.
  void add_stroked(std::vector<Stroke>& out) const;
  // Boxes only: a thin one is a line, a wide one its four edges.
  void add_filled(std::vector<Stroke>& out) const;
  std::optional<Rect> bounds() const;

 private:
  enum class Step : unsigned char { move, line, curve };
  struct Node {
    Point point;
    Step step;
  };
  void add(Point p, Step step);
  std::vector<Node> nodes_;
  Point start_;
};

}  // namespace labread::pdf

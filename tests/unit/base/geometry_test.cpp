#include "base/geometry.h"

#include <boost/test/unit_test.hpp>

using labread::combined;
using labread::Matrix;
using labread::Point;
using labread::Rect;
using labread::united;

BOOST_AUTO_TEST_SUITE(geometry)

BOOST_AUTO_TEST_CASE(a_union_holds_both_boxes_in_either_order) {
  const Rect a{10, 20, 30, 40};
  const Rect b{5, 25, 20, 60};
  BOOST_TEST((united(a, b) == Rect{5, 20, 30, 60}));
  BOOST_TEST((united(a, b) == united(b, a)));
}

BOOST_AUTO_TEST_CASE(combined_matrices_apply_the_inner_one_first) {
  const Matrix move{1, 0, 0, 1, 100, 0};
  const Matrix twice{2, 0, 0, 2, 0, 0};
  BOOST_TEST((combined(move, twice).apply({1, 1}) == Point{202, 2}));
  BOOST_TEST((combined(twice, move).apply({1, 1}) == Point{102, 2}));
}

BOOST_AUTO_TEST_CASE(a_quarter_turn_maps_x_to_y) {
  const Matrix turn{0, 1, -1, 0, 0, 0};
  BOOST_TEST((turn.apply({3, 0}) == Point{0, 3}));
  BOOST_TEST((combined(turn, turn).apply({3, 4}) == Point{-3, -4}));
}

BOOST_AUTO_TEST_SUITE_END()

#include "output/svg_pieces.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace labread {
namespace {

constexpr double thinnest = 0.4;  // per cent

std::string fixed(double number, int places) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                 std::chars_format::fixed, places);
  return {digits.data(), end.ptr};
}

}  // namespace

std::string svg_percent(double share) { return fixed(share, 2) + "%"; }

std::string svg_pixels(double pixels) {
  const double tenths = std::round(pixels * 10) / 10;
  return fixed(tenths, tenths == std::round(tenths) ? 0 : 1);
}

void put_rect(Markup& page, std::string_view kind, double from, double to, double y,
              double height) {
  page.lone("rect", {{"class", kind},
                     {"x", svg_percent(from)},
                     {"width", svg_percent(std::max(to - from, thinnest))},
                     {"y", svg_pixels(y)},
                     {"height", svg_pixels(height)}});
}

void put_line(Markup& page, std::string_view kind, double from_x, double from_y, double to_x,
              double to_y) {
  page.lone("line", {{"class", kind},
                     {"x1", svg_percent(from_x)},
                     {"x2", svg_percent(to_x)},
                     {"y1", svg_pixels(from_y)},
                     {"y2", svg_pixels(to_y)}});
}

void put_shape(Markup& page, std::string_view kind, double x, double y, std::string_view path) {
  const auto place =
      page.inside("svg", {{"x", svg_percent(x)}, {"y", svg_pixels(y)}, {"overflow", "visible"}});
  page.lone("path", {{"class", kind}, {"d", path}});
}

void put_circle(Markup& page, std::string_view kind, double x, double y, double radius) {
  page.lone(
      "circle",
      {{"class", kind}, {"cx", svg_percent(x)}, {"cy", svg_pixels(y)}, {"r", svg_pixels(radius)}});
}

void put_label(Markup& page, std::string_view kind, std::string_view text, double x, double y,
               std::string_view anchor) {
  page.element(
      "text", text,
      {{"class", kind}, {"x", svg_percent(x)}, {"y", svg_pixels(y)}, {"text-anchor", anchor}});
}

}  // namespace labread

// The pieces that our inline SVGs are made of. Across, places are per cent of the picture's width,
// so that it is as wide as its place and its texts keep their size; downwards they are pixels.
#pragma once

#include <string>
#include <string_view>

#include "output/markup.h"

namespace labread {

std::string svg_percent(double share);  // "12.50%"
std::string svg_pixels(double pixels);  // "26", "26.5"

// At least so wide that it can be seen.
void put_rect(Markup& page, std::string_view kind, double from, double to, double y, double height);
void put_line(Markup& page, std::string_view kind, double from_x, double from_y, double to_x,
              double to_y);
// A path in pixels around a point.
void put_shape(Markup& page, std::string_view kind, double x, double y, std::string_view path);
void put_circle(Markup& page, std::string_view kind, double x, double y, double radius);
// `anchor`: start, middle or end.
void put_label(Markup& page, std::string_view kind, std::string_view text, double x, double y,
               std::string_view anchor);

}  // namespace labread

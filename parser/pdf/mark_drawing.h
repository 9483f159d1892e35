// How a mark looks: a wash over the value, an edge around it, and beside it a plate with letters.
// The letters are drawn as lines: a mark needs no font, and no program that reads the page takes a
// mark's letter for the laboratory's flag.
#pragma once

#include <string>
#include <string_view>

#include "base/geometry.h"
#include "parser/mark.h"

namespace labread::pdf {

// The name by which the content calls the graphics state that multiplies.
inline constexpr std::string_view multiplying_state = "Wash";

// Of a plate of this height.
double plate_width(std::string_view letters, double height);

// A content stream for a form whose box is `frame` moved to the origin; y upwards as everywhere in
// PDF, while the boxes given are in page space.
std::string draw_wash(const Rect& frame, const Rect& value, MarkColour wash, MarkColour ink);
std::string draw_plate(const Rect& frame, const Rect& plate, std::string_view letters,
                       MarkColour ink);

}  // namespace labread::pdf

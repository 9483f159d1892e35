// A series over time as a small inline SVG, as wide as its place: the reference interval as a band,
// stepped where it changed; how far chance moves the value that the latest one is compared with, as
// a dashed band; the points with the letters of their verdict. A value cut off at the limit of its
// method is a hollow mark with an arrow, an earlier value of a later report a diamond, a change of
// laboratory, method or unit a dotted line with its word.
#pragma once

#include <string>

#include "interpreter/trend.h"
#include "output/markup.h"

namespace labread {

// `description` is for those who do not see it.
void draw_series(Markup& page, const Series& series, const std::string& description);

// The change that the dashed band belongs to: since an exact value of the same laboratory and
// method; null: none.
const JudgedChange* change_drawn(const Series& series);

}  // namespace labread

// Where the plates of marks go: beside their value where the page is free, else beside its row, so
// that a mark hides nothing that is printed.
#pragma once

#include <span>
#include <vector>

#include "base/geometry.h"
#include "parser/document.h"
#include "parser/mark.h"

namespace labread::pdf {

// The box that is washed: a little more than the value's own, within the page.
Rect washed_box(const Rect& value, double page_width, double page_height);

// A plate for each mark. `page` is the page of all of them; boxes are page space.
std::vector<Rect> plates_for(std::span<const Mark* const> marks, const std::vector<Word>& words,
                             double page_width, double page_height);

// A square of this size in a corner of the page where no word stands; the upper right one where
// all are taken.
Rect free_corner(const std::vector<Word>& words, double page_width, double page_height,
                 double size);

}  // namespace labread::pdf

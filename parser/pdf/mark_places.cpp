#include "parser/pdf/mark_places.h"

#include <algorithm>
#include <array>

#include "parser/pdf/mark_drawing.h"

namespace labread::pdf {
namespace {

constexpr double margin = 2;    // to the edge of the page
constexpr double smallest = 5;  // height of a plate
constexpr double largest = 10;
constexpr double share = 0.8;      // of the value's height
constexpr double tolerance = 0.5;  // boxes of words are larger than their ink

bool overlap(const Rect& a, const Rect& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

Rect shrunk(const Rect& box) {
  return {box.left + tolerance, box.top + tolerance, box.right - tolerance, box.bottom - tolerance};
}

class FreePlaces {
 public:
  FreePlaces(std::span<const Mark* const> marks, const std::vector<Word>& words, double width,
             double height)
      : width_(width), height_(height) {
    for (const Word& word : words) taken_.push_back(shrunk(word.box));
    for (const Mark* mark : marks) taken_.push_back(washed_box(mark->box, width, height));
  }

  Rect plate_for(const Mark& mark);

 private:
  bool is_free(const Rect& place) const;
  // What stands in the rows that the box reaches into.
  Rect row_of(const Rect& box) const;

  double width_;
  double height_;
  std::vector<Rect> taken_;
};

bool FreePlaces::is_free(const Rect& place) const {
  const bool inside = place.left >= margin && place.right <= width_ - margin && place.top >= 0 &&
                      place.bottom <= height_;
  return inside &&
         std::ranges::none_of(taken_, [&](const Rect& other) { return overlap(place, other); });
}

Rect FreePlaces::row_of(const Rect& box) const {
  Rect row = box;
  for (const Rect& other : taken_) {
    if (other.top < box.bottom && box.top < other.bottom) row = united(row, other);
  }
  return row;
}

Rect FreePlaces::plate_for(const Mark& mark) {
  const Rect value = washed_box(mark.box, width_, height_);
  const double height = std::clamp(value.height() * share, smallest, largest);
  const double width = plate_width(mark.letters, height);
  const double top = value.middle() - height / 2;
  const auto at = [&](double left) { return Rect{left, top, left + width, top + height}; };
  const Rect row = row_of(at(value.left));
  const std::array places{at(value.left - 1 - width), at(value.right + 1),    at(row.right + 3),
                          at(row.left - 3 - width),   at(value.left - width), at(value.right)};
  const auto* const free =
      std::ranges::find_if(places, [&](const Rect& place) { return is_free(place); });
  const Rect chosen = free == places.end() ? places.front() : *free;
  taken_.push_back(chosen);
  return chosen;
}

}  // namespace

Rect washed_box(const Rect& value, double page_width, double page_height) {
  const Rect wide{value.left - 1.5, value.top - 0.5, value.right + 1.5, value.bottom + 0.5};
  return {std::clamp(wide.left, 0.0, page_width), std::clamp(wide.top, 0.0, page_height),
          std::clamp(wide.right, 0.0, page_width), std::clamp(wide.bottom, 0.0, page_height)};
}

std::vector<Rect> plates_for(std::span<const Mark* const> marks, const std::vector<Word>& words,
                             double page_width, double page_height) {
  FreePlaces places(marks, words, page_width, page_height);
  std::vector<Rect> plates;
  for (const Mark* mark : marks) plates.push_back(places.plate_for(*mark));
  return plates;
}

Rect free_corner(const std::vector<Word>& words, double page_width, double page_height,
                 double size) {
  constexpr double inset = 8;
  const double right = page_width - inset - size;
  const double bottom = page_height - inset - size;
  const auto at = [&](double x, double y) { return Rect{x, y, x + size, y + size}; };
  const std::array corners{at(right, inset), at(inset, inset), at(right, bottom),
                           at(inset, bottom)};
  const auto* const free = std::ranges::find_if(corners, [&](const Rect& corner) {
    return std::ranges::none_of(words, [&](const Word& word) { return overlap(corner, word.box); });
  });
  return free == corners.end() ? corners.front() : *free;
}

}  // namespace labread::pdf

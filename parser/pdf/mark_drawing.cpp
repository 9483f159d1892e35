#include "parser/pdf/mark_drawing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "parser/pdf/write_value.h"

namespace labread::pdf {
namespace {

// In shares of the plate's height.
constexpr double letter_height = 0.62;
constexpr double letter_width = 0.46;
constexpr double letter_gap = 0.2;
constexpr double padding = 0.22;
constexpr double stroke_width = 0.13;
constexpr double dot_width = 0.28;  // of letters that have no width of their own

// A line through points of a unit square, y upwards.
struct Line {
  std::array<Point, 6> points;
  std::size_t count = 0;
};

struct Letter {
  char name = '?';
  std::array<Line, 3> lines;
  std::size_t count = 0;
};

constexpr std::array letters_drawn{
    Letter{'A', {Line{{{{0, 0}, {0.5, 1}, {1, 0}}}, 3}, Line{{{{0.2, 0.35}, {0.8, 0.35}}}, 2}}, 2},
    Letter{
        'H',
        {Line{{{{0, 0}, {0, 1}}}, 2}, Line{{{{1, 0}, {1, 1}}}, 2}, Line{{{{0, 0.5}, {1, 0.5}}}, 2}},
        3},
    Letter{'L', {Line{{{{0.1, 1}, {0.1, 0}, {1, 0}}}, 3}}, 1},
    Letter{'N', {Line{{{{0, 0}, {0, 1}, {1, 0}, {1, 1}}}, 4}}, 1},
    Letter{'i', {Line{{{{0.5, 0}, {0.5, 0.6}}}, 2}, Line{{{{0.5, 0.94}, {0.5, 1}}}, 2}}, 2},
    Letter{'?',
           {Line{{{{0, 0.8}, {0.25, 1}, {0.75, 1}, {1, 0.75}, {0.5, 0.45}, {0.5, 0.3}}}, 6},
            Line{{{{0.5, 0.02}, {0.5, 0}}}, 2}},
           2},
};

const Letter& letter_of(char name) {
  const auto found = std::ranges::find(letters_drawn, name, &Letter::name);
  return found == letters_drawn.end() ? letters_drawn.back() : *found;
}

double width_of(char name) { return name == 'i' ? dot_width : letter_width; }

class Drawing {
 public:
  Drawing& number(double value) {
    append_number(out_, std::round(value * 1000) / 1000);
    out_ += ' ';
    return *this;
  }
  Drawing& colour(MarkColour colour, std::string_view operation) {
    for (const std::uint8_t part : {colour.red, colour.green, colour.blue}) number(part / 255.0);
    return word(operation);
  }
  Drawing& box(const Rect& frame, const Rect& box) {
    return number(box.left - frame.left)
        .number(frame.bottom - box.bottom)
        .number(box.width())
        .number(box.height())
        .word("re");
  }
  Drawing& word(std::string_view text) {
    out_.append(text).append("\n");
    return *this;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

void draw_letter(Drawing& drawing, const Letter& letter, Point origin, double width,
                 double height) {
  for (const Line& line : std::span(letter.lines).first(letter.count)) {
    bool first = true;
    for (const Point& point : std::span(line.points).first(line.count)) {
      drawing.number(origin.x + point.x * width)
          .number(origin.y + point.y * height)
          .word(first ? "m" : "l");
      first = false;
    }
    drawing.word("S");
  }
}

}  // namespace

double plate_width(std::string_view letters, double height) {
  double width = 2 * padding;
  for (const char letter : letters) width += width_of(letter) + letter_gap;
  return (width - (letters.empty() ? 0 : letter_gap)) * height;
}

std::string draw_wash(const Rect& frame, const Rect& value, MarkColour wash, MarkColour ink) {
  Drawing drawing;
  drawing.word("q").word("/" + std::string(multiplying_state) + " gs");
  drawing.colour(wash, "rg").box(frame, value).word("f").word("Q");
  drawing.word("q").colour(ink, "RG").number(0.6).word("w");
  const Rect edge{value.left + 0.3, value.top + 0.3, value.right - 0.3, value.bottom - 0.3};
  drawing.box(frame, edge).word("S").word("Q");
  return drawing.take();
}

std::string draw_plate(const Rect& frame, const Rect& plate, std::string_view letters,
                       MarkColour ink) {
  const double size = plate.height();
  Drawing drawing;
  drawing.word("q").colour(ink, "rg").box(frame, plate).word("f");
  drawing.word("1 1 1 RG 1 J 1 j").number(size * stroke_width).word("w");
  Point origin{plate.left - frame.left + padding * size,
               frame.bottom - plate.bottom + (1 - letter_height) / 2 * size};
  for (const char name : letters) {
    draw_letter(drawing, letter_of(name), origin, width_of(name) * size, letter_height * size);
    origin.x += (width_of(name) + letter_gap) * size;
  }
  return drawing.word("Q").take();
}

}  // namespace labread::pdf

#include "parser/ocr/canvas.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "parser/ocr/decode.h"

namespace labread::ocr {
namespace {

// Letters of reports, 6 to 12 points, are read best at about this resolution, whatever the
// picture's own is: a decimal point of a coarse one is lost between the pixels that a recogniser
// looks at.
constexpr double best_dpi = 300;
constexpr double points_an_inch = 72;

// A picture from a camera says nothing, or nonsense, about its resolution: then the paper is taken
// for A4.
constexpr double narrowest_paper = 3.0 * points_an_inch;
constexpr double widest_paper = 13.0 * points_an_inch;
constexpr double short_side_of_a4 = 595;
constexpr double long_side_of_a4 = 842;

struct Drawn {
  Picture gray;
  Matrix to_page;  // pixels to points
  bool mask = false;
  std::unique_ptr<Drawn> alpha;  // how far it covers what lies below; null: wholly
};

double length(double x, double y) { return std::sqrt(x * x + y * y); }

// Pixels a point of an image, across.
double density(const Drawn& drawn) {
  const double step = std::max(length(drawn.to_page.a, drawn.to_page.b), 1e-6);
  return 1 / step;
}

std::optional<Matrix> inverse(const Matrix& m) {
  const double det = m.a * m.d - m.b * m.c;
  if (!(std::abs(det) > 1e-12)) return std::nullopt;
  return Matrix{m.d / det,
                -m.b / det,
                -m.c / det,
                m.a / det,
                (m.c * m.f - m.d * m.e) / det,
                (m.b * m.e - m.a * m.f) / det};
}

// The image's own pixels, y downwards, to the page.
Matrix pixels_to_page(const PlacedImage& image, const PIX* gray) {
  const double x = 1.0 / gray->w;
  const double y = 1.0 / gray->h;
  return combined({x, 0, 0, -y, 0, 1}, image.place);
}

void size_paper(const PIX* gray, Canvas& canvas) {
  const double width = gray->w;
  const double height = gray->h;
  double dpi = ::pixGetXRes(gray);
  const double said = dpi > 0 ? std::min(width, height) * points_an_inch / dpi : 0;
  if (said < narrowest_paper || said > widest_paper) {
    const double paper = width <= height ? short_side_of_a4 : long_side_of_a4;
    dpi = width / paper * points_an_inch;
  }
  canvas.width = width / dpi * points_an_inch;
  canvas.height = height / dpi * points_an_inch;
}

int pixel(const PIX* gray, int x, int y) {
  const l_uint32* const line = gray->data + static_cast<std::size_t>(y) * gray->wpl;
  return GET_DATA_BYTE(line, x);
}

// Between the four pixels around a place; what lies outside is as its nearest edge.
double between_pixels(const PIX* gray, double x, double y) {
  const double left = std::floor(x - 0.5);
  const double top = std::floor(y - 0.5);
  const double right_share = x - 0.5 - left;
  const double lower_share = y - 0.5 - top;
  const auto column = [&](double at) {
    return static_cast<int>(std::clamp(at, 0.0, static_cast<double>(gray->w - 1)));
  };
  const auto row = [&](double at) {
    return static_cast<int>(std::clamp(at, 0.0, static_cast<double>(gray->h - 1)));
  };
  const double upper = pixel(gray, column(left), row(top)) * (1 - right_share) +
                       pixel(gray, column(left + 1), row(top)) * right_share;
  const double lower = pixel(gray, column(left), row(top + 1)) * (1 - right_share) +
                       pixel(gray, column(left + 1), row(top + 1)) * right_share;
  return upper * (1 - lower_share) + lower * lower_share;
}

// One much finer than the canvas is made coarser first, so that no pixel is passed over.
void match_density(Drawn& drawn, double scale) {
  const double factor = scale / density(drawn);
  if (factor > 0.75) return;
  Picture smaller(
      ::pixScale(drawn.gray.get(), static_cast<float>(factor), static_cast<float>(factor)));
  if (!smaller) return;
  const double x = static_cast<double>(drawn.gray->w) / smaller->w;
  const double y = static_cast<double>(drawn.gray->h) / smaller->h;
  drawn.to_page = combined({x, 0, 0, y, 0, 0}, drawn.to_page);
  drawn.gray = std::move(smaller);
}

struct Span {
  int first = 0;
  int last = -1;
};

Span pixels_between(double from, double to, double scale, l_uint32 end) {
  const double most = end;
  return {static_cast<int>(std::clamp(std::floor(from * scale), 0.0, most)),
          static_cast<int>(std::clamp(std::ceil(to * scale), 0.0, most)) - 1};
}

Rect box_on_page(const Drawn& drawn) {
  const double w = drawn.gray->w;
  const double h = drawn.gray->h;
  const Point corner = drawn.to_page.apply({0, 0});
  Rect box{corner.x, corner.y, corner.x, corner.y};
  for (const Point at : {Point{w, 0}, Point{0, h}, Point{w, h}}) {
    const Point p = drawn.to_page.apply(at);
    box = united(box, {p.x, p.y, p.x, p.y});
  }
  return box;
}

double light_at(const Drawn& drawn, const Matrix& back, Point on_page) {
  const Point at = back.apply(on_page);
  return between_pixels(drawn.gray.get(), at.x, at.y);
}

// What is seen where `light` is painted over `below`.
double painted(double light, double below, double cover, bool mask) {
  if (mask) return std::min(light, below);
  return light * cover + below * (1 - cover);
}

void draw_one(const Drawn& drawn, Canvas& canvas) {
  const auto back = inverse(drawn.to_page);
  if (!back) return;
  const auto alpha_back = drawn.alpha ? inverse(drawn.alpha->to_page) : std::nullopt;
  PIX* const paper = canvas.gray.get();
  const Rect box = box_on_page(drawn);
  const Span rows = pixels_between(box.top, box.bottom, canvas.scale, paper->h);
  const Span columns = pixels_between(box.left, box.right, canvas.scale, paper->w);
  for (int y = rows.first; y <= rows.last; ++y) {
    l_uint32* const line = paper->data + static_cast<std::size_t>(y) * paper->wpl;
    for (int x = columns.first; x <= columns.last; ++x) {
      const Point on_page{(x + 0.5) / canvas.scale, (y + 0.5) / canvas.scale};
      const Point at = back->apply(on_page);
      const bool inside = at.x >= 0 && at.y >= 0 && at.x <= drawn.gray->w && at.y <= drawn.gray->h;
      if (!inside) continue;
      const double light = between_pixels(drawn.gray.get(), at.x, at.y);
      const double cover = alpha_back ? light_at(*drawn.alpha, *alpha_back, on_page) / 255 : 1;
      const double seen = painted(light, GET_DATA_BYTE(line, x), cover, drawn.mask);
      SET_DATA_BYTE(line, x, static_cast<l_uint8>(std::lround(seen)));
    }
  }
}

// Within what can be paid for.
double scale_for(const Canvas& canvas, std::size_t pixels) {
  const double area = std::max(canvas.width * canvas.height, 1.0);
  return std::min(best_dpi / points_an_inch, std::sqrt(static_cast<double>(pixels) / area));
}

}  // namespace

Canvas draw(const Scan& scan, std::size_t pixels) {
  Canvas canvas{nullptr, 1, scan.width, scan.height};
  std::vector<Drawn> images;
  std::unique_ptr<Drawn> alpha;
  for (const PlacedImage& image : scan.images) {
    Picture gray = decode(image, pixels);
    std::unique_ptr<Drawn> cover = std::exchange(alpha, nullptr);
    if (!gray) continue;
    Matrix place = image.place;
    if (canvas.width <= 0 || canvas.height <= 0) {
      size_paper(gray.get(), canvas);
      place = {canvas.width, 0, 0, -canvas.height, 0, canvas.height};
    }
    PlacedImage placed;
    placed.place = place;
    const Matrix to_page = pixels_to_page(placed, gray.get());
    if (image.alpha) {
      alpha = std::make_unique<Drawn>(Drawn{std::move(gray), to_page, false, nullptr});
    } else {
      images.push_back({std::move(gray), to_page, image.mask, std::move(cover)});
    }
  }
  if (images.empty()) return canvas;
  canvas.scale = scale_for(canvas, pixels);
  const auto across = static_cast<l_int32>(std::max(1.0, std::ceil(canvas.width * canvas.scale)));
  const auto down = static_cast<l_int32>(std::max(1.0, std::ceil(canvas.height * canvas.scale)));
  canvas.gray.reset(::pixCreate(across, down, 8));
  if (!canvas.gray) return canvas;
  ::pixSetAll(canvas.gray.get());
  for (Drawn& drawn : images) {
    match_density(drawn, canvas.scale);
    if (drawn.alpha) match_density(*drawn.alpha, canvas.scale);
    draw_one(drawn, canvas);
  }
  return canvas;
}

}  // namespace labread::ocr

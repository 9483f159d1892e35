#include "parser/ocr/read_picture.h"

#include <utility>
#include <vector>

#include "base/error.h"
#include "parser/ocr/canvas.h"
#include "parser/ocr/compare.h"
#include "parser/ocr/straighten.h"

namespace labread::ocr {
namespace {

constexpr double points_an_inch = 72;
constexpr float smaller = 0.8F;
constexpr float larger = 1.3F;

void to_points(Rect& box, double scale) {
  box = {box.left / scale, box.top / scale, box.right / scale, box.bottom / scale};
}

void shrink(Word& word, double scale) {
  to_points(word.box, scale);
  word.font_size = static_cast<float>(word.font_size / scale);
}

std::vector<Word> words_at_size(const Picture& gray, double scale, float size,
                                Recogniser& recogniser) {
  const Picture other(size == 1 ? ::pixClone(gray.get()) : ::pixScale(gray.get(), size, size));
  if (!other) return {};
  const double own_scale = scale * static_cast<double>(size);
  std::vector<Word> words = recogniser.read(other, own_scale * points_an_inch);
  for (Word& word : words) shrink(word, own_scale);
  return words;
}

// Words in points. Read twice, the second time at another size; where they differ, a third reading
// settles it.
std::vector<Word> words_of(const Picture& gray, double scale, Recogniser& recogniser) {
  std::vector<Word> words = words_at_size(gray, scale, 1, recogniser);
  std::vector<std::vector<Word>> others;
  others.push_back(words_at_size(gray, scale, smaller, recogniser));
  if (differ(words, others.front())) {
    others.push_back(words_at_size(gray, scale, larger, recogniser));
  }
  doubt_differences(words, others);
  return words;
}

bool is_later_frame(const Scan& scan) {
  return scan.images.size() == 1 && scan.images[0].coding == ImageCoding::file &&
         scan.images[0].frame > 0;
}

}  // namespace

std::optional<Page> read_picture(const Scan& scan, Recogniser& recogniser, const Limits& limits) {
  Canvas canvas = draw(scan, limits.image_bytes);
  if (!canvas.gray) {
    if (is_later_frame(scan)) return std::nullopt;
    throw Error(ErrorCode::damaged, "is a picture that cannot be decoded");
  }
  if (turn_upright(canvas.gray) % 2 != 0) std::swap(canvas.width, canvas.height);
  Page page;
  page.number = scan.number;
  page.width = canvas.width;
  page.height = canvas.height;
  page.has_image = page.is_scan = page.recognised = true;
  page.skew = straighten(canvas.gray);
  page.strokes = take_out_rules(canvas.gray, canvas.scale);
  page.words = words_of(canvas.gray, canvas.scale, recogniser);
  for (Stroke& stroke : page.strokes) {
    for (Point* end : {&stroke.from, &stroke.to}) {
      *end = {end->x / canvas.scale, end->y / canvas.scale};
    }
  }
  return page;
}

}  // namespace labread::ocr

#include "parser/ocr/read_picture.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/error.h"
#include "parser/ocr/canvas.h"
#include "parser/ocr/clean.h"
#include "parser/ocr/compare.h"
#include "parser/ocr/pieces.h"
#include "parser/ocr/straighten.h"
#include "parser/ocr/upright.h"

namespace labread::ocr {
namespace {

constexpr double points_an_inch = 72;
constexpr double margin = 2;  // points around a piece
constexpr float sure_enough = 0.85F;
constexpr float wider = 1.2F;  // of another reading
constexpr float narrower = 0.85F;

// A recogniser that follows a line from letter to letter is at times late to see where a word ends.
void end_before_the_next(std::vector<Word>& words) {
  constexpr double least_gap = 1;  // points
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const double end = words[i + 1].box.left - least_gap;
    if (words[i].box.right > end && words[i].box.left < end) words[i].box.right = end;
  }
}

// The pieces of a page's lines, read one by one.
class PieceReader {
 public:
  PieceReader(const Picture& gray, double scale, Recogniser& recogniser)
      : gray_(gray), scale_(scale), recogniser_(recogniser) {}

  // Words in points. Numbers, units and what is not sure are read again from a picture of another
  // width; where numbers or units differ, a third reading settles it.
  std::vector<Word> read(const Piece& piece) const {
    const Picture picture = cut_out(gray_, piece, margin * scale_);
    if (!picture) return {};
    std::vector<std::vector<Word>> readings{words_at(picture, piece, 1)};
    const bool counts = std::ranges::any_of(readings[0], [](const Word& word) {
      return must_be_read_twice(word) || word.confidence < sure_enough;
    });
    if (!counts) return readings[0];
    readings.push_back(words_at(picture, piece, narrower));
    if (differ(readings)) readings.push_back(words_at(picture, piece, wider));
    std::vector<Word> words = agreed(readings);
    drop_noise(words);
    doubt_missed(words, in_points(piece.points), in_points(piece.marks));
    return words;
  }

 private:
  std::vector<double> in_points(std::vector<double> pixels) const {
    for (double& at : pixels) at /= scale_;
    return pixels;
  }

  std::vector<Word> words_at(const Picture& picture, const Piece& piece, float width) const {
    const Picture shaped(width == 1 ? ::pixClone(picture.get())
                                    : ::pixScale(picture.get(), width, 1));
    if (!shaped) return {};
    std::vector<Word> words = recogniser_.read(shaped, scale_ * points_an_inch);
    const double left = piece.box.left - margin * scale_;
    for (Word& word : words) {
      word.box = {(left + word.box.left / static_cast<double>(width)) / scale_,
                  (piece.base - piece.size * 0.75) / scale_,
                  (left + word.box.right / static_cast<double>(width)) / scale_,
                  (piece.base + piece.size * 0.25) / scale_};
      word.font_size = static_cast<float>(piece.size / scale_);
    }
    end_before_the_next(words);
    return words;
  }

  const Picture& gray_;
  double scale_;
  Recogniser& recogniser_;
};

std::vector<Word> words_of(const Picture& gray, double scale, Recogniser& recogniser) {
  const PieceReader reader(gray, scale, recogniser);
  std::vector<Word> words;
  for (const Piece& piece : pieces_of(gray, scale)) {
    for (Word& word : reader.read(piece)) words.push_back(std::move(word));
  }
  return words;
}

void clean(Picture& gray) {
  Picture smooth = smoothed(gray);
  Picture white = smooth ? whitened(smooth) : nullptr;
  if (white) gray = std::move(white);
}

// The letters of the words that are sure, and of all.
struct Legibility {
  std::size_t sure = 0;
  std::size_t all = 0;
};

Legibility legibility_of(const Page& page) {
  Legibility letters;
  for (const Word& word : page.words) {
    letters.all += word.text.size();
    if (word.confidence >= sure_enough) letters.sure += word.text.size();
  }
  return letters;
}

// What is upside down is read as letters all the same, but of few of them the recogniser is sure.
bool is_legible(const Page& page) {
  constexpr std::size_t fewest = 20;
  const Legibility letters = legibility_of(page);
  return letters.all < fewest || 2 * letters.sure >= letters.all;
}

bool turn(Canvas& canvas, int quarters) {
  Picture turned(::pixRotateOrth(canvas.gray.get(), quarters));
  if (!turned) return false;
  canvas.gray = std::move(turned);
  if (quarters % 2 != 0) std::swap(canvas.width, canvas.height);
  return true;
}

Page page_of(const Canvas& canvas, Recogniser& recogniser) {
  Page page;
  page.width = canvas.width;
  page.height = canvas.height;
  page.has_image = page.is_scan = page.recognised = true;
  Picture gray(::pixCopy(nullptr, canvas.gray.get()));
  if (!gray) return page;
  page.skew = straighten(gray);
  page.strokes = take_out_rules(gray, canvas.scale);
  page.words = words_of(gray, canvas.scale, recogniser);
  for (Stroke& stroke : page.strokes) {
    for (Point* end : {&stroke.from, &stroke.to}) {
      *end = {end->x / canvas.scale, end->y / canvas.scale};
    }
  }
  return page;
}

// Where the letters do not tell which way up they are, reading them does.
Page best_page_of(Canvas canvas, Recogniser& recogniser) {
  Page best = page_of(canvas, recogniser);
  for (const int quarters : {2, 1, 2}) {
    if (is_legible(best) || !turn(canvas, quarters)) break;
    Page other = page_of(canvas, recogniser);
    if (legibility_of(other).sure > legibility_of(best).sure) best = std::move(other);
  }
  return best;
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
  clean(canvas.gray);
  if (turn_upright(canvas.gray, canvas.scale) % 2 != 0) std::swap(canvas.width, canvas.height);
  Page page = best_page_of(std::move(canvas), recogniser);
  page.number = scan.number;
  return page;
}

}  // namespace labread::ocr

#include "parser/pdf/runs.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "parser/pdf/word_text.h"

namespace labread::pdf {
namespace {

// Larger than this and many times the usual size of the page: a watermark.
constexpr double watermark_size = 48;
constexpr double watermark_ratio = 5;
constexpr std::size_t usual_glyphs = 7;         // of a run
constexpr std::size_t longest_doubled = 1'000;  // glyphs of a run

bool is_candidate(const Glyph& glyph) {
  return !glyph.invisible && glyph.direction == Direction::right && glyph.size > 0;
}

double size_of(const Glyph& glyph) { return static_cast<double>(glyph.size); }

double right_of(const Glyph& glyph) { return glyph.origin.x + glyph.advance.x; }

// The largest font size that is still text.
double largest_size(const PageGlyphs& page) {
  std::vector<float> sizes;
  float largest = 0;
  for (const Glyph& glyph : page.glyphs) {
    if (is_candidate(glyph) && !glyph.is_space) largest = std::max(largest, glyph.size);
  }
  if (static_cast<double>(largest) <= watermark_size) return watermark_size;
  for (const Glyph& glyph : page.glyphs) {
    if (is_candidate(glyph) && !glyph.is_space) sizes.push_back(glyph.size);
  }
  const auto middle = sizes.begin() + static_cast<long>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return std::max(watermark_size, watermark_ratio * static_cast<double>(*middle));
}

// The same glyph at nearly the same place: fake bold.
bool is_doubled(const Glyph& a, const Glyph& b) {
  const double size = size_of(a);
  const double allowed =
      std::min(spacing::doubled * size, std::max(0.6 * std::abs(a.advance.x), 0.02 * size));
  return std::abs(a.origin.x - b.origin.x) < allowed &&
         std::abs(a.origin.y - b.origin.y) < spacing::doubled * size && a.text == b.text &&
         is_same_size(size, size_of(b));
}

// An accent drawn over a letter, before or after it, whichever way the pen moved in between.
bool is_accent_of(const Glyph& accent, const Glyph& letter) {
  return is_accent(accent.text) && overlaps(accent, letter) &&
         std::abs(accent.origin.y - letter.origin.y) < spacing::accent * size_of(letter);
}

bool continues(const Run& run, const Glyph& glyph) {
  const Glyph& last = *run.glyphs.back();
  if (is_accent_of(glyph, last) || is_accent_of(last, glyph)) return true;
  const double gap = glyph.origin.x - run.right;
  return is_same_size(run.size, size_of(glyph)) &&
         std::abs(glyph.origin.y - run.baseline) <= spacing::baseline * run.size &&
         gap <= spacing::word_gap * run.size && gap >= -spacing::overlap * run.size;
}

bool stands_near(double x, double y, const Glyph& blank) {
  const double size = size_of(blank);
  return std::abs(y - blank.origin.y) < spacing::baseline * size &&
         x > blank.origin.x - spacing::overlap * size &&
         x < right_of(blank) + spacing::overlap * size;
}

// Makes runs of glyphs as they are drawn.
class RunMaker {
 public:
  explicit RunMaker(std::size_t most_glyphs) { made_.glyphs.reserve(most_glyphs); }

  void take(const Glyph& glyph);
  void take_blank(const Glyph& glyph);
  Runs finish() { return std::move(made_); }

 private:
  Run& last() { return made_.runs.back(); }
  void begin_run(const Glyph& glyph);
  void append(const Glyph& glyph);

  Runs made_;
  bool open_ = false;             // the last run may go on
  const Glyph* blank_ = nullptr;  // drawn just before
};

void RunMaker::begin_run(const Glyph& glyph) {
  made_.glyphs.push_back(&glyph);
  Run& run = made_.runs.emplace_back();
  run.glyphs = {&made_.glyphs.back(), 1};
  run.left = std::min(glyph.origin.x, right_of(glyph));
  run.right = std::max(glyph.origin.x, right_of(glyph));
  run.baseline = glyph.origin.y;
  run.size = size_of(glyph);
  run.bold = glyph.bold;
  run.blank_before = blank_ && stands_near(run.left, run.baseline, *blank_);
}

// An accent over a capital stands higher than the letters that go on from it.
void RunMaker::append(const Glyph& glyph) {
  Run& run = last();
  const bool only_accent = run.glyphs.size() == 1 && is_accent_of(*run.glyphs.front(), glyph);
  if (only_accent && !is_accent(glyph.text)) run.baseline = glyph.origin.y;
  made_.glyphs.push_back(&glyph);
  run.glyphs = {run.glyphs.data(), run.glyphs.size() + 1};
  run.left = std::min(run.left, glyph.origin.x);
  run.right = std::max(run.right, right_of(glyph));
}

void RunMaker::take(const Glyph& glyph) {
  if (open_ && is_doubled(*last().glyphs.back(), glyph)) {
    last().bold = true;
  } else if (open_ && continues(last(), glyph)) {
    append(glyph);
  } else {
    begin_run(glyph);
    open_ = true;
  }
  blank_ = nullptr;
}

void RunMaker::take_blank(const Glyph& glyph) {
  if (open_ && stands_near(last().right, last().baseline, glyph)) last().blank_after = true;
  blank_ = &glyph;
  open_ = false;
}

}  // namespace

bool is_same_size(double a, double b) {
  return a <= spacing::same_size * b && b <= spacing::same_size * a;
}

Runs runs_of(const PageGlyphs& page) {
  const double largest = largest_size(page);
  RunMaker maker(page.glyphs.size());
  for (const Glyph& glyph : page.glyphs) {
    if (!is_candidate(glyph) || size_of(glyph) > largest) continue;
    if (glyph.is_space) {
      maker.take_blank(glyph);
    } else {
      maker.take(glyph);
    }
  }
  return maker.finish();
}

void append_run(Run& run, const Run& next, std::vector<const Glyph*>& joined) {
  const bool in_order = run.glyphs.back()->origin.x <= next.glyphs.front()->origin.x;
  if (run.glyphs.data() != joined.data()) joined.assign(run.glyphs.begin(), run.glyphs.end());
  joined.insert(joined.end(), next.glyphs.begin(), next.glyphs.end());
  if (!in_order) {
    const auto middle = [](const Glyph* g) { return g->origin.x + g->advance.x / 2; };
    std::stable_sort(joined.begin(), joined.end(),
                     [&](const Glyph* a, const Glyph* b) { return middle(a) < middle(b); });
  }
  run.glyphs = joined;
  run.left = std::min(run.left, next.left);
  run.right = std::max(run.right, next.right);
  run.bold = run.bold && next.bold;
  run.blank_after = next.blank_after;
}

bool drop_doubled(Run& run, Run& other) {
  if (run.glyphs.size() > longest_doubled || other.glyphs.size() > longest_doubled) return false;
  std::vector<const Glyph*> own;
  for (const Glyph* glyph : run.glyphs) {
    const bool doubled = std::any_of(other.glyphs.begin(), other.glyphs.end(),
                                     [&](const Glyph* twin) { return is_doubled(*glyph, *twin); });
    if (!doubled) own.push_back(glyph);
  }
  if (own.size() * 2 > run.glyphs.size()) return false;
  std::copy(own.begin(), own.end(), run.glyphs.begin());
  run.glyphs = run.glyphs.first(own.size());
  run.bold = true;
  other.bold = true;
  if (run.glyphs.empty()) return true;
  run.left = run.glyphs.front()->origin.x;
  run.right = run.left;
  for (const Glyph* glyph : run.glyphs) {
    run.left = std::min(run.left, glyph->origin.x);
    run.right = std::max(run.right, right_of(*glyph));
  }
  return true;
}

}  // namespace labread::pdf

// Runs: neighbouring glyphs of one size on one baseline without a gap between them. They are what
// words are made of: a word drawn in one piece is one run, one drawn letter by letter is several,
// which are joined again by where they stand.
#pragma once

#include <span>
#include <vector>

#include "parser/pdf/glyphs.h"

namespace labread::pdf {

// Distances in font sizes.
namespace spacing {
inline constexpr double word_gap = 0.12;   // more between two glyphs: two words
inline constexpr double join_gap = 0.1;    // less between two runs: one word
inline constexpr double baseline = 0.25;   // more apart: not one run
inline constexpr double line = 0.35;       // less apart: one line
inline constexpr double doubled = 0.2;     // the same glyph no further off: drawn twice
inline constexpr double accent = 0.5;      // further up or down: not an accent of that letter
inline constexpr double overlap = 0.3;     // further back than this, a run ends
inline constexpr double same_size = 1.15;  // ratio of font sizes up to which a word may go on
}  // namespace spacing

struct Run {
  std::span<const Glyph*> glyphs;  // left to right
  double left = 0;
  double right = 0;
  double baseline = 0;
  double size = 0;
  bool bold = false;
  bool blank_before = false;  // a drawn blank stands next to it on that side
  bool blank_after = false;
};

// Runs and the glyphs that they view: in one piece, for a page has hundreds of runs.
struct Runs {
  std::vector<const Glyph*> glyphs;
  std::vector<Run> runs;
};

// The runs of the page's visible upright text, in the order in which they were drawn.
Runs runs_of(const PageGlyphs& page);

bool is_same_size(double a, double b);

// Two runs become one, whose glyphs come to stand left to right in `joined`. There they are already
// where `run` was the last that another was appended to.
void append_run(Run& run, const Run& next, std::vector<const Glyph*>& joined);
// Leaves out of `run` what `other` has at the same places: text drawn twice to look bold. Marks
// both bold. False: nothing was doubled.
bool drop_doubled(Run& run, Run& other);

}  // namespace labread::pdf

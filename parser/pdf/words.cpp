#include "parser/pdf/words.h"
#include "base/superscript.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "parser/pdf/runs.h"
#include "parser/pdf/word_text.h"

namespace labread::pdf {
namespace {

// Against the font size of the text they belong to.
namespace raised {
constexpr double size = 0.85;  // at most: a superscript or subscript
constexpr double least = 0.1;  // of its baseline above (or below) the text's
constexpr double most = 0.7;
constexpr double most_below = 0.45;
constexpr double gap = 0.35;  // to its neighbour, at most
constexpr double back = 0.3;
constexpr std::size_t longest = 8;  // glyphs
}  // namespace raised

namespace small_capitals {
constexpr double size = 1.7;  // the ratio of the sizes, at most
constexpr double baseline = 0.02;
}  // namespace small_capitals

constexpr double phrase_gap = 1.5;  // font sizes: wider, and right-to-left words are two phrases
constexpr std::size_t doubled_reach = 4;
// No real page comes near; beyond, small text is read by its own baseline.
constexpr std::size_t most_pieces = 100'000;
constexpr std::size_t most_neighbours = 1'000;

struct Piece {
  Run run;
  double line = 0;  // baseline of the line it is read in
  bool superscript = false;
};

// Pieces in an order; they themselves stay where they are.
using Order = std::span<Piece*>;

// Most pages are drawn in the order in which they are read, and that is seen faster than sorted.
template <typename Before>
void sort_pieces(Order pieces, const Before& before) {
  const auto first = [&](const Piece* a, const Piece* b) { return before(*a, *b); };
  if (std::is_sorted(pieces.begin(), pieces.end(), first)) return;
  std::stable_sort(pieces.begin(), pieces.end(), first);
}

bool by_baseline(const Piece& a, const Piece& b) { return a.run.baseline < b.run.baseline; }
bool by_line(const Piece& a, const Piece& b) { return a.line < b.line; }
bool by_left(const Piece& a, const Piece& b) { return a.run.left < b.run.left; }

// `small` is set beside `text` and clearly above or below its baseline.
bool belongs_to(const Run& small, const Run& text) {
  if (small.size > raised::size * text.size) return false;
  const double up = (text.baseline - small.baseline) / text.size;
  const bool shifted = (up >= raised::least && up <= raised::most) ||
                       (up <= -raised::least && up >= -raised::most_below);
  const double after = (small.left - text.right) / text.size;
  const double before = (text.left - small.right) / text.size;
  const auto near = [](double gap) { return gap >= -raised::back && gap <= raised::gap; };
  return shifted && (near(after) || near(before));
}

// Small raised text is read in the line of the text it stands by. `pieces` are sorted by baseline.
void attach_raised(Order pieces) {
  double largest = 0;
  for (const Piece* piece : pieces) largest = std::max(largest, piece->run.size);
  if (pieces.size() > most_pieces) return;
  for (Piece* piece : pieces) {
    const Run& small = piece->run;
    if (small.size > raised::size * largest || small.glyphs.size() > raised::longest) continue;
    const double highest = small.baseline - raised::most_below * largest;
    auto at = std::lower_bound(
        pieces.begin(), pieces.end(), highest,
        [](const Piece* other, double baseline) { return other->run.baseline < baseline; });
    std::size_t tried = 0;
    for (; at != pieces.end(); ++at) {
      const Run& text = (*at)->run;
      if (text.baseline > small.baseline + raised::most * largest) break;
      if (++tried > most_neighbours) break;
      if (!belongs_to(small, text)) continue;
      piece->line = text.baseline;
      piece->superscript = text.baseline > small.baseline;
      break;
    }
  }
}

// The end of the line that starts at `first`; pieces are sorted by their line.
std::size_t line_end(std::span<Piece* const> pieces, std::size_t first) {
  std::size_t end = first + 1;
  double size = pieces[first]->run.size;
  for (; end < pieces.size(); ++end) {
    const double smaller = std::min(size, pieces[end]->run.size);
    if (pieces[end]->line - pieces[first]->line > spacing::line * smaller) break;
    size = std::max(size, pieces[end]->run.size);
  }
  return end;
}

// What stood there before is left without glyphs.
void drop_doubled_pieces(std::span<Piece* const> line) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    Run& run = line[i]->run;
    const std::size_t start = i > doubled_reach ? i - doubled_reach : 0;
    for (std::size_t j = start; j < i; ++j) {
      Run& other = line[j]->run;
      if (other.glyphs.empty() || run.glyphs.empty()) continue;
      if (run.left < other.right) drop_doubled(run, other);
    }
  }
}

bool goes_on(std::string_view text) {
  return has_left_to_right_letter(text) || text == "." || text == "," || text == ";" || text == ":";
}

// Capitals in two sizes on one baseline are small capitals, and the mark after a word belongs to it
// in whichever size. Digits of another size are not read as one number with their neighbours.
bool is_small_capitals(const Run& a, const Run& b) {
  return a.size <= small_capitals::size * b.size && b.size <= small_capitals::size * a.size &&
         std::abs(a.baseline - b.baseline) <= small_capitals::baseline * a.size &&
         has_left_to_right_letter(a.glyphs.back()->text) && goes_on(b.glyphs.front()->text);
}

bool go_together(const Piece& a, const Piece& b) {
  const double gap = (b.run.left - a.run.right) / a.run.size;
  // Letters drawn one by one may overlap, as accents do; whole words that overlap are two.
  const bool letters = a.run.glyphs.size() <= 2 || b.run.glyphs.size() <= 2;
  const double overlap = letters ? 2 * spacing::overlap : spacing::overlap / 2;
  return !a.run.blank_after && !b.run.blank_before &&
         (is_same_size(a.run.size, b.run.size) || is_small_capitals(a.run, b.run)) &&
         std::abs(a.run.baseline - b.run.baseline) <= spacing::baseline * a.run.size &&
         gap < spacing::join_gap && gap > -overlap && a.superscript == b.superscript;
}

void add_word(const Piece& piece, std::vector<Word>& words) {
  std::string text = text_of(piece.run.glyphs);
  if (text.empty()) return;
  Word& word = words.emplace_back();
  word.text = std::move(text);
  const Glyph& first = *piece.run.glyphs.front();
  const double size = piece.run.size;
  word.box = {piece.run.left, piece.run.baseline - static_cast<double>(first.ascent) * size,
              piece.run.right, piece.run.baseline + static_cast<double>(first.descent) * size};
  word.font_size = first.size;
  word.bold = piece.run.bold;
  word.superscript = piece.superscript;
}

// Words of a right-to-left phrase from right to left, numbers among them included.
void order_right_to_left(std::span<Word> line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!is_right_to_left(line[i].text)) continue;
    std::size_t last = i;
    for (std::size_t j = i + 1; j < line.size(); ++j) {
      const double gap = line[j].box.left - line[j - 1].box.right;
      const double size = static_cast<double>(line[j].font_size);
      if (gap > phrase_gap * size) break;
      if (is_right_to_left(line[j].text)) {
        last = j;
      } else if (has_left_to_right_letter(line[j].text)) {
        break;
      }
    }
    std::reverse(line.begin() + static_cast<long>(i), line.begin() + static_cast<long>(last) + 1);
    i = last;
  }
}

// "10" and a raised "9" right in front of "/L": the power of ten of a unit is one word with it.
bool is_power_of_unit(const Word& ten, const Word& power, const Word& unit) {
  constexpr double touching = 0.2;  // in font sizes
  const auto touch = [&](const Word& left, const Word& right) {
    return std::abs(right.box.left - left.box.right) <=
           touching * static_cast<double>(ten.font_size);
  };
  return ten.text.ends_with("10") && !ten.superscript && power.superscript &&
         power.text.size() <= 2 &&
         power.text.find_first_not_of("0123456789") == std::string::npos &&
         unit.text.starts_with('/') && touch(ten, power) && touch(power, unit);
}

void join_powers(std::vector<Word>& words, std::size_t first) {
  for (std::size_t i = first; i + 2 < words.size(); ++i) {
    Word& ten = words[i];
    if (!is_power_of_unit(ten, words[i + 1], words[i + 2])) continue;
    ten.text += superscript_of(words[i + 1].text) + words[i + 2].text;
    ten.box.right = words[i + 2].box.right;
    words.erase(words.begin() + static_cast<long>(i) + 1, words.begin() + static_cast<long>(i) + 3);
  }
}

// Pieces that stand close together are one word, which the first of them becomes.
void add_line(Order line, std::vector<Word>& words) {
  sort_pieces(line, by_left);
  drop_doubled_pieces(line);
  const std::size_t first = words.size();
  Piece* open = nullptr;
  std::vector<const Glyph*> joined;  // of the open word, where it is of several pieces
  for (Piece* piece : line) {
    if (piece->run.glyphs.empty()) continue;
    if (open && go_together(*open, *piece)) {
      append_run(open->run, piece->run, joined);
      continue;
    }
    if (open) add_word(*open, words);
    open = piece;
  }
  if (open) add_word(*open, words);
  join_powers(words, first);
  order_right_to_left(std::span(words).subspan(first));
}

}  // namespace

std::vector<Word> words_of(const PageGlyphs& page) {
  Runs drawn = runs_of(page);
  std::vector<Piece> pieces;
  pieces.reserve(drawn.runs.size());
  for (const Run& run : drawn.runs) pieces.push_back({run, run.baseline, false});
  std::vector<Piece*> ordered;
  ordered.reserve(pieces.size());
  for (Piece& piece : pieces) ordered.push_back(&piece);
  sort_pieces(ordered, by_baseline);
  attach_raised(ordered);
  sort_pieces(ordered, by_line);
  std::vector<Word> words;
  words.reserve(pieces.size());
  for (std::size_t first = 0; first < ordered.size();) {
    const std::size_t end = line_end(ordered, first);
    add_line(Order(ordered).subspan(first, end - first), words);
    first = end;
  }
  return words;
}

}  // namespace labread::pdf

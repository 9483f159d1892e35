#include "parser/layout/lines.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "parser/layout/spread_cells.h"

namespace labread {
namespace {

constexpr double cell_gap = 0.8;       // in font sizes: a wider gap begins a new cell
constexpr double narrow_gap = 1.3;     // in font sizes: two blanks
constexpr double bar_width = 0.6;      // in font sizes
constexpr double least_overlap = 0.5;  // of the lower word's height, to stand on one line
constexpr double most_shift = 0.6;  // of the lower word's height, between the bottoms of two words
constexpr std::size_t usual_words = 8;  // of a line
constexpr std::size_t usual_cells = 6;
constexpr std::size_t usual_cell_words = 3;  // take no more memory than one
constexpr std::size_t open_lines = 8;  // a word belongs to one of the last lines or to a new one

// Vertical strokes of a page by their x, with the parts of y that they cover.
class VerticalStrokes {
 public:
  explicit VerticalStrokes(std::span<const Stroke> strokes) {
    for (const Stroke& stroke : strokes) {
      if (std::abs(stroke.from.x - stroke.to.x) > 0.5) continue;
      const auto [top, bottom] = std::minmax(stroke.from.y, stroke.to.y);
      if (bottom - top > 1) pieces_.push_back({std::round(stroke.from.x * 2) / 2, top, bottom});
    }
    std::sort(pieces_.begin(), pieces_.end(), [](const Piece& a, const Piece& b) {
      return a.x != b.x ? a.x < b.x : a.top < b.top;
    });
    join_touching();
  }

  bool between(double left, double right, double y) const {
    auto piece = std::lower_bound(pieces_.begin(), pieces_.end(), left - 0.5,
                                  [](const Piece& p, double x) { return p.x < x; });
    while (piece != pieces_.end() && piece->x <= right + 0.5) {
      // The pieces of one x are apart and sorted: only the last that begins above y can cross it.
      const auto end = std::upper_bound(piece, pieces_.end(), piece->x,
                                        [](double x, const Piece& p) { return x < p.x; });
      const auto below =
          std::upper_bound(piece, end, y, [](double at, const Piece& p) { return at < p.top; });
      if (below != piece && std::prev(below)->bottom >= y) return true;
      piece = end;
    }
    return false;
  }

 private:
  struct Piece {
    double x, top, bottom;
  };

  void join_touching() {
    std::vector<Piece> joined;
    for (const Piece& piece : pieces_) {
      if (!joined.empty() && joined.back().x == piece.x && piece.top <= joined.back().bottom) {
        joined.back().bottom = std::max(joined.back().bottom, piece.bottom);
      } else {
        joined.push_back(piece);
      }
    }
    pieces_ = std::move(joined);
  }

  std::vector<Piece> pieces_;
};

// Words that share a baseline; `band` is the box of the largest of them.
struct Group {
  Rect band;
  bool raised = true;  // only superscripts so far
  std::vector<const Word*> words;
};

double overlap(const Rect& a, const Rect& b) {
  return std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
}

// Whether a word of another baseline stands there already: beside a large name lines of small bands
// may lie, two of which its band covers.
bool is_taken(const Group& group, const Word& word, double height) {
  return std::any_of(group.words.begin(), group.words.end(), [&](const Word* other) {
    const double common =
        std::min(other->box.right, word.box.right) - std::max(other->box.left, word.box.left);
    const double width = std::min(other->box.width(), word.box.width());
    const bool other_line = std::abs(other->box.bottom - word.box.bottom) > most_shift * height;
    return other_line && !other->superscript && common > 0.5 * width;
  });
}

// How well the word stands on the line, 0 where it does not. Superscripts may lie higher.
double fit(const Group& group, const Word& word) {
  const double height = std::min(group.band.height(), word.box.height());
  const double share = overlap(group.band, word.box) / std::max(height, 0.01);
  if (share < least_overlap) return 0;
  const double shift = std::abs(group.band.bottom - word.box.bottom);
  if (shift > most_shift * height && !word.superscript && !group.raised) return 0;
  const bool other_line = shift > 0.25 * height && !word.superscript;
  return other_line && is_taken(group, word, height) ? 0 : share;
}

Group* best_group(std::vector<Group>& groups, const Word& word) {
  Group* best = nullptr;
  double best_fit = 0;
  const std::size_t from = groups.size() > open_lines ? groups.size() - open_lines : 0;
  for (std::size_t i = from; i < groups.size(); ++i) {
    const Rect& band = groups[i].band;
    if (band.bottom <= word.box.top || band.top >= word.box.bottom) continue;
    const double now = fit(groups[i], word);
    if (now > best_fit) {
      best_fit = now;
      best = &groups[i];
    }
  }
  return best;
}

std::vector<const Word*> top_down(std::span<const Word> words) {
  std::vector<const Word*> sorted;
  sorted.reserve(words.size());
  for (const Word& word : words) sorted.push_back(&word);
  const auto higher = [](const Word* a, const Word* b) {
    return a->box.middle() < b->box.middle();
  };
  if (!std::is_sorted(sorted.begin(), sorted.end(), higher)) {
    std::stable_sort(sorted.begin(), sorted.end(), higher);
  }
  return sorted;
}

std::vector<Group> groups_of(std::span<const Word> words) {
  std::vector<Group> groups;
  groups.reserve(words.size() / 4 + open_lines);
  for (const Word* word : top_down(words)) {
    Group* group = best_group(groups, *word);
    if (!group) {
      group = &groups.emplace_back(Group{word->box, true, {}});
      group->words.reserve(usual_words);
    }
    if (word->box.height() > group->band.height()) group->band = word->box;
    group->raised = group->raised && word->superscript;
    group->words.push_back(word);
  }
  return groups;
}

bool begins_cell(const Word& before, double right, const Word& word,
                 const VerticalStrokes& strokes) {
  const double gap = word.box.left - right;
  const double size = std::max(before.font_size, word.font_size);
  if (gap > cell_gap * size) return true;
  return gap > 0 && strokes.between(right, word.box.left, word.box.middle());
}

float commonest_size(std::span<const Word* const> words) {
  const bool one = std::all_of(words.begin(), words.end(), [&](const Word* word) {
    return word->font_size == words.front()->font_size;
  });
  if (one) return words.front()->font_size;
  std::vector<float> sizes;
  sizes.reserve(words.size());
  for (const Word* word : words) sizes.push_back(word->font_size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

// "----------": a rule that is typed, not drawn.
bool is_rule(const Word& word) {
  const std::string& text = word.text;
  return text.size() > 5 &&
         (text[0] == '-' || text[0] == '=' || text[0] == '_' || text[0] == '~') &&
         text.find_first_not_of(text[0]) == std::string::npos;
}

// A bar between columns that is typed, not drawn.
bool is_bar(const Word& word) {
  return word.text == "|" || word.text == "\u2502" || word.text == "\u2551" ||
         word.text == "\u00a6";
}

Line line_of(Group& group, const VerticalStrokes& strokes) {
  const auto further_left = [](const Word* a, const Word* b) { return a->box.left < b->box.left; };
  if (!std::is_sorted(group.words.begin(), group.words.end(), further_left)) {
    std::stable_sort(group.words.begin(), group.words.end(), further_left);
  }
  Line line;
  line.font_size = commonest_size(group.words);
  line.cells.reserve(usual_cells);
  const Word* before = nullptr;
  std::size_t bars = 0;
  for (const Word* word : group.words) {
    if (is_rule(*word)) continue;
    if (is_bar(*word)) {
      ++bars;
      continue;
    }
    if (!before || bars > line.cells.back().bars ||
        begins_cell(*before, line.cells.back().box.right, *word, strokes)) {
      line.cells.push_back({{}, word->box, bars});
      line.cells.back().words.reserve(usual_cell_words);
    }
    Cell& cell = line.cells.back();
    cell.words.push_back(word);
    cell.box = united(cell.box, word->box);
    line.box = before ? united(line.box, word->box) : word->box;
    before = word;
  }
  join_spread_cells(line.cells);
  return line;
}

// The bytes of its words, joined by one blank.
std::size_t length_of(const Cell& cell) {
  std::size_t length = cell.words.size();
  for (const Word* word : cell.words) length += word->text.size();
  return length;
}

void append_words(std::string& out, const Cell& cell) {
  for (const Word* word : cell.words) {
    if (word != cell.words.front()) out += ' ';
    out += word->text;
  }
}

// In a text file a line is two units high, so that its number, blank lines counted, is its place.
void number_lines(std::vector<Line>& lines, const Page& page, bool is_text) {
  int count = 0;
  for (Line& line : lines) {
    ++count;
    line.page = page.number;
    line.number = is_text ? static_cast<int>(line.box.top / 2) + 1 : count;
  }
}

bool is_text_grid(const Page& page) {
  return std::all_of(page.words.begin(), page.words.end(), [](const Word& word) {
    const double line = word.box.top / 2;
    return word.font_size == 2 && word.box.height() == 2 && line == std::trunc(line);
  });
}

}  // namespace

std::string Cell::text() const {
  if (words.size() == 1) return words.front()->text;
  std::string out;
  out.reserve(length_of(*this));
  append_words(out, *this);
  return out;
}

std::string Line::text() const {
  std::size_t length = 2 * cells.size();
  for (const Cell& cell : cells) length += length_of(cell);
  std::string out;
  out.reserve(length);
  for (const Cell& cell : cells) {
    if (!out.empty()) out += "  ";
    append_words(out, cell);
  }
  return out;
}

void fit_box(Line& line) {
  line.box = line.cells.front().box;
  for (const Cell& cell : line.cells) line.box = united(line.box, cell.box);
}

bool has_narrow_gaps(const Line& line) {
  for (std::size_t i = 1; i < line.cells.size(); ++i) {
    const double gap = line.cells[i].box.left - line.cells[i - 1].box.right;
    const auto bars = double(line.cells[i].bars - line.cells[i - 1].bars);
    const double narrow = narrow_gap * (bars + 1) + bar_width * bars;
    if (gap > narrow * double(line.font_size)) return false;
  }
  return true;
}

std::vector<Line> lines_of(const Page& page) {
  const VerticalStrokes strokes(page.strokes);
  std::vector<Group> groups = groups_of(page.words);
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return a.band.middle() < b.band.middle();
  });
  std::vector<Line> lines;
  lines.reserve(groups.size());
  for (Group& group : groups) lines.push_back(line_of(group, strokes));
  number_lines(lines, page, is_text_grid(page));
  std::erase_if(lines, [](const Line& line) { return line.cells.empty(); });
  return lines;
}

std::vector<Line> lines_of(const Document& document) {
  std::vector<Line> lines;
  for (const Page& page : document.pages) {
    std::vector<Line> more = lines_of(page);
    lines.insert(lines.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
  }
  return lines;
}

}  // namespace labread

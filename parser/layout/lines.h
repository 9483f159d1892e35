// Words to lines: words on one baseline, left to right, cut into cells at gaps that are wide
// against the font size.
#pragma once

#include <string>
#include <vector>

#include "parser/document.h"
#include "reference_ranges/lexicon.h"

namespace labread {

// A run of words with ordinary blanks between them. The words live in the Document.
struct Cell {
  std::vector<const Word*> words;
  Rect box;
  std::size_t bars = 0;                 // typed between cells, in front of it on its line
  WordRoles starts = WordRoles::all();  // what its words may begin: see word_starts.h

  std::string text() const;  // words joined by one blank
};

struct Line {
  int page = 0;    // from 1
  int number = 0;  // from 1 on its page
  Rect box;
  float font_size = 0;    // of most of its words
  bool untitled = false;  // known to title no columns
  std::vector<Cell> cells;

  std::string text() const;  // cells joined by two blanks
};

// Sets the box to what its cells cover, after some were taken out. Needs a cell.
void fit_box(Line& line);

// Whether no two of its cells stand more than about two blanks apart, or from the bars between
// them.
bool has_narrow_gaps(const Line& line);

std::vector<Line> lines_of(const Page& page);
// All pages' lines in order.
std::vector<Line> lines_of(const Document& document);

}  // namespace labread

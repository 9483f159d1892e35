#include "parser/layout/watermark.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/fold.h"

namespace labread {
namespace {

constexpr std::size_t fewest_letters = 3;

bool is_letter_alone(const Cell& cell) {
  return cell.words.size() == 1 && cell.words[0]->text.size() == 1 &&
         cell.words[0]->text[0] >= 'A' && cell.words[0]->text[0] <= 'Z';
}

struct Letter {
  char letter;
  double left;
  double size;
};

std::vector<Letter> letters_of(const std::vector<Line>& lines, int page) {
  std::vector<Letter> letters;
  for (const Line& line : lines) {
    if (line.page != page) continue;
    // In front of other cells a letter may be a name ("K").
    for (const Cell& cell : line.cells) {
      const bool names = &cell == &line.cells.front() && line.cells.size() > 1;
      if (!names && is_letter_alone(cell)) {
        letters.push_back({cell.words[0]->text[0], cell.box.left, double(line.font_size)});
      }
    }
  }
  return letters;
}

bool stands_in_column(const Letter& letter, const std::vector<Letter>& letters) {
  return std::count_if(letters.begin(), letters.end(), [&](const Letter& other) {
           return std::abs(other.left - letter.left) < letter.size;
         }) > 1;
}

bool asks_for_sex(const Cell& cell, const Lexicon& lexicon) {
  return lexicon.find(fold_name(cell.text()), WordRole::fact_sex) != nullptr;
}

bool answers_label(const Cell& letter, const Line& line, const Line* above,
                   const Lexicon& lexicon) {
  if (&letter != &line.cells.front() && asks_for_sex(*(&letter - 1), lexicon)) return true;
  return above != nullptr && above->page == line.page &&
         std::any_of(above->cells.begin(), above->cells.end(), [&](const Cell& cell) {
           return cell.box.left < letter.box.right && cell.box.right > letter.box.left &&
                  asks_for_sex(cell, lexicon);
         });
}

// A letter of the watermark; "H" and "L" could be flags.
bool is_of_watermark(const Cell& cell, const std::vector<Letter>& scattered) {
  if (!is_letter_alone(cell)) return false;
  const char letter = cell.words[0]->text[0];
  return letter != 'H' && letter != 'L' &&
         std::any_of(scattered.begin(), scattered.end(), [&](const Letter& one) {
           return one.left == cell.box.left && one.letter == letter;
         });
}

}  // namespace

void drop_watermark(std::vector<Line>& lines, const Lexicon& lexicon) {
  int page = 0;
  std::vector<Letter> scattered;
  const Line* above = nullptr;
  for (Line& line : lines) {
    if (line.page != page) {
      page = line.page;
      const std::vector<Letter> letters = letters_of(lines, page);
      scattered.clear();
      std::copy_if(letters.begin(), letters.end(), std::back_inserter(scattered),
                   [&](const Letter& letter) { return !stands_in_column(letter, letters); });
    }
    if (scattered.size() >= fewest_letters) {
      std::vector<Cell> kept;
      for (const Cell& cell : line.cells) {
        const bool drop =
            is_of_watermark(cell, scattered) && !answers_label(cell, line, above, lexicon);
        if (!drop) kept.push_back(cell);
      }
      line.cells = std::move(kept);
    }
    above = &line;
  }
  std::erase_if(lines, [](const Line& line) { return line.cells.empty(); });
}

}  // namespace labread

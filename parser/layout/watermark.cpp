#include "parser/layout/watermark.h"

#include <algorithm>
#include <cmath>

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

}  // namespace

void drop_watermark(std::vector<Line>& lines) {
  int page = 0;
  std::vector<Letter> scattered;
  for (Line& line : lines) {
    if (line.page != page) {
      page = line.page;
      const std::vector<Letter> letters = letters_of(lines, page);
      scattered.clear();
      std::copy_if(letters.begin(), letters.end(), std::back_inserter(scattered),
                   [&](const Letter& letter) { return !stands_in_column(letter, letters); });
    }
    if (scattered.size() < fewest_letters) continue;
    std::erase_if(line.cells, [&](const Cell& cell) {
      return is_letter_alone(cell) && cell.words[0]->text != "H" && cell.words[0]->text != "L" &&
             std::any_of(scattered.begin(), scattered.end(), [&](const Letter& letter) {
               return letter.left == cell.box.left && letter.letter == cell.words[0]->text[0];
             });
    });
  }
  std::erase_if(lines, [](const Line& line) { return line.cells.empty(); });
}

}  // namespace labread

#include "parser/layout/leaders.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/utf8.h"

namespace labread {
namespace {

constexpr std::string_view leader = "....";

bool is_led(const Word& word) {
  return word.text.find(leader) != std::string::npos &&
         word.text.find_first_not_of('.') != std::string::npos;
}

// How wide a text is set: in proportional letters a dot takes half of another character's place.
double width_of(std::string_view text, double dot) {
  double width = 0;
  for (std::size_t at = 0; at < text.size();) {
    width += text[at] == '.' ? dot : 1;
    next_code_point(text, at);
  }
  return width;
}

void part(const Word& word, double dot, std::vector<Word>& out) {
  const std::string_view text = word.text;
  const double unit = word.box.width() / width_of(text, dot);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(leader, at), text.size());
    if (end > at) {
      Word& piece = out.emplace_back(word);
      piece.text = text.substr(at, end - at);
      piece.box.left = word.box.left + unit * width_of(text.substr(0, at), dot);
      piece.box.right = word.box.left + unit * width_of(text.substr(0, end), dot);
    }
    at = std::min(text.find_first_not_of('.', end), text.size());
  }
}

}  // namespace

bool has_leaders(const Document& document) {
  return std::any_of(document.pages.begin(), document.pages.end(), [](const Page& page) {
    return std::any_of(page.words.begin(), page.words.end(), is_led);
  });
}

void part_leaders(Document& document) {
  const double dot = document.kind == DocumentKind::text ? 1 : 0.5;
  for (Page& page : document.pages) {
    std::vector<Word> parted;
    parted.reserve(page.words.size());
    for (Word& word : page.words) {
      if (is_led(word)) {
        part(word, dot, parted);
      } else {
        parted.push_back(std::move(word));
      }
    }
    page.words = std::move(parted);
  }
}

}  // namespace labread

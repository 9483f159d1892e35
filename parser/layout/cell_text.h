// A cell's words as one text, with the way back from bytes to words and boxes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parser/layout/lines.h"

namespace labread {

// The text of a cell: its words joined by one blank, each with its start and its own name key. Made
// by text_of(); the cell must outlive it.
struct CellText {
  std::string text;
  std::vector<std::size_t> starts;
  std::vector<std::string> keys;
  const Cell* cell = nullptr;

  std::size_t word_at(std::size_t at) const {
    const auto next = std::upper_bound(starts.begin(), starts.end(), at);
    return static_cast<std::size_t>(next - starts.begin()) - 1;
  }
  std::size_t end_of(std::size_t word) const {
    return word + 1 < starts.size() ? starts[word + 1] - 1 : text.size();
  }
};

CellText text_of(const Cell& cell);

// The keys of up to `count` words from `first`, joined by blanks; `ends` gets the key's length
// after each word.
std::string joined_keys(const CellText& cell, std::size_t first, std::size_t count,
                        std::vector<std::size_t>& ends);

// "##", "■": marks that are no words and begin no name.
bool is_ornament(std::string_view text);

// The box of bytes [from, to): whole words' boxes, shared out by length within a word.
Rect box_of(const CellText& cell, std::size_t from, std::size_t to);

}  // namespace labread

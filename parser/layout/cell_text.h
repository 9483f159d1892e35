// A cell's words as one text, with the way back from bytes to words and boxes.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/layout/lines.h"

namespace labread {

// The text of a cell: its words joined by one blank, each with its start, and their name keys
// joined likewise. Made by read(); the cell must outlive it.
struct CellText {
  // Where a word's key stands; a word without one has its place in front of the next.
  struct KeyPlace {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  std::string text;
  std::vector<std::size_t> starts;
  std::string key;
  std::vector<KeyPlace> keys;
  const Cell* cell = nullptr;

  // Reads another cell, into the same memory.
  void read(const Cell& from);
  std::size_t word_at(std::size_t at) const {
    const auto next = std::upper_bound(starts.begin(), starts.end(), at);
    return static_cast<std::size_t>(next - starts.begin()) - 1;
  }
  std::size_t end_of(std::size_t word) const {
    return word + 1 < starts.size() ? starts[word + 1] - 1 : text.size();
  }
  bool has_key(std::size_t word) const { return keys[word].begin < keys[word].end; }
};

// The keys of up to `most` words of a cell from `first` on, joined by blanks.
class KeysFrom {
 public:
  KeysFrom(const CellText& cell, std::size_t first, std::size_t most)
      : places_(std::span(cell.keys).subspan(first, std::min(most, cell.keys.size() - first))),
        key_(std::string_view(cell.key).substr(places_.front().begin, end_of(places_.size() - 1))) {
  }

  std::string_view key() const { return key_; }
  std::size_t words() const { return places_.size(); }
  // The key's length after the word.
  std::size_t end_of(std::size_t word) const {
    const std::size_t begin = places_.front().begin;
    return std::max(places_[word].end, begin) - begin;
  }
  // The first word after which the key has at least this length; words() where it is shorter.
  std::size_t word_reaching(std::size_t length) const {
    std::size_t word = 0;
    while (word < words() && end_of(word) < length) ++word;
    return word;
  }
  // The word after which the key has just this length, or words().
  std::size_t word_ending_at(std::size_t length) const {
    const std::size_t word = word_reaching(length);
    return word < words() && end_of(word) == length ? word : words();
  }

 private:
  std::span<const CellText::KeyPlace> places_;
  std::string_view key_;
};

// "##", "■": marks that are no words and begin no name.
bool is_ornament(std::string_view text);

// The box of bytes [from, to): whole words' boxes, shared out by length within a word.
Rect box_of(const CellText& cell, std::size_t from, std::size_t to);

}  // namespace labread

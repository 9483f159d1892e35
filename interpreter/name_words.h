// What the words of a printed name say about which of several related analytes is meant: ionised,
// corrected, urine, red cells, fasting, … in the languages of the catalogue.
#pragma once

#include <cstdint>
#include <string_view>

#include "reference_ranges/catalogue.h"

namespace labread {

class NameWords {
 public:
  bool contains(NameWord word) const { return (bits_ & bit(word)) != 0; }
  void insert(NameWord word) { bits_ |= bit(word); }
  void erase(NameWord word) { bits_ &= ~bit(word); }

 private:
  static std::uint32_t bit(NameWord word) { return std::uint32_t{1} << static_cast<int>(word); }
  std::uint32_t bits_ = 0;
};

// `key` is a fold_name() text.
NameWords words_in(std::string_view key, const Catalogue& catalogue);

}  // namespace labread

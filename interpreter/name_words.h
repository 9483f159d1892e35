// What the words of a printed name say about which of several related analytes is meant: ionised,
// corrected, urine, red cells, fasting, … in the languages of the catalogue.
#pragma once

#include <cstdint>
#include <set>
#include <string_view>

namespace labread {

enum class NameWord : std::uint8_t {
  none,
  ionised,
  corrected,
  urine,
  red_cells,
  calcitriol,
  d2,
  d3,
  total,
  nitrogen,
  fasting,
  ratio,
  free,
  feu,
  ddu,
  high_sensitivity,
  count,
  percent
};

// `key` is a fold_name() text.
std::set<NameWord> words_in(std::string_view key);

// A member of a family of analytes that share printed names. It is meant only where one of its
// words is there; a plain member needs none.
struct FamilyMember {
  std::string_view analyte;
  NameWord word = NameWord::none;
  NameWord other_word = NameWord::none;
};

// The family that an analyte belongs to; empty where it has none.
struct Family {
  const FamilyMember* first = nullptr;
  std::size_t size = 0;
  bool name_may_decide = true;  // a name that only this member has settles it

  const FamilyMember* begin() const { return first; }
  const FamilyMember* end() const { return first + size; }
};

Family family_of(std::string_view analyte);

}  // namespace labread

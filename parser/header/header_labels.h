// Finds the labels of a report's head ("Collected:", "Age / Sex", "geb.") wherever they stand, each
// with the text that is its value: behind it, in the next cell, or below it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "parser/layout/lines.h"
#include "reference_ranges/lexicon.h"

namespace labread {

struct LabelledText {
  WordRole role = WordRole::fact_other;
  std::string words;    // the label itself as printed
  std::string text;     // where the value should begin; may go on with what is not its value
  std::string next;     // the cell behind, where it is no label: "03/14/2023   08:05 AM"
  std::string below;    // what stands below a label without a colon whose `text` stands beside it
  bool sure = false;    // a colon, a cell of its own or a bracket marks the label as one
  bool inside = false;  // nothing marks it and words stand before it: "results collected 5/21/2025"
  std::size_t cell = 0;  // of its line, from 0
  Place place;
};

std::vector<LabelledText> labelled_texts(const std::vector<Line>& lines, const Lexicon& lexicon);

}  // namespace labread

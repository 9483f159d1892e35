// Dots that lead from a name to its value ("Hemoglobin.....13.2") are no part of either word. Where
// they are glued to what they join, the words are parted, so that each is read by itself.
#pragma once

#include "parser/document.h"

namespace labread {

bool has_leaders(const Document& document);

void part_leaders(Document& document);

}  // namespace labread

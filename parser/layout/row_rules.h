// The rules that are drawn between the rows of a table, told from the strokes of its page.
#pragma once

#include <span>
#include <vector>

#include "parser/document.h"

namespace labread {

// The heights at which rules cross most of a table between these edges, from the top.
std::vector<double> rules_of(std::span<const Stroke> strokes, double left, double right);

}  // namespace labread

// Prints a catalogue as C++: one constexpr table for each kind of row, in which lists of rows are
// pieces of shared tables.
#pragma once

#include <string>

#include "reference_ranges/catalogue.h"

namespace labread {

std::string print_tables(const Catalogue& catalogue);

}  // namespace labread

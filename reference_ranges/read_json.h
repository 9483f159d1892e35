// Reads a folder of data files into typed rows. Every fault of form becomes a defect with file and
// JSON pointer; what holds across rows is checked by validate(). The files and their fields are
// described in data/README.md and data/schema.
#pragma once

#include <string>
#include <vector>

#include "reference_ranges/knowledge.h"

namespace labread {

// Reads the files that the folder has into `knowledge`: a row replaces the row of the base with the
// same id, or is added. `complete`: a missing file is a defect too. Two rows of one id are one.
void read_directory(const std::string& directory, bool complete, Knowledge& knowledge,
                    std::vector<Defect>& defects);

// Everything that is wrong with the files of a folder, of form and across rows. A folder without
// analytes.json is checked as overrides of `base`.
std::vector<Defect> check_data(const std::string& directory, const Catalogue& base);

// The same for a complete folder.
std::vector<Defect> check_data(const std::string& directory);

// "ranges.json: /intervals/3/low: must be a number"
std::string to_string(const Defect& defect);

}  // namespace labread

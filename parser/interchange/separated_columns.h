// What the columns of a file of separated values hold, by their titles in any language; where a
// title means several things ("Name": of the person or of the test) by what stands below it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/interchange/cda_columns.h"
#include "parser/interchange/separated_file.h"

namespace labread {

struct SeparatedColumns {
  cda::TableShape shape;  // of what makes a result; all else is skipped in it
  std::optional<std::size_t> collected, section, specimen, sex, age, birth, laboratory, loinc;
  std::vector<std::size_t> names;           // of the person
  std::vector<std::size_t> report;          // by which reports of several people or orders differ
  std::vector<std::size_t> previous_dates;  // in the order of the columns of earlier results
};

// Whether a line could title the columns of results: asked before all of a file is taken apart.
bool may_title_results(const std::vector<std::string>& titles, const Lexicon& lexicon);

// Nothing where the titles do not say which column is the name and which the value, where the names
// are hardly known to laboratories, or where the order of days in dated titles is not known.
std::optional<SeparatedColumns> separated_columns(const std::vector<std::string>& titles,
                                                  std::span<const SeparatedLine> rows,
                                                  const Conventions& conventions,
                                                  const Catalogue& catalogue);

// The field, or an empty text where the line is shorter.
std::string_view field_of(const SeparatedLine& line, std::optional<std::size_t> column);

}  // namespace labread

// Several patients in one document: a laboratory's print run, or files put together. Their lines
// are parted before anything is read of them, so that no result meets another person's sex or age.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "parser/header/header_labels.h"
#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

// Where another patient's lines begin, as indexes of `lines`, which `labels` were found in; none
// where the document names one patient or nobody. Two patients are told apart by names that share
// no word and by birth dates; what could be the same person stays together.
std::vector<std::size_t> patient_starts(const std::vector<Line>& lines,
                                        const std::vector<LabelledText>& labels,
                                        const Conventions& conventions, const Catalogue& catalogue);

// The words of the name that a report's head prints, first and last names in fields of their own
// included.
std::vector<std::string> name_in_head(const std::vector<LabelledText>& labels,
                                      const Catalogue& catalogue);

}  // namespace labread

// Facts that stand in the heading of a report without a label: "Female, 47 years", a name with a
// birth date and "F" behind bars, "Mr." before the patient's name, "FINAL REPORT", the name of the
// laboratory. Used for what no label said.
#pragma once

#include <string>
#include <vector>

#include "parser/header/header_findings.h"
#include "parser/header/header_labels.h"
#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"

namespace labread {

// Sex and age of the patient, where the findings hold neither.
void read_bare_person(const std::vector<Line>& lines, const Conventions& conventions,
                      const Lexicon& lexicon, Findings& findings);

// The sex that a form of address before the patient's name tells.
void read_titles(const std::vector<LabelledText>& labels, const Lexicon& lexicon,
                 Findings& findings);

void read_state_headings(const std::vector<Line>& lines, const Lexicon& lexicon,
                         Findings& findings);

// Empty where the heading names none.
std::string laboratory_in_heading(const std::vector<Line>& lines, const Lexicon& lexicon);

}  // namespace labread

// Puts the titles of a table together that stand on several lines: titles that wrap inside their
// cell, the other titles beside the times of day below the dates of a cumulative table, and titles
// of earlier results with their dates.
#pragma once

#include <optional>

#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"
#include "reference_ranges/lexicon.h"

namespace labread {

// One line of titles of two: every cell of the shorter one makes a title with the cell above or
// below it ("Valor" / "de referencia").
std::optional<Line> joined_titles(const Line& upper, const Line& lower, const Lexicon& lexicon);

// The titles of the middle line with those that wrap above and below it, where the cells are
// centred: "Observed" / "Test  Unit  Range" / "Value". So do dates with their times of day below,
// and days below words that nobody knows or above them.
std::optional<Line> titles_around(const Line& upper, const Line& middle, const Line& lower,
                                  const Conventions& conventions, const Lexicon& lexicon);

// Two and more titles that wrap around a line whose own titles are not all known: words behind the
// last of them, above a drawn scale, are left out.
std::optional<Line> titles_over(const Line& upper, const Line& middle, const Line& lower,
                                const Conventions& conventions, const Lexicon& lexicon);

// The dates of the upper line with the titles that only the lower one holds, where what stands
// below the dates is their times: "Date  10/14/23  10/13/23" / "Time  0515  0540  Normal Range
// Units". The times belong to the dates; of several dates they may stand below alone.
std::optional<Line> titles_with_times(const Line& upper, const Line& lower,
                                      const Conventions& conventions, const Lexicon& lexicon);

// Dates that wrap inside their cells: "Test  27 Aug 2025  28 May  19 Feb" / "Current  2025  2025".
// Below a whole date may stand what it is the title of.
std::optional<Line> titles_with_years(const Line& upper, const Line& lower,
                                      const Conventions& conventions, const Lexicon& lexicon);

// Days below words that nobody knows, beside other titles: "Test  Unit  Range  Admission Discharge"
// / "05.02.2025  24.02.2025". The days take the place of the words.
std::optional<Line> titles_with_days(const Line& upper, const Line& lower,
                                     const Conventions& conventions, const Lexicon& lexicon);

// Units alone on the line below a heading and the title of ranges: "DIFFERENTIAL   Reference" /
// "%   /mm3   /mm3". Of three and more the one below that title is the ranges'.
std::optional<Line> titles_with_units(const Line& upper, const Line& lower,
                                      const Catalogue& catalogue);

// Titles of earlier results that stand above the line of the others, beside them, with their dates
// below: "Previous" / "Test  Result  Unit  Range" / "(04.05.2023)". The title of results may have
// its date there, too. Which lines became part of it.
struct WideTitles {
  Line line;
  bool above = false;
  bool below = false;
};
std::optional<WideTitles> titles_beside(const Line& titles, const Line* above, const Line* below,
                                        const Conventions& conventions, const Lexicon& lexicon);

}  // namespace labread

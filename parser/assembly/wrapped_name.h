// Names that go on over lines: in front of their row, "Mean Corpuscular" above "Hemoglobin 29 pg",
// and behind it, "VITAMIN D,25-" above "OH,TOTAL". What joins them is that the whole is known.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "parser/assembly/draft.h"
#include "parser/assembly/lines_below.h"

namespace labread {

// "Saturation" below "Transferrin" and its result, right below the draft: a first cell that makes a
// known name of the draft's, which the draft then has. `titled`: the titles in force, or null.
bool continue_known_name(Draft& draft, const Line& line, const Columns* titled,
                         const Conventions& conventions, const Catalogue& catalogue);

// What a line of words right below the draft is to it.
enum class NamePart {
  none,   // no part of its name
  taken,  // the rest of its name, which the draft now has, or the method or a line of two names
  aside,  // words in brackets behind a whole row
};
NamePart continue_name(Draft& draft, const Line& line, const RowReading& reading,
                       const LinesBelow& below, const Catalogue& catalogue);

// Words above a row that may begin its name.
struct NameAbove {
  Piece name;
  std::vector<AnalyteIndex> candidates;
  bool known = false;
  std::string_view line;  // all of it, where it was more than the name
  bool waits = false;     // for a value, and below no row
};
NameAbove name_of(const Draft& draft);
// The line above (or null), where it stands near and holds few words.
std::optional<NameAbove> name_in_line(const Line* above, const Line& line,
                                      const RowReading& reading, const Catalogue& catalogue);

// The row with the words above joined to its name, where the whole is known and the row is no less
// of a result, or with the test of the heading above: "1st hour   12 mm" below "Sedimentation
// rate".
std::optional<RowReading> with_name_above(const NameAbove& above, const RowReading& reading,
                                          const RowContext& context, const Catalogue& catalogue);

}  // namespace labread

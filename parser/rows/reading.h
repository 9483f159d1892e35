// The one place that chooses how a line is read. Every token that could be the result's value
// proposes a reading; evidence (known name, unit that fits, range, place under the right title,
// words left over) weighs them; the best wins if it is good enough and clearly better.
//
//   RowReading r = read_row(line, columns, context, catalogue);
//   if (r.accepted()) …; else r.refusal says why
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/layout/columns.h"
#include "parser/layout/typed_line.h"
#include "parser/report.h"

namespace labread {

// Printed text with its box; empty where nothing was printed.
struct Piece {
  std::string text;
  Rect box;
  std::size_t cell = 0;  // where its last token ends
  std::size_t end = 0;
  Rect last = {};  // of its last token
  bool empty() const { return text.empty(); }
};

struct Evidence {
  std::string_view what;
  double weight = 0;
};

// Whether any of it has this weight, by which a kind of evidence is told.
inline bool holds(std::span<const Evidence> evidence, double weight) {
  return std::ranges::any_of(evidence, [=](const Evidence& e) { return e.weight == weight; });
}

struct RowReading {
  Piece name, value, unit, flag, range;
  Piece lead_mark;  // a star in front of the name: a flag, or a mark of accreditation
  std::vector<AnalyteIndex> candidates;
  bool known_name = false;   // it or a part of it stands in the catalogue
  bool known_start = false;  // the known part is its beginning
  Value read;
  std::string flag_meaning;
  std::vector<Previous> previous;
  std::optional<Moment> date;
  std::vector<std::string> left_over;  // words that found no place
  std::vector<RowReading> more;        // further results of the same row (absolute beside percent)
  bool limits = false;                 // the range has bounds, bands or a known word
  std::optional<ColumnRole> bound_title;  // low or high: of the last bound that stood under one
  bool two_bounds = false;                // the range's bounds stand in columns of their own
  bool unit_in_range = false;             // its unit is printed behind the limits too
  bool could_be_range = false;            // the value's text reads as a range as well
  bool measured = false;                  // the number of a word result stands beside it
  bool labelled_range = false;      // a label such as "Normal range:" stood in front of the range
  bool own_cell = false;            // a word result, and the line is its cell and the name's
  bool labelled_name = false;       // a label such as "Test:" stood in front of the name
  bool labelled_target = false;     // a label such as "Goal:" stood in front of the value
  bool labelled_value = false;      // a label such as "Result:" stood in front of the value
  std::vector<Evidence> placement;  // evidence of where its tokens stood
  std::vector<Evidence> evidence;   // all of it, once weighed
  std::string_view refusal;         // why no result comes of it; empty: accepted

  double score() const;
  bool has_value() const { return !value.empty(); }
  bool accepted() const { return has_value() && !name.empty() && refusal.empty(); }
};

// What stands around the row.
// A column of earlier results beside rows without titles ("Antériorités"), and its date.
struct EarlierColumn {
  Rect box;
  std::optional<Date> date;
};

struct RowContext {
  const Columns* columns = nullptr;        // in force, or null
  bool in_comment = false;                 // inside a comment, guide or page head
  bool after_row = false;                  // the line above was a result
  bool is_comment = false;                 // the line itself reads as prose
  bool among_names = false;                // it is one cell in the column of names
  const EarlierColumn* earlier = nullptr;  // where no titles are in force
  bool listed = false;                     // it stands in a list of results
  bool in_guide = false;                   // below a heading of limits, "Normal values"
  bool antigens = false;                   // a column of titres for each of two antigens
  bool unplaced = false;                   // its cells fit the titles in several ways
};

// Reads one line. A reading without a name (a value under its name) or without a value (a name
// alone, a range line) comes back with what was found, and with a refusal.
// `weighed`, where given, gets every reading that was weighed.
RowReading read_row(const TypedLine& line, const RowContext& context,
                    const Conventions& conventions, const Catalogue& catalogue,
                    std::vector<RowReading>* weighed = nullptr);

// Weighs a reading that was put together from several lines and sets its refusal.
void weigh(RowReading& reading, const RowContext& context, const Catalogue& catalogue);

}  // namespace labread

// Titled columns of a table: which header word stands above which stretch of the page. A header may
// also be typed with single blanks, so that only the order of its titles means something.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "parser/layout/lines.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/catalogue.h"

namespace labread {

enum class ColumnRole : std::uint8_t {
  name,
  value,
  unit,
  range,
  flag,
  previous,
  low,
  high,
  date,
  skip
};

struct Column {
  ColumnRole role = ColumnRole::skip;
  double left = 0;  // of the title
  double right = 0;
  std::optional<Date> date;            // a column headed by a date
  std::string unit;                    // heads the values, or the limits of values in it
  std::size_t bars = 0;                // typed in front of the title
  bool both_orders = false;            // the date reads with day and month the other way round, too
  bool target = false;                 // of ranges: "Optimal Range", not what is usual
  bool price = false;                  // what the tests of the rows cost
  bool section = false;                // of names: "Profile", which may head groups of them, too
  std::optional<TimeOfDay> time = {};  // of the day that heads it

  bool holds_values_in_unit() const { return role == ColumnRole::value && !unit.empty(); }
  bool holds_limits_in_unit() const { return role == ColumnRole::range && !unit.empty(); }
  // Of the days and the times that both print.
  bool is_before(const Column& other) const {
    if (date != other.date) return date < other.date;
    return time && other.time && *time < *other.time;
  }
};

struct Columns {
  std::vector<Column> columns;  // left to right
  bool aligned = false;         // titles stand apart, so that geometry means something
  bool by_order = false;        // instead, the cells keep the order of the titles
  double left = 0;              // of the table
  double right = 0;
  std::vector<Rect> unknown;  // titles nobody knows, right behind that of results or behind all

  bool has(ColumnRole role) const;
  bool by_units() const;  // a unit heads each column of values
  bool priced() const;    // a list of what tests cost: prices, and no results
  bool by_bars() const;   // a bar is typed between each title and the next
  // The column that a box stands in: by overlap with the title, else by the nearest edge or middle.
  // Null where the columns are not aligned.
  const Column* at(const Rect& box) const;
};

// Whether this fold_name() text titles a column.
bool is_column_title(std::string_view key, const Lexicon& lexicon);

// The columns that this line titles, or nothing. Needs three kinds of title, or two of which one is
// the value's, covering most of the line's words. A line that titles the same kinds twice (two
// tables side by side) gives one Columns for each. A heading with two or more units beside it
// titles a column of values for each unit. Dates alone title nothing where the line `above` (null:
// there is none) says what facts of the page head they are.
std::vector<Columns> columns_of(const Line& line, const Line* above, const Conventions& conventions,
                                const Catalogue& catalogue);

// Lets a column of results reach to the next title where what the lines below hold between the two
// is its own: numbers set to the right below a title set to the left.
void reach_to_next_title(Columns& table, std::span<const Line> below);

// The same to the left, where units stand in front: numbers beside them are none of their column.
// Below the title of results may then stand the ranges, and nothing below theirs.
void reach_to_units(Columns& table, std::span<const Line> below);

// Lets the columns of several days, behind all others, reach over what stands in them: numbers may
// be set to the right of cells whose titles are centred.
void reach_over_days(Columns& table, std::span<const Line> below);

// Parts a column off below an unknown title where numbers stand there beside results:
// "Non-reactive" and "0.12 S/CO" below "Result" and a word for the ratio.
void part_off_unknown(Columns& table, std::span<const Line> below);

// Lets a table that stands right of another begin where its names do: they may be set to the left
// of cells whose titles are centred, and begin left of their title.
void begin_with_names(std::vector<Columns>& tables, std::span<const Line> below);

// Where no title is of names, the first heads them if names of analytes stand below it: "Code
// Value   Range" above "Sodium", "Potassium".
void title_names_by_rows(Columns& table, std::span<const Line> below, const Catalogue& catalogue);

// Whether the gaps between the titles and nearly all between the cells of the lines below are
// equally narrow, as in text that was copied out of a page: then no cell stands below its title.
// Titles may stand apart where all gaps below are narrow and results end in front of their title.
bool keeps_order_only(const Line& titles, std::span<const Line> below);

}  // namespace labread

// How one report spells numbers, limits, flags and dates. Chosen once a report, as laboratories do.
#pragma once

#include <string>

#include "tests/property/reports/content.h"

namespace labread::drawn {

enum class FlagForm { none, letters, star, arrows, triangles, signs, words, bracketed, abnormal };

struct Style {
  std::string language;
  DecimalMark decimal = DecimalMark::point;
  std::string group;  // thousands mark; empty: none
  std::string date_form;
  std::string dash = " - ";
  std::string open, close;  // brackets around limits
  std::string below = "<", at_most = "<=", above = ">", at_least = ">=";
  bool blank_behind_comparator = false;
  std::string less_than = "<", greater_than = ">";  // in front of values
  bool glued = false;                               // no blank between number and unit
  bool slips = false;                               // some zeros of values are printed as O
  FlagForm flags = FlagForm::letters;
  std::string low_flag, high_flag, very_low_flag, very_high_flag;
};

Style draw_style(const Locale& locale, const Language& language, Draw& draw);

std::string print(const Decimal& number, const Style& style);
std::string print(const Amount& amount, const Style& style);
std::string print(const Limits& limits, RangeForm form, const Style& style);
std::string print(const Date& date, const Style& style);
// The flag beside a value on this side; empty where none is printed.
std::string flag_of(Side side, const Style& style);
// What it means, as the reader says it: low, critical_high, abnormal; empty: none.
std::string flag_meaning(Side side, const Style& style);

// The value of a row as it is printed.
std::string value_text(const DrawnRow& row, const Style& style);
// A unit as it is appended to a number or to limits: with a blank or, in some reports, without.
std::string with_unit(const std::string& text, const std::string& unit, const Style& style);
// Limits on one line; bands are separated by blanks.
std::string range_text(const DrawnRow& row, const Style& style);
// One text a band where the row has bands.
std::vector<std::string> band_texts(const DrawnRow& row, const Style& style);

}  // namespace labread::drawn

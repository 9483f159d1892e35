// A report as it is printed: results with the texts, boxes and places that stand on the page, the
// facts of its head, and an account of every line that looks like a result and was refused. Nothing
// here is interpreted; interpreter/ reads it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/geometry.h"
#include "base/note.h"
#include "parser/document.h"
#include "parser/tokens/conventions.h"
#include "reference_ranges/rows.h"

namespace labread {

enum class Comparator : std::uint8_t { none, less, less_equal, greater, greater_equal };

constexpr bool is_below(Comparator c) {
  return c == Comparator::less || c == Comparator::less_equal;
}
constexpr bool is_above(Comparator c) {
  return c == Comparator::greater || c == Comparator::greater_equal;
}

enum class ValueKind : std::uint8_t {
  number,    // 18.2, <4.0
  interval,  // 2-4 (cells a field)
  ordinal,   // 1+, ++
  titre,     // 1:80
  word,      // negative, trace
  status,    // no result: pending, see note, not performed
};

struct Value {
  ValueKind kind = ValueKind::number;
  Comparator comparator = Comparator::none;
  std::optional<Decimal> number;  // of number, titre (80) and interval (low end)
  std::optional<Decimal> upper;   // of interval
  std::string word;               // canonical word of kind word and status: "negative", "pending"
  bool ambiguous = false;         // the decimal mark could not be decided: number is not to be used
};

struct Bound {
  Decimal value;
  bool inclusive = true;
};

// One band of a printed range that has several: by person or by meaning.
struct Band {
  std::string text;     // as printed, label included
  std::string label;    // "Deficient", "Männer"
  std::string meaning;  // canonical band word: deficient, female, adult, …; empty: unknown
  std::optional<Bound> low, high;
  std::optional<Sex> sex;
  std::optional<Decimal> age_min, age_max;  // years
};

struct PrintedRange {
  std::string text;                // empty: none printed
  std::optional<Bound> low, high;  // of a plain range
  std::vector<Band> bands;         // two or more, else empty
  std::string unit;                // printed with the range and not with the value
  std::string word;                // a word range: canonical ("negative")
};

struct Previous {
  std::string value;
  std::string date;  // ISO, or empty
  std::string unit;
};

struct Field {
  int page = 0;
  int line = 0;
  Rect box;
};

// Where the result stood: page, line from 1 on that page, the box of the row and of each field.
struct Location {
  int page = 0;
  int line = 0;
  Rect box;
  std::optional<Rect> name, value, unit, range, flag;
};

struct Code {
  std::string system;  // "LOINC"
  std::string code;
};

struct Result {
  std::string name, value, unit, flag;  // exactly as printed, empty: not printed
  PrintedRange range;
  Value read;
  std::string repaired;  // the text the value was read from, where a slip was repaired (O for 0)
  std::string
      flag_meaning;      // low, high, critical_low, critical_high, abnormal, normal; empty: none
  std::string section;   // heading it stood under
  std::string specimen;  // specimen class when the report says it: serum, blood, urine, …
  std::optional<Moment> collected;  // where it differs from the report's
  std::vector<Code> codes;
  std::string unit_code;  // UCUM, from coded inputs, or of a unit whose letters were misread
  std::vector<Previous> previous;
  Location where;
  double confidence = 1;
  std::optional<double> recognition;     // read from a picture: how sure its least sure letter is
  std::vector<AnalyteIndex> candidates;  // analytes that this name may mean
};

struct PatientFacts {
  std::optional<Sex> sex;
  std::optional<int> age_years;
  std::optional<int> age_months;  // printed for small children
  std::optional<Date> birth_date;
  std::vector<std::string> name_words;  // folded; to tell people apart, never part of an output
};

struct ReportHeader {
  std::string laboratory;
  PatientFacts patient;
  std::optional<Moment> collected, received, reported;
  std::string status;    // preliminary, final, corrected; empty: not printed
  std::string specimen;  // specimen class stated for the whole report
};

// A line that looks like a result and was refused.
struct Skipped {
  int page = 0;
  int line = 0;
  std::string text;
  std::string reason;  // one clause: "two values and no header that orders them"
};

struct Report {
  ReportHeader header;
  Conventions conventions;  // all unknown for coded messages
  std::vector<Result> results;
  std::vector<Skipped> skipped;
  std::vector<Note> notes;
};

}  // namespace labread

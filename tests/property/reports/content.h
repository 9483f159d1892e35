// What a drawn report says, before anyone decides how it is printed: a patient, dates and rows
// whose every number is an exact decimal. The same content printed in two ways must be read the
// same.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "parser/report.h"
#include "tests/property/reports/draw.h"
#include "tests/property/reports/vocabulary.h"

namespace labread::drawn {

struct Amount {
  Decimal number;
  Comparator comparator = Comparator::none;
};

struct Limits {
  std::optional<Decimal> low, high;
};

enum class ValueForm { number, word, status, blank };
enum class RangeForm { none, interval, below, at_most, above, at_least, sexes, tiers, word };
enum class Side { inside, low, high, very_low, very_high };

struct Earlier {
  Date date;
  Decimal number;
};

struct LabelledLimits {
  std::string label;
  Limits limits;
};

struct DrawnRow {
  std::string analyte, name, unit;
  ValueForm form = ValueForm::number;
  Amount amount;
  std::string word;  // of forms word and status
  RangeForm range = RangeForm::none;
  Limits limits;
  std::string range_word;
  std::vector<LabelledLimits> bands;
  Side side = Side::inside;
  std::vector<Earlier> earlier;  // newest first
  // The same in another unit, or the absolute count beside a percentage.
  std::string second_unit;
  Decimal second;
  Limits second_limits;
  std::string method, comment, site;
  std::uint64_t dice = 0;  // for what is drawn per row while it is printed
};

struct DrawnPatient {
  Sex sex = Sex::female;
  Date birth;
  int age = 0;
};

struct Content {
  DrawnPatient patient;
  Date collected, received, reported;
  std::vector<Date> earlier_dates;  // newest first
  std::vector<DrawnRow> rows;
};

// Which kinds of row the report may hold.
struct ContentChoice {
  bool words = true;        // negative, pending
  bool bands = true;        // several limits a row
  bool cell_counts = true;  // 2-4 a field, which only a title row tells from limits
  bool blanks = false;      // rows with limits and no value
  bool earlier = false;     // earlier results
  bool second = false;      // the same result in another unit
  bool percents = false;    // percentages of cells with their absolute counts
  bool range_needed = false;
  int rows_min = 4;
  int rows_max = 22;
};

Content draw_content(const Catalogue& catalogue, const Vocabulary& vocabulary, const Locale& locale,
                     const ContentChoice& choice, Draw& draw);

// As the scorer asks it: whether two printed names mean the same row.
bool names_agree(const std::string& a, const std::string& b);

}  // namespace labread::drawn

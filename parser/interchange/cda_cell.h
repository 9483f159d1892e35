// What one cell of a narrative table says: a value with the flag, unit and day that are printed
// around it, over several lines; an earlier value with its day.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "parser/interchange/cda_narrative.h"
#include "parser/tokens/conventions.h"
#include "parser/tokens/date.h"
#include "reference_ranges/catalogue.h"

namespace labread::cda {

struct DatedValue {
  std::string value;
  std::optional<Moment> date;
  std::string flag;
  std::vector<std::string> others;  // the same in other units
};

class CellReader {
 public:
  CellReader(const Conventions& conventions, const Catalogue& catalogue)
      : conventions_(conventions), catalogue_(catalogue) {}

  DatedValue value_of(const Cell& cell) const;
  bool is_flag(std::string_view text) const;
  // "5,6 (12/03/2023)", "15/02/17 0,65", "5,1 le 12/01/2025": the day, of which the text is left.
  std::optional<Moment> take_day(std::string_view& text) const;
  // "Basic Metabolic Panel (01/12/2024 8:30 AM EST)".
  std::optional<Moment> bracketed_date(std::string_view text) const;
  // Nothing where day and month could be swapped.
  std::optional<Moment> date_in(std::string_view text) const;

 private:
  bool is_above_value(std::string_view flag, std::string_view below) const;
  void read_below_value(std::string_view text, DatedValue& out) const;
  bool is_number(std::string_view text) const;
  void split_flag(DatedValue& out) const;
  std::optional<Moment> settled(const ReadDate& date) const;
  std::optional<Moment> take_day_behind(std::string_view& text) const;

  const Conventions& conventions_;
  const Catalogue& catalogue_;
};

}  // namespace labread::cda

// Reads a date, with the time behind it if there is one, at the start of a text, in all printed
// forms: 03/14/2023 08:05 AM, 14.06.2026 07:30, 2024-01-12T08:30, 17 Jan 2013 @ 1341, 2024年1月5日.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"
#include "parser/tokens/taken.h"
#include "reference_ranges/lexicon.h"

namespace labread {

struct ReadDate {
  Moment moment;             // in the given order
  bool both_orders = false;  // day and month could be swapped
};

// Day and month the other way round.
constexpr Date swapped(const Date& date) { return {date.year, date.day, date.month}; }

// Three numbers between equal signs, of which either of the first two may be the day: 03/14/2023.
struct NumericDate {
  std::string_view first;
  std::string_view second;
  std::string_view year;  // two or four digits
  char sign = 0;
  std::size_t length = 0;
};

std::optional<NumericDate> numeric_date_at(std::string_view text);
// Whether one begins anywhere in the text.
bool holds_numeric_date(std::string_view text);

// Whether a date may start there: "no" is certain.
bool may_begin_date(std::string_view text, const Lexicon& lexicon);

// `order` decides 03/04/2024; nothing where the date does not exist in that order (13/02/2024 is
// taken as day/month whatever the order says).
std::optional<Taken<ReadDate>> take_date(std::string_view text, DateOrder order,
                                         const Lexicon& lexicon);

}  // namespace labread

#include "parser/interchange/timestamp.h"

#include <algorithm>

namespace labread {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number in `count` digits at the start of the text, which is moved past them.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count || !std::all_of(text.begin(), text.begin() + count, is_digit)) {
    return std::nullopt;
  }
  int value = 0;
  for (const char c : text.substr(0, count)) value = value * 10 + (c - '0');
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> valid(std::optional<int> year, std::optional<int> month,
                          std::optional<int> day) {
  if (!year || !month || !day) return std::nullopt;
  const Date date{*year, *month, *day};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

std::optional<TimeOfDay> take_time(std::string_view text, bool colon) {
  const auto hour = take_digits(text, 2);
  if (!hour || (colon && !take(text, ':'))) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
  return TimeOfDay{*hour, *minute};
}

}  // namespace

std::optional<Moment> timestamp(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  const auto year = take_digits(text, 4);
  const bool dashes = take(text, '-');
  const auto month = take_digits(text, 2);
  if (dashes && !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  const auto date = valid(year, month, day);
  if (!date) return std::nullopt;
  Moment moment{*date, std::nullopt};
  if (dashes) {
    if (take(text, 'T') || take(text, ' ')) moment.time = take_time(text, true);
  } else {
    moment.time = take_time(text, false);
    if (moment.time == TimeOfDay{}) moment.time.reset();
  }
  return moment;
}

std::optional<Date> german_date(std::string_view digits) {
  if (digits.size() != 8) return std::nullopt;
  std::string_view text = digits;
  const auto day = take_digits(text, 2);
  const auto month = take_digits(text, 2);
  const auto year = take_digits(text, 4);
  if (const auto date = valid(year, month, day)) return date;
  const auto moment = timestamp(digits);
  return moment ? std::optional(moment->date) : std::nullopt;
}

}  // namespace labread

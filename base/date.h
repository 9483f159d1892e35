// Calendar dates and times as reports print them: read in a known day/month order, compared, and
// turned into ISO text and ages. No time zones: a report means its own place.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace labread {

enum class DateOrder : std::uint8_t { day_month, month_day };

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

struct TimeOfDay {
  int hour = 0;
  int minute = 0;
  friend auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;
};

// A date with the time printed beside it, if any.
struct Moment {
  Date date;
  std::optional<TimeOfDay> time;
  friend auto operator<=>(const Moment&, const Moment&) = default;

  std::string to_iso() const;  // "2024-01-12" or "2024-01-12T08:30"
};

// Whether such a day exists, in the years 1880 to 2200.
bool is_valid(const Date& date);

// Full years between two dates; nothing where `from` is after `to`.
std::optional<int> years_between(const Date& from, const Date& to);

}  // namespace labread

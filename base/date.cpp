#include "base/date.h"

#include <array>
#include <cstdio>

namespace labread {

std::string Moment::to_iso() const {
  std::array<char, 48> buffer{};
  int length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", date.year, date.month,
                             date.day);
  if (time) {
    length +=
        std::snprintf(buffer.data() + length, buffer.size() - static_cast<std::size_t>(length),
                      "T%02d:%02d", time->hour, time->minute);
  }
  return {buffer.data(), static_cast<std::size_t>(length)};
}

bool is_valid(const Date& date) {
  constexpr std::array<int, 12> days = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 1880 || date.year > 2200 || date.month < 1 || date.month > 12) return false;
  const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
  const int last = date.month == 2 && !leap ? 28 : days[static_cast<std::size_t>(date.month - 1)];
  return date.day >= 1 && date.day <= last;
}

std::optional<int> years_between(const Date& from, const Date& to) {
  if (to < from) return std::nullopt;
  const bool before_birthday =
      to.month < from.month || (to.month == from.month && to.day < from.day);
  return to.year - from.year - (before_birthday ? 1 : 0);
}

}  // namespace labread

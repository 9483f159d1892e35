#include "parser/tokens/date.h"

#include <array>
#include <charconv>
#include <string>

#include "base/ascii.h"
#include "parser/tokens/pattern.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

int number_in(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Two-digit years: a report is of the last or the next few years, a birth date of the last hundred.
int full_year(std::string_view digits) {
  const int year = number_in(digits);
  if (digits.size() != 2) return year;
  return year <= 40 ? 2000 + year : 1900 + year;
}

bool ends_date(std::string_view rest) {
  return rest.empty() || !(is_ascii_digit(rest[0]) || is_ascii_letter(rest[0]));
}

std::optional<Taken<ReadDate>> dated(const Date& date, std::size_t length, bool both = false) {
  if (!is_valid(date)) return std::nullopt;
  return Taken<ReadDate>{{{date, std::nullopt}, both}, length};
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  return end - at;
}

bool is_year(std::string_view digits) {
  const std::string_view century = digits.substr(0, 2);
  return century == "18" || century == "19" || century == "20" || century == "21";
}

// By hand, as all forms of a date that most reports print: to compile a pattern costs more than to
// read a short report.
// 2024-01-12, 2024/1/12, 2024.01.12.
std::optional<Taken<ReadDate>> year_first(std::string_view text) {
  constexpr std::size_t month_at = 5;
  if (!is_year(text) || text.size() <= month_at) return std::nullopt;
  const char sign = text[month_at - 1];
  if (sign != '-' && sign != '/' && sign != '.') return std::nullopt;
  const std::string_view month = text.substr(month_at, digits_at(text, month_at));
  const std::size_t end = month_at + month.size();
  const bool parted = end < text.size() && text[end] == sign;
  if (month.empty() || month.size() > 2 || !parted) return std::nullopt;
  const std::size_t digits = digits_at(text, end + 1);
  if (digits == 0) return std::nullopt;
  const std::string_view day = text.substr(end + 1, std::min<std::size_t>(digits, 2));
  std::size_t length = end + 1 + day.size();
  if (sign == '.' && length < text.size() && text[length] == '.') ++length;
  return dated({number_in(text.substr(0, 4)), number_in(month), number_in(day)}, length);
}

// 2024年1月12日
std::optional<Taken<ReadDate>> year_first_with_characters(std::string_view text) {
  if (!is_year(text) || !text.substr(4).starts_with("\xE5\xB9\xB4")) return std::nullopt;
  static const Pattern pattern(
      "([0-9]{4})\xE5\xB9\xB4 ?([0-9]{1,2})\xE6\x9C\x88 ?([0-9]{1,2})(?:\xE6\x97\xA5)?");
  const auto found = pattern.at_start(text);
  if (!found) return std::nullopt;
  const Captures& part = *found;
  return dated({number_in(part[1]), number_in(part[2]), number_in(part[3])}, part[0].size());
}

// 令和6年4月8日: a year of a Japanese era.
std::optional<Taken<ReadDate>> of_era(std::string_view text) {
  struct Era {
    std::string_view name;
    int before;  // the year before its first
  };
  static constexpr std::array<Era, 4> eras = {
      {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"大正", 1911}}};
  for (const Era& era : eras) {
    if (!text.starts_with(era.name)) continue;
    static const Pattern pattern(
        " ?([0-9]{1,2}|\xE5\x85\x83)\xE5\xB9\xB4 ?([0-9]{1,2})\xE6\x9C\x88 "
        "?([0-9]{1,2})\xE6\x97\xA5");
    const auto found = pattern.at_start(text.substr(era.name.size()));
    if (!found) return std::nullopt;
    const Captures& part = *found;
    const int year = is_ascii_digit(part[1][0]) ? number_in(part[1]) : 1;
    return dated({era.before + year, number_in(part[2]), number_in(part[3])},
                 era.name.size() + part[0].size());
  }
  return std::nullopt;
}

// 20240112, 202401120830, 20240112083015.
std::optional<Taken<ReadDate>> compact(std::string_view text) {
  constexpr std::size_t day_end = 8;
  constexpr std::size_t minute_end = 12;
  constexpr std::size_t second_end = 14;
  const std::size_t digits = digits_at(text, 0);
  const bool timed = digits == minute_end || digits == second_end;
  if ((digits != day_end && !timed) || !ends_date(text.substr(digits))) return std::nullopt;
  const std::string_view century = text.substr(0, 2);
  if (century != "19" && century != "20") return std::nullopt;
  const auto two_at = [&](std::size_t at) { return number_in(text.substr(at, 2)); };
  if (timed && (two_at(8) > 29 || two_at(10) > 59)) return std::nullopt;
  if (digits == second_end && two_at(12) > 59) return std::nullopt;
  auto date = dated({number_in(text.substr(0, 4)), two_at(4), two_at(6)}, digits);
  if (date && timed && two_at(8) < 24) date->value.moment.time = TimeOfDay{two_at(8), two_at(10)};
  return date;
}

// One or two digits with the sign behind them, without more digits.
bool is_day_or_month(std::string_view text, std::size_t digits) {
  return (digits == 1 || digits == 2) && digits < text.size() &&
         (text[digits] == '-' || text[digits] == '/' || text[digits] == '.');
}

// 03/14/2023, 14.06.26, 01-22-24: the order decides, unless one of the two is no month.
std::optional<Taken<ReadDate>> year_last(std::string_view text, DateOrder order) {
  const auto found = numeric_date_at(text);
  if (!found || !ends_date(text.substr(found->length))) return std::nullopt;
  const std::size_t length = found->length;
  const int first = number_in(found->first);
  const int second = number_in(found->second);
  const int year = full_year(found->year);
  const auto by_day = dated({year, second, first}, length);
  const auto by_month = dated({year, first, second}, length);
  if (!by_day || !by_month) return by_day ? by_day : by_month;
  auto chosen = order == DateOrder::day_month ? by_day : by_month;
  // With dots the day comes first wherever the order is not known to be the other.
  chosen->value.both_orders =
      first != second && !(found->sign == '.' && order == DateOrder::day_month);
  return chosen;
}

struct NamedMonth {
  int month = 0;
  std::size_t length = 0;  // with the separators around it
};

std::size_t separators_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (text[end] == ' ' || text[end] == '-' || text[end] == '/' ||
                               text[end] == '.' || text[end] == ',')) {
    ++end;
  }
  return end - at;
}

std::optional<NamedMonth> named_month(std::string_view text, const Lexicon& lexicon) {
  if (!starts_with_letter(text)) return std::nullopt;
  const std::size_t digit = first_digit(text);
  if (digit == std::string_view::npos) return std::nullopt;  // no year, no date
  const std::string_view letters = text.substr(0, digit);
  const WordsMatch words = match_words(letters, WordRole::month, lexicon);
  if (!words) return std::nullopt;
  const std::size_t length = words.length + separators_at(text, words.length);
  return NamedMonth{number_in(words.entry->value), length};
}

// Bytes of the ending of "1st", "17th", "1er" at `at`.
std::size_t ordinal_at(std::string_view text, std::size_t at) {
  constexpr std::size_t length = 2;
  const std::string_view ending = text.substr(at, length);
  constexpr auto endings = std::to_array<std::string_view>({"st", "nd", "rd", "th", "er"});
  const bool known = std::find(endings.begin(), endings.end(), ending) != endings.end();
  const std::size_t end = at + length;
  return known && end < text.size() && !starts_with_letter(text.substr(end)) ? length : 0;
}

// One or two digits.
std::size_t day_length(std::string_view text) {
  const std::size_t digits = digits_at(text, 0);
  return digits == 1 || digits == 2 ? digits : 0;
}

std::optional<Taken<ReadDate>> with_year(std::string_view text, std::size_t at, int month,
                                         int day) {
  const std::size_t digits = digits_at(text, at);
  if (digits != 2 && digits != 4) return std::nullopt;
  if (!ends_date(text.substr(at + digits))) return std::nullopt;
  return dated({full_year(text.substr(at, digits)), month, day}, at + digits);
}

// 17 Jan 2013, 17-Jan-13, 17. Januar 2013, 17th January 2013, 17 de enero de 2013.
std::optional<Taken<ReadDate>> day_named_month(std::string_view text, const Lexicon& lexicon) {
  const std::size_t digits = day_length(text);
  if (digits == 0) return std::nullopt;
  std::size_t at = digits + ordinal_at(text, digits);
  at += separators_at(text, at);
  const auto month = named_month(text.substr(at), lexicon);
  if (!month) return std::nullopt;
  return with_year(text, at + month->length, month->month, number_in(text.substr(0, digits)));
}

// Mar 14, 2023; March 14th, 2023.
std::optional<Taken<ReadDate>> named_month_day(std::string_view text, const Lexicon& lexicon) {
  const auto month = named_month(text, lexicon);
  if (!month) return std::nullopt;
  const std::size_t digits = day_length(text.substr(month->length));
  if (digits == 0) return std::nullopt;
  std::size_t at = month->length + digits;
  at += ordinal_at(text, at);
  const std::size_t apart = separators_at(text, at);
  if (apart == 0) return std::nullopt;
  return with_year(text, at + apart, month->month, number_in(text.substr(month->length, digits)));
}

// 2025-MAY-06, 2025 May 6.
std::optional<Taken<ReadDate>> year_named_month(std::string_view text, const Lexicon& lexicon) {
  constexpr std::size_t year = 4;
  const std::size_t at = year + separators_at(text, year);
  const auto month = at == year ? std::nullopt : named_month(text.substr(at), lexicon);
  if (!month) return std::nullopt;
  const std::size_t day = at + month->length;
  const std::size_t digits = day_length(text.substr(day));
  if (digits == 0 || !ends_date(text.substr(day + digits))) return std::nullopt;
  return dated({number_in(text.substr(0, year)), month->month, number_in(text.substr(day, digits))},
               day + digits);
}

// A time of day in digits, as it is printed.
struct PrintedTime {
  std::string_view hour;
  std::string_view minute;
  bool glued = false;      // "1341"
  bool by_twelve = false;  // "8:05 AM"
  bool afternoon = false;
  std::size_t length = 0;
};

// Bytes in front of a time's digits: "T", " ", ", ", " @ ", " at "; 0: no time follows.
std::size_t lead_of_time(std::string_view text) {
  constexpr std::size_t most_signs = 4;
  if (text.starts_with('T')) return 1;
  const std::size_t signs = std::min(text.find_first_not_of(" ,;@/-"), text.size());
  if (signs == 0 || signs > most_signs) return 0;
  const std::string_view word = text.substr(signs, 3);
  const bool led =
      word.size() == 3 && is_ascii_letter(word[0]) && is_ascii_letter(word[1]) && word[2] == ' ';
  return signs + (led ? word.size() : 0);
}

bool is_minute(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && text[at] >= '0' && text[at] <= '5' && is_ascii_digit(text[at + 1]);
}

// The seconds behind a minute: ":59", ".59", ":59.123".
std::size_t seconds_at(std::string_view text, std::size_t at) {
  const bool follow = at < text.size() && (text[at] == ':' || text[at] == '.');
  if (!follow || !is_minute(text, at + 1)) return 0;
  const std::size_t end = at + 3;
  const std::size_t parts =
      end < text.size() && text[end] == '.' ? digits_at(text, end + 1) : std::size_t{0};
  return end - at + (parts > 0 ? 1 + parts : 0);
}

void take_half_of_day(std::string_view text, PrintedTime& time) {
  std::size_t at = time.length;
  const auto takes = [&](char sign) {
    const bool here = at < text.size() && lower_ascii(text[at]) == sign;
    at += here;
    return here;
  };
  takes(' ');
  const bool afternoon = takes('p');
  if (!afternoon && !takes('a')) return;
  takes('.');
  if (!takes('m')) return;
  takes('.');
  time.by_twelve = true;
  time.afternoon = afternoon;
  time.length = at;
}

// "08:05:59", "7h30", "1341"
std::optional<PrintedTime> time_at(std::string_view text) {
  const bool two = text.size() > 1 && text[0] >= '0' && text[0] <= '2' && is_ascii_digit(text[1]);
  if (text.empty() || !is_ascii_digit(text[0])) return std::nullopt;
  for (std::size_t hour = two ? 2 : 1; hour > 0; --hour) {
    const bool sign = hour < text.size() && (text[hour] == ':' || text[hour] == 'h');
    const bool parted = sign && is_minute(text, hour + 1);
    if (!parted && !is_minute(text, hour)) continue;
    const std::size_t minute = hour + (parted ? 1 : 0);
    PrintedTime time{text.substr(0, hour), text.substr(minute, 2), !parted};
    time.length = minute + 2;
    if (parted) time.length += seconds_at(text, time.length);
    take_half_of_day(text, time);
    return time;
  }
  return std::nullopt;
}

// The time behind a date: "08:05 AM", "T08:30:00Z", "@ 1341", ", 7h30", "08.30".
void take_time(std::string_view text, Taken<ReadDate>& date) {
  const std::string_view behind = text.substr(date.length);
  const std::size_t lead = lead_of_time(behind);
  if (lead == 0) return;
  const auto printed = time_at(behind.substr(lead));
  if (!printed) return;
  // Four digits are a time only behind a sign that says so; other numbers may follow a date.
  const std::string_view signs = behind.substr(0, lead);
  if (printed->glued && signs.find('@') == std::string_view::npos) return;
  const std::string_view rest = behind.substr(lead + printed->length);
  const bool ends =
      rest.empty() || !(is_ascii_digit(rest[0]) || (printed->glued && is_ascii_letter(rest[0])));
  if (!ends) return;
  TimeOfDay time{number_in(printed->hour), number_in(printed->minute)};
  if (printed->by_twelve) {
    if (time.hour < 1 || time.hour > 12) return;
    time.hour = time.hour % 12 + (printed->afternoon ? 12 : 0);
  }
  if (time.hour > 23) return;
  date.value.moment.time = time;
  date.length += lead + printed->length;
}

}  // namespace

std::optional<NumericDate> numeric_date_at(std::string_view text) {
  const std::size_t first = digits_at(text, 0);
  if (!is_day_or_month(text, first)) return std::nullopt;
  const std::string_view rest = text.substr(first + 1);
  const std::size_t second = digits_at(rest, 0);
  if (!is_day_or_month(rest, second) || rest[second] != text[first]) return std::nullopt;
  const std::string_view last = rest.substr(second + 1);
  const std::size_t year = digits_at(last, 0);
  if (year != 2 && year != 4) return std::nullopt;
  return NumericDate{text.substr(0, first), rest.substr(0, second), last.substr(0, year),
                     text[first], first + second + year + 2};
}

bool holds_numeric_date(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = is_ascii_digit(text[at]) && (at == 0 || !is_ascii_digit(text[at - 1]));
    if (begins && numeric_date_at(text.substr(at))) return true;
  }
  return false;
}

bool may_begin_date(std::string_view text, const Lexicon& lexicon) {
  if (text.empty()) return false;
  const bool ascii = static_cast<unsigned char>(text[0]) < 0x80;
  if (!ascii || is_ascii_digit(text[0])) return true;
  return LeadingWords(text.substr(0, first_digit(text))).may_match(WordRole::month, lexicon);
}

std::optional<Taken<ReadDate>> take_date(std::string_view text, DateOrder order,
                                         const Lexicon& lexicon) {
  std::optional<Taken<ReadDate>> date;
  if (text.empty()) return date;
  if (is_ascii_digit(text[0])) {
    const std::size_t digits = digits_at(text, 0);
    if (digits >= 8) {
      date = compact(text);
    } else if (digits == text.size()) {
      return date;
    } else if (digits == 4) {
      date = year_first(text);
      if (!date) date = year_first_with_characters(text);
      if (!date) date = year_named_month(text, lexicon);
    } else if (digits <= 2) {
      date = year_last(text, order);
      if (!date) date = day_named_month(text, lexicon);
    }
  } else {
    date = named_month_day(text, lexicon);
    if (!date) date = of_era(text);
  }
  if (date && !date->value.moment.time) take_time(text, *date);
  return date;
}

}  // namespace labread

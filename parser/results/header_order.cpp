#include "parser/results/header_order.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "parser/tokens/pattern.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

constexpr int longest_stay = 60;           // days between a specimen's collection and its report
constexpr int usual_stay = 14;             // most reports come within these days
constexpr int unusual_stay = 28;           // against a usual stay in the other order: misread
constexpr std::size_t most_lines = 2'000;  // of a document that are searched for an address

int day_count(const Date& date) { return date.year * 372 + date.month * 31 + date.day; }

std::optional<int> plausible_stay(const ReadDate& first, const ReadDate& last, bool swap) {
  const auto day = [&](const ReadDate& read) {
    return day_count(swap && read.both_orders ? swapped(read.moment.date) : read.moment.date);
  };
  const int days = day(last) - day(first);
  if (days < 0 || days > longest_stay) return std::nullopt;
  return days;
}

// A report follows the collection of its specimen, mostly within days.
std::optional<bool> swap_of_events(const Findings& findings) {
  const auto& begins = findings.collected.empty() ? findings.received : findings.collected;
  if (begins.empty() || findings.reported.empty()) return std::nullopt;
  const ReadDate& first = begins.front().value;
  const ReadDate& last = findings.reported.front().value;
  const auto as_read = plausible_stay(first, last, false);
  const auto turned = plausible_stay(first, last, true);
  if (as_read.has_value() != turned.has_value()) return turned.has_value();
  if (!as_read) return std::nullopt;
  if (*as_read <= usual_stay && *turned >= unusual_stay) return false;
  if (*turned <= usual_stay && *as_read >= unusual_stay) return true;
  return std::nullopt;
}

bool has_digits(std::string_view text, int wanted) {
  int count = 0;
  return std::ranges::any_of(
      text, [&](char c) { return (count = c >= '0' && c <= '9' ? count + 1 : 0) == wanted; });
}

// ", NC 27215-3361": a state of the United States with its postal code. States whose letters are
// also a degree, a country or "ID" are left out.
bool has_american_address(std::string_view text) {
  if (text.find(',') == std::string_view::npos || !has_digits(text, 5)) return false;
  static const Pattern pattern(
      ", ?(?:AL|AK|AZ|AR|CA|CO|CT|DC|FL|GA|HI|IL|IA|KS|KY|LA|ME|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|"
      "NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY),? [0-9]{5}(?:-[0-9]{4})?"
      "(?:[^0-9A-Za-z-]|$)");
  return pattern.within(text).has_value();
}

// "(512) 555-0188": how numbers are written in North America.
bool has_american_phone(std::string_view text) {
  if (text.find('(') == std::string_view::npos) return false;
  static const Pattern pattern("[(][2-9][0-9]{2}[)] ?[2-9][0-9]{2}-[0-9]{4}(?:[^0-9]|$)");
  return pattern.within(text).has_value();
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// "M5V 2T6": Canada writes dates in either order.
bool has_canadian_address(const Cell& cell) {
  const auto is_first = [](std::string_view word) {
    return word.size() == 3 && is_capital(word[0]) && is_ascii_digit(word[1]) &&
           is_capital(word[2]);
  };
  const auto begins_second = [](std::string_view word) {
    return word.size() >= 3 && is_ascii_digit(word[0]) && is_capital(word[1]) &&
           is_ascii_digit(word[2]) &&
           (word.size() == 3 || !(is_ascii_digit(word[3]) || is_ascii_letter(word[3])));
  };
  return std::adjacent_find(cell.words.begin(), cell.words.end(),
                            [&](const Word* word, const Word* next) {
                              return is_first(word->text) && begins_second(next->text);
                            }) != cell.words.end();
}

// Whether the signs of an American address or phone number stand there.
bool has_comma_or_bracket(const Cell& cell) {
  return std::any_of(cell.words.begin(), cell.words.end(), [](const Word* word) {
    return std::any_of(word->text.begin(), word->text.end(),
                       [](char c) { return c == ',' || c == '('; });
  });
}

bool is_american(const std::vector<Line>& lines) {
  bool american_phone = false;
  bool canadian = false;
  for (const Line& line : std::span(lines).first(std::min(lines.size(), most_lines))) {
    for (const Cell& cell : line.cells) {
      canadian = canadian || has_canadian_address(cell);
      if (!has_comma_or_bracket(cell)) continue;
      const std::string text = cell.text();
      if (has_american_address(text)) return true;
      american_phone = american_phone || has_american_phone(text);
    }
  }
  return american_phone && !canadian;
}

}  // namespace

DateOrder turned(DateOrder order) {
  return order == DateOrder::day_month ? DateOrder::month_day : DateOrder::day_month;
}

std::optional<bool> swap_shown(const Findings& findings, const std::vector<Line>& lines,
                               const Conventions& conventions) {
  if (const auto swap = swap_of_events(findings)) return swap;
  // Dates that show both orders leave the order unknown though the language is known: then an
  // address proves nothing either.
  if (conventions.date_order.origin != Origin::assumed) return std::nullopt;
  if (!is_american(lines)) return std::nullopt;
  return conventions.date_order.value != DateOrder::month_day;
}

}  // namespace labread

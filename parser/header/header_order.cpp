#include "parser/header/header_order.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/fold.h"
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

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Whether the text goes on with just so many digits, and no more.
bool goes_on_with_digits(std::string_view text, std::size_t count) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_ascii_digit);
  return static_cast<std::size_t>(end - text.begin()) == count;
}

// "27215", "27215-3361"
bool is_postal_code(std::string_view text) {
  constexpr std::size_t digits = 5;
  constexpr std::size_t more_digits = 4;
  if (!goes_on_with_digits(text, digits)) return false;
  text.remove_prefix(digits);
  if (text.starts_with('-')) {
    if (!goes_on_with_digits(text.substr(1), more_digits)) return false;
    text.remove_prefix(1 + more_digits);
  }
  return text.empty() || !(is_ascii_letter(text[0]) || text[0] == '-');
}

// Those whose letters are also a degree, a country or "ID" are left out.
bool is_state(std::string_view letters) {
  if (letters.size() != 2 || !is_capital(letters[0])) return false;
  static constexpr auto states = std::to_array<std::string_view>(
      {"AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DC", "FL", "GA", "HI", "IL",
       "IA", "KS", "KY", "LA", "ME", "MI", "MN", "MS", "MO", "MT", "NE", "NV",
       "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC",
       "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY"});
  return std::find(states.begin(), states.end(), letters) != states.end();
}

// ", NC 27215-3361": a state of the United States with its postal code.
bool has_american_address(std::string_view text) {
  for (std::size_t at = text.find(','); at != std::string_view::npos; at = text.find(',', at + 1)) {
    std::string_view rest = text.substr(at + 1);
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    if (!is_state(rest.substr(0, 2))) continue;
    rest.remove_prefix(2);
    if (rest.starts_with(',')) rest.remove_prefix(1);
    if (rest.starts_with(' ') && is_postal_code(rest.substr(1))) return true;
  }
  return false;
}

// "(512) 555-0188": how numbers are written in North America.
bool has_american_phone(std::string_view text) {
  const auto is_code = [](std::string_view digits) {
    return goes_on_with_digits(digits, 3) && digits[0] >= '2';
  };
  for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) {
    std::string_view rest = text.substr(at + 1);
    if (!is_code(rest) || !rest.substr(3).starts_with(')')) continue;
    rest.remove_prefix(4);
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    if (!is_code(rest) || !rest.substr(3).starts_with('-')) continue;
    if (goes_on_with_digits(rest.substr(4), 4)) return true;
  }
  return false;
}

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

// "lakhs/cumm": counted in hundreds of thousands in India and beside it, where the day comes first.
bool counts_in_lakhs(const std::vector<Line>& lines, const Catalogue& catalogue) {
  const auto is_lakhs = [&](const Word* word) {
    if (word->text.find('/') == std::string::npos) return false;
    const UnitSpelling* const unit = catalogue.find_unit(fold_unit(word->text));
    return unit != nullptr && unit->ucum.starts_with("10*5/");
  };
  const auto holds = [&](const Line& line) {
    return std::any_of(line.cells.begin(), line.cells.end(), [&](const Cell& cell) {
      return std::any_of(cell.words.begin(), cell.words.end(), is_lakhs);
    });
  };
  return std::any_of(
      lines.begin(),
      lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), most_lines)), holds);
}

}  // namespace

DateOrder turned(DateOrder order) {
  return order == DateOrder::day_month ? DateOrder::month_day : DateOrder::day_month;
}

std::optional<bool> swap_shown(const Findings& findings, const std::vector<Line>& lines,
                               const Conventions& conventions, const Catalogue& catalogue) {
  if (const auto swap = swap_of_events(findings)) return swap;
  // Dates that show both orders leave the order unknown though the language is known: then an
  // address proves nothing either.
  if (conventions.date_order.origin != Origin::assumed) return std::nullopt;
  const bool american = is_american(lines);
  if (american == counts_in_lakhs(lines, catalogue)) return std::nullopt;
  const DateOrder order = american ? DateOrder::month_day : DateOrder::day_month;
  return conventions.date_order.value != order;
}

}  // namespace labread

#include "parser/lists/dated_values.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "parser/rows/pieces.h"
#include "parser/tokens/date.h"
#include "parser/tokens/flag.h"
#include "parser/tokens/unit.h"
#include "parser/tokens/value.h"
#include "parser/tokens/words.h"

namespace labread {
namespace {

using Words = std::span<const Word* const>;

constexpr std::size_t longest_name = 6;  // words
constexpr std::size_t longest_day = 4;   // words in brackets

// A day of which the year may not be printed.
struct Day {
  std::optional<Moment> moment;
  int place = 0;  // in a year of months of 31 days
};

struct Dated {
  Words words;  // the value with its flag and unit
  std::string value;
  std::string unit;
  Day day;
};

int place_of(int month, int day) { return (month - 1) * 31 + day; }

// "MAR 14", "14-Mar", with a time behind them or not.
std::optional<Day> day_without_year(std::string_view text, const Lexicon& lexicon) {
  const std::size_t digit = first_digit(text);
  if (digit == text.npos) return std::nullopt;
  const bool day_first = digit == 0;
  std::size_t end = text.find_first_not_of("0123456789", digit);
  end = std::min(end, text.size());
  const std::string_view number = text.substr(digit, end - digit);
  if (number.size() > 2) return std::nullopt;
  const std::size_t from = day_first ? text.find_first_not_of(" -.", end) : 0;
  if (from == text.npos) return std::nullopt;
  const std::string_view letters = text.substr(from, day_first ? text.npos : digit - from);
  const WordsMatch month = match_words(letters, WordRole::month, lexicon);
  if (!month) return std::nullopt;
  const std::string_view rest = day_first ? letters.substr(month.length) : text.substr(end);
  const bool between =
      day_first || letters.substr(month.length).find_first_not_of(" -.") == letters.npos;
  if (!between || (!rest.empty() && (rest[0] != ' ' || !holds_digit(rest)))) return std::nullopt;
  int day = 0;
  for (const char c : number) day = 10 * day + (c - '0');
  int named = 0;
  for (const char c : month.entry->value) named = 10 * named + (c - '0');
  if (day < 1 || day > 31) return std::nullopt;
  return Day{std::nullopt, place_of(named, day)};
}

std::optional<Day> day_in(std::string_view text, const Conventions& conventions,
                          const Lexicon& lexicon) {
  const auto date = take_date(text, conventions.date_order.value, lexicon);
  if (date && date->length == text.size()) {
    if (date->value.both_orders && !is_order_known(conventions.date_order)) return std::nullopt;
    const Date& day = date->value.moment.date;
    return Day{date->value.moment, place_of(day.month, day.day)};
  }
  return day_without_year(text, lexicon);
}

std::string text_of(Words words) {
  std::string text;
  for (const Word* word : words) text += (text.empty() ? "" : " ") + word->text;
  return text;
}

// "(MAR 14)" from the word on: how many words, and the day.
std::optional<std::pair<std::size_t, Day>> bracketed_day(Words words,
                                                         const Conventions& conventions,
                                                         const Lexicon& lexicon) {
  if (words.empty() || !words[0]->text.starts_with('(')) return std::nullopt;
  for (std::size_t count = 1; count <= std::min(words.size(), longest_day); ++count) {
    std::string_view last = words[count - 1]->text;
    while (last.ends_with(',') || last.ends_with(';')) last.remove_suffix(1);
    if (!last.ends_with(')')) continue;
    const std::string text = text_of(words.first(count));
    const std::string_view inside = std::string_view(text).substr(1, text.rfind(')') - 1);
    const auto day = day_in(inside, conventions, lexicon);
    if (!day) return std::nullopt;
    return std::pair(count, *day);
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(Words words, const Conventions& conventions, const Catalogue& catalogue)
      : words_(words), conventions_(conventions), catalogue_(catalogue) {}

  // The values from the word on; none where something else stands among them.
  std::vector<Dated> values_from(std::size_t at) const {
    std::vector<Dated> values;
    while (at < words_.size()) {
      const std::size_t from = at;
      Dated& dated = values.emplace_back();
      if (is_flag(at)) ++at;
      if (!is_number(at)) return {};
      dated.value = words_[at++]->text;
      if (is_unit(at)) dated.unit = words_[at++]->text;
      if (is_flag(at)) ++at;
      dated.words = words_.subspan(from, at - from);
      const auto day = bracketed_day(words_.subspan(at), conventions_, catalogue_.lexicon());
      if (!day) return {};
      at += day->first;
      dated.day = day->second;
    }
    return values;
  }

  bool is_number(std::size_t at) const {
    if (at >= words_.size()) return false;
    const std::string_view word = words_[at]->text;
    const auto number = take_number(word, conventions_, catalogue_.lexicon());
    return number && number->length == word.size();
  }

  bool is_flag(std::size_t at) const {
    if (at >= words_.size()) return false;
    const std::string_view word = words_[at]->text;
    const auto flag = take_flag(word, catalogue_.lexicon());
    return flag && flag->length == word.size();
  }

 private:
  bool is_unit(std::size_t at) const {
    if (at >= words_.size() || words_[at]->text.starts_with('(')) return false;
    return is_whole_unit(words_[at]->text, catalogue_);
  }

  Words words_;
  const Conventions& conventions_;
  const Catalogue& catalogue_;
};

// By years where both are printed, else within half a year.
bool is_later(const Day& a, const Day& b) {
  constexpr int year = 12 * 31;
  if (a.moment && b.moment) return *b.moment < *a.moment;
  const int apart = ((a.place - b.place) % year + year) % year;
  return apart > 0 && apart < year / 2;
}

// Newest first. Of several values of one day the order of the others tells.
bool put_in_order(std::vector<Dated>& values) {
  if (values.size() < 2) return true;
  if (is_later(values.back().day, values.front().day)) std::reverse(values.begin(), values.end());
  const auto goes_back = [](const Dated& a, const Dated& b) { return is_later(b.day, a.day); };
  return is_later(values.front().day, values.back().day) &&
         std::adjacent_find(values.begin(), values.end(), goes_back) == values.end();
}

bool may_hold_dated(const Line& line) {
  std::size_t brackets = 0;
  for (const Cell& cell : line.cells) {
    for (const Word* word : cell.words) brackets += word->text.starts_with('(');
  }
  const std::string& last = line.cells.back().words.back()->text;
  return brackets > 0 && last.ends_with(')');
}

}  // namespace

std::optional<DatedValues> dated_values(const Line& line, bool goes_on,
                                        const Conventions& conventions,
                                        const Catalogue& catalogue) {
  if (!may_hold_dated(line)) return std::nullopt;
  std::vector<const Word*> words;
  for (const Cell& cell : line.cells)
    words.insert(words.end(), cell.words.begin(), cell.words.end());
  const Reader reader(words, conventions, catalogue);
  std::size_t name = 1;
  while (name < words.size() && name <= longest_name && !reader.is_number(name)) ++name;
  const bool flagged = name > 1 && reader.is_flag(name - 1);
  if (flagged) --name;
  std::vector<Dated> values = reader.values_from(name);
  const std::size_t fewest = goes_on ? 1 : 2;
  if (values.size() < fewest || !has_letter(words[0]->text) || !put_in_order(values)) {
    return std::nullopt;
  }
  DatedValues found;
  found.row = line;
  found.row.cells = {cell_of(Words(words).first(name)), cell_of(values[0].words)};
  fit_box(found.row);
  found.day = values[0].day.moment;
  for (const Dated& value : std::span(values).subspan(1)) {
    const auto& day = value.day.moment;
    found.earlier.push_back(
        {value.value, day ? day->to_iso() : "", value.unit == values[0].unit ? "" : value.unit});
  }
  return found;
}

}  // namespace labread

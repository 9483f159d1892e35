#include "parser/header/doubtful_dates.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "parser/tokens/date.h"

namespace labread {
namespace {

std::vector<Date> doubtful_dates(const std::vector<Line>& lines, const Conventions& conventions,
                                 const Lexicon& lexicon) {
  std::vector<Date> dates;
  for (const Line& line : lines) {
    for (const Cell& cell : line.cells) {
      for (const Word* word : cell.words) {
        const std::size_t digit = std::min(first_digit(word->text), word->text.size());
        const std::string_view text = std::string_view(word->text).substr(digit);
        if (!numeric_date_at(text)) continue;
        const auto taken = take_date(text, conventions.date_order.value, lexicon);
        if (taken && taken->value.both_orders) dates.push_back(taken->value.moment.date);
      }
    }
  }
  return dates;
}

bool holds(const std::vector<Date>& dates, const Date& date) {
  return std::ranges::find(dates, date) != dates.end();
}

// Read either way.
bool is_same(const Date& one, const Date& other) { return one == other || swapped(one) == other; }

// A result of another day, though nobody knows which, is not of the report's: that day then is told
// beside those results alone that are of it.
void part_from_report(const std::vector<const Result*>& others, HeaderReading& head,
                      std::vector<Result>& results) {
  for (Result& result : results) {
    const bool other = std::ranges::find(others, &result) != others.end();
    if (!other && !result.collected) result.collected = head.header.collected;
  }
  head.header.collected.reset();
  // It said that the first of them stands for the report.
  std::erase_if(head.notes, [](const Note& n) { return n.code == "several_collection_dates"; });
  head.notes.push_back({"ambiguous_date_order",
                        "the day of " + others.front()->name +
                            " reads two ways; a date with a day above 12 would settle it",
                        Place{others.front()->where.page, others.front()->where.line}});
}

}  // namespace

void drop_doubtful_dates(const std::vector<Line>& lines, const Conventions& conventions,
                         const Catalogue& catalogue, HeaderReading& head,
                         std::vector<Result>& results) {
  if (is_order_known(conventions.date_order)) return;
  const std::vector<Date> doubtful = doubtful_dates(lines, conventions, catalogue.lexicon());
  const auto& of_report = head.header.collected;
  std::vector<const Result*> others;
  for (Result& result : results) {
    if (result.collected && holds(doubtful, result.collected->date)) {
      if (of_report && !is_same(result.collected->date, of_report->date)) others.push_back(&result);
      result.collected.reset();
    }
    for (Previous& earlier : result.previous) {
      const bool drop = std::ranges::any_of(doubtful, [&](const Date& date) {
        return Moment{date, {}}.to_iso() == earlier.date.substr(0, 10);
      });
      if (drop) earlier.date.clear();
    }
  }
  if (!others.empty()) part_from_report(others, head, results);
}

}  // namespace labread

#include "parser/results/doubtful_dates.h"

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

}  // namespace

void drop_doubtful_dates(const std::vector<Line>& lines, const Conventions& conventions,
                         const Catalogue& catalogue, std::vector<Result>& results) {
  if (is_order_known(conventions.date_order)) return;
  const std::vector<Date> doubtful = doubtful_dates(lines, conventions, catalogue.lexicon());
  for (Result& result : results) {
    if (result.collected && std::ranges::count(doubtful, result.collected->date) > 0) {
      result.collected.reset();
    }
    for (Previous& earlier : result.previous) {
      const bool drop = std::ranges::any_of(doubtful, [&](const Date& date) {
        return Moment{date, {}}.to_iso() == earlier.date.substr(0, 10);
      });
      if (drop) earlier.date.clear();
    }
  }
}

}  // namespace labread

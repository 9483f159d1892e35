#include "parser/assembly/dated_lists.h"

#include <algorithm>

#include "base/fold.h"

namespace labread {
namespace {

// Of the same test, as far as its print tells.
bool tell_the_same(const Result& one, const Result& other) {
  return fold_name(one.name) == fold_name(other.name) &&
         fold_unit(one.unit) == fold_unit(other.unit);
}

}  // namespace

void join_dated_lists(std::vector<Result>& results, const ListPlaces& lists,
                      std::optional<Moment>& day_of_report) {
  if (lists.empty()) return;
  const auto is_listed = [&](const Result& result) {
    return result.collected && lists.contains({result.where.page, result.where.line});
  };
  std::optional<Moment> newest;
  for (const Result& result : results) {
    if (is_listed(result) && (!newest || *newest < *result.collected)) newest = result.collected;
  }
  if (!newest) return;
  std::vector<Result> older;
  const auto has_newer = [&](const Result& result) {
    return is_listed(result) && result.collected->date < newest->date &&
           std::ranges::any_of(results, [&](const Result& other) {
             return is_listed(other) && other.collected == newest && tell_the_same(result, other);
           });
  };
  std::ranges::copy_if(results, std::back_inserter(older), has_newer);
  if (older.empty()) return;
  // `has_newer` looks at all of them: what it found is taken out afterwards.
  std::vector<Result> kept;
  std::ranges::copy_if(results, std::back_inserter(kept),
                       [&](const Result& result) { return !has_newer(result); });
  std::ranges::stable_sort(older, [](const Result& a, const Result& b) {
    return b.collected->date < a.collected->date;
  });
  for (const Result& earlier : older) {
    for (Result& result : kept) {
      if (!is_listed(result) || result.collected != newest || !tell_the_same(earlier, result)) {
        continue;
      }
      result.previous.push_back({earlier.value, Moment{earlier.collected->date, {}}.to_iso(), ""});
      break;
    }
    if (day_of_report == earlier.collected) day_of_report = newest;
  }
  results = std::move(kept);
}

}  // namespace labread

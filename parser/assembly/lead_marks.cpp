#include "parser/assembly/lead_marks.h"

#include <algorithm>
#include <optional>

namespace labread {
namespace {

// Whether a number lies outside of its printed limits; nothing where nothing tells.
std::optional<bool> is_outside(const Result& result) {
  if (!result.read.number || result.read.ambiguous) return std::nullopt;
  const auto& [low, high] = std::pair(result.range.low, result.range.high);
  if (result.read.comparator != Comparator::none || (!low && !high)) return std::nullopt;
  return (low && *result.read.number < low->value) || (high && high->value < *result.read.number);
}

}  // namespace

void LeadMarks::settle(std::vector<Result>& results) const {
  bool inside = false;
  bool outside = false;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const bool marked = std::any_of(marks_.begin(), marks_.end(),
                                    [i](const auto& mark) { return mark.first == i; });
    const auto found = is_outside(results[i]);
    if (found && *found != marked) return;
    inside = inside || (found && !*found);
    outside = outside || (found && *found);
  }
  if (!inside || !outside) return;
  for (const auto& [i, mark] : marks_) {
    Result& result = results[i];
    if (!result.flag.empty()) continue;
    result.flag = mark.text;
    result.flag_meaning = "abnormal";
    result.where.flag = mark.box;
  }
}

}  // namespace labread

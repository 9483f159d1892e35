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

const Piece* mark_of(const Result& result, const std::vector<std::pair<Location, Piece>>& marks) {
  const auto found = std::ranges::find_if(marks, [&](const auto& mark) {
    const Location& where = mark.first;
    return where.page == result.where.page && where.line == result.where.line && where.value &&
           result.where.value && where.value->left == result.where.value->left;
  });
  return found == marks.end() ? nullptr : &found->second;
}

}  // namespace

void LeadMarks::settle(std::vector<Result>& results) const {
  bool inside = false;
  bool outside = false;
  for (const Result& result : results) {
    const bool marked = mark_of(result, marks_) != nullptr;
    const auto found = is_outside(result);
    if (found && *found != marked) return;
    inside = inside || (found && !*found);
    outside = outside || (found && *found);
  }
  if (!inside || !outside) return;
  for (Result& result : results) {
    const Piece* mark = mark_of(result, marks_);
    if (mark == nullptr || !result.flag.empty()) continue;
    result.flag = mark->text;
    result.flag_meaning = "abnormal";
    result.where.flag = mark->box;
  }
}

}  // namespace labread

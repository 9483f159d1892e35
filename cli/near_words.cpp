#include "cli/near_words.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <tuple>
#include <utility>

namespace labread {
namespace {

// Edits (insert, delete, replace) between two short words.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

}  // namespace

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& candidates) {
  // The nearest first; of words that hold what was typed the shortest.
  std::vector<std::tuple<std::size_t, std::size_t, std::string_view>> near;
  for (const std::string& candidate : candidates) {
    const std::size_t edits = distance(typed, candidate);
    const bool part = typed.size() >= 3 && candidate.find(typed) != std::string::npos;
    if (part || edits <= std::max<std::size_t>(typed.size() / 3, 1)) {
      near.emplace_back(part ? 0 : edits, part ? candidate.size() : 0, candidate);
    }
  }
  std::ranges::sort(near);
  const auto same = std::ranges::unique(near);
  near.erase(same.begin(), same.end());
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(near.size(), 3); ++i) {
    text.append(i == 0 ? "; did you mean " : " or ").append(std::get<2>(near[i]));
  }
  return text.empty() ? text : text + "?";
}

}  // namespace labread

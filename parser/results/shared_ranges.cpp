#include "parser/results/shared_ranges.h"

#include <algorithm>
#include <utility>

namespace labread {
namespace {

constexpr std::ptrdiff_t fewest_rows = 3;
constexpr double near_limits = 2;  // as many times as high, or as low
constexpr double far_from_them = 4;

bool lies_within(const Result& result, const PrintedRange& range, double times) {
  const double number = result.read.number->to_double();
  return number * times >= range.low->value.to_double() &&
         number <= times * range.high->value.to_double();
}

// The share of a row without a range, in front of its amount, which has the row's.
bool is_share_of(const Result& share, const Result& amount) {
  return share.unit == "%" && amount.unit != "%" && share.name == amount.name &&
         share.where.page == amount.where.page && share.where.line == amount.where.line &&
         share.range.text.empty() && amount.range.low && amount.range.high && share.read.number &&
         amount.read.number && amount.range.unit.empty();
}

void hand_over(Result& amount, Result& share) {
  share.range = std::exchange(amount.range, {});
  share.where.range = std::exchange(amount.where.range, {});
  const bool flag_in_front = amount.where.flag && share.where.value && share.flag.empty() &&
                             amount.where.flag->left < share.where.value->left;
  if (!flag_in_front) return;
  share.flag = std::exchange(amount.flag, {});
  share.flag_meaning = std::exchange(amount.flag_meaning, {});
  share.where.flag = std::exchange(amount.where.flag, {});
}

}  // namespace

void hand_ranges_to_shares(std::vector<Result>& results) {
  std::vector<std::pair<Result*, Result*>> rows;
  std::ptrdiff_t of_shares = 0;
  for (std::size_t i = 1; i < results.size(); ++i) {
    const Result& share = results[i - 1];
    const Result& amount = results[i];
    if (!is_share_of(share, amount)) continue;
    const PrintedRange& range = amount.range;
    const bool far_share = !lies_within(share, range, far_from_them);
    const bool far_amount = !lies_within(amount, range, far_from_them);
    if (far_share && lies_within(amount, range, near_limits)) return;
    of_shares += far_amount && lies_within(share, range, near_limits);
    rows.emplace_back(&results[i - 1], &results[i]);
  }
  if (of_shares < fewest_rows || of_shares * 2 <= std::ssize(rows)) return;
  for (const auto& [share, amount] : rows) hand_over(*amount, *share);
}

}  // namespace labread

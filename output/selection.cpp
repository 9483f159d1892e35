#include "output/selection.h"

#include <algorithm>

namespace labread {
namespace {

bool is_about(const Finding& finding, const std::vector<std::size_t>& results) {
  return finding.results.empty() || std::ranges::any_of(finding.results, [&](std::size_t index) {
           return std::ranges::binary_search(results, index);
         });
}

}  // namespace

bool is_shown(const JudgedResult& result, const WriteOptions& options) {
  return !options.only_abnormal || result.status != Status::normal || !result.critical.empty();
}

Selection select(const Interpretation& answer, const WriteOptions& options) {
  Selection shown;
  for (std::size_t i = 0; i < answer.results.size(); ++i) {
    if (is_shown(answer.results[i], options)) shown.results.push_back(i);
  }
  for (std::size_t i = 0; i < answer.findings.size(); ++i) {
    if (!options.only_abnormal || is_about(answer.findings[i], shown.results)) {
      shown.findings.push_back(i);
    }
  }
  return shown;
}

bool is_out_of_range(const JudgedResult& result) {
  return !result.critical.empty() || result.status == Status::low ||
         result.status == Status::high || result.status == Status::abnormal;
}

}  // namespace labread

#include "cli/batch_summary.h"

#include <nlohmann/json.hpp>
#include <string_view>

namespace labread {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

// ": 3 damaged, 1 not_found"
std::string listed(const std::map<std::string, std::size_t>& counts) {
  std::string text;
  for (const auto& [name, count] : counts) {
    text += (text.empty() ? ": " : ", ") + std::to_string(count) + " " + name;
  }
  return text;
}

}  // namespace

std::size_t BatchSummary::failures() const {
  std::size_t sum = 0;
  for (const auto& [code, count] : failed) sum += count;
  return sum;
}

std::string as_text(const BatchSummary& summary) {
  std::string text =
      "read " + std::to_string(summary.read) + " of " + counted(summary.files, "file", "files");
  if (summary.resumed > 0) text += " (" + std::to_string(summary.resumed) + " read before)";
  text += ": " + counted(summary.tally.reports, "report", "reports") + ", " +
          counted(summary.tally.results, "result", "results") + ", " +
          std::to_string(summary.tally.out_of_range) + " out of range, " +
          std::to_string(summary.tally.critical) + " critical\n";
  if (!summary.failed.empty()) {
    text += "failed " + std::to_string(summary.failures()) + listed(summary.failed) + "\n";
  }
  if (summary.duplicates > 0) {
    text += "same content as an earlier file " + std::to_string(summary.duplicates) + "\n";
  }
  if (!summary.untried.empty()) text += "other types, not tried" + listed(summary.untried) + "\n";
  return text;
}

std::string as_json(const BatchSummary& summary) {
  const nlohmann::ordered_json json = {{"files", summary.files},
                                       {"read", summary.read},
                                       {"resumed", summary.resumed},
                                       {"failed", summary.failed},
                                       {"duplicates", summary.duplicates},
                                       {"not_tried", summary.untried},
                                       {"reports", summary.tally.reports},
                                       {"results", summary.tally.results},
                                       {"out_of_range", summary.tally.out_of_range},
                                       {"critical", summary.tally.critical}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace labread
